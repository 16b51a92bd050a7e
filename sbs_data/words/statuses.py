"""A status in words and with its symbol, so that no colour speaks alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sbs_data.model import Status
from sbs_data.words.formats import how_many

BadgeColor = Literal["green", "yellow", "red", "gray"]


@dataclass(frozen=True, slots=True)
class StatusLook:
    """How a status is shown: word and symbol always, colour besides.

    ``sign`` is the symbol in a character that every computer's fonts have, ``plural`` follows a
    number ("5 uppnådda"), ``badge`` is Streamlit's name for the colour.
    """

    word: str
    sign: str
    singular: str
    plural: str
    icon: str
    badge: BadgeColor

    def counted(self, count: int) -> str:
        """``1 uppnått``, ``5 uppnådda``."""
        return how_many(count, self.singular, self.plural)


STATUS: dict[Status, StatusLook] = {
    Status.ACHIEVED: StatusLook(
        "Uppnått", "✓", "uppnått", "uppnådda", ":material/check_circle:", "green"
    ),
    Status.ON_TRACK: StatusLook(
        "På god väg", "↗", "på god väg", "på god väg", ":material/trending_up:", "yellow"
    ),
    Status.STARTED: StatusLook("Påbörjat", "⚑", "påbörjat", "påbörjade", ":material/flag:", "red"),
    Status.UNMARKED: StatusLook(
        "Ej markerat", "?", "ej markerat", "ej markerade", ":material/help:", "gray"
    ),
}
"""In the order they are always shown."""


def look(status: str) -> StatusLook:
    """The look of a status by its word in the database."""
    return STATUS[Status(status)]


def by_word(word: str) -> Status | None:
    """The status a word on the screen stands for."""
    return next((status for status, look in STATUS.items() if look.word == word), None)
