"""How many pupils a share stands for: said only where one whole number fits, never for riket.

A share is published with one decimal, so it is an interval; a count fits when its own share,
rounded, is the one published.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# Sits on top of the interval, against the noise of binary fractions.
_NOISE = 1e-9


def count_behind(
    share: float | None, pupils: int | None, unit_kind: str, *, decimals: int = 1
) -> int | None:
    """The number of pupils a share (percent) stands for, where exactly one whole number fits.

    ``None`` where none or several do, where anything is unknown, and always for riket.

    >>> count_behind(80.4, 56, "school")
    45
    """
    if share is None or not pupils or unit_kind == "nation":
        return None
    lowest, highest = _bounds(share, pupils, decimals)
    return lowest if lowest == highest else None


def pupils_behind(
    shares: Sequence[float], *, at_least: int, at_most: int, decimals: int = 1
) -> int | None:
    """The group's size, worked out from several shares of the same group (percent).

    Twice a number that fits does so too: without honest bounds nothing can be said. ``None``
    where none or several sizes fit.

    >>> pupils_behind([76.2, 54.0, 58.7], at_least=40, at_most=100)
    63
    """
    fits = [
        n
        for n in range(max(at_least, 1), at_most + 1)
        if all(lowest <= highest for lowest, highest in (_bounds(s, n, decimals) for s in shares))
    ]
    return fits[0] if shares and len(fits) == 1 else None


def range_of_one_to_four(pupils: int | None) -> tuple[float, float] | None:
    """The share (percent) when one to four of ``pupils`` are not eligible.

    >>> [round(end) for end in range_of_one_to_four(11)]
    [64, 91]
    """
    if not pupils:
        return None
    return 100 * max(pupils - 4, 0) / pupils, 100 * (pupils - 1) / pupils


def counts_behind(
    shares: NDArray[np.float64], pupils: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """For many rows: the only whole number that fits (NaN: none or several), and where none does.

    The precision is what each share is written with: 76 may be 75.5–76.5, 75.6 is 75.55–75.65.
    """
    with np.errstate(invalid="ignore"):
        half = np.full(len(shares), 0.0005)
        for decimals in (2, 1, 0):
            scaled = shares * 10**decimals
            half[np.abs(scaled - np.round(scaled)) < 1e-6] = 0.5 * 10.0**-decimals
        lowest = np.ceil(pupils * (shares - half) / 100 - _NOISE)
        highest = np.floor(pupils * (shares + half) / 100 + _NOISE)
        return np.where(lowest == highest, lowest, np.nan), lowest > highest


def _bounds(share: float, pupils: int, decimals: int) -> tuple[int, int]:
    half = 0.5 * 10.0**-decimals
    return (
        max(math.ceil(pupils * (share - half) / 100 - _NOISE), 0),
        min(math.floor(pupils * (share + half) / 100 + _NOISE), pupils),
    )
