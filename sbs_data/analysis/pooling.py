"""Several years of one school together: what a single cohort is too small to say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sbs_data.analysis.shares import Interval, share_interval


@dataclass(frozen=True, slots=True)
class Pooled:
    """So many of so many pupils; ``interval`` is of the share in per cent, as ``share`` is."""

    count: float
    pupils: int
    interval: Interval

    @property
    def share(self) -> float:
        return 100 * self.count / self.pupils


def pooled(sizes: Iterable[tuple[float, int]], dispersion: float = 1.0) -> Pooled | None:
    """The years' pupils as one group, from ``(count, pupils)`` of each; ``None`` without any.

    Wilson's interval, of as many pupils as are left when the years vary ``dispersion`` times as
    much as chance alone would have them: an effective sample size.
    """
    every = list(sizes)
    count, pupils = sum(count for count, _ in every), sum(pupils for _, pupils in every)
    if not pupils:
        return None
    left = max(1.0, dispersion)
    return Pooled(count, pupils, share_interval(count / left, pupils / left))
