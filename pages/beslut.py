"""Beslut: what persons have decided, each taken back with one click."""

from __future__ import annotations

import streamlit as st

from pages.parts.deciding import decision_row, orphans
from pages.parts.frame import addresses, opened, saved, shell, words
from sbs_data import questions
from sbs_data.questions import Shown
from sbs_data.words.formats import how_many

_PER_PAGE = 20


def main() -> None:
    addresses.link(addresses.ATT_AVGORA, "Till att avgöra", icon=":material/arrow_back:")
    st.title("Beslut", anchor=False)
    shown = opened.now()
    saved.draw()
    draw_decisions(shown)
    orphans.draw(shown)


def draw_decisions(shown: Shown) -> None:
    below = st.container()
    first = shown.ask(questions.decisions, _PER_PAGE)
    if first.empty:
        below.text("Ingen har beslutat något än.", width="stretch")
        return
    count = int(first["decision_count"].iloc[0])
    pages = -(-count // _PER_PAGE)
    page = st.pagination(pages, key="beslutssida") if pages > 1 else 1
    with below:
        words.note(
            f"{how_many(count, 'beslut gäller', 'beslut gäller')}, det senaste först. "
            "Allt som har gjorts, också det ångrade, står i historiken under Importera."
        )
        skip = (page - 1) * _PER_PAGE
        for decision in shown.ask(questions.decisions, _PER_PAGE, skip=skip).to_dict("records"):
            decision_row.draw(decision)


with shell.sheet():
    main()
