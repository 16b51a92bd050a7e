"""The målvärden that count, with what each rests on and what belongs to it. Plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sbs_data import questions
from sbs_data.answers import passages
from sbs_data.answers.goal_rows import account
from sbs_data.answers.passages import Quote
from sbs_data.questions import Record, Selection, Shown, per_snapshot, records, said
from sbs_data.words import sentences, target_words

_KEEP = 50


@dataclass(frozen=True, slots=True)
class Link:
    """An initiative that a målvärde belongs to or may belong to, with the words that say so.

    ``state`` is linked, suggested or rejected; the first and the last are what a person has said.
    """

    initiative_id: str
    initiative: str
    title: str
    state: str
    quote: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class Target:
    """A målvärde in words; ``is_stated`` where a report says it, with ``quotes`` from there."""

    key: str
    words: str
    is_stated: bool
    decided: str
    quotes: tuple[Quote, ...]
    notes: tuple[str, ...]
    linked: tuple[Link, ...]
    others: tuple[Link, ...]
    waiting: int
    """How many of the others nobody has said anything of."""
    act_no: int


def count(shown: Shown, selection: Selection) -> int:
    """How many there are in a selection."""
    first = records(shown.ask(questions.target_values, 1, selection=selection))
    return int(str(first[0]["target_count"])) if first else 0


@per_snapshot(_KEEP)
def some(shown: Shown, selection: Selection, most: int, skip: int) -> tuple[Target, ...]:
    """``most`` målvärden of a selection after the first ``skip``."""
    found = questions.target_values(shown.snapshot, most, skip=skip, selection=selection)
    rows = records(found)
    links = records(questions.target_links(shown.snapshot, [str(r["target_key"]) for r in rows]))
    return tuple(
        _target(shown, row, [link for link in links if link["target_key"] == row["target_key"]])
        for row in rows
    )


def _target(shown: Shown, row: Record, links: Iterable[Record]) -> Target:
    key, is_stated = str(row["target_key"]), row["basis"] == "report"
    every = [_link(link) for link in links]
    others = tuple(link for link in every if link.state != "linked")
    return Target(
        key=key,
        words=target_words.in_words(row),
        is_stated=is_stated,
        decided=target_words.decided(row),
        quotes=passages.of_target(shown, key) if is_stated else (),
        notes=tuple(target_words.notes(row)),
        linked=tuple(link for link in every if link.state == "linked"),
        others=others,
        waiting=sum(link.state == "suggested" for link in others),
        act_no=int(str(row["act_no"])),
    )


def _link(row: Record) -> Link:
    whose = (said(row, "schools") or sentences.SCHOOL_UNSAID, account(row))
    quote = said(row, "quote")
    return Link(
        initiative_id=str(row["initiative_id"]),
        initiative=str(row["initiative"]),
        title=f"{row['initiative']} ({', '.join(whose)})",
        state=str(row["state"]),
        quote=target_words.quoted_from(quote, said(row, "part")) if quote else "",
        decided_by=str(row["decided_by"]),
    )
