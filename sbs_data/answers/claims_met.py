"""What the reports claim beside what the statistics show, each with its quote and its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sbs_data import questions
from sbs_data.answers import claims_against, figure_units, passages, unit_facts
from sbs_data.answers.claims_against import Claim, Meeting, Outcome
from sbs_data.answers.figure_units import Unit, Units
from sbs_data.answers.passages import Quote
from sbs_data.answers.unit_facts import Figures
from sbs_data.measures.facts import Fact
from sbs_data.questions import Shown, per_snapshot, records
from sbs_data.words import claim_words, measure_words
from sbs_data.words.measure_words import Measure

_KEEP = 100
_ORDER = (
    Outcome.DIFFERS, Outcome.BOTH_CLAIMED, Outcome.AGREES, Outcome.NOTHING_CLAIMED,
    Outcome.NOT_COMPARABLE,
)  # fmt: skip
_SAME = (
    "measure", "value", "from_value", "of_count", "is_change", "unit", "negated", "direction",
    "gender", "term", "school_year",
)  # fmt: skip
"""Claims that are alike in these are one, said in several places."""

Row = dict[str, object]
"""A row of the question ``figure_claims``."""
Claimed = tuple[list[Row], Unit]
"""A claim in all the places where it is said, and the unit whose figures it meets."""


@dataclass(frozen=True, slots=True)
class Met:
    """A claim that has met the figures. ``whose`` is the unit that the figures are of; the first
    ``foremost`` of the quotes are what it says: one, or both where two speak against each other.
    """

    meeting: Meeting
    whose: str
    quotes: tuple[Quote, ...]
    is_target: bool
    is_confirmed: bool
    gender: str
    foremost: int = 1

    @property
    def is_open(self) -> bool:
        """A målvärde that nobody has confirmed."""
        return self.is_target and not self.is_confirmed


def of_unit(shown: Shown, unit: Unit, measure: str, gender: str = "all") -> tuple[Met, ...]:
    """The claims of a unit and a measure; of a kommun's too, where they are of the same pupils.

    Of girls or boys alone where one of them is chosen.
    """
    return tuple(met for met in _of_unit(shown, unit, measure) if gender in ("all", met.gender))


@per_snapshot(_KEEP)
def _of_unit(shown: Shown, unit: Unit, measure: str) -> tuple[Met, ...]:
    codes = [unit.code]
    units = figure_units.every(shown)
    only = figure_units.only_school(units)
    is_only = only is not None and only.key == unit.key
    if is_only and unit.municipality_code:
        codes.append(unit.municipality_code)
    authority = unit.authority if is_only or not unit.is_school else None
    rows = questions.figure_claims(shown.snapshot, codes, [measure], authority=authority)
    of = [(alike, unit) for alike in _alike(_without_counts(records(rows)))]
    return _meet(of, unit_facts.of_unit(shown, unit))


@per_snapshot(_KEEP)
def of_initiatives(shown: Shown, initiative_ids: tuple[str, ...]) -> Mapping[str, tuple[Met, ...]]:
    """Of each initiative the claims that meet a figure, asked for together."""
    rows = records(questions.figure_claims(shown.snapshot, initiative_ids=initiative_ids))
    units = figure_units.every(shown)
    claimed = {
        of: _with_units(units, [row for row in rows if row["initiative_id"] == of])
        for of in initiative_ids
    }
    figures = _figures_of(shown, [each for claims in claimed.values() for each in claims])
    return {of: tuple(filter(_has_met, _meet(claimed[of], figures))) for of in claimed}


def _has_met(met: Met) -> bool:
    """Beside an initiative: what nobody has confirmed is no målvärde."""
    return met.meeting.fact is not None and not met.is_open


@per_snapshot(_KEEP)
def confirmed(shown: Shown, school: str | None) -> tuple[Met, ...]:
    """Of a school, or all: the confirmed målvärden that meet a figure."""
    kept = [
        row
        for row in records(questions.figure_claims(shown.snapshot))
        if row["confirmed_by"] is not None and (school is None or row["unit_name"] == school)
    ]
    claimed = _with_units(figure_units.every(shown), kept)
    found = _meet(claimed, _figures_of(shown, claimed))
    return tuple(met for met in found if met.meeting.fact is not None and met.is_confirmed)


def _with_units(units: Units, rows: Sequence[Row]) -> list[Claimed]:
    """Each claim once with the unit it is of; those of none that is known are left out."""
    every = ((alike, _unit_of(units, alike[0])) for alike in _alike(_without_counts(rows)))
    return [(alike, unit) for alike, unit in every if unit is not None]


def _figures_of(shown: Shown, claimed: Iterable[Claimed]) -> Figures:
    return unit_facts.of_units(shown, {unit for _, unit in claimed})


def _meet(claimed: Iterable[Claimed], figures: Figures) -> tuple[Met, ...]:
    """Each claim against the figures of its unit; what differs comes first."""
    known = measure_words.known()
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


def _one(alike: Sequence[Row], unit: Unit, figures: Figures, measure: Measure) -> Met:
    # The latest report that says whether it was reached counts, and is quoted first.
    alike = sorted(alike, key=lambda row: row["reached"] is None)
    claim, foremost = alike[0], 1
    if claim_words.says_both(claim):
        alike, foremost = _both_first(alike)
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
        foremost=foremost,
    )


def _both_first(alike: Sequence[Row]) -> tuple[list[Row], int]:
    """That it was reached and that it wasn't, each once, before the rest; how many these are."""
    first: list[Row] = []
    for said in (True, False):
        first += [row for row in alike if row["reached"] == said][:1]
    return [*first, *(row for row in alike if row not in first)], max(1, len(first))


def _municipal(figures: Figures, unit: Unit, measure: str) -> tuple[Fact, ...]:
    code = unit.municipality_code or ""
    return tuple(
        fact
        for gender in ("all", "girls", "boys")
        for fact in figures.course("municipality", code, "municipal", measure, gender)
    )


def _quotes(alike: Iterable[Row]) -> Iterable[Quote]:
    said = set()
    for row in alike:
        if (row["quote"], row["file"]) not in said:
            said.add((row["quote"], row["file"]))
            yield Quote(passages.of(row, str(row["quote"])), str(row["file"]))
