"""The filters of the pages of figures: whose figures, until when, of what, of which pupils.

Drawn by the front door as the other filters are (see :mod:`pages.parts.selection.filters`): in the
address, and remembered from page to page. Whose figures follows the school that is selected
elsewhere, and the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

import streamlit as st
from streamlit.errors import StreamlitAPIException

from pages.parts.frame import opened
from pages.parts.selection import of_what
from pages.parts.selection.of_what import GENDER, MEASURE, OF_FIGURES
from sbs_data.answers import figure_units
from sbs_data.answers.choice import MEASURES, Choice
from sbs_data.answers.figure_units import Units
from sbs_data.words import labels, selection_words
from sbs_data.words.genders import GENDERS

UNIT, YEAR = "enhet", "lasar"
"""The names of the filters in the address, besides those of what and of whom."""

_SCHOOL_SEEN = "_school_seen"
_CHOICE = "_figure_choice"
"""Session state."""


def options(key: str) -> dict[str, str]:
    """The choices of a filter, each with its words."""
    shown = opened.now()
    if key == UNIT:
        return {unit.key: unit.address for unit in figure_units.every(shown).values()}
    if key == YEAR:
        return {year: year for year in figure_units.years(shown)}
    return OF_FIGURES[key]


def choice() -> Choice | None:
    """What the filters of this page select; ``None`` where there are no figures at all."""
    found = st.session_state.get(_CHOICE)
    return found if isinstance(found, Choice) else None


def forget() -> None:
    """There is nothing to choose."""
    st.session_state[_CHOICE] = None


def arrived(school: object) -> None:
    """The address asks for a unit: it counts, whatever school is remembered."""
    st.session_state[_SCHOOL_SEEN] = school


def draw(
    units: Units,
    school_key: str,
    draw_school: Callable[[], object],
    draw_more: Callable[[], tuple[str | None, str | None]] | None = None,
    draw_ahead: Callable[[Choice], None] | None = None,
    *,
    every_school: bool = False,
    both_sexes: bool = False,
) -> Choice:
    """Draw the filters; keep and return what they select. ``school_key`` is the school filter's.

    With ``every_school``, ``draw_school`` draws that filter in the place of the unit's, as long as
    there is but one kommun to choose from; ``draw_more`` draws those of form and area.
    ``draw_ahead`` is told what they will select, before they are drawn.
    """
    state = st.session_state
    by_school = every_school and figure_units.is_one_kommun(units)
    school = state.get(school_key)
    if state.get(UNIT) not in units or state.get(_SCHOOL_SEEN, school) != school:
        state[UNIT] = figure_units.start(units, school).key
    state[_SCHOOL_SEEN] = school
    years = options(YEAR)
    if state.get(YEAR) is not None and state[YEAR] not in years:
        state[YEAR] = None
    for name in of_what.KEYS:
        if state.get(name) not in OF_FIGURES[name]:
            state[name] = of_what.on_figures(name)
    if draw_ahead is not None:  # a field says what is in the state when the run begins
        of_whom = "all" if both_sexes else state[GENDER]
        unit = units[state[UNIT]]
        draw_ahead(Choice(unit, state[MEASURE], of_whom, school, year=state.get(YEAR)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if by_school:
            draw_school()
            key = str(state[UNIT])
        else:
            key = _select_unit(units, school_key)
        year = st.selectbox(
            "Läsår", list(years), index=None, placeholder=labels.LATEST, key=YEAR,
            bind="query-params", help=selection_words.YEAR,
        )  # fmt: skip
        measure = _select(labels.MEASURE, MEASURE, MEASURES)
        gender = "all" if both_sexes else _select(labels.PUPILS, GENDER, GENDERS)
        form, area = draw_more() if draw_more is not None else (None, None)
    of_what.keep_from_figures(MEASURE, measure)
    if not both_sexes:
        of_what.keep_from_figures(GENDER, gender)
    found = Choice(units[key], measure, gender, school, every_school, both_sexes, year, form, area)
    state[_CHOICE] = found
    if not by_school:
        _tell_address(found, units, school_key)
    return found


def _tell_address(found: Choice, units: Units, school_key: str) -> None:
    """Name the unit in the address by its code. A field that is bound to it writes its label.

    A selected school stands there only where it is not the unit that is shown.
    """
    is_said = (
        found.school is not None
        or found.unit.key != figure_units.start(units, None).key
        or st.query_params.get(UNIT) == found.unit.address  # a link says so, and is copied on
    )
    is_another = found.school is not None and found.unit.reported_school != found.school
    for key, value in (
        (UNIT, found.unit.address if is_said else None),
        (school_key, found.school if is_another else None),
    ):
        with suppress(StreamlitAPIException):  # of a field of the page before: it goes by itself
            if value is None:
                st.query_params.pop(key, None)
            elif st.query_params.get_all(key) != [value]:
                st.query_params[key] = value


def _select_unit(units: Units, school_key: str) -> str:
    words = figure_units.in_order(units)
    return st.selectbox(
        labels.SCHOOL_OR_KOMMUN, list(words), key=UNIT,
        format_func=lambda value: words.get(value, value),
        on_change=_select_school, args=(units, school_key),
    )  # fmt: skip


def _select(label: str, key: str, words: Mapping[str, str]) -> str:
    return st.selectbox(
        label, list(words), key=key, bind="query-params",
        format_func=lambda value: words.get(value, value),
    )  # fmt: skip


def _select_school(units: Units, school_key: str) -> None:
    """Another unit is another school on the other pages too (a callback)."""
    unit = units.get(st.session_state[UNIT])
    school = unit.reported_school if unit is not None else None
    st.session_state[school_key] = school
    st.session_state[_SCHOOL_SEEN] = school


def is_narrowed(found: Choice, units: Units) -> bool:
    """True when there is something to clear."""
    return found.is_narrowed(units) or of_what.chosen(MEASURE) is not None
