"""Fetching a kommun's statistics from a public API, with a click."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import acting, words
from pages.parts.importing import outcome
from sbs_data import actions, questions
from sbs_data.actions import FetchedStatistics
from sbs_data.questions import Shown

_NAMES = {"kolada": "Kolada", "skolverket": "Skolverket"}
_GIVES = {
    "kolada": "Kommunens, rikets, liknande kommuners och skolornas nyckeltal.",
    "skolverket": "Statistiken om varje grundskola i kommunen, kommunal och fristående.",
}


def draw(shown: Shown) -> None:
    """Which source, which kommun, and the button."""
    st.header("Hämta statistik", anchor=False)
    words.note(
        "Svaren sparas som de är, med adress och dag, och importeras som en händelse som kan "
        "ångras. Det kräver internet."
    )
    source = st.radio(
        "Källa", list(_NAMES), format_func=_NAMES.__getitem__, horizontal=True, key="fetch source"
    )
    words.note(_GIVES[source])
    with st.form("fetch", border=False):
        code = _draw_municipality(shown)
        is_sent = st.form_submit_button(
            f"Hämta från {_NAMES[source]}", icon=":material/cloud_download:"
        )
    place = st.empty()
    if not is_sent:
        return
    if not code or not code.strip():
        st.error("Ange kommunkoden först.", icon=":material/error:")
        return
    _fetch(source, code.strip(), place)


def _draw_municipality(shown: Shown) -> str | None:
    """One that the statistics know, or a code that is written."""
    known = shown.ask(questions.known_municipalities)
    names = dict(zip(known["municipality_code"], known["name"], strict=True))
    own = [str(code) for code in known[known["is_own"]]["municipality_code"]]

    def words_of(code: str) -> str:
        name = names.get(code)
        return f"{name} ({code})" if name else code

    return st.selectbox(
        "Kommun (kommunkod, fyra siffror)", list(names), format_func=words_of,
        index=list(names).index(own[0]) if own else None, accept_new_options=True,
        placeholder="Skriv kommunkoden, till exempel 0180", key="fetch municipality",
    )  # fmt: skip


def _fetch(source: str, code: str, place: st.delta_generator.DeltaGenerator) -> None:
    def act() -> FetchedStatistics:
        with acting.telling(f"Hämtar från {_NAMES[source]}", place) as tell:
            return actions.fetch_statistics(acting.delmal(), source, code, progress=tell)

    result = acting.attempt("Hämtar …", act)
    if result is not None:
        outcome.remember(result)
        st.rerun()
