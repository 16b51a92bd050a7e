"""What the reports claim beside what the statistics show, each with its quote and its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.figures import figure_facts
from pages.parts.figures.figure_facts import Figures, Known
from pages.parts.frame import addresses, data, words
from pages.parts.frame.kept import kept
from pages.parts.selection import figure_units
from pages.parts.selection.figure_units import Unit, Units
from pages.parts.texts import quotes
from sbs_data import questions
from sbs_data.answers import claims_against
from sbs_data.answers.claims_against import LOOKS, Claim, Meeting, Outcome
from sbs_data.measures.facts import Fact
from sbs_data.words import escaped
from sbs_data.words.formats import how_many

TITLE = "Vad rapporterna anger"
_SHOW = 3
_ON_LAGESBILD = 3
_IN_LIST = 2
_KEEP = 100
_ORDER = (Outcome.DIFFERS, Outcome.AGREES, Outcome.NOTHING_CLAIMED, Outcome.NOT_COMPARABLE)
_SAME = (
    "measure", "value", "from_value", "unit", "negated", "direction", "gender", "term",
    "school_year",
)  # fmt: skip
"""Claims that are alike in these are one, said in several places."""

Row = dict[str, object]
"""A row of the question ``figure_claims``."""
Claimed = tuple[list[Row], Unit]
"""A claim in all the places where it is said, and the unit whose figures it meets."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report, and where they stand (``passage`` as ``quotes`` has it)."""

    text: str
    file: str
    passage: dict[str, object]


@dataclass(frozen=True, slots=True)
class Met:
    """A claim that has met the figures. ``whose`` is the unit that the figures are of."""

    meeting: Meeting
    whose: str
    quotes: tuple[Quote, ...]
    is_target: bool
    is_confirmed: bool
    gender: str

    @property
    def is_open(self) -> bool:
        """A målvärde that nobody has confirmed."""
        return self.is_target and not self.is_confirmed


def of_unit(shown: data.Data, unit: Unit, measure: str, gender: str = "all") -> tuple[Met, ...]:
    """The claims of a unit and a measure; of a kommun's too, where they are of the same pupils.

    Of girls or boys alone where one of them is chosen.
    """
    key = str(shown.settings.published), shown.name, unit.key, measure
    every = _of_unit(*key, shown, unit)
    return tuple(met for met in every if gender in ("all", met.gender))


@kept(_KEEP)
def _of_unit(
    published: str,  # noqa: ARG001 (with the name and the key, what the answer is kept under)
    name: str,  # noqa: ARG001
    key: str,  # noqa: ARG001
    measure: str,
    _shown: data.Data,
    _unit: Unit,
) -> tuple[Met, ...]:
    codes = [_unit.code]
    units = figure_units.of(_shown)
    only = figure_units.only_school(units)
    is_only = only is not None and only.key == _unit.key
    if is_only and _unit.municipality_code:
        codes.append(_unit.municipality_code)
    authority = _unit.authority if is_only or not _unit.is_school else None
    rows = questions.figure_claims(_shown.snapshot, codes, [measure], authority=authority)
    of = [(alike, _unit) for alike in _alike(_without_counts(data.records(rows)))]
    return _meet(_shown, of, figure_facts.of(_shown, _unit))


def of_initiatives(
    shown: data.Data, initiative_ids: Sequence[str]
) -> Mapping[str, tuple[Met, ...]]:
    """Of each initiative the claims that meet a figure, asked for together."""
    return _of_initiatives(str(shown.settings.published), shown.name, tuple(initiative_ids), shown)


@st.cache_resource(max_entries=_KEEP, show_spinner=False)
def _of_initiatives(
    published: str,  # noqa: ARG001
    name: str,  # noqa: ARG001
    initiative_ids: tuple[str, ...],
    _shown: data.Data,
) -> Mapping[str, tuple[Met, ...]]:
    rows = data.records(questions.figure_claims(_shown.snapshot, initiative_ids=initiative_ids))
    units = figure_units.of(_shown)
    claimed = {
        of: _with_units(units, [row for row in rows if row["initiative_id"] == of])
        for of in initiative_ids
    }
    figures = _figures_of(_shown, [each for claims in claimed.values() for each in claims])
    return {of: tuple(filter(_has_met, _meet(_shown, claimed[of], figures))) for of in claimed}


def _has_met(met: Met) -> bool:
    """Beside an initiative: what nobody has confirmed is no målvärde."""
    return met.meeting.fact is not None and not met.is_open


def confirmed(shown: data.Data, school: str | None) -> tuple[Met, ...]:
    """Of a school, or all: the confirmed målvärden that meet a figure."""
    return _confirmed(str(shown.settings.published), shown.name, school, shown)


@st.cache_resource(max_entries=_KEEP, show_spinner=False)
def _confirmed(
    published: str,  # noqa: ARG001
    name: str,  # noqa: ARG001
    school: str | None,
    _shown: data.Data,
) -> tuple[Met, ...]:
    kept = [
        row
        for row in data.records(questions.figure_claims(_shown.snapshot))
        if row["confirmed_by"] is not None and (school is None or row["unit_name"] == school)
    ]
    claimed = _with_units(figure_units.of(_shown), kept)
    found = _meet(_shown, claimed, _figures_of(_shown, claimed))
    return tuple(met for met in found if met.meeting.fact is not None and met.is_confirmed)


def _with_units(units: Units, rows: Sequence[Row]) -> list[Claimed]:
    """Each claim once with the unit it is of; those of none that is known are left out."""
    every = ((alike, _unit_of(units, alike[0])) for alike in _alike(_without_counts(rows)))
    return [(alike, unit) for alike, unit in every if unit is not None]


def _figures_of(shown: data.Data, claimed: Iterable[Claimed]) -> Figures:
    return figure_facts.of_units(shown, {unit for _, unit in claimed})


def _meet(shown: data.Data, claimed: Iterable[Claimed], figures: Figures) -> tuple[Met, ...]:
    """Each claim against the figures of its unit; what differs comes first."""
    known = figure_facts.measures_of(shown)
    met = [_one(alike, unit, figures, known[str(alike[0]["measure"])]) for alike, unit in claimed]
    return tuple(sorted(met, key=lambda each: _ORDER.index(each.meeting.outcome)))


def _without_counts(rows: Sequence[Row]) -> list[Row]:
    """``45 av 62 elever, 73 procent`` is one claim said two ways: the share can be compared."""
    shares = {
        (row["quote"], row["measure"], row["term"]) for row in rows if row["unit"] == "percent"
    }
    return [
        row
        for row in rows
        if row["unit"] != "pupils" or (row["quote"], row["measure"], row["term"]) not in shares
    ]


def _alike(rows: Iterable[Row]) -> list[list[Row]]:
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        is_target = row["target_key"] is not None
        key = (row["target_key"],) if is_target else tuple(row[name] for name in _SAME)
        found.setdefault(key, []).append(row)
    return list(found.values())


def _unit_of(units: Units, claim: Claim) -> Unit | None:
    """The school of a claim; the kommun's own schools, or its only school, of a kommun's claim."""
    code = claim["unit_code"]
    of = next((unit for unit in units.values() if unit.code == code), None)
    if of is None and claim["school"] is None:
        only = figure_units.only_school(units)
        return only if only is not None and only.authority == claim["authority"] else None
    return of


def _one(alike: Sequence[Row], unit: Unit, figures: Figures, known: Known) -> Met:
    # The latest report that says whether it was reached counts, and is quoted first.
    alike = sorted(alike, key=lambda row: row["reached"] is None)
    claim = alike[0]
    measure = known.measure
    meeting = claims_against.meet(claim, figures.every(unit, measure.code), measure)
    whose = unit.label
    if meeting.fact is None and figures.are_the_same_pupils(unit):
        # A school's meritvärde is not published by sex; that of its kommun is.
        facts = _municipal(figures, unit, measure.code)
        other = claims_against.meet(claim, facts, measure)
        if other.fact is not None:
            meeting, whose = other, f"{unit.municipality}, kommunala skolor, som är samma elever"
    return Met(
        meeting=meeting,
        whose=whose,
        quotes=tuple(_quotes(alike)),
        is_target=claim["target_key"] is not None,
        is_confirmed=claim["confirmed_by"] is not None,
        gender=str(claim["gender"] or "all"),
    )


def _municipal(figures: Figures, unit: Unit, measure: str) -> tuple[Fact, ...]:
    code = unit.municipality_code or ""
    return tuple(
        fact
        for gender in ("all", "girls", "boys")
        for fact in figures.of("municipality", code, "municipal", measure, gender)
    )


def _quotes(alike: Iterable[Row]) -> Iterable[Quote]:
    said = set()
    for row in alike:
        if (row["quote"], row["file"]) not in said:
            said.add((row["quote"], row["file"]))
            yield Quote(str(row["quote"]), str(row["file"]), row)


# --- on the page


def draw(every: Sequence[Met], *, show: int = _SHOW) -> None:
    """Each claim with the figure it meets; those past ``show`` folded."""
    for met in every[:show]:
        _draw_one(met)
    if rest := every[show:]:
        label = f"{how_many(len(rest), 'uppgift', 'uppgifter')} till"
        folded = st.expander(label, key=f"claims {len(rest)}", on_change="rerun")
        if folded.open:  # what nobody reads is not drawn
            with folded:
                for met in rest:
                    _draw_one(met)


def draw_of_initiative(shown: data.Data, initiative_id: str) -> None:
    """On the initiative's page: what its words say of the results, beside the statistics."""
    if every := of_initiatives(shown, [initiative_id])[initiative_id]:
        st.header("Insatsens uppgifter mot statistiken", anchor=False)
        draw(every)


def draw_in_list(every: Sequence[Met]) -> None:
    """In a list of initiatives: what weighs most; the quotes are on the initiative's own page."""
    lines = [
        f"{_head(met)}  \n:small[{escaped.markdown(' '.join(met.meeting.told))}]"
        for met in every[:_IN_LIST]
    ]
    if rest := every[_IN_LIST:]:
        count = how_many(len(rest), "uppgift", "uppgifter")
        lines.append(words.small(f"Och {count} till mot statistiken: öppna insatsen."))
    if lines:
        st.markdown("\n\n".join(lines))


def draw_confirmed(every: Sequence[Met]) -> None:
    """On Lägesbild: the confirmed målvärden that meet a figure; nothing where none does."""
    if every:
        st.subheader("Rapporternas målvärden mot statistiken", anchor=False)
        draw(every, show=_ON_LAGESBILD)


def _draw_one(met: Met) -> None:
    """In one piece of text and one door: the browser draws each element anew at every choice."""
    first, *others = met.quotes
    with st.container(border=True, gap="xsmall"):
        st.markdown("\n\n".join(_told(met, first, len(others))))
        place = ", ".join(filter(None, (str(first.passage["place"] or ""), first.file)))
        addresses.link(
            addresses.RAPPORTEN,
            f":small[{escaped.markdown(place)}]",
            quotes.door(first.passage),
            icon=":material/article:",
        )


def _told(met: Met, quote: Quote, others: int) -> list[str]:
    told = [
        _head(met),
        escaped.markdown(" ".join(met.meeting.sentences)),
        f"”{escaped.markdown(quote.text)}”",
    ]
    notes = []
    if met.is_open:
        notes.append("Målvärdet är läst ur texten och ingen har bekräftat det.")
    if others:
        notes.append(f"Sägs också på {how_many(others, 'ställe', 'ställen')} till.")
    if notes:
        told.append(words.small(" ".join(notes)))
    return told


def _head(met: Met) -> str:
    look = LOOKS[met.meeting.outcome]
    return f":gray-badge[{look.icon} {look.word}] {words.small(met.whose)}"
