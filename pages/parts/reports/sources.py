"""Where the numbers come from: which reports, of what kind and period, imported when."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import table, words
from sbs_data.answers import report_rows
from sbs_data.answers.overview import Overview
from sbs_data.questions import Shown
from sbs_data.words import importing_words, labels

_MOST = 10


def draw(shown: Shown, view: Overview) -> None:
    """The sources, as a caption and a table."""
    st.subheader(labels.SOURCE, anchor=False)
    st.text(view.source, width="stretch")
    with st.expander("Vilka rapporter"):
        draw_table(shown, _MOST)
        if shown.contents.report_count > _MOST:
            words.note(importing_words.latest_reports(_MOST))


def draw_table(shown: Shown, most: int, skip: int = 0) -> None:
    """Reports as a table: what each is, whose, and since when."""
    rows = report_rows.latest(shown, most, skip)
    table.draw(report_rows.HEAD, rows, importing_words.IMPORTED_REPORTS)
