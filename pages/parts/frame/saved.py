"""What was just saved on a page, said once: it is gone when the reader does the next thing."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.parts.frame import acting
from sbs_data.words import escaped, labels

_KEY = "_saved"


def save(act: Callable[[], object], sentence: str) -> None:
    """Do it, and draw the page anew with the sentence; a fault is said where the button is."""
    if acting.attempt(labels.SAVING, act) is not None:
        st.session_state[_KEY] = sentence
        st.rerun()


def draw() -> None:
    """The sentence, in a place that is there when nothing has been saved; above it, whether
    anything can be saved at all.
    """
    acting.draw_standstill()
    sentence = st.session_state.pop(_KEY, None)
    with st.container():
        if sentence:
            st.success(escaped.markdown(sentence), icon=":material/check:")
