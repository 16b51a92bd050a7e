"""The lines of a figure: each role's hue, dash and marker, so that none rests on colour alone.

None of them is a status colour. Lines' names are written in the same ink, so contrast is held to
that of text by a test.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sbs_data.figures.palette import Theme


class Role(StrEnum):
    """What a line is in its figure."""

    OWN = "own"
    MUNICIPALITY = "municipality"
    NATION = "nation"
    GROUP = "group"
    GIRLS = "girls"
    BOYS = "boys"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class LineLook:
    """Plotly's names for dash and marker; width in pixels."""

    dash: str
    marker: str
    width: float


LOOKS: dict[Role, LineLook] = {
    Role.OWN: LineLook("solid", "circle", 3),
    Role.MUNICIPALITY: LineLook("dash", "triangle-up", 2),
    Role.NATION: LineLook("dot", "diamond", 2),
    Role.GROUP: LineLook("longdashdot", "x", 2),
    Role.GIRLS: LineLook("solid", "circle", 3),
    Role.BOYS: LineLook("dash", "square", 3),
    Role.DIFFERENCE: LineLook("solid", "circle", 2),
}

INKS: dict[Theme, dict[Role, str]] = {
    "light": {
        Role.OWN: "#1F4E79",
        Role.MUNICIPALITY: "#8C2F68",
        Role.NATION: "#4C5866",
        Role.GROUP: "#5F5A14",
        Role.GIRLS: "#0B7A75",
        Role.BOYS: "#6B4BA3",
        Role.DIFFERENCE: "#1A1F2B",
    },
    "dark": {
        Role.OWN: "#8DB8E0",
        Role.MUNICIPALITY: "#E79CC6",
        Role.NATION: "#B4BDC9",
        Role.GROUP: "#D2C878",
        Role.GIRLS: "#5CCAC3",
        Role.BOYS: "#BBA4EC",
        Role.DIFFERENCE: "#E6EAF0",
    },
}
