"""A report as plain data: the promise of ``python -m sbs_data read``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sbs_data.model import (
    ANSWERS,
    Claim,
    Goal,
    Initiative,
    Notice,
    Passage,
    Place,
    Question,
    Report,
    Suggestion,
)

JsonObject = dict[str, Any]


def report_to_dict(report: Report) -> JsonObject:
    """One JSON-ready object per report; every list in the document's order."""
    return {
        "file": report.file,
        "sha256": report.sha256,
        "kind": report.kind,
        "kind_basis": report.kind_basis,
        "role": report.role,
        "authority": report.authority,
        "authority_basis": report.authority_basis,
        "authority_suggestions": [_suggestion(s) for s in report.authority_suggestions],
        "period": report.period,
        "period_basis": report.period_basis,
        "period_suggestions": [_suggestion(s) for s in report.period_suggestions],
        "initiatives": [_initiative(i) for i in report.initiatives],
        "sections": [
            {
                "heading": s.heading,
                "paragraphs": _texts(s.paragraphs),
                "is_template": s.is_template,
                "place": _place(s.place),
            }
            for s in report.sections
        ],
        "claims": [_claim(c) for c in report.claims],
        "warnings": [_notice(n) for n in report.warnings],
        "asked": [_question(q) for q in report.asked],
    }


def _suggestion(said: Suggestion) -> JsonObject:
    place = _place(said.place)
    return {"value": said.value, "quote": said.quote, "place": place, "basis": said.basis}


def _initiative(initiative: Initiative) -> JsonObject:
    return {
        "area": initiative.area,
        "name": initiative.name,
        "participants_text": initiative.participants_text,
        "references": list(initiative.references),
        "schools": list(initiative.schools),
        "mentioned_schools": list(initiative.mentioned_schools),
        "problems": _texts(initiative.problems),
        "causes": _texts(initiative.causes),
        "goals": [_goal(g) for g in initiative.goals],
        "improvements": _texts(initiative.improvements),
        "unmet": _texts(initiative.unmet),
        "expected_effects": _texts(initiative.expected_effects),
        "observed_effects": _texts(initiative.observed_effects),
        "lessons": _texts(initiative.lessons),
        "follow_up": _texts(initiative.follow_up),
        "other": _texts(initiative.other),
        "questions": _texts(initiative.questions),
        "place": _place(initiative.place),
        "area_place": _place_or_null(initiative.area_place),
    }


def _goal(goal: Goal) -> JsonObject:
    return {
        "text": goal.text,
        "status": goal.status,
        "basis": goal.basis,
        "basis_detail": goal.basis_detail,
        "ambiguous": goal.ambiguous,
        "repeated": goal.repeated,
        "suggestion": goal.suggestion,
        "suggestion_quote": goal.suggestion_quote,
        "place": _place(goal.place),
        "status_place": _place_or_null(goal.status_place),
    }


def _claim(claim: Claim) -> JsonObject:
    return {
        "measure": claim.measure,
        "value": claim.value,
        "from_value": claim.from_value,
        "of": claim.of,
        "change": claim.change,
        "unit": claim.unit,
        "comparator": claim.comparator,
        "negated": claim.negated,
        "direction": claim.direction,
        "gender": claim.gender,
        "grades": list(claim.grades),
        "term": claim.term,
        "school_year": claim.school_year,
        "role": claim.role,
        "reached": claim.reached,
        "initiative": claim.initiative_no,
        "quote": claim.quote,
        "place": _place(claim.place),
    }


def _notice(notice: Notice) -> JsonObject:
    return {"code": notice.code, "message": notice.message, "place": _place(notice.place)}


def _question(question: Question) -> JsonObject:
    return {
        "kind": question.kind,
        "quote": question.quote,
        "place": _place(question.place),
        "initiative": question.initiative_no,
        "other": question.other,
        "other_place": _place_or_null(question.other_place),
        "answers": list(ANSWERS[question.kind]),
    }


def _texts(passages: Iterable[Passage]) -> list[str]:
    return [p.text for p in passages]


def _place(place: Place) -> JsonObject:
    return {"table": place.table, "row": place.row, "paragraph": place.paragraph}


def _place_or_null(place: Place | None) -> JsonObject | None:
    return None if place is None else _place(place)
