"""How different units are, shown as they are: never pooled, never ranked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

FEWEST_STEPS = 4


@dataclass(frozen=True, slots=True)
class Spread:
    """The unweighted mean and the range of the values there are, and of how many units."""

    mean: float
    low: float
    high: float
    with_value: int
    units: int


def spread(values: Iterable[float | None]) -> Spread | None:
    """The spread of units' values, in the values' own unit; ``None`` where no unit has one."""
    every = list(values)
    known = [value for value in every if value is not None]
    if not known:
        return None
    return Spread(fmean(known), min(known), max(known), len(known), len(every))


def moving_range(steps: Sequence[float]) -> float | None:
    """How far a series has moved from one year to the next, in the mean: the moving range.

    ``steps`` are the differences between years that follow each other; fewer than four (five
    years) say nothing. Shewhart (1931); Wheeler (2000), *Understanding Variation*, 2nd ed.
    """
    return fmean(map(abs, steps)) if len(steps) >= FEWEST_STEPS else None
