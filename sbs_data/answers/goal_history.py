"""A goal through the redovisningar, and the goals that may be the same. Plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sbs_data import questions
from sbs_data.answers import passages
from sbs_data.answers.goal_rows import Decided, account, decided
from sbs_data.answers.passages import Quote
from sbs_data.model import Status
from sbs_data.questions import Record, Shown, records, said
from sbs_data.words import goal_way, word_diff
from sbs_data.words.movement import MOVES
from sbs_data.words.word_diff import Pieces

Pair = tuple[str, str]
"""The ids of a goal and of an earlier one."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What is said of whether two goals are one: a question, or somebody's answer to it."""

    pair: Pair
    sentence: str
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Told:
    """The goal as one redovisning tells it.

    ``text`` is its first wording, ``pieces`` a later one with what changed; neither where nothing
    did. ``tie`` says why it is the same goal as before, where the words alone do not.
    """

    goal_id: str
    account: str
    status: Status
    step: str
    step_icon: str
    open_it: str
    text: str
    pieces: Pieces
    decided: Decided | None
    tie: Tie | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Match:
    """A goal of another redovisning that may be the same, or that somebody says is not."""

    other_id: str
    account: str
    status: Status
    open_it: str
    pieces: Pieces
    tie: Tie


@dataclass(frozen=True, slots=True)
class History:
    """The goal's way, oldest first, and what may belong to it.

    ``told`` is empty where one redovisning alone has the goal.
    """

    headline: str
    told: tuple[Told, ...]
    matches: tuple[Match, ...]


def of_goal(shown: Shown, goal: Record) -> History:
    """The way of a goal; ``goal`` is a row of the question ``goal``."""
    rows = records(questions.goal_history(shown.snapshot, str(goal["goal_id"])))
    return History(
        headline=goal_way.headline(rows) if rows else "",
        told=tuple(_told(row) for row in rows) if len(rows) > 1 else (),
        matches=_matches(shown, rows or [goal]),
    )


def _told(row: Record) -> Told:
    look = MOVES.get(str(row["move"]))
    before, now = said(row, "previous_goal"), str(row["goal"])
    is_changed = before is not None and word_diff.is_changed(before, now)
    return Told(
        goal_id=str(row["goal_id"]),
        account=account(row),
        status=Status(str(row["status"])),
        step=goal_way.step(row),
        step_icon=look.icon if look else "",
        open_it=goal_way.open_it(said(row, "period")),
        text=now if before is None else "",
        pieces=word_diff.merged(before or "", now) if is_changed else (),
        decided=decided(row),
        tie=_tie(row),
        quote=Quote(passages.of(row, now), str(row["file"])),
    )


def _tie(row: Record) -> Tie | None:
    pair = (str(row["goal_id"]), str(row["previous_goal_id"]))
    if row["link_basis"] == "likeness":
        return Tie(pair, goal_way.linked(float(str(row["link_score"]))), is_answered=False)
    if row["link_basis"] == "person":
        return Tie(pair, goal_way.said_same(row["link_decided_by"]), is_answered=True)
    return None


def _matches(shown: Shown, rows: Sequence[Record]) -> tuple[Match, ...]:
    found: dict[Pair, Match] = {}
    for row in rows:
        for match in records(questions.goal_matches(shown.snapshot, str(row["goal_id"]))):
            if match["state"] in ("suggested", "rejected"):
                pair = (str(match["goal_id"]), str(match["earlier_goal_id"]))
                found.setdefault(pair, _match(pair, row, match))
    return tuple(found.values())


def _match(pair: Pair, row: Record, match: Record) -> Match:
    own, other = str(row["goal"]), str(match["other_goal"])
    before, after = (other, own) if match["is_earlier"] else (own, other)
    is_answered = match["state"] == "rejected"
    sentence = (
        goal_way.said_different(match["decided_by"])
        if is_answered
        else goal_way.may_be_same(float(str(match["score"])))
    )
    return Match(
        other_id=str(match["other_goal_id"]),
        account=account(match, "other_"),
        status=Status(str(match["other_status"])),
        open_it=goal_way.open_it(said(match, "other_period")),
        pieces=word_diff.merged(before, after),
        tie=Tie(pair, sentence, is_answered),
    )
