"""The development areas as the reports write them, and what each counts as."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from pages.parts.frame import acting, saved, words
from pages.parts.names import editing
from sbs_data import actions, questions
from sbs_data.questions import Shown
from sbs_data.words import escaped, worklist_words
from sbs_data.words.formats import how_many

Row = Mapping[str, object]

_PER_PAGE = 6


def draw(shown: Shown) -> None:
    """Each area with the ways it is written, some at a time."""
    st.header("Utvecklingsområden", anchor=False)
    count = shown.ask(questions.area_page, 1, _PER_PAGE).count
    if not count:
        st.text("Ingen rapport anger något utvecklingsområde.", width="stretch")
        return
    below = st.container()
    pages = -(-count // _PER_PAGE)
    page = st.pagination(pages, key="områdessida") if pages > 1 else 1
    with below:
        some = shown.ask(questions.area_page, page, _PER_PAGE)
        for area in some.names["area"]:
            _draw_area(shown, str(area), some.spellings[some.spellings["area"] == area])


def _draw_area(shown: Shown, area: str, own: pd.DataFrame) -> None:
    with st.container(border=True, gap="xsmall"):
        line = st.container(horizontal=True, vertical_alignment="center", gap="small")
        line.markdown(f"**{escaped.markdown(area)}**", width="content")
        words.note(how_many(int(own["initiative_count"].sum()), "insats", "insatser"))
        for spelling in own.to_dict("records"):
            written = str(spelling["written"])
            if written != area:
                _draw_spelling(spelling, written)
        if editing.is_open(line, f"area {area}"):
            _draw_change(shown, area, own)


def _draw_spelling(spelling: Row, written: str) -> None:
    by = f" (enligt {spelling['decided_by']})" if spelling["decided_by"] else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"Skrivs också ”{written}”{by}.", width="content")
        if st.button(
            "Nej, ett eget område", key=f"part area {written}", icon=":material/call_split:",
            wrap=True,
        ):  # fmt: skip
            _say([written], written)


def _draw_change(shown: Shown, area: str, own: pd.DataFrame) -> None:
    others = [name for name in shown.ask(questions.choices).areas if name not in ("", area)]
    with st.form(f"area {area}", border=False):
        chosen = st.selectbox(
            "Ska heta", others, index=None, accept_new_options=True,
            placeholder="Välj eller skriv", key=f"area name {area}",
        )  # fmt: skip
        is_sent = st.form_submit_button("Spara området")
    if is_sent and chosen:
        _say([str(written) for written in own["written"]], chosen)


def _say(written: list[str], name: str) -> None:
    """Every way it is written counts as the name from now on."""

    def act() -> int:
        return [actions.harmonise_area(acting.delmal(), one, name) for one in written][-1]

    saved.save(act, worklist_words.name_saved(written[0], name))
