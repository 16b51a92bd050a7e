"""Figures as rows of numbers: what they are about is said once, in ``series`` and ``unit``.

Texts are nine tenths of what writing millions of figures costs, and they are the same few thousand
again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa

from sbs_data.codes import Numbers, codes_and_words, distinct
from sbs_data.store import duck

ABOUT = (
    "measure",
    "school_year",
    "term",
    "occasion",
    "gender",
    "grade",
    "population",
    "marker",
    "pupils_basis",
    "status",
    "place",
)
"""The texts of a series. ``place`` is the same for many rows: ``#`` stands for the row's number."""

FIGURES = (
    "value",
    "range_low",
    "range_high",
    "pupils",
    "count",
    "retrieved_on",
    "place_row",
    "file_no",
    "is_preferred",
    "has_other",
)

NumberOf = Callable[[tuple[str | None, ...]], int]
_SERIES = pa.schema([("series_no", pa.int32()), *((name, pa.string()) for name in ABOUT)])
_LARGEST_KEY = 2**62


class Writer:
    """Puts figures in ``observation``. ``units`` are the numbers of the units, by kind and code."""

    def __init__(
        self, connection: duck.Connection, units: Mapping[tuple[str | None, ...], int]
    ) -> None:
        self._connection = connection
        self._units = units
        self._series: dict[tuple[str | None, ...], int] = {}

    def insert(self, rows: pa.Table, *, is_ordered: bool = False) -> None:
        """Add figures, with the texts of ``ABOUT``, those of their units and ``FIGURES``.

        With ``is_ordered`` they are put in the order of unit and series, and series in that of
        their texts: nothing is left of the order they came in.
        """
        if not rows.num_rows:
            return
        known = len(self._series)
        series = self._numbered(rows, ABOUT, self._series_no, is_ordered=is_ordered)
        units = self._numbered(rows, ("unit_kind", "unit_code"), lambda unit: self._units[unit])
        new = list(self._series.items())[known:]
        said = [dict(zip(ABOUT, texts, strict=True)) for texts, _ in new]
        table = pa.Table.from_pylist(
            [{"series_no": no, **texts} for (_, no), texts in zip(new, said, strict=True)],
            schema=_SERIES,
        )
        duck.insert(self._connection, "series", table)
        figures = rows.select(FIGURES)
        figures = figures.append_column("series_no", pa.array(series, pa.int32()))
        figures = figures.append_column("unit_no", pa.array(units, pa.int32()))
        if is_ordered:
            place = units * (len(self._series) + 1) + series
            if bool((place[1:] < place[:-1]).any()):
                figures = figures.take(pa.array(np.argsort(place, kind="stable")))
        duck.insert(self._connection, "observation", figures)

    def _series_no(self, texts: tuple[str | None, ...]) -> int:
        return self._series.setdefault(texts, len(self._series) + 1)

    @staticmethod
    def _numbered(
        rows: pa.Table, names: tuple[str, ...], number_of: NumberOf, *, is_ordered: bool = False
    ) -> Numbers:
        """A number for each row by its texts, each combination looked at once."""
        of = [codes_and_words(rows[name]) for name in names]
        key = np.zeros(rows.num_rows, np.int64)
        size = 1
        for codes, words in of:
            if len(words) == 1 and bool((codes == 0).all()):
                continue  # the same in every row
            if size * (len(words) + 1) > _LARGEST_KEY:
                few, key = np.unique(key, return_inverse=True)
                size = len(few)
            key = key * (len(words) + 1) + codes + 1
            size *= len(words) + 1
        found, place = distinct(key)
        first = np.empty(len(found), np.int64)
        first[place] = np.arange(len(place))  # some row of each
        # The last place of the words is where a row without a text points.
        spelled = [(codes, [*words, None]) for codes, words in of]
        texts = [tuple(words[codes[row]] for codes, words in spelled) for row in first.tolist()]
        if is_ordered:
            for each in sorted(set(texts), key=lambda t: tuple(word or "" for word in t)):
                number_of(each)
        found_numbers: Numbers = np.array([number_of(each) for each in texts], np.int64)[place]
        return found_numbers
