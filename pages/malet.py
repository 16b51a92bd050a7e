"""Målet: one goal with its chain from problem to effect, quoted, each part with its place."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, opened, shell
from pages.parts.goals import goal_view
from pages.parts.selection import filters
from sbs_data.words import opened_words


def main() -> None:
    shown = opened.now()
    goal_view.draw_way_back()
    goal_id = filters.opened_thing(filters.GOAL)
    if goal_id and goal_view.draw(shown, goal_id):
        return
    st.title(addresses.MALET.title)
    if not shown.contents.report_count:
        shell.draw_first_steps()
    elif goal_id:
        st.text(opened_words.NO_GOAL, width="stretch")
    else:
        st.text(opened_words.CHOOSE_GOAL, width="stretch")


with shell.sheet():
    main()
