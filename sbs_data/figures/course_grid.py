"""Small multiples: one small course per school, side by side, on the same axes.

A school can be laid behind all the others, by the reader and in the browser.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from sbs_data.figures import course_plotly, template
from sbs_data.figures.course import Course, Multiples
from sbs_data.figures.course_plotly import Items
from sbs_data.figures.palette import PAPER, Theme
from sbs_data.words import escaped

_TOP = 24
_MENU = 44
_PANEL = 130
_HEAD = 30
_FOOT = 34
_LEFT = 46
_GAP = 0.06
"""Between columns, of the figure's width."""
_NOBODY = "Visa en skola i alla rutor"
_COURSE = 2
"""Values: a school with fewer has no course to lay behind another's."""


def to_plotly(spec: Multiples, theme: Theme, columns: int = 2) -> go.Figure:
    """``columns`` side by side: two fit a phone. The page draws some schools at a time."""
    rows = max(1, -(-len(spec.panels) // columns))
    schools = _to_lay_behind(spec)
    menu = _MENU if schools else 0
    top_room = menu + (_TOP if _target(spec) else 0)
    height = top_room + rows * (_HEAD + _PANEL + _FOOT)
    made: dict[str, Any] = template.layout(theme) | {
        "height": height,
        "margin": {"l": _LEFT, "r": 8, "t": 0, "b": 0, "pad": 0},
        "shapes": [],
        "annotations": _key(spec, theme, menu),
    }
    data: Items = []
    behind: list[int] = []
    for no, panel in enumerate(spec.panels):
        row, column = divmod(no, columns)
        axes = (f"x{no + 1}" if no else "x", f"y{no + 1}" if no else "y")
        top = 1 - (top_room + row * (_HEAD + _PANEL + _FOOT) + _HEAD) / height
        width = (1 - (columns - 1) * _GAP) / columns
        across = (column * (width + _GAP), column * (width + _GAP) + width)
        if schools:
            behind.append(len(data))
            data.append(course_plotly.behind(panel, theme, axes))
        data += course_plotly.traces(panel, theme, axes)
        made["shapes"] += course_plotly.shapes(panel, theme, axes)
        made["annotations"] += [
            *course_plotly.notes(panel, theme, axes),
            _name(panel, theme, across[0], top),
        ]
        made[_axis(axes[0])] = course_plotly.x_axis(panel.years, theme) | {
            "domain": across,
            "anchor": axes[1],
            "tickangle": 0,
            "tickvals": _ends(panel),
        }
        made[_axis(axes[1])] = course_plotly.y_axis(panel.axis, theme) | {
            "domain": (top - _PANEL / height, top),
            "anchor": axes[0],
            "showticklabels": column == 0,
        }
    if schools:
        made["updatemenus"] = [_choose(schools, data, behind, theme)]
    return go.Figure({"data": data, "layout": made})


def _choose(
    names: Mapping[int, str], data: Items, behind: Sequence[int], theme: Theme
) -> dict[str, Any]:
    """A list of schools: the chosen one's course goes into every other's panel."""
    choices = {_NOBODY: {"visible": [False] * len(behind)}}
    for own, name in names.items():
        choices[f"Visa {name} i alla rutor"] = _of(data[behind[own]], own, len(behind))
    buttons = [
        {"label": escaped.plotly(label), "method": "restyle", "args": [change, list(behind)]}
        for label, change in choices.items()
    ]
    return template.menu(buttons, theme) | {
        "type": "dropdown",
        "direction": "down",
        "yanchor": "top",
        "pad": {"l": -_LEFT, "t": 0, "b": 0, "r": 0},
    }


def _of(course: Mapping[str, Any], own: int, panels: int) -> dict[str, Any]:
    everywhere = {key: [course[key]] * panels for key in ("x", "y", "hovertext")}
    return everywhere | {"visible": [no != own for no in range(panels)]}


def _to_lay_behind(spec: Multiples) -> dict[int, str]:
    """The schools with a course, by the panel's number; none where nobody else is shown."""
    if len(spec.panels) == 1:
        return {}
    return {
        no: panel.title
        for no, panel in enumerate(spec.panels)
        if sum(point.value is not None for point in panel.lines[0].points) >= _COURSE
    }


def _axis(name: str) -> str:
    return f"{name[0]}axis{name[1:]}"


def _ends(panel: Course) -> list[int]:
    """The first and the last year: more has no room."""
    return [0, len(panel.years) - 1] if len(panel.years) > 1 else [0]


def _target(spec: Multiples) -> str | None:
    return next((panel.target.label for panel in spec.panels if panel.target), None)


def _key(spec: Multiples, theme: Theme, below: int) -> list[dict[str, Any]]:
    label = _target(spec)
    if label is None:
        return []
    return [
        _words(f"Streckad linje: {label}", PAPER[theme].faded, template.SMALL)
        | {"x": 0, "y": 1, "yanchor": "top", "xshift": -_LEFT, "yshift": -below}
    ]


def _name(panel: Course, theme: Theme, left: float, top: float) -> dict[str, Any]:
    return _words(panel.title, PAPER[theme].ink, template.SIZE) | {
        "x": left,
        "y": top,
        "yanchor": "bottom",
        "yshift": 2,
    }


def _words(text: str, ink: str, size: int) -> dict[str, Any]:
    return {
        "text": escaped.plotly(text),
        "font": {"color": ink, "size": size},
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "showarrow": False,
        "borderpad": 0,
    }
