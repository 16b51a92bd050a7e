"""How a share has gone over the years, where there are enough years to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sbs_data.analysis.changes import excludes_zero
from sbs_data.analysis.shares import LEVEL, Interval

Floats = NDArray[np.float64]

FEWEST_YEARS = 5
"""Fewer are shown as they are: a line through three points says what one wants it to say."""


@dataclass(frozen=True, slots=True)
class Course:
    """A straight course through the years, on the logit scale.

    ``odds_ratio`` is how the odds of reaching change from one year to the next; ``dispersion`` how
    much more its years vary than cohorts of their size do by themselves (1 = no more), known with
    ``freedom`` degrees of freedom. ``first`` and ``last`` are the course's own ends, in per cent.
    """

    odds_ratio: float
    interval: Interval
    dispersion: float
    freedom: int
    first: float
    last: float

    @property
    def is_told_apart(self) -> bool:
        """Whether the course rises or falls by more than the years vary round it."""
        return excludes_zero(Interval(*np.log(self.interval)))


def course(
    years: Sequence[int],
    counts: Sequence[float],
    pupils: Sequence[int],
    dispersion: float | None = None,
) -> Course | None:
    """Quasi-binomial regression of the share on the year; ``None`` where it cannot be made.

    The interval of the slope is widened by ``dispersion``, one for all the schools there are (see
    :func:`pooled_dispersion`), else by the course's own Pearson dispersion; never narrowed:
    McCullagh and Nelder (1989), *Generalized Linear Models*, 2nd ed., section 4.5. Its quantile is
    the normal's: with t of three degrees of freedom one real course in five was seen
    (docs/trender.md). ``None`` for fewer than ``FEWEST_YEARS``, and where all or nobody reached
    every year.
    """
    return _course(tuple(years), tuple(counts), tuple(pupils), dispersion)


def pooled_dispersion(courses: Iterable[Course | None]) -> float | None:
    """How much more the years vary than chance gives, over all these courses; at least 1.

    A single school's five years tell it with three degrees of freedom, which is next to nothing.
    ``None`` where there is no course.
    """
    found = [course for course in courses if course is not None]
    freedom = sum(course.freedom for course in found)
    if not freedom:
        return None
    return max(1.0, sum(course.dispersion * course.freedom for course in found) / freedom)


@lru_cache(maxsize=1024)  # milliseconds each, and a page asks for the same ones again
def _course(
    years: tuple[int, ...],
    counts: tuple[float, ...],
    pupils: tuple[int, ...],
    dispersion: float | None,
) -> Course | None:
    if len(years) < FEWEST_YEARS or len(set(years)) < len(years):
        return None
    when = np.asarray(years, dtype=float)
    reached, of = np.asarray(counts, dtype=float), np.asarray(pupils, dtype=float)
    if not _overlap(when, reached, of - reached):
        return None
    # Centred: what is fitted does not depend on where the years begin, and converges.
    return _fitted(when - when.mean(), reached, of, dispersion)


def go_apart(one: Course, other: Course) -> bool:
    """Whether two courses differ by more than both vary: the interaction of group and year.

    On the logit scale, from the errors that their intervals have.
    """
    (slope, error), (other_slope, other_error) = _slope(one), _slope(other)
    return bool(abs(slope - other_slope) > np.hypot(error, other_error))


def _slope(course: Course) -> tuple[float, float]:
    """The slope, and how far its interval reaches to either side."""
    low, high = np.log(course.interval)
    return float(np.log(course.odds_ratio)), float(high - low) / 2


def _overlap(when: Floats, reached: Floats, missed: Floats) -> bool:
    """Whether a slope exists: the years in which some reached and those in which some did not must
    overlap, by more than one year (Albert and Anderson 1984, *Biometrika* 71).
    """
    did, did_not = when[reached > 0], when[missed > 0]
    if not did.size or not did_not.size:
        return False
    return bool(max(did.min(), did_not.min()) < min(did.max(), did_not.max()))


def _fitted(when: Floats, reached: Floats, of: Floats, pooled: float | None) -> Course | None:
    from scipy.stats import norm
    from statsmodels.genmod.families import Binomial
    from statsmodels.genmod.generalized_linear_model import GLM

    design = np.column_stack([np.ones_like(when), when])
    # One row for those who reached and one for the others: shares that lie exactly on the curve
    # would make statsmodels warn of separation where there is none.
    fit = GLM(
        np.repeat([1.0, 0.0], len(when)),
        np.vstack([design, design]),
        family=Binomial(),
        freq_weights=np.concatenate([reached, of - reached]),
    ).fit()
    if not fit.converged:
        return None
    share = fit.predict(design)
    freedom = len(when) - 2
    pearson = np.sum((reached - of * share) ** 2 / (of * share * (1 - share)))
    dispersion = float(pearson / freedom)
    widened = max(1.0, dispersion if pooled is None else pooled)
    slope, error = float(fit.params[1]), float(fit.bse[1]) * widened**0.5
    reach = float(norm.ppf((1 + LEVEL) / 2)) * error
    low, middle, high = (float(end) for end in np.exp([slope - reach, slope, slope + reach]))
    return Course(
        middle,
        Interval(low, high),
        dispersion,
        freedom,
        100 * float(share[0]),
        100 * float(share[-1]),
    )
