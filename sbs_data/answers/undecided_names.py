"""Names that a person is asked about: whose an initiative is, whether two names are one."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data import questions
from sbs_data.answers import passages, school_choices
from sbs_data.answers.goal_rows import account
from sbs_data.answers.passages import Passage
from sbs_data.questions import Record, Shown, said
from sbs_data.words import gap_words, sentences

_MOST = 8
"""Ready answers; more are chosen in a list."""


@dataclass(frozen=True, slots=True)
class Schoolless:
    """An initiative that names no school, and the schools there are to choose among."""

    initiative_id: str
    name: str
    told: str
    passage: Passage
    participants: str
    hint: str
    ready: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """A name as it is written, another that it is like, and what else it may be."""

    written: str
    other: str
    authority: str | None
    report_id: str
    file: str
    known: tuple[str, ...]


def of_school(shown: Shown, row: Record) -> Schoolless:
    """The initiative with what may tell whose it is."""
    known = school_choices.every(shown, said(row, "authority"))
    told = (said(row, "area") or sentences.AREA_UNSAID, account(row), str(row["file"]))
    initiative_id = str(row["initiative_id"])
    initiative = shown.ask(questions.initiative, initiative_id)
    mentioned = None if initiative is None else said(initiative, "mentioned_schools")
    return Schoolless(
        initiative_id=initiative_id,
        name=str(row["subject"]),
        told=" · ".join(told),
        passage=passages.of(row, str(row["subject"])),
        participants=(None if initiative is None else said(initiative, "participants_text")) or "",
        hint=gap_words.mentions(mentioned) if mentioned else "",
        ready=known if len(known) <= _MOST else (),
        known=known,
    )


def of_school_name(shown: Shown, row: Record) -> Names:
    """Two spellings that may be one school."""
    return _names(row, school_choices.others(shown, said(row, "authority")))


def of_area_name(shown: Shown, row: Record) -> Names:
    """Two spellings that may be one development area."""
    return _names(row, tuple(area for area in shown.ask(questions.choices).areas if area))


def _names(row: Record, known: tuple[str, ...]) -> Names:
    return Names(
        written=str(row["subject"]),
        other=str(row["suggestion"]),
        authority=said(row, "authority"),
        report_id=str(row["report_id"]),
        file=str(row["file"]),
        known=known,
    )
