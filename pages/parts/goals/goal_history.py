"""One goal through the redovisningar: its statuses, its words, and which links are matches."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import acting, addresses, saved, words
from pages.parts.goals import goal_status
from pages.parts.selection import filters
from pages.parts.texts import diff_marks, goal_card, quotes
from sbs_data import actions
from sbs_data.answers.goal_history import Match, Pair, Tie, Told
from sbs_data.answers.goal_opened import Opened
from sbs_data.model import Status
from sbs_data.words import escaped, goal_way, labels, worklist_words


def draw(goal: Opened) -> None:
    """The goal's way, oldest first; then the goals that may be the same."""
    history = goal.history
    st.header("Målet genom tiden", anchor=False)
    if history.headline:
        st.text(history.headline, width="stretch")
    for told in history.told:
        _draw_one(told, is_shown=told.goal_id == goal.goal_id)
    if history.matches:
        st.header("Kan vara samma mål", anchor=False)
    for match in history.matches:
        with st.container(border=True, gap="xsmall"):
            _draw_match(match)


def _draw_one(told: Told, *, is_shown: bool) -> None:
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _draw_account(told.account, told.status)
            words.note(told.step, icon=told.step_icon, width="content")
            if is_shown:
                words.note(goal_way.THIS_ACCOUNT, width="content")
            else:
                _draw_door(told.goal_id, told.open_it)
        if told.text:
            st.text(told.text, width="stretch")
        elif told.pieces:
            diff_marks.draw(told.pieces)
        if told.decided is not None:
            goal_status.draw_decided(told.decided)
        if told.tie is not None:
            _draw_tie(told.tie)
        quotes.draw_place(told.quote.passage, note=told.quote.file)


def _draw_match(match: Match) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _draw_account(match.account, match.status)
        _draw_door(match.other_id, match.open_it)
    diff_marks.draw(match.pieces)
    _draw_tie(match.tie)


def _draw_account(account: str, status: Status) -> None:
    st.markdown(f"**{escaped.markdown(account)}**", width="content")
    goal_card.draw_badge(status)


def _draw_door(goal_id: str, label: str) -> None:
    addresses.link(addresses.MALET, label, {filters.GOAL: goal_id})


def _draw_tie(tie: Tie) -> None:
    if tie.is_answered:
        _draw_answered(tie)
    else:
        _draw_question(tie)


def _draw_question(tie: Tie) -> None:
    words.note(tie.sentence)
    with st.container(horizontal=True, gap="small"):
        for label, same in (("Samma mål", True), ("Olika mål", False)):
            if st.button(label, key=f"{label} {'|'.join(tie.pair)}"):
                _say(tie.pair, same, worklist_words.match_saved(same))


def _draw_answered(tie: Tie) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        words.note(tie.sentence, width="content")
        key = f"match back {'|'.join(tie.pair)}"
        if st.button(labels.TAKE_BACK, key=key, icon=":material/undo:"):
            _say(tie.pair, None, worklist_words.MATCH_TAKEN_BACK)


def _say(pair: Pair, same: bool | None, sentence: str) -> None:
    saved.save(lambda: actions.decide_match(acting.delmal(), *pair, same), sentence)
