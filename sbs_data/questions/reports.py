"""The imported reports."""

from __future__ import annotations

import sys

import pandas as pd

from sbs_data.questions.asking import Asks, ask, with_none


def reports(
    snapshot: Asks, most: int = sys.maxsize, *, skip: int = 0, waiting: bool = False
) -> pd.DataFrame:
    """The reports in force, the latest imported first; or those that leave something unsaid."""
    params = {"most": most, "skip": skip, "waiting": waiting}
    return with_none(ask(snapshot, "reports", params=params))


def notices(snapshot: Asks, report_id: str) -> pd.DataFrame:
    """What the reader saw in a report and could not use: ``code``, ``message``, ``place``."""
    return ask(snapshot, "report_notices", params={"report_id": report_id})


def schoolless(snapshot: Asks, report_id: str) -> pd.DataFrame:
    """The initiatives of a report that name no school."""
    return ask(snapshot, "schoolless", params={"report_id": report_id})
