"""The questions about a redovisning that its file does not answer. All may be left for later."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.parts.frame import words
from sbs_data.actions import Answers
from sbs_data.answers.report_gaps import Gaps
from sbs_data.model import WHOLE_AUTHORITY, Kind, parse_period
from sbs_data.questions import Choices
from sbs_data.words import escaped, formats, gap_words, labels


def draw(key: str, choices: Choices, gaps: Gaps) -> Answers | None:
    """Ask; the answers so far, ``None`` where one cannot be understood.

    ``key`` sets the widgets of one report apart from the others'.
    """
    if not gaps.is_any:
        return Answers()
    words.note(gap_words.NOT_SAID)
    with st.container(horizontal=True, vertical_alignment="top"):
        authority = _ask_authority(choices, gaps, key) if gaps.authority else None
        kind = _ask_kind(key) if gaps.kind else None
        period, is_period = _ask_period(key) if gaps.period else (None, True)
        school = _ask_school(choices, key) if gaps.schoolless else None
    _suggest(key, gaps)
    for note in gaps.notes:
        words.note(note)
    if not is_period:
        return None
    return Answers(authority=authority, kind=kind, period=period, school=school)


def _suggest(key: str, gaps: Gaps) -> None:
    """What the document names, each taken as the answer with one click."""
    ready = [
        *(
            (f"authority {key}", n, gap_words.take_authority(n))
            for n in gaps.authorities
            if gaps.authority
        ),
        *((f"period {key}", p, gap_words.take(p)) for p in gaps.periods if gaps.period),
    ]
    if not ready:
        return
    with st.container(horizontal=True, gap="small"):
        for answer, value, label in ready:
            st.button(
                escaped.markdown(label),
                key=f"take {value} {answer}",
                help=gap_words.TAKE,
                on_click=_take,
                args=(answer, value),
            )


def _take(answer: str, value: str) -> None:
    st.session_state[answer] = value


def with_alone(answers: Answers) -> Answers:
    """The same answers, of a file that takes nothing from a huvuddokument."""
    return replace(answers, alone=True)


def with_replaced(answers: Answers, report_id: str | None) -> Answers:
    """The same answers, and which report the file replaces."""
    return replace(answers, replaces=report_id)


def _ask_authority(choices: Choices, gaps: Gaps, key: str) -> str | None:
    """Those that the document names are among the choices, so that one click can take them."""
    return st.selectbox(
        gap_words.AUTHORITY,
        list(dict.fromkeys([*gaps.authorities, *choices.authorities])),
        index=None,
        accept_new_options=True,
        placeholder=labels.WRITE_OR_CHOOSE,
        key=f"authority {key}",
        width=260,
    )


def _ask_kind(key: str) -> Kind | None:
    return st.selectbox(
        gap_words.KIND,
        list(Kind),
        index=None,
        format_func=lambda kind: formats.sentence_start(str(kind)),
        placeholder=labels.CHOOSE,
        key=f"kind {key}",
        width=260,
    )


def _ask_period(key: str) -> tuple[str | None, bool]:
    """The period as written, and whether it can be understood."""
    with st.container(width=260):  # the fault stands under its question and moves no other
        period = st.text_input(
            gap_words.PERIOD,
            placeholder=gap_words.PERIOD_EXAMPLE,
            key=f"period {key}",
        )
        if not period or not period.strip():
            return None, True
        try:
            return str(parse_period(period.strip())), True
        except ValueError as error:
            st.error(escaped.markdown(str(error)), icon=":material/error:")
            return None, False


def _ask_school(choices: Choices, key: str) -> str | None:
    schools = [s for s in choices.schools if s and s != WHOLE_AUTHORITY]
    return st.selectbox(
        gap_words.SCHOOL,
        [*schools, WHOLE_AUTHORITY],
        index=None,
        accept_new_options=True,
        placeholder=labels.WRITE_OR_CHOOSE,
        key=f"school {key}",
        width=260,
    )
