"""What a person decides of goals, schools, areas and reports: kept by keys that outlive a file.

The latest decision on a key counts. ``None`` takes a decision back: then it is as the report says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sbs_data import questions
from sbs_data.actions.answers import no_such_report
from sbs_data.actions.commit import Situation
from sbs_data.actions.decision_frame import (
    Wanted,
    decide,
    initiative_in_force,
    reason_of,
    refuse_empty,
    refuse_unknown,
)
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.texts import tidy
from sbs_data.comparing import normalised, school_key
from sbs_data.errors import DelmalError
from sbs_data.meaning.school_forms import in_order
from sbs_data.model import SchoolForm, Status
from sbs_data.questions import Snapshot
from sbs_data.store import fold


def decide_status(
    delmal: Delmal, goal_id: str, status: Status | str | None, reason: str = ""
) -> int:
    """Say what status a goal has in its redovisning, and why. Returns the act's number.

    A later redovisning's colour comes after. ``reason`` is required unless the status is None.
    """
    said = None if status is None else _status(status)
    why = reason_of(reason)
    if said and not why:
        raise DelmalError(
            "Skriv varför: en status som en person bestämmer måste ha ett skäl.", code="no_reason"
        )

    def wanted(snapshot: Snapshot, _: Situation) -> Wanted:
        goal = _goal(snapshot, goal_id)
        return Wanted(fold.STATUS, goal["goal_ref"], said, goal["goal"], why)

    return decide(delmal, wanted)


def decide_match(delmal: Delmal, goal_id: str, earlier_goal_id: str, same: bool | None) -> int:
    """Say that two goals of different reports are one and the same, or that they are not.

    Whichever is given first: the later of them comes first in what is kept. Returns the act's
    number.
    """

    def wanted(snapshot: Snapshot, situation: Situation) -> Wanted:
        one, other = _goal(snapshot, goal_id), _goal(snapshot, earlier_goal_id)
        if one["report_id"] == other["report_id"]:
            raise DelmalError(
                "Två mål i samma rapport kan inte vara samma mål. Ingenting har ändrats.",
                code="same_report",
            )
        if one["authority"] != other["authority"]:
            raise DelmalError(
                "Målen hör till olika huvudmän och kan inte vara samma mål. Ingenting har ändrats.",
                code="other_authority",
            )
        earlier, later = sorted((one, other), key=_age)
        if same:
            _refuse_two_of_one_report(snapshot, situation, later, earlier)
        value = None if same is None else "same" if same else "not_same"
        subject = f"{later['goal']} | {earlier['goal']}"
        return Wanted(fold.MATCH, f"{later['goal_ref']}|{earlier['goal_ref']}", value, subject)

    return decide(delmal, wanted)


def map_school(delmal: Delmal, authority: str | None, written: str, school: str | None) -> int:
    """Say which school a name in the reports means: another's, a new one, or (itself) its own.

    Returns the act's number.
    """
    name = tidy(school, "Skolans namn")
    refuse_empty(school, name, "Skolans namn saknas. Ingenting har ändrats.")

    def wanted(snapshot: Snapshot, situation: Situation) -> Wanted:
        key = school_key(authority, written)
        named, schools = questions.school_spellings(snapshot), questions.schools(snapshot)
        refuse_unknown(
            situation,
            fold.SCHOOL,
            key,
            (
                *map(school_key, named["authority"], named["written"]),
                *map(school_key, schools["authority"], schools["school"]),
            ),
            f"Ingen rapport nämner skolan ”{written}”. Ingenting har ändrats.",
        )
        return Wanted(fold.SCHOOL, key, name, written)

    return decide(delmal, wanted)


def set_initiative_schools(
    delmal: Delmal, initiative_id: str, schools: Sequence[str] | None
) -> int:
    """Say which schools an initiative is for, whatever row 1 says. Returns the act's number."""
    names = _names(schools)

    def wanted(snapshot: Snapshot, _: Situation) -> Wanted:
        found = initiative_in_force(snapshot, initiative_id)
        return Wanted(fold.INITIATIVE_SCHOOLS, found["initiative_ref"], names, found["initiative"])

    return decide(delmal, wanted)


def harmonise_area(delmal: Delmal, written: str, area: str | None) -> int:
    """Say what a development area in the reports is to be called. Returns the act's number."""
    name = tidy(area, "Utvecklingsområdets namn")
    refuse_empty(area, name, "Utvecklingsområdets namn saknas. Ingenting har ändrats.")

    def wanted(snapshot: Snapshot, situation: Situation) -> Wanted:
        refuse_unknown(
            situation,
            fold.AREA,
            normalised(written),
            map(normalised, questions.area_spellings(snapshot)["written"]),
            f"Ingen rapport nämner utvecklingsområdet ”{written}”. Ingenting har ändrats.",
        )
        return Wanted(fold.AREA, normalised(written), name, written)

    return decide(delmal, wanted)


def set_school_forms(
    delmal: Delmal, authority: str | None, school: str, forms: Sequence[SchoolForm | str] | None
) -> int:
    """Say which school forms a school has. Returns the act's number."""
    codes = None if forms is None else [form.value for form in in_order(map(_form, forms))]
    if codes == []:
        raise DelmalError("Ange minst en skolform. Ingenting har ändrats.", code="no_answer")

    def wanted(snapshot: Snapshot, situation: Situation) -> Wanted:
        key = school_key(authority, school)
        schools = questions.schools(snapshot)
        refuse_unknown(
            situation,
            fold.SCHOOL_FORMS,
            key,
            map(school_key, schools["authority"], schools["school"]),
            f"Ingen rapport gäller skolan ”{school}”. Ingenting har ändrats.",
        )
        return Wanted(fold.SCHOOL_FORMS, key, codes, school)

    return decide(delmal, wanted)


def replace_report(delmal: Delmal, report_id: str, replaced_id: str | None) -> int:
    """Say that a report is the newer version of another, which then no longer counts.

    ``replaced_id`` equal to ``report_id`` says that it stands beside the others of its redovisning.
    Returns the act's number.
    """

    def wanted(_: Snapshot, situation: Situation) -> Wanted:
        known = situation.verdicts.get((fold.REPLACES, report_id))
        is_taken_back = replaced_id is None and known is not None and known.value is not None
        for named in {report_id, replaced_id or report_id}:
            if situation.in_force(named) is None and not is_taken_back:
                raise no_such_report(named)
        newer = situation.standing.get(report_id)
        return Wanted(fold.REPLACES, report_id, replaced_id, newer.file if newer else "")

    return decide(delmal, wanted)


def _refuse_two_of_one_report(
    snapshot: Snapshot, situation: Situation, later: Mapping[str, Any], earlier: Mapping[str, Any]
) -> None:
    """A goal goes on in one goal of a report, not in two."""
    said = situation.verdicts
    goals = questions.report_goals(snapshot, later["report_id"])
    refs = set(goals["goal_ref"]) - {later["goal_ref"]}
    for (what, key), verdict in said.items():
        pair = set(key.split("|"))
        is_same = what == fold.MATCH and verdict.value == "same"
        if is_same and earlier["goal_ref"] in pair and pair & refs:
            raise DelmalError(
                "Ett annat mål i samma rapport är redan bekräftat som samma mål. Ta tillbaka det "
                "först. Ingenting har ändrats.",
                code="already_matched",
            )


def _goal(snapshot: Snapshot, goal_id: str) -> Mapping[str, Any]:
    found = questions.goal(snapshot, goal_id)
    if found is None:
        raise DelmalError(
            f"Det finns inget gällande mål ”{goal_id}”. Ingenting har ändrats.", code="no_goal"
        )
    return found


def _age(goal: Mapping[str, Any]) -> tuple[bool, float, int, str]:
    order = goal["period_order"]
    return (order is not None, order or 0, goal["import_no"], goal["report_id"])


def _status(status: Status | str) -> str:
    try:
        return Status(status).value
    except ValueError:
        raise DelmalError(
            f"”{status}” är ingen status. Ange {_choices(Status)}.", code="no_status"
        ) from None


def _form(form: SchoolForm | str) -> SchoolForm:
    try:
        return SchoolForm(form)
    except ValueError:
        raise DelmalError(
            f"”{form}” är ingen skolform. Ange {_choices(SchoolForm)}.", code="no_form"
        ) from None


def _choices(kind: type[Status] | type[SchoolForm]) -> str:
    names = [member.value for member in kind]
    return f"{', '.join(names[:-1])} eller {names[-1]}"


def _names(schools: Sequence[str] | None) -> list[str] | None:
    if schools is None:
        return None
    names = [name for school in schools if (name := tidy(school, "Skolans namn"))]
    if not names:
        raise DelmalError("Ange minst en skola. Ingenting har ändrats.", code="no_answer")
    return list(dict.fromkeys(names))
