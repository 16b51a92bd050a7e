"""Two wordings with what changed marked: by weight and strike as well as by ground."""

from __future__ import annotations

import streamlit as st

from sbs_data.words import escaped
from sbs_data.words.word_diff import Pieces

_MARKS = {
    "same": "{}",
    "removed": ":gray-background[~~{}~~]",
    "added": ":blue-background[**{}**]",
}


def draw(pieces: Pieces) -> None:
    """One wording. What was removed is struck through, what was added is bold."""
    marked = [_MARKS[piece.kind].format(escaped.markdown(piece.text)) for piece in pieces]
    st.markdown(" ".join(marked))
