"""The record that Gymnasiebehörighet is drawn from, made once per choice and snapshot."""

from __future__ import annotations

from datetime import date

import streamlit as st

from pages.parts import data, figure_facts, figure_view
from pages.parts.figure_filters import Choice
from pages.parts.figure_units import Unit
from pages.parts.figure_view import Target, View
from sbs_data import questions
from sbs_data.clock import utc_now
from sbs_data.figures.formats import STOCKHOLM

_KEEP = 200


def of(shown: data.Data, choice: Choice, chosen: tuple[str, ...]) -> View:
    """What is to be said of a choice today."""
    today = utc_now().astimezone(STOCKHOLM).date()
    return _of(
        str(shown.settings.published), shown.name, repr(choice), chosen, today, shown, choice
    )


@st.cache_resource(max_entries=_KEEP, show_spinner=False)
def _of(
    published: str,  # noqa: ARG001 (with the name and the key, what the record is kept under)
    name: str,  # noqa: ARG001
    key: str,  # noqa: ARG001
    chosen: tuple[str, ...],
    today: date,
    _shown: data.Data,
    _choice: Choice,
) -> View:
    """Made once: the same choice is drawn far more often than its figures change."""
    return figure_view.make(
        figure_facts.of(_shown, _choice.unit),
        _choice,
        figure_facts.measures_of(_shown)[_choice.measure],
        chosen,
        targets(_shown, _choice),
        today,
    )


def targets(shown: data.Data, choice: Choice) -> tuple[Target, ...]:
    """The målvärden of the unit and its kommun, in the order of ``figure_targets``."""
    unit = choice.unit
    return _targets(str(shown.settings.published), shown.name, unit.key, shown, unit)


@st.cache_resource(max_entries=_KEEP, show_spinner=False)
def _targets(
    published: str,  # noqa: ARG001
    name: str,  # noqa: ARG001
    key: str,  # noqa: ARG001
    _shown: data.Data,
    _unit: Unit,
) -> tuple[Target, ...]:
    # A school that no report is about may be another's: the authority's målvärden are not its own.
    is_own = not _unit.is_school or _unit.reported_school is not None
    wider = (_unit.municipality_code, _unit.authority) if is_own else (None, None)
    rows = questions.figure_targets(_shown.snapshot, _unit.code, *wider).to_dict("records")
    return tuple({str(key): value for key, value in row.items()} for row in rows)
