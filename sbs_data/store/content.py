"""A ``Report`` record → rows for the content tables. Rows are built here and inserted in bulk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sbs_data.model import Claim, Goal, Initiative, Part, Passage, Place, Question, Report
from sbs_data.store import heard
from sbs_data.store.heard import Answered

Row = dict[str, Any]

CONTENT = (
    "document",
    "initiative",
    "initiative_school",
    "goal",
    "passage",
    "notice",
    "claim",
    "asked",
)
"""The tables that hold what the reader found, by document."""


def rows(report: Report, answered: Sequence[Answered] = ()) -> dict[str, list[Row]]:
    """All content rows of a document, by table. ``answered`` is what it was read with."""
    sha256 = report.sha256
    found: dict[str, list[Row]] = {name: [] for name in CONTENT}
    found["document"].append(_document(report))
    for no, initiative in enumerate(report.initiatives, start=1):
        key = {"sha256": sha256, "initiative_no": no}
        found["initiative"].append({**key, **_initiative(initiative)})
        found["initiative_school"] += [
            {**key, "school_no": school_no, "school": school}
            # dict: a school named twice in row 1 is one school
            for school_no, school in enumerate(dict.fromkeys(initiative.schools), start=1)
        ]
        found["goal"] += [
            {**key, "goal_no": goal_no, **_goal(goal)}
            for goal_no, goal in enumerate(initiative.goals, start=1)
        ]
    found["passage"] += [
        {"sha256": sha256, "passage_no": passage_no, **passage}
        for passage_no, passage in enumerate(_passages(report), start=1)
    ]
    found["notice"] += [
        {
            "sha256": sha256,
            "notice_no": notice_no,
            "code": notice.code,
            "message": notice.message,
            **_place(notice.place),
        }
        for notice_no, notice in enumerate(report.warnings, start=1)
    ]
    found["claim"] += [
        {"sha256": sha256, "claim_no": claim_no, **_claim(claim)}
        for claim_no, claim in enumerate(report.claims, start=1)
    ]
    found["asked"] += [
        {"sha256": sha256, "asked_no": asked_no, **asked}
        for asked_no, asked in enumerate(_asked(report, answered), start=1)
    ]
    return found


def _document(report: Report) -> Row:
    suggested = dict.fromkeys(suggestion.value for suggestion in report.period_suggestions)
    named = (each.value.replace("; ", ", ") for each in report.authority_suggestions)
    return {
        "sha256": report.sha256,
        "role": str(report.role),
        "kind": report.kind and str(report.kind),
        "kind_basis": report.kind_basis,
        "authority": report.authority,
        "authority_basis": report.authority_basis,
        "authority_suggestion": "; ".join(dict.fromkeys(named)) or None,
        "period": report.period,
        "period_basis": report.period_basis,
        "period_suggestion": ", ".join(suggested) or None,
    }


def _initiative(initiative: Initiative) -> Row:
    return {
        "area": initiative.area,
        "name": initiative.name,
        "participants_text": initiative.participants_text,
        "reference_text": ", ".join(initiative.references),
        "mentioned_schools": ", ".join(initiative.mentioned_schools),
        **_place(initiative.place),
    }


def _goal(goal: Goal) -> Row:
    return {
        "goal": goal.text,
        "marked_text": goal.marked_text,
        "status": str(goal.status),
        "basis": str(goal.basis),
        "basis_detail": goal.basis_detail,
        "ambiguous": goal.ambiguous,
        "repeated": goal.repeated,
        "suggestion": goal.suggestion and str(goal.suggestion),
        "suggestion_quote": goal.suggestion_quote,
        **_place(goal.place),
        **_place(goal.status_place or Place(), "status"),
    }


def _claim(claim: Claim) -> Row:
    return {
        "initiative_no": claim.initiative_no,
        "role": str(claim.role),
        "measure": claim.measure and str(claim.measure),
        "value": claim.value,
        "from_value": claim.from_value,
        "of_count": claim.of,
        "is_change": claim.change,
        "unit": claim.unit and str(claim.unit),
        "comparator": claim.comparator and str(claim.comparator),
        "negated": claim.negated,
        "direction": claim.direction and str(claim.direction),
        "gender": claim.gender and str(claim.gender),
        "grades": ", ".join(str(grade) for grade in claim.grades) or None,
        "term": claim.term,
        "school_year": claim.school_year,
        "reached": claim.reached,
        "quote": claim.quote,
        **_place(claim.place),
    }


def _asked(report: Report, answered: Sequence[Answered]) -> Iterator[Row]:
    """Every question: those that were answered first, then those that are left."""
    told = {heard.key_of(of.question): of for of in answered}
    for key, of in told.items():
        yield _question(key, of.question, of.answer)
    for question in report.asked:
        key = heard.key_of(question)
        if key not in told:
            yield _question(key, question, None)


def _question(key: str, question: Question, answer: str | None) -> Row:
    return {
        "asks": str(question.kind),
        "asked_key": key,
        "quote": question.quote,
        "other": question.other,
        "answer": answer,
        "initiative_no": question.initiative_no,
        **_place(question.place),
        **_place(question.other_place or Place(), "other"),
    }


def _passages(report: Report) -> Iterator[Row]:
    """Every paragraph: each initiative's in the order of the template's rows, then the sections."""
    for no, initiative in enumerate(report.initiatives, start=1):
        for part, passage in initiative.passages():
            yield _passage(passage, part, initiative_no=no)
    for section in report.sections:
        for passage in section.paragraphs:
            yield _passage(
                passage,
                Part.SECTION,
                heading=section.heading,
                is_template=section.is_template,
            )


def _passage(
    passage: Passage,
    part: Part,
    *,
    initiative_no: int | None = None,
    heading: str | None = None,
    is_template: bool = False,
) -> Row:
    return {
        "initiative_no": initiative_no,
        "part": str(part),
        "heading": heading,
        "text": passage.text,
        "is_template": is_template,
        **_place(passage.place),
    }


def _place(place: Place, prefix: str = "place") -> Row:
    return {
        f"{prefix}_table": place.table,
        f"{prefix}_row": place.row,
        f"{prefix}_paragraph": place.paragraph,
    }
