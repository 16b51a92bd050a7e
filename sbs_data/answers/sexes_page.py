"""What Flickor och pojkar says of a unit and a measure, at each level that the source has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sbs_data.answers import about_figures, sexes, source_lines, unit_facts, until_year
from sbs_data.answers.choice import Choice, year_order
from sbs_data.answers.figure_units import POPULATIONS, Unit
from sbs_data.answers.unit_facts import NATION, Figures
from sbs_data.figures.course import Course
from sbs_data.measures.facts import Fact
from sbs_data.questions import Shown, per_snapshot
from sbs_data.words import eligibility, genders, measure_words
from sbs_data.words.measure_words import Measure

NOTHING = "Det finns inga uppgifter för flickor och pojkar"
_GENDERS = ("girls", "boys", "all")
_KEEP = 200
_NO_BAND = (
    "Skillnaden är flickornas värde minus pojkarnas: över noll är flickornas högre, under noll "
    "pojkarnas."
)

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A unit and population whose pupils can be seen as girls and boys."""

    label: str
    kind: str
    code: str
    population: str


@dataclass(frozen=True, slots=True)
class SexesPage:
    """The page in the order it is read. Everything is plain text."""

    title: str
    headline: str
    sentences: tuple[str, ...]
    courses: Mapping[str, Course]
    reading: tuple[str, ...]
    head: tuple[str, ...]
    rows: Rows
    places: tuple[str, ...]
    source: str | None
    definition: tuple[str, ...]
    published: str | None


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels that have figures by sex, the chosen unit's own first; and why others have not."""

    offered: tuple[Level, ...]
    without: tuple[str, ...]


def levels(shown: Shown, choice: Choice) -> Levels:
    """Where the measure can be seen by sex: the unit, its kommun, riket."""
    whole = unit_facts.of_unit(shown, choice.unit)
    figures = whole.up_to(choice.last_year)
    measure = measure_words.known()[choice.measure]
    offered, without = [], []
    for level in _levels(choice.unit):
        if _has(figures, level, choice.measure):
            offered.append(level)
        else:
            without.append(level)
    told = {level.kind: _why_not(level, measure, whole, choice) for level in without}
    # A kommun has several populations: one of them is enough.
    for level in offered:
        told.pop(level.kind, None)
    return Levels(tuple(offered), tuple(told.values()))


def _why_not(level: Level, measure: Measure, whole: Figures, choice: Choice) -> str:
    if not _has(whole, level, measure.code):
        return sexes.not_published(measure, level.kind)
    until = until_year.nothing(choice.year)
    return f"{level.label} har inga uppgifter per kön{until}."


def _levels(unit: Unit) -> list[Level]:
    found = [Level(unit.label, unit.kind, unit.code, unit.population)]
    code = unit.municipality_code or (None if unit.is_school else unit.code)
    name = unit.municipality or ("Kommunen" if unit.is_school else unit.name)
    if code is not None:
        for population in ("municipal", "located"):
            level = Level(f"{name}, {POPULATIONS[population]}", "municipality", code, population)
            if (level.code, level.population) != (unit.code, unit.population):
                found.append(level)
    found.append(Level("Riket", "nation", NATION, "nation_all"))
    return found


def _has(figures: Figures, level: Level, measure: str) -> bool:
    return any(
        fact.value is not None or fact.marker not in ("missing", "not_applicable")
        for gender in ("girls", "boys")
        for fact in _course(figures, level, measure, gender)
    )


def _course(figures: Figures, level: Level, measure: str, gender: str) -> tuple[Fact, ...]:
    return figures.course(level.kind, level.code, level.population, measure, gender)


@per_snapshot(_KEEP)
def for_level(shown: Shown, choice: Choice, level: Level, today: date) -> SexesPage:
    """What is to be said of a level today."""
    measure = measure_words.known()[choice.measure]
    figures = unit_facts.of_unit(shown, choice.unit)
    return from_facts(figures, measure, level, today, choice.year)


def from_facts(
    figures: Figures, measure: Measure, level: Level, today: date, year: str | None = None
) -> SexesPage:
    """The page of a level, made from facts alone; of those until the läsår ``year``."""
    whole = [f for sex in ("girls", "boys") for f in _course(figures, level, measure.code, sex)]
    figures = figures.up_to(year_order(year))
    by = {gender: _course(figures, level, measure.code, gender) for gender in _GENDERS}
    facts = [fact for gender in _GENDERS for fact in by[gender]]
    first, *more = sexes.sentences(facts, measure)
    is_told = sexes.pairs(facts)[-1].difference is not None
    headline, apart = _in_two(f"{level.label}{':' if is_told else ','} {_lower(first)}")
    courses = sexes.views(f"{measure.name}, {level.label}", measure, facts, breaks=measure.marks)
    both = [*by["girls"], *by["boys"]]
    course = (level.kind, level.code, level.population, measure.code)
    places = {
        (fact.gender, fact.school_year): figures.places[(*course, fact.gender), fact.school_year]
        for fact in both
    }
    head, rows = _table(courses)
    return SexesPage(
        title=f"{measure.name}, {level.label}",
        headline=headline,
        sentences=(*apart, *more, *until_year.about(year, whole, both)),
        courses=courses,
        reading=_reading(measure),
        head=head,
        rows=rows,
        places=tuple(
            f"{fact.when}, {genders.name(fact.gender)}: {place.source}, {place.file}, {place.place}"
            for fact in sorted(both, key=lambda fact: -fact.year_order)
            if (place := places[fact.gender, fact.school_year])
        ),
        source=source_lines.sources(places.values()),
        definition=about_figures.definition(
            measure,
            level.label.split(",")[0],
            about_figures.population(figures, level.population, measure),
        ),
        published=eligibility.published(whole, measure, today),
    )


def _in_two(sentence: str) -> tuple[str, tuple[str, ...]]:
    """How both stand, to be read aloud; the difference follows it."""
    both, found, apart = sentence.partition(f" {sexes.DIFFERENCE}:")
    return both, (f"{found}{apart}".strip(),) if found else ()


def _reading(measure: Measure) -> tuple[str, ...]:
    told = [_NO_BAND]
    if measure.is_mean:
        told.append(f"{measure.name}: {_lower(eligibility.NO_BAND_FOR_MEANS)}")
    told.append(f"{eligibility.OTHER_PUPILS} {eligibility.NO_FORECAST}")
    if measure.term_rule == "VT":
        told.append(eligibility.BEFORE_EXAMINATION)
    return tuple(told)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _table(courses: Mapping[str, Course]) -> tuple[tuple[str, ...], Rows]:
    """The same numbers as in the figure's three views, the latest year first."""
    lines = {line.name: line for course in courses.values() for line in course.lines}
    order = [name for name in (sexes.GIRLS, sexes.BOYS, sexes.DIFFERENCE) if name in lines]
    order += [name for name in lines if name not in order]
    years: list[str] = list(next(iter(courses.values())).years) if courses else []
    points = {name: {point.when: point.words for point in lines[name].points} for name in order}
    rows = tuple(
        (when, *(points[name].get(when, "ingen uppgift") for name in order))
        for when in reversed(years)
    )
    return ("Termin", *order), rows


def nothing(choice: Choice, without: Sequence[str]) -> str:
    """That no level has the measure by sex."""
    until = until_year.nothing(choice.year)
    return "\n".join(without) or f"Inget är importerat för {choice.unit.label}{until}."
