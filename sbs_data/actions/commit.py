"""The one way to change the store: decide under the lock, journal, apply, publish.

A crash after the journal line loses nothing: the next writer sees that the database (or the
snapshot) lags behind the journal and goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from sbs_data.actions.reading import Reader, read_archived
from sbs_data.actions.texts import safe_text
from sbs_data.clock import Clock
from sbs_data.errors import DelmalError
from sbs_data.model import Report
from sbs_data.settings import Settings
from sbs_data.store import archive, database, files, fold, journal, lock, publish


@dataclass(frozen=True, slots=True)
class Draft:
    """An act that has been decided but not yet written, and the files it brings."""

    act: str
    data: Mapping[str, Any]
    originals: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Situation:
    """What stands when an act is decided."""

    entries: tuple[journal.Entry, ...]
    standing: Mapping[str, fold.Standing]

    def in_force(self, report_id: str | None) -> fold.Standing | None:
        """A report that is neither undone nor replaced."""
        report = self.standing.get(report_id or "")
        return report if report is not None and report.in_force else None


Decide = Callable[[Situation], Draft | None]
"""Looks at what stands and says what to write: ``None`` for nothing, ``DelmalError`` to refuse."""


def commit(
    settings: Settings,
    decide: Decide,
    *,
    reader: Reader,
    clock: Clock,
    reports: Mapping[str, Report] | None = None,
) -> journal.Entry | None:
    """Write what ``decide`` says and show it. ``reports`` are the new documents, already read."""
    read = dict(reports or {})
    while True:
        with lock.writing(settings.private), files.explained(settings.private):
            known = journal.read(settings.private)
            unread = _unread(settings, known, read)
            if not unread:
                return _write(settings, known, decide, read, clock)
        # Left over from a crash, or imported by somebody who crashed just now: read them
        # outside the lock, then look again.
        read |= read_archived(settings.private, unread, reader)


def is_up_to_date(settings: Settings) -> bool:
    """A quick look, without the lock, at whether the newest act is what is shown."""
    shown = publish.read_pointer(settings.published)
    return (
        shown is not None
        and shown.schema_version == publish.SCHEMA_VERSION
        and (settings.published / shown.name).is_file()
        and shown.act_no == journal.last_no(settings.private)
    )


def _unread(
    settings: Settings, known: journal.Journal, read: Mapping[str, Report]
) -> dict[str, str]:
    """The documents that neither the database nor this process has read."""
    with database.opened(database.path_of(settings.private)) as connection:
        _refuse_shorter_journal(settings, known, database.applied_no(connection))
        in_database = database.document_ids(connection)
    documents = fold.documents(known.entries)
    return {
        sha: file for sha, file in documents.items() if sha not in in_database and sha not in read
    }


def _write(
    settings: Settings,
    known: journal.Journal,
    decide: Decide,
    read: Mapping[str, Report],
    clock: Clock,
) -> journal.Entry | None:
    draft = decide(Situation(known.entries, fold.fold(known.entries)))
    if draft is None:
        _catch_up(settings, known, read)
        _publish(settings, known, clock)
        return None
    entry = journal.next_entry(
        known, at=clock(), who=safe_text(settings.who), act=draft.act, data=draft.data
    )
    after = journal.extend(known, entry)
    added: list[str] = []
    saved = False
    try:
        _keep(settings, draft.originals, added)
        with database.opened(database.path_of(settings.private)) as connection:
            # Tried before the line is written, made to stand after: what the database cannot
            # take must never be in the journal.
            database.stage(connection, after, read)
            journal.append(settings.private, known, entry)
            saved = True
            database.commit(connection)
        _publish(settings, after, clock)
    except DelmalError as error:
        if saved:
            raise _saved_not_shown(entry, error) from error
        _drop(settings, added)
        raise
    except Exception:
        if not saved:
            _drop(settings, added)
        raise
    return entry


def _catch_up(settings: Settings, known: journal.Journal, read: Mapping[str, Report]) -> None:
    with database.opened(database.path_of(settings.private)) as connection:
        if database.applied_no(connection) != known.last_no:
            database.stage(connection, known, read)
            database.commit(connection)


def _publish(settings: Settings, known: journal.Journal, clock: Clock) -> None:
    files.sync_folder(settings.private)
    if not is_up_to_date(settings):
        publish.publish(
            database.path_of(settings.private),
            settings.published,
            act_no=known.last_no,
            at=clock(),
        )


def _keep(settings: Settings, originals: Mapping[str, bytes], added: list[str]) -> None:
    """Put the originals in the archive, and say which of them were not there before."""
    for sha256, content in originals.items():
        if archive.put(settings.private, sha256, content):
            added.append(sha256)
    archive.sync(settings.private, originals)


def _drop(settings: Settings, added: list[str]) -> None:
    """Nothing half done: what was kept for an act that failed goes again."""
    for sha256 in added:
        with suppress(OSError):
            archive.path_of(settings.private, sha256).unlink(missing_ok=True)


def _saved_not_shown(entry: journal.Entry, error: DelmalError) -> DelmalError:
    return DelmalError(
        f"Ändringen är sparad som händelse {entry.no} men kunde inte visas än. "
        f"{error.message} Den visas av sig själv nästa gång det går att skriva.",
        code="saved_not_shown",
    )


def _refuse_shorter_journal(settings: Settings, known: journal.Journal, applied_no: int) -> None:
    """A journal that has lost acts must never make the database and the snapshot lose them too."""
    shown = publish.read_pointer(settings.published)
    most = max(applied_no, shown.act_no if shown else 0)
    if most > known.last_no:
        raise DelmalError(
            f"Journalen i {settings.private} slutar vid händelse {known.last_no} men händelse "
            f"{most} har redan visats. Ingenting har ändrats. Hämta tillbaka hela journalen från "
            "säkerhetskopian, eller kör ”python -m sbs_data rebuild” om den kortare ska gälla.",
            code="journal_short",
        )
