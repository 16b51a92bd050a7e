"""How fresh each school's latest redovisning is, the oldest first."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, words
from pages.parts.selection import filters
from sbs_data.answers import overview
from sbs_data.answers.overview import Fresh, Overview
from sbs_data.words import escaped
from sbs_data.words.formats import how_many

_LINES = 6
_WIDTH = 640
"""Pixels: the link stands beside it, and below it on a phone."""


def draw(view: Overview) -> None:
    """A line for each school, with a door to the report."""
    if not view.fresh:
        return
    st.subheader(overview.FRESH, anchor=False)
    pages = -(-len(view.fresh) // _LINES)
    place = st.container(gap="xsmall")
    page = 1
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center"):
            page = st.pagination(pages, key=f"sida Fresh {len(view.fresh)}")
            count = how_many(len(view.fresh), "skola", "skolor")
            words.note(f"{count}, äldst först, {_LINES} åt gången.", width="content")
    with place:
        for item in view.fresh[(page - 1) * _LINES : page * _LINES]:
            _draw_one(item)


def _draw_one(item: Fresh) -> None:
    about = escaped.markdown(f"{item.account}, importerad {item.imported}")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{escaped.markdown(item.name)} :small[:gray[{about}]]", width=_WIDTH)
        addresses.link(addresses.RAPPORTEN, "Läs rapporten", {filters.REPORT: item.report_id})
