"""What is not shown of the authority's own figures: said where they come in and are listed."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, words
from sbs_data.words import hidden


def draw() -> None:
    """A line, the whole rule folded, and the way to the handbook."""
    words.note(hidden.IN_SHORT)
    with st.expander(hidden.TITLE, icon=":material/shield:"):
        for heading, paragraph in hidden.RULE:
            st.markdown(f"**{heading}**")
            st.text(paragraph, width="stretch")
        addresses.link(
            addresses.HANDBOK, hidden.READ_MORE,
            icon=addresses.HANDBOK.icon,
        )  # fmt: skip
