"""The same numbers as in a figure, as a table; made when somebody opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from pages.parts.frame import table, words
from sbs_data.words import figure_words

KEY = "tabell"
"""Whether it is open, in the address."""

Table = tuple[Sequence[str], Sequence[Sequence[str]], str]
"""The heads of its columns, its rows, and what it holds."""


def draw(make: Callable[[], Table], places: Sequence[str] = ()) -> None:
    """The table, and where each number stands."""
    folded = st.expander("Samma siffror som tabell", key=KEY, bind="query-params")
    if folded.open:
        with folded:
            table.draw(*make())
            if places:
                words.note(figure_words.WHERE)
                st.text("\n".join(places), width="stretch")
