"""The questions about a redovisning that its file does not answer. All may be left for later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from pages.parts.frame import words
from sbs_data.actions import Answers
from sbs_data.model import WHOLE_AUTHORITY, Kind, Suggestion, parse_period
from sbs_data.questions import Choices
from sbs_data.words import escaped, formats
from sbs_data.words.formats import how_many, listed

AUTHORITY = "Vilken huvudman?"
PERIOD = "Vilken termin eller vilket läsår?"
PERIOD_EXAMPLE = "till exempel VT23 eller 2022/23"
SCHOOL = "Vilken skola?"

_SUGGEST = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be asked of one report; ``key`` sets its widgets apart from the others'."""

    key: str
    authority: bool
    kind: bool
    period: bool
    schoolless: tuple[str, ...]
    suggestions: Sequence[Suggestion] = ()

    @property
    def is_anything(self) -> bool:
        return self.authority or self.kind or self.period or bool(self.schoolless)


def draw(choices: Choices, asked: Asked) -> Answers | None:
    """Ask; the answers so far, ``None`` where one cannot be understood."""
    if not asked.is_anything:
        return Answers()
    words.note("Det här säger filen inte. Svara nu, eller senare här på sidan.")
    with st.container(horizontal=True, vertical_alignment="top"):
        authority = _ask_authority(choices, asked) if asked.authority else None
        kind = _ask_kind(asked) if asked.kind else None
        period, is_period = _ask_period(asked) if asked.period else (None, True)
        school = _ask_school(choices, asked) if asked.schoolless else None
    _draw_explanations(asked)
    if not is_period:
        return None
    return Answers(authority=authority, kind=kind, period=period, school=school)


def with_replaced(answers: Answers, report_id: str | None) -> Answers:
    """The same answers, and which report the file replaces."""
    return replace(answers, replaces=report_id)


def _ask_authority(choices: Choices, asked: Asked) -> str | None:
    return st.selectbox(
        AUTHORITY,
        choices.authorities,
        index=None,
        accept_new_options=True,
        placeholder="Skriv eller välj",
        key=f"authority {asked.key}",
        width=260,
    )


def _ask_kind(asked: Asked) -> Kind | None:
    return st.selectbox(
        "Vilken redovisning?",
        list(Kind),
        index=None,
        format_func=lambda kind: formats.sentence_start(str(kind)),
        placeholder="Välj",
        key=f"kind {asked.key}",
        width=260,
    )


def _ask_period(asked: Asked) -> tuple[str | None, bool]:
    """The period as written, and whether it can be understood."""
    with st.container(width=260):  # the fault stands under its question and moves no other
        period = st.text_input(
            PERIOD,
            placeholder=PERIOD_EXAMPLE,
            key=f"period {asked.key}",
        )
        if not period or not period.strip():
            return None, True
        try:
            return str(parse_period(period.strip())), True
        except ValueError as error:
            st.error(escaped.markdown(str(error)), icon=":material/error:")
            return None, False


def _ask_school(choices: Choices, asked: Asked) -> str | None:
    schools = [s for s in choices.schools if s and s != WHOLE_AUTHORITY]
    return st.selectbox(
        SCHOOL,
        [*schools, WHOLE_AUTHORITY],
        index=None,
        accept_new_options=True,
        placeholder="Skriv eller välj",
        key=f"school {asked.key}",
        width=260,
    )


def _found(suggestion: Suggestion) -> str:
    place = words.place(suggestion.place)
    return f"{suggestion.value} ({place})" if place else suggestion.value


def _draw_explanations(asked: Asked) -> None:
    if asked.period and asked.suggestions:
        found = listed(dict.fromkeys(_found(s) for s in asked.suggestions[:_SUGGEST]))
        words.note(f"Texten nämner {found}. Det är ett förslag, inte ett besked.")
    if asked.schoolless:
        count = len(asked.schoolless)
        names = listed(f"”{name}”" for name in asked.schoolless[:3])
        rest = f" och {count - 3} till" if count > 3 else ""
        words.note(
            f"Svaret om skola gäller {how_many(count, 'insats', 'insatser')} där rapporten "
            f"inte namnger någon skola: {names}{rest}."
        )
