"""What was understood of a file, in one line that can be checked against Word. Plain text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sbs_data.model import Asks, Basis, Goal, Report, Status
from sbs_data.words import sentences
from sbs_data.words.formats import how_many, number

UNREAD_TABLE = "matrix_unread"
"""The code of the notice that a table looks like the matrix and was not read."""

_COLOURS: dict[str, tuple[str, str]] = {
    Status.ACHIEVED: ("grönt", "gröna"),
    Status.ON_TRACK: ("gult", "gula"),
    Status.STARTED: ("rött", "röda"),
}
_OTHERS = {
    "answered": ("efter svar", "efter svar"),
    "colourless": ("utan färg", "utan färg"),
    "unclear": ("med otydlig färg", "med otydlig färg"),
    "not_repeated": ("ej upprepat", "ej upprepade"),
}
_WORDS = {**_COLOURS, **_OTHERS}


@dataclass(frozen=True, slots=True)
class Understood:
    """How many goals a file has by what is seen in Word, how many tables were not read, and how
    much is asked.
    """

    goals: tuple[tuple[str, int], ...]
    unread: int = 0
    asked: int = 0

    @property
    def goal_count(self) -> int:
        """How many goals in all."""
        return sum(count for _, count in self.goals)


def of(report: Report) -> Understood:
    """Count what a report says."""
    counts = Counter(_seen(goal) for initiative in report.initiatives for goal in initiative.goals)
    tables = {n.place.table for n in report.warnings if n.code == UNREAD_TABLE}
    tables |= {q.place.table for q in report.asked if q.kind is Asks.MATRIX}
    return Understood(
        tuple((seen, counts[seen]) for seen in _WORDS if counts[seen]),
        len(tables),
        len(report.asked),
    )


def line(understood: Understood) -> str:
    """``4 mål: 1 grönt, 2 gula, 1 utan färg; 1 tabell kunde inte läsas.`` And what is asked."""
    told = sentences.goals(understood.goal_count) if understood.goals else sentences.NO_GOALS
    if understood.goals:
        told += ": " + ", ".join(how_many(n, *_WORDS[seen]) for seen, n in understood.goals)
    if understood.unread:
        tables = how_many(understood.unread, "tabell", "tabeller")
        told += f"; {tables} kunde inte läsas"
    return f"{told}.{_asked(understood.asked)}"


def _asked(count: int) -> str:
    if not count:
        return ""
    return f" {number(count)} {'sak' if count == 1 else 'saker'} frågas under Att avgöra."


def _seen(goal: Goal) -> str:
    """What is seen of a goal in Word."""
    if goal.ambiguous:
        return "unclear"
    if goal.status is not Status.UNMARKED:
        return goal.status if goal.basis is not Basis.NONE else "answered"
    return "colourless" if goal.repeated else "not_repeated"


def rests_on(goal: Goal) -> str:
    """What a goal's status rests on, in a file that is not saved yet."""
    seen = _seen(goal)
    if seen == "answered":
        return goal.basis_detail or "enligt ett svar"
    if seen == "not_repeated":
        return "upprepas inte där rapporten anger hur det har gått"
    if seen == "unclear":
        return f"otydlig färg: {goal.basis_detail}" if goal.basis_detail else "otydlig färg"
    return goal.basis_detail or (sentences.NO_COLOUR if seen == "colourless" else "färg")
