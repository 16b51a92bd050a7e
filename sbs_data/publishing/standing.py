"""What the journal's acts add up to, as tables beside the private database's content.

Folded anew for every snapshot and handed to its connection: it is on no disk of its own, so it
can be out of step with nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from sbs_data.meaning.identity import Fact, period_columns, settle, taken
from sbs_data.store import content, duck, fold
from sbs_data.store.journal import Journal

NAME = "standing"
SCHEMA = (Path(__file__).parent / "standing.sql").read_text("utf-8")
TABLES = ("report", "target_decision")

_PROPOSED = (
    "role",
    "kind",
    "kind_basis",
    "authority",
    "authority_basis",
    "authority_suggestion",
    "period",
    "period_basis",
    "period_suggestion",
)


@lru_cache(maxsize=1)
def _schemas() -> Mapping[str, Any]:
    return duck.arrow_schemas(SCHEMA, TABLES)


def attach(connection: duck.Connection, journal: Journal) -> None:
    """Put the tables of standing.sql beside what is attached already, under ``standing``.

    The private database is attached as ``private`` and holds every document of the journal.
    """
    tables = {
        "report": _report_rows(connection, journal),
        "target_decision": _decision_rows(journal),
    }
    duck.attach_tables(connection, NAME, SCHEMA)
    for table, rows in tables.items():
        arrow = pa.Table.from_pylist(rows, schema=_schemas()[table])
        duck.insert(connection, f"{NAME}.{table}", arrow)


def _report_rows(connection: duck.Connection, journal: Journal) -> list[content.Row]:
    documents = {
        sha256: dict(zip(_PROPOSED, values, strict=True))
        for sha256, *values in duck.rows(
            connection, f"SELECT sha256, {', '.join(_PROPOSED)} FROM private.document"
        )
    }
    readings = read_with(connection)
    every = fold.fold(journal.entries)
    return [
        _report_row(order, standing, _with_taken(standing, every, documents), readings)
        for order, standing in enumerate(every.values(), start=1)
    ]


def read_with(connection: duck.Connection) -> dict[str, str]:
    """What tells a document's reading from another: a digest of the answers it was read with.

    By SHA-256; a document that was told nothing is not there.
    """
    return dict(duck.rows(connection, _READINGS))


_READINGS = """
    SELECT sha256, md5(string_agg(asked_key || '=' || answer, chr(10) ORDER BY asked_key))
    FROM private.asked WHERE answer IS NOT NULL GROUP BY sha256"""


def _with_taken(
    standing: fold.Standing,
    every: Mapping[str, fold.Standing],
    documents: Mapping[str, Mapping[str, str | None]],
) -> Mapping[str, str | None]:
    """What a document says, and what it takes from the huvuddokument that it came with."""
    own, follows = documents[standing.sha256], standing.follows
    if follows is None:
        return own
    main = every.get(follows.report_id or "")
    said = documents[main.sha256] if main else {}
    changed: dict[str, str | None] = {}
    for what in follows.said:
        if own[what] is None:
            found = Fact(said.get(what), None)
            fact = taken(what, follows, main, found)
            changed |= {what: fact.value, f"{what}_basis": fact.basis}
    in_force = main.report_id if main and main.in_force else None
    return {**own, **changed, "main_report": in_force}


def _report_row(
    order: int,
    standing: fold.Standing,
    document: Mapping[str, str | None],
    readings: Mapping[str, str],
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
        "reading": readings.get(standing.sha256, ""),
        "replaced_by": standing.replaced_by,
        "kind": kind.value,
        "kind_basis": kind.basis,
        "role": document["role"],
        "authority": authority.value,
        "authority_basis": authority.basis,
        "authority_suggestion": document["authority_suggestion"],
        "period": period.value,
        "period_basis": period.basis,
        "school_year": columns.school_year,
        "term": columns.term,
        "period_order": columns.order,
        "period_suggestion": document["period_suggestion"],
        "main_report": document.get("main_report"),
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
