"""The goals of a selection: counted by status, a page of them, a single one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pandas as pd

from sbs_data.model import Status
from sbs_data.questions.asking import Asks, ask, with_none
from sbs_data.questions.selection import ALL, Selection


@dataclass(frozen=True)
class GoalPage:
    """Some of the selected goals, and how many there are in all."""

    goals: pd.DataFrame
    hits: int
    page: int
    pages: int


def goal_count(snapshot: Asks, selection: Selection) -> int:
    """How many goals the selection holds."""
    rows = ask(snapshot, "goal_count", params=selection.parameters)
    return int(rows["goal_count"].iloc[0])


def goal_page(snapshot: Asks, selection: Selection, page: int, page_size: int) -> GoalPage:
    """A page of the selection, counted from 1; a page that is not there gives the nearest."""
    hits = goal_count(snapshot, selection)
    pages = max(1, -(-hits // page_size))
    page = min(max(1, page), pages)
    params = {**selection.parameters, "page_size": page_size, "skip": (page - 1) * page_size}
    return GoalPage(with_none(ask(snapshot, "goal_page", params=params)), hits, page, pages)


def goal(snapshot: Asks, goal_id: str) -> dict[str, object] | None:
    """All that is known of a goal; ``None`` when there is none by that id."""
    rows = with_none(ask(snapshot, "goal", params={"goal_id": goal_id}))
    return None if rows.empty else cast("dict[str, object]", rows.iloc[0].to_dict())


def status_total(snapshot: Asks, selection: Selection = ALL) -> pd.DataFrame:
    """How the goals stand, ``goal_count`` for each that differs in any of the other columns.

    ``is_dropped`` where no total counts them: the school's latest redovisning leaves them out
    (``is_undated``: they stand in one without a period), or they may be one with a goal that counts
    (``may_be_told``). ``kind``, ``period`` and ``period_order`` are of the redovisning;
    ``report_status`` is the report's own word; ``is_unrepeated`` where the report's answer leaves
    the goal out.
    """
    return with_none(ask(snapshot, "status_total", params=selection.parameters))


def status_by_school(snapshot: Asks, selection: Selection = ALL) -> pd.DataFrame:
    """One row per school (index; ``""`` last: none said), one column per status, ``total``.

    Of what each school's latest redovisning has. A selection of one school gives that school's row
    alone, whatever others share its goals.
    """
    params = selection.parameters
    return _wide(ask(snapshot, "status_by_school", params=params))


def status_by_area(snapshot: Asks, selection: Selection = ALL) -> pd.DataFrame:
    """The same table per development area."""
    params = selection.parameters
    return _wide(ask(snapshot, "status_by_area", params=params))


def shared_goals(snapshot: Asks, selection: Selection = ALL) -> int:
    """How many goals count at more than one school."""
    rows = ask(snapshot, "shared_goals", params=selection.parameters)
    return int(rows["goal_count"].iloc[0])


def left_out_goals(snapshot: Asks, selection: Selection = ALL) -> int:
    """How many of the selected goals no total counts: see :func:`status_total`."""
    rows = ask(snapshot, "left_out_goals", params=selection.parameters)
    return int(rows["goal_count"].iloc[0])


def _wide(rows: pd.DataFrame) -> pd.DataFrame:
    """Long to wide: all four statuses as columns, rows in the order they came, ``""`` last."""
    names = list(dict.fromkeys(rows["name"]))
    order = [n for n in names if n] + [n for n in names if not n]
    wide = rows.pivot_table(
        index="name", columns="status", values="goal_count", aggfunc="sum", fill_value=0
    ).reindex(index=order, columns=[s.value for s in Status], fill_value=0)
    wide = wide.astype(int)
    wide["total"] = wide.sum(axis=1)
    return wide
