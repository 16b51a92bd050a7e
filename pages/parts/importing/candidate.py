"""One file that has been looked at: what was found, and the questions it leaves open."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.deciding import asking
from pages.parts.frame import acting, words
from pages.parts.importing import notices
from pages.parts.texts import goal_card
from sbs_data import actions
from sbs_data.actions import Answers, Candidate, Existing
from sbs_data.answers import report_found, report_gaps
from sbs_data.answers.report_found import Found, FoundInitiative
from sbs_data.model import Report
from sbs_data.questions import Choices
from sbs_data.words import escaped, importing_words

_FEW = 12
"""Goals that are shown without a click."""


def draw(choices: Choices, candidate: Candidate) -> Answers | None:
    """Draw the file; what a person answers, ``None`` where nothing can be saved (yet)."""
    if candidate.report is None:
        st.error(escaped.markdown(candidate.refusal or ""), icon=":material/block:")
        return None
    if candidate.already is not None:
        told = importing_words.already(candidate.file)
        st.info(escaped.markdown(told), icon=":material/info:")
        return None
    found = report_found.of_file(candidate.report)
    with st.container(border=True):
        st.header(escaped.markdown(candidate.file), anchor=False)
        _draw_found(found)
        answers = _draw_questions(choices, candidate, candidate.report)
        notices.draw(found.notices)
    return answers


def _draw_found(found: Found) -> None:
    """What the file says, and how its goals stand."""
    with st.container(gap="xsmall"):
        for name, value in found.facts:
            st.text(f"{name}: {value}", width="stretch")
    st.markdown(f"**{escaped.markdown(found.understood)}**")
    if not found.initiatives:
        return
    title = importing_words.goals_as_read(found.goal_count)
    with st.expander(title, expanded=found.goal_count <= _FEW):
        for initiative in found.initiatives:
            _draw_initiative(initiative)


def _draw_initiative(initiative: FoundInitiative) -> None:
    """Its goals, each with the colour it had in Word: a colour, a symbol and a word."""
    words.note(initiative.name)
    for goal in initiative.goals:
        with st.container(gap=None):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                goal_card.draw_badge(goal.status)
                words.note(goal.note, width="content")
            st.text(goal.goal, width="stretch")


def _draw_questions(choices: Choices, candidate: Candidate, report: Report) -> Answers | None:
    answers = asking.draw(candidate.sha256, choices, report_gaps.of_file(report))
    if answers is None:
        return None
    earlier = candidate.same_redovisning or actions.same_redovisning(
        acting.delmal(),
        answers.authority or report.authority,
        answers.kind or report.kind,
        answers.period or report.period,
    )
    return asking.with_replaced(answers, _draw_replaces(candidate, earlier))


def _draw_replaces(candidate: Candidate, earlier: Sequence[Existing]) -> str | None:
    """Never replaced by itself: the answer that is already there is no."""
    if not earlier:
        return None
    labels = {
        each.report_id: escaped.markdown(importing_words.replaces(each.file, each.imported_at))
        for each in earlier
    }
    return st.radio(
        importing_words.REPLACES,
        [None, *labels],
        format_func=lambda of: importing_words.KEEP_BOTH if of is None else labels[of],
        key=f"replaces {candidate.sha256}",
    )
