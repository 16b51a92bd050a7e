"""What waits for a person, and what persons have decided."""

from __future__ import annotations

import sys
from collections.abc import Collection

import pandas as pd

from sbs_data.questions.asking import Asks, ask, with_none
from sbs_data.questions.selection import Selection

_ALL = Selection()


def to_decide(
    snapshot: Asks,
    most: int = sys.maxsize,
    *,
    skip: int = 0,
    whats: Collection[str] = (),
    selection: Selection = _ALL,
) -> pd.DataFrame:
    """What waits for a person, one row each in the order to work in; ``item_count`` in all.

    ``whats`` are the kinds asked for (``undecided.what``); none means all of them.
    """
    params = {**selection.scope_parameters, "most": most, "skip": skip, "whats": list(whats)}
    return with_none(ask(snapshot, "scope", "to_decide", params=params))


def decisions(
    snapshot: Asks, most: int = sys.maxsize, *, skip: int = 0, only_orphaned: bool = False
) -> pd.DataFrame:
    """What persons have decided, the latest first; ``decision_count`` in all."""
    params = {"most": most, "skip": skip, "only_orphaned": only_orphaned}
    return with_none(ask(snapshot, "decisions", params=params))
