"""What every figure over the years has in common on the screen: paper, type, what may be done."""

from __future__ import annotations

from typing import Any

from sbs_data.figures.palette import PAPER, Theme

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif'
SIZE = 14
SMALL = 12


def layout(theme: Theme) -> dict[str, Any]:
    """The layout to begin with: the page's own ground, Swedish separators, nothing to drag."""
    paper = PAPER[theme]
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": SIZE, "color": paper.ink},
        "separators": ",\u00a0",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": paper.ground,
            "bordercolor": paper.hairline,
            "font": {"color": paper.ink, "size": SIZE, "family": FONT},
        },
    }


def faint(ink: str, opacity: float) -> str:
    """``#RRGGBB`` laid thinly: ``rgba(…)``."""
    red, green, blue = (int(ink[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
