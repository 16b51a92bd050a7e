"""Erasing a document for good: its words leave the journal, the archive and every database.

The journal is rewritten first, in one rename; from then on the document was never there, but for
a line that says that something was. Whatever a crash leaves of the rest, the next writer takes.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sbs_data.store import (
    archive,
    database,
    duck,
    files,
    fold,
    goal_refs,
    journal,
    observed,
    staging,
    statistics_acts,
)
from sbs_data.store.goal_refs import Named
from sbs_data.store.gone import Content, Gone, decision_without, only_in, with_roots_kept
from sbs_data.store.journal import Entry, Journal


def without(known: Journal, gone: Gone, *, at: datetime, who: str) -> list[Entry]:
    """The journal's acts without a document's words and name, and the act of erasing them.

    It says which acts are no longer what they were: their seals are its own.
    """
    entries = [_rid_of(entry, gone) for entry in known.entries]
    touched = [
        new.no
        for old, new in zip(known.entries, entries, strict=True)
        if old is not new and old.act == fold.IMPORT
    ]
    entries = with_roots_kept(entries, goal_refs.roots(known.entries))
    changed = [new.no for old, new in zip(known.entries, entries, strict=True) if old != new]
    said = {"acts": touched, "changed": changed}
    return [*entries, Entry(known.last_no + 1, at.astimezone(UTC), who, fold.ERASE, said)]


def what_goes(private: Path, known: Journal, sha256: str) -> Gone:
    """What only this document says of all that decisions repeat. The caller holds the lock."""
    with duck.reading(database.path_of(private), "delmal") as connection:
        quotes = duck.rows(connection, "SELECT quote FROM claim WHERE sha256 = ?", sha256)
        contents = {
            document: Content([], {authority} if authority else set())
            for document, authority in duck.rows(
                connection, "SELECT sha256, authority FROM document"
            )
        }
        for document, name in duck.rows(connection, _NAMES):
            contents[document].names.add(name)
        for document, name, goals in duck.rows(connection, _INITIATIVES):
            contents[document].initiatives.append(Named(name, tuple(goals)))
        for document, key in duck.rows(connection, "SELECT sha256, asked_key FROM asked"):
            contents[document].asked.add(key)
    return only_in(known.entries, sha256, contents, (quote for (quote,) in quotes))


_NAMES = """
    SELECT sha256, school FROM initiative_school
    UNION SELECT sha256, area FROM initiative WHERE area IS NOT NULL"""
_INITIATIVES = """
    SELECT i.sha256, i.name, coalesce(g.goals, [])
    FROM initiative i LEFT JOIN (
        SELECT sha256, initiative_no, list(goal ORDER BY goal_no) AS goals FROM goal GROUP BY ALL
    ) g USING (sha256, initiative_no)
    ORDER BY i.sha256, i.initiative_no"""


def is_unfinished(known: Journal, held: database.Held, shown_no: int) -> bool:
    """Whether anything was erased since the snapshot that is shown, or is in the database still."""
    if any(entry.act == fold.ERASE for entry in known.entries[shown_no:]):
        return True
    has_erased = any(entry.act == fold.ERASE for entry in known.entries)
    return has_erased and not held.documents <= fold.documents(known.entries).keys()


def finish(private: Path, known: Journal) -> None:
    """Take what is not in the journal out of everything private. The caller holds the lock."""
    path = database.path_of(private)
    if path.exists():
        database.without(path, known)
    sweep(private, known)


def sweep(private: Path, known: Journal) -> None:
    """Remove every file that may hold what is not in the journal, but for the database itself."""
    kept = {(sha, suffix) for sha, suffix, _ in statistics_acts.archived(known.entries)}
    with files.explained(private):
        for copy in database.others(database.path_of(private)):
            copy.unlink(missing_ok=True)
        for half in private.glob("aterstallning-*"):  # a backup whose unpacking was cut short
            shutil.rmtree(half, ignore_errors=True)
        for suffix in archive.SUFFIXES:
            for sha256 in archive.kept(private, suffix):
                if (sha256, suffix) not in kept:
                    archive.remove(private, sha256, suffix)
        archive.sync(private, (sha for sha, _ in kept))
        observed.keep_only(private, statistics_acts.originals(known.entries))
        journal.remove_torn(private)
    staging.sweep(private)


def _rid_of(entry: Entry, gone: Gone) -> Entry:
    """The act without the document; the same object where it never spoke of it."""
    report_id = fold.report_id(gone.sha256)
    if entry.act == fold.IMPORT:
        return _import_without(entry, gone.sha256, report_id)
    if entry.act == fold.DECIDE:
        return decision_without(entry, gone) or _erased(entry)
    if entry.act == fold.ANSWER and entry.data["report_id"] == report_id:
        return _erased(entry)
    if entry.act == fold.CONFIRM_TARGET and entry.data["quote"] in gone.quotes:
        return replace(entry, data={**entry.data, "quote": ""})
    return entry


def _import_without(entry: Entry, sha256: str, report_id: str) -> Entry:
    documents = [_document_without(d, sha256, report_id) for d in entry.data["documents"]]
    if documents == entry.data["documents"]:
        return entry
    if not any("sha256" in d or d["replaces"] for d in documents):
        return _erased(entry)
    return replace(entry, data={**entry.data, "documents": documents})


def _document_without(
    document: Mapping[str, Any], sha256: str, report_id: str
) -> Mapping[str, Any]:
    replaces = None if document["replaces"] == report_id else document["replaces"]
    if document.get("sha256") == sha256:
        return {"replaces": replaces}
    kept = {**document, "replaces": replaces}
    follows = document.get("follows")
    if follows and follows["report_id"] == report_id:  # what it took is its own by now
        kept["follows"] = {**follows, "report_id": None, "file": None}
    return kept


def _erased(entry: Entry) -> Entry:
    return replace(entry, act=fold.ERASED, data={"was": entry.act})
