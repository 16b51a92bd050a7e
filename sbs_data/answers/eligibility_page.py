"""What Gymnasiebehörighet says of a unit and a measure: one record, made from facts alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sbs_data import questions
from sbs_data.analysis import pooled_dispersion
from sbs_data.answers import (
    about_figures,
    figure_units,
    sexes,
    source_lines,
    unit_facts,
    until_year,
)
from sbs_data.answers.choice import Choice
from sbs_data.answers.figure_units import POPULATIONS, Unit
from sbs_data.answers.unit_facts import NATION, Figures
from sbs_data.figures import course as courses
from sbs_data.figures.course import Course, Line, Series
from sbs_data.figures.lines import Role
from sbs_data.measures.facts import Fact
from sbs_data.questions import Shown, per_snapshot, records
from sbs_data.words import eligibility, genders, measure_words, unsaid
from sbs_data.words.formats import how_many, listed, number, sentence_start
from sbs_data.words.measure_words import Measure, season

MUNICIPALITY, COUNTRY, SIMILAR = "Kommunen", "Riket", "Liknande kommuner"
COMPARED = (MUNICIPALITY, COUNTRY, SIMILAR)
"""What the unit can stand beside, in the order of the choices."""

_KEEP = 200

NOTHING = "Det finns inga uppgifter att visa"

Target = Mapping[str, object]
"""A row of the question ``figure_targets``."""
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Another course to stand beside: its line, and a sentence on the year that is spoken of."""

    series: Series
    sentence: str | None
    words: Mapping[str, str]
    """What its points say, by term; empty where the facts say it themselves."""


@dataclass(frozen=True, slots=True)
class EligibilityPage:
    """The page in the order it is read. Everything is plain text."""

    title: str
    headline: str
    more: str
    spec: Course | None
    sentences: tuple[str, ...]
    reading: tuple[str, ...]
    head: tuple[str, ...]
    rows: Rows
    places: tuple[str, ...]
    source: str | None
    definition: tuple[str, ...]
    published: str | None
    unknown: tuple[str, ...]


def compared(figures: Figures, choice: Choice, measure: Measure) -> dict[str, Beside]:
    """What there is to stand beside, by its name in ``COMPARED``."""
    own = figures.own(choice.unit, choice.measure, choice.gender)
    if not own:
        return {}
    found = {
        MUNICIPALITY: _municipality(figures, choice, measure, own),
        COUNTRY: _country(figures, choice, measure, own),
        SIMILAR: _similar(figures, choice, measure, own),
    }
    return {name: beside for name, beside in found.items() if beside is not None}


@per_snapshot(_KEEP)
def for_choice(
    shown: Shown, choice: Choice, chosen: tuple[str, ...], today: date
) -> EligibilityPage:
    """What is to be said of a choice today; ``chosen`` of ``COMPARED`` are drawn beside."""
    return from_facts(
        unit_facts.of_unit(shown, choice.unit),
        choice,
        measure_words.known()[choice.measure].of(choice.gender),
        chosen,
        targets_of(shown, choice.unit),
        today,
        _dispersion(shown, choice),
    )


@per_snapshot(_KEEP)
def _dispersion(shown: Shown, choice: Choice) -> float | None:
    """How much more the years of all the kommun's schools vary than chance alone gives."""
    measure, of = measure_words.known()[choice.measure], choice.unit
    code = of.municipality_code or (None if of.is_school else of.code)
    schools = [
        unit
        for unit in figure_units.every(shown).values()
        if unit.is_school and (unit.code == of.code or (code and unit.municipality_code == code))
    ]
    figures = unit_facts.of_units(shown, schools).up_to(choice.last_year)
    courses = (figures.own(unit, measure.code, choice.gender) for unit in schools)
    return pooled_dispersion(eligibility.course_of(own, measure) for own in courses)


@per_snapshot(_KEEP)
def targets_of(shown: Shown, unit: Unit) -> tuple[Target, ...]:
    """The målvärden of a unit and its kommun, in the order of ``figure_targets``."""
    # A school that no report is about may be another's: the authority's målvärden are not its own.
    is_own = not unit.is_school or unit.reported_school is not None
    wider = (unit.municipality_code, unit.authority) if is_own else (None, None)
    return tuple(records(questions.figure_targets(shown.snapshot, unit.code, *wider)))


def from_facts(
    figures: Figures,
    choice: Choice,
    measure: Measure,
    chosen: Sequence[str],
    targets: Iterable[Target],
    today: date,
    dispersion: float | None = None,
) -> EligibilityPage:
    """The page of a choice; ``chosen`` of ``COMPARED`` are drawn beside.

    ``dispersion`` is that of the kommun's schools: how much more their years vary than chance.
    """
    whole = figures.own(choice.unit, choice.measure, choice.gender)
    figures = figures.up_to(choice.last_year)
    own = figures.own(choice.unit, choice.measure, choice.gender)
    every = compared(figures, choice, measure)
    target = target_of(targets, measure, choice.gender)
    aim = None if target is None else aim_of(target)
    headline, more = _headline(own, measure, aim) if own else _nothing(choice, measure, whole)
    more = " ".join(filter(None, (more, *until_year.about(choice.year, whole, own))))
    spec = None
    if own:
        beside = [every[name] for name in COMPARED if name in every and name in chosen]
        spec = _course(choice, measure, own, beside, aim)
    head, rows = _table(spec)
    return EligibilityPage(
        title=f"{measure.name}, {choice.unit.label}",
        headline=headline,
        more=more,
        spec=spec,
        sentences=tuple(_sentences(own, measure, every, chosen, (aim, dispersion))),
        reading=_reading(own, measure),
        head=head,
        rows=rows,
        places=tuple(_places(figures, choice, own)),
        source=_source(figures, choice, every, chosen),
        definition=about_figures.definition(
            measure,
            choice.unit.name,
            about_figures.population(figures, choice.unit.population, measure),
        ),
        published=eligibility.published(whole, measure, today),
        unknown=tuple(_unknown(figures, choice, measure, own, every, aim)),
    )


def _headline(own: Sequence[Fact], measure: Measure, aim: float | None) -> tuple[str, str]:
    """The first sentence, to be read aloud, and what follows it."""
    every = eligibility.headline(own, measure, aim)
    first = eligibility.stands(own[-1], measure)
    return first, every.removeprefix(first).strip()


def _nothing(choice: Choice, measure: Measure, whole: Sequence[Fact]) -> tuple[str, str]:
    """That there is nothing, and why. ``whole`` is what there is of later years."""
    if choice.gender != "all" and not whole:
        return NOTHING, sexes.not_published(measure, choice.unit.kind)
    until = until_year.nothing(choice.year)
    what = f"”{measure.name}” finns inte för {choice.unit.label}"
    return NOTHING, f"{what}{until} i det som är importerat."


# --- the målvärde


def target_of(targets: Iterable[Target], measure: Measure, gender: str) -> Target | None:
    """The målvärde to draw: of the same measure, pupils and unit of measurement."""
    for target in targets:
        if (
            target["measure"] == measure.code
            and str(target["gender"] or "all") == gender
            and target["unit"] in (None, "percent" if measure.unit == "percent" else "points")
            and str(target["grades"] or measure.grade) == str(measure.grade)
            and target["comparator"] in _UPWARDS[bool(target["negated"])]
        ):
            return target
    return None


_UPWARDS = {
    False: (None, "at_least", "more_than", "about"),
    True: ("at_most", "less_than", None, "about"),
}


def aim_of(target: Target) -> float:
    """The share or mean to reach; 20 % who do not are 80 % who do."""
    value = float(str(target["value"]))
    return measure_words.rounded(100 - value) if target["negated"] else value


# --- what the unit stands beside


def _within(facts: Iterable[Fact], own: Sequence[Fact]) -> tuple[Fact, ...]:
    """Of the years that the unit has figures of."""
    first, last = own[0].year_order, own[-1].year_order
    return tuple(fact for fact in facts if first <= fact.year_order <= last)


def _municipality(
    figures: Figures, choice: Choice, measure: Measure, own: Sequence[Fact]
) -> Beside | None:
    """The kommun's own schools, or all schools in it: the first of them that is not the unit."""
    unit = choice.unit
    if unit.municipality_code is None:
        return None
    for population in ("municipal", "located"):
        if population == unit.population:
            continue
        if population == "municipal" and figures.are_the_same_pupils(unit):
            continue
        facts = _within(
            figures.course("municipality", unit.municipality_code, population, choice.measure,
                       choice.gender),
            own,
        )  # fmt: skip
        if any(fact.value is not None for fact in facts):
            name = unit.municipality or facts[0].unit_name
            label = f"{name}, {POPULATIONS[population]}{genders.after_comma(choice.gender)}"
            series = Series(label, Role.MUNICIPALITY, facts)
            return _level(figures, measure, own, series, f"i {name}")
    return None


def _country(
    figures: Figures, choice: Choice, measure: Measure, own: Sequence[Fact]
) -> Beside | None:
    facts = _within(
        figures.course("nation", NATION, "nation_all", choice.measure, choice.gender), own
    )
    if not any(fact.value is not None for fact in facts):
        return None
    who = genders.name(choice.gender) or POPULATIONS["nation_all"]
    return _level(figures, measure, own, Series(f"Riket, {who}", Role.NATION, facts), "i riket")


def _level(
    figures: Figures, measure: Measure, own: Sequence[Fact], series: Series, where: str
) -> Beside:
    fact = _of_the_year(series.facts, own)
    sentence = None
    if fact is not None:
        words = about_figures.population(figures, fact.population, measure)
        sentence = eligibility.beside(fact, measure, where, words)
    return Beside(series, sentence, {})


def _of_the_year(facts: Sequence[Fact], own: Sequence[Fact]) -> Fact | None:
    """Of the unit's latest year; else of the latest before it that has a value."""
    same = next((fact for fact in facts if fact.year_order == own[-1].year_order), None)
    return same or next((fact for fact in reversed(facts) if fact.value is not None), None)


def _similar(
    figures: Figures, choice: Choice, measure: Measure, own: Sequence[Fact]
) -> Beside | None:
    """The unweighted mean of the similar kommuner's own schools; never pooled, so no band."""
    spreads = figures.spreads(choice.measure, choice.gender)
    facts, words = [], {}
    for apart, of in spreads.values():
        fact = replace(
            of, unit_kind="group", unit_code="", unit_name=SIMILAR, value=round(apart.mean, 6),
            marker=None, range_low=None, range_high=None, pupils=None, pupils_basis=None,
            count=None,
        )  # fmt: skip
        facts.append(fact)
        words[fact.when] = (
            f"{measure.value(apart.mean)}, medelvärde av {number(apart.with_value)} av "
            f"{how_many(apart.units, 'kommun', 'kommuner')}, från {measure.value(apart.low)} till "
            f"{measure.value(apart.high)}"
        )
    within = _within(facts, own)
    if not within:
        return None
    latest = _of_the_year(within, own)
    sentence = None
    if latest is not None:
        apart, _ = spreads[latest.school_year]
        whose = f"kommunala skolor{genders.after_comma(choice.gender)}"
        group = f"{figures.similar_name or SIMILAR}; {whose}"
        sentence = eligibility.alike(apart, group, measure, latest.when)
    label = f"{SIMILAR}, kommunala skolor{genders.after_comma(choice.gender)}"
    return Beside(Series(label, Role.GROUP, within), sentence, words)


# --- the figure and its table


def _course(
    choice: Choice,
    measure: Measure,
    own: Sequence[Fact],
    beside: Sequence[Beside],
    aim: float | None,
) -> Course:
    who = "" if choice.gender != "all" and choice.unit.is_school else None
    name = choice.unit.name if who is not None else _named(choice.unit)
    label = f"{name}{genders.after_comma(choice.gender)}"
    spec = courses.from_series(
        f"{measure.name}, {label}",
        measure,
        (Series(label, Role.OWN, own), *(each.series for each in beside)),
        target=aim,
        breaks=measure.marks,
    )
    first, *others = spec.lines
    lines = [_line(line, each.words) for line, each in zip(others, beside, strict=True)]
    return replace(spec, lines=(first, *lines))


def _line(line: Line, told: Mapping[str, str]) -> Line:
    """A line beside, with its own words; it ends where its figures do, without a note in the way
    of the others: that the rest is not known is said in words and in the table.
    """
    points = list(line.points)
    while points and points[-1].value is None:
        points.pop()
    return replace(line, points=tuple(replace(p, words=told.get(p.when, p.words)) for p in points))


def _named(unit: Unit) -> str:
    return f"{unit.name}, {POPULATIONS.get(unit.population, unit.population)}"


def _table(spec: Course | None) -> tuple[tuple[str, ...], Rows]:
    """The same numbers as in the figure, the latest year first."""
    if spec is None:
        return (), ()
    points = [{point.when: point for point in line.points} for line in spec.lines]
    has_band = any(point.band for point in spec.lines[0].points)
    head = ("Termin", *(line.name for line in spec.lines))
    rows = []
    for when in reversed(spec.years):
        cells = [of[when].words if when in of else unsaid.NO_FACT for of in points]
        if has_band:
            band = points[0][when].band if when in points[0] else None
            cells.insert(1, "–" if band is None else _between(*band))
        rows.append((when, *cells))
    if has_band:
        head = (*head[:2], "Slumpen ensam: mellan", *head[2:])
    return head, tuple(rows)


def _between(low: float, high: float) -> str:
    return measure_words.ends(low, high)


# --- what is said of it


def _sentences(
    own: Sequence[Fact],
    measure: Measure,
    every: Mapping[str, Beside],
    chosen: Sequence[str],
    held: tuple[float | None, float | None],
) -> list[str]:
    """The years together, the year before, the course, and the levels that are drawn beside.

    ``held`` is the målvärde that the years are held against, and the schools' dispersion.
    """
    aim, dispersion = held
    shown = [fact for fact in own if fact.value is not None]
    told: list[str | None] = [eligibility.pooled_years(own, measure, aim, dispersion)]
    if len(shown) > 1 and own[-1].value is not None:
        told.append(eligibility.since(shown[-2], shown[-1], measure))
    told.append(eligibility.over_the_years(own, measure, measure.marks, dispersion))
    told += [every[name].sentence for name in COMPARED if name in every and name in chosen]
    return [sentence for sentence in told if sentence]


def _reading(own: Sequence[Fact], measure: Measure) -> tuple[str, ...]:
    if not own:
        return ()
    has_band = measure.is_share and any(fact.band is not None for fact in own)
    return about_figures.reading(measure, has_band=has_band)


def _source(
    figures: Figures, choice: Choice, every: Mapping[str, Beside], chosen: Sequence[str]
) -> str | None:
    """``Skolverket (SIRIS, rapport 139), hämtad 6 oktober 2025; Kolada, …``."""
    facts = list(figures.own(choice.unit, choice.measure, choice.gender))
    course = (choice.unit.kind, choice.unit.code, choice.unit.population, choice.measure,
              choice.gender)  # fmt: skip
    places = [figures.places[course, fact.school_year] for fact in facts]
    sources = source_lines.latest(places)
    for name in COMPARED:
        if name in every and name in chosen:
            for fact in every[name].series.facts:
                sources.setdefault(fact.source, (fact.published_on, None))
    return source_lines.dated(sources)


def _places(figures: Figures, choice: Choice, own: Sequence[Fact]) -> list[str]:
    """Where each of the unit's own figures is said, the latest first."""
    unit = choice.unit
    course = (unit.kind, unit.code, unit.population, choice.measure, choice.gender)
    told = []
    for fact in reversed(own):
        place = figures.places[course, fact.school_year]
        told.append(f"{fact.when}: {place.source}, {place.file}, {place.place}")
    return told


def _unknown(
    figures: Figures,
    choice: Choice,
    measure: Measure,
    own: Sequence[Fact],
    every: Mapping[str, Beside],
    aim: float | None,
) -> list[str]:
    """What the figures do not say, and where a number is worked out."""
    unit = choice.unit
    if not own:
        return []
    told = [words for fact in _spoken_of(own, measure, aim) if (words := eligibility.counted(fact))]
    told += _no_whole_number(own)
    without = [
        season(fact.when)
        for fact in own
        if measure.is_share and fact.value is not None and fact.pupils is None
    ]
    if without and unit.kind != "nation":
        told.append(f"Antalet elever är inte känt för {listed(without)}.")
    if MUNICIPALITY not in every and unit.is_school:
        told.append("Ingen annan uppgift om kommunen är importerad för de här åren.")
    if COUNTRY not in every:
        told.append("Ingen uppgift om riket är importerad för de här åren.")
    elif not _has(every[COUNTRY], own[-1]):
        told.append(f"Rikets uppgift för {season(own[-1].when)} är inte importerad.")
    if SIMILAR not in every:
        told.append("Inga uppgifter om liknande kommuner är importerade för de här åren.")
    if unit.is_school and unit.municipality_code and figures.are_the_same_pupils(unit):
        told.append(
            f"Kommunala skolor i {unit.municipality or 'kommunen'} är samma elever som "
            f"{unit.name}: det är den enda av dem som har årskurs {measure.grade}."
        )
    told += _differences(figures, choice, measure, own)
    return told


def _no_whole_number(own: Sequence[Fact]) -> list[str]:
    last = own[-1]
    if last.value is None or last.reached is not None or last.pupils_basis != "published":
        return []
    return [
        f"{sentence_start(season(last.when))}: källan anger {number(last.pupils or 0)} elever, men "
        "andelen svarar inte mot ett helt antal av dem. Därför sägs inte hur många andelen är."
    ]


def _spoken_of(own: Sequence[Fact], measure: Measure, aim: float | None) -> list[Fact]:
    """The years whose pupils the headline counts."""
    if not measure.is_share:
        return []
    found = [own[-1]]
    if aim is not None:
        reached = [f for f in own[:-1] if f.value is not None and f.value >= aim]
        found += reached[-1:]
    return found


def _has(beside: Beside, last: Fact) -> bool:
    return any(
        fact.year_order == last.year_order and fact.value is not None
        for fact in beside.series.facts
    )


def _differences(
    figures: Figures, choice: Choice, measure: Measure, own: Sequence[Fact]
) -> list[str]:
    """Two sources that say differently of one fact: shown, never called a revision."""
    unit = choice.unit
    course = (unit.kind, unit.code, unit.population, choice.measure, choice.gender)
    by_year = {fact.year_order: fact for fact in own}
    told = []
    for other in figures.others.get(course, ()):
        if other.year_order not in by_year:
            continue  # later than what is spoken of
        shown = by_year[other.year_order]
        told.append(
            f"Källorna säger olika om {season(other.when)}: {shown.source} "
            f"{unsaid.in_words(shown, measure)} och {other.source} "
            f"{unsaid.in_words(other, measure)}. Den första visas."
        )
    return told


# --- which unit it is, and why


def about_the_unit(choice: Choice, only: Unit | None, grade: str = "9") -> tuple[str, ...]:
    """Why these figures are shown, where somebody may have expected others."""
    school, unit = choice.school, choice.unit
    if school and unit.reported_school != school:
        return (
            f"{sentence_start(school)} har inga uppgifter om årskurs {grade}. "
            f"Här visas {unit.label}.",
        )
    if only is not None and only.key == unit.key:
        return (f"Bara en av rapporternas skolor har årskurs {grade}: {unit.name}.",)
    return ()
