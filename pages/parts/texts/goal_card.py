"""A goal in a list: what it says, how it stands, what that rests on, where it is from."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, words
from pages.parts.selection import filters
from sbs_data.answers.goal_rows import GoalRow, Standing, Tally
from sbs_data.model import Status
from sbs_data.words import labels, sentences
from sbs_data.words.statuses import STATUS


def draw(goal: GoalRow, running_number: int) -> None:
    """One goal of the list, with the link that opens it."""
    with st.container(border=True, gap="xsmall"):
        draw_status(goal.standing)
        st.text(goal.goal, width="stretch")
        words.note(goal.where)
        addresses.link(
            addresses.MALET, labels.open_goal(running_number), {filters.GOAL: goal.goal_id}
        )


def draw_status(standing: Standing) -> None:
    """The status as symbol, word and colour; what it rests on; what the words hint."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        draw_badge(standing.status)
        words.note(standing.basis, width="content")
        if standing.move:
            words.note(standing.move, icon=standing.move_icon, width="content")
    if standing.hint:
        words.note(standing.hint)


def draw_badge(status: Status) -> None:
    """A status as symbol, word and colour."""
    look = STATUS[status]
    st.badge(look.word, icon=look.icon, color=look.badge)


def draw_tally(tally: Tally) -> None:
    """How many goals have each status: colour, symbol and word."""
    with st.container(horizontal=True, gap="xsmall"):
        for status, count in tally:
            look = STATUS[status]
            st.badge(look.counted(count), icon=look.icon, color=look.badge)
        if not tally:
            words.note(sentences.NO_GOALS)
