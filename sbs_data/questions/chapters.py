"""A report put together again as it was read: chapters, their rows, their paragraphs in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from sbs_data.model import Part, Place
from sbs_data.questions.asking import Asks, Record
from sbs_data.questions.reports import notices as notices_of
from sbs_data.questions.reports import report_goals, report_passages


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What stands in one place; ``goal`` where it is a goal, with what its mark says."""

    text: str
    place: Place
    is_template: bool = False
    goal: Record | None = None
    is_mark: bool = False
    """True for a goal as it is repeated and coloured, where its status stands."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the matrix, or the running text under one heading."""

    part: Part
    heading: str | None
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What the reader saw and could not use."""

    message: str
    place: Place


@dataclass(frozen=True, slots=True)
class Chapter:
    """One initiative's matrix, or all running text (``initiative_id`` is ``None``)."""

    initiative_id: str | None
    title: str
    area: str | None
    schools: str | None
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...]

    def holds(self, place: Place) -> bool:
        """True when one of its paragraphs stands there."""
        return any(p.place == place for row in self.rows for p in row.paragraphs)


@dataclass(frozen=True, slots=True)
class Chapters:
    """All of a report. ``notices`` are those that stand in no chapter."""

    chapters: tuple[Chapter, ...]
    notices: tuple[Notice, ...]

    def find(self, place: Place) -> Chapter | None:
        """The chapter that holds a place."""
        return next((chapter for chapter in self.chapters if chapter.holds(place)), None)


def chapters(snapshot: Asks, report_id: str) -> Chapters:
    """A report as it was read, its goals and notices where they stand."""
    passages = _records(report_passages(snapshot, report_id).to_dict("records"))
    goals = _records(report_goals(snapshot, report_id).to_dict("records"))
    notices = [
        Notice(str(n["message"]), place_of(n))
        for n in _records(notices_of(snapshot, report_id).to_dict("records"))
    ]
    made = [
        _chapter(initiative_id, list(own), goals, notices)
        for initiative_id, own in groupby(passages, key=lambda p: p["initiative_id"])
    ]
    placed = {notice for chapter in made for notice in chapter.notices}
    return Chapters(tuple(made), tuple(n for n in notices if n not in placed))


def place_of(record: Record, prefix: str = "place") -> Place:
    """A place from its three columns."""
    table, row, paragraph = (
        None if (value := record[f"{prefix}_{of}"]) is None else int(float(str(value)))
        for of in ("table", "row", "paragraph")
    )
    return Place(table, row, paragraph)


def _chapter(
    initiative_id: object, passages: list[Record], goals: list[Record], notices: list[Notice]
) -> Chapter:
    first = passages[0]
    if initiative_id is None:
        rows = tuple(_sections(passages))
        tables: set[int | None] = {None}
    else:
        own = [goal for goal in goals if goal["initiative_id"] == initiative_id]
        rows = tuple(_matrix(passages, own))
        tables = {p.place.table for row in rows for p in row.paragraphs} - {None}
    return Chapter(
        initiative_id=None if initiative_id is None else str(initiative_id),
        title=str(first["initiative"]) if initiative_id is not None else "",
        area=_said(first["area"]),
        schools=_said(first["schools"]),
        rows=rows,
        notices=tuple(n for n in notices if n.place.table in tables and n.place != Place()),
    )


def _sections(passages: Iterable[Record]) -> Iterator[Row]:
    for heading, under in groupby(passages, key=lambda p: p["heading"]):
        yield Row(Part.SECTION, _said(heading), tuple(_paragraph(p) for p in under))


def _matrix(passages: Iterable[Record], goals: list[Record]) -> Iterator[Row]:
    """The rows of the template; where goals are repeated and marked, they stand again."""
    written = {(place_of(goal), str(goal["goal"])): goal for goal in goals}
    marks = [
        Paragraph(str(goal["marked_text"]), place_of(goal, "status"), goal=goal, is_mark=True)
        for goal in goals
        if goal["marked_text"] is not None
    ]
    by_part: dict[Part, list[Paragraph]] = {}
    for passage in passages:
        part, paragraph = Part(str(passage["part"])), _paragraph(passage)
        if part is Part.GOAL:
            goal = written.get((paragraph.place, paragraph.text))
            paragraph = Paragraph(paragraph.text, paragraph.place, goal=goal)
        by_part.setdefault(part, []).append(paragraph)
    if marks:
        by_part.setdefault(Part.IMPROVEMENT, [])[:0] = marks
    for part in Part:
        if part in by_part:
            yield Row(part, None, tuple(sorted(by_part[part], key=_in_the_cell)))


def _in_the_cell(paragraph: Paragraph) -> tuple[int, int, int]:
    place = paragraph.place
    return place.table or 0, place.row or 0, place.paragraph or 0


def _paragraph(passage: Record) -> Paragraph:
    return Paragraph(str(passage["text"]), place_of(passage), bool(passage["is_template"]))


def _records(rows: list[dict[object, object]]) -> list[Record]:
    return [cast("Record", row) for row in rows]


def _said(value: object) -> str | None:
    return None if value is None else str(value)
