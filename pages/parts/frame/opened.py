"""What a page sees of the data: the published snapshot, opened once per page run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from pages.parts.frame import acting
from sbs_data import actions, questions
from sbs_data.actions import Delmal
from sbs_data.errors import DelmalError
from sbs_data.questions import Shown
from sbs_data.words import escaped, first_steps

_SHOWN = "_shown_snapshot"
"""Session state: the snapshot the page on the screen was drawn from."""

_RUN: ContextVar[dict[str, Shown] | None] = ContextVar("page run", default=None)
"""What a page run has opened; ``None`` outside one, as in a part that runs by itself."""
_OPENED = "opened"


@contextmanager
def one_run() -> Iterator[None]:
    """Within it, the data are opened once: a page shows one snapshot from its top to its end.

    Within another it is the same run.
    """
    if _RUN.get() is not None:
        yield
        return
    token = _RUN.set({})
    try:
        yield
    finally:
        _RUN.reset(token)


def now() -> Shown:
    """The data as published now, or when this page run began; a sentence and no more when it
    cannot be opened.
    """
    run = _RUN.get()
    if run is None:
        return _open()
    if _OPENED not in run:
        run[_OPENED] = _open()
    return run[_OPENED]


def _open() -> Shown:
    delmal = acting.delmal()
    try:
        pointer = _pointer(delmal)
        st.session_state[_SHOWN] = pointer.name  # also where it fails: it would fail again
        return questions.show(delmal.settings.published, pointer)
    except DelmalError as error:
        st.error(escaped.markdown(error.message))
        st.stop()


def _pointer(delmal: Delmal) -> questions.Pointer:
    pointer = questions.pointer(delmal.settings.published)
    if pointer is None:  # the very first start publishes an empty snapshot
        actions.prepare(delmal)
        pointer = questions.pointer(delmal.settings.published)
    if pointer is None:
        raise DelmalError(first_steps.NO_DATA)
    return pointer


def is_newer_published() -> bool:
    """True when something has been published since the page on the screen was drawn."""
    if _RUN.get() is not None:  # it is being drawn
        return False
    shown = st.session_state.get(_SHOWN)
    pointer = questions.pointer(acting.delmal().settings.published)
    return pointer is not None and pointer.name != shown
