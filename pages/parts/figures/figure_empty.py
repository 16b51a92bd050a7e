"""What to do first, where there are no figures to show."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, shell
from sbs_data.questions import Shown
from sbs_data.words import figure_words, labels


def draw(shown: Shown, what: str) -> None:
    """``what`` the page shows, as a sentence begins: ``Här visas varje skola``."""
    st.header(figure_words.NO_STATISTICS, anchor=False)
    st.text(figure_words.first_fetch(what), width="stretch")
    addresses.link(addresses.IMPORTERA, labels.TO_IMPORT)
    if not shown.contents.report_count:
        with st.container(horizontal=True):
            shell.draw_load_example()
