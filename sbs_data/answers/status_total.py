"""The goals of a selection at one point in time: from the question's rows to the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from sbs_data.model import Status
from sbs_data.questions import Record, records, said
from sbs_data.words.status_totals import Redovisning, StatusTotal

_UNMARKED = Status.UNMARKED.value


def from_rows(rows: pd.DataFrame) -> StatusTotal:
    """The total of the rows of the question ``status_total``."""
    every = records(rows)
    counting = [row for row in every if not row["is_dropped"]]
    left = [row for row in every if row["is_dropped"]]
    return StatusTotal(
        counts=_by_status(counting, "status"),
        reported=_by_status(counting, "report_status"),
        changed=_sum(row for row in counting if row["status"] != row["report_status"]),
        unrepeated=_sum(r for r in counting if r["is_unrepeated"] and r["status"] == _UNMARKED),
        reported_unrepeated=_sum(row for row in counting if row["is_unrepeated"]),
        dropped=_sum(row for row in left if not row["is_undated"]),
        perhaps=_sum(row for row in left if row["may_be_told"] and not row["is_undated"]),
        undated=_sum(row for row in left if row["is_undated"]),
        redovisningar=tuple(dict.fromkeys(_redovisning(row) for row in counting)),
    )


def _by_status(rows: Iterable[Record], column: str) -> dict[Status, int]:
    found: Counter[str] = Counter()
    for row in rows:
        found[str(row[column])] += _count(row)
    return {status: found[status.value] for status in Status}


def _redovisning(row: Record) -> Redovisning:
    order = row["period_order"]
    return Redovisning(
        said(row, "kind"), said(row, "period"), -1 if order is None else int(float(str(order)))
    )


def _sum(rows: Iterable[Record]) -> int:
    return sum(map(_count, rows))


def _count(row: Record) -> int:
    return int(str(row["goal_count"]))
