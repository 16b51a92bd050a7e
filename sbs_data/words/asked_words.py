"""What the reader asks of a report that can be read in two ways, and what was answered. Plain text.

A question is kept under ``asked_`` and its kind, in the journal and in the views.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sbs_data.model import Asks, Part
from sbs_data.words.formats import how_many
from sbs_data.words.statuses import STATUS


@dataclass(frozen=True, slots=True)
class Asking:
    """A kind of thing to decide: its name in a list, the question, and why it is asked."""

    word: str
    question: str
    why: str


ASKINGS: Mapping[Asks, Asking] = {
    Asks.MATRIX: Asking(
        "Matris",
        "Är tabellen matrisen?",
        "Den liknar mallens matris, men det går inte att vara säker. Tills någon har svarat läses "
        "inga mål ur den.",
    ),
    Asks.LABEL: Asking(
        "Etikett",
        "Vilken rad i mallen är det?",
        "Etiketten står inte i mallen. Svaret under den är kvar, under sin egen etikett.",
    ),
    Asks.DESIGN: Asking(
        "Färgens betydelse",
        "Vad betyder färgen?",
        "Den delas av mer än målen: den kan vara dokumentets formgivning eller säga hur det har "
        "gått.",
    ),
    Asks.SAME_GOAL: Asking(
        "Samma mål i rapporten",
        "Är det samma mål?",
        "Det ena står bland målen, det andra där rapporten anger hur det har gått, med andra ord.",
    ),
    Asks.GOAL: Asking(
        "Mål eller inte",
        "Är det här ett mål?",
        "Raden står bland målen men kan vara något annat: en rubrik, en inledning, en kommentar.",
    ),
    Asks.TWO_GOALS: Asking(
        "Ett mål eller två",
        "Är det ett mål eller två?",
        "Orden kan läsas som ett mål i två delar, eller som två mål.",
    ),
    Asks.WORD: Asking(
        "Ord mot färg",
        "Vilken status har målet?",
        "Ett ord vid målet, eller en annan tabell i rapporten, säger en annan status än färgen.",
    ),
    Asks.MARKING: Asking(
        "Kan vara en markering",
        "Vad betyder markeringen?",
        "Den står vid ett mål och är inte någon av mallens färger. Svaret gäller också insatsens "
        "andra mål med samma tecken.",
    ),
}
"""What the reader asks, in the order it is worked through: what most else hangs on comes first."""

ROWS: Mapping[str, str] = {
    Part.INITIATIVE: "Insatsens namn och deltagare",
    Part.PROBLEM: "Problem",
    Part.CAUSE: "Orsaker till problemen",
    Part.GOAL: "Mål",
    Part.IMPROVEMENT: "I vilken utsträckning målen har nåtts",
    Part.UNMET: "Mål som inte uppnåtts",
    Part.EXPECTED_EFFECT: "Väntade effekter",
    Part.OBSERVED_EFFECT: "Effekter som kan ses",
    Part.LESSON: "Lärdomar",
    Part.FOLLOW_UP: "Delaktiga i uppföljningen",
}
"""The template's rows in their order, in few words."""
_NUMBERS = {part: no for no, part in enumerate(ROWS, start=1)}
_NO_ROW = "none"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its value, its button, its key, and how it is told after what was asked about."""

    value: str
    label: str
    shortcut: str
    told: str
    icon: str | None = None


def _of_statuses(verb: str) -> tuple[Answer, ...]:
    return tuple(
        Answer(status, look.word, str(no), f"{verb} {look.singular}", look.icon)
        for no, (status, look) in enumerate(STATUS.items(), start=1)
    )


def _of_rows() -> tuple[Answer, ...]:
    rows = [
        Answer(part, f"{no}. {ROWS[part]}", str(no % 10), f"är rad {no} i mallen ({ROWS[part]})")
        for part, no in _NUMBERS.items()
    ]
    return (*rows, Answer(_NO_ROW, "Hör inte till mallen", "N", "inte hör till mallen"))


CHOICES: Mapping[Asks, tuple[Answer, ...]] = {
    Asks.GOAL: (
        Answer("goal", "Ja, det är ett mål", "J", "är ett mål"),
        Answer("no_goal", "Nej, inget mål", "N", "inte är ett mål"),
    ),
    Asks.TWO_GOALS: (
        Answer("one", "Ett mål", "1", "är ett mål"),
        Answer("two", "Två mål", "2", "är två mål"),
    ),
    Asks.SAME_GOAL: (
        Answer("same", "Ja, samma mål", "J", "är samma mål"),
        Answer("different", "Nej, två olika mål", "N", "är två olika mål"),
    ),
    Asks.LABEL: _of_rows(),
    Asks.MATRIX: (
        Answer("matrix", "Ja, det är matrisen", "J", "är matrisen"),
        Answer("no_matrix", "Nej, det är den inte", "N", "inte är matrisen"),
    ),
    Asks.DESIGN: (
        Answer("design", "Den är formgivning", "1", "är formgivning"),
        Answer("marking", "Den betyder status", "2", "betyder status"),
    ),
    Asks.MARKING: _of_statuses("betyder"),
    Asks.WORD: _of_statuses("betyder"),
}
"""The answers in the order they are offered: as many as ``ANSWERS`` has."""

AMONG_GOALS = "Bland målen"
WHERE_TOLD = "Där rapporten anger hur det har gått"
"""Where the two lines stand that may be one goal."""

_WHAT: Mapping[Asks, str] = {
    Asks.GOAL: "raden",
    Asks.TWO_GOALS: "raden",
    Asks.SAME_GOAL: "raderna",
    Asks.LABEL: "etiketten",
    Asks.MATRIX: "tabellen som börjar",
    Asks.DESIGN: "färgen vid",
    Asks.MARKING: "markeringen vid",
    Asks.WORD: "ordet vid",
}


def answer_of(asks: Asks, value: str) -> Answer | None:
    """An answer by its value."""
    return next((answer for answer in CHOICES[asks] if answer.value == value), None)


def told(asks: Asks, value: str) -> str:
    """``är ett mål``."""
    answer = answer_of(asks, value)
    return f"är ”{value}”" if answer is None else answer.told


def made(asks: Asks, subject: str, value: str) -> str:
    """What an answer did, as the history reads it. ``subject`` is in quotation marks."""
    return f"Bestämde att {_WHAT[asks]} {subject} {told(asks, value)}."


def taken_back(asks: Asks) -> str:
    """What taking an answer back did, with a place for the subject."""
    return f"Tog tillbaka beslutet om {_WHAT[asks]} {{subject}}."


def saved(asks: Asks, quote: str, value: str) -> str:
    """What became of an answer. ``quote`` is in quotation marks."""
    return f"Sparat: {_WHAT[asks]} {quote} {told(asks, value)}. Rapporten är läst på nytt."


OTHER: Mapping[Asks, str] = {
    Asks.DESIGN: "Färgen: {other}",
    Asks.MARKING: "Vid målet: {other}",
    Asks.WORD: "Ordet säger: ”{other}”",
    Asks.MATRIX: "{other}",
    Asks.LABEL: "Under den står: ”{other}”",
    Asks.GOAL: "{other}",
    Asks.TWO_GOALS: "{other}",
}
"""What the quote stands against, where it is no line of its own."""


def against(asks: Asks, other: str | None) -> str:
    """What the quote stands against, in words; ``""`` where nothing does."""
    return OTHER[asks].format(other=other) if other and asks in OTHER else ""


def in_many(reports: int) -> str:
    """That an answer is for several reports; ``""`` where it is for one."""
    return "" if reports < 2 else f"Frågan ställs av {reports} rapporter. Svaret gäller dem alla."


def to_answer(count: int) -> str:
    """What an import leaves to ask: ``2 frågor om hur rapporten ska läsas``; ``""`` for none."""
    if not count:
        return ""
    return f"{how_many(count, 'fråga', 'frågor')} om hur rapporten ska läsas"
