"""A figure over the years on a page: drawn from its specification, made once."""

from __future__ import annotations

from functools import lru_cache

import plotly.graph_objects as go
import streamlit as st

from sbs_data.figures import course_plotly
from sbs_data.figures.course import Course
from sbs_data.figures.palette import Theme
from sbs_data.figures.stacked import CONFIG

_KEEP = 200


def draw(spec: Course, key: str) -> None:
    """The figure, with the same in words for those who do not see it. ``key`` is its own."""
    theme: Theme = "dark" if st.context.theme.type == "dark" else "light"
    st.plotly_chart(_figure(spec, theme), theme=None, config=CONFIG, alt=spec.alt, key=key)


@lru_cache(maxsize=_KEEP)  # a specification is its own key: Streamlit would first write it out
def _figure(spec: Course, theme: Theme) -> go.Figure:
    """Made once: a page is drawn again far more often than its figures change."""
    return course_plotly.to_plotly(spec, theme)
