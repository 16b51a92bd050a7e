"""What became of the last thing that was done on Importera; stays until the next."""

from __future__ import annotations

import streamlit as st

from pages.parts import addresses, data, filters
from sbs_data.actions import ImportResult
from sbs_data.figures import plain, sentences
from sbs_data.figures.formats import how_many, listed

_KEY = "_outcome"


def remember(outcome: ImportResult | str) -> None:
    """Keep it for the next drawing of the page."""
    st.session_state[_KEY] = outcome


def forget() -> None:
    """Say no more of it."""
    st.session_state.pop(_KEY, None)


def draw(shown: data.Data) -> None:  # noqa: ARG001 (all blocks of the page take the same)
    """The result, in words, with links to where it shows."""
    outcome = st.session_state.get(_KEY)
    with st.container():  # its place is kept when there is nothing to say
        if isinstance(outcome, str):
            st.success(plain.markdown(outcome), icon=":material/check:")
        elif isinstance(outcome, ImportResult):
            _draw_result(outcome)


def _draw_result(result: ImportResult) -> None:
    if result.imported:
        goals = sum(report.goals for report in result.imported)
        count = len(result.imported)
        st.success(
            f"{how_many(count, 'rapport är sparad', 'rapporter är sparade')}, "
            f"med {sentences.goals(goals)}.",
            icon=":material/check:",
        )
        with st.container(horizontal=True):
            addresses.link(addresses.LAGESBILD, "Till lägesbilden", icon=addresses.LAGESBILD.icon)
            query: filters.Query = {filters.FILE: result.imported[0].file} if count == 1 else {}
            addresses.link(
                addresses.MAL, "Till målen", filters.view(query, within=False),
                icon=addresses.MAL.icon,
            )  # fmt: skip
    for file, _ in result.unchanged:
        st.info(
            plain.markdown(f"”{file}” fanns redan. Ingenting är ändrat."), icon=":material/info:"
        )
    for _, message in result.refused:
        st.error(plain.markdown(message), icon=":material/error:")
    waiting = [report.file for report in result.imported if report.unsaid]
    if waiting:
        files = listed(f"”{file}”" for file in waiting)
        st.info(
            plain.markdown(f"Det återstår att svara på något om {files}. Det går att göra nedan."),
            icon=":material/info:",
        )
