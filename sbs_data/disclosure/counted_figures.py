"""A figure as the rule sees it: how many pupils, and how many of them on the sensitive side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sbs_data.codes import Numbers
from sbs_data.disclosure.columns import Columns, Mask
from sbs_data.disclosure.protection import SensitiveSide, Thresholds


@dataclass(frozen=True, slots=True)
class Figures:
    """Many figures of one measure, as columns of any one shape.

    ``low``–``high`` pupils of ``pupils`` are on the sensitive side; the two are the same where the
    count is known. Of a mean they are both a number that stands for its value, and count nobody.
    ``is_known`` is false where a row says too little to judge; its numbers are then 0.
    """

    pupils: Numbers
    low: Numbers
    high: Numbers
    is_known: Mask
    is_mean: bool

    def __getitem__(self, places: Any) -> Figures:
        return Figures(
            self.pupils[places],
            self.low[places],
            self.high[places],
            self.is_known[places],
            self.is_mean,
        )

    @property
    def is_zero(self) -> Mask:
        """Nobody is on the sensitive side."""
        is_zero: Mask = self.is_known & (self.high == 0)
        return np.zeros_like(is_zero) if self.is_mean else is_zero

    def is_safe(self, thresholds: Thresholds) -> Mask:
        """A group that is large enough, with enough on both sides."""
        is_safe: Mask = self.is_known & (self.pupils >= thresholds.smallest_group)
        if not self.is_mean:
            is_safe &= self.low >= thresholds.fewest
            is_safe &= self.pupils - self.high >= thresholds.fewest
        return is_safe

    def may_be(self, whole: Figures) -> Mask:
        """Sums that may be the same as the figure of the whole."""
        may_be: Mask = whole.is_known & self.is_known & (self.pupils == whole.pupils)
        if not self.is_mean:
            may_be &= (self.low <= whole.high) & (self.high >= whole.low)
        return may_be

    def plus(self, other: Figures) -> Figures:
        """The two together, one by one."""
        return Figures(
            self.pupils + other.pupils,
            self.low + other.low,
            self.high + other.high,
            self.is_known & other.is_known,
            self.is_mean,
        )


def figures_of(columns: Columns, rows: Numbers, side: SensitiveSide) -> Figures:
    """The figures of some rows of one measure.

    ``value`` is a share in percent or a mean, ``count`` the pupils the share counts. Without a
    count the share says it, within what it may be rounded from.
    """
    pupils = columns.pupils[rows].astype(np.int64)
    count = columns.count[rows].astype(np.int64)
    has_count, value = columns.has_count[rows], columns.value[rows]
    is_known = columns.has_pupils[rows] & (has_count | ~np.isnan(value))
    if side is SensitiveSide.NONE:
        told = np.where(is_known, np.round(np.nan_to_num(value) * 1e6), 0).astype(np.int64)
        return Figures(np.where(is_known, pupils, 0), told, told, is_known, is_mean=True)
    low, high = count.copy(), count
    guessed = np.flatnonzero(is_known & ~has_count)
    if len(guessed):
        low[guessed], high[guessed] = _counts_behind(value[guessed], pupils[guessed])
    if side is SensitiveSide.NOT_REACHED:
        low, high = pupils - high, pupils - low
    is_known &= low <= high
    pupils, low, high = (np.where(is_known, column, 0) for column in (pupils, low, high))
    return Figures(pupils, low, high, is_known, is_mean=False)


def _counts_behind(share: NDArray[np.float64], pupils: Numbers) -> tuple[Numbers, Numbers]:
    """Every count that the share may be rounded from: 76 may be 75.5–76.5."""
    half = np.full(len(share), 0.0005)
    for decimals in (2, 1, 0):
        half[np.abs(share - np.round(share, decimals)) < 1e-9] = 0.5 * 10.0**-decimals
    low = np.ceil(pupils * (share - half) / 100 - 1e-9)
    high = np.floor(pupils * (share + half) / 100 + 1e-9)
    return np.maximum(low, 0).astype(np.int64), np.minimum(high, pupils).astype(np.int64)
