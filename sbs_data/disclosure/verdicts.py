"""What is decided of a figure, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Hidden(StrEnum):
    """Why there is no value. All parts of a breakdown get the same word: which of them is small
    is not said. ``TOO_FEW`` and ``ONE_TO_FOUR`` are Skolverket's words too.

    ``ONE_TO_FOUR``, ``NEARLY_ALL`` and ``STEP`` come with a range.
    """

    TOO_FEW = "too_few"
    ONE_TO_FOUR = "one_to_four"
    NEARLY_ALL = "nearly_all"
    STEP = "step"
    LATER = "later_occasion"
    CORRECTED = "corrected"
    SUPPRESSED = "suppressed"
    INCOMPLETE = "incomplete"
    OTHER_GRADES = "other_grades"


REASONS = tuple(Hidden)
IS_SHOWN = -1
SAYS_NOTHING = -2
"""The code of a row that came with a marker of its own."""


def code(hidden: Hidden) -> np.int8:
    """Its place among :data:`REASONS`."""
    return np.int8(REASONS.index(hidden))


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One a row, as columns: the code, and the range (0–0 where there is none)."""

    codes: NDArray[np.int8]
    low: NDArray[np.int32]
    high: NDArray[np.int32]

    @classmethod
    def none_yet(cls, rows: int) -> Verdicts:
        """No row has one yet."""
        return cls(
            np.full(rows, SAYS_NOTHING, np.int8), np.zeros(rows, np.int32), np.zeros(rows, np.int32)
        )

    @property
    def has_range(self) -> NDArray[np.bool_]:
        """True for the rows of which a range may be said."""
        has_range: NDArray[np.bool_] = self.high > 0
        return has_range
