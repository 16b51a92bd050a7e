"""What the rule needs to know of a measure, and the rule's two numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SMALLEST_GROUP = 10
"""A group with fewer pupils is hidden."""

FEWEST_ON_A_SIDE = 5
"""Fewer on one side of a measure is too few. A hidden count keeps this many possible values."""


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
    """How one measure is protected."""

    sensitive_side: SensitiveSide
