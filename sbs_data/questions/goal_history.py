"""One goal through the reports, the goals that may be the same, and whose it is."""

from __future__ import annotations

import pandas as pd

from sbs_data.questions.asking import Asks, ask, with_none


def goal_history(snapshot: Asks, goal_id: str) -> pd.DataFrame:
    """One row per redovisning that holds the goal, oldest first: words, status, move, link."""
    return with_none(ask(snapshot, "goal_history", params={"goal_id": goal_id}))


def goal_matches(snapshot: Asks, goal_id: str) -> pd.DataFrame:
    """The goals that this one is, may be or is said not to be one with: what waits comes first.

    ``is_earlier``: the other goal is the earlier of the two.
    """
    return with_none(ask(snapshot, "goal_matches", params={"goal_id": goal_id}))


def goal_schools(snapshot: Asks, goal_id: str) -> pd.DataFrame:
    """A goal's schools: ``school`` as it counts, ``written`` (None where a person chose it)."""
    return with_none(ask(snapshot, "goal_schools", params={"goal_id": goal_id}))
