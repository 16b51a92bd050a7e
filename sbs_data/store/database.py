"""The private database: what the reader found in every document that the journal knows of.

Content alone: what persons have said is folded from the journal when a snapshot is published, so
that a decision neither copies nor writes this file.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from sbs_data.errors import DelmalError
from sbs_data.store import content, duck, files, fold
from sbs_data.store.heard import Heard, Identity
from sbs_data.store.journal import Journal

NAME = "delmal.duckdb"
SCHEMA_VERSION = 8
SCHEMA = (Path(__file__).parent / "private.sql").read_text("utf-8")
TABLES = ("meta", *content.CONTENT)


class Source(Protocol):
    """Documents that have been read, wherever they wait."""

    @property
    def documents(self) -> Collection[str]: ...

    def insert(self, connection: duck.Connection, wanted: Collection[str]) -> None: ...


@dataclass(frozen=True, slots=True)
class Held:
    """The documents that the database holds, by SHA-256, and the last act that brought one.

    One of an older version holds nothing that is of use.
    """

    documents: frozenset[str] = frozenset()
    applied_no: int = 0
    is_older: bool = False
    version: int | None = SCHEMA_VERSION


@lru_cache(maxsize=1)
def schemas() -> Mapping[str, Any]:
    """Every table's Arrow schema, as private.sql says: rows of any kind come in the right types."""
    return duck.arrow_schemas(SCHEMA, TABLES)


def path_of(private: Path) -> Path:
    """Where the database is kept."""
    return private / NAME


def held(path: Path) -> Held:
    """What the database holds, if it is of this version; nothing is written.

    Raises a Swedish sentence for a newer one.
    """
    if not path.exists():
        return Held()
    with duck.reading(path, "delmal") as connection:
        version = _version(connection, path)
        if version != SCHEMA_VERSION:
            return Held(is_older=True, version=version)
        documents = duck.rows(connection, "SELECT sha256 FROM document")
        return Held(frozenset(sha256 for (sha256,) in documents), _applied_no(connection))


def heard(path: Path) -> dict[str, Heard]:
    """How the documents were read that ask something, by SHA-256. Of a database of this version."""
    if not path.exists():
        return {}
    with duck.reading(path, "delmal") as connection:
        rows = duck.rows(connection, _HEARD)
    return {
        sha256: Heard(
            Identity(authority, kind, period),
            {key: answer for key, answer in zip(keys, answers, strict=True) if answer is not None},
            [key for key, answer in zip(keys, answers, strict=True) if answer is None],
        )
        for sha256, authority, kind, period, keys, answers in rows
    }


_HEARD = """
    SELECT sha256, any_value(d.authority), any_value(d.kind), any_value(d.period),
           list(a.asked_key ORDER BY a.asked_no), list(a.answer ORDER BY a.asked_no)
    FROM asked a JOIN document d USING (sha256) GROUP BY sha256"""


def set_older_aside(path: Path) -> Held:
    """Make way for a database of this version where there is an older one, and keep that.

    The journal and the archive hold everything, so building it again is the migration, and the
    copy is what to go back to. Returns what is held then. The caller holds the lock.
    """
    found = held(path)
    if not found.is_older:
        return found
    with files.explained(path.parent):
        if found.version is not None:  # else it was never begun
            path.replace(_set_aside(path, found.version))
        remove(path)
    return Held()


@contextmanager
def revised(path: Path, copy: Path | None = None) -> Iterator[duck.Connection]:
    """A copy of the database to change, whole and on the disk when this is left without an error.

    ``copy`` is where, if not beside it. ``swap_in`` makes it the database. DuckDB changes a file
    in place, and a process killed in the middle of that can leave one that nobody can open: so
    what stands is never written in.
    A database that is there is of this version: the caller has set an older one aside.
    """
    copy = copy or revised_path(path)
    remove(copy)
    with files.explained(path.parent):
        copy.touch(mode=0o600)
        if path.exists():
            shutil.copyfile(path, copy)
        else:
            copy.unlink()  # DuckDB takes no empty file for a new one
    with duck.writer(copy, "delmal") as connection:
        if not path.exists():
            _begin(connection, copy)
        yield connection
    with files.explained(path.parent):
        files.sync_file(copy)


def revised_path(path: Path) -> Path:
    """Where a revised copy is made."""
    return path.with_name("omarbetning.duckdb")


def stage(connection: duck.Connection, source: Source, new: Collection[str]) -> None:
    """Put documents that ``source`` holds in, table by table, until ``commit``.

    One that is there is read with other answers now, and what it said before goes. Not in one
    transaction, which would take memory: the file counts only when it is swapped in.
    """
    there = {sha256 for (sha256,) in duck.rows(connection, "SELECT sha256 FROM document")}
    if again := sorted(there & set(new)):
        for table in content.CONTENT:
            connection.execute(f"DELETE FROM {table} WHERE list_contains(?, sha256)", [again])
    source.insert(connection, new)


def mark(path: Path, journal: Journal) -> None:
    """Write in a revised copy which act brought the last of its documents, if it says another."""
    last = _last_brought(journal)
    if held(path).applied_no != last:
        with duck.writer(path, "delmal") as connection:
            connection.execute("UPDATE meta SET applied_no = ?", [last])
        with files.explained(path.parent):
            files.sync_file(path)


def commit(connection: duck.Connection, journal: Journal) -> None:
    """Say that every document of the journal is there."""
    connection.execute("UPDATE meta SET applied_no = ?", [_last_brought(journal)])


def build(path: Path, journal: Journal, source: Source) -> None:
    """A database from nothing but the journal and what the archive's documents say."""
    remove(path)
    with duck.writer(path, "delmal") as connection:
        _begin(connection, path)
        stage(connection, source, fold.documents(journal.entries))
        commit(connection, journal)


def without(path: Path, journal: Journal) -> None:
    """Write the database anew with the documents of the journal alone.

    Deleting rows would leave the words in the file's free blocks.
    """
    new = path.with_name("gallrad.duckdb")
    try:
        remove(new)
        with duck.writer(new, "new", (path, "old")) as connection:
            _begin(connection, new)
            kept = pa.table({"sha256": pa.array(fold.documents(journal.entries), pa.string())})
            connection.register("kept", kept)
            for table in content.CONTENT:
                connection.execute(
                    f"INSERT INTO {table} BY NAME FROM old.{table} SEMI JOIN kept USING (sha256)"
                )
            connection.unregister("kept")
            commit(connection, journal)
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


def _begin(connection: duck.Connection, path: Path) -> None:
    connection.execute("BEGIN")
    connection.execute(SCHEMA)
    connection.execute("INSERT INTO meta VALUES (?, 0)", [SCHEMA_VERSION])
    connection.execute("COMMIT")
    path.chmod(0o600)


def _applied_no(connection: duck.Connection) -> int:
    return int(duck.rows(connection, "SELECT applied_no FROM meta")[0][0])


def _last_brought(journal: Journal) -> int:
    """The last act that brought a document which had never come before."""
    known: set[str] = set()
    last = 0
    for entry in journal.entries:
        if entry.act == fold.IMPORT:
            brought = {document["sha256"] for document in fold.written(entry)}
            if not brought <= known:
                last = entry.no
                known |= brought
    return last


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
