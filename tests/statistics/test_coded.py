"""Columns as codes: the same answers as going through the rows one by one."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.statistics.coded import coded, first_like, pairs, repeated

TEXTS = st.lists(st.sampled_from(["a", "b", "c", " ", "", None]), max_size=40)


def kept(values: list[str | None]) -> list[str | None]:
    return [(v or "").strip() or None for v in values]


@given(TEXTS, st.integers(1, 5))
def test_a_column_keeps_its_texts_whatever_its_chunks(values: list[str | None], size: int) -> None:
    chunks = [pa.array(values[i : i + size], pa.string()) for i in range(0, len(values), size)]
    for column in (
        pa.array(values, pa.string()),
        pa.chunked_array(chunks, pa.string()),
        pa.chunked_array(
            [c.dictionary_encode() for c in chunks], pa.dictionary(pa.int32(), pa.string())
        ),
    ):
        assert coded(column).array().to_pylist() == kept(values)


@given(TEXTS)
def test_mapping_and_filling_in_look_at_each_row(values: list[str | None]) -> None:
    column = coded(pa.array(values, pa.string()))
    mapped = column.map({"a": "x", "b": "x"}.get)
    assert mapped.array().to_pylist() == [{"a": "x", "b": "x"}.get(v or "") for v in kept(values)]
    filled = mapped.otherwise(column).array().to_pylist()
    assert filled == [{"a": "x", "b": "x"}.get(v or "") or v for v in kept(values)]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["x", "y", ""])), max_size=30))
def test_repeated_rows_are_those_seen_before(rows: list[tuple[str, str]]) -> None:
    columns = [coded(pa.array([r[n] for r in rows], pa.string())) for n in range(2)]
    expected = [i for i, row in enumerate(rows) if row in rows[:i]]
    assert repeated(columns).tolist() == expected
    for row in expected:
        assert first_like(columns, row) == rows.index(rows[row])


@given(
    st.lists(st.tuples(st.sampled_from(["a", ""]), st.sampled_from(["x", "y", ""])), max_size=30)
)
def test_pairs_join_each_row(rows: list[tuple[str, str]]) -> None:
    columns = [coded(pa.array([r[n] for r in rows], pa.string())) for n in range(2)]
    joined = pairs(columns[0], columns[1], lambda one, two: f"{one}-{two}" if one else None)
    assert joined.array().to_pylist() == [f"{a}-{b}" if a else None for a, b in rows]


def test_repeated_rows_are_found_where_the_keys_are_too_many_to_count() -> None:
    words = [str(n) for n in range(3_000)]
    column = coded(pa.array([*words, "7"], pa.string()))
    assert repeated([column] * 7).tolist() == [3_000]
