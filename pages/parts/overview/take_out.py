"""The page on one A4, to print or to work on. Made only when somebody asks for it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts.frame import words
from pages.parts.frame.addresses import LAGESBILD
from sbs_data import exports
from sbs_data.answers.overview import Overview
from sbs_data.words import overview_words


def draw(view: Overview) -> None:
    """Two files of exactly what the page says."""
    st.subheader("Ta med till nämnden", anchor=False)
    words.note(overview_words.TAKE_OUT)
    with st.container(horizontal=True):
        for label, icon, make, mime, ending in (
            ("Hämta PDF", ":material/picture_as_pdf:", exports.to_pdf, exports.PDF, "pdf"),
            ("Hämta Word", ":material/description:", exports.to_word, exports.WORD, "docx"),
        ):
            st.download_button(
                label,
                partial(make, view),  # called on a click and not before
                exports.file_name(LAGESBILD.path, view.made_on, ending),
                mime,
                icon=icon,
                on_click="ignore",
                key=f"take_out {ending}",
            )
