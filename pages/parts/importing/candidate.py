"""One file that has been looked at: what was found, and the questions it leaves open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import streamlit as st

from pages.parts.deciding import asking
from pages.parts.frame import acting, words
from sbs_data import actions
from sbs_data.actions import Answers, Candidate, Existing
from sbs_data.model import Initiative, Notice, Report, Role, Status
from sbs_data.questions import Choices
from sbs_data.words import escaped, formats, sentences
from sbs_data.words.formats import how_many, listed
from sbs_data.words.statuses import STATUS


def draw(choices: Choices, candidate: Candidate) -> Answers | None:
    """Draw the file; what a person answers, ``None`` where nothing can be saved (yet)."""
    if candidate.report is None:
        st.error(escaped.markdown(candidate.refusal or ""), icon=":material/block:")
        return None
    if candidate.already is not None:
        st.info(
            escaped.markdown(f"”{candidate.file}” är redan importerad. Ingenting ändras."),
            icon=":material/info:",
        )
        return None
    with st.container(border=True):
        st.header(escaped.markdown(candidate.file), anchor=False)
        _draw_found(candidate.report)
        answers = _draw_questions(choices, candidate, candidate.report)
        _draw_notices(candidate.report.warnings)
    return answers


def _draw_found(report: Report) -> None:
    """What the file says, each with where it says it."""
    with st.container(gap="xsmall"):
        for name, value, basis in (
            ("Huvudman", report.authority, report.authority_basis),
            ("Redovisning", report.kind and formats.sentence_start(report.kind), report.kind_basis),
            ("Period", report.period, report.period_basis),
        ):
            if value:
                st.text(f"{name}: {value}" + (f" ({basis})" if basis else ""), width="stretch")
        schools = listed(sorted(_schools(report.initiatives), key=formats.swedish_order))
        if schools:
            st.text(f"Skolor: {schools}", width="stretch")
        st.text(f"Innehåll: {_contents(report)}", width="stretch")
    _draw_statuses(report)


def _contents(report: Report) -> str:
    if report.role is Role.NARRATIVE or not report.initiatives:
        return "löpande text utan matriser"
    goals = sum(len(i.goals) for i in report.initiatives)
    return f"{how_many(len(report.initiatives), 'insats', 'insatser')}, {sentences.goals(goals)}"


def _schools(initiatives: Iterable[Initiative]) -> set[str]:
    return {school for initiative in initiatives for school in initiative.schools}


def _draw_statuses(report: Report) -> None:
    counts = Counter(goal.status for i in report.initiatives for goal in i.goals)
    if not counts:
        return
    with st.container(horizontal=True, gap="small"):
        for status, look in STATUS.items():
            if counts[status]:
                label = f"{look.word}: {formats.number(counts[status])}"
                st.badge(label, icon=look.icon, color=look.badge)
    unclear = sum(goal.ambiguous for i in report.initiatives for goal in i.goals)
    if unclear:
        words.note(
            f"{sentences.goals(unclear)} har färg som inte är entydig och räknas som "
            f"{STATUS[Status.UNMARKED].singular}."
        )


def _draw_questions(choices: Choices, candidate: Candidate, report: Report) -> Answers | None:
    schoolless = [i.name for i in report.initiatives if not i.schools]
    asked = asking.Asked(
        key=candidate.sha256,
        authority=report.authority is None,
        kind=report.kind is None,
        period=report.period is None,
        schoolless=tuple(schoolless),
        suggestions=report.period_suggestions,
    )
    answers = asking.draw(choices, asked)
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
    options = [None, *(e.report_id for e in earlier)]
    names = {e.report_id: e for e in earlier}

    def words(report_id: str | None) -> str:
        if report_id is None:
            return "Nej, båda ska finnas kvar"
        existing = names[report_id]
        moment = formats.date(existing.imported_at)
        return escaped.markdown(f"Ja, den ersätter ”{existing.file}”, importerad {moment}")

    return st.radio(
        "Det finns redan en fil för samma huvudman, redovisning och period. "
        "Är den här en ny version av den?",
        options,
        format_func=words,
        key=f"replaces {candidate.sha256}",
    )


def _draw_notices(notices: Sequence[Notice]) -> None:
    if not notices:
        return
    label = how_many(len(notices), "sak att känna till", "saker att känna till")
    with st.expander(label, icon=":material/info:"):
        for notice in notices:
            place = words.place(notice.place)
            st.text(notice.message + (f" ({place})" if place else ""), width="stretch")
