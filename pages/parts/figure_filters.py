"""The filters of the pages of figures: whose figures, of what, of which pupils.

Drawn by the front door as the other filters are (see :mod:`pages.parts.filters`): in the address,
and remembered from page to page. Whose figures follows the school that is selected elsewhere, and
the other way round.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pages.parts import data, figure_units
from pages.parts.figure_units import Unit, Units
from sbs_data.figures.formats import sentence_start

UNIT, MEASURE, GENDER = "enhet", "matt", "kon"
"""The names of the filters in the address."""
KEYS = (UNIT, MEASURE, GENDER)

MEASURES = {
    "eligible_vocational": "Behöriga till yrkesprogram",
    "eligible_arts": "Behöriga till estetiska programmet",
    "eligible_econ_hum_soc": "Behöriga till ekonomi, humaniora och samhälle",
    "eligible_nat_tech": "Behöriga till natur och teknik",
    "merit_rating": "Meritvärde (17 ämnen)",
}
GENDERS = {"all": "Alla elever", "girls": "Flickor", "boys": "Pojkar"}
DEFAULTS = {UNIT: None, MEASURE: "eligible_vocational", GENDER: "all"}

_SCHOOL_SEEN = "_school_seen"
_CHOICE = "_figure_choice"
"""Session state."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a page of figures is to show. ``school`` is the one selected, figures or not."""

    unit: Unit
    measure: str
    gender: str
    school: str | None
    every_school: bool = False
    """Whether all schools of the unit's kommun are shown, and ``school`` only pointed out."""
    both_sexes: bool = False

    @property
    def in_words(self) -> str:
        """The ``Urval:`` line."""
        what = MEASURES[self.measure]
        who = "flickor och pojkar" if self.both_sexes else GENDERS[self.gender]
        whose = f"alla skolor i {self.municipality}" if self.every_school else self.unit.label
        said = (whose, *(f"{word[:1].lower()}{word[1:]}" for word in (what, who)))
        chosen = f" Vald skola: {self.school}." if self.every_school and self.school else ""
        return f"Urval: {', '.join(said)}.{chosen}"

    @property
    def municipality(self) -> str:
        """The name of the kommun that the unit is, or lies in."""
        return self.unit.municipality or ("kommunen" if self.unit.is_school else self.unit.name)


def options(key: str) -> dict[str, str]:
    """The choices of a filter, each with its words."""
    if key == UNIT:
        units = figure_units.of(data.open_data())
        return {unit.key: unit.label for unit in units.values()}
    return MEASURES if key == MEASURE else GENDERS


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
    *,
    every_school: bool = False,
    both_sexes: bool = False,
) -> Choice:
    """Draw the filters; keep and return what they select. ``school_key`` is the school filter's.

    With ``every_school``, ``draw_school`` draws that filter in the place of the unit's, as long as
    there is but one kommun to choose from.
    """
    state = st.session_state
    by_school = every_school and len({unit.municipality_code for unit in units.values()}) == 1
    school = state.get(school_key)
    if state.get(UNIT) not in units or state.get(_SCHOOL_SEEN, school) != school:
        unit = figure_units.start(units, school)
        state[UNIT] = unit.key
        is_said = by_school or UNIT in st.query_params
        if unit.key != figure_units.start(units, None).key and not is_said:
            # Streamlit tells the browser what a reader chooses, not what a page does.
            st.query_params[UNIT] = unit.label
    state[_SCHOOL_SEEN] = school
    for name in (MEASURE, GENDER):
        if state.get(name) not in options(name):
            state[name] = DEFAULTS[name]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if by_school:
            draw_school()
            key = str(state[UNIT])
        else:
            key = _select("Skola eller kommun", UNIT, units, school_key)
        measure = _select("Mått", MEASURE)
        gender = "all" if both_sexes else _select("Elever", GENDER)
    found = Choice(units[key], measure, gender, school, every_school, both_sexes)
    state[_CHOICE] = found
    return found


def _select(label: str, key: str, units: Units | None = None, school_key: str | None = None) -> str:
    words = options(key) if units is None else _units_in_order(units)
    return st.selectbox(
        label, list(words), key=key, bind="query-params",
        format_func=lambda value: words.get(value, value),
        on_change=_select_school if units is not None else None,
        args=(units, school_key) if units is not None else None,
    )  # fmt: skip


def _units_in_order(units: Units) -> dict[str, str]:
    """First what is shown when nothing is chosen: it is what an address without a unit means."""
    first = figure_units.start(units, None)
    return {unit.key: unit.label for unit in (first, *units.values())}


def _select_school(units: Units, school_key: str) -> None:
    """Another unit is another school on the other pages too (a callback)."""
    unit = units.get(st.session_state[UNIT])
    school = unit.reported_school if unit is not None else None
    st.session_state[school_key] = school
    st.session_state[_SCHOOL_SEEN] = school


def is_narrowed(found: Choice, units: Units) -> bool:
    """True when there is something to clear."""
    return (
        found.unit.key != figure_units.start(units, None).key
        or found.measure != DEFAULTS[MEASURE]
        or found.gender != DEFAULTS[GENDER]
        or found.school is not None
    )


def title(found: Choice) -> str:
    """What a figure is called."""
    return sentence_start(f"{MEASURES[found.measure]}, {found.unit.name}")
