"""What has moved between redovisningar, what has not, and how fresh they are."""

from __future__ import annotations

import pandas as pd

from sbs_data.questions.asking import Asks, ask, with_none
from sbs_data.questions.selection import Selection

_ALL = Selection()
_GOALS = ("scope", "selected", "placed")


def moves(snapshot: Asks, selection: Selection = _ALL) -> dict[str, int]:
    """Goals by how they have moved: first, up, down, same, marked, unmarked; zeros left out.

    A goal that the school's latest redovisning has left out is not among them.
    """
    rows = ask(snapshot, *_GOALS, "moves", params=selection.parameters)
    return {str(m): int(n) for m, n in zip(rows["move"], rows["goal_count"], strict=True)}


def moved(snapshot: Asks, most: int, selection: Selection = _ALL) -> pd.DataFrame:
    """The goals that have moved, worst news first; ``moved_count`` of them in all."""
    return _goals(snapshot, "moved", most, selection)


def still(snapshot: Asks, most: int, selection: Selection = _ALL) -> pd.DataFrame:
    """Unreached goals of the same status through ``accounts`` (2 or more) redovisningar.

    The longest first; ``still_count`` of them in all.
    """
    return _goals(snapshot, "still", most, selection)


def dropped(snapshot: Asks, most: int, selection: Selection = _ALL) -> pd.DataFrame:
    """Goals that a later redovisning of the school leaves out; ``dropped_count`` in all."""
    return _goals(snapshot, "dropped", most, selection)


def waiting(snapshot: Asks, selection: Selection = _ALL) -> dict[str, int]:
    """How much of each kind (``undecided.what``) waits for a person."""
    rows = ask(snapshot, "scope", "waiting", params=selection.scope_parameters)
    return {str(w): int(n) for w, n in zip(rows["what"], rows["item_count"], strict=True)}


def freshness(snapshot: Asks, selection: Selection = _ALL) -> pd.DataFrame:
    """The latest redovisning of each school, the oldest first."""
    return with_none(ask(snapshot, "scope", "freshness", params=selection.scope_parameters))


def _goals(snapshot: Asks, question: str, most: int, selection: Selection) -> pd.DataFrame:
    params = {**selection.parameters, "most": most}
    return with_none(ask(snapshot, *_GOALS, question, params=params))
