"""The facts of a page of figures: a unit, its kommun, riket and the kommuner like it.

Asked for once per snapshot and unit; every measure and both sexes at once, since a page is drawn
again far more often than its unit changes, and since a school's number of pupils is known by all
its measures together.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from sbs_data import questions
from sbs_data.analysis import Spread, spread
from sbs_data.answers import pupils_behind
from sbs_data.answers.figure_units import Unit
from sbs_data.answers.source_lines import Place, places_of
from sbs_data.measures.facts import Fact, facts_of
from sbs_data.questions import Shown, per_snapshot, records
from sbs_data.words import measure_words
from sbs_data.words.measure_words import Measure

NATION = "0000"
_KEEP = 100

Course = tuple[str, str, str, str, str]
"""Kind of unit, its code, population, measure and gender."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is known of a unit and of what it stands beside."""

    courses: Mapping[Course, tuple[Fact, ...]]
    """Of each fact the source to show, oldest first."""
    others: Mapping[Course, tuple[Fact, ...]]
    """What other sources say otherwise of the same facts."""
    places: Mapping[tuple[Course, str], Place]
    """By course and school year."""
    populations: Mapping[str, str]
    """In whole words."""
    similar: tuple[str, ...]
    similar_name: str | None
    last_year: int | None = None
    """The last year that is spoken of; what is later is left out of every answer but those on
    whose pupils are whose."""

    def up_to(self, last_year: int | None) -> Figures:
        """The same as it was known in a year (2023 for 2022/23), or all of it."""
        return self if last_year is None else replace(self, last_year=last_year)

    def course(
        self, kind: str, code: str, population: str, measure: str, gender: str = "all"
    ) -> tuple[Fact, ...]:
        """One course; empty where nothing is known."""
        course = self.courses.get((kind, code, population, measure, gender), ())
        return up_to(course, self.last_year)

    def own(self, unit: Unit, measure: str, gender: str = "all") -> tuple[Fact, ...]:
        """The unit's own course."""
        return self.course(unit.kind, unit.code, unit.population, measure, gender)

    def every(self, unit: Unit, measure: str) -> tuple[Fact, ...]:
        """The unit's facts of all pupils, girls and boys."""
        return tuple(
            fact for gender in ("all", "girls", "boys") for fact in self.own(unit, measure, gender)
        )

    def spreads(self, measure: str, gender: str = "all") -> dict[str, tuple[Spread, Fact]]:
        """Of the similar kommuner (their own schools), per school year: the spread of their values,
        and one of their facts, for its year and term.
        """
        courses = [
            self.course("municipality", m, "municipal", measure, gender) for m in self.similar
        ]
        by_year: dict[str, list[Fact]] = {}
        for course in courses:
            for fact in course:
                by_year.setdefault(fact.school_year, []).append(fact)
        found = {}
        for year, facts in sorted(by_year.items()):
            values = [fact.value for fact in facts]
            missing = len(self.similar) - len(values)
            apart = spread([*values, *[None] * missing])
            if apart is not None:
                found[year] = (apart, facts[0])
        return found

    def are_the_same_pupils(self, unit: Unit, population: str = "municipal") -> bool:
        """Whether the kommun's figures are this school's alone: equal wherever both have one."""
        if not unit.is_school or unit.municipality_code is None:
            return False
        met = 0
        for (kind, code, _, measure, gender), course in self.courses.items():
            if (kind, code, gender) != ("school", unit.code, "all"):
                continue
            kommun = ("municipality", unit.municipality_code, population, measure, "all")
            theirs = {fact.year_order: fact.value for fact in self.courses.get(kommun, ())}
            for fact in course:
                if fact.value is None or theirs.get(fact.year_order) is None:
                    continue
                if fact.value != theirs[fact.year_order]:
                    return False
                met += 1
        return met > 1


def up_to(course: tuple[Fact, ...], last_year: int | None) -> tuple[Fact, ...]:
    """The facts of a course up to and with a year; all of them where it is ``None``."""
    if last_year is None:
        return course
    return tuple(fact for fact in course if fact.year_order <= last_year)


@per_snapshot(_KEEP)
def of_unit(shown: Shown, unit: Unit) -> Figures:
    """The facts of a unit and of what it stands beside."""
    similar, similar_name = _similar(shown, unit.municipality_code)
    codes = {unit.code, NATION, *similar}
    if unit.municipality_code is not None:
        codes.add(unit.municipality_code)
    return _read(questions.figure_facts(shown.snapshot, sorted(codes)), similar, similar_name)


def of_units(shown: Shown, units: Collection[Unit]) -> Figures:
    """The facts of several units and of their kommuner, asked for at once; nothing beside them."""
    codes = {unit.code for unit in units}
    codes |= {unit.municipality_code for unit in units if unit.municipality_code is not None}
    if not codes:
        return Figures({}, {}, {}, {}, (), None)
    return _of_codes(shown, tuple(sorted(codes)))


@per_snapshot(_KEEP)
def _of_codes(shown: Shown, codes: tuple[str, ...]) -> Figures:
    return _read(questions.figure_facts(shown.snapshot, codes), (), None)


def _similar(shown: Shown, municipality: str | None) -> tuple[tuple[str, ...], str | None]:
    if municipality is None:
        return (), None
    rows = questions.similar_municipalities(shown.snapshot, municipality)
    if rows.empty:
        return (), None
    return tuple(map(str, rows["municipality_code"])), str(rows["group_name"].iloc[0])


def _read(rows: pd.DataFrame, similar: tuple[str, ...], similar_name: str | None) -> Figures:
    # From every source: each may know what another leaves out.
    facts = pupils_behind.known(facts_of(rows))
    courses: dict[Course, list[Fact]] = {}
    others: dict[Course, list[Fact]] = {}
    places: dict[tuple[Course, str], Place] = {}
    said = zip(
        facts,
        rows["is_preferred"],
        places_of(rows),
        strict=True,
    )
    for fact, is_preferred, place in said:
        course = (fact.unit_kind, fact.unit_code, fact.population, fact.measure, fact.gender)
        if not is_preferred:
            others.setdefault(course, []).append(fact)
            continue
        courses.setdefault(course, []).append(fact)
        places[course, fact.school_year] = place
    words = rows[["population", "population_words"]].drop_duplicates()
    return Figures(
        courses={course: tuple(found) for course, found in courses.items()},
        others={course: tuple(_differing(found, courses[course])) for course, found in
                others.items() if course in courses},
        places=places,
        populations={
            str(name): str(told)
            for name, told in words.itertuples(index=False)
            if isinstance(told, str)
        },
        similar=similar,
        similar_name=similar_name,
    )  # fmt: skip


def _differing(said: list[Fact], shown: list[Fact]) -> list[Fact]:
    by_year = {fact.year_order: fact for fact in shown}
    return [
        fact
        for fact in said
        if (of := by_year.get(fact.year_order)) is not None
        and (of.value, of.marker) != (fact.value, fact.marker)
    ]


def measures_of(shown: Shown, codes: Collection[str]) -> Mapping[str, Measure]:
    """Measures by their codes; what this program no longer knows is as the snapshot has it."""
    known = measure_words.known()
    gone = sorted(code for code in codes if code not in known)
    rows = records(questions.figure_measures(shown.snapshot, gone)) if gone else []
    told = [measure_words.measure_of(row) for row in rows]
    return {code: known[code] for code in codes if code in known} | {m.code: m for m in told}
