"""The example: loaded with one click when there is nothing else, removed with one."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import acting, shell
from sbs_data import actions
from sbs_data.questions import Shown
from sbs_data.words import importing_words


def draw(shown: Shown) -> None:
    """The example's own corner of Importera."""
    if shown.contents.has_example:
        _draw_remove()
    elif not shown.contents.report_count:
        st.header("Exemplet", anchor=False)
        st.text(importing_words.EXAMPLE_FIRST, width="stretch")
        shell.draw_load_example()


def _draw_remove() -> None:
    st.header("Exemplet", anchor=False)
    st.text(importing_words.EXAMPLE_SHOWN, width="stretch")
    if st.button("Ta bort exemplet", icon=":material/delete:"):
        acting.attempt("Tar bort exemplet …", lambda: actions.remove_example(acting.delmal()))
        st.rerun()
