"""Rapporter: every redovisning with its files, and a search through all that they say."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from pages.parts.frame import opened, shell, words
from pages.parts.reports import account_card, search_view
from pages.parts.selection import filters
from sbs_data import questions
from sbs_data.questions import AccountPage, Selection, Shown
from sbs_data.words import sentences
from sbs_data.words.formats import number

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
        text = filters.wider(selection, "Ingen redovisning", "inga redovisningar")
        st.text(text, width="stretch")
        return
    below = st.container()
    pages = -(-accounts // PAGE_SIZE)
    page_number = (
        st.pagination(pages, key=filters.REPORT_PAGE, bind="query-params") if pages > 1 else 1
    )
    with below:
        draw_accounts(shown.ask(questions.account_page, selection, page_number, PAGE_SIZE))


def draw_accounts(page: AccountPage) -> None:
    if page.pages > 1:
        first = (page.page - 1) * PAGE_SIZE + 1
        last = min(page.account_count, page.page * PAGE_SIZE)
        words.note(f"Visar {number(first)}–{number(last)} av {number(page.account_count)}.")
    reports = page.reports.to_dict("records")
    for _, files in groupby(reports, key=lambda report: report["account_no"]):
        account_card.draw(list(files))


with shell.sheet():
    main()
