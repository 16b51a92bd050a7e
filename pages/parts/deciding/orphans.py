"""Decisions on what no report holds now: kept, and told apart."""

from __future__ import annotations

import streamlit as st

from pages.parts.deciding import decision_row
from pages.parts.frame import words
from sbs_data import questions
from sbs_data.questions import Shown
from sbs_data.words.formats import how_many

_MOST = 20


def draw(shown: Shown) -> None:
    """Nothing at all when there is none."""
    orphaned = shown.ask(questions.decisions, _MOST, only_orphaned=True)
    if orphaned.empty:
        return
    count = int(orphaned["decision_count"].iloc[0])
    label = f"{how_many(count, 'beslut', 'beslut')} som inget mål eller namn har längre"
    with st.expander(label, icon=":material/link_off:"):
        words.note(
            "En ny version av en rapport, eller en ångrad import, kan lämna ett beslut ensamt. "
            "Det finns kvar och gäller igen om orden kommer tillbaka."
        )
        for decision in orphaned.to_dict("records"):
            decision_row.draw(decision)
