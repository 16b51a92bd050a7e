"""Several courses in one figure, switched between in the browser: no question, no rerun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from sbs_data.figures import course_plotly, template
from sbs_data.figures.course import Course
from sbs_data.figures.palette import Theme
from sbs_data.words import escaped

_BUTTONS = 46
"""Pixels above the plot."""
_OVER_THE_PLOT = {"yanchor": "bottom", "pad": {"l": -40, "b": 24, "t": 0, "r": 0}}
_MARGIN_KEYS = ("l", "r", "b")


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
            "label": escaped.plotly(name),
            "method": "update",
            "args": [{"visible": [view == of for of in whose]}, _changes(layout)],
        }
        for view, (name, layout) in enumerate(zip(views, layouts, strict=True))
    ]
    menu = template.menu(buttons, theme) | _OVER_THE_PLOT
    return go.Figure({"data": data, "layout": first | {"updatemenus": [menu]}})


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
