"""The statistics files in force → the figures of the ground: what may be seen, and nothing else.

Skolverket's and Kolada's are taken as they are: the latest publication of each source, and what
it said before. The authority's own pass disclosure control here, and what it hides, as well as
every earlier version of them, stays in the private folder.
Only where files have figures for the same measure and läsår are they compared row by row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from sbs_data import municipalities
from sbs_data.codes import codes_and_words
from sbs_data.comparing import normalised
from sbs_data.disclosure import Protection, SensitiveSide, disclose
from sbs_data.errors import DelmalError
from sbs_data.measures import catalogue
from sbs_data.measures.sources import RANKS
from sbs_data.publishing import measure_tables
from sbs_data.publishing.series import Writer
from sbs_data.statistics.observations import KEY, SCHEMA
from sbs_data.store import duck, observed, statistics_acts
from sbs_data.store.journal import Journal
from sbs_data.store.observed import About
from sbs_data.store.statistics_acts import BroughtFile

_SQL = (Path(__file__).parent / "observations.sql").read_text("utf-8")
_NOT_KEPT = ("source", "file", "unit_name", "municipality_code", "published_on")
"""Said once for the file or the unit, not in every row."""
_COLUMNS = tuple(name for name in SCHEMA.names if name not in _NOT_KEPT)
OWN_FILE = "Egen uppföljning"
"""What is said of every own file, in place of its name."""
_OWN_FILE = {False: 0, True: -1}
"""The number of all own files, and of the example's. Those of others begin at 1."""
_STEP = 5.0
"""Own means of points are shown in whole steps of so many: a grade more in a subject is 2.5."""
_ROWS_AT_ONCE = 100_000
"""About so many rows are compared at a time: a window holds them all in memory."""


_Slices = Set[tuple[str, str]]
"""Measures and läsår. Figures of different ones never meet."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A file and what it holds."""

    brought: BroughtFile
    about: About
    path: Path


def fill(connection: duck.Connection, folders: Sequence[Path], journal: Journal) -> None:
    """Put what the statistics files say in the tables of the ground.

    ``folders`` are those where the figures of the files can be. Raises a Swedish sentence where a
    file's are in none of them.
    """
    _catalogue(connection)
    files = [_known(folders, brought) for brought in statistics_acts.brought(journal.entries)]
    own = [file for file in files if file.about.is_own and file.about.rows]
    own_in_force = [file for file in own if file.brought.in_force]
    official = [file for file in files if file.brought.in_force and not file.about.is_own]
    _files(connection, official)
    _own_files(connection, own_in_force)
    writer = Writer(connection, _units(connection, official, own_in_force))
    _official(connection, writer, official)
    if own_in_force:
        writer.insert(_own(connection, own), is_ordered=True)


def _known(folders: Sequence[Path], brought: BroughtFile) -> _Known:
    for folder in folders:
        path = observed.path_of(folder, brought.figures)
        about = observed.about(path)
        if about is not None:
            return _Known(brought, about, path)
    raise DelmalError(
        f"Uppgifterna ur ”{brought.file}” saknas eller är skadade i den privata mappen. Kör "
        "”python -m sbs_data rebuild”, som läser dem ur arkivet på nytt.",
        code="figures_missing",
    )


def _catalogue(connection: duck.Connection) -> None:
    duck.insert(connection, "measure", measure_tables.measures())
    duck.insert(connection, "measure_break", measure_tables.breaks())
    words = catalogue.populations()
    table = pa.table({"population": list(words), "words": list(words.values())})
    duck.insert(connection, "population", table)
    duck.insert(connection, "municipality", measure_tables.municipality_rows())
    duck.insert(connection, "municipality_name", measure_tables.municipality_names())


def _files(connection: duck.Connection, files: Sequence[_Known]) -> None:
    rows = [
        {
            "file_no": f.brought.file_no,
            "file_id": f.brought.file_id,
            "file": f.brought.file,
            "sha256": f.brought.sha256,
            "kind": f.about.kind,
            "source": f.about.source,
            "observation_count": f.about.rows,
            "published_on": f.about.published_on,
            "retrieved_on": f.about.retrieved_on,
            "is_example": f.brought.is_example,
        }
        for f in files
    ]
    if rows:
        duck.insert(connection, "statistics_file", pa.Table.from_pylist(rows))
    notices = [
        {"file_id": f.brought.file_id, "notice_no": no, "code": code, "message": message}
        for f in files
        for no, (code, message) in enumerate(f.about.notices, start=1)
    ]
    if notices:
        duck.insert(connection, "statistics_notice", pa.Table.from_pylist(notices))


def _own_files(connection: duck.Connection, files: Sequence[_Known]) -> None:
    """What stands for every own file, the example's apart: neither their number nor their names,
    rows and days are told, since all of that follows from what is in them.
    """
    rows = [
        {
            "file_no": _OWN_FILE[is_example],
            "file_id": "egen",
            "file": OWN_FILE,
            "sha256": "",
            "kind": observed.OWN,
            "source": files[0].about.source,
            "observation_count": 0,
            "is_example": is_example,
        }
        for is_example in sorted({f.brought.is_example for f in files})
    ]
    if rows:
        duck.insert(connection, "statistics_file", pa.Table.from_pylist(rows))


def _units(
    connection: duck.Connection, official: Sequence[_Known], own: Sequence[_Known]
) -> dict[tuple[str | None, ...], int]:
    """Every unit by its code, and their numbers.

    Its name and place are the register's: of a kommun those of the list, else what the source
    nearest the register says, and of several such files the latest. Of own files the first: a name
    in a later one would tell what it is of.
    """
    units: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    nearest_last = sorted(official, key=lambda file: _rank(file.about.source), reverse=True)
    for file in (*reversed(own), *nearest_last):
        for kind, code, name, municipality in file.about.units:
            known = units.get((kind, code), (None, None))
            units[kind, code] = (name or known[0], municipality or known[1])
    for code in {place for _, place in units.values() if place} & municipalities.every().keys():
        units.setdefault(("municipality", code), (None, code))
    for kind, code in units:
        if kind in ("municipality", "authority") and code in municipalities.every():
            units[kind, code] = (municipalities.every()[code].name, code)
    numbers = {unit: no for no, unit in enumerate(sorted(units), start=1)}
    rows = [
        {
            "unit_no": str(numbers[kind, code]),
            "unit_kind": kind,
            "unit_code": code,
            "unit_name": name,
            "municipality_code": municipality,
            "name_key": normalised(name or ""),
        }
        for (kind, code), (name, municipality) in sorted(units.items())
    ]
    if rows:
        schema = pa.schema([(name, pa.string()) for name in rows[0]])
        duck.insert(connection, "unit", pa.Table.from_pylist(rows, schema=schema))
    _earlier_names(connection, official, units)
    groups = dict.fromkeys(member for file in official for member in file.about.groups)
    if groups:
        table = pa.table(
            {
                "group_code": pa.array([g for g, _ in groups], pa.string()),
                "municipality_code": pa.array([m for _, m in groups], pa.string()),
            }
        )
        duck.insert(connection, "group_member", table)
    return {(kind, code): no for (kind, code), no in numbers.items()}


def _earlier_names(
    connection: duck.Connection,
    files: Sequence[_Known],
    units: Mapping[tuple[str, str], tuple[str | None, str | None]],
) -> None:
    """What a school was called before, so that an old link finds it. Never an own file's word."""
    named = {
        (code, normalised(name))
        for file in files
        for kind, code, name, _ in file.about.units
        if kind == "school" and name
    }
    earlier = sorted(named - {(code, normalised(n or "")) for (_, code), (n, _) in units.items()})
    if earlier:
        table = pa.table(
            {
                "unit_code": pa.array([code for code, _ in earlier], pa.string()),
                "name_key": pa.array([name for _, name in earlier], pa.string()),
            }
        )
        duck.insert(connection, "unit_earlier_name", table)


def _official(connection: duck.Connection, writer: Writer, files: Sequence[_Known]) -> None:
    contested = _contested(files)
    for file in files:
        rows = _alone(file, contested)
        writer.insert(
            rows.append_column("is_preferred", _same(True, rows.num_rows)).append_column(
                "has_other", _same(False, rows.num_rows)
            )
        )
    for some in _some_at_a_time(files, contested):
        writer.insert(_compared(connection, files, some))


def _compared(connection: duck.Connection, files: Sequence[_Known], contested: _Slices) -> pa.Table:
    """Where files meet: one row per fact and source. What it said before becomes history."""
    said = (
        "SELECT * REPLACE (coalesce(published_on, {published}::DATE) AS published_on, "
        "{source} AS source), {no} AS file_no, {rank} AS source_rank "
        "FROM read_parquet({path}) SEMI JOIN contested USING (measure, school_year)"
    )
    with _registered(connection, contested), duck.alone(connection):
        every = " UNION ALL BY NAME ".join(
            said.format(
                published=duck.text(f.about.published_on),
                source=duck.text(f.about.source),
                no=f.brought.file_no,
                rank=_rank(f.about.source),
                path=duck.text(str(f.path)),
            )
            for f in files
            if not contested.isdisjoint(f.about.slices)
        )
        connection.execute(
            f"CREATE TEMP TABLE contested_row AS SELECT {', '.join(_COLUMNS)}, published_on, "
            f"source, file_no, source_rank FROM ({every})"
        )
        connection.execute(_SQL)
        rows = duck.arrow(connection, "FROM current_row ORDER BY unit_kind, unit_code")
        connection.execute("DROP TABLE current_row")
    return rows


def _own(connection: duck.Connection, files: Sequence[_Known]) -> pa.Table:
    """The own figures in force, as they may be seen beside all that has ever stood."""
    contested = _contested(files)
    parts = [_alone(file, contested) for file in files if file.brought.in_force]
    before = []
    for some in _some_at_a_time(files, contested):
        current, earlier = _versions(connection, files, some)
        parts.append(current)
        before.append(earlier)
    own = pa.concat_tables(part for part in parts if part.num_rows)
    said_before = pa.concat_tables(before) if before else None
    shown = _without_traces(
        disclose(own, protections(), earlier=said_before),
        {file.brought.file_no: file.brought.is_example for file in files},
    )
    return shown.append_column("is_preferred", _same(True, shown.num_rows)).append_column(
        "has_other", _same(False, shown.num_rows)
    )


def _without_traces(shown: pa.Table, is_example: Mapping[int, bool]) -> pa.Table:
    """The figures without a word of the files they came in: their place is läsår and avstämning."""
    numbers = np.array([_OWN_FILE[is_example.get(no, False)] for no in range(max(is_example) + 1)])
    rows = shown.num_rows
    instead = {
        "place": _occasions(shown),
        "place_row": pa.nulls(rows, pa.int32()),
        "retrieved_on": pa.nulls(rows, pa.date32()),
        "file_no": pa.array(numbers[shown["file_no"].to_numpy()], pa.int32()),
    }
    for name, column in instead.items():
        shown = shown.set_column(shown.schema.get_field_index(name), name, column)
    return shown


def _occasions(shown: pa.Table) -> pa.Array:
    """``läsår 2025/26, HT25, avstämning 1``, each spelled once."""
    of = [codes_and_words(shown[name]) for name in ("school_year", "term", "occasion")]
    key = np.zeros(shown.num_rows, np.int64)
    for codes, words in of:
        key = key * (len(words) + 1) + codes + 1
    found, at = np.unique(key, return_index=True)
    told = []
    for row in at.tolist():
        year, term, occasion = ([*words, None][codes[row]] for codes, words in of)
        told.append(_place(year, term, occasion))
    return pa.DictionaryArray.from_arrays(
        pa.array(np.searchsorted(found, key), pa.int32()), pa.array(told, pa.string())
    )


def _place(year: str | None, term: str | None, occasion: str | None) -> str:
    """Where an own figure belongs, in words."""
    said = (f"läsår {year}", term, f"avstämning {occasion}" if occasion else None)
    return ", ".join(filter(None, said))


_SAID = ("value", "marker", "pupils", "count")
_OWN = pa.schema([*SCHEMA, pa.field("arrived", pa.int32()), pa.field("file_no", pa.int32())])


def protections() -> dict[str, Protection]:
    """How each measure is protected."""
    return {
        code: Protection(
            SensitiveSide(measure.sensitive_side), _STEP if measure.unit == "points" else None
        )
        for code, measure in catalogue.measures().items()
    }


def _alone(file: _Known, contested: Collection[tuple[str, str]]) -> pa.Table:
    """A file's rows that meet no other file's."""
    if all(part in contested for part in file.about.slices):
        return _OWN.empty_table()
    table = observed.table(file.path)
    if any(part in contested for part in file.about.slices):
        only = _slices(contested)
        plain = table.select(["measure", "school_year"]).cast(only.schema)
        plain = plain.append_column("row", pa.array(range(table.num_rows), pa.int32()))
        rows = plain.join(only, ["measure", "school_year"], join_type="left anti")["row"]
        table = table.take(rows.combine_chunks().sort())
    number = _same(file.brought.file_no, table.num_rows, pa.int32())
    return table.append_column("arrived", number).append_column("file_no", number)


def _versions(
    connection: duck.Connection, files: Sequence[_Known], contested: _Slices
) -> tuple[pa.Table, pa.Table]:
    """Where own files meet: the figure that counts for each place, and all that have stood there.

    The latest file in force counts. What was undone has been seen, so it is among the earlier.
    """
    names = ", ".join(SCHEMA.names)
    key = ", ".join(KEY)
    said = (
        f"SELECT {names}, {{no}} AS file_no, {{force}} AS in_force "
        "FROM read_parquet({path}) SEMI JOIN contested USING (measure, school_year)"
    )
    with _registered(connection, contested), duck.alone(connection):
        every = " UNION ALL ".join(
            said.format(
                no=f.brought.file_no,
                force=str(f.brought.in_force).lower(),
                path=duck.text(str(f.path)),
            )
            for f in files
            if not contested.isdisjoint(f.about.slices)
        )
        connection.execute(
            f"CREATE TEMP TABLE own_version AS SELECT *, min(file_no) OVER (PARTITION BY {key}) "
            "AS arrived, in_force AND file_no = max(file_no) FILTER (WHERE in_force) OVER "
            f"(PARTITION BY {key}) AS is_current FROM ({every})"
        )
        # The same figure in a newer file is no earlier version of it.
        connection.execute(
            "CREATE TEMP TABLE own_earlier AS SELECT * FROM own_version v WHERE NOT is_current "
            "AND NOT EXISTS (FROM own_version c WHERE c.is_current AND "
            + " AND ".join(f"c.{name} IS NOT DISTINCT FROM v.{name}" for name in (*KEY, *_SAID))
            + ")"
        )
    try:
        current, earlier = (
            duck.arrow(
                connection,
                f"SELECT {names}, arrived, file_no FROM {which} "
                "ORDER BY unit_kind, unit_code, file_no, place_row",
            )
            .select(_OWN.names)
            .cast(_OWN)
            for which in ("own_version WHERE is_current", "own_earlier")
        )
    finally:
        connection.execute("DROP TABLE IF EXISTS own_version; DROP TABLE IF EXISTS own_earlier")
    return current, earlier


def _contested(files: Iterable[_Known]) -> set[tuple[str, str]]:
    """The measures and läsår that more than one file has figures for."""
    counted = Counter(part for file in files for part in set(file.about.slices))
    return {part for part, times in counted.items() if times > 1}


def _some_at_a_time(files: Sequence[_Known], contested: _Slices) -> Iterator[_Slices]:
    """The contested slices, läsår by läsår, with not too many rows in all at a time."""
    rows: Counter[tuple[str, str]] = Counter()
    for file in files:
        for part in file.about.slices:
            rows[part] += file.about.rows // len(file.about.slices)
    some: set[tuple[str, str]] = set()
    for part in sorted(contested, key=lambda part: (part[1], part[0])):
        if some and sum(rows[each] for each in some) + rows[part] > _ROWS_AT_ONCE:
            yield frozenset(some)
            some = set()
        some.add(part)
    if some:
        yield frozenset(some)


@contextmanager
def _registered(
    connection: duck.Connection, contested: Collection[tuple[str, str]]
) -> Iterator[None]:
    """The contested slices as a table of the connection."""
    connection.register("contested", _slices(contested))
    try:
        yield
    finally:
        connection.unregister("contested")


def _slices(slices: Collection[tuple[str, str]]) -> pa.Table:
    return pa.table(
        {
            "measure": pa.array([measure for measure, _ in slices], pa.string()),
            "school_year": pa.array([year for _, year in slices], pa.string()),
        }
    )


def _rank(source: str) -> int:
    return next((no for no, start in enumerate(RANKS) if source.startswith(start)), len(RANKS))


def _same(value: object, rows: int, kind: pa.DataType | None = None) -> pa.Array:
    return pa.repeat(pa.scalar(value, kind), rows)
