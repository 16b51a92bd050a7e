"""A figure as the rule sees it: how many pupils, and how many of them on the sensitive side."""

from __future__ import annotations

import math
from dataclasses import dataclass

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


def figure(
    value: float | None, pupils: int | None, count: int | None, side: SensitiveSide
) -> Figure | None:
    """The figure of a row; ``None`` where the row says too little to judge.

    ``value`` is a share in percent or a mean, ``count`` the pupils the share counts. Without a
    count the share says it, within what it may be rounded from.
    """
    if pupils is None or (value is None and count is None):
        return None
    if side is SensitiveSide.NONE:
        return Figure(pupils, None, None)
    if count is not None:
        low = high = count
    else:
        low, high = _counts_behind(value or 0.0, pupils)
    if side is SensitiveSide.NOT_REACHED:
        low, high = pupils - high, pupils - low
    return Figure(pupils, low, high) if low <= high else None


def _counts_behind(share: float, pupils: int) -> tuple[int, int]:
    """Every count that the share may be rounded from: 76 may be 75.5–76.5."""
    half = next((0.5 * 10.0**-d for d in (0, 1, 2) if abs(share - round(share, d)) < 1e-9), 0.0005)
    return (
        max(math.ceil(pupils * (share - half) / 100 - 1e-9), 0),
        min(math.floor(pupils * (share + half) / 100 + 1e-9), pupils),
    )
