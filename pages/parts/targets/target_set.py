"""A målvärde set by hand: of what, for whom, how much, until when and why."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.parts.frame import acting, addresses, saved, words
from sbs_data import actions
from sbs_data.actions import NewTarget
from sbs_data.actions.decision_frame import LONGEST_REASON
from sbs_data.answers import target_choices
from sbs_data.answers.target_choices import Measure, Unit
from sbs_data.questions import Shown
from sbs_data.words import escaped, formats, genders, labels, target_words
from sbs_data.words.formats import sentence_start

_TURN = "_target_turn"
"""Session state: a new turn gives empty fields."""
_COMPARATORS = ("at_least", "at_most")
_GENDERS: dict[str | None, str] = {
    None if gender == "all" else gender: name for gender, name in genders.GENDERS.items()
}


def draw(shown: Shown) -> None:
    """The form, or what is needed before it can be used."""
    st.header("Sätt ett målvärde", anchor=False)
    choices = target_choices.every(shown)
    if not choices.is_any:
        st.text(target_words.NO_STATISTICS, width="stretch")
        addresses.link(addresses.IMPORTERA, labels.TO_IMPORT, icon=addresses.IMPORTERA.icon)
        return
    turn = st.session_state.setdefault(_TURN, 0)
    measure = _draw_measure(choices.measures, turn)
    if measure is None:
        words.note(target_words.CHOOSE_MEASURE)
        return
    _draw_form(measure, choices.units, turn)


def _draw_measure(measures: Mapping[str, Measure], turn: int) -> Measure | None:
    chosen = st.selectbox(
        labels.MEASURE, list(measures), index=None, placeholder="Välj mått", key=f"measure {turn}",
        format_func=lambda code: measures[code].name,
    )  # fmt: skip
    if chosen is None:
        return None
    words.note(measures[chosen].definition)
    return measures[chosen]


def _draw_form(measure: Measure, units: Mapping[tuple[str, str], Unit], turn: int) -> None:
    key = f"{measure.code} {turn}"
    with st.form(f"target {key}", border=False):
        unit = st.selectbox(
            labels.SCHOOL_OR_KOMMUN, list(units), index=None, placeholder=labels.CHOOSE,
            format_func=lambda of: units[of].label, key=f"unit {key}",
        )  # fmt: skip
        comparator = st.radio(
            "Jämförelse", _COMPARATORS, index=0 if measure.higher_is_better else 1,
            format_func=lambda of: sentence_start(target_words.COMPARATORS[of]),
            horizontal=True, key=f"comparator {key}",
        )  # fmt: skip
        label = f"Värde i {measure.counted_in}"
        value = st.text_input(label, placeholder="80", key=f"value {key}")
        gender = st.radio(
            "Vilka elever", list(_GENDERS), format_func=_GENDERS.__getitem__, horizontal=True,
            key=f"gender {key}",
        )  # fmt: skip
        due = st.text_input(target_words.DUE, placeholder="VT26", key=f"due {key}")
        reason = st.text_input(
            target_words.WHY, placeholder="Beslut i nämnden 2026-03-12",
            max_chars=LONGEST_REASON, key=f"reason {key}",
        )  # fmt: skip
        is_sent = st.form_submit_button("Spara målvärdet", icon=":material/save:")
    if is_sent:
        number = formats.read_number(value)
        wrong = _missing(unit, value, number, reason)
        if wrong or unit is None or number is None:
            st.error(escaped.markdown(wrong or ""), icon=":material/error:")
            return
        target = NewTarget(
            measure.code, *unit, number, comparator, gender, None, due.strip() or None
        )
        _save(target, reason.strip(), units[unit].name)


def _save(target: NewTarget, reason: str, unit_name: str) -> None:
    def act() -> int:
        act_no = actions.set_target(acting.delmal(), target, reason)
        st.session_state[_TURN] += 1
        return act_no

    saved.save(act, target_words.set_saved(unit_name))


def _missing(
    unit: tuple[str, str] | None, value: str, number: float | None, reason: str
) -> str | None:
    """What is left to fill in, in a sentence."""
    if unit is None:
        return target_words.CHOOSE_UNIT
    if number is None:
        return target_words.no_number(value.strip())
    return None if reason.strip() else target_words.WRITE_WHY
