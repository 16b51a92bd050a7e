"""What is decided of a figure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    def shows_pupils(self) -> bool:
        """The size of the group may be seen: it is at least ten, and no part of a hidden whole."""
        return self.hidden is None or self.low is not None


SHOWN = Verdict()
SUPPRESSED = Verdict(Hidden.SUPPRESSED)
INCOMPLETE = Verdict(Hidden.INCOMPLETE)
