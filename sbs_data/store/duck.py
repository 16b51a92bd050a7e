"""The only way to a DuckDB connection.

Why one door: a connection shared by threads gives silently wrong answers; `connect(path)` after
the file was replaced shows the old data (DuckDB caches by path); and its SQL reads and writes
files and installs extensions unless it is told not to. So every connection here is an in-memory
instance with the file attached. A reader gets it locked down: SQL can reach nothing but the
attached file, and nobody can unlock it again.
"""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb

from sbs_data.errors import DelmalError
from sbs_data.store import files

log = logging.getLogger(__name__)

Connection = duckdb.DuckDBPyConnection
Error = duckdb.Error
NoSuchTable = duckdb.CatalogException
Damaged = (
    duckdb.IOException,
    duckdb.SerializationException,
    duckdb.InternalException,
    duckdb.FatalException,
)
"""What DuckDB says of a file whose bytes are not what it wrote."""

THREADS = 2
READER_THREADS = 1
"""A window over a small result fails about once in a thousand when two threads share it
(duckdb issue 22352), and takes the whole instance with it. Visitors run beside each other anyway:
each question on its visitor's thread."""

BLOCK_BYTES = 16_384
"""The smallest there is: some tables hold a handful of rows, and each takes a block a column."""

ROW_GROUP_ROWS = 16_384
"""So many rows are gathered in memory before they are packed and written: a hundred reports or so,
however many are inserted in one statement."""

READER_MEMORY = "1GB"
WRITER_MEMORY = "128MB"
"""What does not fit waits on the disk: an import takes much the same memory whatever its size."""

ROOMY_MEMORY = "512MB"
"""For millions of figures, which come together and seldom: half the time of the least."""

FRUGAL_MEMORY = "64MB"
"""Half, for what would fill whatever it was given."""

_NO_ROOM = "max_temp_directory_size"
"""Named by DuckDB where what does not fit in memory does not fit on the disk either."""

LOG = "4MB"
"""So much is written to the log before the file itself takes it: a checkpoint after each of many
small statements takes longer than they do, and nobody sees the file before it is whole."""

IDLE = 2
"""So many instances wait for the next at most: for one that writes, and one that reads beside."""

_ATTACHED = (
    "SELECT database_name FROM duckdb_databases() WHERE NOT internal AND database_name <> 'memory'"
)

SPARING_MEMORY = "16MB"
"""Enough for some thousand rows at a time."""


def reader(path: Path, alias: str) -> Connection:
    """A locked-down instance that can read one file and nothing else.

    Each thread uses its own cursor and closes it; a new cursor needs its own ``USE``.
    """
    connection = _memory(READER_MEMORY, READER_THREADS)
    try:
        connection.execute(f"ATTACH {_quoted(path)} AS {alias} (READ_ONLY)")
        for setting in (
            "temp_directory = ''",  # no spilling to disk: a question that big is refused
            "enable_external_access = false",
            "allow_community_extensions = false",
            "lock_configuration = true",  # last: nothing can be set after it
        ):
            connection.execute(f"SET {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def writer(path: Path, alias: str, *attached: tuple[Path, str]) -> Iterator[Connection]:
    """A connection that may write the file at ``path``; ``attached`` are read only.

    On the way out everything is in the file itself: no write-ahead log is left beside it.
    """
    with files.explained(path.parent), explained(path), _lent(path.parent) as connection:
        connection.execute(
            f"ATTACH {_quoted(path)} AS {alias} "
            f"(BLOCK_SIZE {BLOCK_BYTES}, ROW_GROUP_SIZE {ROW_GROUP_ROWS})"
        )
        for other, name in attached:
            connection.execute(f"ATTACH {_quoted(other)} AS {name} (READ_ONLY)")
        connection.execute(f"USE {alias}")
        yield connection
        connection.execute(f"CHECKPOINT {alias}")


@contextmanager
def reading(path: Path, alias: str, *attached: tuple[Path, str]) -> Iterator[Connection]:
    """A connection that only reads the file at ``path``: no byte of it, or beside it, changes."""
    with files.explained(path.parent), explained(path), _lent(path.parent) as connection:
        for other, name in ((path, alias), *attached):
            connection.execute(f"ATTACH {_quoted(other)} AS {name} (READ_ONLY)")
        connection.execute(f"USE {alias}")
        yield connection


@contextmanager
def sparing(connection: Connection) -> Iterator[None]:
    """Let a writer take little while something else takes much: what it has read and can read
    again goes now. It keeps its limit where it cannot let go of enough."""
    with suppress(duckdb.OutOfMemoryException):
        connection.execute(f"SET memory_limit = '{SPARING_MEMORY}'")
    try:
        yield
    finally:
        connection.execute(f"SET memory_limit = '{WRITER_MEMORY}'")


@contextmanager
def alone(connection: Connection) -> Iterator[None]:
    """One thread, for windows over what may be a small result: see ``READER_THREADS``."""
    connection.execute("SET threads = 1")
    try:
        yield
    finally:
        connection.execute(f"SET threads = {THREADS}")


@contextmanager
def roomy(connection: Connection) -> Iterator[None]:
    """Let a writer take more while it takes in figures."""
    connection.execute(f"SET memory_limit = '{ROOMY_MEMORY}'")
    try:
        yield
    finally:
        with suppress(duckdb.OutOfMemoryException):
            connection.execute(f"SET memory_limit = '{WRITER_MEMORY}'")


def frugally(connection: Connection, sql: str) -> None:
    """Run what could take all it is given with half of that, on one thread: what does not fit
    waits on the disk. Where that is too little, it runs again as others do; it can run twice."""
    connection.execute(f"SET threads = 1; SET memory_limit = '{FRUGAL_MEMORY}'")
    try:
        connection.execute(sql)
        return
    except duckdb.OutOfMemoryException:
        log.info("%s is too little for an index", FRUGAL_MEMORY)
    finally:
        connection.execute(f"SET memory_limit = '{WRITER_MEMORY}'; SET threads = {THREADS}")
    connection.execute(sql)


def hasten(connection: Connection) -> None:
    """For some thousand rows written once: sharing and packing them costs more than it gives."""
    connection.execute("SET threads = 1")
    connection.execute("SET force_compression = 'uncompressed'")


def attach_tables(connection: Connection, alias: str, schema: str) -> None:
    """Attach an empty database that is in memory alone, with the tables that some SQL makes."""
    before = rows(connection, "SELECT current_catalog()")[0][0]
    connection.execute(f"ATTACH ':memory:' AS {alias}")
    connection.execute(f"USE {alias}")
    connection.execute(schema)
    connection.execute(f"USE {before}")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn DuckDB's own errors about the file into a sentence that names it."""
    try:
        yield
    except duckdb.Error as error:
        text = str(error).lower()
        if isinstance(error, duckdb.IOException) and "could not set lock" in text:
            raise DelmalError(
                f"Databasen {path} används av ett annat program. Stäng det och försök igen.",
                code="database_in_use",
            ) from error
        refused = refusal(error)
        if refused is not None:
            raise files.disk_error(refused, path.parent) from error
        if isinstance(error, duckdb.IOException | duckdb.SerializationException):
            raise DelmalError(
                f"Databasen {path} går inte att läsa eller skriva. Kör ”python -m sbs_data "
                "rebuild”, som bygger den på nytt från journalen och arkivet.",
                code="database_unreadable",
            ) from error
        raise


def refusal(error: BaseException) -> OSError | None:
    """What the system refused DuckDB, if that is what its error is about: no damage to the file."""
    if isinstance(error, OSError):
        return None if isinstance(error, FileNotFoundError) else error
    text = str(error)
    if isinstance(error, duckdb.OutOfMemoryException) and _NO_ROOM in text:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    found = files.cause_in(text)
    return None if found is None or found.errno == errno.ENOENT else found


def insert(connection: Connection, table: str, rows: Any, only: str = "") -> None:
    """Put Arrow rows in a table, column by name: one statement however many rows.

    ``only`` is SQL after the rows' name, such as a join that chooses among them.
    """
    connection.register("incoming_rows", rows)
    try:
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming_rows {only}")
    finally:
        connection.unregister("incoming_rows")


def text(value: str | None) -> str:
    """A text of our own as SQL: for what takes no parameter."""
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"


def rows(connection: Connection, sql: str, *params: object) -> list[tuple[Any, ...]]:
    """All rows of a question, fetched at once."""
    return connection.execute(sql, list(params)).fetchall()


def arrow(connection: Connection, sql: str) -> Any:
    """All rows of a question as an Arrow table."""
    return connection.sql(sql).to_arrow_table()


def column_names(connection: Connection, table: str) -> list[str]:
    """The columns of a table or view (far quicker than DuckDB's own catalogue of columns)."""
    return [column[0] for column in connection.execute(f"FROM {table} LIMIT 0").description or ()]


def arrow_schemas(sql: str, tables: Iterable[str]) -> dict[str, Any]:
    """The Arrow schemas of the tables that some SQL makes."""
    connection = _memory(READER_MEMORY, READER_THREADS)
    try:
        connection.execute(sql)
        return {
            table: connection.sql(f"FROM {table} LIMIT 0").to_arrow_table().schema
            for table in tables
        }
    finally:
        connection.close()


_idle: dict[int, list[Connection]] = {}
"""By process: a forked one has the instances of the other, and none of their threads."""


@contextmanager
def _lent(folder: Path) -> Iterator[Connection]:
    """An instance for one at a time; what has no room in memory waits in ``folder``.

    Making one takes longer than most of what is asked of it. So it is used again, with nothing
    attached, unless something went wrong or something waited in ``folder``: then it is done with.
    """
    idle = _idle.setdefault(os.getpid(), [])
    try:
        instance = idle.pop()
    except IndexError:
        instance = _memory(WRITER_MEMORY)
    waiting = folder / "tmp"
    connection = instance.cursor()  # what is temporary in it goes with it
    try:
        connection.execute(
            f"SET temp_directory = {_quoted(waiting)}; "
            f"SET checkpoint_threshold = '{LOG}'; "
            f"SET memory_limit = '{WRITER_MEMORY}'; SET threads = {THREADS}; "
            "RESET force_compression"
        )
        yield connection
        connection.execute("USE memory")
        for (name,) in rows(connection, _ATTACHED):
            connection.execute(f"DETACH {name}")
    except BaseException:
        connection.close()
        instance.close()
        raise
    connection.close()
    if waiting.exists() or len(idle) >= IDLE:
        instance.close()
    else:
        idle.append(instance)


def _memory(limit: str, threads: int = THREADS) -> Connection:
    return duckdb.connect(":memory:", config={"threads": threads, "memory_limit": limit})


def _quoted(path: Path) -> str:
    return text(str(path))
