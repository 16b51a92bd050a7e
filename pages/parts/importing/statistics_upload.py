"""A dropped statistics file: what it is and holds, or every fault of a table that has some."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.frame import words
from pages.parts.importing import hidden_note, notices
from sbs_data.actions import StatisticsCandidate
from sbs_data.words import escaped, importing_words, statistics_words
from sbs_data.words.formats import how_many

_FAULTS_AT_ONCE = 12
"""More are folded: a table with one column too many has a fault in every row."""


def draw(candidate: StatisticsCandidate) -> None:
    """The file as it was read. Nothing is asked: its content says all that is needed."""
    if candidate.refusal is not None:
        _draw_refusal(candidate, candidate.refusal)
        return
    if candidate.already is not None:
        told = importing_words.already(candidate.file)
        st.info(escaped.markdown(told), icon=":material/info:")
        return
    with st.container(border=True):
        st.header(escaped.markdown(candidate.file), anchor=False)
        with st.container(gap="xsmall"):
            for line in statistics_words.facts(candidate):
                st.text(line, width="stretch")
        notices.draw(candidate.notices)
        if candidate.kind == statistics_words.OWN:
            hidden_note.draw()


def _draw_refusal(candidate: StatisticsCandidate, refusal: str) -> None:
    st.error(escaped.markdown(refusal), icon=":material/block:")
    if not candidate.faults:
        return
    with st.container(border=True, gap="xsmall"):
        st.text(importing_words.NOTHING_IMPORTED)
        _draw_lines(candidate.faults[:_FAULTS_AT_ONCE])
        rest = candidate.faults[_FAULTS_AT_ONCE:]
        if rest:
            with st.expander(f"{how_many(len(rest), 'fel till', 'fel till')}"):
                _draw_lines(rest)
        if candidate.more_faults:
            words.note(importing_words.and_faults(candidate.more_faults))


def _draw_lines(lines: Sequence[str]) -> None:
    """One element however many lines: each is what a cell of somebody's file may say."""
    st.text("\n".join(f"– {line}" for line in lines), width="stretch")
