"""What a report says, as written, each paragraph with its place as a door to it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from pages.parts.frame import addresses, words
from pages.parts.selection import filters
from sbs_data.answers.passages import Passage
from sbs_data.words import opened_words


def door(passage: Passage) -> filters.Query:
    """The parameters of a link to the paragraph in its report."""
    return {filters.REPORT: passage.report_id, filters.PLACE: passage.code}


def draw(passage: Passage, *, note: str = "") -> None:
    """A paragraph as written, and where it stands."""
    with st.container(gap=None):
        st.text(passage.text, width="stretch")
        draw_place(passage, note=note)


def draw_place(passage: Passage, *, note: str = "", label: str = "") -> None:
    """Where a paragraph stands: a link that opens the report there."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
        label = label or f":small[{passage.place or 'i rapporten'}]"
        addresses.link(addresses.RAPPORTEN, label, door(passage), icon=":material/article:")
        if note:
            words.note(note, width="content")


def draw_all(passages: Iterable[Passage]) -> None:
    """Paragraphs one after the other; a calm word where there is none."""
    empty = True
    for passage in passages:
        draw(passage)
        empty = False
    if empty:
        words.note(opened_words.NOTHING_SAID)
