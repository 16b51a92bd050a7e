"""What the reports say of the pupils' results: in words, in quotes, and for a person to confirm."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import acting, words
from pages.parts.texts.goal_card import Record
from sbs_data import actions, questions
from sbs_data.answers import overview
from sbs_data.questions import Selection, Shown
from sbs_data.words.claim_words import ROLES, in_words, reached_in_words
from sbs_data.words.formats import how_many

_SHOW_TARGETS = 4
_SHOW_OUTCOMES = 5


def draw(shown: Shown, selection: Selection) -> None:
    """The målvärden of all reports, each to be confirmed, and the outcomes that are said.

    Folded: Lägesbild is about the goals, and this is what is read beside them.
    """
    targets = shown.ask(questions.stated_targets, _SHOW_TARGETS, selection.scope)
    outcomes = shown.ask(questions.outcomes, _SHOW_OUTCOMES, selection.scope)
    if targets.empty and outcomes.empty:
        return
    st.subheader(overview.TARGETS, anchor=False)
    words.note(
        "Utläst ur rapporternas text. Det är vad som står där, inte statistik: "
        "läs citatet innan du bekräftar."
    )
    if not targets.empty:
        _draw_targets(shown, targets.to_dict("records"), int(targets["target_count"].iloc[0]))
    if not outcomes.empty:
        _draw_outcomes(outcomes.to_dict("records"), int(outcomes["outcome_count"].iloc[0]))


def _draw_targets(shown: Shown, targets: list[Record], count: int) -> None:
    with st.expander("Målvärden som rapporterna nämner"):
        for target in targets:
            _draw_target(shown, target)
        if left := count - len(targets):
            words.note(f"Och {how_many(left, 'målvärde', 'målvärden')} till.")


def draw_of_initiative(shown: Shown, initiative_id: str) -> None:
    """What one initiative's own words say, beside the rest of its chain."""
    claims = shown.ask(questions.claims_of_initiative, initiative_id)
    if claims.empty:
        return
    st.header("Elevernas resultat enligt insatsens text", anchor=False)
    for claim in claims.to_dict("records"):
        _draw_quoted(claim, f"{ROLES[str(claim['role'])]}: ")


def _draw_target(shown: Shown, target: Record) -> None:
    key = str(target["target_key"])
    with st.container(border=True, gap="xsmall"):
        st.text(f"Målvärde: {in_words(target)}", width="stretch")
        if reached := reached_in_words(target):
            words.note(reached)
        quotes = shown.ask(questions.target_quotes, key)
        with st.expander(f"Sagt på {how_many(len(quotes), 'ställe', 'ställen')}"):
            for quote in quotes.to_dict("records"):
                _draw_quote(str(quote["quote"]), f"{quote['file']}, {quote['place']}")
        _draw_decision(target, key)


def _draw_decision(target: Record, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if target["confirmed_by"] is not None:
            st.badge("Bekräftat", icon=":material/check:", color="blue")
            words.note(f"av {target['confirmed_by']}", width="content")
            return
        words.note("Stämmer det?", width="content")
        for label, confirmed in (("Bekräfta", True), ("Stämmer inte", False)):
            if st.button(label, key=f"{label} {key}") and _decide(key, confirmed):
                st.rerun()


def _decide(key: str, confirmed: bool) -> bool:
    act = acting.attempt(
        "Sparar …", lambda: actions.confirm_target(acting.delmal(), key, confirmed)
    )
    return act is not None


def _draw_outcomes(outcomes: list[Record], count: int) -> None:
    with st.expander(f"{how_many(count, 'uppgift', 'uppgifter')} om vad eleverna har nått"):
        for outcome in outcomes:
            _draw_quoted(outcome, file=f"{outcome['file']}, ")
        if count > len(outcomes):
            words.note("De övriga står vid insatsernas mål.")


def _draw_quoted(claim: Record, role: str = "", *, file: str = "") -> None:
    with st.container(gap="xsmall"):
        st.text(f"{role}{in_words(claim)}", width="stretch")
        if reached := reached_in_words(claim):
            words.note(reached)
        _draw_quote(str(claim["quote"]), f"{file}{claim['place']}")


def _draw_quote(quote: str, place: str) -> None:
    with st.container(gap=None):
        st.text(f"”{quote}”", width="stretch")
        words.note(place)
