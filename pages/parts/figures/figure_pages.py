"""The record that Gymnasiebehörighet is drawn from, made once per choice and snapshot."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.parts.figures import figure_facts, figure_view
from pages.parts.figures.figure_view import Target, View
from pages.parts.frame import data
from pages.parts.frame.kept import kept
from pages.parts.selection.figure_filters import Choice
from pages.parts.selection.figure_units import Unit
from sbs_data import questions
from sbs_data.clock import utc_now
from sbs_data.words.formats import STOCKHOLM

COMPARE = "jamfor"
"""What is chosen to stand beside, in the address."""
_KEEP = 200


def compared() -> tuple[str, ...]:
    """What is chosen to stand beside; everything, until somebody chooses."""
    picked = st.session_state.get(COMPARE, st.query_params.get_all(COMPARE))
    if COMPARE not in st.session_state and COMPARE not in st.query_params:
        return figure_view.COMPARED
    return tuple(name for name in figure_view.COMPARED if name in picked)


def of(shown: data.Data, choice: Choice, chosen: tuple[str, ...]) -> View:
    """What is to be said of a choice today."""
    today = utc_now().astimezone(STOCKHOLM).date()
    return _of(str(shown.settings.published), shown.name, choice, chosen, today, shown)


@kept(_KEEP)
def _of(
    published: str,  # noqa: ARG001 (with the name, which data the record is of)
    name: str,  # noqa: ARG001
    choice: Choice,
    chosen: tuple[str, ...],
    today: date,
    _shown: data.Data,
) -> View:
    return figure_view.make(
        figure_facts.of(_shown, choice.unit),
        choice,
        figure_facts.measures_of(_shown)[choice.measure],
        chosen,
        targets(_shown, choice),
        today,
    )


def targets(shown: data.Data, choice: Choice) -> tuple[Target, ...]:
    """The målvärden of the unit and its kommun, in the order of ``figure_targets``."""
    unit = choice.unit
    return _targets(str(shown.settings.published), shown.name, unit, shown)


@kept(_KEEP)
def _targets(
    published: str,  # noqa: ARG001
    name: str,  # noqa: ARG001
    unit: Unit,
    _shown: data.Data,
) -> tuple[Target, ...]:
    # A school that no report is about may be another's: the authority's målvärden are not its own.
    is_own = not unit.is_school or unit.reported_school is not None
    wider = (unit.municipality_code, unit.authority) if is_own else (None, None)
    rows = questions.figure_targets(_shown.snapshot, unit.code, *wider)
    return tuple(data.records(rows))
