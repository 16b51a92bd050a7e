"""What each statistics file says, as read: one Parquet file by SHA-256 in the private folder.

Written once and never changed, so that neither a crash nor an undo can leave half of it. As the
private database is for the reports, it is made from the archive and can be made again.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from sbs_data.store import files

FOLDER = "statistik"
VERSION = 1
"""Part of each file's name: what other rules wrote is not found, and read anew."""

_KEY = b"delmal"
_ROWS_AT_ONCE = 131_072


@dataclass(frozen=True, slots=True)
class About:
    """What a file says beside its figures. ``units`` are kind, code, name and kommunkod.

    ``slices`` are the measures and läsår it has figures for: files that share none can't meet.
    ``dates`` are those of publication and retrieval.
    """

    kind: str
    source: str
    rows: int
    published_on: str | None
    retrieved_on: str | None
    notices: list[tuple[str, str]]
    units: list[tuple[str, str, str | None, str | None]]
    groups: list[tuple[str, str]]
    slices: list[tuple[str, str]]

    @property
    def is_own(self) -> bool:
        """Whether the figures are the authority's own, to be protected before they are shown."""
        return self.kind == OWN


OWN = "own"


def path_of(private: Path, sha256: str) -> Path:
    """Where a file's figures are kept."""
    return private / FOLDER / f"{sha256}-{VERSION}.parquet"


def write(path: Path, table: pa.Table, about: About) -> None:
    """Write a file's figures, whole and on the disk."""
    record = json.dumps(asdict(about), ensure_ascii=False)
    import pyarrow.parquet as pq  # when it is needed: every page would wait for it

    table = _by_unit(table).replace_schema_metadata({_KEY: record.encode()})
    path.touch(mode=0o600)
    texts = [field.name for field in table.schema if pa.types.is_dictionary(field.type)]
    pq.write_table(
        table,
        path,
        compression="lz4",
        use_dictionary=texts,  # of numbers they cost more than they give
        write_statistics=False,  # nothing asks for a part of a file
        row_group_size=_ROWS_AT_ONCE,
    )
    files.sync_file(path)


def write_nothing(path: Path, about: About) -> None:
    """Write that no figure of a file is known, and what is said of it."""
    from sbs_data.statistics.observations import SCHEMA

    write(path, SCHEMA.empty_table(), about)


def about(path: Path) -> About | None:
    """What a kept file says of itself; ``None`` where it is missing or damaged."""
    import pyarrow.parquet as pq

    with suppress(OSError, pa.ArrowException, ValueError, KeyError, TypeError):
        return of_record(json.loads((pq.read_schema(path).metadata or {})[_KEY]))
    return None


def of_record(record: dict[str, Any]) -> About:
    """What was said of a file and kept as JSON. Raises ``KeyError`` or ``TypeError`` for less."""
    lists = ("notices", "units", "groups", "slices")
    return About(**{**record, **{name: [tuple(item) for item in record[name]] for name in lists}})


def keep_only(private: Path, sha256s: Collection[str]) -> None:
    """Remove what is kept of any other file, and what other rules wrote."""
    kept = {path_of(private, sha256) for sha256 in sha256s}
    for path in (private / FOLDER).glob("*.parquet"):
        if path not in kept:
            path.unlink(missing_ok=True)


def is_same(one: Path, other: Path) -> bool:
    """Whether two kept files say the same."""
    said = about(one)
    return said is not None and said == about(other) and table(one).equals(table(other))


def table(path: Path) -> pa.Table:
    """A kept file's figures, with the columns of ``statistics.observations.SCHEMA``."""
    import pyarrow.parquet as pq

    from sbs_data.statistics.observations import SCHEMA

    return pq.read_table(path).select(SCHEMA.names).cast(SCHEMA)


def describe(
    table: pa.Table,
    *,
    kind: str,
    source: str,
    published_on: datetime.date | None,
    retrieved_on: datetime.date | None,
    notices: Iterable[tuple[str, str]],
    names: Iterable[tuple[tuple[str, str], str]],
    groups: Iterable[tuple[str, Iterable[str]]],
) -> About:
    """What is said of a file that has been read. ``names`` are units told without a figure."""
    units: dict[tuple[str, str], tuple[str, str, str | None, str | None]] = {
        (kind_, code): (kind_, code, name, None) for (kind_, code), name in names
    }
    for kind_, code, name, municipality in _distinct(
        table, "unit_kind", "unit_code", "unit_name", "municipality_code"
    ):
        known = units.get((kind_, code), (kind_, code, None, None))
        units[kind_, code] = (kind_, code, name or known[2], municipality or known[3])
    return About(
        kind=kind,
        source=source,
        rows=table.num_rows,
        published_on=published_on.isoformat() if published_on else None,
        retrieved_on=retrieved_on.isoformat() if retrieved_on else None,
        notices=list(notices),
        units=list(units.values()),
        groups=[(group, member) for group, members in groups for member in members],
        slices=sorted(_distinct(table, "measure", "school_year")),
    )


def _distinct(table: pa.Table, *columns: str) -> list[tuple[Any, ...]]:
    if not table.num_rows:
        return []
    found = table.select(columns).group_by(list(columns), use_threads=False).aggregate([])
    return list(zip(*(found[name].to_pylist() for name in columns), strict=True))


def _by_unit(table: pa.Table) -> pa.Table:
    """The rows of a unit together, so that a question about one school reads little."""
    codes = table["unit_code"].combine_chunks()
    if isinstance(codes, pa.ChunkedArray):
        codes = pa.concat_arrays(codes.chunks) if codes.num_chunks else codes
    if len(codes) == 0:
        return table
    order = np.argsort(np.argsort(np.array(codes.dictionary.to_pylist(), dtype=object)))
    place = order[codes.indices.to_numpy(zero_copy_only=False)]
    if bool(np.all(place[1:] >= place[:-1])):
        return table
    return table.take(pa.array(np.argsort(place, kind="stable")))
