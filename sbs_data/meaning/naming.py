"""Whose initiatives are whose: schools and areas under one name each. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sbs_data.comparing import normalised, school_key
from sbs_data.meaning import areas, school_names
from sbs_data.meaning.report_facts import Facts, InitiativeFact, ReportFact, Said, initiatives
from sbs_data.meaning.spelling import first_spellings, likely_spellings, resolved
from sbs_data.store import fold

REPORT, PERSON = "report", "person"


@dataclass(frozen=True, slots=True)
class OwnSchool:
    """A school of an initiative: under the name that counts, and as written (None: not written)."""

    school: str
    written: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only a person can say, and what they may want to say."""

    item_key: str
    what: str
    report_id: str
    subject: str
    hint: str | None
    suggestion: str | None


@dataclass(slots=True)
class Naming:
    """The names in force: ``schools`` by initiative_id, ``areas`` by the area as written."""

    schools: dict[str, list[OwnSchool]] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)


def naming_of(
    facts: Facts, said: Said, initiative_refs: Mapping[str, str], areas: Mapping[str, str]
) -> Naming:
    """Give every initiative its schools and area.

    ``initiative_refs`` are by initiative_id, ``areas`` by the area as written (see ``name_areas``).
    """
    naming = Naming(areas=areas)
    _name_schools(facts, said, initiative_refs, naming)
    return naming


def _name_schools(
    facts: Facts, said: Said, initiative_refs: Mapping[str, str], naming: Naming
) -> None:
    decided = said.verdicts_on(fold.INITIATIVE_SCHOOLS)
    own: dict[str | None, list[tuple[ReportFact, InitiativeFact, list[OwnSchool]]]]
    own = defaultdict(list)
    for report, initiative in initiatives(facts):
        verdict = decided.get(initiative_refs[initiative.initiative_id])
        schools = _as_said(report, initiative, None if verdict is None else verdict.value)
        own[report.authority].append((report, initiative, schools))
    mapped = {key: verdict.value for key, verdict in said.verdicts_on(fold.SCHOOL).items()}
    for authority, of in own.items():
        written = [school.school for _, _, schools in of for school in schools]
        spelled = first_spellings(written)
        prefix = school_key(authority, "")
        said_here = {k.removeprefix(prefix): v for k, v in mapped.items() if k.startswith(prefix)}
        for _, initiative, schools in of:
            counted: dict[str, OwnSchool] = {}
            for school in schools:
                name = resolved(school.school, said_here)
                name = spelled.get(normalised(name), name)
                counted.setdefault(name, OwnSchool(name, school.written, school.basis))
            naming.schools[initiative.initiative_id] = list(counted.values())
        first_in = {
            normalised(school.school): report.report_id
            for report, _, schools in reversed(of)
            for school in schools
        }
        naming.questions += [
            Question(
                f"school_name|{school_key(authority, name)}",
                "school_name",
                first_in[normalised(name)],
                name,
                hint,
                spelled.get(normalised(meant), meant),
            )
            for name, hint, meant in _open_spellings(
                list(spelled.values()), said_here, school_names.core
            )
        ]


def _as_said(report: ReportFact, initiative: InitiativeFact, said: object) -> list[OwnSchool]:
    """A person's word on the initiative, else row 1, else the answer for the report."""
    if isinstance(said, list):
        return [OwnSchool(school, None, PERSON) for school in said]
    if initiative.schools:
        return [OwnSchool(school, school, REPORT) for school in initiative.schools]
    answered = report.answered_school
    return [OwnSchool(answered, answered, PERSON)] if answered else []


def name_areas(first_in: Mapping[str, str], said: Said) -> tuple[dict[str, str], list[Question]]:
    """The name in force of every area as written, and the names that may be others' spellings.

    ``first_in`` tells in which report each was first written, in order of import.
    """
    named: dict[str, str] = {}
    spelled = first_spellings([*areas.TEMPLATE, *first_in])
    mapped = {key: str(verdict.value) for key, verdict in said.verdicts_on(fold.AREA).items()}
    for written in first_in:
        name = resolved(written, mapped)
        named[written] = spelled.get(normalised(name), name)
    by_key = {normalised(w): report_id for w, report_id in reversed(list(first_in.items()))}
    questions = [
        Question(
            f"area_name|{normalised(name)}",
            "area_name",
            by_key[normalised(name)],
            name,
            hint,
            spelled.get(normalised(meant), meant),
        )
        for name, hint, meant in _open_spellings(list(spelled.values()), mapped, areas.core)
        if normalised(name) in by_key
    ]
    return named, questions


def _open_spellings(
    names: list[str], said: Mapping[str, str], core: Callable[[str], str]
) -> Iterable[tuple[str, str, str]]:
    """Names that nobody has spoken of and that likely are another: name, hint, the other's name."""
    for likely in likely_spellings(names, core):
        if normalised(likely.name) in said:
            continue
        meant = resolved(likely.meant, said)
        if normalised(meant) != normalised(likely.name):
            yield likely.name, f"Liknar ”{likely.meant}”.", meant
