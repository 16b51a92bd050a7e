"""What a search finds in the reports, each hit with the words around it. Plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sbs_data.answers import passages
from sbs_data.answers.goal_rows import account
from sbs_data.answers.passages import Passage
from sbs_data.questions import Record, Selection, Shown, per_snapshot, records, said
from sbs_data.questions.search import SearchPage, SearchSelection, search
from sbs_data.words import search_words, sentences

_KEEP = 50
_LONGEST = 480
"""Characters of a passage: around the first match where it is longer."""
_BEFORE = 140

Span = tuple[int, int]
"""Where a match starts and ends in a text."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some of a passage, where the matches stand in it, and whether something is left out."""

    text: str
    spans: tuple[Span, ...]
    is_begun: bool = False
    is_broken_off: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage: which part of what, whose, told when; its goal or initiative, where it has one."""

    where: str
    excerpt: Excerpt
    passage: Passage
    goal_id: str | None
    initiative_id: str | None


@dataclass(frozen=True, slots=True)
class Hits:
    """Some hits, the best first, of as many as ``count`` says.

    Where there are none: ``why`` says so, ``suggestion`` is what may have been meant and
    ``elsewhere`` how many hits there are without the filters.
    """

    count: int
    some: tuple[Hit, ...]
    note: str
    why: str
    suggestion: str
    elsewhere: int


@per_snapshot(_KEEP)
def of_selection(shown: Shown, selection: Selection, most: int, skip: int = 0) -> Hits:
    """``most`` hits after the first ``skip``."""
    wanted = SearchSelection(
        words=selection.words,
        theme=selection.theme,
        school=selection.school,
        school_form=selection.form,
        area=selection.area,
        part=selection.part,
        period=selection.period,
    )
    page = search(shown.snapshot, wanted, most, skip)
    some = tuple(_hit(row) for row in records(page.hits))
    shows = sentences.shows(skip + 1, len(some), page.hit_count)
    return Hits(
        count=page.hit_count,
        some=some,
        note=f"{shows if page.hit_count > len(some) else ''}{search_words.HOW}",
        why=_why(page),
        suggestion=page.suggestion or "",
        elsewhere=page.elsewhere,
    )


def _why(page: SearchPage) -> str:
    if page.missing_words:
        return search_words.none_has(page.missing_words)
    return search_words.NOT_TOGETHER


def _hit(row: Record) -> Hit:
    parts = (
        sentences.PARTS[str(row["part"])],
        said(row, "initiative") or said(row, "heading") or "",
        said(row, "schools") or "",
        account(row),
        said(row, "place") or "",
    )
    spans = row["spans"] if isinstance(row["spans"], list) else []
    return Hit(
        where=" · ".join(part for part in parts if part),
        excerpt=excerpt(str(row["text"]), [(int(start), int(end)) for start, end in spans]),
        passage=passages.of(row),
        goal_id=said(row, "goal_id"),
        initiative_id=said(row, "initiative_id"),
    )


def excerpt(text: str, spans: Sequence[Span]) -> Excerpt:
    """A long passage cut around its first match: between words, and never in a match."""
    if len(text) <= _LONGEST:
        return Excerpt(text, tuple(spans))
    start = max(0, (spans[0][0] if spans else 0) - _BEFORE)
    start = text.find(" ", start) + 1 if start else 0
    end = text.rfind(" ", start, start + _LONGEST)
    end = end if end > start and start + _LONGEST < len(text) else min(len(text), start + _LONGEST)
    within = tuple((s - start, e - start) for s, e in spans if s >= start and e <= end)
    return Excerpt(text[start:end], within, start > 0, end < len(text))
