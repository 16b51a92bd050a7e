"""The imported reports: those that wait for an answer first, then all of them."""

from __future__ import annotations

import streamlit as st

from pages.parts.deciding import asking
from pages.parts.frame import acting, paging, words
from pages.parts.importing import outcome
from pages.parts.reports import sources
from pages.parts.selection import filters
from sbs_data import actions, questions
from sbs_data.actions import Answers
from sbs_data.answers import report_gaps
from sbs_data.answers.report_gaps import Waiting
from sbs_data.questions import Choices, Shown
from sbs_data.words import escaped, importing_words, labels

_ASK_AT_ONCE = 5
_PER_PAGE = 15


def draw(shown: Shown) -> None:
    """What has been imported; nothing at all when nothing has."""
    if not shown.contents.report_count:
        return
    _draw_waiting(shown)
    _draw_all(shown)


def _draw_waiting(shown: Shown) -> None:
    asked_for = st.query_params.get(filters.REPORT)
    waiting, count = report_gaps.waiting(shown, asked_for, _ASK_AT_ONCE)
    if not waiting:
        return
    st.header("Väntar på svar", anchor=False)
    choices = shown.ask(questions.choices)
    for report in waiting:
        _draw_one(choices, report, opened=report.report_id == asked_for)
    if count > len(waiting):
        words.note(importing_words.others_wait(count - len(waiting)))


def _draw_one(choices: Choices, report: Waiting, *, opened: bool) -> None:
    key = report.report_id
    with st.expander(escaped.markdown(report.file), expanded=opened):
        answers = asking.draw(key, choices, report.gaps)
        is_said = answers is not None and answers != Answers()
        if st.button("Spara svar", key=f"answer {key}", disabled=not is_said) and answers:
            _save(key, report.file, answers)


def _save(report_id: str, file: str, answers: Answers) -> None:
    act = acting.attempt(labels.SAVING, lambda: actions.answer(acting.delmal(), report_id, answers))
    if act is not None:
        outcome.remember(importing_words.answered(file))
        st.rerun()


def _draw_all(shown: Shown) -> None:
    st.header(importing_words.IMPORTED_REPORTS, anchor=False)
    below, page = paging.below(shown.contents.report_count, _PER_PAGE, "rapportsida")
    with below:
        sources.draw_table(shown, _PER_PAGE, paging.before(page, _PER_PAGE))
