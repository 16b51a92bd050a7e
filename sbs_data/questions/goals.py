"""Goals one by one: a page of a selection, a single goal, the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import pandas as pd

from sbs_data.questions.asking import Asks, ask, with_none
from sbs_data.questions.selection import Selection


@dataclass(frozen=True)
class GoalPage:
    """Some of the selected goals, and how many there are in all."""

    goals: pd.DataFrame
    hits: int
    page: int
    pages: int


def goal_count(snapshot: Asks, selection: Selection) -> int:
    """How many goals the selection holds."""
    rows = ask(snapshot, "scope", "selected", "goal_count", params=selection.parameters)
    return int(rows["goal_count"].iloc[0])


def goal_page(snapshot: Asks, selection: Selection, page: int, page_size: int) -> GoalPage:
    """A page of the selection, counted from 1; a page that is not there gives the nearest."""
    hits = goal_count(snapshot, selection)
    pages = max(1, -(-hits // page_size))
    page = min(max(1, page), pages)
    rows = ask(
        snapshot,
        "scope",
        "selected",
        "goal_page",
        params={
            **selection.parameters,
            "page_size": page_size,
            "skip": (page - 1) * page_size,
        },
    )
    return GoalPage(with_none(rows), hits, page, pages)


def goal(snapshot: Asks, goal_id: str) -> dict[str, object] | None:
    """All that is known of a goal; ``None`` when there is none by that id."""
    rows = with_none(ask(snapshot, "goal", params={"goal_id": goal_id}))
    return None if rows.empty else cast("dict[str, object]", rows.iloc[0].to_dict())


def chain(snapshot: Asks, initiative_id: str) -> pd.DataFrame:
    """The words of an initiative: ``part``, ``text``, ``place``, in the order of the document."""
    return ask(snapshot, "chain", params={"initiative_id": initiative_id})
