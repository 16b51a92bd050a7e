"""How much a share usually varies between cohorts of its size."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

LEVEL = 0.95
"""Of every interval here: 19 in 20."""


class Interval(NamedTuple):
    """From ``low`` to ``high``, in per cent or in percentage points."""

    low: float
    high: float


@lru_cache(maxsize=8192)  # a page draws the same cohorts over and over
def share_interval(count: float, pupils: float) -> Interval:
    """The Wilson score interval of ``count`` of ``pupils``, in per cent.

    ``count`` is a fraction where only the rounded share is known. Wilson (1927), *Probable
    inference, the law of succession, and statistical inference*, J. Am. Stat. Assoc. 22; method 3
    of Newcombe (1998a), Stat. Med. 17. Chosen because it keeps its promise for small groups and
    near 0 and 100. Raises ``ValueError`` where there are no pupils, or more that reach than there
    are.
    """
    from statsmodels.stats.proportion import proportion_confint

    if not 0 <= count <= pupils or pupils == 0:
        raise ValueError(f"{count} of {pupils} pupils")
    low, high = proportion_confint(count, pupils, alpha=1 - LEVEL, method="wilson")
    return Interval(100 * float(low), 100 * float(high))
