"""A figure on a page: drawn from its specification, made once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import plotly.graph_objects as go
import streamlit as st

from sbs_data.figures.palette import Theme
from sbs_data.figures.stacked import CONFIG
from sbs_data.kept import kept

S = TypeVar("S")

_KEEP = 500


def draw(to_plotly: Callable[[S, Theme], go.Figure], spec: S, alt: str, key: str) -> None:
    """The figure, with the same in words for those who do not see it. ``key`` is its own."""
    theme: Theme = "dark" if st.context.theme.type == "dark" else "light"
    figure = _figure(to_plotly, spec, theme)
    st.plotly_chart(figure, theme=None, config=CONFIG, alt=alt, key=key)


@kept(_KEEP)
def _figure(to_plotly: Callable[[S, Theme], go.Figure], spec: S, theme: Theme) -> go.Figure:
    """A page is drawn again far more often than its figures change."""
    return to_plotly(spec, theme)
