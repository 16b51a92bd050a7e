"""A person does something: the error as a sentence, else the page drawn anew."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sbs_data import actions
from sbs_data.actions import Delmal, Progress
from sbs_data.errors import DelmalError
from sbs_data.words import escaped

log = logging.getLogger(__name__)

T = TypeVar("T")


def delmal() -> Delmal:
    """The installation that is acted on."""
    return Delmal.load()


def draw_standstill() -> bool:
    """Say why nothing can be changed, where that is so, and whether it is."""
    with st.container():  # its place is kept when there is nothing to say
        why = actions.standstill(delmal())
        if why is not None:
            st.info(escaped.markdown(why), icon=":material/pause_circle:")
    return why is not None


def attempt(what: str, act: Callable[[], T]) -> T | None:
    """Do it; on a fault the person can mend, say so and give ``None``."""
    try:
        with st.spinner(what):
            return act()
    except (DelmalError, OSError) as error:
        told = error if isinstance(error, DelmalError) else _refused(error)
        st.error(escaped.markdown(told.message), icon=":material/error:")
        return None


def _refused(error: OSError) -> DelmalError:
    """The machine's refusal as a sentence. What is no such thing is raised as it was."""
    told = actions.cause_of(error, delmal().settings.data_dir)
    if told is None:
        raise error
    log.error("the system refused an act", exc_info=error)
    return told


def main_button() -> Literal["primary", "secondary"]:
    """The kind of a page's main button. Streamlit writes white on the accent, which the light
    theme's bears and the dark theme's does not: there the button is as the others are.
    """
    return "secondary" if st.context.theme.type == "dark" else "primary"


@contextmanager
def telling(what: str, place: DeltaGenerator) -> Iterator[Progress]:
    """A progress bar while something long is done, gone afterwards.

    ``place`` is there in every run, so that what follows does not move when the bar comes and
    goes: a widget that moves is made anew, and loses what is being written in it.
    """
    bar = place.progress(0.0, text=what)

    def tell(done: int, total: int, file: str) -> None:
        text = f"{what} {done} av {total}" + (f": {file}" if file else "")
        bar.progress(done / total if total else 1.0, text=escaped.markdown(text))

    try:
        yield tell
    finally:
        place.empty()
