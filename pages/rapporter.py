"""Rapporter: every redovisning with its files, and a search through all that they say."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import opened, paging, shell, words
from pages.parts.reports import account_card, search_view
from pages.parts.selection import filters
from sbs_data import questions
from sbs_data.answers import account_rows, selection_line
from sbs_data.questions import Selection, Shown
from sbs_data.words import sentences

PAGE_SIZE = 10


def main() -> None:
    shown = opened.now()
    if shown.contents.report_count:
        draw_found(shown, filters.selection())
    else:
        shell.draw_first_steps()


def draw_found(shown: Shown, selection: Selection) -> None:
    """What is looked for; the reports themselves when nothing is."""
    if selection.is_search:
        search_view.draw(shown, selection)
    else:
        draw_list(shown, selection)


def draw_list(shown: Shown, selection: Selection) -> None:
    accounts, files = shown.ask(questions.account_count, selection)
    st.header(sentences.account_hits(accounts, files), anchor=False)
    if not accounts:
        text = selection_line.wider(selection, "Ingen redovisning", "inga redovisningar")
        st.text(text, width="stretch")
        return
    below, number = paging.below(accounts, PAGE_SIZE, filters.REPORT_PAGE, in_address=True)
    with below:
        page = account_rows.page(shown, selection, number, PAGE_SIZE)
        if page.note:
            words.note(page.note)
        for account in page.accounts:
            account_card.draw(account)


with shell.sheet():
    main()
