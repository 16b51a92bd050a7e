"""The development areas as the reports write them, and what each counts as."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.frame import acting, paging, saved, words
from pages.parts.names import editing
from sbs_data import actions, questions
from sbs_data.answers import name_lists
from sbs_data.answers.name_lists import Area, Spelling
from sbs_data.questions import Shown
from sbs_data.words import escaped, labels, name_words, worklist_words

_PER_PAGE = 6


def draw(shown: Shown) -> None:
    """Each area with the ways it is written, some at a time."""
    st.header("Utvecklingsområden", anchor=False)
    count = name_lists.areas(shown, 1, _PER_PAGE).count
    if not count:
        st.text(name_words.NO_AREA, width="stretch")
        return
    below, page = paging.below(count, _PER_PAGE, "områdessida")
    with below:
        for area in name_lists.areas(shown, page, _PER_PAGE).areas:
            _draw_area(shown, area)


def _draw_area(shown: Shown, area: Area) -> None:
    with st.container(border=True, gap="xsmall"):
        line = st.container(horizontal=True, vertical_alignment="center", gap="small")
        line.markdown(f"**{escaped.markdown(area.name)}**", width="content")
        words.note(area.about)
        for spelling in area.spellings:
            _draw_spelling(spelling)
        if editing.is_open(line, f"area {area.name}"):
            _draw_change(shown, area)


def _draw_spelling(spelling: Spelling) -> None:
    written = spelling.written
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(spelling.told, width="content")
        if st.button(
            "Nej, ett eget område", key=f"part area {written}", icon=":material/call_split:",
            wrap=True,
        ):  # fmt: skip
            _say([written], written)


def _draw_change(shown: Shown, area: Area) -> None:
    others = [name for name in shown.ask(questions.choices).areas if name not in ("", area.name)]
    with st.form(f"area {area.name}", border=False):
        chosen = st.selectbox(
            "Ska heta", others, index=None, accept_new_options=True,
            placeholder=labels.CHOOSE_OR_WRITE, key=f"area name {area.name}",
        )  # fmt: skip
        is_sent = st.form_submit_button("Spara området")
    if is_sent and chosen:
        _say(area.written, chosen)


def _say(written: Sequence[str], name: str) -> None:
    """Every way it is written counts as the name from now on."""

    def act() -> int:
        return [actions.harmonise_area(acting.delmal(), one, name) for one in written][-1]

    saved.save(act, worklist_words.name_saved(written[0], name))
