"""What every figure over the years has in common on the screen: paper, type, what may be done."""

from __future__ import annotations

from typing import Any

from sbs_data.figures.palette import PAPER, Theme

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif'
SIZE = 14
SMALL = 12

# Plotly paints a chosen button near white in both themes, so its words are dark in both.
_BUTTON_INK: dict[Theme, str] = {"light": "#1A1F2B", "dark": "#12161D"}
_BUTTON: dict[Theme, str] = {"light": "#FFFFFF", "dark": "#B4BDC9"}


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


def menu(buttons: list[dict[str, Any]], theme: Theme) -> dict[str, Any]:
    """What the reader switches a figure with, in the browser; the first is chosen."""
    return {
        "type": "buttons",
        "direction": "right",
        "showactive": True,
        "active": 0,
        "buttons": buttons,
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "bgcolor": _BUTTON[theme],
        "bordercolor": "#4C5866",
        "font": {"size": SMALL, "color": _BUTTON_INK[theme]},
    }


def faint(ink: str, opacity: float) -> str:
    """``#RRGGBB`` laid thinly: ``rgba(…)``."""
    red, green, blue = (int(ink[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
