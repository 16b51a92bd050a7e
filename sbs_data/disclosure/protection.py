"""What the rule needs to know of a measure, and the rule's two numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Thresholds:
    """``smallest_group``: a group with fewer pupils is hidden. ``fewest``: fewer on one side of a
    measure is too few, and a hidden count keeps so many possible values.
    """

    smallest_group: int = 10
    fewest: int = 5

    @property
    def smallest_rest(self) -> int:
        """A group and a part of it differ by at least so many, else the group tells the part."""
        return self.fewest - 1


THRESHOLDS = Thresholds()


class SensitiveSide(StrEnum):
    """Whose small number is protected: those a share leaves out, or those it counts.

    ``NONE`` is for means, which count nobody: groups under 10 are hidden, breakdowns are shown
    whole or not at all, and there are no ranges.
    """

    NOT_REACHED = "not_reached"
    REACHED = "reached"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Protection:
    """How one measure is protected. ``step`` is what a mean is rounded to."""

    sensitive_side: SensitiveSide
    step: float | None = None
