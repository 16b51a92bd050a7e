"""Own figures as the store hands them over."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from sbs_data.statistics import observations

WHOLE = "1999"
SEXES = ("girls", "boys")


def table(rows: list[dict[str, Any]]) -> pa.Table:
    """Rows as a table, with when each came."""
    arrived = pa.array([row["arrived"] for row in rows], pa.int32())
    return observations.from_rows(rows).append_column("arrived", arrived)
