"""Which snapshot is published now, what it holds, and opening it: the only door to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pandas as pd

from sbs_data.publishing.snapshots import Pointer, Snapshot, current, open_snapshot
from sbs_data.questions.asking import Asks, ask

__all__ = ["Contents", "Pointer", "Snapshot", "contents", "open_current", "opened", "pointer"]


@dataclass(frozen=True, slots=True)
class Contents:
    """How much is in a snapshot, and since when."""

    snapshot_no: int
    published_at: datetime
    has_example: bool
    report_count: int
    goal_count: int


def pointer(published: Path) -> Pointer | None:
    """The published snapshot's name and number; ``None`` before the first is published."""
    return current(published)


def open_current(published: Path, at: Pointer) -> Snapshot:
    """The snapshot at a pointer, read-only. Raises ``DelmalError`` when it is damaged."""
    return open_snapshot(published, at)


@contextmanager
def opened(published: Path) -> Iterator[Snapshot | None]:
    """What is shown now, closed afterwards; ``None`` before anything is published."""
    at = pointer(published)
    if at is None:
        yield None
        return
    with closing(open_current(published, at)) as snapshot:
        yield snapshot


def contents(snapshot: Asks) -> Contents:
    """How much the snapshot holds."""
    row = ask(snapshot, "contents").iloc[0]
    return Contents(
        snapshot_no=int(row["snapshot_no"]),
        published_at=pd.Timestamp(row["published_at"]).to_pydatetime(),
        has_example=bool(row["has_example"]),
        report_count=int(row["report_count"]),
        goal_count=int(row["goal_count"]),
    )
