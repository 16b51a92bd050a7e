"""What a report claims beside what the statistics show: agreeing, differing, or not comparable.

It is the claim that is compared, never a goal's colour. Plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sbs_data.analysis import Verdict
from sbs_data.answers import sexes
from sbs_data.measures.facts import Fact, chronological
from sbs_data.model import Term, parse_period
from sbs_data.words import claim_words, genders, unsaid
from sbs_data.words.formats import number, sentence_start
from sbs_data.words.measure_words import Measure, percent, rounded, season

Claim = Mapping[str, object]
"""A row of the views ``claims``, ``stated_targets`` or ``targets``."""

BASIS = "Underlaget kan skilja sig åt: elevgrupp, tidpunkt och prövning."
IN_A_LIST = f"Vad rapporterna anger jämförs med statistiken. {BASIS}"
"""Said once of many comparisons."""
UNSURE = "Det går inte att säga om uppgifterna stämmer överens."
"""Of a report that says both."""
_ABOUT = 2.0
"""Procentenheter or poäng that *omkring* allows for."""


class Outcome(StrEnum):
    """How a claim and a figure stand to each other."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_COMPARABLE = "not_comparable"
    NOTHING_CLAIMED = "nothing_claimed"
    """A målvärde of which the report does not say whether it was reached."""
    BOTH_CLAIMED = "both_claimed"
    """A målvärde of which it says both: then nothing is said of whether it is so."""


@dataclass(frozen=True, slots=True)
class OutcomeLook:
    """Word and symbol; no colour: these are no statuses."""

    word: str
    icon: str


LOOKS: Mapping[Outcome, OutcomeLook] = {
    Outcome.AGREES: OutcomeLook("Stämmer överens", ":material/check:"),
    Outcome.DIFFERS: OutcomeLook("Skiljer sig åt", ":material/compare_arrows:"),
    Outcome.NOT_COMPARABLE: OutcomeLook("Går inte att jämföra", ":material/help:"),
    Outcome.BOTH_CLAIMED: OutcomeLook("Säger både och", ":material/call_split:"),
    Outcome.NOTHING_CLAIMED: OutcomeLook("Inget utfall angivet", ":material/edit_off:"),
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A claim that has met the statistics. ``fact`` is the figure it met, where there is one."""

    outcome: Outcome
    claimed: str
    shown: str
    verdict: str
    fact: Fact | None = None

    @property
    def told(self) -> tuple[str, ...]:
        """The claim, the figure and the verdict."""
        return tuple(words for words in (self.claimed, self.shown, self.verdict) if words)

    @property
    def basis(self) -> str:
        """What a comparison rests on; ``""`` where nothing is compared."""
        is_compared = self.outcome not in (Outcome.NOT_COMPARABLE, Outcome.BOTH_CLAIMED)
        return BASIS if is_compared else ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """To be read aloud, in order; what the comparison rests on last."""
        return tuple(words for words in (*self.told, self.basis) if words)


def in_short(meeting: Meeting, whose: str) -> str:
    """``Skiljer sig åt, Björkskolan: Rapporten anger …``, where it cannot have a card."""
    return f"{LOOKS[meeting.outcome].word}, {whose}: {' '.join(meeting.told)}"


def meet(claim: Claim, facts: Iterable[Fact], measure: Measure | None) -> Meeting:
    """A claim against the facts of the unit it speaks of (every sex and year, one population).

    ``measure`` is that of the claim; ``None`` where it says none that is known.
    """
    if measure is None or claim["measure"] != measure.code:
        return _apart(claim, "rapporten säger inte vilket mått det gäller")
    every = chronological(facts)
    reason = _incomparable(claim, every, measure)
    if reason is not None:
        return _apart(claim, reason)
    gender = str(claim["gender"] or "all")
    of = [fact for fact in every if fact.gender == gender]
    fact = next((fact for fact in of if _is_when(fact, claim)), None)
    if fact is None:
        return _apart(claim, f"{_source(every)} har ingen uppgift för {_when(claim)}")
    if claim["value"] is None:
        return _direction(claim, of, fact, measure)
    met = (
        _pupils(claim, fact, measure) if claim["unit"] == "pupils" else _level(claim, fact, measure)
    )
    if (
        met.outcome is Outcome.AGREES
        and claim.get("direction")
        and not claim_words.is_target(claim)
    ):
        return _with_course(met, claim, of, fact, measure)
    return met


def _incomparable(claim: Claim, facts: Sequence[Fact], measure: Measure) -> str | None:
    """Why not, in a clause; ``None`` where nothing stands against it."""
    if not facts:
        return "för enheten är ingen sådan statistik importerad"
    return (
        _other_measure(claim, measure)
        or _other_group(claim, facts, measure)
        or _other_term(claim, measure)
    )


def _other_measure(claim: Claim, measure: Measure) -> str | None:
    unit = claim["unit"]
    if unit == "pupils" and (not measure.is_share or claim_words.is_target(claim)):
        return "rapporten anger ett antal elever och statistiken ett annat mått"
    if unit == "percentage_points" or claim.get("is_change"):
        return "rapporten anger en förändring och statistiken en nivå"
    if unit not in (None, "pupils", "percent" if measure.unit == "percent" else "points"):
        return "rapporten anger ett annat mått"
    return None


def _other_group(claim: Claim, facts: Sequence[Fact], measure: Measure) -> str | None:
    gender = claim["gender"]
    if measure.grade and claim["grades"] and str(claim["grades"]) != measure.grade:
        return f"rapporten gäller en annan elevgrupp; statistiken gäller årskurs {measure.grade}"
    if gender and not any(fact.gender == gender for fact in facts):
        if not sexes.is_published(measure, facts[0].unit_kind):
            return "statistiken publiceras inte per kön på skolnivå"
        return "statistiken finns inte per kön i det som är importerat"
    return None


def _other_term(claim: Claim, measure: Measure) -> str | None:
    term, rule = claim["term"], measure.term_rule
    if not term and not claim["school_year"]:
        return "rapporten anger ingen termin och inget läsår"
    if term and rule and not str(term).startswith(rule):
        half = "vårterminen" if rule == "VT" else "höstterminen"
        return f"rapporten gäller en annan termin; statistiken gäller {half}"
    return None


def _apart(claim: Claim, reason: str, shown: str = "", fact: Fact | None = None) -> Meeting:
    return Meeting(
        Outcome.NOT_COMPARABLE,
        claimed_in_words(claim),
        shown,
        f"Det går inte att jämföra: {reason}.",
        fact,
    )


def claimed_in_words(claim: Claim) -> str:
    """``Rapporten anger ett målvärde (… minst 80 %, VT23) och att det har nåtts.``"""
    words = claim_words.in_sentence(claim)
    if claim_words.is_target(claim):
        if claim_words.says_both(claim):
            return f"Rapporten anger ett målvärde ({words}). {claim_words.reached_in_words(claim)}"
        reached = claim.get("reached")
        outcome = (
            "" if reached is None else f" och att det {'har nåtts' if reached else 'inte nåddes'}"
        )
        return f"Rapporten anger ett målvärde ({words}){outcome}."
    if claim_words.tells_course(claim):
        return f"Rapporten anger en utveckling ({words})."
    return f"Rapporten anger {words}."


def _when(claim: Claim) -> str:
    return season(str(claim["term"] or claim["school_year"]))


def _is_when(fact: Fact, claim: Claim) -> bool:
    if claim["term"]:
        period = parse_period(str(claim["term"]))
        year = period.school_year if isinstance(period, Term) else period
        return fact.school_year == str(year)
    return fact.school_year == str(claim["school_year"])


def _source(facts: Sequence[Fact]) -> str:
    return unsaid.source(facts[-1])


def _shows(fact: Fact, measure: Measure, *, turned: bool = False) -> str:
    whose = genders.for_whom(fact.gender)
    if fact.value is None:
        told = unsaid.in_words(fact, measure)
        return f"{sentence_start(season(fact.when))}{whose}: {told}."
    told, *rest = unsaid.in_words(fact, measure).split(", ", 1)
    told = f"{_statistics(fact)} visar {told} {season(fact.when)}{whose}"
    if turned and measure.unit == "percent":
        rest = [*rest, f"alltså {percent(100 - fact.value)} {_who_miss(measure)}"]
    return f"{', '.join([told, *rest])}."


def _who_miss(measure: Measure) -> str:
    return claim_words.who_miss(measure.code) or "som inte ingår"


def _statistics(fact: Fact) -> str:
    source = unsaid.source(fact)
    return "Huvudmannens egen uppföljning" if unsaid.is_own(fact) else f"{source}s statistik"


def _level(claim: Claim, fact: Fact, measure: Measure) -> Meeting:
    claimed = claimed_in_words(claim)
    shown = _shows(fact, measure, turned=bool(claim["negated"]))
    said, comparator = _as_reached(claim)
    if fact.value is None and fact.possible is None:
        return _apart(claim, "uppgiften visas inte", shown, fact)
    if claim_words.is_target(claim):
        return _target(claim, fact, measure, said, comparator)
    if comparator in ("at_least", "at_most", "more_than", "less_than"):
        found = fact.against(said, comparator)
        if found is Verdict.UNDECIDABLE:
            return _apart(claim, _unsure("det", fact, measure), shown, fact)
        agrees = found is Verdict.REACHES
    elif fact.value is None:
        return _within(claim, fact, said, shown)
    else:
        agrees = _alike(said, fact.value, comparator)
    far = None if fact.value is None else measure.distance(fact.value - said)
    return _met(agrees, claimed, shown, None if comparator not in (None, "about") else far, fact)


def _pupils(claim: Claim, fact: Fact, measure: Measure) -> Meeting:
    """A report's ``26 av 31 flickor`` against the pupils that the share stands for."""
    shown = _shows(fact, measure, turned=bool(claim["negated"]))
    if fact.reached is None or fact.pupils is None:
        reason = "statistiken säger inte hur många elever andelen motsvarar"
        return _apart(claim, reason, shown, fact)
    ours = fact.pupils - fact.reached if claim["negated"] else fact.reached
    said, of = float(str(claim["value"])), claim.get("of_count")
    if said == ours and (of is None or float(str(of)) == fact.pupils):
        return _met(True, claimed_in_words(claim), shown, None, fact)
    worked_out = "" if fact.is_counted else " (beräknat)"
    return Meeting(
        Outcome.DIFFERS,
        claimed_in_words(claim),
        shown,
        "Uppgifterna skiljer sig åt: statistiken motsvarar "
        f"{number(ours)} av {number(fact.pupils)}{worked_out}.",
        fact,
    )


def _unsure(what: str, fact: Fact, measure: Measure) -> str:
    """``om 80 % nåddes kan inte avgöras med så få elever``, or by a rounded figure."""
    if fact.value is None:
        return f"{what} kan inte avgöras med så få elever"
    return f"{what} kan inte avgöras, eftersom {measure.value(fact.value)} är avrundat"


def _within(claim: Claim, fact: Fact, said: float, shown: str) -> Meeting:
    """A number against a range: outside it differs, inside it nothing can be said."""
    possible = fact.possible
    if possible is not None and not possible.low <= said <= possible.high:
        return _met(False, claimed_in_words(claim), shown, None, fact)
    return _apart(claim, "det kan inte avgöras med så få elever", shown, fact)


def _as_reached(claim: Claim) -> tuple[float, str | None]:
    """The claim as a share of those who reach: 30 % who do not are 70 % who do."""
    value = float(str(claim["value"]))
    comparator = None if claim["comparator"] is None else str(claim["comparator"])
    if not claim["negated"]:
        return value, comparator
    turned = {
        "at_least": "at_most",
        "at_most": "at_least",
        "more_than": "less_than",
        "less_than": "more_than",
    }
    return rounded(100 - value), turned.get(comparator or "", comparator)


def _alike(said: float, shown: float, comparator: str | None) -> bool:
    """As exact as it was said: 80 agrees with 80,4, and 80,5 does not."""
    if comparator == "about":
        return abs(said - shown) <= _ABOUT
    places = 0 if said == int(said) else 1
    return rounded(shown, places) == rounded(said, places)


def _target(
    claim: Claim, fact: Fact, measure: Measure, said: float, comparator: str | None
) -> Meeting:
    """What the report says of reaching, against what the figure says of it."""
    claimed, shown = claimed_in_words(claim), _shows(fact, measure, turned=bool(claim["negated"]))
    if claim_words.says_both(claim):
        return Meeting(Outcome.BOTH_CLAIMED, claimed, shown, UNSURE, fact)
    found = fact.against(said, comparator)
    # "80 % nåddes" is said of what is to be reached from below, in the report's own way.
    is_plain = not claim["negated"] and comparator not in ("at_most", "less_than")
    aim = measure.target(said) if is_plain else "målvärdet"
    if found is Verdict.UNDECIDABLE:
        return _apart(claim, _unsure(f"om {aim} nåddes", fact, measure), shown, fact)
    reached = found is Verdict.REACHES
    if claim.get("reached") is None:
        words = f"I statistiken {'nåddes' if reached else 'nåddes inte'} {aim}."
        return Meeting(Outcome.NOTHING_CLAIMED, claimed, shown, words, fact)
    agrees = bool(claim["reached"]) is reached
    side = "nåddes" if reached else "nåddes inte"
    verdict = (
        f"Uppgifterna stämmer överens: {aim} {side}."
        if agrees
        else f"Uppgifterna skiljer sig åt: i statistiken {side} {aim}."
    )
    return Meeting(Outcome.AGREES if agrees else Outcome.DIFFERS, claimed, shown, verdict, fact)


def _direction(claim: Claim, facts: Sequence[Fact], fact: Fact, measure: Measure) -> Meeting:
    """A direction against the same year and the one before it."""
    before = _year_before(facts, fact)
    if before is None or before.value is None or fact.value is None:
        shown = _shows(fact, measure, turned=bool(claim["negated"]))
        return _apart(claim, "det finns ingen uppgift för året före", shown, fact)
    shown = (
        f"{_statistics(fact)} visar {measure.value(fact.value)} {season(fact.when)} och "
        f"{measure.value(before.value)} {season(before.when)}{genders.for_whom(fact.gender)}"
    )
    if claim["negated"] and measure.unit == "percent":
        turned = (percent(100 - value) for value in (fact.value, before.value))
        shown += f", alltså {' och '.join(turned)} {_who_miss(measure)}"
    agrees = _way(claim, fact.value, before.value) == claim["direction"]
    return _met(agrees, claimed_in_words(claim), f"{shown}.", None, fact)


def _with_course(
    met: Meeting, claim: Claim, facts: Sequence[Fact], fact: Fact, measure: Measure
) -> Meeting:
    """A level that agrees, of which the report also says how it has moved."""
    before = _year_before(facts, fact)
    if before is None or before.value is None or fact.value is None:
        return replace(met, verdict="Nivån stämmer överens. Utvecklingen går inte att jämföra.")
    value = 100 - before.value if claim["negated"] else before.value
    who = f" {_who_miss(measure)}" if claim["negated"] else ""
    when = sentence_start(season(before.when))
    shown = f"{met.shown} {when} var det {measure.value(value)}{who}."
    if _way(claim, fact.value, before.value) != claim["direction"]:
        verdict = "Nivån stämmer överens, men inte utvecklingen."
        return replace(met, shown=shown, outcome=Outcome.DIFFERS, verdict=verdict)
    if claim.get("from_value") is not None:
        # From when it moved is not said.
        return replace(met, shown=shown, verdict="Nivån och riktningen stämmer överens.")
    return replace(met, shown=shown)


def _year_before(facts: Sequence[Fact], fact: Fact) -> Fact | None:
    return next((each for each in facts if each.year_order == fact.year_order - 1), None)


def _way(claim: Claim, now: float, before: float) -> str:
    """How the figures have moved, of those whom the claim counts."""
    apart = rounded(before - now if claim["negated"] else now - before)
    return "up" if apart > 0 else "down" if apart < 0 else "unchanged"


def _met(agrees: bool, claimed: str, shown: str, far: str | None, fact: Fact) -> Meeting:
    if agrees:
        verdict, outcome = "Uppgifterna stämmer överens.", Outcome.AGREES
    else:
        by = f" med {far}" if far else ""
        verdict, outcome = f"Uppgifterna skiljer sig åt{by}.", Outcome.DIFFERS
    return Meeting(outcome, claimed, shown, verdict, fact)
