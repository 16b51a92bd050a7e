"""The colours of the house. What stands beside a status' colour is in ``words.statuses``.

Each status has an ink (text, symbol, outline) on its ground; contrast is held by a test in both
themes. ``.streamlit/config.toml`` carries the same values for Streamlit's own elements.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sbs_data.model import Status

Theme = Literal["light", "dark"]


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


PAPER: dict[Theme, Paper] = {
    "light": Paper("#FFFFFF", "#1A1F2B", "#4C5866", "#1F4E79", "#D5DAE1"),
    "dark": Paper("#12161D", "#E6EAF0", "#B4BDC9", "#8DB8E0", "#39424E"),
}

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
