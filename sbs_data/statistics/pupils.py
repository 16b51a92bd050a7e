"""How many pupils a share stands for: said only where one whole number fits, never for riket.

A share is published with one decimal, so it is an interval; a count fits when its own share,
rounded, is the one published.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sbs_data.analysis.counts import NOISE, count_behind, pupils_behind

__all__ = ["count_behind", "counts_behind", "pupils_behind", "range_of_one_to_four"]


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
        lowest = np.ceil(pupils * (shares - half) / 100 - NOISE)
        highest = np.floor(pupils * (shares + half) / 100 + NOISE)
        return np.where(lowest == highest, lowest, np.nan), lowest > highest
