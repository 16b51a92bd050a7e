"""A goal's status: what it rests on, and how a person sets it, with a reason, or takes it back."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.frame import acting, saved, words
from pages.parts.texts import goal_card
from pages.parts.texts.goal_card import Record
from sbs_data import actions
from sbs_data.actions.decision_frame import LONGEST_REASON
from sbs_data.model import Status
from sbs_data.words import formats, goal_way, worklist_words
from sbs_data.words.statuses import STATUS


def draw(goal: Record) -> None:
    """The status, whoever set it, and how to change it."""
    line = st.container(horizontal=True, vertical_alignment="center", gap="small")
    with line.container(width="content", gap=None):
        goal_card.draw_status(goal)
    with line:
        if goal["basis"] == "person":
            draw_decided(goal)
            if st.button("Ta tillbaka", key="take back status", icon=":material/undo:"):
                _take_back(goal)
        with st.popover("Ändra status", icon=":material/edit:", key="change status"):
            _draw_form(goal)


def draw_decided(goal: Record) -> None:
    """Who, when and why, with the report's own colour beside it."""
    day = formats.date(pd.Timestamp(str(goal["decided_at"])).to_pydatetime())
    with st.container(gap=None, width="content"):
        st.text(f"{goal_way.decided(goal, day)}.", width="content")
        words.note(f"{goal_way.in_report(goal)}.", width="content")


def _take_back(goal: Record) -> None:
    goal_id, status = str(goal["goal_id"]), str(goal["report_status"])
    saved.save(
        lambda: actions.decide_status(acting.delmal(), goal_id, None),
        f"Taget tillbaka. Målet är {STATUS[Status(status)].singular}, som rapporten säger.",
    )


def _draw_form(goal: Record) -> None:
    with st.form(f"status {goal['goal_id']}", border=False):
        chosen = st.radio(
            "Status", list(Status), index=None, horizontal=True,
            format_func=lambda status: STATUS[status].word,
        )  # fmt: skip
        ready = st.pills("Varför?", worklist_words.REASONS)
        own = st.text_input("Eget skäl", max_chars=LONGEST_REASON)
        is_sent = st.form_submit_button("Spara statusen", icon=":material/save:")
    if not is_sent:
        return
    if chosen is None:
        st.error("Välj en status först.", icon=":material/error:")
        return
    reason = own.strip() or ready or ""
    saved.save(
        lambda: actions.decide_status(acting.delmal(), str(goal["goal_id"]), chosen, reason),
        worklist_words.status_saved(str(goal["goal"]), chosen),
    )
