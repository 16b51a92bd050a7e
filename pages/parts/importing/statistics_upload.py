"""A dropped statistics file: what it is and holds, or every fault of a table that has some."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from pages.parts.frame import table, words
from pages.parts.importing import hidden_note, notices
from sbs_data.actions import StatisticsCandidate
from sbs_data.words import escaped, importing_words, statistics_words
from sbs_data.words.formats import how_many

_FAULTS_AT_ONCE = 12
"""More are folded: a table with one column too many has a fault in every row."""


_CHOSEN = "_chosen_sheets"
"""Session state: files with several sheets that have been read as chosen, by SHA-256 and sheets."""
_MOST_KEPT = 8

Look = Callable[[tuple[str, ...]], StatisticsCandidate]


def draw(candidate: StatisticsCandidate, look: Look) -> StatisticsCandidate:
    """The file as it was read. Nothing is asked but which sheets are meant, where several could be:
    then what is returned is the file read so, by ``look``.
    """
    if candidate.refusal is not None:
        _draw_refusal(candidate, candidate.refusal)
        return candidate
    if candidate.already is not None:
        told = importing_words.already(candidate.file)
        st.info(escaped.markdown(told), icon=":material/info:")
        return candidate
    with st.container(border=True):
        st.header(escaped.markdown(candidate.file), anchor=False)
        if candidate.sheets:
            candidate = _draw_sheets(candidate, look)
        if candidate.refusal is not None:
            _draw_refusal(candidate, candidate.refusal)
        elif not candidate.sheets:
            _draw_facts(candidate)
    return candidate


def _draw_facts(candidate: StatisticsCandidate) -> None:
    with st.container(gap="xsmall"):
        for line in statistics_words.facts(candidate):
            st.text(line, width="stretch")
    if candidate.units:
        with st.expander(statistics_words.COUNTED):
            rows = statistics_words.counted(candidate)
            table.draw(statistics_words.counted_head(candidate), rows, statistics_words.COUNTED)
            if candidate.more_units:
                words.note(statistics_words.more_units(candidate.more_units))
    notices.draw(candidate.notices)
    if candidate.kind == statistics_words.OWN:
        hidden_note.draw()


def _draw_sheets(candidate: StatisticsCandidate, look: Look) -> StatisticsCandidate:
    """Which sheets are meant: none before somebody says so."""
    st.text(statistics_words.WHICH_SHEETS, width="stretch")
    chosen = tuple(
        sheet
        for number, sheet in enumerate(candidate.sheets)
        if st.checkbox(escaped.markdown(sheet), key=f"sheet {candidate.sha256} {number}")
    )
    if not chosen:
        return candidate
    kept = st.session_state.setdefault(_CHOSEN, {})
    key = (candidate.sha256, chosen)
    if key not in kept:
        while len(kept) >= _MOST_KEPT:
            kept.pop(next(iter(kept)))
        kept[key] = replace(look(chosen), content=b"")
    read: StatisticsCandidate = kept[key]
    return read


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
