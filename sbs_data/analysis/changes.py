"""The difference between two shares: two years of one school, or girls and boys of one year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sbs_data.analysis.shares import LEVEL, Interval


@dataclass(frozen=True, slots=True)
class Change:
    """``difference`` is the first share minus the second, in percentage points."""

    difference: float
    interval: Interval

    @property
    def is_told_apart(self) -> bool:
        """Whether more than the usual variation between cohorts is needed to explain it."""
        return excludes_zero(self.interval)


@lru_cache(maxsize=8192)
def change(count: float, pupils: int, other_count: float, other_pupils: int) -> Change:
    """The difference between two independent shares, with Newcombe's interval.

    Method 10 of Newcombe (1998b), *Interval estimation for the difference between independent
    proportions*, Stat. Med. 17: it joins the two Wilson intervals. Raises ``ValueError`` as
    ``share_interval`` does.
    """
    from statsmodels.stats.proportion import confint_proportions_2indep

    for number, of in ((count, pupils), (other_count, other_pupils)):
        if not 0 <= number <= of or of == 0:
            raise ValueError(f"{number} of {of} pupils")
    low, high = confint_proportions_2indep(
        count, pupils, other_count, other_pupils, compare="diff", method="newcomb", alpha=1 - LEVEL
    )
    return Change(
        100 * (count / pupils - other_count / other_pupils),
        Interval(100 * float(low), 100 * float(high)),
    )


def excludes_zero(interval: Interval) -> bool:
    """A change is called a change only where its interval lies on one side of zero."""
    return interval.low > 0 or interval.high < 0
