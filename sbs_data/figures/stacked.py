"""One calm stacked bar per row: how many goals in each status, with the words on the line above.

The specification holds what is said and drawn; the Plotly figure is a thin rendering of it.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from sbs_data.figures.palette import PAPER, TONES, Theme
from sbs_data.model import Status
from sbs_data.words import escaped
from sbs_data.words.formats import number
from sbs_data.words.sentences import Counts, alt_text, goals, status_words
from sbs_data.words.statuses import STATUS

_LINE = 46
"""Characters of 14 px that fit beside a thumb: a phone shows about 340 px."""
_TEXT_HEIGHT = 20
_AIR = 4
_BAR_HEIGHT = 26
_GAP = 22
_FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif'


@dataclass(frozen=True, slots=True)
class Row:
    """A bar: whose it is and how many goals it has in each status."""

    name: str
    counts: Counts

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class StackedBars:
    """The specification of the figure, in the order it is read."""

    title: str
    rows: tuple[Row, ...]

    @property
    def alt(self) -> str:
        """The same figure in words, for those who do not see it."""
        return alt_text(self.title, {row.name: row.counts for row in self.rows})


def to_plotly(spec: StackedBars, theme: Theme) -> go.Figure:
    """The figure for the screen. Plotted values are the specification's own."""
    return go.Figure({"data": _bars(spec, theme), "layout": _layout(spec, theme)})


def _heading(row: Row) -> list[str]:
    """The lines above a bar: whose it is (at most two lines; the table has it whole), numbers."""
    name = textwrap.wrap(row.name, _LINE, max_lines=2, placeholder=" …") or [row.name]
    return [*name, status_words(row.counts)]


def _tops(spec: StackedBars) -> list[int]:
    """Where each row begins, in pixels from the top; and, last, where the figure ends."""
    tops = [0]
    for row in spec.rows:
        tops.append(tops[-1] + len(_heading(row)) * _TEXT_HEIGHT + _AIR + _BAR_HEIGHT + _GAP)
    return tops


def _bars(spec: StackedBars, theme: Theme) -> list[dict[str, Any]]:
    tops = _tops(spec)
    # Half a pixel more, and the outline falls on pixels instead of between them.
    middles = [end - _GAP - _BAR_HEIGHT / 2 + 0.5 for end in tops[1:]]
    return [
        {
            "type": "bar",
            "orientation": "h",
            "name": look.word,
            "y": middles,
            "x": [row.counts.get(status, 0) for row in spec.rows],
            "width": _BAR_HEIGHT,
            "marker": {
                "color": TONES[theme][status].ground,
                "line": {
                    "color": TONES[theme][status].ink,
                    # An outline of nothing is still a line.
                    "width": [1 if row.counts.get(status) else 0 for row in spec.rows],
                },
            },
            "text": [number(n) if (n := row.counts.get(status, 0)) else "" for row in spec.rows],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "textfont": {"color": TONES[theme][status].ink, "size": 14},
            "hovertext": [_hover(row, status) for row in spec.rows],
            "hoverinfo": "text",
        }
        for status, look in STATUS.items()
    ]


def _hover(row: Row, status: Status) -> str:
    count = row.counts.get(status, 0)
    word = STATUS[status].singular if count == 1 else STATUS[status].plural
    return escaped.plotly(f"{row.name}: {goals(count)} {word}")


def _layout(spec: StackedBars, theme: Theme) -> dict[str, Any]:
    paper = PAPER[theme]
    tops = _tops(spec)
    return {
        "barmode": "stack",
        "height": tops[-1],
        "margin": {"l": 0, "r": 2, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": _FONT, "size": 14, "color": paper.ink},
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": paper.ground,
            "bordercolor": paper.hairline,
            "font": {"color": paper.ink, "size": 14, "family": _FONT},
        },
        "xaxis": {
            "visible": False,
            "fixedrange": True,
            "range": [
                0,
                1.004 * max((row.total for row in spec.rows), default=1),
            ],  # room for the outline
        },
        "yaxis": {"visible": False, "fixedrange": True, "range": [tops[-1], 0]},
        "annotations": [
            note
            for row, top in zip(spec.rows, tops, strict=False)
            for note in _notes(row, top, theme)
        ],
    }


def _notes(row: Row, top: int, theme: Theme) -> list[dict[str, Any]]:
    *name, numbers = _heading(row)
    lines = [(line, PAPER[theme].ink) for line in name] + [(numbers, PAPER[theme].faded)]
    return [
        {
            "text": escaped.plotly(line),
            "font": {"color": colour},
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": top + number_of_line * _TEXT_HEIGHT + _TEXT_HEIGHT / 2,
            "yanchor": "middle",
            "align": "left",
            "showarrow": False,
            "borderpad": 0,
        }
        for number_of_line, (line, colour) in enumerate(lines)
    ]


CONFIG = {
    "displayModeBar": False,
    "scrollZoom": False,
    "showSendToCloud": False,
    "doubleClick": False,
}
"""What the figure lets the reader do: look, and point at a bar to read it."""
