"""Fetching a kommun's statistics from a public API, with a click."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import acting, words
from pages.parts.importing import outcome
from sbs_data import actions
from sbs_data.actions import FetchedStatistics
from sbs_data.answers import municipalities
from sbs_data.measures.sources import BY_NAME as SOURCES
from sbs_data.questions import Shown
from sbs_data.words import importing_words, labels


def draw(shown: Shown) -> None:
    """Which source, which kommun, and the button."""
    st.header("Hämta statistik", anchor=False)
    words.note(importing_words.FETCH)
    source = st.radio(
        labels.SOURCE, list(SOURCES), format_func=lambda of: SOURCES[of].name, horizontal=True,
        key="fetch source",
    )  # fmt: skip
    words.note(SOURCES[source].gives)
    with st.form("fetch", border=False):
        code = _draw_municipality(shown)
        is_sent = st.form_submit_button(
            f"Hämta från {SOURCES[source].name}", icon=":material/cloud_download:"
        )
    place = st.empty()
    if not is_sent:
        return
    if not code or not code.strip():
        st.error(importing_words.CODE_FIRST, icon=":material/error:")
        return
    _fetch(source, code.strip(), place)


def _draw_municipality(shown: Shown) -> str | None:
    """One that the statistics know, or a code that is written."""
    known = municipalities.known(shown)
    codes = list(known.labels)
    return st.selectbox(
        "Kommun (kommunkod, fyra siffror)", codes,
        format_func=lambda code: known.labels.get(code, code),
        index=codes.index(known.own) if known.own else None, accept_new_options=True,
        placeholder="Skriv kommunkoden, till exempel 0180", key="fetch municipality",
    )  # fmt: skip


def _fetch(source: str, code: str, place: st.delta_generator.DeltaGenerator) -> None:
    def act() -> FetchedStatistics:
        with acting.telling(f"Hämtar från {SOURCES[source].name}", place) as tell:
            return actions.fetch_statistics(acting.delmal(), source, code, progress=tell)

    result = acting.attempt("Hämtar …", act)
    if result is not None:
        outcome.remember(result)
        st.rerun()
