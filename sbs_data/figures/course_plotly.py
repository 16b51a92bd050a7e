"""The course as a Plotly figure: plotted values are the specification's own."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from sbs_data.figures import template
from sbs_data.figures.course import Axis, Break, Course, Line, Point
from sbs_data.figures.lines import INKS, LOOKS
from sbs_data.figures.palette import PAPER, Theme
from sbs_data.words import escaped
from sbs_data.words.measure_words import ends

_PLOT = 300
"""Pixels from the axis's low end to its high one."""
_TOP = 26
_BELOW = 30
_BELOW_TURNED = 46
_MOST_LEVEL_YEARS = 6
"""More are written upright: on a phone they would run into one another."""
_LINE_HEIGHT = 17
_NAME_WIDTH = 17
"""Characters of a line's name on one row: a phone shows about 340 px in all."""
_FOOT_WIDTH = 46
_CHARACTER = 7.0
_BAND = 0.16

Items = list[dict[str, Any]]


def to_plotly(spec: Course, theme: Theme) -> go.Figure:
    """The figure for the screen, to be drawn with ``theme=None``."""
    return go.Figure({"data": traces(spec, theme), "layout": layout(spec, theme)})


def traces(spec: Course, theme: Theme, axes: tuple[str, str] = ("x", "y")) -> Items:
    """Bands, then ranges, then lines: what says most lies on top."""
    drawn = [
        *(trace for line in spec.lines for trace in _bands(line, theme)),
        *(trace for line in spec.lines for trace in _ranges(line, theme)),
        *(_values(spec, line, theme) for line in spec.lines),
    ]
    return [trace | {"xaxis": axes[0], "yaxis": axes[1]} for trace in drawn]


def behind(spec: Course, theme: Theme, axes: tuple[str, str]) -> dict[str, Any]:
    """The course of one line as it lies behind another's; unseen until somebody asks for it."""
    ink = PAPER[theme].faded
    return _values(spec, spec.lines[0], theme) | {
        "meta": "behind",
        "visible": False,
        "line": {"color": ink, "dash": "dot", "width": 2},
        "marker": {"color": ink, "symbol": "diamond", "size": 6},
        "xaxis": axes[0],
        "yaxis": axes[1],
    }


def _values(spec: Course, line: Line, theme: Theme) -> dict[str, Any]:
    look, ink = LOOKS[line.role], INKS[theme][line.role]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": escaped.plotly(line.name),
        "meta": "values",
        "x": [point.when for point in line.points],
        "y": [point.value for point in line.points],
        "connectgaps": spec.is_joined,
        "cliponaxis": False,
        "line": {"color": ink, "dash": look.dash, "width": look.width},
        "marker": {"color": ink, "symbol": look.marker, "size": 9},
        "hovertext": [_hover(line, point) for point in line.points],
        "hoverinfo": "text",
    }


def _hover(line: Line, point: Point) -> str:
    told = [f"{line.name}, {point.when}", point.words]
    if point.band is not None:
        told.append(f"slumpen ensam: mellan {ends(*point.band)}")
    return "<br>".join(escaped.plotly(words) for words in told)


def _bands(line: Line, theme: Theme) -> Iterator[dict[str, Any]]:
    """Areas over years in a row; a year alone is a column."""
    colour = template.faint(INKS[theme][line.role], _BAND)
    for run in _runs(line.points):
        when = [point.when for point in run]
        low = [point.band.low for point in run if point.band]
        high = [point.band.high for point in run if point.band]
        trace = {"type": "scatter", "meta": "band", "mode": "lines", "hoverinfo": "skip"}
        if len(run) == 1:
            yield trace | {
                "x": when * 2,
                "y": low + high,
                "line": {"color": colour, "width": 16},
            }
            continue
        yield trace | {
            "x": when + when[::-1],
            "y": low + high[::-1],
            "fill": "toself",
            "fillcolor": colour,
            "line": {"width": 0, "color": colour},
        }


def _runs(points: Iterable[Point]) -> list[list[Point]]:
    """Points with a band, split where there is none."""
    runs: list[list[Point]] = [[]]
    for point in points:
        if point.band is not None:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _ranges(line: Line, theme: Theme) -> Iterator[dict[str, Any]]:
    ink = INKS[theme][line.role]
    for point in line.points:
        if point.possible is None:
            continue
        yield {
            "type": "scatter",
            "meta": "range",
            "mode": "lines+markers",
            "x": [point.when, point.when],
            "y": list(point.possible),
            "cliponaxis": False,
            "line": {"color": ink, "width": 2},
            "marker": {
                "symbol": "line-ew",
                "size": 14,
                "color": ink,
                "line": {"color": ink, "width": 2},
            },
            "hovertext": [_hover(line, point)] * 2,
            "hoverinfo": "text",
        }


def layout(spec: Course, theme: Theme, *, above: int = 0) -> dict[str, Any]:
    """``above``: pixels that are kept free over the figure."""
    feet = _feet(spec)
    ends = _ends(spec, theme)
    width = max((len(row) for end in ends for row in end.rows), default=0)
    under = _BELOW if len(spec.years) <= _MOST_LEVEL_YEARS else _BELOW_TURNED
    below = under + len(feet) * _LINE_HEIGHT
    return template.layout(theme) | {
        "height": above + _TOP + _PLOT + below,
        "margin": {
            "l": 46,
            "r": round(width * _CHARACTER) + 14,
            "t": above + _TOP,
            "b": below,
            "pad": 0,
        },
        "xaxis": x_axis(spec.years, theme),
        "yaxis": y_axis(spec.axis, theme),
        "shapes": shapes(spec, theme),
        "annotations": [
            *_end_labels(spec, ends),
            *notes(spec, theme),
            *_break_tags(spec, theme),
            *_footnotes(feet, theme, under),
        ],
    }


def x_axis(years: Sequence[str], theme: Theme) -> dict[str, Any]:
    """Years as words: a number would be given thousands' separators, and a place to itself."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(years),
        "range": [-0.35, len(years) - 0.65],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": PAPER[theme].hairline,
        "tickangle": 0 if len(years) <= _MOST_LEVEL_YEARS else -90,
        "tickfont": {"size": template.SMALL},
    }


def y_axis(axis: Axis, theme: Theme) -> dict[str, Any]:
    """Marked where the specification says, in Swedish."""
    return {
        "range": [axis.low, axis.high],
        "tickvals": [at for at, _ in axis.ticks],
        "ticktext": [words for _, words in axis.ticks],
        "fixedrange": True,
        "gridcolor": PAPER[theme].hairline,
        "gridwidth": 1,
        "zeroline": axis.low < 0,
        "zerolinecolor": PAPER[theme].faded,
        "tickfont": {"size": template.SMALL},
    }


def shapes(spec: Course, theme: Theme, axes: tuple[str, str] = ("x", "y")) -> Items:
    """The target across, and a dotted line before each break."""
    paper = PAPER[theme]
    drawn: Items = []
    if spec.target is not None:
        drawn.append(
            {
                "type": "line",
                "name": "target",
                "xref": f"{axes[0]} domain",
                "yref": axes[1],
                "x0": 0,
                "x1": 1,
                "y0": spec.target.value,
                "y1": spec.target.value,
                "line": {"color": paper.ink, "width": 1.5, "dash": "dash"},
            }
        )
    for each in spec.breaks:
        at = _before(spec, each)
        drawn.append(
            {
                "type": "line",
                "name": "break",
                "xref": axes[0],
                "yref": f"{axes[1]} domain",
                "x0": at,
                "x1": at,
                "y0": 0,
                "y1": 1,
                "line": {"color": paper.faded, "width": 1, "dash": "dot"},
            }
        )
    return drawn


def _before(spec: Course, each: Break) -> float:
    return spec.years.index(each.when) - 0.5


def notes(spec: Course, theme: Theme, axes: tuple[str, str] = ("x", "y")) -> Items:
    """The words in the gaps and beside the ranges."""
    return [
        note | {"xref": axes[0], "yref": axes[1]}
        for line in spec.lines
        for point in line.points
        for note in _beside(spec, line, point, theme)
    ]


def _beside(spec: Course, line: Line, point: Point, theme: Theme) -> Iterator[dict[str, Any]]:
    words = point.gap or point.note
    if words is None:
        return
    whose = "" if len(spec.lines) == 1 else f"{line.name.split(',')[0]}: "
    yield _text(f"{whose}{words}", INKS[theme][line.role]) | {
        # A category is found by its place; by its name, a new one could be made.
        "x": spec.years.index(point.when),
        # Side by side where several lines have a gap in one year; a range has its bar between.
        "xshift": spec.lines.index(line) * _LINE_HEIGHT - (0 if point.gap else 12),
        "y": spec.axis.low,
        "yanchor": "bottom",
        "textangle": -90,
    }


def _text(words: str, ink: str) -> dict[str, Any]:
    return {
        "text": escaped.plotly(words),
        "font": {"color": ink, "size": template.SMALL},
        "showarrow": False,
        "borderpad": 2,
    }


@dataclass(frozen=True, slots=True)
class _End:
    """What stands at the end of a line: rows of text, the value last."""

    rows: tuple[str, ...]
    value: float
    ink: str


def _ends(spec: Course, theme: Theme) -> list[_End]:
    """Of every line and of the target, from the top."""
    ends = [
        _End(
            (*textwrap.wrap(line.name, _NAME_WIDTH), last.words.split(", ")[0]),
            last.value,
            INKS[theme][line.role],
        )
        for line in spec.lines
        if (last := line.last) is not None and last.value is not None
    ]
    if spec.target is not None:
        rows = (*textwrap.wrap(spec.target.name, _NAME_WIDTH), spec.target.number)
        ends.append(_End(rows, spec.target.value, PAPER[theme].ink))
    return sorted(ends, key=lambda end: end.value, reverse=True)


def _end_labels(spec: Course, ends: Sequence[_End]) -> Items:
    """Names to the right of the last year, pushed apart so that none lies on another."""
    middles = apart(
        [_pixel(spec.axis, end.value) for end in ends],
        [len(end.rows) * _LINE_HEIGHT for end in ends],
    )
    return [
        _text("", end.ink)
        | {
            "text": "<br>".join(
                [*map(escaped.plotly, end.rows[:-1]), f"<b>{escaped.plotly(end.rows[-1])}</b>"]
            ),
            "xref": "paper",
            "yref": "paper",
            "x": 1,
            "xanchor": "left",
            "y": 1 - middle / _PLOT,
            "yanchor": "middle",
            "align": "left",
        }
        for end, middle in zip(ends, middles, strict=True)
    ]


def _pixel(axis: Axis, value: float) -> float:
    """From the top of the plot."""
    return _PLOT * (axis.high - value) / (axis.high - axis.low)


def apart(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Middles as near the wanted ones (from the top) as can be, without overlap."""
    placed: list[float] = []
    for middle, height in zip(wanted, heights, strict=True):
        # The highest stays under the figure's upper edge.
        above = placed[-1] + heights[len(placed) - 1] / 2 if placed else -_TOP
        above += height / 2
        placed.append(max(middle, above))
    # What went below the plot goes up again, and pushes what is over it.
    floor: float = _PLOT + _BELOW
    for no in reversed(range(len(placed))):
        placed[no] = min(placed[no], floor - heights[no] / 2)
        floor = placed[no] - heights[no] / 2
    return placed


_TAGS = "abcdefghij"


def _feet(spec: Course) -> list[str]:
    """What stands under the figure: the breaks' texts, and that the axis is cut."""
    told = [
        f"{tag}  Från {each.when}: {each.text}"
        for tag, each in zip(_TAGS, spec.breaks, strict=False)
    ]
    told += [spec.axis.note] if spec.axis.note else []
    return [row for text in told for row in textwrap.wrap(text, _FOOT_WIDTH)]


def _break_tags(spec: Course, theme: Theme) -> Items:
    return [
        _text(tag, PAPER[theme].faded)
        | {
            "xref": "x",
            "yref": "paper",
            "x": _before(spec, each),
            "y": 1,
            "yanchor": "bottom",
        }
        for tag, each in zip(_TAGS, spec.breaks, strict=False)
    ]


def _footnotes(feet: Sequence[str], theme: Theme, under: int) -> Items:
    return [
        _text(row, PAPER[theme].faded)
        | {
            "xref": "paper",
            "yref": "paper",
            "x": 0,
            "xanchor": "left",
            "xshift": -46,
            "y": 0,
            "yanchor": "top",
            "yshift": -under - no * _LINE_HEIGHT,
        }
        for no, row in enumerate(feet)
    ]
