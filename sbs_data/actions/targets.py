"""What a person decides about a målvärde: one that the reports say, or one set by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sbs_data import questions
from sbs_data.actions import decision_frame
from sbs_data.actions.commit import Draft, Situation, commit_one
from sbs_data.actions.decision_frame import (
    Wanted,
    initiative_in_force,
    reason_of,
    refuse_unknown,
    shown,
)
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.prepare import prepare
from sbs_data.errors import DelmalError
from sbs_data.model import Term, parse_period
from sbs_data.questions import Snapshot
from sbs_data.store import fold

_COMPARATORS = ("at_least", "at_most")
_GENDERS = (None, "girls", "boys")


@dataclass(frozen=True, slots=True)
class NewTarget:
    """A målvärde to set by hand, in the measure's own unit.

    ``unit_kind`` and ``unit_code`` are a unit of the statistics; ``due`` is a term or a läsår, or
    nothing where no end is said.
    """

    measure: str
    unit_kind: str
    unit_code: str
    value: float
    comparator: str = "at_least"
    gender: str | None = None
    grade: str | None = None
    due: str | None = None


def confirm_target(delmal: Delmal, target_key: str, confirmed: bool) -> int:
    """Confirm a target that the reports say, or reject it. Returns the act's number.

    The latest decision counts. It stays when no report says the target any more, and is back when
    one does.
    """
    prepare(delmal)

    def decide(situation: Situation) -> Draft:
        quote, keys = _quote(delmal, target_key)
        decided = fold.decisions(situation.entries)
        known = max(
            (decided[key] for key in keys if key in decided),
            key=lambda decision: decision.act_no,
            default=None,
        )
        if known is not None and known.confirmed == confirmed:
            said = "bekräftat" if confirmed else "avvisat"
            raise DelmalError(
                f"Målvärdet är redan {said} av {known.who}. Ingenting har ändrats.",
                code="already_decided",
            )
        return Draft(
            fold.CONFIRM_TARGET,
            {"target_key": target_key, "confirmed": confirmed, "quote": quote},
        )

    return commit_one(delmal, decide)


def set_target(delmal: Delmal, target: NewTarget, reason: str = "") -> int:
    """Set a målvärde by hand. Returns the act's number.

    One is known by its measure, unit, gender, grade and due term: said again it has another value.
    """
    value = _checked(target)
    why = reason_of(reason)

    def wanted(snapshot: Snapshot, _: Situation) -> Wanted:
        measures = questions.figure_measures(snapshot, (target.measure,))
        if measures.empty:
            raise DelmalError(
                f"Det finns inget mått ”{target.measure}”. Ingenting har ändrats.",
                code="no_measure",
            )
        measure = measures.iloc[0]
        unit = questions.unit(snapshot, (target.unit_kind,), target.unit_code)
        if unit is None or unit["unit_name"] is None:
            raise DelmalError(
                f"Ingen statistik gäller enheten ”{target.unit_code}”. Importera dess siffror "
                "först. Ingenting har ändrats.",
                code="no_unit",
            )
        if measure["unit"] == "percent" and not 0 <= target.value <= 100:
            raise DelmalError(
                "Ett målvärde i procent ligger mellan 0 och 100. Ingenting har ändrats.",
                code="not_a_share",
            )
        said = {**value, "unit": measure["unit"], "unit_name": unit["unit_name"]}
        subject = f"{measure['name']}, {unit['unit_name']}"
        return Wanted(fold.TARGET_VALUE, _key(value), said, subject, why)

    return decision_frame.decide(delmal, wanted)


def take_back_target(delmal: Delmal, target_key: str) -> int:
    """Take back a målvärde that was set by hand. Returns the act's number."""

    def wanted(_: Snapshot, situation: Situation) -> Wanted:
        known = situation.verdicts.get((fold.TARGET_VALUE, target_key))
        return Wanted(fold.TARGET_VALUE, target_key, None, known.subject if known else "")

    return decision_frame.decide(delmal, wanted)


def link_target(delmal: Delmal, target_key: str, initiative_id: str, linked: bool | None) -> int:
    """Say that an initiative aims at a målvärde, or that it does not. Returns the act's number."""

    def wanted(snapshot: Snapshot, situation: Situation) -> Wanted:
        initiative = initiative_in_force(snapshot, initiative_id)
        ref = initiative["initiative_ref"]
        key = _link_key(snapshot, situation, target_key, ref)
        refuse_unknown(
            situation,
            fold.TARGET_LINK,
            key,
            (f"{known}|{ref}" for known in questions.target_values(snapshot)["target_key"]),
            f"Inget målvärde som gäller har beteckningen ”{target_key}”. Ingenting har ändrats.",
        )
        value = None if linked is None else "linked" if linked else "rejected"
        return Wanted(fold.TARGET_LINK, key, value, str(initiative["initiative"]))

    return decision_frame.decide(delmal, wanted)


def _checked(target: NewTarget) -> dict[str, Any]:
    if target.comparator not in _COMPARATORS:
        raise DelmalError(
            f"”{target.comparator}” är ingen jämförelse. Ange at_least eller at_most.",
            code="no_comparator",
        )
    if target.gender not in _GENDERS:
        raise DelmalError(
            f"”{target.gender}” är inget kön. Ange girls, boys eller inget alls.", code="no_gender"
        )
    return {
        "measure": target.measure,
        "unit_kind": target.unit_kind,
        "unit_code": target.unit_code,
        "value": float(target.value),
        "comparator": target.comparator,
        "gender": target.gender,
        "grade": target.grade,
        **_due(target.due),
    }


def _due(due: str | None) -> dict[str, str | None]:
    """Term and läsår, or neither: *inget slutdatum angivet* is a legal answer."""
    if not due or not due.strip():
        return {"term": None, "school_year": None}
    try:
        period = parse_period(due)
    except ValueError:
        raise DelmalError(
            f"”{due}” är varken termin eller läsår. Skriv till exempel VT26 eller 2025/26, eller "
            "ingenting om inget slutdatum är angivet.",
            code="no_period",
        ) from None
    if isinstance(period, Term):
        return {"term": str(period), "school_year": str(period.school_year)}
    return {"term": None, "school_year": str(period)}


def _key(value: Mapping[str, Any]) -> str:
    named = ("measure", "unit_kind", "unit_code", "gender", "grade", "term", "school_year")
    said = json.dumps([value[name] for name in named])
    return f"m-{hashlib.sha256(said.encode()).hexdigest()[:12]}"


def _link_key(snapshot: Snapshot, situation: Situation, target_key: str, ref: str) -> str:
    """What a link is kept under: where it was said before, else the target's key as it is now."""
    keys = (target_key, *questions.target_keys_before(snapshot, target_key))
    said = [
        verdict
        for key in keys
        if (verdict := situation.verdicts.get((fold.TARGET_LINK, f"{key}|{ref}"))) is not None
    ]
    if not said:
        return f"{target_key}|{ref}"
    return max(said, key=lambda verdict: verdict.act_no).key


def _quote(delmal: Delmal, target_key: str) -> tuple[str, list[str]]:
    """The words, and every key that they have had."""
    with shown(delmal) as snapshot:
        said = questions.target_words(snapshot, target_key)
        before = questions.target_keys_before(snapshot, target_key)
    if said is None:
        raise DelmalError(
            f"Inget målvärde i rapporterna har beteckningen ”{target_key}”.", code="no_target"
        )
    return said, [target_key, *before]
