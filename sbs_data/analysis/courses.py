"""How a share has gone over the years, where there are enough years to say."""

from __future__ import annotations

from collections.abc import Sequence
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
    much more the years vary than cohorts of their size do by themselves (1 = no more).
    ``first`` and ``last`` are the course's own ends, in per cent.
    """

    odds_ratio: float
    interval: Interval
    dispersion: float
    first: float
    last: float

    @property
    def is_told_apart(self) -> bool:
        """Whether the course rises or falls by more than the years vary round it."""
        return excludes_zero(Interval(*np.log(self.interval)))


def course(years: Sequence[int], counts: Sequence[float], pupils: Sequence[int]) -> Course | None:
    """Quasi-binomial regression of the share on the year; ``None`` where it cannot be made.

    The interval of the slope is widened by the Pearson dispersion (never narrowed) and takes its
    quantile from t with n − 2 degrees of freedom: McCullagh and Nelder (1989), *Generalized Linear
    Models*, 2nd ed., section 4.5. ``None`` for fewer than ``FEWEST_YEARS``, and where all or
    nobody reached every year.
    """
    return _course(tuple(years), tuple(counts), tuple(pupils))


@lru_cache(maxsize=1024)  # milliseconds each, and a page asks for the same ones again
def _course(
    years: tuple[int, ...], counts: tuple[float, ...], pupils: tuple[int, ...]
) -> Course | None:
    if len(years) < FEWEST_YEARS or len(set(years)) < len(years):
        return None
    when = np.asarray(years, dtype=float)
    reached, of = np.asarray(counts, dtype=float), np.asarray(pupils, dtype=float)
    if not _overlap(when, reached, of - reached):
        return None
    # Centred: what is fitted does not depend on where the years begin, and converges.
    return _fitted(when - when.mean(), reached, of)


def _overlap(when: Floats, reached: Floats, missed: Floats) -> bool:
    """Whether a slope exists: the years in which some reached and those in which some did not must
    overlap, by more than one year (Albert and Anderson 1984, *Biometrika* 71).
    """
    did, did_not = when[reached > 0], when[missed > 0]
    if not did.size or not did_not.size:
        return False
    return bool(max(did.min(), did_not.min()) < min(did.max(), did_not.max()))


def _fitted(when: Floats, reached: Floats, of: Floats) -> Course | None:
    from scipy.stats import t
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
    slope, error = float(fit.params[1]), float(fit.bse[1]) * max(1.0, dispersion) ** 0.5
    reach = float(t.ppf((1 + LEVEL) / 2, freedom)) * error
    low, middle, high = (float(end) for end in np.exp([slope - reach, slope, slope + reach]))
    return Course(
        middle, Interval(low, high), dispersion, 100 * float(share[0]), 100 * float(share[-1])
    )
