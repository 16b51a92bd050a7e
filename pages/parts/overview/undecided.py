"""What waits for a person to decide, in a few lines, and the door to where it is decided."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses
from sbs_data.answers import overview
from sbs_data.answers.overview import Overview
from sbs_data.words import escaped


def draw(view: Overview) -> None:
    """How much of each kind waits; a calm sentence when nothing does."""
    st.subheader(overview.WAITING, anchor=False)
    if not view.waiting:
        st.text(overview.NOTHING_WAITS)
        return
    st.markdown("\n".join(f"- {escaped.markdown(item.sentence)}" for item in view.waiting))
    addresses.link(
        addresses.ATT_AVGORA, "Gå till det som ska avgöras", icon=addresses.ATT_AVGORA.icon
    )
