"""The målvärden that count: in words, what each rests on, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.frame import acting, paging, saved, words
from pages.parts.targets import target_links
from pages.parts.texts import quotes
from sbs_data import actions
from sbs_data.answers import targets_listed
from sbs_data.answers.passages import Quote
from sbs_data.answers.targets_listed import Target
from sbs_data.questions import Selection, Shown
from sbs_data.words import decision_words, escaped, labels, target_words, worklist_words

_PER_PAGE = 6
_QUOTES = 3


def draw(shown: Shown, selection: Selection) -> None:
    """The målvärden of a selection, some at a time."""
    count = targets_listed.count(shown, selection)
    told = target_words.listed(count, selection.school, is_narrowed=selection.is_narrowed)
    st.text(told, width="stretch")
    words.note(target_words.IS_A_NUMBER)
    if not count:
        return
    below, page = paging.below(count, _PER_PAGE, f"målvärdessida {selection}")
    with below:
        before = paging.before(page, _PER_PAGE)
        for target in targets_listed.some(shown, selection, _PER_PAGE, before):
            _draw_target(target)


def _draw_target(target: Target) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{escaped.markdown(target.words)}**")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if target.is_stated:
                st.badge("Ur rapport", icon=":material/article:", color="blue")
            else:
                st.badge("Satt för hand", icon=":material/edit:", color="blue")
            words.note(target.decided, width="content")
        draw_quotes(target.quotes)
        for note in target.notes:
            words.note(note)
        target_links.draw(target)
        key = f"take back {target.key}"
        if st.button(labels.TAKE_BACK, key=key, icon=":material/undo:"):
            saved.save(
                lambda: actions.undo(acting.delmal(), target.act_no),
                decision_words.taken_back(worklist_words.quoted(target.words, 120)),
            )


def draw_quotes(found: Sequence[Quote]) -> None:
    """Where the reports say it: each quote as written, with the way to its place."""
    for quote in found[:_QUOTES]:
        with st.container(gap=None):
            st.text(f"”{quote.text}”", width="stretch")
            quotes.draw_place(quote.passage, note=quote.file)
    if len(found) > _QUOTES:
        words.note(target_words.also_in(len(found) - _QUOTES))
