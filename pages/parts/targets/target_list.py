"""The målvärden that count: in words, what each rests on, and what belongs to it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.frame import acting, saved, words
from pages.parts.targets import target_links
from pages.parts.texts import places, quotes
from pages.parts.texts.goal_card import Record
from sbs_data import actions, questions
from sbs_data.questions import Selection, Shown
from sbs_data.words import escaped, target_words, worklist_words
from sbs_data.words.formats import how_many

_PER_PAGE = 6
_QUOTES = 3


def draw(shown: Shown, selection: Selection) -> None:
    """The målvärden of a selection, some at a time."""
    first = shown.ask(questions.target_values, 1, selection=selection)
    count = 0 if first.empty else int(first["target_count"].iloc[0])
    _draw_headline(count, selection)
    if not count:
        return
    pages = -(-count // _PER_PAGE)
    below = st.container()
    page = st.pagination(pages, key=f"målvärdessida {selection}") if pages > 1 else 1
    with below:
        skip = (page - 1) * _PER_PAGE
        some = shown.ask(questions.target_values, _PER_PAGE, skip=skip, selection=selection)
        links = shown.ask(questions.target_links, tuple(some["target_key"]))
        for target in some.to_dict("records"):
            of_target = links[links["target_key"] == target["target_key"]]
            _draw_target(shown, target, of_target)


def _draw_headline(count: int, selection: Selection) -> None:
    whose = f" för {selection.school}" if selection.school else ""
    if count:
        said = f"{how_many(count, 'målvärde gäller', 'målvärden gäller')}{whose}."
    elif selection.is_narrowed:
        said = "Inget målvärde som gäller stämmer med urvalet. Ta bort något av filtren."
    else:
        said = "Inget målvärde gäller än. Bekräfta ett ur rapporterna eller sätt ett själv."
    st.text(said, width="stretch")
    words.note(
        "Ett målvärde är ett tal att nå. Det gäller när någon har bekräftat det ur en rapport "
        "eller satt det för hand."
    )


def _draw_target(shown: Shown, target: Record, links: pd.DataFrame) -> None:
    key, said = str(target["target_key"]), target_words.in_words(target)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{escaped.markdown(said)}**")
        is_stated = target["basis"] == "report"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if is_stated:
                st.badge("Ur rapport", icon=":material/article:", color="blue")
            else:
                st.badge("Satt för hand", icon=":material/edit:", color="blue")
            words.note(target_words.decided(target), width="content")
        if is_stated:
            draw_quotes(shown, key)
        for note in target_words.notes(target):
            words.note(note)
        target_links.draw(target, links)
        if st.button("Ta tillbaka", key=f"take back {key}", icon=":material/undo:"):
            act_no = int(str(target["act_no"]))
            saved.save(
                lambda: actions.undo(acting.delmal(), act_no),
                f"Taget tillbaka: {worklist_words.quoted(said, 120)}.",
            )


def draw_quotes(shown: Shown, target_key: str) -> None:
    """Where the reports say it: each quote as written, with the way to its place."""
    found = shown.ask(questions.target_quotes, target_key)
    for quote in found.head(_QUOTES).to_dict("records"):
        with st.container(gap=None):
            st.text(f"”{quote['quote']}”", width="stretch")
            quotes.draw_place(places.passage_of(quote, ""), note=str(quote["file"]))
    if len(found) > _QUOTES:
        left = len(found) - _QUOTES
        words.note(f"Det står på {how_many(left, 'ställe', 'ställen')} till.")
