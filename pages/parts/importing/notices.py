"""What a reader saw in a file and could not use, folded."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from sbs_data.words import importing_words


def draw(notices: Sequence[str]) -> None:
    """Nothing at all where there is nothing to know."""
    if not notices:
        return
    with st.expander(importing_words.to_know(len(notices)), icon=":material/info:"):
        for notice in notices:
            st.text(notice, width="stretch")
