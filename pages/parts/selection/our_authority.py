"""Whose the dashboard is: asked where what is imported names several, and changed afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pages.parts.frame import acting, saved, words
from sbs_data import actions
from sbs_data.answers import our_authority
from sbs_data.questions import Shown
from sbs_data.words import labels
from sbs_data.words import our_authority_words as told


def draw_question(shown: Shown) -> None:
    """The question, where it is open; its place is kept where it is not."""
    with st.container():
        if our_authority.is_open(shown):
            with st.container(border=True):
                st.subheader(told.QUESTION, anchor=False)
                words.note(told.WHY)
                chosen = _draw_form(shown)
                if chosen is not None and acting.attempt(labels.SAVING, chosen.act) is not None:
                    st.rerun()


def draw_setting(shown: Shown) -> None:
    """Whose it is, and the way to change it."""
    ours = our_authority.of(shown)
    if ours is None and not our_authority.is_open(shown):
        return
    st.header(told.OURS, anchor=False)
    if ours is None:
        words.note(told.WHY)
    else:
        st.text(ours.stands, width="stretch")
    with st.expander(labels.CHANGE) if ours else st.container():
        chosen = _draw_form(shown)
        is_taken_back = ours is not None and ours.is_said and st.button(told.TAKE_BACK)
    if chosen is not None:
        saved.save(chosen.act, told.saved(chosen.name))
    if is_taken_back:
        saved.save(lambda: actions.set_our_authority(acting.delmal(), None), told.TAKEN_BACK)


@dataclass(frozen=True, slots=True)
class _Chosen:
    name: str
    act: Callable[[], int]


def _draw_form(shown: Shown) -> _Chosen | None:
    """The huvudmän to choose among; what is sent, when it is."""
    asking = our_authority.asking(shown)
    with st.form("our authority", border=False):
        whose = st.selectbox(
            told.FIELD, list(asking.labels), index=None, accept_new_options=True,
            placeholder=told.WRITE, key="our authority whose",
            format_func=lambda code: asking.labels.get(code, code),
        )  # fmt: skip
        schools = st.multiselect(
            told.SCHOOLS, list(asking.schools), placeholder=labels.CHOOSE,
            key="our authority schools", format_func=lambda code: asking.schools.get(code, code),
        )  # fmt: skip
        is_sent = st.form_submit_button(labels.SAVE, icon=":material/save:")
    if is_sent and not whose:
        st.error(told.CHOOSE_FIRST, icon=":material/error:")
    if not is_sent or not whose:
        return None
    return _Chosen(
        asking.labels.get(whose, whose),
        lambda: actions.set_our_authority(acting.delmal(), whose, schools),
    )
