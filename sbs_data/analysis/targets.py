"""A figure beside a målvärde: over, under or undecidable, and by how many pupils."""

from __future__ import annotations

import math
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

FEWEST_PUPILS = 20
FEWEST_EITHER_WAY = 5
"""One girl in a group of twelve is a person, not a gap."""


class Verdict(StrEnum):
    """How a figure stands to a number that was to be reached."""

    REACHES = "reaches"
    FALLS_SHORT = "falls_short"
    UNDECIDABLE = "undecidable"


class Possible(NamedTuple):
    """The lowest and the highest that a figure can be in truth, in its unit."""

    low: Decimal | Fraction
    high: Decimal | Fraction


def compare(target: float, possible: Possible | None, comparator: str | None = None) -> Verdict:
    """What a figure can be against a target in the same unit.

    ``comparator`` is a claim's: no word means *at least*. What spans the target decides nothing.
    """
    if possible is None:
        return Verdict.UNDECIDABLE
    ends = {_holds(Fraction(end), Fraction(str(target)), comparator) for end in possible}
    if len(ends) == 2:
        return Verdict.UNDECIDABLE
    return Verdict.REACHES if ends.pop() else Verdict.FALLS_SHORT


def by_pupils(fewest: int, most: int, pupils: int) -> Possible:
    """The shares in per cent of so many pupils, exactly: 799 of 999 are not 80 %."""
    return Possible(Fraction(100 * fewest, pupils), Fraction(100 * most, pupils))


def as_published(value: float) -> Possible:
    """What a figure can be that was published with these decimals, at least one: half up."""
    written = Decimal(repr(round(value, 6))).normalize()
    exponent = written.as_tuple().exponent
    places = max(1, -exponent if isinstance(exponent, int) else 0)
    half = Decimal(5).scaleb(-places - 1)
    # The upper end itself would have been published as the next.
    return Possible(written - half, written + half - _LEAST)


_LEAST = Decimal("1e-9")


def _holds(value: Fraction, target: Fraction, comparator: str | None) -> bool:
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
