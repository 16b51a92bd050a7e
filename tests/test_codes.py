"""Columns as codes: the same whatever a column's type and chunks, and counting as sorting."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.codes import NOTHING, codes_and_words, distinct

TEXTS = st.lists(st.sampled_from(["a", "b", "", None]), max_size=30)


@given(TEXTS, st.integers(1, 5))
def test_a_column_keeps_its_texts(values: list[str | None], size: int) -> None:
    parts = [pa.array(values[i : i + size], pa.string()) for i in range(0, len(values), size)]
    for column in (
        pa.array(values, pa.string()),
        pa.array(values, pa.string()).dictionary_encode(),
        pa.chunked_array(parts, pa.string()),
        pa.chunked_array([part.dictionary_encode() for part in parts], _type(parts)),
    ):
        codes, words = codes_and_words(column)
        assert [None if code == NOTHING else words[code] for code in codes.tolist()] == values


def _type(parts: list[pa.Array]) -> pa.DataType:
    return parts[0].dictionary_encode().type if parts else pa.dictionary(pa.int32(), pa.string())


def test_a_column_of_nothing_at_all_has_no_words() -> None:
    codes, words = codes_and_words(pa.chunked_array([pa.nulls(3)]))
    assert codes.tolist() == [NOTHING] * 3
    assert words == []


@pytest.mark.parametrize("largest", [9, 1_000_000, 10**12])
def test_few_values_are_counted_and_many_are_sorted(largest: int) -> None:
    values = np.array([5, 3, 5, largest], np.int64)
    found, places = distinct(values)
    assert found.tolist() == [3, 5, largest]
    assert places.tolist() == [1, 0, 1, 2]


def test_of_no_values_there_are_none() -> None:
    found, places = distinct(np.empty(0, np.int64))
    assert (found.tolist(), places.tolist()) == ([], [])
