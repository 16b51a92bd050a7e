"""A decision in a list: what was said of what, by whom, when and why; taken back with one click."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import acting, saved, words
from sbs_data import actions
from sbs_data.answers.decisions import Decision
from sbs_data.words import decision_words, labels

_WIDTH = 640
"""Pixels: the button stands beside it, and below it on a phone."""


def draw(decision: Decision) -> None:
    """One decision."""
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width=_WIDTH, gap=None):
            st.text(decision.sentence, width="stretch")
            words.note(decision.by_whom)
        key = f"take back {decision.act_no}"
        if st.button(labels.TAKE_BACK, key=key, icon=":material/undo:"):
            saved.save(
                lambda: actions.undo(acting.delmal(), decision.act_no),
                decision_words.taken_back(decision.sentence),
            )
