"""The imported reports, and one of them with all that it says."""

from __future__ import annotations

import sys
from typing import cast

import pandas as pd

from sbs_data.questions.asking import Asks, ask, with_none


def reports(
    snapshot: Asks, most: int = sys.maxsize, *, skip: int = 0, waiting: bool = False
) -> pd.DataFrame:
    """The reports in force, the latest imported first; or those that leave something unsaid."""
    params = {"most": most, "skip": skip, "waiting": waiting}
    return with_none(ask(snapshot, "reports", params=params))


def report_files(snapshot: Asks) -> pd.DataFrame:
    """Which files the reports in force were read from: ``sha256``, ``file``, their redovisning."""
    return with_none(ask(snapshot, "report_files"))


def report_ids(snapshot: Asks, named: str) -> list[str]:
    """The reports that somebody means by an id or the name of a file."""
    return [
        str(found) for found in ask(snapshot, "report_ids", params={"named": named})["report_id"]
    ]


def authorities(snapshot: Asks) -> list[str]:
    """The names of the authorities that the reports are from."""
    return [str(name) for name in ask(snapshot, "authorities")["authority"]]


def report(snapshot: Asks, report_id: str) -> dict[str, object] | None:
    """What is known of a report; ``None`` when there is none by that id."""
    rows = with_none(ask(snapshot, "report", params={"report_id": report_id}))
    return None if rows.empty else cast("dict[str, object]", rows.iloc[0].to_dict())


def report_passages(snapshot: Asks, report_id: str) -> pd.DataFrame:
    """Every paragraph of a report: the initiatives' in the order of the template, then the rest."""
    return with_none(ask(snapshot, "report_passages", params={"report_id": report_id}))


def report_goals(snapshot: Asks, report_id: str) -> pd.DataFrame:
    """The goals of a report: where each is written, where it is marked, what that says."""
    return with_none(ask(snapshot, "report_goals", params={"report_id": report_id}))


def notices(snapshot: Asks, report_id: str) -> pd.DataFrame:
    """What the reader saw in a report and could not use: ``code``, ``message``, ``place``."""
    return with_none(ask(snapshot, "report_notices", params={"report_id": report_id}))
