"""The imported statistics: which files, and what their readers saw."""

from __future__ import annotations

import sys
from collections.abc import Collection

import pandas as pd

from sbs_data.questions.asking import Asks, ask, with_none


def statistics_files(snapshot: Asks, most: int = sys.maxsize, *, skip: int = 0) -> pd.DataFrame:
    """The statistics files in force, the latest imported first; ``file_count`` in all."""
    return with_none(ask(snapshot, "statistics_files", params={"most": most, "skip": skip}))


def statistics_notices(snapshot: Asks, file_ids: Collection[str]) -> pd.DataFrame:
    """What the readers of these files want a person to know: ``file``, ``message``."""
    return ask(snapshot, "statistics_notices", params={"file_ids": list(file_ids)})
