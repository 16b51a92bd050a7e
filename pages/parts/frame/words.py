"""Small print and places in words. Plain text in, shown as the characters it is."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from sbs_data.model import Place
from sbs_data.words import escaped


def small(text: str) -> str:
    """Small print as Markdown: grey enough to stand back, dark enough to read."""
    return f":small[:gray[{escaped.markdown(text)}]]"


def note(text: str, *, width: int | Literal["stretch", "content"] = "stretch") -> None:
    """A line of small print (st.caption is too faint to read)."""
    st.markdown(small(text), width=width)


def place(place: Place) -> str:
    """``tabell 1, rad 4, stycke 2``, as the views say it."""
    parts = (("tabell", place.table), ("rad", place.row), ("stycke", place.paragraph))
    return ", ".join(f"{word} {number}" for word, number in parts if number is not None)
