"""How each goal has moved from redovisning to redovisning, and what its history rests on. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sbs_data.comparing import normalised
from sbs_data.meaning.goal_links import (
    FIRST,
    LIKE,
    PERSON,
    Link,
    Linked,
    LinkGoal,
    Thread,
    likeness,
)
from sbs_data.model import Status

LINKED, SUGGESTED, CONFIRMED, REJECTED = "linked", "suggested", "confirmed", "rejected"

_STEPS = {Status.STARTED.value: 1, Status.ON_TRACK.value: 2, Status.ACHIEVED.value: 3}


@dataclass(frozen=True, slots=True)
class Move:
    """A goal in a redovisning, the ``move_no``-th that it stands in, and the one before.

    ``since_goal_id`` is the goal's row in the redovisning since which the status has stood.
    """

    goal_id: str
    move_no: int
    previous_goal_id: str | None
    move: str
    since_goal_id: str
    link: Link


@dataclass(frozen=True, slots=True)
class Match:
    """Two goals that are, may be or were said not to be one, the later first."""

    goal_id: str
    earlier_goal_id: str
    score: float
    state: str
    basis: str


def moves(thread: Thread, statuses: Mapping[str, str]) -> list[Move]:
    """The goal's way through the redovisningar, oldest first. ``statuses`` are by goal_id."""
    found: list[Move] = []
    previous: LinkGoal | None = None
    since = ""
    for no, (goal, link) in enumerate(_told(thread), start=1):
        before = None if previous is None else statuses[previous.goal_id]
        now = statuses[goal.goal_id]
        if before != now:
            since = goal.goal_id
        found.append(
            Move(
                goal.goal_id,
                no,
                None if previous is None else previous.goal_id,
                _move(before, now),
                since,
                Link(FIRST) if previous is None else link,
            )
        )
        previous = goal
    return found


def matches(
    linked: Linked,
    moves_of: Iterable[Move],
    rejected: Iterable[tuple[LinkGoal, LinkGoal]],
    confirmed: Iterable[frozenset[str]] = (),
) -> list[Match]:
    """Every pair once: as linked, as a person has said, and as suggested.

    ``confirmed`` are pairs of goal_id; ``rejected`` pairs come the later first.
    """
    agreed = set(confirmed)
    found = []
    for move in moves_of:
        if move.previous_goal_id is not None:
            pair = frozenset((move.goal_id, move.previous_goal_id))
            is_said = move.link.basis == PERSON or pair in agreed
            found.append(
                Match(
                    move.goal_id,
                    move.previous_goal_id,
                    move.link.score or 0.0,
                    CONFIRMED if is_said else LINKED,
                    PERSON if is_said else move.link.basis,
                )
            )
    for likely in linked.suggestions:
        ids = likely.goal.goal_id, likely.earlier.goal_id
        found.append(Match(*ids, likely.score, SUGGESTED, LIKE))
    for goal, earlier in rejected:
        score = likeness(normalised(goal.text), normalised(earlier.text))
        found.append(Match(goal.goal_id, earlier.goal_id, score, REJECTED, PERSON))
    return found


def _told(thread: Thread) -> list[tuple[LinkGoal, Link]]:
    """One row for each redovisning: the first goal of the latest report that tells it."""
    if len(thread.goals) == 1:  # as most are, among a thousand reports
        return [(thread.goals[0], thread.links[0])]
    by_report: dict[str, tuple[LinkGoal, Link]] = {}
    for goal, link in zip(thread.goals, thread.links, strict=True):
        by_report.setdefault(goal.report_id, (goal, link))
    told: dict[object, tuple[LinkGoal, Link]] = {}
    for goal, link in by_report.values():
        kind, period = goal.redovisning
        place = (kind, period) if kind and period else goal.report_id
        told.pop(place, None)  # the reports come in order of time: the last speaks
        told[place] = (goal, link)
    return list(told.values())


def _move(before: str | None, now: str) -> str:
    if before is None:
        return "first"
    if before == now:
        return "same"
    if Status.UNMARKED in (before, now):
        return "marked" if before == Status.UNMARKED else "unmarked"
    return "up" if _STEPS[now] > _STEPS[before] else "down"
