"""What a page sees of the data: the published snapshot, kept open and asked once per question.

Everything kept is keyed by the snapshot's name, so nothing shown is ever stale: a new import
publishes a new name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import pandas as pd
import streamlit as st

from sbs_data import actions, questions, settings
from sbs_data.errors import DelmalError
from sbs_data.questions import Asks, Contents
from sbs_data.words import escaped

P = ParamSpec("P")
T = TypeVar("T")

_SHOWN = "_shown_snapshot"
"""Session state: the snapshot the page on the screen was drawn from."""
_KEEP_OPEN = 3
"""Snapshots kept open. An older one closes by itself when the last page run using it is done."""
_KEEP_ANSWERS = 500


@dataclass(frozen=True, slots=True)
class Data:
    """The snapshot of one page run."""

    settings: settings.Settings
    name: str
    snapshot: Asks
    contents: Contents

    def ask(
        self,
        question: Callable[Concatenate[Asks, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Ask a question of :mod:`sbs_data.questions`; the answer is kept for this snapshot."""
        key = (str(self.settings.published), self.name, question.__name__)
        return cast("T", _answer(key, args, kwargs, self.snapshot, question))


_RUN: ContextVar[dict[str, Data] | None] = ContextVar("page run", default=None)
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


def open_data() -> Data:
    """The data as published now, or when this page run began; a sentence and no more when it
    cannot be opened.
    """
    run = _RUN.get()
    if run is None:
        return _open_data()
    if _OPENED not in run:
        run[_OPENED] = _open_data()
    return run[_OPENED]


def _open_data() -> Data:
    chosen = settings.load()
    try:
        pointer = _pointer(chosen)
        st.session_state[_SHOWN] = pointer.name  # also where it fails: it would fail again
        snapshot = _open(str(chosen.published), pointer.name, pointer.number)
        contents = _contents(str(chosen.published), pointer.name, snapshot)
    except DelmalError as error:
        st.error(escaped.markdown(error.message))
        st.stop()
    return Data(chosen, pointer.name, snapshot, contents)


def _pointer(chosen: settings.Settings) -> questions.Pointer:
    pointer = questions.pointer(chosen.published)
    if pointer is None:  # the very first start publishes an empty snapshot
        actions.prepare(chosen)
        pointer = questions.pointer(chosen.published)
    if pointer is None:
        raise DelmalError("Det finns inga data att visa. Kör python -m sbs_data rebuild.")
    return pointer


def is_newer_published() -> bool:
    """True when something has been published since the page on the screen was drawn."""
    if _RUN.get() is not None:  # it is being drawn
        return False
    shown = st.session_state.get(_SHOWN)
    pointer = questions.pointer(settings.load().published)
    return pointer is not None and pointer.name != shown


@st.cache_resource(max_entries=_KEEP_OPEN, show_spinner=False)
def _open(published: str, name: str, number: int) -> questions.Snapshot:
    return questions.open_current(Path(published), questions.Pointer(name=name, number=number))


@st.cache_data(max_entries=_KEEP_OPEN, show_spinner=False)
def _contents(published: str, name: str, _snapshot: Asks) -> Contents:  # noqa: ARG001 (the key)
    return questions.contents(_snapshot)


@st.cache_data(max_entries=_KEEP_ANSWERS, show_spinner=False)
def _answer(
    key: tuple[str, str, str],  # noqa: ARG001 (with the arguments, what the answer is kept under)
    args: tuple[object, ...],
    kwargs: dict[str, object],
    _snapshot: Asks,
    _question: Callable[..., Any],
) -> Any:
    return _question(_snapshot, *args, **kwargs)


def records(rows: pd.DataFrame) -> list[dict[str, object]]:
    """The rows of an answer, by the names of its columns."""
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]
