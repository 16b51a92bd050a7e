"""Answers as buttons with keys, and the one that has to be written.

A button's key holds the thing that it answers: pressed twice in haste, it cannot answer the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.deciding import worklist
from pages.parts.frame import acting
from sbs_data.answers.to_decide import Item
from sbs_data.words import escaped, labels, worklist_words

_WRITING = "_writing"
"""Session state: the thing that an answer is being written to."""

Act = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Answer:
    """A ready answer: its label in plain text, its key, its act, and what becomes of it."""

    label: str
    shortcut: str
    act: Act
    saved: str
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """An answer that is written: its button, its question, and what a text becomes.

    With ``options`` one of them can be chosen instead.
    """

    button: str
    title: str
    label: str
    act: Callable[[str], int]
    saved: Callable[[str], str]
    placeholder: str = ""
    options: Sequence[str] = ()
    longest: int = 200


def draw(item: Item, answers: Sequence[Answer], writing: Writing | None = None) -> None:
    """A row of answers; the last opens a field."""
    with st.container(horizontal=True, gap="small"):
        for answer in answers:
            if st.button(
                escaped.markdown(answer.label), key=f"{item.key} {answer.shortcut}",
                shortcut=answer.shortcut, icon=answer.icon, wrap=True,
            ):  # fmt: skip
                save(item, answer.act, answer.saved)
        if writing is not None:
            draw_writing(item, writing)


def save(item: Item, act: Act, saved: str) -> None:
    """Do what was answered and go on; a fault is said where the answers are."""
    act_no = acting.attempt(labels.SAVING, act)
    if act_no is not None:
        st.session_state.pop(_WRITING, None)
        worklist.done(item, act_no, saved)


def draw_writing(item: Item, writing: Writing, *, disabled: bool = False) -> None:
    """The button that opens a field, and the field when it is open."""
    st.button(
        writing.button, key=f"{item.key} E", shortcut="E", icon=":material/edit:", wrap=True,
        disabled=disabled, on_click=_open, args=(item.key,),
    )  # fmt: skip
    if st.session_state.get(_WRITING) == item.key and not disabled:
        # Without its cross, so that the field is what the first step by Tab leads to.
        st.dialog(writing.title, dismissible=False)(_draw_field)(item, writing)


def _open(key: str) -> None:
    st.session_state[_WRITING] = key


def _close() -> None:
    st.session_state.pop(_WRITING, None)


def _draw_field(item: Item, writing: Writing) -> None:
    """The field is next after the title, and Enter sends it."""
    with st.form(f"write {item.key}", border=False):
        text = _field(item, writing)
        is_sent = st.form_submit_button(labels.SAVE, icon=":material/save:")
    if st.button("Avbryt", key=f"{item.key} stop", shortcut="Esc", on_click=_close):
        st.rerun()
    if not is_sent:
        return
    if text and text.strip():
        written = " ".join(text.split())
        save(item, lambda: writing.act(written), writing.saved(written))
    else:
        st.error(worklist_words.WRITE_FIRST, icon=":material/error:")


def _field(item: Item, writing: Writing) -> str | None:
    if writing.options:
        return st.selectbox(
            writing.label, list(writing.options), index=None, accept_new_options=True,
            placeholder=labels.WRITE_OR_CHOOSE, key=f"choose {item.key}",
        )  # fmt: skip
    return st.text_input(
        writing.label, placeholder=writing.placeholder, key=f"text {item.key}",
        max_chars=writing.longest,
    )  # fmt: skip
