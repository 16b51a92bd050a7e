"""The private database: what the journal and the archive add up to, ready to be published."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from sbs_data.errors import DelmalError
from sbs_data.store import content, duck, files, fold
from sbs_data.store.identity import Fact, period_columns, settle
from sbs_data.store.journal import Journal

NAME = "delmal.duckdb"
SCHEMA_VERSION = 2
SCHEMA = (Path(__file__).parent / "private.sql").read_text("utf-8")
STATE = ("act", "report", "target_decision")
TABLES = ("meta", *STATE, *content.CONTENT)


class Source(Protocol):
    """Documents that have been read, wherever they wait."""

    @property
    def documents(self) -> Collection[str]: ...

    def insert(self, connection: duck.Connection, wanted: Collection[str]) -> None: ...


@lru_cache(maxsize=1)
def schemas() -> Mapping[str, Any]:
    """Every table's Arrow schema, as private.sql says: rows of any kind come in the right types."""
    return duck.arrow_schemas(SCHEMA, TABLES)


def path_of(private: Path) -> Path:
    """Where the database is kept."""
    return private / NAME


@contextmanager
def opened(path: Path, standing: Path | None = None) -> Iterator[duck.Connection]:
    """The database, made when it is not there. The caller holds the lock.

    ``standing`` is what ``path`` is a copy of.

    One of an older version is set aside, as the copy to go back to, and begun anew: the journal
    and the archive hold everything, so building it again is the migration.
    """
    with duck.writer(path, "delmal") as connection:
        version = _version(connection, path)
        if version is None:
            _begin(connection)
            path.chmod(0o600)
        if version in (None, SCHEMA_VERSION):
            yield connection
            return
    (standing or path).replace(_set_aside(path, version))
    remove(path)
    with duck.writer(path, "delmal") as connection:
        _begin(connection)
        path.chmod(0o600)
        yield connection


@contextmanager
def revised(path: Path) -> Iterator[duck.Connection]:
    """A copy of the database to change, whole and on the disk when this is left without an error.

    ``swap_in`` makes it the database. DuckDB changes a file in place, and a process killed in the
    middle of that can leave one that nobody can open: so what stands is never written in.
    """
    copy = revised_path(path)
    remove(copy)
    if path.exists():
        with files.explained(path.parent):
            copy.touch(mode=0o600)
            shutil.copyfile(path, copy)
    with opened(copy, standing=path) as connection:
        yield connection
    with files.explained(path.parent):
        files.sync_file(copy)


def revised_path(path: Path) -> Path:
    """Where a revised copy is made."""
    return path.with_name("omarbetning.duckdb")


def applied_no(connection: duck.Connection) -> int:
    """The last act of the journal that the database holds."""
    return int(duck.rows(connection, "SELECT applied_no FROM meta")[0][0])


def document_ids(connection: duck.Connection) -> set[str]:
    """The documents whose content the database holds, by SHA-256."""
    return {row[0] for row in duck.rows(connection, "SELECT sha256 FROM document")}


def unread(connection: duck.Connection, journal: Journal, source: Source | None) -> dict[str, str]:
    """The documents that neither the database nor ``source`` holds: SHA-256 and file name."""
    known = document_ids(connection)
    ready = source.documents if source else ()
    return {
        sha: file
        for sha, file in fold.documents(journal.entries).items()
        if sha not in known and sha not in ready
    }


def stage(connection: duck.Connection, journal: Journal, source: Source | None) -> None:
    """Bring the database up to the journal, in a transaction that ``commit`` ends.

    ``source`` holds at least every document that the database has not seen.
    """
    new = fold.documents(journal.entries).keys() - document_ids(connection)
    connection.execute("BEGIN")
    if new:
        assert source is not None
        source.insert(connection, new)
    connection.execute(";".join(f"DELETE FROM {table}" for table in STATE))
    _insert(connection, "act", _act_rows(journal))
    _insert(connection, "report", _report_rows(connection, journal))
    _insert(connection, "target_decision", _decision_rows(journal))
    connection.execute("UPDATE meta SET applied_no = ?", [journal.last_no])


def commit(connection: duck.Connection) -> None:
    """Make what was staged stand."""
    connection.execute("COMMIT")


def build(path: Path, journal: Journal, source: Source) -> None:
    """A database from nothing but the journal and what the archive's documents say."""
    remove(path)
    with opened(path) as connection:
        stage(connection, journal, source)
        commit(connection)


def without(path: Path, journal: Journal) -> None:
    """Write the database anew with the documents of the journal alone, and nothing of its acts.

    Deleting rows would leave the words in the file's free blocks.
    """
    new = path.with_name("gallrad.duckdb")
    try:
        remove(new)
        with opened(new):
            pass
        with duck.writer(new, "new", (path, "old")) as connection:
            kept = pa.table({"sha256": pa.array(fold.documents(journal.entries), pa.string())})
            connection.register("kept", kept)
            for table in content.CONTENT:
                connection.execute(
                    f"INSERT INTO {table} BY NAME FROM old.{table} SEMI JOIN kept USING (sha256)"
                )
            connection.unregister("kept")
        swap_in(new, path)
    finally:
        remove(new)


def others(path: Path) -> list[Path]:
    """Every other database file beside it: copies from migrations, and what crashes left."""
    return [other for other in path.parent.glob("*.duckdb*") if other != path]


def set_aside(path: Path) -> list[Path]:
    """The copies kept from before a migration."""
    return sorted(path.parent.glob("delmal-version-*.duckdb"))


def remove(path: Path) -> None:
    """Remove a database and the log beside it (which must never meet another database)."""
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def swap_in(new: Path, path: Path) -> None:
    """Put a newly built database in the old one's place."""
    with files.explained(path.parent):
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
        files.sync_file(new)
        new.replace(path)
        files.sync_folder(path.parent)


def differing_tables(one: Path, other: Path, tables: Sequence[str]) -> list[str]:
    """The tables whose rows are not the same, whatever their order."""
    with duck.writer(one, "one", (other, "other")) as connection:
        return [
            table
            for table in tables
            if duck.rows(
                connection,
                f"(FROM one.{table} EXCEPT ALL FROM other.{table}) UNION ALL "
                f"(FROM other.{table} EXCEPT ALL FROM one.{table}) LIMIT 1",
            )
        ]


def _begin(connection: duck.Connection) -> None:
    connection.execute("BEGIN")
    connection.execute(SCHEMA)
    connection.execute("INSERT INTO meta VALUES (?, 0)", [SCHEMA_VERSION])
    connection.execute("COMMIT")


def _version(connection: duck.Connection, path: Path) -> int | None:
    """The schema version; ``None`` for a database that is not begun yet."""
    try:
        version = int(duck.rows(connection, "SELECT schema_version FROM meta")[0][0])
    except duck.NoSuchTable:
        return None
    if version > SCHEMA_VERSION:
        raise DelmalError(
            f"Databasen {path} är skapad av en nyare version av programmet. "
            "Uppdatera programmet och försök igen. Ingenting har ändrats.",
            code="newer_database",
        )
    return version


def _set_aside(path: Path, version: int) -> Path:
    """A name that no earlier copy has."""
    names = (f"delmal-version-{version}{f'-{no}' if no else ''}.duckdb" for no in count())
    return next(other for name in names if not (other := path.with_name(name)).exists())


def _insert(connection: duck.Connection, table: str, rows: list[content.Row]) -> None:
    duck.insert(connection, table, pa.Table.from_pylist(rows, schema=schemas()[table]))


def _act_rows(journal: Journal) -> list[content.Row]:
    cancelled = fold.undone_by(journal.entries)
    return [
        {
            "no": entry.no,
            "done_at": _naive_utc(entry.at),
            "who": entry.who,
            "act": entry.act,
            "data": json.dumps(entry.data, ensure_ascii=False, sort_keys=True),
            "undone_by": cancelled.get(entry.no),
        }
        for entry in journal.entries
    ]


def _report_rows(connection: duck.Connection, journal: Journal) -> list[content.Row]:
    columns = (
        "role, kind, kind_basis, authority, authority_basis, period, period_basis, "
        "period_suggestion"
    )
    documents = {
        sha: dict(zip(columns.split(", "), values, strict=True))
        for sha, *values in duck.rows(connection, f"SELECT sha256, {columns} FROM document")
    }
    return [
        _report_row(order, standing, documents[standing.sha256])
        for order, standing in enumerate(fold.fold(journal.entries).values(), start=1)
    ]


def _report_row(
    order: int, standing: fold.Standing, document: Mapping[str, str | None]
) -> content.Row:
    kind, authority, period = (
        settle(what, standing.answers, Fact(document[what], document[f"{what}_basis"]))
        for what in ("kind", "authority", "period")
    )
    columns = period_columns(period.value)
    school = standing.answers.get("school")
    return {
        "report_order": order,
        "report_id": standing.report_id,
        "sha256": standing.sha256,
        "file": standing.file,
        "in_force": standing.in_force,
        "replaced_by": standing.replaced_by,
        "kind": kind.value,
        "kind_basis": kind.basis,
        "role": document["role"],
        "authority": authority.value,
        "authority_basis": authority.basis,
        "period": period.value,
        "period_basis": period.basis,
        "school_year": columns.school_year,
        "term": columns.term,
        "period_order": columns.order,
        "period_suggestion": document["period_suggestion"],
        "answered_school": school.value if school else None,
        "is_example": standing.is_example,
        "imported_at": _naive_utc(standing.imported_at),
        "imported_by": standing.imported_by,
        "import_no": standing.import_no,
    }


def _decision_rows(journal: Journal) -> list[content.Row]:
    return [
        {
            "target_key": decision.target_key,
            "confirmed": decision.confirmed,
            "quote": decision.quote,
            "decided_by": decision.who,
            "decided_at": _naive_utc(decision.at),
            "act_no": decision.act_no,
        }
        for decision in fold.decisions(journal.entries).values()
    ]


def _naive_utc(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None)
