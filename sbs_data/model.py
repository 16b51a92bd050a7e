"""The records of the house and their words. Knows no file, no database and no screen.

Everything that was read keeps its :class:`Place`, so that each shown fact can be found again
in the document it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What the report says of a goal. ``UNMARKED`` is never a default for "not reached"."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    STARTED = "started"
    UNMARKED = "unmarked"


class Basis(StrEnum):
    """Where in Word the colour of a goal was carried."""

    FONT = "font"
    HIGHLIGHT = "highlight"
    SHADING = "shading"
    STYLE = "style"
    NONE = "none"


class Kind(StrEnum):
    """The kind of redovisning."""

    FINAL = "slutredovisning"
    INTERIM = "delredovisning"


class Role(StrEnum):
    """What a document holds of its redovisning."""

    MATRIX = "matrix"
    NARRATIVE = "narrative"
    BOTH = "both"


class Part(StrEnum):
    """The parts of the matrix, in the order of the template's rows, and the narrative last."""

    INITIATIVE = "initiative"
    PROBLEM = "problem"
    CAUSE = "cause"
    GOAL = "goal"
    IMPROVEMENT = "improvement"
    UNMET = "unmet"
    EXPECTED_EFFECT = "expected_effect"
    OBSERVED_EFFECT = "observed_effect"
    LESSON = "lesson"
    FOLLOW_UP = "follow_up"
    OTHER = "other"
    SECTION = "section"


class SchoolForm(StrEnum):
    """A school form, or the part of grundskolan that a report speaks of."""

    PRESCHOOL = "preschool"
    LEISURE_CENTRE = "leisure_centre"
    F_3 = "f_3"
    GRADES_4_6 = "4_6"
    GRADES_7_9 = "7_9"
    ADAPTED = "adapted"
    AUTHORITY = "authority"


WHOLE_AUTHORITY = "Hela huvudmannen"
"""The legal answer for an initiative that concerns every school of the authority."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document: all counted from 1, ``None`` where it does not apply.

    ``paragraph`` counts the paragraphs of the cell (empty ones too) inside a table, and those
    of the document's body outside tables.
    """

    table: int | None = None
    row: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph's plain text, as written, and its place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as in row 4 (or row 5, where it stands only there) with what its colour says.

    ``marked_text`` and ``status_place`` are the goal as repeated and coloured in row 5.
    ``basis_detail`` is the carrier in plain Swedish ("gul överstrykning").
    ``suggestion`` is what the words hint, never a fact; ``suggestion_quote`` the words.
    """

    text: str
    place: Place
    status: Status = Status.UNMARKED
    basis: Basis = Basis.NONE
    basis_detail: str | None = None
    ambiguous: bool = False
    repeated: bool = True
    suggestion: Status | None = None
    suggestion_quote: str | None = None
    marked_text: str | None = None
    status_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Initiative:
    """One matrix: an initiative (insats) and the chain from its problem to its effects."""

    area: str | None
    name: str
    place: Place
    area_place: Place | None = None
    participants_text: str = ""
    references: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    mentioned_schools: tuple[str, ...] = ()
    heading: tuple[Passage, ...] = ()
    problems: tuple[Passage, ...] = ()
    causes: tuple[Passage, ...] = ()
    goals: tuple[Goal, ...] = ()
    improvements: tuple[Passage, ...] = ()
    unmet: tuple[Passage, ...] = ()
    expected_effects: tuple[Passage, ...] = ()
    observed_effects: tuple[Passage, ...] = ()
    lessons: tuple[Passage, ...] = ()
    follow_up: tuple[Passage, ...] = ()
    questions: tuple[Passage, ...] = ()
    """The template's questions as printed in this matrix, the area's line first."""
    other: tuple[Passage, ...] = ()
    """Rows whose label was not understood: kept, and warned of."""

    def passages(self) -> Iterator[tuple[Part, Passage]]:
        """Every paragraph of the matrix with the part it belongs to, in the template's order."""
        for part, passages in (
            (Part.INITIATIVE, self.heading),
            (Part.PROBLEM, self.problems),
            (Part.CAUSE, self.causes),
            (Part.GOAL, tuple(Passage(g.text, g.place) for g in self.goals)),
            (Part.IMPROVEMENT, self.improvements),
            (Part.UNMET, self.unmet),
            (Part.EXPECTED_EFFECT, self.expected_effects),
            (Part.OBSERVED_EFFECT, self.observed_effects),
            (Part.LESSON, self.lessons),
            (Part.FOLLOW_UP, self.follow_up),
            (Part.OTHER, self.other),
        ):
            for passage in passages:
                yield part, passage


@dataclass(frozen=True, slots=True)
class Section:
    """Running text outside the matrices, under its heading (``None`` before the first)."""

    heading: str | None
    place: Place
    paragraphs: tuple[Passage, ...] = ()
    is_template: bool = False
    """True when every word is the template's own."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader saw and could not use: a code, a Swedish sentence, a place."""

    code: str
    message: str
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value found where it is no statement about the redovisning: shown, never used.

    ``basis`` is one Swedish clause that says where, for what stands outside the text too.
    """

    value: str
    quote: str
    place: Place = Place()
    basis: str | None = None


class Unit(StrEnum):
    """What a claim's number counts."""

    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage_points"
    POINTS = "points"
    PUPILS = "pupils"


class Comparator(StrEnum):
    """How a claim's number is meant: "minst 85 procent" is ``AT_LEAST``."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"


class Direction(StrEnum):
    """Where a result is said to have gone."""

    UP = "up"
    DOWN = "down"
    UNCHANGED = "unchanged"


class Gender(StrEnum):
    """Whose result: the pupils of one sex, where the text says so."""

    GIRLS = "girls"
    BOYS = "boys"


class ClaimRole(StrEnum):
    """What a claim is for: what was wrong, what is aimed at, or what was seen."""

    PROBLEM = "problem"
    TARGET = "target"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Claim:
    """A number or a direction that the text says of the pupils' results.

    ``measure`` is the code of one that is known; ``None`` where none is spoken of. ``value`` is
    ``None`` where only a direction is said, ``from_value`` where no change is. ``negated`` is True
    where the number counts those who do *not* reach. ``of`` is the pupils that ``value`` is a part
    of ("26 av 31 elever"). ``change`` is True where the number is how far, and its unit doesn't say
    so ("ökade med 7 poäng"). ``grades`` are årskurser 1–9. ``reached`` belongs to targets: True or
    False where the text says so.
    """

    quote: str
    place: Place
    role: ClaimRole
    measure: str | None = None
    value: float | None = None
    from_value: float | None = None
    unit: Unit | None = None
    comparator: Comparator | None = None
    negated: bool = False
    direction: Direction | None = None
    gender: Gender | None = None
    grades: tuple[int, ...] = ()
    term: str | None = None
    school_year: str | None = None
    reached: bool | None = None
    of: float | None = None
    change: bool = False
    initiative_no: int | None = None
    """The initiative of the report it stands in, from 1; ``None`` in running text."""


class Asks(StrEnum):
    """What the reader asks a person, where the document can be read in two ways.

    ``quote`` is what is asked about, in the document's words; ``other`` what it stands against.
    """

    GOAL = "goal"
    """Is this line a goal?"""
    TWO_GOALS = "two_goals"
    """Is this one goal or two?"""
    SAME_GOAL = "same_goal"
    """Is row 4's line (``quote``) the same goal as row 5's (``other``)?"""
    LABEL = "label"
    """Which row of the template is this label?"""
    MATRIX = "matrix"
    """Is the table that these words begin the matrix?"""
    DESIGN = "design"
    """Is this colour (``other``: "röd text") the document's design, or a marking?"""
    MARKING = "marking"
    """What does the sign beside the goal (``other``: "ett hjärta") mark, if anything?"""
    WORD = "word"
    """The word beside the goal (``other``) says another thing than its colour: which counts?"""


_NO_ROW = "none"
_STATUSES = tuple(status.value for status in Status)

ANSWERS: Mapping[Asks, tuple[str, ...]] = {
    Asks.GOAL: ("goal", "no_goal"),
    Asks.TWO_GOALS: ("two", "one"),
    Asks.SAME_GOAL: ("same", "different"),
    # A row of the template by its Part, or none of them.
    Asks.LABEL: (
        *(p.value for p in Part if p not in (Part.OTHER, Part.SECTION)),
        _NO_ROW,
    ),
    Asks.MATRIX: ("matrix", "no_matrix"),
    Asks.DESIGN: ("design", "marking"),
    Asks.MARKING: _STATUSES,
    Asks.WORD: _STATUSES,
}
"""What can be answered to each."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something the reader would else have to guess. ``initiative_no`` counts from 1."""

    kind: Asks
    quote: str
    place: Place
    initiative_no: int | None = None
    other: str | None = None
    other_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a person answered: one of ``ANSWERS[kind]``. It holds for the words, wherever they
    stand, so that it outlives a new version of the file.
    """

    kind: Asks
    quote: str
    answer: str
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One Word file, read. ``authority``, ``kind`` and ``period`` are ``None`` where it is silent.

    Each ``*_basis`` is one Swedish clause that says where the value was found.
    """

    file: str
    sha256: str
    role: Role
    kind: Kind | None = None
    kind_basis: str | None = None
    authority: str | None = None
    authority_basis: str | None = None
    authority_suggestions: tuple[Suggestion, ...] = ()
    """Those that may be it, where the document names several or none for certain."""
    period: str | None = None
    period_basis: str | None = None
    period_suggestions: tuple[Suggestion, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    sections: tuple[Section, ...] = ()
    claims: tuple[Claim, ...] = ()
    warnings: tuple[Notice, ...] = ()
    asked: tuple[Question, ...] = ()
    """What is left to ask: nothing that was told, and each thing once."""


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    """A läsår by the calendar year it starts in: ``SchoolYear(2022)`` is 2022/23."""

    start: int

    def __str__(self) -> str:
        return f"{self.start}/{(self.start + 1) % 100:02d}"


@dataclass(frozen=True, slots=True)
class Term:
    """A termin: ``Term(2023, "VT")`` is VT23, the second half of läsår 2022/23."""

    year: int
    half: str

    def __post_init__(self) -> None:
        if self.half not in ("VT", "HT"):
            raise ValueError(f"a term is VT or HT, not {self.half!r}")

    def __str__(self) -> str:
        return f"{self.half}{self.year % 100:02d}"

    @property
    def school_year(self) -> SchoolYear:
        return SchoolYear(self.year - 1 if self.half == "VT" else self.year)


# Found from the digits backwards: a report has few digits and many words.
_DIGITS = re.compile(r"[0-9]+")
_BEFORE_YEAR = re.compile(
    r"\b(?P<half>VT|HT|vårtermin(?:en)?|hösttermin(?:en)?|våren|hösten)\s*[-–]?\s*$", re.IGNORECASE
)
_LONGEST_BEFORE_YEAR = 20
_MONTHS = 12
_SECOND_YEAR = re.compile(r"\s*/\s*(?P<second>20\d\d|\d\d)(?![\d/])")


def find_periods(text: str) -> list[tuple[Term | SchoolYear, str]]:
    """Terms and school years said in a text, in order, each with the words that say it.

    >>> [str(p) for p, _ in find_periods("VT-21, läsåret 22/23 och våren 2023")]
    ['VT21', '2022/23', 'VT23']
    """
    found: list[tuple[Term | SchoolYear, str]] = []
    if not any(map(text.__contains__, "0123456789")):
        return found  # most texts, and much sooner seen so
    for year in _DIGITS.finditer(text):
        if not _is_year(year.group()) or text[max(year.start() - 1, 0)] == "/":
            continue
        second = _SECOND_YEAR.match(text, year.end())
        if second is not None:
            first = _century(year.group())
            if _century(second["second"]) == first + 1 and not _may_be_date(text, year, second):
                found.append((SchoolYear(first), text[year.start() : second.end()]))
            continue
        start = max(year.start() - _LONGEST_BEFORE_YEAR, 0)
        half = _BEFORE_YEAR.search(text[start : year.start()])
        if half is not None:
            name = "HT" if half["half"][0].lower() == "h" else "VT"
            words = text[start + half.start() : year.end()]
            found.append((Term(_century(year.group()), name), words))
    return found


def _may_be_date(text: str, year: re.Match[str], second: re.Match[str]) -> bool:
    """ "11/12" is the eleventh of December, unless a school year is what is spoken of."""
    if len(year.group()) == 4 or int(second["second"]) > _MONTHS:
        return False
    return "läsår" not in text[max(year.start() - _LONGEST_BEFORE_YEAR, 0) : year.start()].lower()


def _is_year(digits: str) -> bool:
    return len(digits) == 2 or (len(digits) == 4 and digits.startswith("20"))


def parse_period(text: str) -> Term | SchoolYear:
    """The one period a text states and nothing else, in any of the usual spellings.

    Raises ``ValueError`` with a Swedish sentence when the text is no period.
    """
    periods = find_periods(text)
    rest = text
    for _, words in periods:
        rest = rest.replace(words, "", 1)
    if len(periods) != 1 or re.sub(r"\bläsår(et)?\b", "", rest, flags=re.IGNORECASE).strip():
        raise ValueError(
            f"”{text}” är ingen termin eller läsår. Skriv till exempel VT23 eller 2022/23."
        )
    return periods[0][0]


def _century(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)
