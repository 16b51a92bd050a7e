"""Målet: one goal with its chain from problem to effect, quoted, each part with its place."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import opened, shell
from pages.parts.goals import goal_view
from pages.parts.selection import filters


def main() -> None:
    shown = opened.now()
    goal_view.draw_way_back()
    goal_id = filters.opened_thing(filters.GOAL)
    if goal_id and goal_view.draw(shown, goal_id):
        return
    st.title("Målet")
    if not shown.contents.report_count:
        shell.draw_first_steps()
    elif goal_id:
        st.text("Målet i adressen finns inte bland de importerade rapporterna.", width="stretch")
    else:
        st.text("Välj ett mål i listan, så visas det här.", width="stretch")


with shell.sheet():
    main()
