"""The imported reports: listed by redovisning, and one of them with all that it says."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import cast

import pandas as pd

from sbs_data.questions.asking import Asks, ask, with_none
from sbs_data.questions.selection import Selection


@dataclass(frozen=True)
class AccountPage:
    """Some redovisningar: one row per report; those of one ``account_no`` belong together."""

    reports: pd.DataFrame
    account_count: int
    report_count: int
    page: int
    pages: int


def reports(
    snapshot: Asks, most: int = sys.maxsize, *, skip: int = 0, waiting: bool = False
) -> pd.DataFrame:
    """The reports in force, the latest imported first; or those that leave something unsaid."""
    params = {"most": most, "skip": skip, "waiting": waiting}
    return with_none(ask(snapshot, "reports", params=params))


def account_count(snapshot: Asks, selection: Selection) -> tuple[int, int]:
    """How many redovisningar and how many reports the selection's scope holds."""
    params = selection.scope_parameters
    row = ask(snapshot, "scope", "account_list", "account_count", params=params).iloc[0]
    return int(row["account_count"]), int(row["report_count"])


def account_page(snapshot: Asks, selection: Selection, page: int, page_size: int) -> AccountPage:
    """A page of redovisningar, the latest first; a page that is not there gives the nearest."""
    accounts, files = account_count(snapshot, selection)
    pages = max(1, -(-accounts // page_size))
    page = min(max(1, page), pages)
    params = {
        **selection.scope_parameters,
        "page_size": page_size,
        "skip": (page - 1) * page_size,
    }
    rows = ask(snapshot, "scope", "account_list", "account_page", params=params)
    return AccountPage(with_none(rows), accounts, files, page, pages)


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


def schoolless(snapshot: Asks, report_id: str) -> pd.DataFrame:
    """The initiatives of a report that name no school."""
    return ask(snapshot, "schoolless", params={"report_id": report_id})
