"""What is said where there is no value. A marker is data: never a zero, never simply "missing"."""

from __future__ import annotations

from sbs_data.disclosure import Hidden
from sbs_data.measures.facts import ONE_TO_FOUR, Fact
from sbs_data.measures.sources import NAMES
from sbs_data.words.measure_words import Measure, ends
from sbs_data.words.pupil_words import behind

NO_FACT = "ingen uppgift"
PROTECTED = tuple(str(hidden) for hidden in Hidden if hidden is not Hidden.ONE_TO_FOUR)
"""All but the first are of own figures alone, which are protected before they are published."""
_OWN = {
    Hidden.STEP: "Visas i steg om fem elever, eftersom en annan avstämning samma läsår visas exakt",
    Hidden.LATER: "Visas inte, eftersom en annan avstämning samma läsår redan visas",
    Hidden.CORRECTED: "Visas inte, eftersom avstämningen har rättats sedan den först visades",
}
_SHORT = {
    "too_few": "visas inte",
    ONE_TO_FOUR: "visas inte",
    "missing": "saknas",
    "not_applicable": "gäller inte",
}


def source(fact: Fact) -> str:
    """Who says it, in a word: ``Skolverket``, ``Kolada``, else the source's own name."""
    return next((name for name in NAMES if fact.source.startswith(name)), fact.source)


def is_own(fact: Fact) -> bool:
    """Whether the figure is the authority's own follow-up."""
    return source(fact) not in NAMES


def why(fact: Fact, measure: Measure) -> str:
    """Why there is no value, without full stop: ``Skolverket visar inte uppgiften``."""
    if fact.marker == ONE_TO_FOUR:
        return measure.few
    if fact.marker in PROTECTED:
        if is_own(fact):
            return _OWN.get(
                Hidden(fact.marker or ""),
                "Uppgiften visas inte, för att inga elever ska kunna kännas igen",
            )
        return f"{source(fact)} visar inte uppgiften"
    if fact.marker == "missing":
        return "Uppgift saknas eller är inte tillämplig"
    if fact.marker == "not_applicable":
        return "Inte tillämpligt"
    return "Källan visar inget värde"


def short(fact: Fact | None, measure: Measure) -> str:
    """The same in a word or two, for a figure."""
    if fact is None:
        return NO_FACT
    if fact.marker == ONE_TO_FOUR:
        return measure.few_short
    return _SHORT.get(str(fact.marker), "visas inte")


def range_words(fact: Fact) -> str | None:
    """``mellan 64 % och 91 %``, whole per cent; ``None`` where no range is known."""
    possible = fact.possible
    if possible is None:
        return None
    return f"mellan {ends(*possible)}"


def in_words(fact: Fact, measure: Measure) -> str:
    """A fact on one line: ``75,6 %, 59 av 78 (beräknat)``, or why there is no value."""
    if fact.value is not None:
        told = [measure.value(fact.value)]
        if measure.is_share and (pupils := behind(fact)):
            told.append(pupils)
        if fact.status == "preliminary":
            told.append("preliminärt")
        return ", ".join(told)
    told = [why(fact, measure)]
    if (between := range_words(fact)) is not None:
        told.append(between)
    return ", ".join(told)
