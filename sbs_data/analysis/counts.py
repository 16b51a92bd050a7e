"""The whole numbers of pupils behind published shares.

A share is published with one decimal, so it is an interval; a count fits when its own share,
rounded, is the one published.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

# Sits on top of the interval, against the noise of binary fractions.
NOISE = 1e-9
# Of what is published, in percentage points.
_HALF = 0.05


def count_behind(share: float | None, pupils: int | None, unit_kind: str) -> int | None:
    """The number of pupils a share (percent) stands for, where exactly one whole number fits.

    ``None`` where none or several do, where anything is unknown, and always for riket.

    >>> count_behind(80.4, 56, "school")
    45
    """
    if share is None or not pupils or unit_kind == "nation":
        return None
    lowest, highest = counts_that_fit(share, pupils)
    return lowest if lowest == highest else None


def counts_that_fit(share: float, pupils: int) -> tuple[int, int]:
    """The smallest and the largest count whose share is ``share``; none fits where they cross."""
    return (
        max(math.ceil(pupils * (share - _HALF) / 100 - NOISE), 0),
        min(math.floor(pupils * (share + _HALF) / 100 + NOISE), pupils),
    )


def pupils_behind(shares: Sequence[float], *, at_least: int, at_most: int) -> int | None:
    """The group's size, worked out from several shares of the same group (percent).

    Twice a number that fits does so too: without honest bounds nothing can be said. ``None``
    where none or several sizes fit.

    >>> pupils_behind([76.2, 54.0, 58.7], at_least=40, at_most=100)
    63
    """
    fits = [
        n
        for n in range(max(at_least, 1), at_most + 1)
        if all(lowest <= highest for lowest, highest in (counts_that_fit(s, n) for s in shares))
    ]
    return fits[0] if shares and len(fits) == 1 else None
