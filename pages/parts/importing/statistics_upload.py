"""A dropped statistics file: what it is and holds, or every fault of a table that has some."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.frame import words
from pages.parts.importing import hidden_note
from sbs_data.actions import StatisticsCandidate
from sbs_data.words import escaped, statistics_words
from sbs_data.words.formats import how_many

OWN = "own"
_FAULTS_AT_ONCE = 12
"""More are folded: a table with one column too many has a fault in every row."""


def draw(candidate: StatisticsCandidate) -> None:
    """The file as it was read. Nothing is asked: its content says all that is needed."""
    if candidate.refusal is not None:
        _draw_refusal(candidate, candidate.refusal)
        return
    if candidate.already is not None:
        st.info(
            escaped.markdown(f"”{candidate.file}” är redan importerad. Ingenting ändras."),
            icon=":material/info:",
        )
        return
    with st.container(border=True):
        st.header(escaped.markdown(candidate.file), anchor=False)
        with st.container(gap="xsmall"):
            for line in _facts(candidate):
                st.text(line, width="stretch")
        _draw_notices(candidate.notices)
        if candidate.kind == OWN:
            hidden_note.draw()


def is_new(candidate: StatisticsCandidate) -> bool:
    """Whether there is anything of it to save."""
    return candidate.refusal is None and candidate.already is None


def _facts(candidate: StatisticsCandidate) -> list[str]:
    lines = [
        f"Statistik: {statistics_words.kind(candidate.kind or '')}",
        f"Källa: {candidate.source}",
        f"Innehåll: {statistics_words.holds(candidate)}",
    ]
    if candidate.published_on or candidate.retrieved_on:
        when = statistics_words.dated(candidate.published_on, candidate.retrieved_on)
        lines.append(f"Datum: {when}")
    return lines


def _draw_refusal(candidate: StatisticsCandidate, refusal: str) -> None:
    st.error(escaped.markdown(refusal), icon=":material/block:")
    if not candidate.faults:
        return
    with st.container(border=True, gap="xsmall"):
        st.text("Rätta raderna i filen och släpp den på nytt. Ingenting är importerat.")
        _draw_lines(candidate.faults[:_FAULTS_AT_ONCE])
        rest = candidate.faults[_FAULTS_AT_ONCE:]
        if rest:
            with st.expander(f"{how_many(len(rest), 'fel till', 'fel till')}"):
                _draw_lines(rest)
        if candidate.more_faults:
            words.note(
                f"Och {how_many(candidate.more_faults, 'fel', 'fel')} som inte visas. "
                "De har ofta samma orsak."
            )


def _draw_lines(lines: Sequence[str]) -> None:
    """One element however many lines: each is what a cell of somebody's file may say."""
    st.text("\n".join(f"– {line}" for line in lines), width="stretch")


def _draw_notices(notices: Sequence[str]) -> None:
    if not notices:
        return
    label = how_many(len(notices), "sak att känna till", "saker att känna till")
    with st.expander(label, icon=":material/info:"):
        for notice in notices:
            st.text(notice, width="stretch")
