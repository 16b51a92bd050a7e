"""One report opened: what it is, and its text chapter by chapter. Plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from sbs_data import questions
from sbs_data.answers.account_rows import holds
from sbs_data.answers.goal_rows import Standing, account, standing
from sbs_data.model import Part, Place
from sbs_data.questions import Chapter, Paragraph, Record, Row, Shown, per_snapshot, said
from sbs_data.questions.chapters import Notice
from sbs_data.words import formats, places, sentences

_KEEP = 20


@dataclass(frozen=True, slots=True)
class Goal:
    """The goal whose words a paragraph has."""

    goal_id: str
    number: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph and where it stands; ``is_mark`` where a goal is repeated and coloured."""

    text: str
    place: Place
    where: str
    is_template: bool
    is_mark: bool
    goal: Goal | None


@dataclass(frozen=True, slots=True)
class Under:
    """Paragraphs under the label of their row."""

    label: str
    paragraphs: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the reader saw and could not use."""

    told: str
    place: Place


@dataclass(frozen=True, slots=True)
class Read:
    """A chapter: an initiative's matrix, or the running text; ``label`` says of which schools."""

    initiative_id: str | None
    title: str
    label: str
    area: str | None
    rows: tuple[Under, ...]
    notices: tuple[Told, ...]

    def holds(self, place: Place) -> bool:
        """True when one of its paragraphs stands there."""
        return any(said.place == place for row in self.rows for said in row.paragraphs)

    def around(self, place: Place) -> tuple[Under, ...]:
        """The paragraphs that stand there, with those just before and after, to be read with it."""
        return tuple(
            Under(row.label, row.paragraphs[max(0, at[0] - 1) : at[-1] + 2])
            for row in self.rows
            if (at := [no for no, said in enumerate(row.paragraphs) if said.place == place])
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """A report with all that it says. ``notices`` are those that stand in no chapter."""

    report_id: str
    file: str
    facts: tuple[tuple[str, str], ...]
    has_goals: bool
    chapters: tuple[Read, ...]
    notices: tuple[Told, ...]

    def find(self, place: Place | None) -> int | None:
        """Which chapter holds a place."""
        found = (no for no, read in enumerate(self.chapters) if place and read.holds(place))
        return next(found, None)


@per_snapshot(_KEEP)
def of_report(shown: Shown, report_id: str) -> Opened | None:
    """The report; ``None`` when there is none by that id."""
    report = questions.report(shown.snapshot, report_id)
    if report is None:
        return None
    text = questions.chapters(shown.snapshot, report_id)
    return Opened(
        report_id=report_id,
        file=str(report["file"]),
        facts=_facts(report),
        has_goals=bool(report["goal_count"]),
        chapters=tuple(_chapter(chapter) for chapter in text.chapters),
        notices=_notices(text.notices),
    )


def place_of(code: str | None) -> Place | None:
    """A place as the address has it (``1.4.2``), or ``None`` where it is no place."""
    parts = (code or "").split(".")
    if len(parts) != 3 or not all(part.isdecimal() or not part for part in parts):
        return None
    table, row, paragraph = (int(part) if part else None for part in parts)
    return Place(table, row, paragraph)


def _facts(report: Record) -> tuple[tuple[str, str], ...]:
    imported = pd.Timestamp(str(report["imported_at"])).to_pydatetime()
    return (
        ("Redovisning", account(report)),
        ("Huvudman", said(report, "authority") or sentences.AUTHORITY_UNSAID),
        ("Innehåll", ", ".join(holds(report))),
        ("Importerad", f"{formats.date_and_time(imported)} av {report['imported_by']}"),
    )


def _chapter(chapter: Chapter) -> Read:
    title = chapter.title if chapter.initiative_id else sentences.PARTS[Part.SECTION]
    return Read(
        initiative_id=chapter.initiative_id,
        title=title,
        label=f"{title} ({chapter.schools})" if chapter.schools else title,
        area=chapter.area,
        rows=tuple(_row(row) for row in chapter.rows),
        notices=_notices(chapter.notices),
    )


def _row(row: Row) -> Under:
    label = row.heading or sentences.PARTS[row.part]
    return Under(label, tuple(_paragraph(paragraph) for paragraph in row.paragraphs))


def _paragraph(paragraph: Paragraph) -> Said:
    return Said(
        text=paragraph.text,
        place=paragraph.place,
        where=places.in_words(paragraph.place),
        is_template=paragraph.is_template,
        is_mark=paragraph.is_mark,
        goal=None if paragraph.goal is None else _goal(paragraph.goal),
    )


def _goal(goal: Mapping[str, object]) -> Goal:
    return Goal(str(goal["goal_id"]), str(goal["goal_no"]), standing(goal))


def _notices(notices: Sequence[Notice]) -> tuple[Told, ...]:
    return tuple(Told(places.after(each.message, each.place), each.place) for each in notices)
