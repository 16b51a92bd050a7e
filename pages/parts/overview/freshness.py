"""How fresh each school's latest redovisning is, the oldest first."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, paging
from pages.parts.selection import filters
from sbs_data.answers import overview
from sbs_data.answers.overview import Fresh, Overview
from sbs_data.words import escaped, labels, paging_words

_LINES = 6
_WIDTH = 640
"""Pixels: the link stands beside it, and below it on a phone."""


def draw(view: Overview) -> None:
    """A line for each school, with a door to the report."""
    if not view.fresh:
        return
    st.subheader(overview.FRESH, anchor=False)
    count = len(view.fresh)
    place, page = paging.counted(
        count, _LINES, f"sida Fresh {count}", paging_words.schools(count, _LINES), gap="xsmall"
    )
    with place:
        for item in paging.some(view.fresh, page, _LINES):
            _draw_one(item)


def _draw_one(item: Fresh) -> None:
    about = escaped.markdown(f"{item.account}, importerad {item.imported}")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{escaped.markdown(item.name)} :small[:gray[{about}]]", width=_WIDTH)
        addresses.link(addresses.RAPPORTEN, labels.READ_REPORT, {filters.REPORT: item.report_id})
