"""What persons have decided, some at a time, the latest first. Plain text."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sbs_data import questions
from sbs_data.questions import Record, Shown, per_snapshot, records
from sbs_data.words import decision_words

_KEEP = 20


@dataclass(frozen=True, slots=True)
class Decision:
    """What was said of what, and by whom, when and why."""

    act_no: int
    sentence: str
    by_whom: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """Some decisions, of as many as ``count`` says."""

    some: tuple[Decision, ...]
    count: int


@per_snapshot(_KEEP)
def latest(shown: Shown, most: int, skip: int = 0, *, only_orphaned: bool = False) -> Decisions:
    """``most`` decisions after the first ``skip``; or those of nothing that a report holds now."""
    rows = records(
        questions.decisions(shown.snapshot, most, skip=skip, only_orphaned=only_orphaned)
    )
    count = int(str(rows[0]["decision_count"])) if rows else 0
    return Decisions(tuple(_decision(row) for row in rows), count)


def _decision(row: Record) -> Decision:
    return Decision(
        act_no=int(str(row["act_no"])),
        sentence=decision_words.sentence(str(row["what"]), str(row["subject"]), str(row["value"])),
        by_whom=decision_words.by_whom(
            row["decided_by"], pd.Timestamp(str(row["decided_at"])), row["reason"]
        ),
    )
