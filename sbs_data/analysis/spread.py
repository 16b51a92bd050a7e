"""How different units are, shown as they are: never pooled, never ranked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean


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
