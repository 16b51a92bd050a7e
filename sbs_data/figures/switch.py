"""Several courses in one figure, switched between in the browser: no question, no rerun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from sbs_data.figures import course_plotly, plain, template
from sbs_data.figures.course import Course
from sbs_data.figures.palette import Theme

_BUTTONS = 46
"""Pixels above the plot."""
_MARGIN_KEYS = ("l", "r", "b")

# Plotly paints a chosen button near white in both themes, so its words are dark in both.
_INK: dict[Theme, str] = {"light": "#1A1F2B", "dark": "#12161D"}
_GROUND: dict[Theme, str] = {"light": "#FFFFFF", "dark": "#B4BDC9"}


def to_plotly(views: Mapping[str, Course], theme: Theme) -> go.Figure:
    """One button per view, in order; the first is shown. Raises ``ValueError`` without views."""
    if not views:
        raise ValueError("a figure without views")
    layouts = [course_plotly.layout(spec, theme, above=_BUTTONS) for spec in views.values()]
    drawn = [course_plotly.traces(spec, theme) for spec in views.values()]
    roomiest = {key: max(each["margin"][key] for each in layouts) for key in _MARGIN_KEYS}
    first = layouts[0] | {
        "margin": layouts[0]["margin"] | roomiest,
        "height": max(each["height"] for each in layouts),
    }
    data = [trace | {"visible": view == 0} for view, traces in enumerate(drawn) for trace in traces]
    whose = [view for view, traces in enumerate(drawn) for _ in traces]
    buttons = [
        {
            "label": plain.plotly(name),
            "method": "update",
            "args": [{"visible": [view == of for of in whose]}, _changes(layout)],
        }
        for view, (name, layout) in enumerate(zip(views, layouts, strict=True))
    ]
    return go.Figure({"data": data, "layout": first | {"updatemenus": [_menu(buttons, theme)]}})


def alt(views: Mapping[str, Course]) -> str:
    """All views in words: a reader of the words switches nothing."""
    return " ".join(spec.alt for spec in views.values())


def _changes(layout: Mapping[str, Any]) -> dict[str, Any]:
    """What differs between views. Whole axes are not replaced, so that the reader's stay."""
    return {
        "annotations": layout["annotations"],
        "shapes": layout["shapes"],
        **{f"yaxis.{key}": layout["yaxis"][key] for key in ("range", "tickvals", "ticktext")},
        "yaxis.zeroline": layout["yaxis"]["zeroline"],
        **{f"xaxis.{key}": layout["xaxis"][key] for key in ("range", "categoryarray")},
    }


def _menu(buttons: list[dict[str, Any]], theme: Theme) -> dict[str, Any]:
    return {
        "type": "buttons",
        "direction": "right",
        "showactive": True,
        "active": 0,
        "buttons": buttons,
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "bottom",
        "pad": {"l": -40, "b": 24, "t": 0, "r": 0},
        "bgcolor": _GROUND[theme],
        "bordercolor": "#4C5866",
        "font": {"size": template.SMALL, "color": _INK[theme]},
    }
