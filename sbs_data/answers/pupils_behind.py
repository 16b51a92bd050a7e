"""How many pupils the shares of a school stand for, where the source of a share does not say.

Skolverket's API gives shares and no pupils; its exports give pupils. So the number is taken from
another source of the same figure, and else worked out from all shares of the same cohort.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from sbs_data.analysis import pupils_behind
from sbs_data.measures import catalogue
from sbs_data.measures.facts import Fact

_COHORTS = {m.code: m.cohort for m in catalogue.measures().values() if m.cohort and m.is_share}
"""Of the measures whose shares have one and the same denominator."""

FEWEST_SHOWN = 10
"""A school's share is not published for fewer pupils."""
_LARGER = 1.25
"""A cohort is not taken to be more than this many times the largest whose size is published.

Every multiple of a number that fits the shares does too, so a bound there must be."""
_FEWEST_SHARES = 3
"""Fewer shares fit by chance."""

Cohort = tuple[str, int, str, str, str]
"""Unit, year, sex, population, and which of their pupils."""


def known(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The same facts in the same order, with pupils where they can be known.

    Wants every measure of a cohort and every year of the schools concerned, from every
    source. What is worked out says so (``pupils_basis``); a fact that has pupils keeps them.
    """
    every = tuple(facts)
    published = _published(every)
    worked_out = _worked_out(every, published)
    return tuple(_with_pupils(fact, published, worked_out) for fact in every)


def _cohort(fact: Fact) -> Cohort:
    of = _COHORTS[fact.measure]
    return fact.unit_code, fact.year_order, fact.gender, fact.population, of


def _is_asked(fact: Fact) -> bool:
    return fact.measure in _COHORTS and fact.unit_kind == "school"


def _published(facts: Sequence[Fact]) -> dict[Cohort, int]:
    """Where sources differ on how many, nothing is known."""
    said: dict[Cohort, set[int]] = {}
    for fact in facts:
        if _is_asked(fact) and fact.pupils_basis == "published" and fact.pupils is not None:
            said.setdefault(_cohort(fact), set()).add(fact.pupils)
    return {cohort: min(sizes) for cohort, sizes in said.items() if len(sizes) == 1}


def _worked_out(facts: Sequence[Fact], published: Mapping[Cohort, int]) -> dict[Cohort, int]:
    largest: dict[tuple[str, str], int] = {}
    for (unit, _, gender, _, which), pupils in published.items():
        if gender == "all":
            largest[unit, which] = max(pupils, largest.get((unit, which), 0))
    shares: dict[Cohort, dict[str, float]] = {}
    for fact in facts:
        if _is_asked(fact) and fact.value is not None and fact.pupils is None:
            shares.setdefault(_cohort(fact), {})[fact.measure] = fact.value
    found = {}
    for cohort, of in shares.items():
        unit, _, gender, _, which = cohort
        if cohort in published or (unit, which) not in largest or gender != "all":
            continue
        if len(of) >= _FEWEST_SHARES:
            fitting = _fitting(tuple(of.values()), int(_LARGER * largest[unit, which]))
            if fitting is not None:
                found[cohort] = fitting
    return found


@lru_cache(maxsize=8192)
def _fitting(shares: tuple[float, ...], at_most: int) -> int | None:
    return pupils_behind(shares, at_least=FEWEST_SHOWN, at_most=at_most)


def _with_pupils(
    fact: Fact, published: Mapping[Cohort, int], worked_out: Mapping[Cohort, int]
) -> Fact:
    """The pupils of the cohort, only where the fact's own share is one whole number of them."""
    if not _is_asked(fact) or fact.value is None or fact.pupils is not None:
        return fact
    cohort = _cohort(fact)
    for pupils, basis in (
        (published.get(cohort), "published"),
        (worked_out.get(cohort), "worked_out"),
    ):
        filled = replace(fact, pupils=pupils, pupils_basis=basis)
        if pupils is not None and filled.reached is not None:
            return filled
    return fact
