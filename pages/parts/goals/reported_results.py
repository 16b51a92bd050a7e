"""What the reports say of the pupils' results: in words, in quotes, and for a person to confirm."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import acting, words
from sbs_data import actions
from sbs_data.answers import overview, reported
from sbs_data.answers.reported import Claimed, Reported, Target
from sbs_data.questions import Selection, Shown
from sbs_data.words import labels, reported_words

_SHOW_TARGETS = 4
_SHOW_OUTCOMES = 5


def draw(shown: Shown, selection: Selection) -> None:
    """The målvärden of all reports, each to be confirmed, and the outcomes that are said.

    Folded: Lägesbild is about the goals, and this is what is read beside them.
    """
    found = reported.of_selection(shown, selection.scope, _SHOW_TARGETS, _SHOW_OUTCOMES)
    if not (found.targets or found.outcomes):
        return
    st.subheader(overview.TARGETS, anchor=False)
    words.note(reported_words.READ_THE_QUOTE)
    if found.targets:
        _draw_targets(found)
    if found.outcomes:
        _draw_outcomes(found)


def _draw_targets(found: Reported) -> None:
    with st.expander("Målvärden som rapporterna nämner"):
        for target in found.targets:
            _draw_target(target)
        if found.targets_left:
            words.note(reported_words.and_targets(found.targets_left))


def draw_of_initiative(shown: Shown, initiative_id: str) -> None:
    """What one initiative's own words say, beside the rest of its chain."""
    claims = reported.of_initiative(shown, initiative_id)
    if not claims:
        return
    st.header("Elevernas resultat enligt insatsens text", anchor=False)
    for claim in claims:
        _draw_claimed(claim)


def _draw_target(target: Target) -> None:
    with st.container(border=True, gap="xsmall"):
        st.text(f"{labels.TARGET}: {target.words}", width="stretch")
        if target.reached:
            words.note(target.reached)
        with st.expander(reported_words.said_in(len(target.quotes))):
            for quote in target.quotes:
                _draw_quote(quote.text, f"{quote.file}, {quote.passage.place}")
        _draw_decision(target)


def _draw_decision(target: Target) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if target.confirmed_by is not None:
            st.badge("Bekräftat", icon=":material/check:", color="blue")
            words.note(f"av {target.confirmed_by}", width="content")
            return
        words.note(reported_words.IS_IT_SO, width="content")
        for label, confirmed in ((reported_words.CONFIRM, True), (reported_words.REJECT, False)):
            if st.button(label, key=f"{label} {target.key}") and _decide(target.key, confirmed):
                st.rerun()


def _decide(key: str, confirmed: bool) -> bool:
    act = acting.attempt(
        labels.SAVING, lambda: actions.confirm_target(acting.delmal(), key, confirmed)
    )
    return act is not None


def _draw_outcomes(found: Reported) -> None:
    with st.expander(reported_words.outcomes(found.outcome_count)):
        for outcome in found.outcomes:
            _draw_claimed(outcome)
        if found.outcome_count > len(found.outcomes):
            words.note(reported_words.OTHERS)


def _draw_claimed(claim: Claimed) -> None:
    with st.container(gap="xsmall"):
        st.text(claim.words, width="stretch")
        if claim.reached:
            words.note(claim.reached)
        _draw_quote(claim.quote, claim.place)


def _draw_quote(quote: str, place: str) -> None:
    with st.container(gap=None):
        st.text(f"”{quote}”", width="stretch")
        words.note(place)
