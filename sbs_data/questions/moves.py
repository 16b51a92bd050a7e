"""What has moved between redovisningar, what has not, and how fresh they are."""

from __future__ import annotations

import pandas as pd

from sbs_data.questions.asking import Asks, ask, with_none
from sbs_data.questions.selection import ALL, Selection


def moves(snapshot: Asks, selection: Selection = ALL) -> dict[str, int]:
    """Goals by how they have moved: first, up, down, same, marked, unmarked; zeros left out.

    A goal that the school's latest redovisning has left out is not among them.
    """
    rows = ask(snapshot, "moves", params=selection.parameters)
    return {str(m): int(n) for m, n in zip(rows["move"], rows["goal_count"], strict=True)}


def moved(snapshot: Asks, most: int, selection: Selection = ALL) -> pd.DataFrame:
    """The goals that have moved, worst news first; ``moved_count`` of them in all."""
    return with_none(ask(snapshot, "moved", params=_most(selection, most)))


def still(snapshot: Asks, most: int, selection: Selection = ALL) -> pd.DataFrame:
    """Unreached goals of the same status through ``accounts`` (2 or more) redovisningar.

    The longest first; ``still_count`` of them in all.
    """
    return with_none(ask(snapshot, "still", params=_most(selection, most)))


def dropped(snapshot: Asks, most: int, selection: Selection = ALL) -> pd.DataFrame:
    """Goals that a later redovisning of the school leaves out; ``dropped_count`` in all."""
    return with_none(ask(snapshot, "dropped", params=_most(selection, most)))


def freshness(snapshot: Asks, selection: Selection = ALL) -> pd.DataFrame:
    """The latest redovisning of each school, the oldest first."""
    return with_none(ask(snapshot, "freshness", params=selection.scope_parameters))


def _most(selection: Selection, most: int) -> dict[str, object]:
    return {**selection.parameters, "most": most}
