"""Text columns as codes: each row a small integer into a short list of words.

Millions of rows repeat a few thousand words, so that a word is looked at once, not once a row.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Numbers = NDArray[np.int64]

NOTHING = -1
"""The code of a row that has no text."""

_ENCODED = pa.dictionary(pa.int32(), pa.string())
# A bit for every possible value is quicker than sorting, as long as there are not far more of them
# than rows.
_MOST_MARKS = 200_000_000
_MARKS_A_ROW = 100
_FEW_MARKS = 1_000_000


def encoded(column: pa.ChunkedArray | pa.Array) -> pa.DictionaryArray:
    """A text column, dictionary-encoded or not, as one dictionary-encoded array."""
    if not pa.types.is_dictionary(column.type):
        column = column.cast(pa.string()).dictionary_encode()
    if column.type != _ENCODED:
        column = column.cast(_ENCODED)
    if not isinstance(column, pa.ChunkedArray):
        return column
    if column.num_chunks == 0:
        return pa.array([], pa.string()).dictionary_encode()
    whole = column.unify_dictionaries().combine_chunks()
    return whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole


def codes_and_words(column: pa.ChunkedArray | pa.Array) -> tuple[Codes, list[str]]:
    """A text column's codes, ``NOTHING`` for nothing, and the words that they are places in."""
    whole = encoded(column)
    codes: Codes = whole.indices.fill_null(NOTHING).to_numpy(zero_copy_only=False)
    return codes, whole.dictionary.to_pylist()


def distinct(values: Numbers) -> tuple[Numbers, Numbers]:
    """The different values (none below 0), in order, and each row's place among them.

    ``np.unique`` with its inverse, by counting where the values are few enough.
    """
    size = int(values.max(initial=0)) + 1
    if size > min(_MOST_MARKS, _FEW_MARKS + _MARKS_A_ROW * len(values)):
        found, places = np.unique(values, return_inverse=True)
        return found, places
    is_there = np.zeros(size, np.bool_)
    is_there[values] = True
    found = np.flatnonzero(is_there)
    places = np.zeros(size, np.int64)
    places[found] = np.arange(len(found))
    return found, places[values]
