"""A figure as a record: one row of the view ``observations``, as the figures and sentences read it.

Only what a page shows, some hundreds of rows at most, becomes records.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from math import isclose
from typing import Any

import pandas as pd

from sbs_data.analysis import (
    Interval,
    Possible,
    Verdict,
    as_published,
    by_pupils,
    compare,
    count_behind,
    counts_that_fit,
    share_interval,
)

COUNTABLE = ("published", "worked_out")
"""Where the number of pupils is the unit's own. One that is another level's bears no numerator."""

ONE_TO_FOUR = "one_to_four"
HIDDEN = ("too_few", ONE_TO_FOUR)
"""Markers that protect pupils; the others say that there is nothing to show."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What one source says of one measure, unit, year and group of pupils.

    ``value`` is in the measure's unit and ``None`` exactly where ``marker`` says why.
    ``range_low`` and ``range_high`` are the share (percent) that a marker leaves possible.
    """

    measure: str
    unit_kind: str
    unit_code: str
    school_year: str
    year_order: int
    population: str
    source: str
    value: float | None = None
    marker: str | None = None
    range_low: float | None = None
    range_high: float | None = None
    pupils: int | None = None
    pupils_basis: str | None = None
    count: int | None = None
    unit_name: str = ""
    gender: str = "all"
    term: str | None = None
    grade: str | None = None
    occasion: str | None = None
    status: str = "official"
    published_on: date | None = None

    @property
    def when(self) -> str:
        """``VT23``, or the school year where the measure has no term."""
        return self.term or self.school_year

    @property
    def reached(self) -> int | None:
        """How many pupils reached, where it may be told: never of riket, and only of the unit's own
        number of pupils.
        """
        if self.unit_kind == "nation" or self.pupils_basis not in COUNTABLE:
            return None
        if self.count is not None:
            return self.count
        return count_behind(self.value, self.pupils, self.unit_kind)

    @property
    def band(self) -> Interval | None:
        """How much the share usually varies between cohorts of this size; none for riket."""
        size = self.size
        return None if size is None else share_interval(*size)

    @property
    def size(self) -> tuple[float, int] | None:
        """What the share stands for, to reckon with and not to show: count (a fraction where only
        the rounded share is known) and pupils.
        """
        if self.value is None or not self.pupils or self.unit_kind == "nation":
            return None
        if not 0 <= self.value <= 100:
            return None
        whole = self.count
        if whole is None:
            whole = count_behind(self.value, self.pupils, self.unit_kind)
        return (self.value * self.pupils / 100 if whole is None else whole), self.pupils

    @property
    def possible(self) -> Interval | None:
        """The shares that a marker leaves possible."""
        if self.value is not None or self.range_low is None or self.range_high is None:
            return None
        return Interval(self.range_low, self.range_high)

    @property
    def in_truth(self) -> Possible | None:
        """What the figure can be: by its pupils where they are known, else as it was published."""
        if self.value is None:
            left = self.possible
            return None if left is None else Possible(*(Fraction(str(end)) for end in left))
        if self.reached is not None and self.pupils:
            return by_pupils(self.reached, self.reached, self.pupils)
        if self.pupils and self.pupils_basis in COUNTABLE and self.unit_kind != "nation":
            fewest, most = counts_that_fit(self.value, self.pupils)
            if fewest <= most:
                return by_pupils(fewest, most, self.pupils)
        if self.unit_kind == "school" and self.value in (0, 100):
            # No school has so many pupils that one of them would be rounded away.
            return Possible(Fraction(int(self.value)), Fraction(int(self.value)))
        return as_published(self.value)

    def against(self, target: float, comparator: str | None = None) -> Verdict:
        """Whether a target in the same unit is reached; ``comparator`` as ``analysis.compare``."""
        return compare(target, self.in_truth, comparator)

    @property
    def is_counted(self) -> bool:
        """Whether the source says how many reached. Skolverket and Kolada publish the share; of an
        own share written with its decimals the number is worked out, and is not quite it.
        """
        if self.population != "own" or self.count is None or self.value is None or not self.pupils:
            return False
        return isclose(self.value * self.pupils, 100 * self.count, rel_tol=1e-9)


def facts_of(rows: pd.DataFrame) -> tuple[Fact, ...]:
    """The rows of a frame, in its order. Columns that a fact doesn't have are left alone."""
    names = [name for name in _FIELDS if name in rows.columns]
    columns = [[_plain(name, value) for value in rows[name].tolist()] for name in names]
    return tuple(
        _fact({name: value for name, value in zip(names, row, strict=True) if value is not None})
        for row in zip(*columns, strict=True)
    )


def _fact(said: dict[str, Any]) -> Fact:
    fact = Fact(**said)
    if fact.unit_name or fact.unit_kind != "school":
        return fact
    # An answer of the API has codes alone, and a sentence needs somebody to be about.
    return replace(fact, unit_name=f"Skolenhet {fact.unit_code}")


def chronological(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Oldest first."""
    return tuple(sorted(facts, key=lambda fact: (fact.year_order, fact.occasion or "")))


_FIELDS = tuple(Fact.__dataclass_fields__)
_WHOLE = ("year_order", "pupils", "count")
_NUMBERS = ("value", "range_low", "range_high")


def _plain(name: str, value: Any) -> Any:
    """NULL comes as ``None``, NaN, NaT or NA, as the frame's column has it."""
    if value is None or value is pd.NA or value != value:
        return None
    if name in _WHOLE:
        return int(value)
    if name in _NUMBERS:
        return float(value)
    if name == "published_on":
        return value.date() if isinstance(value, datetime) else value
    return str(value)
