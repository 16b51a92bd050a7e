"""What Skolor says of the schools of a kommun: one record, made from facts alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sbs_data import questions
from sbs_data.answers import (
    about_figures,
    eligibility_page,
    figure_units,
    pupils_behind,
    school_rows,
    source_lines,
    unit_facts,
    until_year,
)
from sbs_data.answers import sexes as by_sex
from sbs_data.answers.choice import Choice
from sbs_data.answers.eligibility_page import Target
from sbs_data.answers.figure_units import POPULATIONS, Unit, Units
from sbs_data.answers.school_rows import SchoolRow
from sbs_data.answers.source_lines import Place
from sbs_data.answers.unit_facts import NATION, Figures, up_to
from sbs_data.figures.course import Course, Multiples
from sbs_data.measures import catalogue
from sbs_data.measures.facts import Fact, facts_of
from sbs_data.questions import Shown, per_snapshot, records
from sbs_data.words import eligibility, genders, measure_words, school_sentences, unsaid
from sbs_data.words.formats import listed, number, swedish_order
from sbs_data.words.measure_words import Measure, season

PER_PAGE = 12
"""Schools drawn at a time."""
_KEEP = 100


@dataclass(frozen=True, slots=True)
class School:
    """A school of the kommun. ``unit`` is there where it has figures of åk 9, ``code`` where it is
    a known skolenhet, ``reported`` where the reports are about it.
    """

    name: str
    code: str | None
    reported: str | None
    forms: str
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Card:
    """A school beside the levels above it."""

    unit: Unit
    row: SchoolRow
    course: tuple[Fact, ...]
    target: float | None
    salsa: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchoolsPage:
    """The page in the order it is read. Everything is plain text."""

    headline: str
    more: str
    """Of all schools, where the headline is of the selected one."""
    notes: tuple[str, ...]
    cards: tuple[Card, ...]
    measure: Measure
    levels: tuple[str, ...]
    reading: tuple[str, ...]
    source: str | None
    definition: tuple[str, ...]
    published: str | None
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """All that is known of a kommun's schools: each measure's courses, and where they are said."""

    courses: Mapping[tuple[str, str, str], tuple[Fact, ...]]
    """By code, measure and gender."""
    places: Mapping[tuple[str, str, str, str], Place]
    """By those and school year."""
    targets: tuple[Target, ...]


def schools(shown: Shown, choice: Choice) -> tuple[School, ...]:
    """The schools of the chosen unit's kommun, in alphabetical order; of a form or an area where
    one is chosen.
    """
    units = figure_units.every(shown)
    if figure_units.is_private(shown):
        return _own(units)
    code = _municipality_code(choice)
    rows = shown.ask(
        questions.kommun_schools, code or "", form=choice.form, area=choice.area
    ).to_dict("records")
    found = [
        School(
            name=str(row["school"]),
            code=row["unit_code"],
            reported=row["reported_school"],
            forms=str(row["forms"] or ""),
            unit=units.get(str(row["unit_code"])),
        )
        for row in rows
    ]
    if code is None and not choice.is_within:  # a source may not say where its schools lie
        found += [
            School(unit.name, unit.code, unit.reported_school, "", unit)
            for unit in units.values()
            if unit.is_school and unit.municipality_code is None
        ]
    return tuple(sorted(found, key=lambda school: swedish_order(school.name)))


def _own(units: Units) -> tuple[School, ...]:
    """Every school of an enskild huvudman, wherever it lies."""
    found = [School(of.name, of.code, of.reported_school, "", of) for of in units.values()]
    return tuple(sorted(found, key=lambda school: swedish_order(school.name)))


def _municipality_code(choice: Choice) -> str | None:
    unit = choice.unit
    return unit.municipality_code or (None if unit.is_school else unit.code)


@per_snapshot(_KEEP)
def for_choice(shown: Shown, choice: Choice, today: date) -> SchoolsPage:
    """What is to be said of a choice today."""
    # What is known is known of all of them, however few are shown.
    every = _units(shown, replace(choice, form=None, area=None))
    known = _known(shown, _municipality_code(choice) or "", every)
    figures = unit_facts.of_unit(shown, choice.unit)
    same = _same_pupils(figures, known, every)
    measure = measure_words.known()[choice.measure].of(choice.gender)
    return from_facts(figures, known, _units(shown, choice), choice, measure, today, same=same)


def _units(shown: Shown, choice: Choice) -> tuple[Unit, ...]:
    return tuple(school.unit for school in schools(shown, choice) if school.unit is not None)


@per_snapshot(3)
def _known(shown: Shown, municipality: str, units: tuple[Unit, ...]) -> SchoolFacts:
    codes = sorted(unit.code for unit in units)
    wanted = (*catalogue.results(), *catalogue.deviations())
    rows = questions.figure_facts(shown.snapshot, codes, wanted)
    courses: dict[tuple[str, str, str], list[Fact]] = {}
    places = {}
    # From every source: each may know what another leaves out.
    facts = pupils_behind.known(facts_of(rows))
    said = zip(facts, rows["is_preferred"], source_lines.places_of(rows), strict=True)
    for fact, is_preferred, place in said:
        if is_preferred:
            key = (fact.unit_code, fact.measure, fact.gender)
            courses.setdefault(key, []).append(fact)
            places[*key, fact.school_year] = place
    targets = questions.kommun_targets(shown.snapshot, municipality, codes)
    return SchoolFacts(
        {key: tuple(course) for key, course in courses.items()},
        places,
        tuple(records(targets)),
    )


def from_facts(
    figures: Figures,
    known: SchoolFacts,
    units: Sequence[Unit],
    choice: Choice,
    measure: Measure,
    today: date,
    *,
    same: Unit | None = None,
) -> SchoolsPage:
    """The page of a choice, made from facts alone. ``same``: :func:`_same_pupils`."""
    whole = {
        unit.code: known.courses.get((unit.code, choice.measure, choice.gender), ())
        for unit in units
    }
    courses = {code: up_to(course, choice.last_year) for code, course in whole.items()}
    beside = _Beside(figures.up_to(choice.last_year), choice, measure, same)
    found = []
    for unit in sorted(units, key=lambda unit: (swedish_order(unit.name), unit.code)):
        if card := _card(unit, courses[unit.code], known, measure, choice, beside):
            found.append(card)
    cards = tuple(found)
    facts = school_rows.latest([fact for card in cards for fact in card.course])
    last = max(facts, key=lambda fact: fact.year_order, default=None)
    places = [
        known.places[card.unit.code, choice.measure, choice.gender, fact.school_year]
        for card in cards
        for fact in card.course
    ]
    every = _headline(facts, measure, choice)
    own = next(
        (c for c in cards if choice.school and c.unit.reported_school == choice.school), None
    )
    one = [fact for fact in facts if own is not None and fact.unit_code == own.unit.code]
    first = _headline(one, measure, choice) if one else every
    return SchoolsPage(
        headline=first,
        more=every if first != every else "",
        notes=(*_notes(cards, measure, choice, whole), *_about_the_year(choice, whole, facts)),
        cards=cards,
        measure=measure,
        levels=tuple(beside.sentences(last)) if last is not None else (),
        reading=_reading(cards, measure),
        source=source_lines.sources(places),
        definition=about_figures.definition(
            measure,
            "Varje skola",
            about_figures.population(
                figures, "all_at_school", measure, "samtliga elever på skolan"
            ),
        ),
        published=eligibility.published(
            school_rows.latest(fact for course in whole.values() for fact in course), measure, today
        ),
        unknown=tuple(_unknown(cards, measure, beside, last)),
    )


def _headline(facts: Sequence[Fact], measure: Measure, choice: Choice) -> str:
    """Of the schools that are shown, which need not be all of the kommun's."""
    where = f"{choice.municipality}{' som passar urvalet' if choice.is_within else ''}"
    told = school_sentences.headline(facts, measure, where)
    return told if facts else f"{told.removesuffix('.')}{until_year.nothing(choice.year)}."


def _card(
    unit: Unit,
    course: tuple[Fact, ...],
    known: SchoolFacts,
    measure: Measure,
    choice: Choice,
    beside: _Beside,
) -> Card | None:
    if not school_rows.latest(course):
        return None
    target = eligibility_page.target_of(_targets_of(unit, known.targets), measure, choice.gender)
    aim = None if target is None else eligibility_page.aim_of(target)
    [latest] = school_rows.latest(course)
    [row] = school_rows.rows(course, measure, target=aim, levels=beside.levels(latest))
    told = [
        school_sentences.deviation(facts[-1], measure_words.known()[name])
        for name in catalogue.deviations()
        if choice.gender == "all"
        and (facts := up_to(known.courses.get((unit.code, name, "all"), ()), choice.last_year))
    ]
    return Card(unit, row, course, aim, tuple(said for said in told if said))


def _targets_of(unit: Unit, targets: Iterable[Target]) -> list[Target]:
    """Its own first. A school that no report is about may be another's: the authority's målvärden
    are not its own.
    """
    own = [target for target in targets if target["unit_code"] == unit.code]
    wider = [target for target in targets if target["unit_kind"] != "school"]
    return [*own, *(wider if unit.reported_school is not None else ())]


class _Beside:
    """The levels above the schools, each with its population in the label."""

    def __init__(
        self,
        figures: Figures,
        choice: Choice,
        measure: Measure,
        same: Unit | None,
    ) -> None:
        self._figures, self._measure, self._choice = figures, measure, choice
        self.same = same
        ending = genders.after_comma(choice.gender)
        self.country = f"Riket, {genders.name(choice.gender) or POPULATIONS['nation_all']}"
        self.similar = f"Liknande kommuner, kommunala skolor{ending}"
        self.kommun, self._of_kommun = self._municipality(ending)
        self._of_country = figures.course(
            "nation", NATION, "nation_all", choice.measure, choice.gender
        )
        self._spreads = figures.spreads(choice.measure, choice.gender)

    def _municipality(self, ending: str) -> tuple[str, tuple[Fact, ...]]:
        """The kommun's own schools; all schools where one school is all of its own."""
        code, choice = _municipality_code(self._choice) or "", self._choice
        for population in ("municipal", "located"):
            facts = self._figures.course(
                "municipality", code, population, choice.measure, choice.gender
            )
            if facts and not (population == "municipal" and self.same):
                label = f"{choice.municipality}, {POPULATIONS[population]}{ending}"
                return label, facts
        return "", ()

    def levels(self, fact: Fact) -> dict[str, Fact | float | None]:
        """What a school's figure stands beside: that of the same year."""
        found: dict[str, Fact | float | None] = {}
        if self.kommun:
            found[self.kommun] = _of_year(self._of_kommun, fact)
        found[self.country] = _of_year(self._of_country, fact)
        apart = self._spreads.get(fact.school_year)
        found[self.similar] = None if apart is None else apart[0].mean
        return found

    def sentences(self, last: Fact) -> list[str]:
        """The levels' own figures of the year, with population; of an earlier year if need be."""
        told: list[str | None] = []
        for where, course in (
            (f"i {self._choice.municipality}", self._of_kommun),
            ("i riket", self._of_country),
        ):
            fact = _of_year(course, last) or next(
                (fact for fact in reversed(course) if fact.value is not None), None
            )
            if fact is not None:
                whose = about_figures.population(self._figures, fact.population, self._measure)
                told.append(eligibility.beside(fact, self._measure, where, whose))
        if last.school_year in self._spreads:
            apart, _ = self._spreads[last.school_year]
            group = self._figures.similar_name or "Liknande kommuner"
            group = f"{group}; kommunala skolor{genders.after_comma(self._choice.gender)}"
            told.append(eligibility.alike(apart, group, self._measure, last.when))
        return [sentence for sentence in told if sentence]

    def missing(self, last: Fact) -> list[str]:
        """The levels that have no figure of the year."""
        names = {self.country: "riket", self.similar: "liknande kommuner"}
        return [
            names[name]
            for name, level in self.levels(last).items()
            if name in names and (level is None or (isinstance(level, Fact) and not level.value))
        ]


def _of_year(course: Iterable[Fact], like: Fact) -> Fact | None:
    return next((fact for fact in course if fact.year_order == like.year_order), None)


def _same_pupils(figures: Figures, known: SchoolFacts, units: Sequence[Unit]) -> Unit | None:
    """The school whose pupils are all those of the kommun's own schools."""
    courses = {
        ("school", code, "all_at_school", measure, gender): course
        for (code, measure, gender), course in known.courses.items()
    }
    both = replace(figures, courses={**figures.courses, **courses})
    return next((unit for unit in units if both.are_the_same_pupils(unit)), None)


# --- what is said


def _about_the_year(
    choice: Choice, whole: Mapping[str, Sequence[Fact]], latest: Sequence[Fact]
) -> tuple[str, ...]:
    every = school_rows.latest(fact for course in whole.values() for fact in course)
    told = until_year.about(choice.year, every, latest)
    spoken_of = {fact.unit_code for fact in latest}
    later = sorted({f.unit_name for f in every if f.unit_code not in spoken_of}, key=swedish_order)
    if not later or not latest:
        return told
    return (*told, f"{listed(later)} har ingen uppgift{until_year.nothing(choice.year)}.")


def _notes(
    cards: Sequence[Card], measure: Measure, choice: Choice, whole: Mapping[str, Sequence[Fact]]
) -> Iterable[str]:
    """``whole`` is what there is of later years too."""
    rows = [card.row for card in cards]
    known = school_rows.latest(fact for course in whole.values() for fact in course)
    if whole and not known and choice.gender != "all":
        yield by_sex.not_published(measure, "school")
    is_all = not choice.is_within and len(known) == len(rows)
    if is_all and (only := school_rows.only_one(rows, measure)):
        yield only
    if years := school_rows.not_the_same_year(rows):
        yield years


def _reading(cards: Sequence[Card], measure: Measure) -> tuple[str, ...]:
    if not cards:
        return ()
    has_band = measure.is_share and any(fact.band for card in cards for fact in card.course)
    told = about_figures.reading(measure, has_band=has_band)
    several = (school_sentences.ALPHABETICAL,) if len(cards) > 1 else ()
    salsa = (school_sentences.SALSA,) if any(card.salsa for card in cards) else ()
    return (*several, *told, *salsa)


def _unknown(
    cards: Sequence[Card], measure: Measure, beside: _Beside, last: Fact | None
) -> Iterable[str]:
    if last is None:
        return
    if any("(beräknat)" in card.row.pupils for card in cards):
        yield school_sentences.COUNTED
    if missing := beside.missing(last):
        yield (
            f"Ingen uppgift om {listed(missing)} är importerad för {season(last.when)}. "
            "Därför saknas den jämförelsen."
        )
    if beside.same is not None:
        yield (
            f"{beside.same.name} är den enda kommunala skolan med årskurs {measure.grade}: "
            "kommunens egna skolor är samma elever."
        )


# --- the figure and its table, of some schools at a time


def multiples(cards: Sequence[Card], measure: Measure) -> Multiples:
    """A small course per school; the målvärde only where it is the school's."""
    aims = {card.target for card in cards if card.target is not None}
    aim = aims.pop() if len(aims) == 1 else None
    made = school_rows.multiples(
        f"{measure.name}, varje skola",
        [fact for card in cards for fact in card.course],
        measure,
        target=aim,
    )
    panels = [_with_target(p, card) for p, card in zip(made.panels, cards, strict=True)]
    return replace(made, panels=tuple(panels))


def _with_target(panel: Course, card: Card) -> Course:
    target = panel.target if card.target is not None else None
    lines = [
        # A word beside every range has no room: what they mean is said once, under the figure.
        replace(line, points=tuple(replace(point, note=None) for point in line.points))
        for line in panel.lines
    ]
    return replace(panel, title=card.unit.label, target=target, lines=tuple(lines))


def about_ranges(spec: Multiples, measure: Measure) -> str | None:
    """What the upright bars of the figure mean, where there are any."""
    points = (point for panel in spec.panels for line in panel.lines for point in line.points)
    if not any(point.possible for point in points):
        return None
    return f"Lodrätt streck: {measure.few}, och andelen ligger någonstans inom strecket."


def table(cards: Sequence[Card], measure: Measure) -> tuple[list[str], list[list[str]]]:
    """The same numbers as in the figure, the latest year first."""
    years = {fact.year_order: fact.when for card in cards for fact in card.course}
    order = sorted(years, reverse=True)
    rows = []
    for card in cards:
        by_year = {fact.year_order: fact for fact in card.course}
        cells = [
            unsaid.in_words(by_year[year], measure) if year in by_year else unsaid.NO_FACT
            for year in order
        ]
        rows.append([card.unit.label, *cells])
    return ["Skola", *(years[year] for year in order)], rows


# --- schools without åk 9


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """A figure of a school in words: of what (and which grades), when, how much and whose."""

    measure: str
    when: str
    words: str
    source: str


FOLLOW_UP = "Egen uppföljning"


def has_follow_up(shown: Shown, code: str) -> bool:
    """Whether a school has follow-up of its own."""
    return code in shown.ask(questions.followed_up_schools)


def follow_up(shown: Shown, code: str, last_year: int | None = None) -> tuple[OwnFigure, ...]:
    """The latest of a school's own follow-up: as :func:`own_figures`, and no other figures."""
    return tuple(f for f in own_figures(shown, code, last_year) if f.source == FOLLOW_UP)


@per_snapshot(_KEEP)
def own_figures(shown: Shown, code: str, last_year: int | None = None) -> tuple[OwnFigure, ...]:
    """The latest of every figure that is known of a school, its own follow-up first; of what was
    known in ``last_year``, where one is given.
    """
    rows = questions.school_own_figures(shown.snapshot, code, last_year)
    if rows.empty:
        return ()
    known = unit_facts.measures_of(shown, set(map(str, rows["measure"])))
    return tuple(_own_figure(fact, known[fact.measure]) for fact in facts_of(rows))


def _own_figure(fact: Fact, measure: Measure) -> OwnFigure:
    occasion = f", tillfälle {fact.occasion}" if fact.occasion else ""
    grade = f"årskurs {fact.grade}"
    return OwnFigure(
        measure.name if not fact.grade or "årskurs" in measure.name else f"{measure.name}, {grade}",
        f"{fact.when}{occasion}",
        unsaid.in_words(fact, measure),
        FOLLOW_UP if measure.is_own else fact.source,
    )


def own_count(figures: Sequence[OwnFigure]) -> str:
    """``12 uppgifter``."""
    return f"{number(len(figures))} {'uppgift' if len(figures) == 1 else 'uppgifter'}"
