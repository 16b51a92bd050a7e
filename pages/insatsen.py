"""Insatsen: one initiative with its chain from problem to effect and what was learnt."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, opened, shell
from pages.parts.goals import initiative_view
from pages.parts.selection import filters
from sbs_data.words import opened_words


def main() -> None:
    shown = opened.now()
    addresses.link(
        addresses.INSATSER,
        "Till listan med insatser",
        filters.way_back(filters.INITIATIVE_PAGE),
        icon=":material/arrow_back:",
    )
    initiative_id = filters.opened_thing(filters.INITIATIVE)
    if initiative_id and initiative_view.draw(shown, initiative_id):
        return
    st.title(addresses.INSATSEN.title)
    if not shown.contents.report_count:
        shell.draw_first_steps()
    elif initiative_id:
        st.text(opened_words.NO_INITIATIVE, width="stretch")
    else:
        st.text(opened_words.CHOOSE_INITIATIVE, width="stretch")


with shell.sheet():
    main()
