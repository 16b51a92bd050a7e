"""Which result a number or a course of a clause is of."""

from __future__ import annotations

import re

from sbs_data.model import Unit
from sbs_data.reports.claims import courses, measures
from sbs_data.reports.claims.measures import Spoken
from sbs_data.reports.claims.quantity import Quantity
from sbs_data.reports.claims.said import Said


def measure(said: Said, number: Quantity | None) -> Spoken | None:
    """The measure, where the number can be one of it."""
    of = said.of
    if of is None or number is None:
        return of
    if of.measure.unit == "points":
        return of if number.unit is Unit.POINTS else None
    return of if number.unit is not Unit.POINTS else None


def is_told_by(said: Said, number: Quantity) -> bool:
    """Whether a number is of a result: of one measure, or of what pupils reach."""
    if len(said.measures) > 1:
        return False
    of = measure(said, number)
    if of is not None:
        return True
    if (
        said.of is not None
        and said.of.measure.unit == "points"
        and said.of.words.bare_from
        and said.of.words.bare_from >= 100
    ):
        return False
    if number.unit is Unit.POINTS:
        return measures.is_mean_grade(said.plain)
    if number.from_value is not None and said.courses and "resultat" in said.plain:
        return True  # "Resultatet ökade från 68 till 74 procent": of what is not said
    return measures.is_a_result(said.plain)


def of_course(said: Said, course: courses.Course) -> tuple[Spoken, ...]:
    """The measures that went there: an attribute is of the one that it stands before."""
    if not course.is_given or len(said.measures) < 2:
        return said.measures
    at = {of: of.first(said.plain, course.end) for of in said.measures}
    after = [of for of in said.measures if at[of] >= 0]
    return (min(after, key=lambda of: at[of]),) if after else ()


def is_of_another(said: Said, course: courses.Course, number: Quantity) -> bool:
    """ "Resultaten har stigit och 83 procent blev behöriga": what rose is named before it."""
    between = said.plain[course.end : number.start]
    names = [of.first(said.plain, said.clause.start) for of in said.measures]
    is_later = bool(names) and min(names) > number.start
    return said.is_own_measure and is_later and re.search(r"\boch\b|;", between) is not None


def is_better_low(said: Said) -> bool:
    """Whether "better" may be down: of those who do not reach, or of no measure."""
    return said.of is None or not said.of.measure.higher_is_better or said.denied.is_turned


def has_loose_number(said: Said) -> bool:
    """Whether a number stands there that could not be told of."""
    return re.search(r"\d+\s*(?:%|procent|poäng)", said.clause.own) is not None
