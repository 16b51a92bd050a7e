"""One measure's rows, and which tables they belong to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sbs_data.codes import NOTHING, Numbers, distinct
from sbs_data.disclosure.columns import GENDERS, Columns, Mask
from sbs_data.disclosure.counted_figures import Figures, figures_of
from sbs_data.disclosure.protection import SensitiveSide


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one measure, each with a figure of its own.

    ``rows`` are their places among all rows, ``family`` what can be added or subtracted (the same
    whole and school year), ``unit`` a school or the whole, each whole before its schools,
    ``gender`` a place in :data:`GENDERS`, ``grade`` the group of grades, ``occasion`` the point of
    the year, in order.
    """

    rows: Numbers
    family: Numbers
    unit: Numbers
    is_whole: Mask
    gender: NDArray[np.int8]
    grade: Numbers
    occasion: Numbers
    arrived: Numbers
    is_current: Mask
    figures: Figures

    def __len__(self) -> int:
        return len(self.rows)


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
    return Part(
        rows,
        distinct(year * found.wholes + found.whole[rows])[1],
        found.unit[rows].astype(np.int64),
        found.is_whole[rows],
        found.gender[rows],
        texts["grade"].codes[rows].astype(np.int64) + 1,
        _occasions(columns, rows),
        columns.arrived[rows].astype(np.int64),
        rows < columns.own,
        figures_of(columns, rows, side),
    )


def _occasions(columns: Columns, rows: Numbers) -> Numbers:
    """A number for each point of the year: HT before VT, and occasions in their own order.

    No occasion is the same as "".
    """
    term, occasion = columns.texts["term"], columns.texts["occasion"]
    width = len(occasion.words) + 1
    key = (term.codes[rows].astype(np.int64) + 1) * width + occasion.codes[rows] + 1
    found, place = distinct(key)
    terms, occasions = ["", *term.words], ["", *occasion.words]
    said = [(terms[k // width], occasions[k % width]) for k in found.tolist()]
    order = sorted(set(said), key=lambda of: ({"H": 0, "V": 1}.get(of[0][:1], 2), *of))
    rank = np.array([order.index(of) for of in said], np.int64)
    return rank[place]
