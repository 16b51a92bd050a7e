"""What is said once of two: a term, or girls and boys in the order of their numbers."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from sbs_data.model import Claim
from sbs_data.reports.claims import pupils
from sbs_data.reports.claims.clauses import Link
from sbs_data.reports.claims.quantities import Quantity
from sbs_data.reports.claims.said import Said

Told = tuple[Claim, Said, Quantity | None]
"""A claim with the clause and the number that it was made of."""


def share_period(told: list[Told]) -> None:
    """ "Flickornas 225 och pojkarnas 201 våren 2024": the term is said once, of both."""
    for no, ((claim, said, number), (other, later, _)) in enumerate(itertools.pairwise(told)):
        is_said_later = claim.school_year is None and other.school_year is not None
        leans = later.clause.link is Link.AND and not later.clause.has_verb
        if is_said_later and number is not None and claim.gender is not other.gender and leans:
            dated = replace(claim, term=other.term, school_year=other.school_year)
            told[no] = dated, said, number


def share_grades(told: list[Told]) -> None:
    """ "Målet 80 procent nåddes, då 50 av 61 elever i årskurs 9 …": the årskurs is said once."""
    said = {claim.grades for claim, *_ in told if claim.grades}
    if len(said) == 1:
        grades = said.pop()
        told[:] = [
            (claim if claim.grades else replace(claim, grades=grades), of, number)
            for claim, of, number in told
        ]


def pair_sexes(told: list[Told]) -> None:
    """ "Flickor respektive pojkar: 231 och 204": in the order said."""
    if len(told) != 2 or any(number is None for *_, number in told):
        return
    (one, first, number), (other, second, last) = told
    if second.clause.link is not Link.AND or one.gender or other.gender:
        return
    for of, silent in ((first, second), (second, first)):
        named = pupils.both(of.plain)
        is_of_each = re.search(r"\bbåde\b", of.plain) is None
        if named and is_of_each and not re.search(r"flick|pojk", silent.plain):
            told[0] = replace(one, gender=named[0]), first, number
            told[1] = replace(other, gender=named[1]), second, last
            return
