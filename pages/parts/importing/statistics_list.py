"""The imported statistics: which files, what each is, since when, and the way to take it back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.frame import acting, paging, table, words
from pages.parts.importing import hidden_note, outcome
from sbs_data import actions
from sbs_data.answers import statistics_files
from sbs_data.answers.statistics_files import Files, OwnFile
from sbs_data.questions import Shown, per_snapshot
from sbs_data.words import importing_words, labels
from sbs_data.words.formats import how_many

_TITLE = "Importerad statistik"
_PER_PAGE = 15
_NOTICES_AT_ONCE = 30


def draw(shown: Shown) -> None:
    """Every statistics file in force, some at a time; nothing at all where there is none."""
    own = _own(shown)
    count = statistics_files.count(shown, own)
    if not count:
        return
    st.header(_TITLE, anchor=False)
    below, page = paging.below(count, _PER_PAGE, "statistiksida")
    files = statistics_files.some(shown, own, _PER_PAGE, paging.before(page, _PER_PAGE))
    with below:
        table.draw(statistics_files.HEAD, files.rows, _TITLE)
    _draw_notices(files.notices)
    _draw_acts(files)
    if files.has_own:
        hidden_note.draw()


@per_snapshot(3)
def _own(_: Shown) -> tuple[OwnFile, ...]:
    """The authority's own files, which no snapshot tells of. Every act publishes."""
    return actions.own_files(acting.delmal())


def _draw_notices(notices: Sequence[str]) -> None:
    if not notices:
        return
    label = f"{importing_words.to_know(len(notices))} om filerna"
    with st.expander(label, icon=":material/info:"):
        for notice in notices[:_NOTICES_AT_ONCE]:
            st.text(notice, width="stretch")
        left = len(notices) - _NOTICES_AT_ONCE
        if left > 0:
            words.note(importing_words.and_more(how_many(left, "sak till", "saker till")))


def _draw_acts(files: Files) -> None:
    """The acts that brought the files on this page, each with its undo."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for act_no, count in files.acts:
            label = importing_words.undo_import(act_no, count)
            if st.button(label, key=f"undo statistics {act_no}", icon=":material/undo:", wrap=True):
                _undo(act_no)


def _undo(act_no: int) -> None:
    undone = acting.attempt(labels.UNDOING, lambda: actions.undo(acting.delmal(), act_no))
    if undone is not None:
        outcome.remember(undone.sentence)
        st.rerun()
