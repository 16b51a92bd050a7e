"""Each school beside the målvärde and the levels above it. Alphabetical: no league table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sbs_data.analysis import Verdict
from sbs_data.figures import course as courses
from sbs_data.figures.course import Axis, Course, Line, Multiples, Series, Target
from sbs_data.figures.lines import Role
from sbs_data.measures.facts import Fact, chronological
from sbs_data.words import unsaid
from sbs_data.words.eligibility import finer, missing
from sbs_data.words.formats import listed, swedish_order
from sbs_data.words.measure_words import Measure, in_words, rounded, season, sign
from sbs_data.words.pupil_words import behind

NOT_THERE = ("missing", "not_applicable")
"""Markers of a school that the measure does not concern."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a figure stands to a målvärde: always a word and a symbol, never a colour."""

    word: str
    icon: str


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school's latest figure in words. ``value`` is ``None`` where the words say why."""

    school: str
    unit_code: str
    when: str
    value: float | None
    words: str
    pupils: str
    standing: Standing | None
    differences: Mapping[str, str]
    """To each level above, by its name: ``−8,4 procentenheter``, or why not."""


def rows(
    facts: Iterable[Fact],
    measure: Measure,
    *,
    target: float | None = None,
    levels: Mapping[str, Fact | float | None] | None = None,
) -> tuple[SchoolRow, ...]:
    """The latest fact of each school that the measure concerns.

    ``levels`` are what schools stand beside, by the name it is shown with (population and all): a
    fact, or a mean of several municipalities, of the same year; ``None`` where there is none.
    """
    return tuple(
        _row(fact, measure, target, levels or {})
        for fact in sorted(latest(facts), key=lambda fact: swedish_order(fact.unit_name))
    )


def latest(facts: Iterable[Fact]) -> list[Fact]:
    """Of each school the latest year that concerns it."""
    found = {fact.unit_code: fact for fact in chronological(facts) if _concerns(fact)}
    return list(found.values())


def _concerns(fact: Fact) -> bool:
    return fact.value is not None or fact.marker not in NOT_THERE


def _row(
    fact: Fact, measure: Measure, target: float | None, levels: Mapping[str, Fact | float | None]
) -> SchoolRow:
    return SchoolRow(
        school=fact.unit_name,
        unit_code=fact.unit_code,
        when=fact.when,
        value=fact.value,
        words=measure.value(fact.value)
        if fact.value is not None
        else unsaid.in_words(fact, measure),
        pupils=(behind(fact) or "–") if measure.is_share else "–",
        standing=None if target is None else standing(fact, measure, target),
        differences={name: _apart(fact, level, measure) for name, level in levels.items()},
    )


def standing(fact: Fact, measure: Measure, target: float) -> Standing | None:
    """``Når 80 %``, ``Under 80 %, fyra till hade behövts`` or ``Kan inte avgöras``.

    ``None`` where there is neither a value nor a range.
    """
    aim = measure.target(target)
    if fact.value is None and fact.possible is None:
        return None
    verdict = fact.against(target, None if measure.higher_is_better else "at_most")
    if verdict is Verdict.UNDECIDABLE:
        return Standing("Kan inte avgöras", ":material/help:")
    if verdict is Verdict.REACHES:
        word = f"Når {aim}" if measure.higher_is_better else f"Högst {aim}"
        return Standing(word, ":material/check:")
    if not measure.higher_is_better:
        return Standing(f"Över {aim}", ":material/north:")
    more = missing(fact, target)
    needed = f", {in_words(more)} till hade behövts" if more else finer(fact, measure, target)
    return Standing(f"Under {aim}{needed}", ":material/south:")


def _apart(fact: Fact, level: Fact | float | None, measure: Measure) -> str:
    if isinstance(level, Fact):
        if level.year_order != fact.year_order:
            return "annat år"
        level = level.value
    if level is None or fact.value is None:
        return "–"
    apart = rounded(fact.value - level)
    return f"{sign(apart)}{measure.distance(apart)}" if apart else "ingen skillnad"


def only_one(found: Sequence[SchoolRow], measure: Measure) -> str | None:
    """Where there is nothing to compare a school with: ``Bara en skola har årskurs 9 …``."""
    if len(found) != 1:
        return None
    has = f"årskurs {measure.grade}" if measure.grade else "uppgifter om det här"
    return (
        f"Bara en skola har {has}: {found[0].school}. "
        "Jämför därför med kommunen, riket och liknande kommuner."
    )


def without(schools: Iterable[str], measure: Measure) -> str | None:
    """Of the schools that the measure does not concern; ``None`` where there are none."""
    names = sorted(schools, key=swedish_order)
    if not names:
        return None
    has = f"har inte årskurs {measure.grade}" if measure.grade else "har inga uppgifter om det här"
    return f"{listed(names)} {has} och finns därför inte med."


def not_the_same_year(found: Sequence[SchoolRow]) -> str | None:
    """Where the schools' latest figures are of different years."""
    years = sorted({row.when for row in found}, key=lambda when: (when[2:], when))
    if len(years) < 2:
        return None
    return f"Alla skolors senaste uppgifter är inte från samma år: {listed(map(season, years))}."


def multiples(
    title: str,
    facts: Iterable[Fact],
    measure: Measure,
    *,
    target: float | None = None,
    is_cut: bool = False,
) -> Multiples:
    """The schools' courses, in alphabetical order, drawn over the same years."""
    by_school: dict[str, list[Fact]] = {}
    for fact in facts:
        by_school.setdefault(fact.unit_code, []).append(fact)
    found = [of for of in by_school.values() if any(map(_concerns, of))]
    found.sort(key=lambda of: swedish_order(of[0].unit_name))
    every = courses.years_of([fact for of in found for fact in of], measure)
    panels = [
        courses.from_series(
            of[-1].unit_name,
            measure,
            (Series(of[-1].unit_name, Role.OWN, of),),
            target=target,
            is_cut=is_cut,
            years=every,
        )
        for of in found
    ]
    return Multiples(title, _on_one_axis(panels, measure, is_cut=is_cut))


def _on_one_axis(panels: Sequence[Course], measure: Measure, *, is_cut: bool) -> tuple[Course, ...]:
    lines: list[Line] = [line for panel in panels for line in panel.lines]
    target: Target | None = panels[0].target if panels else None
    shared: Axis = courses.axis(measure, lines, target, is_cut=is_cut)
    return tuple(replace(panel, axis=shared) for panel in panels)
