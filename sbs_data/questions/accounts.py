"""The reports of a selection, put together into redovisningar."""

from __future__ import annotations

from dataclasses import dataclass

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


def account_count(snapshot: Asks, selection: Selection) -> tuple[int, int]:
    """How many redovisningar and how many reports the selection's scope holds."""
    params = selection.scope_parameters
    row = ask(snapshot, "account_count", params=params).iloc[0]
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
    rows = ask(snapshot, "account_page", params=params)
    return AccountPage(with_none(rows), accounts, files, page, pages)
