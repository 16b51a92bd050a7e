"""Erasing a document for good: its words leave the journal, the archive and every database.

The journal is rewritten first, in one rename; from then on the document was never there, but for
a line that says that something was. Whatever a crash leaves of the rest, the next writer takes.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sbs_data.store import archive, database, duck, files, fold, journal, staging
from sbs_data.store.journal import Entry, Journal


def without(
    known: Journal, sha256: str, quotes: Collection[str], *, at: datetime, who: str
) -> list[Entry]:
    """The journal's acts without a document's words and name, and the act of erasing them.

    ``quotes`` are the words of the document that decisions on targets may repeat.
    """
    entries = [_rid_of(entry, sha256, quotes) for entry in known.entries]
    touched = [
        new.no
        for old, new in zip(known.entries, entries, strict=True)
        if old is not new and old.act == fold.IMPORT
    ]
    last = Entry(known.last_no + 1, at.astimezone(UTC), who, fold.ERASE, {"acts": touched})
    return [*entries, last]


def quotes(private: Path, sha256: str) -> set[str]:
    """The words of a document's claims. The caller holds the lock."""
    with database.opened(database.path_of(private)) as connection:
        found = duck.rows(connection, "SELECT quote FROM claim WHERE sha256 = ?", sha256)
    return {quote for (quote,) in found}


def is_unfinished(known: Journal, shown_no: int) -> bool:
    """Whether anything was erased since the snapshot that is shown."""
    return any(entry.act == fold.ERASE for entry in known.entries[shown_no:])


def finish(private: Path, known: Journal) -> None:
    """Take what is not in the journal out of everything private. The caller holds the lock."""
    path = database.path_of(private)
    if path.exists():
        database.without(path, known)
    sweep(private, known)


def sweep(private: Path, known: Journal) -> None:
    """Remove every file that may hold what is not in the journal, but for the database itself."""
    documents = fold.documents(known.entries)
    with files.explained(private):
        for copy in database.others(database.path_of(private)):
            copy.unlink(missing_ok=True)
        for half in private.glob("aterstallning-*"):  # a backup whose unpacking was cut short
            shutil.rmtree(half, ignore_errors=True)
        for sha256 in archive.kept(private):
            if sha256 not in documents:
                archive.remove(private, sha256)
        archive.sync(private, documents)
        journal.remove_torn(private)
    staging.sweep(private)


def _rid_of(entry: Entry, sha256: str, quotes: Collection[str]) -> Entry:
    """The act without the document; the same object where it never spoke of it."""
    report_id = fold.report_id(sha256)
    if entry.act == fold.IMPORT:
        return _import_without(entry, sha256, report_id)
    if entry.act == fold.ANSWER and entry.data["report_id"] == report_id:
        return _erased(entry)
    if entry.act == fold.CONFIRM_TARGET and entry.data["quote"] in quotes:
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
    return {**document, "replaces": replaces}


def _erased(entry: Entry) -> Entry:
    return replace(entry, act=fold.ERASED, data={"was": entry.act})
