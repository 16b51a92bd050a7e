"""Mål: every goal with its status and what that rests on; each leads to its own page."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import opened, paging, shell, words
from pages.parts.selection import filters
from pages.parts.texts import goal_card
from sbs_data import questions
from sbs_data.answers import goal_rows, selection_line
from sbs_data.questions import Selection, Shown
from sbs_data.words import sentences

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
        st.text(selection_line.wider(selection))
        return
    below, number = paging.below(hits, PAGE_SIZE, filters.PAGE, in_address=True)
    with below:
        page = goal_rows.page(shown, selection, number, PAGE_SIZE)
        words.note(page.note)
        for running_number, goal in enumerate(page.goals, page.first):
            goal_card.draw(goal, running_number)


with shell.sheet():
    main()
