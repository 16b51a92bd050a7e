"""The authority's own follow-up through a year, beside the målvärde that it concerns. Plain text.

Nothing is tied by likeness: a målvärde that counts is of the same measure, or of the grades that an
avstämning by its own definition judges before they are set.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from sbs_data import questions
from sbs_data.answers import unit_facts
from sbs_data.measures import catalogue
from sbs_data.measures.facts import Fact, facts_of
from sbs_data.questions import Shown, per_snapshot, records
from sbs_data.words import claim_words, genders, target_words, unsaid
from sbs_data.words.formats import LOCALE, how_many, number
from sbs_data.words.measure_words import Measure, season

Row = Mapping[str, object]
"""A row of the question ``follow_up_targets``."""

TITLE = "Egen uppföljning"
SHOWN_BECAUSE = (
    "Det här har huvudmannen själv följt upp under läsåret, det senaste först. Det visas för att "
    "ett målvärde gäller samma mått. Rapportens ord kan betyda något annat än det som mäts här."
)
NOTHING_TIES = "Inget bekräftat målvärde knyter skolans egen uppföljning till insatsen."
THIS_GOAL = "Det här målet"
OF_THE_INITIATIVE = "Målvärdet står i insatsen, inte i just det här målet."
JUDGED = "Vid avstämningen bedömer lärarna det som betygen avgör först till sommaren."
SOURCE = "Källa: huvudmannens egen uppföljning. Det är inte officiell statistik."

_KEEP = 100


@dataclass(frozen=True, slots=True)
class Said:
    """An own figure, with the reports' name of its school and where it stands in its file."""

    fact: Fact
    school: str
    file: str
    place: str


@dataclass(frozen=True, slots=True)
class Aim:
    """A målvärde in words, and the places in the report where the initiative states it."""

    words: str
    places: frozenset[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Followed:
    """What one school has followed up of one measure in its latest year.

    ``occasions`` are when and how much, the latest first; ``judged`` says that the målvärde is of
    the grades that the avstämning judges beforehand.
    """

    title: str
    school: str
    year: str
    aims: tuple[Aim, ...]
    occasions: tuple[tuple[str, str], ...]
    definition: str
    judged: str
    is_protected: bool

    def is_of(self, places: Iterable[tuple[int, int, int]]) -> bool:
        """Whether a målvärde of it stands in one of these places of the report."""
        wanted = set(places)
        return any(aim.places & wanted for aim in self.aims)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """All that is followed up beside an initiative.

    ``waiting`` are målvärden of its words that nobody has confirmed, though there are figures to
    show beside them; ``others`` the schools with follow-up of other things.
    """

    followed: tuple[Followed, ...] = ()
    waiting: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def first_of(self, places: Sequence[tuple[int, int, int]]) -> Sequence[Followed]:
        """What is followed up, that of a goal in these places first."""
        return sorted(self.followed, key=lambda each: not each.is_of(places))


def source(files: Iterable[str]) -> str:
    """Where it stands: the files, with the rows in each."""
    return f"{SOURCE} {'; '.join(files)}."


def elsewhere(school: str, *, is_all: bool) -> str:
    """The door to what is not shown here; ``school`` is ``""`` where there is but one.

    ``is_all`` where nothing of it is shown here.
    """
    if not school:
        what = "egen" if is_all else "övriga"
        return f"Skolans {what} uppföljning finns på sidan Skolor"
    return f"{school}: {'egen' if is_all else 'övrig'} uppföljning finns på sidan Skolor"


@per_snapshot(_KEEP)
def of_initiative(shown: Shown, initiative_id: str) -> FollowUp:
    """What is followed up beside an initiative."""
    rows = questions.follow_up_figures(shown.snapshot, initiative_id)
    if rows.empty:
        return FollowUp()
    targets = questions.follow_up_targets(shown.snapshot, initiative_id)
    said = [
        Said(fact, str(school), str(file), str(place))
        for fact, school, file, place in zip(
            facts_of(rows), rows["school"], rows["file"], rows["place"], strict=True
        )
    ]
    measures = unit_facts.measures_of(shown, {each.fact.measure for each in said})
    return from_facts(records(targets), said, measures)


def from_facts(
    targets: Sequence[Row], said: Sequence[Said], measures: Mapping[str, Measure]
) -> FollowUp:
    """What is followed up of the målvärden, and that there is more."""
    counting = [row for row in targets if not row["is_open"]]
    followed, files, tied = [], [], set()
    for course in _courses(said):
        measure = measures[course[0].fact.measure]
        of = [row for row in counting if concerns(row, course[0].fact)]
        if of:
            followed.append(_followed(course, measure, of))
            files += course
            tied.add(_what(course[0]))
    left = [each for each in said if _what(each) not in tied and each.fact.unit_kind == "school"]
    return FollowUp(
        followed=tuple(followed),
        waiting=_waiting([row for row in targets if row["is_open"]], said),
        others=tuple(dict.fromkeys(each.school for each in left)),
        files=tuple(_files(files)),
    )


def _what(said: Said) -> tuple[str, ...]:
    fact = said.fact
    return fact.unit_kind, fact.unit_code, fact.measure, fact.grade or ""


def _courses(said: Iterable[Said]) -> list[list[Said]]:
    """The occasions of each school, measure, grade and sex, the latest first."""
    found: dict[tuple[str, ...], list[Said]] = {}
    for each in said:
        found.setdefault((*_what(each), each.fact.gender), []).append(each)
    return [sorted(course, key=_order, reverse=True) for course in found.values()]


def _order(said: Said) -> tuple[int, str, str]:
    fact = said.fact
    return fact.year_order, (fact.term or "")[2:], fact.occasion or ""


def concerns(target: Row, fact: Fact) -> bool:
    """Whether a målvärde is of the measure, the school and the pupils that an own figure is of."""
    if fact.gender not in ("all", target["gender"]):
        return False
    if target["unit_kind"] == "school" and target["unit_code"] != fact.unit_code:
        return False
    if target["measure"] == fact.measure:
        return _share_a_grade(str(target["grades"] or ""), fact.grade or "")
    grade = str(target["measure_grade"] or "")
    # An avstämning that by its definition is of the same grades as a measure of the results.
    known = catalogue.measures().get(fact.measure)
    return known is not None and known.judges == target["measure"] and fact.grade == grade


def _share_a_grade(one: str, other: str) -> bool:
    """``8`` and ``7–9`` do; where either says no grade it is of the whole school."""
    grades, others = _grades(one), _grades(other)
    return not grades or not others or bool(grades & others)


def _grades(text: str) -> set[int]:
    found: set[int] = set()
    for part in text.replace(" ", "").split(","):
        first, _, last = part.partition("–")
        if first.isdecimal():
            found.update(range(int(first), int(last if last.isdecimal() else first) + 1))
    return found


def _followed(course: Sequence[Said], measure: Measure, targets: Sequence[Row]) -> Followed:
    fact = course[0].fact
    return Followed(
        title=_title(fact, measure),
        school=course[0].school,
        year=season(fact.school_year),
        aims=_aims(targets),
        occasions=tuple((when(each.fact), in_words(each.fact, measure)) for each in course),
        definition=_definition(measure),
        judged=JUDGED if all(row["measure"] != fact.measure for row in targets) else "",
        is_protected=any(each.fact.marker in _PROTECTED for each in course),
    )


def _definition(measure: Measure) -> str:
    told = measure.definition
    return f"Det som mäts: {told[:1].lower()}{told[1:]}" if told else ""


_PROTECTED = (*unsaid.PROTECTED, "one_to_four")


def _title(fact: Fact, measure: Measure) -> str:
    whose = [f"årskurs {fact.grade}"] if fact.grade and "årskurs" not in measure.name else []
    return ", ".join([measure.name, *whose, *filter(None, [genders.name(fact.gender)])])


def _aims(targets: Iterable[Row]) -> tuple[Aim, ...]:
    """Each målvärde once, with every place where it is stated."""
    found: dict[str, tuple[str, set[tuple[int, int, int]]]] = {}
    for row in targets:
        _, places = found.setdefault(
            str(row["target_key"]), (f"{target_words.in_words(row)}.", set())
        )
        if (place := place_of(row)) is not None:
            places.add(place)
    return tuple(Aim(words, frozenset(places)) for words, places in found.values())


def place_of(row: Row, of: str = "place") -> tuple[int, int, int] | None:
    """Table, row and paragraph; ``None`` where it stands in no table."""
    parts = [row[f"{of}_{part}"] for part in ("table", "row", "paragraph")]
    if any(part is None or part != part for part in parts):
        return None
    table, line, paragraph = (int(float(str(part))) for part in parts)
    return table, line, paragraph


def when(fact: Fact) -> str:
    """``Avstämning 3, VT25``, ``Enkät 1, HT24``, ``1 mars 2025``, or the term alone."""
    if not fact.occasion:
        return fact.when
    known = catalogue.measures().get(fact.measure)
    what = (known.occasion if known is not None else "") or _OCCASION
    if not fact.occasion.isdecimal():
        day = format_date(date.fromisoformat(fact.occasion), "d MMMM y", locale=LOCALE)
        return f"{what} {day}" if what != _OCCASION else str(day)
    return f"{what} {fact.occasion}, {fact.when}"


_OCCASION = "Tillfälle"


def in_words(fact: Fact, measure: Measure) -> str:
    """``8,1 %, 19 av 236 elever``, or why there is no value."""
    if fact.value is None:
        why = unsaid.in_words(fact, measure)
        return f"{why[:1].lower()}{why[1:]}"
    told = [measure.value(fact.value)]
    if fact.pupils is not None:
        pupils = how_many(fact.pupils, "elev", "elever")
        if fact.count is not None:
            worked_out = "" if fact.is_counted else " (beräknat)"
            pupils = f"{number(fact.count)} av {pupils}{worked_out}"
        told.append(pupils)
    return ", ".join(told)


def _waiting(targets: Iterable[Row], said: Sequence[Said]) -> tuple[str, ...]:
    """Those of the målvärden that there are figures to show beside."""
    found = {
        str(row["target_key"]): claim_words.in_sentence(row)
        for row in targets
        if any(concerns(row, each.fact) for each in said)
    }
    return tuple(found.values())


def _files(said: Iterable[Said]) -> list[str]:
    """``Egen uppföljning: läsår 2024/25, HT24, avstämning 1``, each place once."""
    places: dict[str, dict[str, None]] = {}
    for each in said:
        places.setdefault(each.file, {}).update({each.place: None} if each.place else {})
    return [": ".join(filter(None, (file, "; ".join(at)))) for file, at in places.items()]
