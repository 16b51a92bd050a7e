"""How sure a median is: an interval from the order of the values alone, whatever their spread."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

SURE = 0.95


@dataclass(frozen=True, slots=True)
class Median:
    """A median and the ends of its interval, in the values' own unit."""

    middle: float
    low: float
    high: float


def median(values: Sequence[float], sure: float = SURE) -> Median:
    """The median with the shortest symmetric interval of order statistics that is at least so sure.

    Between the k-th smallest and the k-th largest of n values, the true median lies with the
    probability ``1 - 2 P(B < k)``, where B is binomial (n, 1/2). Raises ``ValueError`` where even
    the smallest and the largest are too near (fewer than six values, at 95 %).
    """
    ordered = sorted(values)
    inside = [k for k in range(len(ordered) // 2 + 1) if k and _covers(len(ordered), k) >= sure]
    if not inside:
        raise ValueError(f"{len(ordered)} values are too few to be {sure:.0%} sure")
    k = inside[-1]
    return Median(statistics.median(ordered), ordered[k - 1], ordered[-k])


def _covers(n: int, k: int) -> float:
    below: int = sum(math.comb(n, i) for i in range(k))
    return 1 - math.ldexp(below, 1 - n)


def paired(ours: Sequence[float], theirs: Sequence[float]) -> Median:
    """The ratio of two rivals, each round against the same round."""
    return median([a / b for a, b in zip(ours, theirs, strict=True)])
