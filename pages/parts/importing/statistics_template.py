"""The table for the authority's own figures, to take home and fill in."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import words
from sbs_data import actions
from sbs_data.words import importing_words

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw() -> None:
    """Two files: the table, in Excel and as CSV."""
    st.header("Mall för egna siffror", anchor=False)
    words.note(importing_words.TEMPLATE)
    with st.container(horizontal=True):
        for label, make, name, mime in (
            ("Hämta mallen (Excel)", actions.statistics_template, "mall.xlsx", _EXCEL),
            ("Hämta mallen (CSV)", actions.statistics_template_csv, "mall.csv", "text/csv"),
        ):
            st.download_button(
                label,
                make,  # called on a click and not before
                f"egen-uppfoljning-{name}",
                mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"template {name}",
            )
