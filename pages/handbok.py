"""Handbok: how to use the pages, from docs/handbok.md. Our own text, so it may be Markdown."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts import shell

HANDBOOK = Path(__file__).resolve().parent.parent / "docs" / "handbok.md"


def main() -> None:
    if HANDBOOK.is_file():
        st.markdown(HANDBOOK.read_text(encoding="utf-8"))
    else:
        st.title("Handbok")
        st.text("Handboken följde inte med den här installationen.")


with shell.sheet():
    main()
