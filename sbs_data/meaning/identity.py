"""Which redovisning a report belongs to: what a person says, else what the file says, else NULL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sbs_data.model import SchoolYear, Term, parse_period
from sbs_data.store.fold import Follows, Said, Standing


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of a redovisning's identity and one Swedish clause that says what it rests on."""

    value: str | None
    basis: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """A period in the columns of the views; ``order`` sorts periods in time."""

    school_year: str | None = None
    term: str | None = None
    order: int | None = None


def settle(what: str, answers: Mapping[str, Said], proposed: Fact) -> Fact:
    """A person's answer wins over the file's proposal."""
    said = answers.get(what)
    return Fact(said.value, f"angivet av {said.who}") if said else proposed


def taken(what: str, follows: Follows, main: Standing | None, found: Fact) -> Fact:
    """What a bilaga takes from its huvuddokument: an answer about that, what it says, or said then.

    ``main`` is the huvuddokument where its import stands, ``found`` what it says itself. Later
    answers about it count for both.
    """
    answered = main.answers.get(what) if main else None
    value = (answered.value if answered else None) or found.value or follows.said[what]
    return Fact(value, follows.basis if value else None)


def period_columns(text: str | None) -> Period:
    """A period's school year, term and order in time; a school year alone sorts as its VT."""
    if text is None:
        return Period()
    try:
        period = parse_period(text)
    except ValueError:  # the reader's words for something that is neither term nor school year
        return Period()
    if isinstance(period, SchoolYear):
        return Period(str(period), None, _order(Term(period.start + 1, "VT")))
    return Period(str(period.school_year), str(period), _order(period))


def _order(term: Term) -> int:
    return term.year * 2 + (term.half == "HT")
