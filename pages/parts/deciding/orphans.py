"""Decisions on what no report holds now: kept, and told apart."""

from __future__ import annotations

import streamlit as st

from pages.parts.deciding import decision_row
from pages.parts.frame import words
from sbs_data.answers import decisions
from sbs_data.questions import Shown
from sbs_data.words import decision_words

_MOST = 20


def draw(shown: Shown) -> None:
    """Nothing at all when there is none."""
    orphaned = decisions.latest(shown, _MOST, only_orphaned=True)
    if not orphaned.some:
        return
    with st.expander(decision_words.orphaned(orphaned.count), icon=":material/link_off:"):
        words.note(decision_words.ORPHANED)
        for decision in orphaned.some:
            decision_row.draw(decision)
