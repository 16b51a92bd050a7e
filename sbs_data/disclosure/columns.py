"""Own figures as columns: texts as codes, figures as numbers. A text is looked at once, not once a
row, so that millions of rows are checked in a moment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sbs_data.codes import NOTHING, Codes, codes_and_words, encoded
from sbs_data.disclosure.protection import Protection

Mask = NDArray[np.bool_]

GENDERS = ("all", "girls", "boys")
UNIT_KINDS = ("school", "authority")

TEXTS = (
    "measure",
    "unit_kind",
    "unit_code",
    "municipality_code",
    "school_year",
    "term",
    "occasion",
    "gender",
    "grade",
    "population",
    "marker",
)
ARRIVED = "arrived"
NUMBERS = ("value", "pupils", "count", ARRIVED)


@dataclass(frozen=True, slots=True)
class Texts:
    """``codes`` has one entry a row: an index into ``words``, or ``NOTHING``."""

    codes: Codes
    words: list[str]

    def used(self) -> list[str | None]:
        """The texts that stand in some row; ``None`` where a row has none."""
        counts = np.bincount(self.codes + 1, minlength=len(self.words) + 1)
        return [self.words[n - 1] if n else None for n in np.flatnonzero(counts).tolist()]

    def map(self, code_of: Callable[[str], int], nothing: int = NOTHING) -> Codes:
        """Another code for each text; a text that no row has may get any."""
        lookup = [*(code_of(word) for word in self.words), nothing]
        return np.array(lookup, np.int32)[self.codes]  # -1 points at the last place


@dataclass(frozen=True, slots=True)
class Columns:
    """The own figures, ``own`` rows, and after them the earlier ones.

    ``value`` has NaN for nothing, ``pupils`` and ``count`` their own mask of what is there.
    """

    own: int
    texts: dict[str, Texts]
    value: NDArray[np.float64]
    pupils: Codes
    has_pupils: Mask
    count: Codes
    has_count: Mask
    arrived: Codes

    @property
    def rows(self) -> int:
        """Own and earlier ones together."""
        return len(self.arrived)


def columns_of(own: pa.Table, earlier: pa.Table | None) -> Columns:
    """Both tables' columns, in the same codes. Raises ``ValueError`` where one is missing."""
    tables = [own] if earlier is None else [own, earlier]
    for table in tables:
        missing = {*TEXTS, *NUMBERS} - set(table.column_names)
        if missing:
            raise ValueError(f"own figures without {', '.join(sorted(missing))}")
    value, pupils, count, arrived = (_numbers(tables, name) for name in NUMBERS)
    if arrived.null_count:
        raise ValueError("own figures that don't say when they arrived")
    return Columns(
        own.num_rows,
        {name: _texts(tables, name) for name in TEXTS},
        value.cast(pa.float64()).to_numpy(zero_copy_only=False),
        *_whole(pupils),
        *_whole(count),
        _whole(arrived)[0],
    )


def check(columns: Columns, protections: Mapping[str, Protection]) -> None:
    """Raises ``ValueError`` for rows that no own figures can be: another kind of unit or gender, a
    measure without a protection, two populations of one measure.
    """
    texts = columns.texts
    for kind in texts["unit_kind"].used():
        if kind not in UNIT_KINDS:
            raise ValueError(f"own figures are a school's or an authority's, not {kind}")
    for measure in texts["measure"].used():
        if measure not in protections:
            raise ValueError(f"nothing says how {measure} is protected")
    for gender in texts["gender"].used():
        if gender not in GENDERS:
            raise ValueError(f"a gender is all, girls or boys, not {gender!r}")
    measures, populations = texts["measure"], texts["population"]
    width = len(populations.words) + 1
    both = measures.codes.astype(np.int64) * width + populations.codes + 1
    table = np.bincount(both, minlength=len(measures.words) * width).reshape(-1, width)
    for n in np.flatnonzero((table > 0).sum(axis=1) > 1).tolist():
        raise ValueError(f"two populations of {measures.words[n]}: one can be subtracted")


def _texts(tables: list[pa.Table], name: str) -> Texts:
    chunks = [encoded(table.column(name)) for table in tables]
    codes, words = codes_and_words(chunks[0] if len(chunks) == 1 else pa.chunked_array(chunks))
    if len(set(words)) == len(words):
        return Texts(codes, words)
    first = {word: code for code, word in reversed(list(enumerate(words)))}
    return Texts(Texts(codes, words).map(first.__getitem__), words)


def _numbers(tables: list[pa.Table], name: str) -> pa.Array:
    kind = pa.float64() if name == "value" else pa.int32()
    chunks = [c.cast(kind) for table in tables for c in table.column(name).chunks]
    return chunks[0] if len(chunks) == 1 else pa.concat_arrays([pa.array([], kind), *chunks])


def _whole(column: pa.Array) -> tuple[Any, Mask]:
    is_there = column.is_valid().to_numpy(zero_copy_only=False)
    return column.fill_null(0).to_numpy(zero_copy_only=False), is_there
