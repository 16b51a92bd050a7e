"""What a figure can bear: intervals, gaps, changes and courses. Numbers in, numbers out.

All pupils are counted, so nothing here is a margin of error: an interval says how far chance
alone can move the share of a cohort of its size. No forecast is made of anything.

The intervals and the regression are statsmodels', which takes about a second and 70 MB to import:
it is imported where it is used, and :func:`warm_up` does it ahead of the first visitor.
"""

from __future__ import annotations

from sbs_data.analysis.changes import Change, change, excludes_zero
from sbs_data.analysis.counts import count_behind, counts_that_fit, pupils_behind
from sbs_data.analysis.courses import FEWEST_YEARS, Course, course, go_apart, pooled_dispersion
from sbs_data.analysis.pooling import Pooled, pooled
from sbs_data.analysis.shares import Interval, share_interval
from sbs_data.analysis.spread import Spread, moving_range, spread
from sbs_data.analysis.targets import (
    Possible,
    Verdict,
    as_published,
    by_pupils,
    compare,
    gap_in_pupils,
    one_fewer,
)

__all__ = [
    "FEWEST_YEARS",
    "Change",
    "Course",
    "Interval",
    "Pooled",
    "Possible",
    "Spread",
    "Verdict",
    "as_published",
    "by_pupils",
    "change",
    "compare",
    "count_behind",
    "counts_that_fit",
    "course",
    "excludes_zero",
    "gap_in_pupils",
    "go_apart",
    "moving_range",
    "one_fewer",
    "pooled",
    "pooled_dispersion",
    "pupils_behind",
    "share_interval",
    "spread",
]


def warm_up() -> None:
    """Import what the intervals and the courses need, so that no visitor waits for it."""
    share_interval(1, 2)
    course(range(FEWEST_YEARS), [1] * FEWEST_YEARS, [2] * FEWEST_YEARS)
