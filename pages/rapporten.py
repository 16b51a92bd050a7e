"""Rapporten: one report as it was read, place by place; a link to a place shows it first."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, opened, shell
from pages.parts.reports import report_view
from pages.parts.selection import filters
from sbs_data.words import opened_words


def main() -> None:
    shown = opened.now()
    addresses.link(
        addresses.RAPPORTER,
        "Till listan med rapporter",
        filters.way_back(filters.REPORT_PAGE),
        icon=":material/arrow_back:",
    )
    report_id = filters.opened_thing(filters.REPORT)
    if report_id and report_view.draw(shown, report_id, st.query_params.get(filters.PLACE)):
        return
    st.title(addresses.RAPPORTEN.title)
    if not shown.contents.report_count:
        shell.draw_first_steps()
    elif report_id:
        st.text(opened_words.NO_REPORT, width="stretch")
    else:
        st.text(opened_words.CHOOSE_REPORT, width="stretch")


with shell.sheet():
    main()
