"""The colours of the house, and what stands beside each so that no colour speaks alone.

Each status has an ink (text, symbol, outline) on its ground; contrast is held by a test in both
themes. ``.streamlit/config.toml`` carries the same values for Streamlit's own elements.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sbs_data.model import Status

Theme = Literal["light", "dark"]
BadgeColor = Literal["green", "yellow", "red", "gray"]


@dataclass(frozen=True, slots=True)
class Paper:
    """What everything else is drawn on."""

    ground: str
    ink: str
    faded: str
    accent: str
    hairline: str


@dataclass(frozen=True, slots=True)
class Tone:
    """A status colour: ``ink`` on ``ground``."""

    ink: str
    ground: str


@dataclass(frozen=True, slots=True)
class StatusLook:
    """How a status is shown: word and symbol always, colour besides.

    ``plural`` follows a number ("5 uppnådda"), ``badge`` is Streamlit's name for the colour.
    """

    word: str
    singular: str
    plural: str
    icon: str
    badge: BadgeColor


PAPER: dict[Theme, Paper] = {
    "light": Paper("#FFFFFF", "#1A1F2B", "#4C5866", "#1F4E79", "#D5DAE1"),
    "dark": Paper("#12161D", "#E6EAF0", "#B4BDC9", "#8DB8E0", "#39424E"),
}

STATUS: dict[Status, StatusLook] = {
    Status.ACHIEVED: StatusLook(
        "Uppnått", "uppnått", "uppnådda", ":material/check_circle:", "green"
    ),
    Status.ON_TRACK: StatusLook(
        "På god väg", "på god väg", "på god väg", ":material/trending_up:", "yellow"
    ),
    Status.STARTED: StatusLook("Påbörjat", "påbörjat", "påbörjade", ":material/flag:", "red"),
    Status.UNMARKED: StatusLook(
        "Ej markerat", "ej markerat", "ej markerade", ":material/help:", "gray"
    ),
}
"""In the order they are always shown."""

TONES: dict[Theme, dict[Status, Tone]] = {
    "light": {
        Status.ACHIEVED: Tone("#1B6B41", "#E4F3EA"),
        Status.ON_TRACK: Tone("#7A5200", "#FFF2CF"),
        Status.STARTED: Tone("#A3241C", "#FCE9E7"),
        Status.UNMARKED: Tone("#4C5866", "#EDF0F3"),
    },
    "dark": {
        Status.ACHIEVED: Tone("#8FD5AE", "#17392A"),
        Status.ON_TRACK: Tone("#F2C85B", "#3D3112"),
        Status.STARTED: Tone("#F5A9A2", "#4A2320"),
        Status.UNMARKED: Tone("#C3CCD6", "#2C343E"),
    },
}


def look(status: str) -> StatusLook:
    """The look of a status by its word in the database."""
    return STATUS[Status(status)]


def by_word(word: str) -> Status | None:
    """The status a word on the screen stands for."""
    return next((status for status, look in STATUS.items() if look.word == word), None)
