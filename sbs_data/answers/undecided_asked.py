"""What the reader asks of a person: the words, where they stand, and the answers."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data import questions
from sbs_data.answers import passages
from sbs_data.answers.goal_rows import account
from sbs_data.answers.passages import Passage
from sbs_data.model import Asks
from sbs_data.questions import Record, Shown, records, said
from sbs_data.words import asked_words, sentences
from sbs_data.words.asked_words import Answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answers.

    ``quote`` is what it is about; ``other`` a second line that it is compared with, ``against``
    what else it stands against. ``note`` says how far an answer reaches.
    """

    asks: Asks
    question_ref: str
    report_id: str
    quote: Passage
    other: Passage | None
    against: str
    told: str
    note: str
    choices: tuple[Answer, ...]


def of(shown: Shown, row: Record) -> Asked:
    """What is asked in a row of what waits."""
    asks, ref = Asks(str(row["asks"])), str(row["question_ref"])
    other = said(row, "other")
    is_line = other is not None and asks is Asks.SAME_GOAL
    return Asked(
        asks=asks,
        question_ref=ref,
        report_id=str(row["report_id"]),
        quote=passages.of(row, str(row["subject"])),
        other=passages.of(row, other, at="other", words="other_place") if is_line else None,
        against=asked_words.against(asks, other),
        told=" · ".join(
            (
                said(row, "initiative") or said(row, "authority") or sentences.AUTHORITY_UNSAID,
                account(row),
                str(row["file"]),
            )
        ),
        note=asked_words.in_many(_reports(shown, ref, row)),
        choices=asked_words.CHOICES[asks],
    )


def _reports(shown: Shown, question_ref: str, row: Record) -> int:
    """How many reports an answer is for."""
    every = records(shown.ask(questions.asked, question_ref))
    whose = (
        ("authority", "kind", "period") if row["asks"] in _OF_ONE_REDOVISNING else ("authority",)
    )
    if any(row[what] is None for what in whose):
        return 1
    same = [of for of in every if all(of[what] == row[what] for what in whose)]
    return sum(of["answer"] is None for of in same)


_OF_ONE_REDOVISNING = (Asks.MARKING, Asks.WORD)
