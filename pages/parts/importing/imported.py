"""The imported reports: those that wait for an answer first, then all of them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.deciding import asking
from pages.parts.frame import acting, words
from pages.parts.importing import outcome
from pages.parts.reports import sources
from pages.parts.selection import filters
from sbs_data import actions, questions
from sbs_data.actions import Answers
from sbs_data.model import Place, Suggestion
from sbs_data.questions import Choices, Shown
from sbs_data.words import escaped
from sbs_data.words.formats import how_many

_ASK_AT_ONCE = 5
_PER_PAGE = 15


def draw(shown: Shown) -> None:
    """What has been imported; nothing at all when nothing has."""
    if not shown.contents.report_count:
        return
    _draw_waiting(shown, shown.ask(questions.reports, waiting=True))
    _draw_all(shown)


def _draw_waiting(shown: Shown, waiting: pd.DataFrame) -> None:
    if waiting.empty:
        return
    st.header("Väntar på svar", anchor=False)
    asked_for = st.query_params.get(filters.REPORT)
    waiting = waiting.assign(last=waiting["report_id"] != asked_for).sort_values(
        "last", kind="stable"
    )
    choices = shown.ask(questions.choices)
    for report in waiting.head(_ASK_AT_ONCE).to_dict("records"):
        _draw_one(shown, choices, report, opened=report["report_id"] == asked_for)
    if len(waiting) > _ASK_AT_ONCE:
        rest = how_many(len(waiting) - _ASK_AT_ONCE, "rapport till", "rapporter till")
        words.note(f"{rest} väntar. De visas när de här är besvarade.")


def _draw_one(shown: Shown, choices: Choices, report: dict[str, object], *, opened: bool) -> None:
    report_id = str(report["report_id"])
    schoolless = shown.ask(questions.schoolless, report_id)
    asked = asking.Asked(
        key=report_id,
        authority=report["authority"] is None,
        kind=report["kind"] is None,
        period=report["period"] is None,
        schoolless=tuple(str(name) for name in schoolless["initiative"]),
        suggestions=_suggestions(report["period_suggestion"]),
    )
    with st.expander(escaped.markdown(str(report["file"])), expanded=opened):
        answers = asking.draw(choices, asked)
        is_said = answers is not None and answers != Answers()
        if st.button("Spara svar", key=f"answer {report_id}", disabled=not is_said) and answers:
            _save(report_id, str(report["file"]), answers)


def _suggestions(value: object) -> tuple[Suggestion, ...]:
    return () if value is None else (Suggestion(str(value), str(value), Place()),)


def _save(report_id: str, file: str, answers: Answers) -> None:
    act = acting.attempt("Sparar …", lambda: actions.answer(acting.delmal(), report_id, answers))
    if act is not None:
        outcome.remember(f"Svaret om ”{file}” är sparat.")
        st.rerun()


def _draw_all(shown: Shown) -> None:
    st.header("Importerade rapporter", anchor=False)
    pages = -(-shown.contents.report_count // _PER_PAGE)
    below = st.container()
    page = st.pagination(pages, key="rapportsida") if pages > 1 else 1
    with below:
        skip = (page - 1) * _PER_PAGE
        sources.draw_table(shown.ask(questions.reports, _PER_PAGE, skip=skip))
