"""Documents in force + what persons have said → what the snapshot shows of them. Pure.

Everything is worked out anew each time: the same documents and decisions give the same rows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from sbs_data.comparing import normalised, school_key
from sbs_data.meaning import goal_links, goal_moves
from sbs_data.meaning.goal_links import Linked, LinkGoal, Pairs
from sbs_data.meaning.naming import PERSON, REPORT, Naming, Question, naming_of
from sbs_data.meaning.report_facts import Facts, InitiativeFact, ReportFact, Said, initiatives
from sbs_data.meaning.school_forms import WORDS, forms_of_name, forms_said, in_order
from sbs_data.model import SchoolForm
from sbs_data.store import fold, goal_refs
from sbs_data.store.fold import Verdict

NAME = "name"

Row = dict[str, Any]


@dataclass(slots=True)
class KnownRefs:
    """The references of what is in force, and where decisions may be kept under older ones."""

    initiatives: dict[str, str] = field(default_factory=dict)  # initiative_id → initiative_ref
    goals: dict[str, str] = field(default_factory=dict)  # goal_id → goal_ref
    moved: dict[str, str] = field(default_factory=dict)  # another root's reference → its own

    @property
    def refs(self) -> set[str]:
        return {*self.initiatives.values(), *self.goals.values()}


Verdicts = Mapping[tuple[str, str], Verdict]


def derive(facts: Facts, verdicts: Verdicts, area_names: Mapping[str, str]) -> dict[str, list[Row]]:
    """What follows for whole authorities: the rows of derived.sql but those of ``decision``.

    Nothing follows from one authority for another but the names of areas, which are handed in.
    """
    known = known_refs(facts)
    said = _within_authorities(facts, known, where_they_are(verdicts, known.refs, known.moved))
    naming = naming_of(facts, said, known.initiatives, area_names)
    goals = _link_goals(facts, known, naming)
    linked = goal_links.link(goals.values(), _pairs(said))
    forms = _Forms(facts, said, naming)
    statuses = said.verdicts_on(fold.STATUS)
    return {
        "initiative": _initiative_rows(facts, known, naming),
        "initiative_school": _school_rows(facts, naming),
        "initiative_form": forms.initiative_rows(),
        "goal": _goal_rows(linked, statuses),
        **_history_rows(facts, linked, goals, said, statuses),
        "school": forms.school_rows(),
        "question": question_rows((*naming.questions, *_same_period(facts, naming, linked, said))),
    }


def known_refs(facts: Facts) -> KnownRefs:
    """The reference of every initiative and goal."""
    known = KnownRefs()
    own = goal_refs.in_turn((report.report_id, report.roots[0]) for report in facts)
    for report in facts:
        named = [
            goal_refs.Named(i.name, tuple(goal.text for goal in i.goals))
            for i in report.initiatives
        ]
        found = goal_refs.refs(own[report.report_id], named)
        for initiative, refs in zip(report.initiatives, found, strict=True):
            known.initiatives[initiative.initiative_id] = refs.initiative
            for goal, ref in zip(initiative.goals, refs.goals, strict=True):
                known.goals[goal.goal_id] = ref
        for root in report.roots[1:]:
            for refs, others in zip(found, goal_refs.refs(root, named), strict=True):
                pairs = zip(
                    (others.initiative, *others.goals), (refs.initiative, *refs.goals), strict=True
                )
                known.moved |= dict(pairs)
    return known


def where_they_are(
    verdicts: Verdicts, refs: Collection[str], moved: Mapping[str, str]
) -> dict[tuple[str, str], Verdict]:
    """The decisions by the references in force, where one was made under another report's root.

    ``refs`` and ``moved`` are as in ``Known``.
    """
    found: dict[tuple[str, str], Verdict] = {}
    for (what, key), verdict in verdicts.items():
        now = key
        if what in (fold.STATUS, fold.MATCH, fold.INITIATIVE_SCHOOLS, fold.TARGET_LINK):
            parts = key.split("|")
            now = "|".join(ref if ref in refs else moved.get(ref, ref) for ref in parts)
        # What was said under the reference itself goes before what waits under another.
        if now == key or (what, now) not in verdicts:
            found[what, now] = replace(verdict, key=now)
    return {place: verdict for place, verdict in found.items() if verdict.value is not None}


def _within_authorities(facts: Facts, known: KnownRefs, verdicts: Verdicts) -> Said:
    """Without the matches whose goals have come to stand under different authorities since."""
    if not any(what == fold.MATCH for what, _ in verdicts):
        return Said(verdicts)
    authority_of = {
        known.goals[goal.goal_id]: normalised(report.authority or "")
        for report, initiative in initiatives(facts)
        for goal in initiative.goals
    }

    def is_within(what: str, key: str) -> bool:
        return what != fold.MATCH or len({authority_of.get(ref) for ref in key.split("|")}) == 1

    return Said({place: verdict for place, verdict in verdicts.items() if is_within(*place)})


def _pairs(said: Said) -> Pairs:
    return Pairs.of(
        (*key.split("|", 1), verdict.value == "same")
        for key, verdict in said.verdicts_on(fold.MATCH).items()
    )


def _link_goals(facts: Facts, known: KnownRefs, naming: Naming) -> dict[str, LinkGoal]:
    """Every goal by its goal_id, in order of import."""
    found: dict[str, LinkGoal] = {}
    for report, initiative in initiatives(facts):
        schools = tuple(own.school for own in naming.schools[initiative.initiative_id])
        area = None if initiative.area is None else naming.areas[initiative.area]
        for goal in initiative.goals:
            found[goal.goal_id] = LinkGoal(
                goal_id=goal.goal_id,
                ref=known.goals[goal.goal_id],
                report_id=report.report_id,
                authority=report.authority,
                schools=schools,
                area=area,
                text=goal.text,
                period_order=report.period_order,
                order=len(found),
                redovisning=(report.kind, report.period),
            )
    return found


def _initiative_rows(facts: Facts, known: KnownRefs, naming: Naming) -> list[Row]:
    return [
        {
            "initiative_id": initiative.initiative_id,
            "initiative_ref": known.initiatives[initiative.initiative_id],
            "area": None if initiative.area is None else naming.areas[initiative.area],
        }
        for _, initiative in initiatives(facts)
    ]


def _school_rows(facts: Facts, naming: Naming) -> list[Row]:
    return [
        {
            "initiative_id": initiative.initiative_id,
            "school": own.school,
            "school_written": own.written,
            "basis": own.basis,
        }
        for _, initiative in initiatives(facts)
        for own in naming.schools[initiative.initiative_id]
    ]


def _goal_rows(linked: Linked, statuses: Mapping[str, Verdict]) -> list[Row]:
    rows = []
    for thread in linked.threads:
        current = thread.current
        for goal in thread.goals:
            verdict = statuses.get(goal.ref)
            rows.append(
                {
                    "goal_id": goal.goal_id,
                    "goal_ref": goal.ref,
                    "goal_key": thread.key,
                    "is_current": goal is current,
                    "decided": verdict and verdict.value,
                    "decided_by": verdict and verdict.who,
                    "decided_at": verdict and _naive_utc(verdict.at),
                    "status_reason": verdict and verdict.reason,
                }
            )
    return rows


def _history_rows(
    facts: Facts,
    linked: Linked,
    goals: Mapping[str, LinkGoal],
    said: Said,
    statuses: Mapping[str, Verdict],
) -> dict[str, list[Row]]:
    """How the goals have moved, and the matches that their histories rest on."""
    status_of = {goal.goal_id: goal.status for _, i in initiatives(facts) for goal in i.goals}
    for goal in goals.values():
        if goal.ref in statuses:
            status_of[goal.goal_id] = statuses[goal.ref].value
    verdicts = _pair_verdicts(said)
    told = [(thread, goal_moves.moves(thread, status_of)) for thread in linked.threads]
    by_ref = {goal.ref: goal for goal in goals.values()}
    matches = goal_moves.matches(
        linked,
        (move for _, moves in told for move in moves),
        rejected=_said_pairs(by_ref, verdicts, "not_same"),
        confirmed=[
            frozenset((one.goal_id, other.goal_id))
            for one, other in _said_pairs(by_ref, verdicts, "same")
        ],
    )
    match_rows = []
    for match in matches:
        verdict = _verdict_on(
            goals[match.goal_id], goals[match.earlier_goal_id], match.state, verdicts
        )
        match_rows.append(
            {
                "goal_id": match.goal_id,
                "earlier_goal_id": match.earlier_goal_id,
                "score": match.score,
                "state": match.state,
                "basis": match.basis,
                "decided_by": verdict and verdict.who,
                "decided_at": verdict and _naive_utc(verdict.at),
            }
        )
    decided_by = {(row["goal_id"], row["earlier_goal_id"]): row["decided_by"] for row in match_rows}
    move_rows = [
        {
            "goal_id": move.goal_id,
            "goal_key": thread.key,
            "move_no": move.move_no,
            "previous_goal_id": move.previous_goal_id,
            "move": move.move,
            "since_period": goals[move.since_goal_id].redovisning[1],
            "link_basis": move.link.basis,
            "link_score": move.link.score,
            "link_decided_by": decided_by.get((move.goal_id, move.previous_goal_id)),
        }
        for thread, moves in told
        for move in moves
    ]
    return {"goal_move": move_rows, "goal_match": match_rows}


_PairVerdicts = dict[frozenset[str], Verdict]


def _pair_verdicts(said: Said) -> _PairVerdicts:
    return {
        frozenset(key.split("|", 1)): verdict
        for key, verdict in said.verdicts_on(fold.MATCH).items()
    }


def _said_pairs(
    by_ref: Mapping[str, LinkGoal], verdicts: _PairVerdicts, value: str
) -> Iterable[tuple[LinkGoal, LinkGoal]]:
    """The pairs in force that a person has spoken of, the later goal first."""
    for pair, verdict in verdicts.items():
        found = [by_ref[ref] for ref in pair if ref in by_ref]
        if verdict.value == value and len(found) == 2:
            earlier, later = sorted(found, key=goal_links.age)
            yield later, earlier


def _verdict_on(
    goal: LinkGoal, earlier: LinkGoal, state: str, verdicts: _PairVerdicts
) -> Verdict | None:
    """Who has said it of these two; else of the later goal and another that stands before it."""
    if state not in (goal_moves.CONFIRMED, goal_moves.REJECTED):
        return None
    found = verdicts.get(frozenset((goal.ref, earlier.ref)))
    if found is not None:
        return found
    return next((v for pair, v in verdicts.items() if goal.ref in pair and v.value == "same"), None)


def _same_period(facts: Facts, naming: Naming, linked: Linked, said: Said) -> Iterable[Question]:
    """Two documents of one redovisning that both tell of a school's goals: is one the newer?"""
    beside = {
        key for key, verdict in said.verdicts_on(fold.REPLACES).items() if verdict.value == key
    }
    told: dict[tuple[str, str, str, str], dict[str, ReportFact]] = defaultdict(dict)
    for report, initiative in initiatives(facts):
        if initiative.goals and report.authority and report.kind and report.period:
            for own in naming.schools[initiative.initiative_id]:
                place = (report.authority, own.school, report.kind, report.period)
                told[place][report.report_id] = report
    pairs: dict[tuple[str, str], tuple[ReportFact, ReportFact, list[str]]] = {}
    for (_, school, _, _), reports in told.items():
        documents = list(reports.values())
        for earlier, later in pairwise(documents):
            if later.report_id not in beside:
                pair = pairs.setdefault((later.report_id, earlier.report_id), (later, earlier, []))
                pair[2].append(school)
    for key, (later, earlier, schools) in pairs.items():
        shared = sum(1 for thread in linked.threads if thread.reports.issuperset(key))
        same = {0: "inget mål", 1: "ett mål"}.get(shared, f"{shared} mål")
        yield Question(
            "same_period|" + "|".join(key),
            "same_period",
            later.report_id,
            later.file,
            f"{', '.join(schools)}, {later.kind} {later.period}, finns också i ”{earlier.file}”, "
            f"med {same} gemensamt.",
            earlier.report_id,
        )


class _Forms:
    """School forms: a person's word, else the school's name, else what row 1 says."""

    def __init__(self, facts: Facts, said: Said, naming: Naming) -> None:
        self._facts = facts
        self._naming = naming
        self._decided = {
            key: in_order(SchoolForm(form) for form in verdict.value)
            for key, verdict in said.verdicts_on(fold.SCHOOL_FORMS).items()
        }
        self._said = {i.initiative_id: _row_one_forms(i) for _, i in initiatives(facts)}
        self._spellings: dict[tuple[str | None, str], dict[str, None]] = {}
        self._alone: dict[tuple[str | None, str], set[SchoolForm]] = defaultdict(set)
        for report, initiative in initiatives(facts):
            own = naming.schools[initiative.initiative_id]
            for school in own:
                place = (report.authority, school.school)
                self._spellings.setdefault(place, {})[school.written or school.school] = None
            if len(own) == 1:  # with several schools, whose form it is nobody knows
                self._alone[report.authority, own[0].school] |= self._said[initiative.initiative_id]
        self.forms = {place: self._of(*place) for place in self._spellings}

    def _of(self, authority: str | None, school: str) -> tuple[tuple[SchoolForm, ...], str | None]:
        decided = self._decided.get(school_key(authority, school))
        if decided:
            return decided, PERSON
        named = in_order(
            form
            for spelling in (school, *self._spellings[authority, school])
            for form in forms_of_name(spelling)
        )
        if named:
            return named, NAME
        alone = in_order(self._alone[authority, school] - {SchoolForm.AUTHORITY})
        return alone, REPORT if alone else None

    def school_rows(self) -> list[Row]:
        return [
            {
                "authority": authority,
                "school": school,
                "forms": ", ".join(WORDS[form] for form in forms),
                "form_codes": [form.value for form in forms],
                "forms_basis": basis,
                "spellings": ", ".join(self._spellings[authority, school]),
            }
            for (authority, school), (forms, basis) in self.forms.items()
        ]

    def initiative_rows(self) -> list[Row]:
        return [
            {"initiative_id": initiative.initiative_id, "form": form.value, "basis": basis}
            for report, initiative in initiatives(self._facts)
            for form, basis in self._of_initiative(report, initiative)
        ]

    def _of_initiative(
        self, report: ReportFact, initiative: InitiativeFact
    ) -> list[tuple[SchoolForm, str]]:
        said = self._said[initiative.initiative_id]
        own = [
            self.forms[report.authority, school.school]
            for school in self._naming.schools[initiative.initiative_id]
        ]
        if own and all(basis == PERSON for _, basis in own):
            decided = {form for forms, _ in own for form in forms}
            return [(form, PERSON) for form in in_order(decided & said or decided)]
        if said:
            return [(form, REPORT) for form in in_order(said)]
        found = {form: basis for forms, basis in own for form in forms if basis}
        return [(form, found[form]) for form in in_order(found)]


def _row_one_forms(initiative: InitiativeFact) -> set[SchoolForm]:
    return set(forms_said(f"{initiative.name}\n{initiative.participants}"))


def question_rows(questions: Iterable[Question]) -> list[Row]:
    """The rows of ``question``."""
    return [
        {
            "item_key": question.item_key,
            "what": question.what,
            "report_id": question.report_id,
            "subject": question.subject,
            "hint": question.hint,
            "suggestion": question.suggestion,
        }
        for question in questions
    ]


def decision_rows(said: Said, there: Mapping[str, Collection[str]]) -> list[Row]:
    """The rows of ``decision``. ``there`` is what can be decided on now, by what."""
    return [
        {
            "what": verdict.what,
            "key": verdict.key,
            "value": value_text(verdict.value),
            "reason": verdict.reason,
            "subject": verdict.subject,
            "decided_by": verdict.who,
            "decided_at": _naive_utc(verdict.at),
            "act_no": verdict.act_no,
            "is_orphaned": not parts(verdict) <= set(there.get(verdict.what, ())),
        }
        for verdict in said.verdicts.values()
        if verdict.what in fold.DECIDABLE
    ]


def parts(verdict: Verdict) -> set[str]:
    """What all must be there for a decision to count."""
    if verdict.what == fold.MATCH:
        return set(verdict.key.split("|"))
    if verdict.what == fold.REPLACES:
        return {verdict.key, verdict.value}
    if verdict.what == fold.TARGET_LINK:
        return {verdict.key.partition("|")[2]}
    return {verdict.key}


def value_text(value: object) -> str:
    """A decision's value in one column: text as it is, a list as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _naive_utc(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None)
