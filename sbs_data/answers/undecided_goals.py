"""What a person is asked of goals: a status, whether two are one, whether a number is to reach."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from sbs_data import questions
from sbs_data.answers import passages
from sbs_data.answers.goal_rows import account, hint, where
from sbs_data.answers.passages import Passage, Quote
from sbs_data.model import Part, Status
from sbs_data.questions import Record, Shown, records, said
from sbs_data.words import claim_words, sentences, worklist_words
from sbs_data.words.statuses import STATUS

_SAID_OF_IT = (Part.IMPROVEMENT, Part.UNMET)


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A goal without a clear status: what is to be read before one is given.

    ``repeated`` is its wording where it is coloured, when that is another; ``marked`` where that
    stands and ``colour`` what is seen there. ``told`` is what the report says of how it has gone.
    """

    goal_id: str
    goal: str
    where: str
    passage: Passage
    repeated: str
    marked: Passage | None
    colour: str
    hint: str
    told: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Two wordings that may be one goal, each with its redovisning and its place."""

    goal_id: str
    earlier_id: str
    earlier: Passage
    later: Passage
    earlier_told: str
    later_told: str
    likeness: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A målvärde in words, what is said of its reaching, and every place that says it."""

    key: str
    title: str
    reached: str
    quotes: tuple[Quote, ...]


def of_status(shown: Shown, row: Record) -> Unmarked:
    """The goal and its surroundings."""
    goal, marked = str(row["subject"]), said(row, "marked_text")
    is_reworded = marked is not None and " ".join(marked.split()) != " ".join(goal.split())
    at_mark = marked is not None and said(row, "status_place") is not None
    chain = passages.chain(shown, str(row["initiative_id"]))
    return Unmarked(
        goal_id=str(row["goal_id"]),
        goal=goal,
        where=where(row),
        passage=passages.of(row, goal),
        repeated=worklist_words.repeated(marked or "") if is_reworded else "",
        marked=passages.of(row, marked, at="status", words="status_place") if at_mark else None,
        colour=said(row, "basis_detail") or sentences.NO_COLOUR,
        hint=hint(row),
        told=tuple(each for part in _SAID_OF_IT for each in chain.get(part, ())),
    )


def of_match(row: Record) -> Match:
    """The two, and how alike they are."""
    earlier, later = str(row["hint"]), str(row["subject"])
    score = None if row["score"] is None else float(str(row["score"]))
    return Match(
        goal_id=str(row["goal_id"]),
        earlier_id=str(row["suggestion"]),
        earlier=passages.of(
            row, earlier, at="earlier", words="earlier_place", report="earlier_report_id"
        ),
        later=passages.of(row, later),
        earlier_told=_told(account(row, "earlier_"), row["earlier_status"]),
        later_told=_told(account(row), row["status"]),
        likeness=worklist_words.alike(score, str(row["state"])),
    )


def _told(account: str, status: object) -> str:
    return account if status is None else f"{account} · {STATUS[Status(str(status))].word}"


def of_target(shown: Shown, row: Record) -> Stated:
    """What the reports state."""
    key = str(row["target_key"])
    every = records(shown.ask(questions.stated_targets, sys.maxsize))
    target = next((each for each in every if each["target_key"] == key), None)
    return Stated(
        key=key,
        title="" if target is None else claim_words.in_words(target),
        reached=("" if target is None else claim_words.reached_in_words(target)) or "",
        quotes=passages.of_target(shown, key),
    )
