"""What every page has around it: the example's banner, the watch for new data, first steps."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.frame import acting, addresses, opened, words
from sbs_data import actions
from sbs_data.words import first_steps

_SHEET = 1040
"""Pixels."""
_LOOK_EVERY = 3
"""Seconds between looks for newly published data: it shall be on the screen within 5 s."""


def draw_example_banner() -> None:
    """Says on every page that what is shown is made up, as long as the example is loaded."""
    # Its place is kept when there is nothing to say: what follows must not move.
    place = st.container()
    if opened.now().contents.has_example:
        place.markdown(
            f":blue-badge[:material/science: Exempel] {words.small(first_steps.MADE_UP)}"
        )


def watch_for_new_data() -> None:
    """Draws the page anew when somebody else has imported: another page, or the command line."""
    _look_for_new_data()


@st.fragment(run_every=_LOOK_EVERY)
def _look_for_new_data() -> None:
    if opened.is_newer_published():
        st.rerun(scope="app")


def sheet() -> DeltaGenerator:
    """The paper a page is written on: no wider than a line can be read, also on a big screen."""
    return st.container(width=_SHEET)


def draw_first_steps() -> None:
    """What to do first, when nothing has been imported: a sentence and where to go."""
    st.text(first_steps.EMPTY)
    with st.container(horizontal=True):
        if st.button(
            "Importera en rapport", type=acting.main_button(), icon=":material/upload_file:"
        ):
            st.switch_page(addresses.page(addresses.IMPORTERA))
        draw_load_example()


def draw_load_example() -> None:
    """The button that loads the example."""
    if st.button("Läs in exemplet", icon=":material/science:", key="load_example"):
        load = partial(actions.load_example, acting.delmal())
        if acting.attempt("Läser in exemplet …", load) is not None:
            st.rerun()
