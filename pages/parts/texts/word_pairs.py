"""An earlier and a later wording of a goal, side by side, with what changed between them."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import words
from pages.parts.texts import diff_marks, quotes
from sbs_data.answers.passages import Passage
from sbs_data.words import movement, word_diff


def draw_pair(earlier: Passage, later: Passage, earlier_told: str, later_told: str) -> None:
    """The two, each with its account and its door; below them what changed, in words."""
    before, after = word_diff.compare(earlier.text, later.text)
    for place, told, pieces, at in zip(
        st.columns(2), (earlier_told, later_told), (before, after), (earlier, later), strict=True
    ):
        with place:
            words.note(told)
            diff_marks.draw(pieces)
            quotes.draw_place(at)
    if changed := movement.reworded(earlier.text, later.text):
        st.text(changed, width="stretch")
