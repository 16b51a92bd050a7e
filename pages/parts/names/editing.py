"""One thing of a list opened to be changed: the others stay as light as they are."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_OPEN = "_editing"


def is_open(line: DeltaGenerator, key: str) -> bool:
    """Draw the button that opens and closes; whether it is open now."""
    opened = st.session_state.get(_OPEN) == key
    line.button(
        "Stäng" if opened else "Ändra", key=f"edit {key}", on_click=_toggle, args=(key,),
        icon=":material/close:" if opened else ":material/edit:",
    )  # fmt: skip
    return opened


def _toggle(key: str) -> None:
    st.session_state[_OPEN] = None if st.session_state.get(_OPEN) == key else key
