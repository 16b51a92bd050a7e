"""The private database: what the journal and the archive add up to, ready to be published."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sbs_data.errors import DelmalError
from sbs_data.model import Report
from sbs_data.store import content, duck, files, fold
from sbs_data.store.identity import Fact, period_columns, settle
from sbs_data.store.journal import Journal

NAME = "delmal.duckdb"
SCHEMA_VERSION = 1
SCHEMA = (Path(__file__).parent / "private.sql").read_text("utf-8")
TABLES = ("meta", "act", "report", *content.CONTENT)


def path_of(private: Path) -> Path:
    """Where the database is kept."""
    return private / NAME


@contextmanager
def opened(path: Path) -> Iterator[duck.Connection]:
    """The database, made when it is not there. The caller holds the lock.

    One of an older version is set aside and begun anew: the journal and the archive hold
    everything, so building it again is the migration.
    """
    with duck.writer(path, "delmal") as connection:
        version = _version(connection, path)
        if version is None:
            _begin(connection)
        if version in (None, SCHEMA_VERSION):
            yield connection
            return
    path.replace(path.with_name(f"delmal-version-{version}.duckdb"))
    with duck.writer(path, "delmal") as connection:
        _begin(connection)
        yield connection


def applied_no(connection: duck.Connection) -> int:
    """The last act of the journal that the database holds."""
    return int(duck.rows(connection, "SELECT applied_no FROM meta")[0][0])


def document_ids(connection: duck.Connection) -> set[str]:
    """The documents whose content the database holds, by SHA-256."""
    return {row[0] for row in duck.rows(connection, "SELECT sha256 FROM document")}


def stage(connection: duck.Connection, journal: Journal, reports: Mapping[str, Report]) -> None:
    """Bring the database up to the journal, in a transaction that ``commit`` ends.

    ``reports`` holds at least every document that the database has not seen.
    """
    known = document_ids(connection)
    new = [reports[sha] for sha in fold.documents(journal.entries) if sha not in known]
    connection.execute("BEGIN")
    for table, rows in content.tables(new).items():
        duck.insert(connection, table, rows)
    connection.execute("DELETE FROM act; DELETE FROM report")
    duck.insert(connection, "act", content.arrow(_act_rows(journal)))
    duck.insert(connection, "report", content.arrow(_report_rows(connection, journal)))
    connection.execute("UPDATE meta SET applied_no = ?", [journal.last_no])


def commit(connection: duck.Connection) -> None:
    """Make what was staged stand."""
    connection.execute("COMMIT")


def build(path: Path, journal: Journal, reports: Mapping[str, Report]) -> None:
    """A database from nothing but the journal and what the archive's documents say."""
    remove(path)
    with opened(path) as connection:
        stage(connection, journal, reports)
        commit(connection)


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


def _naive_utc(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None)
