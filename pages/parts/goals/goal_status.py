"""A goal's status: what it rests on, and how a person sets it, with a reason, or takes it back."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import acting, saved, words
from pages.parts.texts import goal_card
from sbs_data import actions
from sbs_data.actions.decision_frame import LONGEST_REASON
from sbs_data.answers.goal_opened import Opened
from sbs_data.answers.goal_rows import Decided
from sbs_data.model import Status
from sbs_data.words import labels, worklist_words
from sbs_data.words.statuses import STATUS


def draw(goal: Opened) -> None:
    """The status, whoever set it, and how to change it."""
    line = st.container(horizontal=True, vertical_alignment="center", gap="small")
    with line.container(width="content", gap=None):
        goal_card.draw_status(goal.standing)
    with line:
        if goal.decided is not None:
            draw_decided(goal.decided)
            if st.button(labels.TAKE_BACK, key="take back status", icon=":material/undo:"):
                saved.save(
                    lambda: actions.decide_status(acting.delmal(), goal.goal_id, None),
                    worklist_words.status_taken_back(goal.report_status),
                )
        with st.popover("Ändra status", icon=":material/edit:", key="change status"):
            _draw_form(goal)


def draw_decided(decided: Decided) -> None:
    """Who, when and why, with the report's own colour beside it."""
    with st.container(gap=None, width="content"):
        st.text(decided.by_whom, width="content")
        words.note(decided.in_report, width="content")


def _draw_form(goal: Opened) -> None:
    with st.form(f"status {goal.goal_id}", border=False):
        chosen = st.radio(
            labels.STATUS, list(Status), index=None, horizontal=True,
            format_func=lambda status: STATUS[status].word,
        )  # fmt: skip
        ready = st.pills(labels.WHY, worklist_words.REASONS)
        own = st.text_input("Eget skäl", max_chars=LONGEST_REASON)
        is_sent = st.form_submit_button("Spara statusen", icon=":material/save:")
    if not is_sent:
        return
    if chosen is None:
        st.error(worklist_words.STATUS_FIRST, icon=":material/error:")
        return
    reason = own.strip() or ready or ""
    saved.save(
        lambda: actions.decide_status(acting.delmal(), goal.goal_id, chosen, reason),
        worklist_words.status_saved(goal.goal, chosen),
    )
