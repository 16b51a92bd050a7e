"""One measure's rows, and which tables they belong to: the simple ones and the others.

A table is simple when all its figures are of one occasion and one group of grades, and nothing of
it has ever been corrected or taken away. Almost all of a large import is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sbs_data.codes import NOTHING, Numbers, distinct
from sbs_data.disclosure.columns import GENDERS, Columns, Mask
from sbs_data.disclosure.counted_figures import Figures, figures_of
from sbs_data.disclosure.grades import are_apart
from sbs_data.disclosure.protection import SensitiveSide


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one measure, each with a figure of its own.

    ``rows`` are their places among all rows, ``family`` what can be added or subtracted (the same
    whole and school year; occasions differ, and grades that overlap), ``unit`` a school of it or
    the whole, in
    the order of their families, ``gender`` a place in :data:`GENDERS`, ``at`` the group of grades
    and the occasion.
    """

    rows: Numbers
    family: Numbers
    unit: Numbers
    is_whole: Mask
    gender: NDArray[np.int8]
    at: Numbers
    arrived: Numbers
    is_current: Mask
    figures: Figures

    def __len__(self) -> int:
        return len(self.rows)

    def take(self, places: NDArray[np.bool_] | Numbers) -> Part:
        """Some of the rows."""
        return Part(
            self.rows[places],
            self.family[places],
            self.unit[places],
            self.is_whole[places],
            self.gender[places],
            self.at[places],
            self.arrived[places],
            self.is_current[places],
            self.figures[places],
        )

    def is_simple(self) -> Mask:
        """True for the rows of simple tables."""
        if not len(self):
            return np.zeros(0, np.bool_)
        of_family = np.zeros(int(self.family.max()) + 1, np.int64)
        of_family[self.family] = self.at
        is_other = (of_family[self.family] != self.at) | ~self.is_current
        has_other = np.zeros(len(of_family), np.bool_)
        has_other[self.family[is_other]] = True
        is_simple: Mask = ~has_other[self.family]
        return is_simple

    def in_batches(self, size: int) -> Iterator[Part]:
        """Whole families, about ``size`` rows at a time."""
        order = np.argsort(self.family, kind="stable")
        family = self.family[order]
        ends = np.flatnonzero(np.diff(family, append=-1)) + 1
        start = 0
        while start < len(order):
            end = int(ends[min(int(np.searchsorted(ends, start + size)), len(ends) - 1)])
            yield self.take(order[start:end])
            start = end


@dataclass(frozen=True, slots=True)
class Keys:
    """What is the same for every measure: the rows by measure; the whole and the unit of each row,
    so numbered that a whole's units come together; the gender of each row.
    """

    order: Numbers
    ends: Numbers
    whole: NDArray[np.int32]
    wholes: int
    unit: NDArray[np.int32]
    units: int
    is_whole: Mask
    gender: NDArray[np.int8]


def keys_of(columns: Columns) -> Keys:
    """The *whole* of a school is its municipality's authority; where it doesn't say, the only
    authority there is.
    """
    texts = columns.texts
    is_whole = texts["unit_kind"].map(lambda kind: kind == "authority").astype(np.bool_)
    units, municipalities = texts["unit_code"], texts["municipality_code"]
    authorities = np.unique(units.codes[is_whole])
    only = units.words[authorities[0]] if len(authorities) == 1 else ""
    code: dict[str, int] = {}

    def code_of(word: str) -> int:
        return code.setdefault(word or only, len(code))

    whole = municipalities.map(code_of, nothing=code_of(only))
    whole = np.where(is_whole, units.map(lambda w: code.setdefault(w, len(code))), whole)
    is_whole |= units.map(lambda word: word == "").astype(np.bool_)
    width = len(units.words) + 1
    found, unit = distinct(np.where(is_whole, 0, units.codes + 1) + whole.astype(np.int64) * width)
    gender = texts["gender"].map(lambda word: GENDERS.index(word) if word in GENDERS else 0)
    measure = texts["measure"]
    small = measure.codes.astype(np.uint16 if len(measure.words) < 2**16 else np.int32)
    order = np.argsort(small, kind="stable")  # by counting, where they are small
    ends = np.cumsum(np.bincount(measure.codes, minlength=len(measure.words)))
    return Keys(
        order,
        ends,
        whole.astype(np.int32),
        len(code),
        unit.astype(np.int32),
        len(found),
        is_whole,
        gender.astype(np.int8),
    )


def part_of(columns: Columns, found: Keys, measure: int, side: SensitiveSide) -> Part:
    """The rows of a measure, by its code, that don't say themselves that there is nothing."""
    texts = columns.texts
    rows = found.order[found.ends[measure - 1] if measure else 0 : found.ends[measure]]
    rows = rows[texts["marker"].codes[rows] == NOTHING]
    year = texts["school_year"].codes[rows].astype(np.int64)
    grades = texts["grade"]
    codes = grades.codes[rows]
    if are_apart(grades.words[c] if c >= 0 else None for c in np.unique(codes).tolist()):
        # Groups without a pupil in common are tables that have nothing to do with each other.
        year = year * (len(grades.words) + 1) + codes + 1
    return Part(
        rows,
        distinct(year * found.wholes + found.whole[rows])[1],
        year * found.units + found.unit[rows],
        found.is_whole[rows],
        found.gender[rows],
        _at(columns, rows),
        columns.arrived[rows].astype(np.int64),
        rows < columns.own,
        figures_of(columns, rows, side),
    )


def _at(columns: Columns, rows: Numbers) -> Numbers:
    """One number for each group of grades, term and occasion. No occasion is the same as ""."""
    at = np.zeros(len(rows), np.int64)
    for name in ("grade", "term", "occasion"):
        text = columns.texts[name]
        codes = text.codes[rows].astype(np.int64) + 1
        if name != "grade" and "" in text.words:
            codes[codes == text.words.index("") + 1] = 0
        at = at * (len(text.words) + 1) + codes
    return at
