"""The demo's truth, ``data/demo/facit.toml``, as records: written by hand, never made from code.

Tests of the goals' history use it too: ``threads`` are the goals as they are, ``automatic_threads``
as they are before anybody has mapped a school or confirmed a match.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sbs_data.example.source import FOLDER
from sbs_data.model import Basis, Kind, Role, Status

FIRST, SAME_WORDS, REWORDED = "first", "same_words", "reworded"
NUMBER_CHANGED, OTHER_WORDS = "number_changed", "other_words"
AUTOMATIC = frozenset({SAME_WORDS, REWORDED})
"""The matches that need nobody's word; the rest are for a person to say."""


@dataclass(frozen=True, slots=True)
class TrueInitiative:
    """``school`` is whose it is, ``read_as`` the name that row 1 gives."""

    name: str
    area: str
    school: str
    read_as: str


@dataclass(frozen=True, slots=True)
class TrueReport:
    """``file`` is the Word file's name."""

    key: str
    file: str
    kind: Kind
    period: str
    role: Role
    initiatives: tuple[TrueInitiative, ...]


@dataclass(frozen=True, slots=True)
class TrueRow:
    """A goal as it stands in one report.

    ``line`` is its paragraph in row 4 and ``status_line`` that in row 5, counted from 1.
    ``match`` says how it belongs to the row before it in its thread.
    """

    report: str
    table: int
    line: int
    status_line: int | None
    text: str
    status: Status
    basis: Basis
    ambiguous: bool
    suggestion: Status | None
    match: str
    school: str
    read_as: str


Thread = tuple[TrueRow, ...]
"""One goal through time, the earliest first."""


@cache
def reports() -> Mapping[str, TrueReport]:
    """Every report by its key."""
    return {key: _report(key, said) for key, said in _said()["reports"].items()}


@cache
def threads() -> tuple[Thread, ...]:
    """Every goal, as somebody who knows the schools would have it."""
    return tuple(
        tuple(_row(goal["school"], goal["text"], said) for said in goal["rows"])
        for goal in _said()["goals"]
    )


def automatic_threads() -> list[Thread]:
    """The goals before a person has said anything: cut where only a person can say."""
    return [piece for thread in threads() for piece in _pieces(thread)]


def _pieces(thread: Thread) -> list[Thread]:
    pieces: list[list[TrueRow]] = []
    for row in thread:
        if pieces and row.match in AUTOMATIC and row.read_as == pieces[-1][-1].read_as:
            pieces[-1].append(row)
        else:
            pieces.append([row])
    return [tuple(piece) for piece in pieces]


def current(school: str | None = None, status: Status | None = None) -> list[TrueRow]:
    """The row of each goal that counts, before a person has said anything."""
    latest = [thread[-1] for thread in automatic_threads()]
    return [row for row in latest if school in (None, row.read_as) and status in (None, row.status)]


def counted(status: Status | None = None) -> list[TrueRow]:
    """Of :func:`current`, the rows of each school's latest redovisning: what a total is of."""
    order = {key: (r.period[2:], r.period[:2] == "HT") for key, r in reports().items()}
    every = [row for thread in threads() for row in thread]
    latest = {
        school: max(order[row.report] for row in every if row.read_as == school)
        for school in {row.read_as for row in every}
    }
    return [row for row in current(status=status) if order[row.report] == latest[row.read_as]]


def rows_of(report: str) -> list[TrueRow]:
    """A report's goals, in the order of the document."""
    found = [row for thread in threads() for row in thread if row.report == report]
    return sorted(found, key=lambda row: (row.table, row.line))


def _said() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "facit.toml").read_text(encoding="utf-8"))


def _report(key: str, said: Mapping[str, Any]) -> TrueReport:
    return TrueReport(
        key=key,
        file=f"{said['file']}.docx",
        kind=Kind(said["kind"]),
        period=said["period"],
        role=Role(said["role"]),
        initiatives=tuple(
            TrueInitiative(i["name"], i["area"], i["school"], i.get("read_as", i["school"]))
            for i in said["initiatives"]
        ),
    )


def _row(school: str, text: str, said: Mapping[str, Any]) -> TrueRow:
    suggestion = said.get("suggestion")
    return TrueRow(
        report=said["report"],
        table=said["table"],
        line=said["line"],
        status_line=said.get("status_line"),
        text=said.get("text", text),
        status=Status(said["status"]),
        basis=Basis(said["basis"]),
        ambiguous=said.get("ambiguous", False),
        suggestion=Status(suggestion) if suggestion else None,
        match=said["match"],
        school=school,
        read_as=reports()[said["report"]].initiatives[said["table"] - 1].read_as,
    )
