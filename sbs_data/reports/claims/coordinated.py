"""What is said once of several: a term, an årskurs, girls and boys in the order of their numbers.

Where two numbers are told of the same pupils, measure and time, one of them is misread: then
neither is claimed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sbs_data.model import Claim, Unit
from sbs_data.reports.claims import pupils
from sbs_data.reports.claims.clauses import Link
from sbs_data.reports.claims.quantity import Quantity
from sbs_data.reports.claims.said import Said
from sbs_data.reports.claims.sentences import words
from sbs_data.reports.claims.times import Times, dated, period_of

_YEAR = words(r"\b20\d\d\b(?!\s*/)")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the clause and the number that it was made of."""

    claim: Claim
    said: Said
    number: Quantity | None

    def but(self, claim: Claim) -> Told:
        """The same place, told otherwise."""
        return replace(self, claim=claim)


def settled(told: list[Told], times: Times, text: str) -> list[Claim]:
    """The claims of a sentence, after what is said once of several of them."""
    listed = {period.period for run in times.lists() for period in run}
    parted: list[Told] = []
    for group in _groups(told):
        ordered = _in_order(group, times, text)
        parted += ordered or [
            each for each in group if not (listed and period_of(each.claim) in listed)
        ]
    parted = [each for each in parted if not _is_of_one_sex(each)]
    _join(parted)
    _share_period(parted, times)
    _share_grades(parted)
    return [each.claim for each in parted if not _is_contradicted(each, parted, text)]


def _groups(told: list[Told]) -> list[list[Told]]:
    """Those that lean on each other: one verb and several numbers."""
    groups: list[list[Told]] = []
    for one in told:
        before = groups[-1][-1] if groups else None
        if before is not None and _lean(before, one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _lean(one: Told, other: Told) -> bool:
    return (
        one.number is not None
        and other.number is not None
        and (other.said.clause.link is Link.AND or other.said.clause is one.said.clause)
        and not (one.said.clause.has_verb and other.said.clause.has_verb)
    )


def _in_order(group: list[Told], times: Times, text: str) -> list[Told] | None:
    """ "Flickor respektive pojkar: 231 och 204", "VT23 och VT24 var 71 respektive 77 procent".

    Of numbers that nothing else tells apart each takes its own of what is listed; ``None`` where
    it can't be told which.
    """
    if len(group) < 2 or len({_of(each.claim, "time") for each in group}) > 1:
        return None
    start, end = group[0].said.clause.start, group[-1].said.clause.end
    sexes = pupils.both(text[start:end])
    if sexes and len(group) == 2 and re.search(r"\bbåde\b", text[start:end]) is None:
        return [
            each.but(replace(each.claim, gender=sex))
            for each, sex in zip(group, sexes, strict=True)
        ]
    for run in times.lists():
        if start <= run[0].start and run[-1].end <= end:
            if len(run) != len(group):
                return None
            pairs = zip(group, run, strict=True)
            return [each.but(dated(each.claim, period.period)) for each, period in pairs]
    for listed in pupils.grade_lists(text[start:end]):
        if len(listed) == len(group):
            return [
                each.but(replace(each.claim, grades=(grade,)))
                for each, grade in zip(group, listed, strict=True)
            ]
    return None


def _is_of_one_sex(told: Told) -> bool:
    """Girls and boys are named, and the number is of one of them: which can't be told."""
    is_unsaid = told.number is not None and told.claim.gender is None
    return is_unsaid and not pupils.are_together(told.said.plain)


def _join(told: list[Told]) -> None:
    """ "Har ökat med 8 procentenheter och är nu 79 procent": the level and how it came there."""
    for no in reversed(range(len(told) - 1)):
        one, other = told[no], told[no + 1]
        is_one_of_several = no + 2 < len(told) and _lean(other, told[no + 2])
        if _is_way_to(one, other) and not is_one_of_several:
            when = one.claim if other.claim.school_year is None else other.claim
            joined = replace(
                other.claim,
                direction=one.claim.direction,
                term=when.term,
                school_year=when.school_year,
            )
            told[no : no + 2] = [other.but(joined)]


def _is_way_to(one: Told, other: Told) -> bool:
    way, level = one.claim, other.claim
    is_way = way.direction is not None and (
        way.value is None or way.change or way.unit is Unit.PERCENTAGE_POINTS
    )
    is_level = level.value is not None and level.direction is None and not level.change
    leans = other.said.clause.link in (Link.AND, Link.ASIDE, Link.WHICH, Link.BUT)
    return (
        is_way
        and is_level
        and leans
        and not other.said.is_own_measure
        and level.unit is not Unit.PERCENTAGE_POINTS
        and _of(replace(way, unit=level.unit, change=False), "time") == _of(level, "time")
        and (way.school_year is None or level.school_year in (None, way.school_year))
    )


def _share_period(told: list[Told], times: Times) -> None:
    """ "Flickornas 225 och pojkarnas 201 våren 2024": the term is said once, of both."""
    for no, (one, other) in reversed(list(enumerate(itertools.pairwise(told)))):
        if not _lean(one, other) or _of(one.claim, "time") == _of(other.claim, "time"):
            continue  # two times of the same are told apart by when
        if one.claim.school_year is None and other.claim.school_year is not None:
            told[no] = one.but(
                replace(one.claim, term=other.claim.term, school_year=other.claim.school_year)
            )
    carried = None
    for no in range(len(told) - 1):
        one, other = told[no], told[no + 1]
        if not _lean(one, other) or one.number is None:
            carried = None
            continue
        carried = times.before(one.said, one.number) or carried
        if other.claim.school_year is None and carried and not times.is_of_now(other.said):
            told[no + 1] = other.but(dated(other.claim, carried))


def _share_grades(told: list[Told]) -> None:
    """ "Målet 80 procent nåddes, då 50 av 61 elever i årskurs 9 …": the årskurs is said once."""
    said = {each.claim.grades for each in told if each.claim.grades}
    if len(said) == 1:
        grades = said.pop()
        told[:] = [
            each if each.claim.grades else each.but(replace(each.claim, grades=grades))
            for each in told
        ]


_TOLD_APART = ("role", "measure", "unit", "gender", "grades", "negated", "change")


def _of(claim: Claim, *but: str) -> tuple[object, ...]:
    """What a claim is of; without ``"time"`` it has its period."""
    of = tuple(getattr(claim, name) for name in _TOLD_APART)
    return of if "time" in but else (*of, claim.term, claim.school_year)


def _is_contradicted(one: Told, told: Iterable[Told], text: str) -> bool:
    """Another value of the same, or another direction."""
    return any(
        _of(other.claim) == _of(one.claim)
        and not _are_of_years(text, one, other)
        and (
            _differ(one.claim.value, other.claim.value)
            or (
                one.number is None
                and other.number is None
                and _differ(one.claim.direction, other.claim.direction)
            )
        )
        for other in told
        if other is not one
    )


def _are_of_years(text: str, *told: Told) -> bool:
    """ "71 procent 2022 och 79 procent 2023": a year is no läsår, but tells them apart."""
    clauses = [each.said.clause for each in told]
    return all(_YEAR.search(text[clause.start : clause.end]) for clause in clauses)


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other
