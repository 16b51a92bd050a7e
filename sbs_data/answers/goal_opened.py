"""One goal opened: whose it is, how it stands, its way, and its words in the report. Plain text."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data import questions
from sbs_data.answers import follow_up, goal_history, passages
from sbs_data.answers.goal_history import History
from sbs_data.answers.goal_rows import Decided, Standing, account, decided, standing
from sbs_data.answers.passages import Chain, Passage
from sbs_data.model import WHOLE_AUTHORITY, Status
from sbs_data.questions import Record, Shown, per_snapshot, records, said
from sbs_data.words import formats, sentences

_KEEP = 100
_PLACES = ("place", "status")
"""Where a goal stands: as it was set, and as it is repeated and coloured."""


@dataclass(frozen=True, slots=True)
class School:
    """A school as it counts, and as the report writes it: ``None`` where a person chose it."""

    authority: str | None
    name: str
    written: str | None

    @property
    def is_name(self) -> bool:
        """Whether it is a name of the reports that may mean another school."""
        return bool(self.written) and self.name != WHOLE_AUTHORITY


@dataclass(frozen=True, slots=True)
class Opened:
    """A goal with all that is told of it.

    ``marked`` is where it is repeated and coloured, ``colour`` what is seen there. ``places`` are
    those of its words in the report's tables.
    """

    goal_id: str
    goal: str
    initiative_id: str
    initiative: str
    authority: str | None
    standing: Standing
    decided: Decided | None
    report_status: Status
    schools: tuple[School, ...]
    schools_told: str
    facts: tuple[tuple[str, str], ...]
    is_current: bool
    history: History
    chain: Chain
    passage: Passage
    is_repeated: bool
    marked: Passage | None
    colour: str
    places: tuple[tuple[int, int, int], ...]


@per_snapshot(_KEEP)
def of_goal(shown: Shown, goal_id: str) -> Opened | None:
    """The goal; ``None`` when there is none by that id."""
    goal = questions.goal(shown.snapshot, goal_id)
    if goal is None:
        return None
    schools = tuple(
        _school(row) for row in records(questions.goal_schools(shown.snapshot, goal_id))
    )
    places = (follow_up.place_of(goal, of) for of in _PLACES)
    marked = said(goal, "marked_text")
    return Opened(
        goal_id=goal_id,
        goal=str(goal["goal"]),
        initiative_id=str(goal["initiative_id"]),
        initiative=str(goal["initiative"]),
        authority=said(goal, "authority"),
        standing=standing(goal),
        decided=decided(goal),
        report_status=Status(str(goal["report_status"])),
        schools=schools,
        schools_told=formats.listed(school.name for school in schools) or sentences.SCHOOL_UNSAID,
        facts=_facts(goal),
        is_current=bool(goal["is_current"]),
        history=goal_history.of_goal(shown, goal),
        chain=passages.chain(shown, str(goal["initiative_id"])),
        passage=passages.of(goal, str(goal["goal"])),
        is_repeated=bool(goal["repeated"]),
        marked=passages.of(goal, marked, at="status", words="status_place") if marked else None,
        colour=said(goal, "report_basis_detail") or sentences.NO_COLOUR,
        places=tuple(place for place in places if place is not None),
    )


def _school(row: Record) -> School:
    return School(said(row, "authority"), str(row["school"]), said(row, "written"))


def _facts(goal: Record) -> tuple[tuple[str, str], ...]:
    return (
        ("Utvecklingsområde", said(goal, "area") or sentences.AREA_UNSAID),
        ("Insats", str(goal["initiative"])),
        ("Redovisning", account(goal)),
        ("Huvudman", said(goal, "authority") or sentences.AUTHORITY_UNSAID),
        ("Fil", str(goal["file"])),
    )
