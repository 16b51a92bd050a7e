"""What a report leaves out and a person is asked: the report, and the answers there are ready."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sbs_data import questions
from sbs_data.answers import report_gaps
from sbs_data.answers.goal_rows import account
from sbs_data.questions import Record, Shown, said
from sbs_data.words import formats, gap_words, sentences

_MOST = 6
"""Ready answers; more are chosen in a list."""


@dataclass(frozen=True, slots=True)
class About:
    """A report: its file, and what is known of it."""

    report_id: str
    file: str
    told: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A report and the answers to choose among: the ``ready`` ones as buttons."""

    about: About
    ready: tuple[str, ...]
    known: tuple[str, ...] = ()
    hint: str = ""


def about(row: Record) -> About:
    """The report that a thing to decide stands in."""
    told = (said(row, "authority") or sentences.AUTHORITY_UNSAID, account(row))
    return About(str(row["report_id"]), str(row["file"]), " · ".join(told))


def of_authority(shown: Shown, row: Record) -> Asked:
    """The authorities that the document names, and known ones."""
    named = report_gaps.named_in(said(row, "hint"))
    known = shown.ask(questions.choices).authorities
    ready = tuple(dict.fromkeys([*named, *known]))
    return Asked(
        about(row), ready[: max(_MOST, len(named))], ready, gap_words.named(named) if named else ""
    )


def of_period(shown: Shown, row: Record) -> Asked:
    """The periods that the text hints of, and those of other reports."""
    hint = said(row, "hint")
    hinted = list(dict.fromkeys(hint.split(", "))) if hint else []
    known = [period for period in shown.ask(questions.choices).periods if period]
    ready = tuple(dict.fromkeys([*hinted, *known]))[:_MOST]
    return Asked(about(row), ready, hint=gap_words.hints(hinted) if hinted else "")


def two(shown: Shown, row: Record) -> tuple[About, About]:
    """Two reports of one period, the newer first."""
    newer, older = str(row["report_id"]), str(row["suggestion"])
    return _imported(shown, newer), _imported(shown, older)


def _imported(shown: Shown, report_id: str) -> About:
    report = shown.ask(questions.report, report_id)
    if report is None:
        return About(report_id, report_id, "")
    imported = formats.date(pd.Timestamp(str(report["imported_at"])).to_pydatetime())
    goals = sentences.goals(int(str(report["goal_count"])))
    return About(report_id, str(report["file"]), f"{goals} · importerad {imported}")
