"""How a goal stands, in the words and symbols that lists and opened pages share. Plain text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from sbs_data import questions
from sbs_data.model import Status
from sbs_data.questions import Record, Selection, Shown, per_snapshot, records, said
from sbs_data.words import goal_way, sentences, status_totals
from sbs_data.words.formats import date
from sbs_data.words.movement import MOVES
from sbs_data.words.statuses import STATUS

_KEEP = 100

Tally = tuple[tuple[Status, int], ...]
"""How many goals have each status that any has, in the order that statuses are shown."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal's status and what it rests on.

    ``move`` is how it has moved since the redovisning before, with its symbol; ``hint`` what the
    report's words hint, where that is something else.
    """

    status: Status
    basis: str
    move: str = ""
    move_icon: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A status that a person has set: who, when and why, and what the report's own colour says."""

    by_whom: str
    in_report: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal in a list."""

    goal_id: str
    goal: str
    standing: Standing
    where: str


@dataclass(frozen=True, slots=True)
class GoalRows:
    """Some goals of a selection, the first of them number ``first`` of ``hits``."""

    goals: tuple[GoalRow, ...]
    note: str
    first: int


@per_snapshot(_KEEP)
def page(shown: Shown, selection: Selection, number: int, most: int) -> GoalRows:
    """A page of the selected goals."""
    found = questions.goal_page(shown.snapshot, selection, number, most)
    first = (found.page - 1) * most + 1
    rows = tuple(_row(row) for row in records(found.goals))
    shows = sentences.shows(first, len(rows), found.hits) if found.pages > 1 else ""
    return GoalRows(rows, f"{shows}{_left_out(shown, selection)}{sentences.GOALS_LISTED}", first)


def _left_out(shown: Shown, selection: Selection) -> str:
    """That some are in no total; of what is asked for as it was, nothing is late."""
    if selection.every_account or selection.report_id is not None or selection.period is not None:
        return ""
    told = status_totals.left_out(questions.left_out_goals(shown.snapshot, selection))
    return f"{told} " if told else ""


def _row(row: Record) -> GoalRow:
    return GoalRow(str(row["goal_id"]), str(row["goal"]), standing(row), where(row))


def standing(goal: Record) -> Standing:
    """How a goal stands; ``goal`` is a row of a question about goals."""
    status, suggestion = str(goal["status"]), said(goal, "suggestion")
    look = MOVES.get(str(goal.get("move")))
    is_hinted = suggestion is not None and suggestion != status
    return Standing(
        status=Status(status),
        basis=sentences.basis(
            status, str(goal["basis"]), said(goal, "basis_detail"), said(goal, "decided_by")
        ),
        move=goal_way.line(goal) or "",
        move_icon=look.icon if look else "",
        hint=hint(goal) if is_hinted else "",
    )


def hint(goal: Record) -> str:
    """What the report's words hint of a status; ``""`` where they hint nothing."""
    suggestion = said(goal, "suggestion")
    return sentences.suggestion(suggestion, said(goal, "suggestion_quote")) if suggestion else ""


def decided(goal: Record) -> Decided | None:
    """The person's word on a status, where there is one."""
    if goal["basis"] != "person":
        return None
    day = date(pd.Timestamp(str(goal["decided_at"])).to_pydatetime())
    return Decided(f"{goal_way.decided(goal, day)}.", f"{goal_way.in_report(goal)}.")


def where(row: Record) -> str:
    """Whose a thing is, of what, and which redovisning tells it."""
    parts = (
        said(row, "schools") or sentences.SCHOOL_UNSAID,
        said(row, "area") or sentences.AREA_UNSAID,
        account(row),
    )
    return " · ".join(parts)


def account(row: Record, of: str = "") -> str:
    """The redovisning that a thing stands in: ``Delredovisning VT24``."""
    return sentences.redovisning(said(row, f"{of}kind"), said(row, f"{of}period"))


def tally(row: Mapping[str, object]) -> Tally:
    """How the goals of a thing stand, from a column for each status."""
    counts = {status: int(str(row[status.value])) for status in STATUS}
    return tuple((status, count) for status, count in counts.items() if count)
