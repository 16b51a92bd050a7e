"""The only way to a DuckDB connection.

Why one door: a connection shared by threads gives silently wrong answers; `connect(path)` after
the file was replaced shows the old data (DuckDB caches by path); and its SQL reads and writes
files and installs extensions unless it is told not to. So every connection here is an in-memory
instance with the file attached. A reader gets it locked down: SQL can reach nothing but the
attached file, and nobody can unlock it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from sbs_data.errors import DelmalError
from sbs_data.store import files

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
BLOCK_BYTES = 16_384
"""The smallest there is: some tables hold a handful of rows, and each takes a block a column."""

READER_MEMORY = "1GB"
WRITER_MEMORY = "512MB"


def reader(path: Path, alias: str) -> Connection:
    """A locked-down instance that can read one file and nothing else.

    Each thread uses its own cursor and closes it; a new cursor needs its own ``USE``.
    """
    connection = _memory(READER_MEMORY)
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
    with files.explained(path.parent), explained(path):
        connection = _memory(WRITER_MEMORY)
        try:
            connection.execute(f"SET temp_directory = {_quoted(path.parent / 'tmp')}")
            connection.execute(f"ATTACH {_quoted(path)} AS {alias} (BLOCK_SIZE {BLOCK_BYTES})")
            for other, name in attached:
                connection.execute(f"ATTACH {_quoted(other)} AS {name} (READ_ONLY)")
            connection.execute(f"USE {alias}")
            yield connection
            connection.execute(f"CHECKPOINT {alias}")
            connection.execute("USE memory")
            connection.execute(f"DETACH {alias}")
        finally:
            connection.close()


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn DuckDB's own errors about the file into a sentence that names it."""
    try:
        yield
    except duckdb.Error as error:
        text = str(error).lower()
        if "no space left" in text:
            raise DelmalError(
                f"Disken är full: det finns inte plats i {path.parent}. Frigör utrymme och "
                "försök igen.",
                code="disk_full",
            ) from error
        if isinstance(error, duckdb.IOException) and "could not set lock" in text:
            raise DelmalError(
                f"Databasen {path} används av ett annat program. Stäng det och försök igen.",
                code="database_in_use",
            ) from error
        if isinstance(error, duckdb.IOException | duckdb.SerializationException):
            raise DelmalError(
                f"Databasen {path} går inte att läsa eller skriva. Kör ”python -m sbs_data "
                "rebuild”, som bygger den på nytt från journalen och arkivet.",
                code="database_unreadable",
            ) from error
        raise


def insert(connection: Connection, table: str, rows: Any, only: str = "") -> None:
    """Put Arrow rows in a table, column by name: one statement however many rows.

    ``only`` is SQL after the rows' name, such as a join that chooses among them.
    """
    connection.register("incoming_rows", rows)
    try:
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming_rows {only}")
    finally:
        connection.unregister("incoming_rows")


def rows(connection: Connection, sql: str, *params: object) -> list[tuple[Any, ...]]:
    """All rows of a question, fetched at once."""
    return connection.execute(sql, list(params)).fetchall()


def column_names(connection: Connection, table: str) -> list[str]:
    """The columns of a table or view (far quicker than DuckDB's own catalogue of columns)."""
    return [column[0] for column in connection.execute(f"FROM {table} LIMIT 0").description or ()]


def arrow_schemas(sql: str, tables: Iterable[str]) -> dict[str, Any]:
    """The Arrow schemas of the tables that some SQL makes."""
    connection = _memory(READER_MEMORY)
    try:
        connection.execute(sql)
        return {
            table: connection.execute(f"FROM {table} LIMIT 0").to_arrow_table().schema
            for table in tables
        }
    finally:
        connection.close()


def _memory(limit: str) -> Connection:
    return duckdb.connect(":memory:", config={"threads": THREADS, "memory_limit": limit})


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
