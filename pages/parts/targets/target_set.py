"""A målvärde set by hand: of what, for whom, how much, until when and why."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.frame import acting, addresses, saved, words
from pages.parts.texts.goal_card import Record
from sbs_data import actions, questions
from sbs_data.actions import NewTarget
from sbs_data.actions.decision_frame import LONGEST_REASON
from sbs_data.questions import Shown
from sbs_data.words import escaped, genders, target_words
from sbs_data.words.formats import sentence_start

_TURN = "_target_turn"
"""Session state: a new turn gives empty fields."""
_COMPARATORS = ("at_least", "at_most")
_GENDERS: dict[str | None, str] = {
    None if gender == "all" else gender: name for gender, name in genders.GENDERS.items()
}
_UNIT_WORDS = {"percent": "procent", "percentage_points": "procentenheter", "points": "poäng"}


def draw(shown: Shown) -> None:
    """The form, or what is needed before it can be used."""
    st.header("Sätt ett målvärde", anchor=False)
    measures, units = shown.ask(questions.target_measures), shown.ask(questions.target_units)
    if measures.empty or units.empty:
        st.text(
            "Ett målvärde sätts för något som det finns statistik om. Importera statistik först.",
            width="stretch",
        )
        addresses.link(addresses.IMPORTERA, "Till Importera", icon=addresses.IMPORTERA.icon)
        return
    turn = st.session_state.setdefault(_TURN, 0)
    measure = _draw_measure(measures, turn)
    if measure is None:
        words.note("Välj mått, så visas resten.")
        return
    _draw_form(measure, units, turn)


def _draw_measure(measures: pd.DataFrame, turn: int) -> Record | None:
    by_code: dict[str, Record] = {str(m["measure"]): m for m in measures.to_dict("records")}
    chosen = st.selectbox(
        "Mått", list(by_code), index=None, placeholder="Välj mått", key=f"measure {turn}",
        format_func=lambda code: str(by_code[code]["name"]),
    )  # fmt: skip
    if chosen is None:
        return None
    words.note(str(by_code[chosen]["definition"]))
    return by_code[chosen]


def _draw_form(measure: Record, units: pd.DataFrame, turn: int) -> None:
    by_unit: dict[tuple[str, str], Record] = {
        (str(u["unit_kind"]), str(u["unit_code"])): u for u in units.to_dict("records")
    }
    key = f"{measure['measure']} {turn}"
    with st.form(f"target {key}", border=False):
        unit = st.selectbox(
            "Skola eller kommun", list(by_unit), index=None, placeholder="Välj",
            format_func=lambda of: _unit_words(by_unit[of]), key=f"unit {key}",
        )  # fmt: skip
        comparator = st.radio(
            "Jämförelse", _COMPARATORS, index=0 if measure["higher_is_better"] else 1,
            format_func=lambda of: sentence_start(target_words.COMPARATORS[of]),
            horizontal=True, key=f"comparator {key}",
        )  # fmt: skip
        counted_in = _UNIT_WORDS.get(str(measure["unit"]), "måttets egen enhet")
        value = st.text_input(f"Värde i {counted_in}", placeholder="80", key=f"value {key}")
        gender = st.radio(
            "Vilka elever", list(_GENDERS), format_func=_GENDERS.__getitem__, horizontal=True,
            key=f"gender {key}",
        )  # fmt: skip
        due = st.text_input(
            "Slutdatum: termin eller läsår (lämna tomt om inget är angivet)",
            placeholder="VT26", key=f"due {key}",
        )  # fmt: skip
        reason = st.text_input(
            "Varför? Skälet sparas med ditt namn", placeholder="Beslut i nämnden 2026-03-12",
            max_chars=LONGEST_REASON, key=f"reason {key}",
        )  # fmt: skip
        is_sent = st.form_submit_button("Spara målvärdet", icon=":material/save:")
    if is_sent:
        number = _number(value)
        wrong = _missing(unit, value, number, reason)
        if wrong or unit is None or number is None:
            st.error(wrong or "", icon=":material/error:")
            return
        target = NewTarget(
            str(measure["measure"]), *unit, number, comparator, gender, None, due.strip() or None
        )
        _save(target, reason.strip(), str(by_unit[unit]["unit_name"]))


def _save(target: NewTarget, reason: str, unit_name: str) -> None:
    def act() -> int:
        act_no = actions.set_target(acting.delmal(), target, reason)
        st.session_state[_TURN] += 1
        return act_no

    saved.save(act, f"Sparat: målvärdet för {unit_name} gäller nu.")


def _missing(
    unit: tuple[str, str] | None, value: str, number: float | None, reason: str
) -> str | None:
    """What is left to fill in, in a sentence."""
    if unit is None:
        return "Välj skola eller kommun."
    if number is None:
        written = f"”{escaped.markdown(value.strip())}” är inget tal. " if value.strip() else ""
        return f"{written}Skriv värdet med siffror, till exempel 80 eller 82,5."
    return None if reason.strip() else "Skriv varför målvärdet gäller."


def _number(text: str) -> float | None:
    """``82,5`` as people write it."""
    try:
        value = float(text.strip().replace("\u00a0", "").replace(" ", "").rstrip("%")
                      .replace(",", ".").replace("−", "-"))  # fmt: skip
    except ValueError:
        return None
    return value if abs(value) < 1e9 else None  # and no nan, no infinity


def _unit_words(unit: Record) -> str:
    name = str(unit["unit_name"])
    if unit["unit_kind"] == "municipality":
        return f"{name} (kommunen)"
    if unit["unit_kind"] == "authority":
        return f"{name} ({unit['municipality']}, egna siffror)"
    return name
