"""Beslut: what persons have decided, each taken back with one click."""

from __future__ import annotations

import streamlit as st

from pages.parts.deciding import decision_row, orphans
from pages.parts.frame import addresses, opened, paging, saved, shell, words
from sbs_data.answers import decisions
from sbs_data.questions import Shown
from sbs_data.words import decision_words, labels

_PER_PAGE = 20


def main() -> None:
    addresses.link(addresses.ATT_AVGORA, labels.TO_DECIDE, icon=":material/arrow_back:")
    st.title(addresses.BESLUT.title, anchor=False)
    shown = opened.now()
    saved.draw()
    draw_decisions(shown)
    orphans.draw(shown)


def draw_decisions(shown: Shown) -> None:
    below = st.container()
    count = decisions.latest(shown, _PER_PAGE).count
    if not count:
        below.text(decision_words.NOTHING, width="stretch")
        return
    page = paging.draw(count, _PER_PAGE, "beslutssida")
    with below:
        words.note(decision_words.every(count))
        for decision in decisions.latest(shown, _PER_PAGE, paging.before(page, _PER_PAGE)).some:
            decision_row.draw(decision)


with shell.sheet():
    main()
