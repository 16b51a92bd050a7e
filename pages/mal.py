"""Mål: every goal with its status and what that rests on; each leads to its own page."""

from __future__ import annotations

import streamlit as st

from pages.parts import data, filters, goal_card, shell, words
from sbs_data import questions
from sbs_data.figures import sentences
from sbs_data.figures.formats import listed, number
from sbs_data.questions import GoalPage, Selection

PAGE_SIZE = 20


def main() -> None:
    st.title("Mål")
    shown = data.open_data()
    if not shown.contents.report_count:
        shell.draw_first_steps(shown)
        return
    labels = filters.Labels.of(shown.ask(questions.choices))
    draw_list(shown, labels)


def draw_list(shown: data.Data, labels: filters.Labels) -> None:
    with st.container():  # its place is kept: the filters must not move while somebody writes
        draw_unknown(filters.unknown_in_address(labels))
    line = st.container()
    selection = filters.draw(labels)
    line.text(filters.in_words(selection, labels), width="stretch")
    hits = shown.ask(questions.goal_count, selection)
    draw_hits(hits, selection)
    if not hits:
        st.text(filters.wider(selection))
        return
    below = st.container()
    pages = -(-hits // PAGE_SIZE)
    number_of_page = st.pagination(pages, key=filters.PAGE, bind="query-params") if pages > 1 else 1
    with below:
        draw_goals(
            shown.ask(questions.goal_page, selection, number_of_page, PAGE_SIZE),
            filters.address(selection, labels),
        )


def draw_unknown(values: list[str]) -> None:
    """A gentle sentence where the address asks for something that is not there."""
    if values:
        quoted = listed(f"”{value}”" for value in values)
        with st.container(border=True):
            st.text(
                f"Adressen frågar efter {quoted}, som inte finns här. Det filtret används inte.",
                width="stretch",
            )


def draw_hits(hits: int, selection: Selection) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(sentences.hits(hits), anchor=False, width="content")
        if selection.is_narrowed or selection.every_account:
            st.button("Rensa filter", on_click=filters.clear, icon=":material/filter_alt_off:")


def draw_goals(page: GoalPage, query: dict[str, str | list[str]]) -> None:
    first = (page.page - 1) * PAGE_SIZE + 1
    last = first + len(page.goals) - 1
    shows = (
        f"Visar {number(first)}–{number(last)} av {number(page.hits)}. " if page.pages > 1 else ""
    )
    words.note(
        f"{shows}Status {sentences.OWN_ACCOUNT}. "
        "Adressen i webbläsaren är en länk till just det här urvalet."
    )
    for running_number, goal in enumerate(page.goals.to_dict("records"), first):
        goal_card.draw(goal, running_number, query)


with shell.sheet():
    main()
