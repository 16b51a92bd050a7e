"""The observation: one figure, with what it is about and where it stands. A table, never objects.

Texts that repeat are dictionary-encoded, so that six million rows stay a few hundred megabytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

TEXT = pa.dictionary(pa.int32(), pa.string())

SCHEMA = pa.schema(
    [
        # The key: what the figure is about.
        pa.field("measure", TEXT, nullable=False),
        pa.field("unit_kind", TEXT, nullable=False),
        pa.field("unit_code", TEXT, nullable=False),
        pa.field("school_year", TEXT, nullable=False),
        pa.field("term", TEXT),
        pa.field("occasion", TEXT),
        pa.field("gender", TEXT, nullable=False),
        pa.field("grade", TEXT),
        pa.field("population", TEXT, nullable=False),
        # The figure. ``value`` is null exactly when ``marker`` is set.
        pa.field("value", pa.float64()),
        pa.field("marker", TEXT),
        pa.field("range_low", pa.float64()),
        pa.field("range_high", pa.float64()),
        pa.field("pupils", pa.int32()),
        pa.field("pupils_basis", TEXT),
        # The authority's own figures only, and never published as it stands.
        pa.field("count", pa.int32()),
        # What else is known of the unit.
        pa.field("unit_name", TEXT),
        pa.field("municipality_code", TEXT),
        # Where it comes from.
        pa.field("status", TEXT, nullable=False),
        pa.field("source", TEXT, nullable=False),
        pa.field("published_on", pa.date32()),
        pa.field("retrieved_on", pa.date32()),
        pa.field("file", TEXT, nullable=False),
        # Where in the file, in Swedish; "#" stands for ``place_row``, so that millions of rows
        # share one text.
        pa.field("place", TEXT, nullable=False),
        pa.field("place_row", pa.int32()),
    ]
)

KEY = (
    "measure",
    "unit_kind",
    "unit_code",
    "school_year",
    "term",
    "occasion",
    "gender",
    "grade",
    "population",
)
"""Two rows with the same key speak of the same fact."""

UNIT_KINDS = ("school", "municipality", "authority", "county", "nation", "group")
GENDERS = ("all", "girls", "boys")
STATUSES = ("preliminary", "official")
PUPILS_BASES = ("published", "worked_out", "other_level")

NATION_CODE = "0000"
NATION_NAME = "Riket"


def table(columns: Mapping[str, Sequence[Any] | pa.Array | pa.ChunkedArray], rows: int) -> pa.Table:
    """An observation table of ``rows`` rows; a single value stands for every row, a missing
    column for nothing.
    """
    # Every column of one text, or none, has the same codes: zeroes.
    same = pa.array(np.zeros(rows, np.int32))
    arrays = [_column(columns.get(field.name), field, same) for field in SCHEMA]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def from_rows(rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Observations from records; for the sources whose rows are thousands, not millions."""
    return table({f.name: [row.get(f.name) for row in rows] for f in SCHEMA}, len(rows))


def places(table: pa.Table) -> list[str]:
    """Where in the file each row stands, as a person reads it."""
    written = zip(table["place"].to_pylist(), table["place_row"].to_pylist(), strict=True)
    return [place if row is None else place.replace("#", str(row)) for place, row in written]


def empty() -> pa.Table:
    """No observations."""
    return table({}, 0)


def _column(values: Any, field: pa.Field, same: pa.Array) -> pa.Array | pa.ChunkedArray:
    if values is None or isinstance(values, str) or not hasattr(values, "__len__"):
        return _constant(values, field.type, same)
    if isinstance(values, (pa.Array, pa.ChunkedArray)):
        return values if values.type == field.type else values.cast(field.type)
    if pa.types.is_dictionary(field.type):
        return pa.array(values, pa.string()).dictionary_encode()
    return pa.array(values, field.type)


def _constant(value: Any, kind: pa.DataType, same: pa.Array) -> pa.Array:
    rows = len(same)
    if pa.types.is_dictionary(kind):
        words = [] if value is None else [value]
        codes = pa.nulls(rows, pa.int32()) if value is None else same
        return pa.DictionaryArray.from_arrays(codes, pa.array(words, pa.string()))
    return pa.nulls(rows, kind) if value is None else pa.repeat(pa.scalar(value, kind), rows)
