"""What of Gymnasiebehörighet is chosen on the page itself, and its record of today."""

from __future__ import annotations

import streamlit as st

from sbs_data.answers import eligibility_page
from sbs_data.answers.choice import Choice
from sbs_data.answers.eligibility_page import EligibilityPage
from sbs_data.clock import stockholm_today
from sbs_data.questions import Shown

COMPARE = "jamfor"
"""What is chosen to stand beside, in the address."""


def compared() -> tuple[str, ...]:
    """What is chosen to stand beside; everything, until somebody chooses."""
    picked = st.session_state.get(COMPARE, st.query_params.get_all(COMPARE))
    if COMPARE not in st.session_state and COMPARE not in st.query_params:
        return eligibility_page.COMPARED
    return tuple(name for name in eligibility_page.COMPARED if name in picked)


def today(shown: Shown, choice: Choice) -> EligibilityPage:
    """What is to be said of a choice today."""
    return eligibility_page.for_choice(shown, choice, compared(), stockholm_today())
