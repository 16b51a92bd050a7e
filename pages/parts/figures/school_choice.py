"""The button that selects a school of the reports on every page."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import words
from pages.parts.selection import filters
from sbs_data.words import escaped, selection_words


def draw(school: str | None, *, is_selected: bool) -> None:
    """The button; that no report is about the school, where so; nothing where it is selected."""
    if school is None:
        words.note(selection_words.NO_REPORT, width="content")
        return
    if not is_selected:
        st.button(
            f"Välj {escaped.markdown(school)}", key=f"choose {school}", on_click=_select,
            args=(school,), icon=":material/filter_alt:", wrap=True,
            help=selection_words.ON_EVERY_PAGE,
        )  # fmt: skip


def _select(school: str) -> None:
    """Whose figures follows from it (a callback)."""
    st.session_state[filters.SCHOOL] = school
    filters.to_first_page()
