"""The imported reports as rows of a table: what each is, whose, and since when. Plain text."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sbs_data import questions
from sbs_data.questions import Shown, per_snapshot, records
from sbs_data.words import formats, sentences

HEAD = ("Rapport", "Redovisning", "Huvudman", "Mål", "Importerad")

_KEEP = 20


@per_snapshot(_KEEP)
def latest(shown: Shown, most: int, skip: int = 0) -> tuple[tuple[str, ...], ...]:
    """Rows under ``HEAD``, the latest imported first."""
    reports = questions.reports(shown.snapshot, most, skip=skip)
    return tuple(_row(row) for row in records(reports))


def _row(row: Mapping[str, object]) -> tuple[str, ...]:
    kind, period = row["kind"], row["period"]
    return (
        str(row["file"]),
        sentences.redovisning(
            None if kind is None else str(kind), None if period is None else str(period)
        ),
        str(row["authority"] or sentences.AUTHORITY_UNSAID),
        formats.number(int(str(row["goal_count"]))),
        formats.date(pd.Timestamp(str(row["imported_at"])).to_pydatetime()),
    )
