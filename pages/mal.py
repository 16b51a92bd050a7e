"""Mål: every goal with its status and what that rests on; each leads to its own page."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import opened, shell, words
from pages.parts.selection import filters
from pages.parts.texts import goal_card
from sbs_data import questions
from sbs_data.questions import GoalPage, Selection, Shown
from sbs_data.words import sentences
from sbs_data.words.formats import number

PAGE_SIZE = 20


def main() -> None:
    shown = opened.now()
    if shown.contents.report_count:
        draw_list(shown, filters.selection())
    else:
        shell.draw_first_steps()


def draw_list(shown: Shown, selection: Selection) -> None:
    hits = shown.ask(questions.goal_count, selection)
    st.header(sentences.hits(hits), anchor=False)
    if not hits:
        st.text(filters.wider(selection))
        return
    below = st.container()
    pages = -(-hits // PAGE_SIZE)
    number_of_page = st.pagination(pages, key=filters.PAGE, bind="query-params") if pages > 1 else 1
    with below:
        draw_goals(shown.ask(questions.goal_page, selection, number_of_page, PAGE_SIZE))


def draw_goals(page: GoalPage) -> None:
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
        goal_card.draw(goal, running_number)


with shell.sheet():
    main()
