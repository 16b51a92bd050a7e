"""Small print. Plain text in, shown as the characters it is."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from sbs_data.words import escaped


def small(text: str, icon: str = "") -> str:
    """Small print as Markdown: grey enough to stand back, dark enough to read."""
    return f":small[:gray[{icon}{' ' if icon else ''}{escaped.markdown(text)}]]"


def note(
    text: str, *, icon: str = "", width: int | Literal["stretch", "content"] = "stretch"
) -> None:
    """A line of small print (st.caption is too faint to read)."""
    st.markdown(small(text, icon), width=width)
