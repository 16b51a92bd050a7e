"""One file that has been looked at: what was found, and the questions it leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.deciding import asking
from pages.parts.frame import acting, words
from pages.parts.importing import notices
from pages.parts.texts import goal_card
from sbs_data import actions
from sbs_data.actions import Answers, Bilaga, Candidate, Existing
from sbs_data.answers import report_found, report_gaps
from sbs_data.answers.report_found import Found, FoundInitiative
from sbs_data.answers.report_gaps import Gaps
from sbs_data.model import Kind, Report
from sbs_data.questions import Choices
from sbs_data.words import escaped, gap_words, importing_words

_FEW = 12
"""Goals that are shown without a click."""


@dataclass(frozen=True, slots=True)
class Together:
    """The files that are dropped together, and the bilagor among them by SHA-256."""

    candidates: Sequence[Candidate]
    bilagor: Mapping[str, Bilaga]

    def asked_with(self, main: Candidate) -> list[Report]:
        """The bilagor that a question about their huvuddokument is for too."""
        return [
            c.report
            for c in self.candidates
            if c.report is not None
            and (bilaga := self.bilagor.get(c.sha256)) is not None
            and bilaga.main_sha256 == main.sha256
        ]


def draw(choices: Choices, candidate: Candidate, among: Together) -> Answers | None:
    """Draw the file; what a person answers, ``None`` where nothing can be saved (yet).

    ``among`` tells of the files that it is dropped together with.
    """
    if candidate.report is None:
        st.error(escaped.markdown(candidate.refusal or ""), icon=":material/block:")
        return None
    if candidate.already is not None:
        told = importing_words.already(candidate.file)
        st.info(escaped.markdown(told), icon=":material/info:")
        return None
    with st.container(border=True):
        st.header(escaped.markdown(candidate.file), anchor=False)
        bilaga = _draw_bilaga(candidate, among.bilagor.get(candidate.sha256))
        taken, basis = (bilaga.taken, bilaga.basis) if bilaga else ({}, "")
        found = report_found.of_file(candidate.report, taken, basis)
        _draw_found(found)
        gaps = report_gaps.of_file(candidate.report, taken, among.asked_with(candidate))
        answers = _draw_questions(choices, candidate, gaps, taken)
        if answers is not None and bilaga is None and candidate.sha256 in among.bilagor:
            answers = asking.with_alone(answers)
        notices.draw(found.notices)
    return answers


def _draw_bilaga(candidate: Candidate, bilaga: Bilaga | None) -> Bilaga | None:
    """That it goes with its huvuddokument, which a person can deny."""
    if bilaga is None:
        return None
    label = escaped.markdown(gap_words.bilaga_of(bilaga.main))
    return bilaga if st.checkbox(label, value=True, key=f"bilaga {candidate.sha256}") else None


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


def _draw_questions(
    choices: Choices, candidate: Candidate, gaps: Gaps, taken: Mapping[str, str | None]
) -> Answers | None:
    answers = asking.draw(candidate.sha256, choices, gaps)
    report = candidate.report
    if answers is None or report is None:
        return None
    kind = taken.get("kind")
    earlier = candidate.same_redovisning or actions.same_redovisning(
        acting.delmal(),
        answers.authority or report.authority or taken.get("authority"),
        answers.kind or report.kind or (Kind(kind) if kind else None),
        answers.period or report.period or taken.get("period"),
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
