"""Mått and elever: one choice for pages of figures and of reports.

A page of figures always shows one measure; a page of reports all of them, until one is chosen.
And the reports speak of measures that no page of figures shows. So what somebody has chosen is kept
beside the fields, and each page shows as much of it as it can.
"""

from __future__ import annotations

import streamlit as st

from sbs_data.answers.choice import EVERYBODY, FIRST_MEASURE, MEASURES
from sbs_data.words.genders import GENDERS

MEASURE, GENDER = "matt", "kon"
"""The names of the filters in the address."""
KEYS = (MEASURE, GENDER)

OF_FIGURES = {MEASURE: MEASURES, GENDER: GENDERS}
DEFAULTS = {MEASURE: FIRST_MEASURE, GENDER: EVERYBODY}
"""What a page of figures shows when nothing is chosen."""


def chosen(key: str) -> str | None:
    """What somebody has chosen, on whatever page; ``None`` where nothing is."""
    found = st.session_state.get(_kept(key))
    return found if isinstance(found, str) else None


def choose(key: str, value: object) -> None:
    """Keep a choice; forget it with ``None``, which all pupils are too."""
    st.session_state[_kept(key)] = value if value != "all" else None


def arrive(*, figures: bool) -> None:
    """Let the fields of the page that is opened say what is chosen."""
    for key in KEYS:
        shown = on_figures(key) if figures else chosen(key)
        if st.session_state.get(key) != shown:
            st.session_state[key] = shown


def on_figures(key: str) -> str:
    """What a page of figures shows."""
    found = chosen(key)
    return found if found in OF_FIGURES[key] else DEFAULTS[key]


def keep_from_figures(key: str, value: str) -> None:
    """Keep what a field of a page of figures says, where it says something new.

    What such a page shows anyway is nobody's choice: the reports are not narrowed to it.
    """
    if value != on_figures(key):
        choose(key, None if value == DEFAULTS[key] else value)


def left_out(measures: dict[str, str]) -> str | None:
    """The words of a chosen measure that a page of figures cannot show."""
    found = chosen(MEASURE)
    return None if found is None or found in MEASURES else measures.get(found, found)


def _kept(key: str) -> str:
    return f"_chosen_{key}"
