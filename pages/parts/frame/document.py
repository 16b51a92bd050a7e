"""A document of ours on the screen: Markdown from docs/, so it may be read as Markdown."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from sbs_data.words import first_steps

DOCS = Path(__file__).resolve().parents[3] / "docs"


def draw(name: str, title: str) -> None:
    """The document, or a sentence where an installation left it out."""
    file = DOCS / name
    if file.is_file():
        st.markdown(file.read_text(encoding="utf-8"))
    else:
        st.title(title)
        st.text(first_steps.left_out(title))
