"""What is decided of a figure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Hidden(StrEnum):
    """Why there is no value. All parts of a breakdown get the same word: which of them is small
    is not said. ``TOO_FEW`` and ``ONE_TO_FOUR`` are Skolverket's words too.
    """

    TOO_FEW = "too_few"
    ONE_TO_FOUR = "one_to_four"
    NEAR = "near_earlier"
    SUPPRESSED = "suppressed"
    INCOMPLETE = "incomplete"
    OTHER_GRADES = "other_grades"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Shown as it is where ``hidden`` is ``None``. ``low`` and ``high`` are the range that may be
    said of the number on the sensitive side.
    """

    hidden: Hidden | None = None
    low: int | None = None
    high: int | None = None

    @property
    def code(self) -> int:
        """Its place among :data:`REASONS`, or :data:`IS_SHOWN`."""
        return IS_SHOWN if self.hidden is None else REASONS.index(self.hidden)


SHOWN = Verdict()
SUPPRESSED = Verdict(Hidden.SUPPRESSED)
INCOMPLETE = Verdict(Hidden.INCOMPLETE)

REASONS = tuple(Hidden)
IS_SHOWN = -1
SAYS_NOTHING = -2
"""The code of a row that came with a marker of its own."""


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

    def set(self, row: int, verdict: Verdict) -> None:
        """One row's."""
        self.codes[row] = verdict.code
        self.low[row], self.high[row] = verdict.low or 0, verdict.high or 0

    @property
    def has_range(self) -> NDArray[np.bool_]:
        """True for the rows of which a range may be said."""
        has_range: NDArray[np.bool_] = self.high > 0
        return has_range
