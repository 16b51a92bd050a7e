"""A figure as the rule sees it: how many pupils, and how many of them on the sensitive side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sbs_data.codes import Numbers
from sbs_data.disclosure.columns import Columns, Mask
from sbs_data.disclosure.protection import FEWEST_ON_A_SIDE, SMALLEST_GROUP, SensitiveSide


@dataclass(frozen=True, slots=True)
class Figure:
    """``low``–``high`` pupils of ``pupils`` are on the sensitive side; the two are the same where
    the count is known, and ``None`` for a mean.
    """

    pupils: int
    low: int | None
    high: int | None

    @property
    def sides(self) -> tuple[tuple[int, int], ...]:
        """The sensitive side and the other one, each as (at least, at most)."""
        if self.low is None or self.high is None:
            return ()
        return (self.low, self.high), (self.pupils - self.high, self.pupils - self.low)

    @property
    def is_zero(self) -> bool:
        """Nobody is on the sensitive side."""
        return self.high == 0

    @property
    def is_safe(self) -> bool:
        """A group of ten, with five on both sides."""
        return self.pupils >= SMALLEST_GROUP and all(
            low >= FEWEST_ON_A_SIDE for low, _ in self.sides
        )

    def is_far_from(self, other: Figure) -> bool:
        """Subtracted from each other they leave five on both sides."""
        return all(
            max(low - other_high, other_low - high) >= FEWEST_ON_A_SIDE
            for (low, high), (other_low, other_high) in zip(self.sides, other.sides, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """Many figures of one measure, as columns of any one shape.

    ``is_known`` is false where a row says too little to judge; its numbers are then 0. So are
    ``low`` and ``high`` of means.
    """

    pupils: Numbers
    low: Numbers
    high: Numbers
    is_known: Mask
    is_mean: bool

    def at(self, place: int) -> Figure | None:
        """One of them."""
        if not self.is_known[place]:
            return None
        pupils = int(self.pupils[place])
        if self.is_mean:
            return Figure(pupils, None, None)
        return Figure(pupils, int(self.low[place]), int(self.high[place]))

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
        """As a figure's own, one by one."""
        is_zero: Mask = self.is_known & (self.high == 0)
        return np.zeros_like(is_zero) if self.is_mean else is_zero

    @property
    def is_safe(self) -> Mask:
        """As a figure's own, one by one."""
        is_safe: Mask = self.is_known & (self.pupils >= SMALLEST_GROUP)
        if not self.is_mean:
            is_safe &= self.low >= FEWEST_ON_A_SIDE
            is_safe &= self.pupils - self.high >= FEWEST_ON_A_SIDE
        return is_safe

    def is_same(self, other: Figures) -> Mask:
        """The same figures, or both unknown."""
        is_same: Mask = self.is_known == other.is_known
        is_same &= self.pupils == other.pupils
        is_same &= (self.low == other.low) & (self.high == other.high)
        return is_same

    def may_be(self, whole: Figures) -> Mask:
        """Sums that may be the same as the figure of the whole, which is known."""
        may_be: Mask = whole.is_known & (self.pupils == whole.pupils)
        may_be &= (self.low <= whole.high) & (self.high >= whole.low)
        return may_be


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
        nought = np.zeros(len(pupils), np.int64)
        return Figures(np.where(is_known, pupils, 0), nought, nought, is_known, is_mean=True)
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
