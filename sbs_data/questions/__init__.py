"""Questions to the published snapshot: one .sql file and a few lines of Python each.

A question takes something that :class:`Asks` and its parameters, and gives a DataFrame (or, where
one value is asked for, that value). Where the data came from is not known here.
"""

from __future__ import annotations

from sbs_data.questions.asking import Asks
from sbs_data.questions.claims import (
    claims_of_initiative,
    outcomes,
    stated_targets,
    target_quotes,
    unconfirmed_targets,
)
from sbs_data.questions.goals import GoalPage, chain, goal, goal_count, goal_page
from sbs_data.questions.reports import notices, reports, schoolless
from sbs_data.questions.selection import NONE_SAID, Selection
from sbs_data.questions.snapshot import Pointer, Snapshot, open_current, pointer
from sbs_data.questions.state import (
    Choices,
    Contents,
    choices,
    contents,
    shared_goals,
    status_by_area,
    status_by_school,
    status_counts,
    undecided,
)

__all__ = [
    "NONE_SAID",
    "Asks",
    "Choices",
    "Contents",
    "GoalPage",
    "Pointer",
    "Selection",
    "Snapshot",
    "chain",
    "choices",
    "claims_of_initiative",
    "contents",
    "goal",
    "goal_count",
    "goal_page",
    "notices",
    "open_current",
    "outcomes",
    "pointer",
    "reports",
    "schoolless",
    "shared_goals",
    "stated_targets",
    "status_by_area",
    "status_by_school",
    "status_counts",
    "target_quotes",
    "unconfirmed_targets",
    "undecided",
]
