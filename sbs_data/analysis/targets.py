"""A figure beside a målvärde: over, under or undecidable, and by how many pupils."""

from __future__ import annotations

import math
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

FEWEST_PUPILS = 20
FEWEST_EITHER_WAY = 5
"""One girl in a group of twelve is a person, not a gap."""


class Verdict(StrEnum):
    """How a figure stands to a number that was to be reached."""

    REACHES = "reaches"
    FALLS_SHORT = "falls_short"
    UNDECIDABLE = "undecidable"


class Comparison(NamedTuple):
    """The verdict, and the distance in the figure's unit where there is one value to compare."""

    verdict: Verdict
    distance: float | None


def compare(
    target: float,
    value: float | None,
    low: float | None = None,
    high: float | None = None,
    *,
    comparator: str | None = None,
) -> Comparison:
    """A value, or the range that a marker leaves, against a target in the same unit.

    ``comparator`` is a claim's: no word means *at least*. A range that spans the target decides
    nothing.
    """
    if value is not None:
        verdict = Verdict.REACHES if _holds(value, target, comparator) else Verdict.FALLS_SHORT
        return Comparison(verdict, value - target)
    if low is None or high is None:
        return Comparison(Verdict.UNDECIDABLE, None)
    ends = {_holds(end, target, comparator) for end in (low, high)}
    if len(ends) == 2:
        return Comparison(Verdict.UNDECIDABLE, None)
    return Comparison(Verdict.REACHES if ends.pop() else Verdict.FALLS_SHORT, None)


def _holds(value: float, target: float, comparator: str | None) -> bool:
    return {
        "at_most": value <= target,
        "less_than": value < target,
        "more_than": value > target,
    }.get(comparator or "at_least", value >= target)


def gap_in_pupils(count: int, pupils: int, target: float) -> int | None:
    """How many more would have had to reach for the share to be ``target`` per cent.

    0 where it was reached; ``None`` where the number could point at a child.
    """
    if pupils < FEWEST_PUPILS or min(count, pupils - count) < FEWEST_EITHER_WAY:
        return None
    # In whole numbers and tenths: 0.7 × 10 is not 7 in floating point.
    needed = math.ceil(Decimal(str(target)) * pupils / 100)
    return max(0, needed - count)


def one_fewer(count: int, pupils: int) -> float:
    """The share in per cent had one pupil fewer reached: how fragile a reached target is."""
    return 100 * (count - 1) / pupils
