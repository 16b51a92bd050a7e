"""A plain table, its cells as the characters they are."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from sbs_data.words import escaped


def draw(head: Sequence[str], rows: Sequence[Sequence[str]], alt: str) -> None:
    """The table; ``alt`` says what it holds."""
    st.table(
        pd.DataFrame(
            [[escaped.markdown(cell) for cell in row] for row in rows],
            columns=[escaped.markdown(name) for name in head],
        ),
        hide_index=True,
        border="horizontal",
        alt=alt,
    )
