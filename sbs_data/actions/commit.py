"""The one way to change the store: decide under the lock, journal, apply, publish.

A crash after the journal line loses nothing: the next writer sees that the database (or the
snapshot) lags behind the journal and goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import Any

from sbs_data.actions.reading import Reader, read_archived
from sbs_data.actions.texts import safe_text
from sbs_data.clock import Clock
from sbs_data.errors import DelmalError
from sbs_data.settings import Settings
from sbs_data.store import archive, database, erasing, files, fold, journal, lock, publish, staging


@dataclass(frozen=True, slots=True)
class Draft:
    """An act that has been decided but not yet written, and the files it brings, by SHA-256."""

    act: str
    data: Mapping[str, Any]
    originals: Collection[str] = ()


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


class _Unread(Exception):
    """Documents of the journal that neither the database nor this process has read."""

    def __init__(self, documents: Mapping[str, str]) -> None:
        super().__init__(len(documents))
        self.documents = documents


def commit(
    settings: Settings,
    decide: Decide,
    *,
    reader: Reader,
    clock: Clock,
    staged: staging.Staging | None = None,
) -> journal.Entry | None:
    """Write what ``decide`` says and show it. ``staged`` holds the new documents, already read."""
    with ExitStack() as stack:
        while True:
            try:
                with lock.writing(settings.private), files.explained(settings.private):
                    return _write(settings, decide, staged, clock)
            except _Unread as left:
                unread = left.documents
            # Left over from a crash, or imported by somebody who crashed just now: read them
            # outside the lock, then look again.
            if staged is None:
                staged = stack.enter_context(staging.opened(settings.private))
            read_archived(settings.private, unread, reader, staged)


def catch_up(settings: Settings, clock: Clock) -> None:
    """Show what the journal holds, all of it read before. The caller holds the lock."""
    _write(settings, lambda _: None, None, clock)


def is_up_to_date(settings: Settings) -> bool:
    """A quick look, without the lock, at whether the newest act is what is shown, undamaged."""
    shown = publish.read_pointer(settings.published)
    return (
        shown is not None
        and shown.schema_version == publish.SCHEMA_VERSION
        and shown.act_no == journal.last_no(settings.private)
        and publish.is_whole(settings.published, shown)
    )


def _write(
    settings: Settings,
    decide: Decide,
    staged: staging.Staging | None,
    clock: Clock,
) -> journal.Entry | None:
    known = journal.read(settings.private)
    standing = fold.fold(known.entries)
    shown = publish.read_pointer(settings.published)
    if shown is not None:
        _refuse_shorter_journal(settings, known, shown.act_no)
    erased = erasing.is_unfinished(known, shown.act_no if shown else 0)
    if erased:
        erasing.finish(settings.private, known)
    entry: journal.Entry | None = None
    after = known
    added: list[str] = []
    saved = False
    path = database.path_of(settings.private)
    try:
        with database.revised(path) as connection:
            applied_no = database.applied_no(connection)
            _refuse_shorter_journal(settings, known, applied_no)
            unread = database.unread(connection, known, staged)
            if unread:
                raise _Unread(unread)
            draft = decide(Situation(known.entries, standing))
            if draft is not None:
                entry = journal.next_entry(
                    known,
                    at=clock(),
                    who=safe_text(settings.who),
                    act=draft.act,
                    data=draft.data,
                )
                after = journal.extend(known, entry)
                _keep(settings, draft.originals, staged, added)
            if applied_no != after.last_no:
                database.stage(connection, after, staged)
                database.commit(connection)
        # The database is whole on the disk before the line is written, and put in place after:
        # what it cannot take must never be in the journal.
        if entry is not None:
            journal.append(settings.private, known, entry)
            saved = True
        if applied_no != after.last_no or not path.exists():
            database.swap_in(database.revised_path(path), path)
        same_documents = (
            shown is not None
            and not erased
            and shown.act_no == known.last_no
            and _in_force(standing) == _in_force(fold.fold(after.entries))
        )
        _publish(settings, after, clock, same_documents=same_documents, erased=erased)
    except DelmalError as error:
        if saved and entry is not None:
            raise _saved_not_shown(entry, error) from error
        _drop(settings, added)
        raise
    except Exception:
        if not saved:
            _drop(settings, added)
        raise
    finally:
        database.remove(database.revised_path(path))
    return entry


def _publish(
    settings: Settings,
    known: journal.Journal,
    clock: Clock,
    *,
    same_documents: bool,
    erased: bool,
) -> None:
    files.sync_folder(settings.private)
    shown = publish.read_pointer(settings.published)
    if not is_up_to_date(settings):
        publish.publish(
            database.path_of(settings.private),
            settings.published,
            act_no=known.last_no,
            at=clock(),
            # Only what is whole, and of this version, is worth a copy.
            same_documents=same_documents
            and shown is not None
            and shown.schema_version == publish.SCHEMA_VERSION
            and publish.is_whole(settings.published, shown),
            kept=1 if erased else publish.KEPT,
        )


def _in_force(standing: Mapping[str, fold.Standing]) -> list[str]:
    return [report.sha256 for report in standing.values() if report.in_force]


def _keep(
    settings: Settings,
    originals: Collection[str],
    staged: staging.Staging | None,
    added: list[str],
) -> None:
    """Put the originals in the archive, and say which of them were not there before."""
    if staged is None:
        return
    for sha256 in originals:
        if archive.adopt(settings.private, sha256, staged.original(sha256)):
            added.append(sha256)
    archive.sync(settings.private, originals)


def _drop(settings: Settings, added: list[str]) -> None:
    """Nothing half done: what was kept for an act that failed goes again."""
    for sha256 in added:
        with suppress(OSError):
            archive.remove(settings.private, sha256)


def _saved_not_shown(entry: journal.Entry, error: DelmalError) -> DelmalError:
    return DelmalError(
        f"Ändringen är sparad som händelse {entry.no} men kunde inte visas än. "
        f"{error.message} Den visas av sig själv nästa gång det går att skriva.",
        code="saved_not_shown",
    )


def _refuse_shorter_journal(settings: Settings, known: journal.Journal, applied_no: int) -> None:
    """A journal that has lost acts must never make the database and the snapshot lose them too."""
    if applied_no > known.last_no:
        raise DelmalError(
            f"Journalen i {settings.private} slutar vid händelse {known.last_no} men händelse "
            f"{applied_no} har redan visats. Ingenting har ändrats. Hämta tillbaka hela journalen "
            "från säkerhetskopian, eller kör ”python -m sbs_data rebuild” om den kortare ska "
            "gälla.",
            code="journal_short",
        )
