"""What follows from the documents in force and from what persons have said, as tables.

Handed to a snapshot's connection beside what stands. Nothing but the names of areas follows from
one authority for another. So only the authorities that an act concerns are worked out anew, some
at a time, and the rest is taken over from the snapshot before: a decision costs much the same
however many reports there are, and so does the memory it takes.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from sbs_data.comparing import normalised, school_key
from sbs_data.meaning.derive import (
    Row,
    Verdicts,
    decision_rows,
    derive,
    known_refs,
    question_rows,
    where_they_are,
)
from sbs_data.meaning.naming import name_areas
from sbs_data.meaning.report_facts import GoalFact, InitiativeFact, ReportFact, Said
from sbs_data.model import Asks
from sbs_data.publishing import authorities
from sbs_data.publishing.authorities import Authority
from sbs_data.store import duck, fold, goal_refs, heard
from sbs_data.store.journal import Journal

NAME = "derived"
SCHEMA = (Path(__file__).parent / "derived.sql").read_text("utf-8")
TAKEN_OVER = (Path(__file__).parent / "taken_over.sql").read_text("utf-8")
TABLES = (
    "initiative",
    "initiative_school",
    "initiative_form",
    "goal",
    "goal_move",
    "goal_match",
    "school",
    "question",
    "decision",
    "derivation",
)
_AT_ONCE = 100
"""So many reports' rows are in memory together, unless one authority has more."""

_REPORTS = """
    SELECT sha256, report_id, file, authority, kind, period, period_order, answered_school, reading
    FROM standing.report WHERE in_force ORDER BY report_order"""
_AREAS = """
    SELECT i.area, list(DISTINCT r.report_id), arg_min(r.report_id, (report_order, initiative_no))
    FROM private.initiative i JOIN standing.report r USING (sha256)
    WHERE r.in_force AND i.area IS NOT NULL
    GROUP BY i.area ORDER BY min((report_order, initiative_no))"""
_NAMED_AREAS = """
    SELECT DISTINCT area_written, area FROM before.initiative WHERE area_written IS NOT NULL"""
_INITIATIVES = """
    SELECT r.report_id, r.report_id || '-i' || i.initiative_no, i.name, i.participants_text, i.area
    FROM private.initiative i JOIN standing.report r USING (sha256) SEMI JOIN chosen USING (sha256)
    ORDER BY r.report_order, i.initiative_no"""
_SCHOOLS = """
    SELECT r.report_id || '-i' || s.initiative_no, list(s.school ORDER BY s.school_no)
    FROM private.initiative_school s JOIN standing.report r USING (sha256)
         SEMI JOIN chosen USING (sha256)
    GROUP BY ALL"""
_GOALS = """
    SELECT r.report_id || '-i' || g.initiative_no, g.goal_no, g.goal, g.status
    FROM private.goal g JOIN standing.report r USING (sha256) SEMI JOIN chosen USING (sha256)
    ORDER BY r.report_order, g.initiative_no, g.goal_no"""
_WRITTEN_SCHOOLS = """
    SELECT r.authority, s.school
    FROM private.initiative_school s JOIN standing.report r USING (sha256) WHERE r.in_force
    UNION SELECT authority, answered_school FROM standing.report
    WHERE in_force AND answered_school IS NOT NULL
    UNION SELECT r.authority, coalesce(s.school_written, s.school)
    FROM derived.initiative_school s
         JOIN standing.report r ON starts_with(s.initiative_id, r.report_id || '-')"""


@lru_cache(maxsize=1)
def _schemas() -> Mapping[str, Any]:
    return duck.arrow_schemas(SCHEMA, TABLES)


def attach(connection: duck.Connection, journal: Journal, *, before_no: int | None = None) -> None:
    """Put the tables of derived.sql beside what is attached already, under ``derived``.

    ``private`` and ``standing`` are attached. With ``before_no`` so is, as ``before``, a whole
    snapshot of this schema version that shows all decisions up to that act of this very journal.
    """
    duck.attach_tables(connection, NAME, SCHEMA)
    verdicts = fold.verdicts(journal.entries)
    reports = _reports(connection, journal)
    digests = {} if before_no is None else authorities.digests(connection)
    area_names, users, area_digest = _name_areas(connection, verdicts, digests)
    found = authorities.by_name(reports, area_names, users)
    kept: set[str] = set()
    if before_no is not None:
        kept = authorities.unchanged(connection, found, digests, journal, before_no)
    _take_over(connection, found, kept)
    for part in _parts(authority for name, authority in found.items() if name not in kept):
        with _no_collection():
            facts = _with_content(connection, {sha: reports[sha] for sha in part})
            derived = derive(facts, verdicts, area_names)
        for table, rows in derived.items():
            _insert(connection, table, rows)
    _insert(connection, "decision", _decisions(connection, reports, verdicts, area_names))
    now = {authorities.AREAS: area_digest, **{name: of.digest for name, of in found.items()}}
    rows = [{"authority": name, "digest": digest} for name, digest in now.items()]
    _insert(connection, "derivation", rows)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Leave the garbage for later: so many small records are made and kept that looking through
    them again and again takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _insert(connection: duck.Connection, table: str, rows: list[Row]) -> None:
    if rows:
        arrow = pa.Table.from_pylist(rows, schema=_schemas()[table])
        duck.insert(connection, f"{NAME}.{table}", arrow)


def _reports(connection: duck.Connection, journal: Journal) -> dict[str, ReportFact]:
    """The reports in force by SHA-256, in order of import, without what they say."""
    roots = goal_refs.roots(journal.entries)
    rows = duck.rows(connection, _REPORTS)
    own = goal_refs.in_turn((report_id, roots[report_id][0]) for _, report_id, *_ in rows)
    return {
        sha256: ReportFact(report_id, (own[report_id], *roots[report_id][1:]), *said)
        for sha256, report_id, *said in rows
    }


def _name_areas(
    connection: duck.Connection, verdicts: Verdicts, digests: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, list[str]], str]:
    """The name of each area as written, the reports that use it, and what the names follow from.

    Asks what must be asked of them.
    """
    rows = duck.rows(connection, _AREAS)
    users = {area: users for area, users, _ in rows}
    first_in = {area: first for area, _, first in rows}
    said = Said(verdicts)
    digest = authorities.digest(first_in, said.verdicts_on(fold.AREA))
    if digests.get(authorities.AREAS) == digest:
        connection.execute(
            "INSERT INTO derived.question BY NAME FROM before.question WHERE what = 'area_name'"
        )
        names = dict(duck.rows(connection, _NAMED_AREAS))
    else:
        names, questions = name_areas(first_in, said)
        _insert(connection, "question", question_rows(questions))
    return names, users, digest


def _take_over(
    connection: duck.Connection, found: Mapping[str, Authority], kept: Collection[str]
) -> None:
    """The rows of the authorities that stand as they stood."""
    if not kept:
        return
    reports = [report for name in kept for report in found[name].reports]
    for table, column, values in (
        ("kept_report", "report_id", [report.report_id for report in reports]),
        ("kept_authority", "authority", sorted({r.authority or "" for r in reports})),
    ):
        connection.register(table, pa.table({column: pa.array(values, pa.string())}))
    try:
        connection.execute(TAKEN_OVER)
    finally:
        connection.unregister("kept_report")
        connection.unregister("kept_authority")


def _parts(changed: Iterable[Authority]) -> Iterator[list[str]]:
    """The documents of whole authorities, some at a time."""
    part: list[str] = []
    for authority in changed:
        part += authority.documents
        if len(part) >= _AT_ONCE:
            yield part
            part = []
    if part:
        yield part


def _with_content(
    connection: duck.Connection, reports: Mapping[str, ReportFact]
) -> list[ReportFact]:
    """The chosen reports, by SHA-256, with what they say."""
    connection.register("chosen", pa.table({"sha256": pa.array(reports, pa.string())}))
    try:
        schools = {
            initiative_id: tuple(of) for initiative_id, of in duck.rows(connection, _SCHOOLS)
        }
        by_id = {report.report_id: replace(report, initiatives=[]) for report in reports.values()}
        initiatives: dict[str, InitiativeFact] = {}
        for report_id, initiative_id, *said in duck.rows(connection, _INITIATIVES):
            initiative = InitiativeFact(initiative_id, schools.get(initiative_id, ()), *said)
            initiatives[initiative_id] = initiative
            by_id[report_id].initiatives.append(initiative)
        for initiative_id, goal_no, text, status in duck.rows(connection, _GOALS):
            initiatives[initiative_id].goals.append(
                GoalFact(f"{initiative_id}-g{goal_no}", text, status)
            )
    finally:
        connection.unregister("chosen")
    return list(by_id.values())


def _decisions(
    connection: duck.Connection,
    reports: Mapping[str, ReportFact],
    verdicts: Verdicts,
    area_names: Mapping[str, str],
) -> list[Row]:
    if not verdicts:
        return []
    refs = {
        ref
        for (ref,) in duck.rows(
            connection,
            "SELECT goal_ref FROM derived.goal UNION ALL "
            "SELECT initiative_ref FROM derived.initiative",
        )
    }
    several = {sha: report for sha, report in reports.items() if len(report.roots) > 1}
    moved = known_refs(_with_content(connection, several)).moved if several else {}
    said = Said(where_they_are(verdicts, refs, moved))
    standing = {i for (i,) in duck.rows(connection, "SELECT report_id FROM standing.report")}
    there: dict[str, Collection[str]] = {
        fold.STATUS: refs,
        fold.MATCH: refs,
        fold.INITIATIVE_SCHOOLS: refs,
        fold.REPLACES: standing,
        fold.AREA: {normalised(area) for area in area_names},
        fold.SCHOOL: _keys(connection, said.verdicts_on(fold.SCHOOL), _WRITTEN_SCHOOLS),
        fold.SCHOOL_FORMS: _keys(
            connection,
            said.verdicts_on(fold.SCHOOL_FORMS),
            "SELECT authority, school FROM derived.school",
        ),
        fold.SCHOOL_UNIT: _keys(
            connection,
            said.verdicts_on(fold.SCHOOL_UNIT),
            "SELECT authority, school FROM derived.school",
        ),
        fold.AUTHORITY_UNIT: {normalised(report.authority or "") for report in reports.values()},
        fold.OUR_AUTHORITY: said.verdicts_on(fold.OUR_AUTHORITY),  # of no report either
        fold.TARGET_LINK: refs,
        fold.TARGET_VALUE: said.verdicts_on(fold.TARGET_VALUE),  # said by a person, of no report
        **_asked(connection, said, reports),
    }
    return decision_rows(said, there)


def _asked(
    connection: duck.Connection, said: Said, reports: Mapping[str, ReportFact]
) -> dict[str, Collection[str]]:
    """Where an answer may be kept to what the reports in force ask, by the kind of decision."""
    there: dict[str, set[str]] = {what: set() for what in fold.ASKED.values()}
    if not any(said.verdicts_on(what) for what in there):
        return {}
    for sha256, asks, key in duck.rows(
        connection, "SELECT sha256, asks, asked_key FROM private.asked"
    ):
        report = reports.get(sha256)
        if report is not None:
            identity = heard.Identity(report.authority, report.kind, report.period)
            roots = [root.partition("~")[0] for root in report.roots]
            there[fold.ASKED[Asks(asks)]] |= set(heard.places(identity, roots, key))
    return dict(there)


def _keys(connection: duck.Connection, decided: Collection[str], schools: str) -> set[str]:
    """The keys of the schools that are there; not asked for where nobody has decided anything."""
    if not decided:
        return set()
    return {school_key(authority, name) for authority, name in duck.rows(connection, schools)}
