"""The one way to change the store: decide under the lock, journal, apply, publish.

A crash after the journal line loses nothing: the next writer sees that the database (or the
snapshot) lags behind the journal and goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sbs_data.actions import ahead
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.reading import read_archived
from sbs_data.actions.statistics_reading import read_archived_figures
from sbs_data.actions.texts import who_of
from sbs_data.errors import DelmalError
from sbs_data.publishing import ground, publish
from sbs_data.settings import Settings
from sbs_data.store import (
    archive,
    database,
    erasing,
    files,
    fold,
    heard,
    journal,
    leftovers,
    lock,
    moving_in,
    observed,
    sealing,
    staging,
    statistics_acts,
    understood,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """An act that has been decided but not yet written, and the files it brings, by SHA-256.

    ``originals`` are reports, ``statistics`` are statistics files.
    """

    act: str
    data: Mapping[str, Any]
    originals: Collection[str] = ()
    statistics: Collection[str] = ()


@dataclass(frozen=True)
class Situation:
    """What stands when an act is decided."""

    entries: tuple[journal.Entry, ...]
    standing: Mapping[str, fold.Standing]

    @cached_property
    def verdicts(self) -> Mapping[tuple[str, str], fold.Verdict]:
        """What persons have decided, by what it is about and its key: see ``fold.verdicts``."""
        return fold.verdicts(self.entries)

    def in_force(self, report_id: str | None) -> fold.Standing | None:
        """A report that is neither undone nor replaced."""
        report = self.standing.get(report_id or "")
        return report if report is not None and report.in_force else None


Decide = Callable[[Situation], Draft | None]
"""Looks at what stands and says what to write: ``None`` for nothing, ``DelmalError`` to refuse."""


class _Unread(Exception):
    """Files of the journal that neither the store nor this process has read as they now are to be.

    ``after`` is the journal that they are to be read for.
    """

    def __init__(
        self,
        after: journal.Journal,
        documents: Mapping[str, str],
        statistics: Mapping[str, statistics_acts.ReadAs],
    ) -> None:
        super().__init__(len(documents), len(statistics))
        self.after = after
        self.documents = documents
        self.statistics = statistics


def commit(
    delmal: Delmal, decide: Decide, *, staged: staging.Staging | None = None
) -> journal.Entry | None:
    """Write what ``decide`` says and show it. ``staged`` holds the new documents, already read."""
    settings = delmal.settings
    told: dict[str, int] = {}
    with ExitStack() as stack:
        while True:
            done = None if staged is None else _work_ahead(delmal, decide, staged, told)
            try:
                with lock.writing(settings.private), files.explained(settings.private):
                    return _write(delmal, decide, staged, done, told)
            except _Unread as left:
                unread = left
            # Left over from a crash, imported by somebody who crashed just now, or to be read with
            # other answers: read them outside the lock, then look again.
            if staged is None:
                staged = stack.enter_context(staging.opened(settings.private))
            answers = heard.Answers(unread.after.entries)
            read_archived(settings.private, unread.documents, delmal.reader, staged, answers)
            told |= dict.fromkeys(unread.documents, unread.after.last_no)
            read_archived_figures(settings.private, unread.statistics, staged)


def commit_one(delmal: Delmal, draft: Callable[[Situation], Draft]) -> int:
    """Write an act that needs nothing but what stands. Returns its number in the journal."""
    entry = commit(delmal, draft)
    assert entry is not None  # there is always a draft
    return entry.no


def catch_up(delmal: Delmal) -> None:
    """Show what the journal holds, all of it read before. The caller holds the lock."""
    _write(delmal, lambda _: None, None)


def is_up_to_date(settings: Settings) -> bool:
    """A quick look, without the lock, at whether the newest act is what is shown, undamaged."""
    shown = publish.read_pointer(settings.published)
    return (
        shown is not None
        and shown.is_ours
        and shown.act_no == journal.last_no(settings.private)
        and not moving_in.is_half_done(settings.private)
        and publish.is_whole(settings.published, shown)
    )


def _write(
    delmal: Delmal,
    decide: Decide,
    staged: staging.Staging | None,
    done: ahead.Ahead | None = None,
    told: Mapping[str, int] | None = None,
) -> journal.Entry | None:
    """``told`` are the documents that were read for this act, by the act they were read for."""
    settings = delmal.settings
    path = database.path_of(settings.private)
    known, held, erased = _mended(settings)
    known = _with_ids(delmal, known)
    _refuse_unread(settings, known, held, staged)
    entry: journal.Entry | None = None
    sealer: sealing.Sealer | None = None
    after = known
    added: list[Path] = []
    saved = False
    try:
        draft = decide(Situation(known.entries, fold.fold(known.entries)))
        if draft is not None:
            sealer = _sealer(settings, known, draft)
            entry = _entry(delmal, known, draft, sealer)
            after = journal.extend(known, entry)
        again = _refuse_unheard(after, path, held, staged, told or {})
        if draft is not None:
            _keep(settings, known, draft, staged, added)
        adopt_figures(settings, after, staged)
        # The database is whole on the disk before the line is written, and put in place after:
        # what it cannot take must never be in the journal.
        new = set(again) | (fold.documents(after.entries).keys() - held.documents)
        done = done if done and done.holds(path, held, new, after) else None
        is_revised = _revise(path, after, new, staged, done)
        if entry is not None:
            journal.append(settings.private, known, entry)
            saved = True
            leftovers.end_originals(settings.private)
            _forget_key(sealer, entry)
        if is_revised:
            database.swap_in(database.revised_path(path), path)
        _publish(delmal, after, done, erased=erased)
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


def _mended(settings: Settings) -> tuple[journal.Journal, database.Held, bool]:
    """The journal and what the database holds, after whatever a crash or an older version left.

    Last whether an erasure is being finished.
    """
    moving_in.mend(settings.private)
    known = understood.read(settings.private)
    shown = publish.read_pointer(settings.published)
    if shown is not None:
        _refuse_shorter_journal(settings, known, shown.act_no)
    path = database.path_of(settings.private)
    held = database.set_older_aside(path)
    _refuse_shorter_journal(settings, known, held.applied_no)
    erased = erasing.is_unfinished(known, held, shown.act_no if shown else 0)
    if erased:
        erasing.finish(settings.private, known)
        held = database.held(path)
    leftovers.mend(settings.private, known)
    return known, held, erased


def _with_ids(delmal: Delmal, known: journal.Journal) -> journal.Journal:
    """The journal where every statistics file has an identity: those of older lines are drawn now,
    once, and written, so that whoever replays the journal has the same.
    """
    lacking = statistics_acts.without_id(known.entries)
    if not lacking:
        return known
    drawn = [{"sha256": sha256, "id": statistics_acts.new_id()} for sha256 in lacking]
    draft = Draft(fold.STATISTICS_IDS, {"files": drawn})
    try:
        sealer = _sealer(delmal.settings, known, draft)
    except DelmalError:
        return known  # nothing can be written until that is mended, and what follows says so
    entry = _entry(delmal, known, draft, sealer)
    journal.append(delmal.settings.private, known, entry)
    _forget_key(sealer, entry)
    return journal.extend(known, entry)


def _work_ahead(
    delmal: Delmal, decide: Decide, staged: staging.Staging, told: Collection[str]
) -> ahead.Ahead | None:
    """What takes time, before the lock is taken. ``decide`` is asked again under it."""
    known = understood.read(delmal.settings.private)
    documents = len(fold.documents(known.entries).keys() | staged.documents)
    if documents < ahead.WORTH_IT and sum(staged.figures.values()) < ahead.ROWS_WORTH_IT:
        return None
    draft = decide(Situation(known.entries, fold.fold(known.entries)))
    after = known
    if draft is not None:
        after = journal.extend(known, _entry(delmal, known, draft))
    return ahead.work(delmal, known, after, staged, told)


def _entry(
    delmal: Delmal, known: journal.Journal, draft: Draft, sealer: sealing.Sealer | None = None
) -> journal.Entry:
    entry = journal.next_entry(
        known, at=delmal.clock(), who=who_of(delmal.settings), act=draft.act, data=draft.data
    )
    understood.refuse_own(entry)
    return entry if sealer is None else sealer.sealed(entry)


def _forget_key(sealer: sealing.Sealer | None, entry: journal.Entry) -> None:
    if sealer is not None:
        sealer.forget(entry)


def _sealer(settings: Settings, known: journal.Journal, draft: Draft) -> sealing.Sealer | None:
    """What seals the act. A sealing whose key is lost can still be ended, without one."""
    try:
        return sealing.sealer(settings.private, known)
    except DelmalError as error:
        if error.code == "seal_key_lost" and draft.act == fold.SEAL:
            return None
        raise


def _refuse_unread(
    settings: Settings,
    known: journal.Journal,
    held: database.Held,
    staged: staging.Staging | None,
) -> None:
    """Raise where nobody here has read a file of the journal."""
    documents = {
        sha: file
        for sha, file in fold.documents(known.entries).items()
        if sha not in held.documents and not (staged and sha in staged.documents)
    }
    statistics = {
        sha: said
        for sha, said in statistics_acts.originals(known.entries).items()
        if not observed.path_of(settings.private, sha).exists()
        and not (staged and sha in staged.figures)
    }
    if documents or statistics:
        raise _Unread(known, documents, statistics)


def _refuse_unheard(
    after: journal.Journal,
    path: Path,
    held: database.Held,
    staged: staging.Staging | None,
    told: Mapping[str, int],
) -> Collection[str]:
    """The documents that the database holds and that were read again with other answers.

    Raise where one is still to be.
    """
    before = ahead.heard_before(path, held, after)
    now = dict(before)
    if staged is not None:
        now = {sha: of for sha, of in before.items() if sha not in staged.documents} | staged.heard
    every = fold.documents(after.entries)
    left = {
        sha256: every[sha256]
        for sha256 in heard.Answers(after.entries).unheard(now)
        # What still is not as it should be when read for this very act never comes to be.
        if sha256 in every and told.get(sha256) != after.last_no
    }
    if left:
        raise _Unread(after, left, {})
    return held.documents & told.keys()


def _revise(
    path: Path,
    after: journal.Journal,
    new: Collection[str],
    staged: staging.Staging | None,
    done: ahead.Ahead | None,
) -> bool:
    """Make a copy of the database with what the new documents say; False where there are none.

    Most acts bring none, and then neither read nor write what documents say.
    """
    if not new and path.exists():
        return False
    if done is not None:
        done.put_revised(path, after)
        return True
    with database.revised(path) as connection:
        if new:
            assert staged is not None  # else they would be unread
            database.stage(connection, staged, new)
            database.commit(connection, after)
    return True


def _publish(
    delmal: Delmal, known: journal.Journal, done: ahead.Ahead | None, *, erased: bool
) -> None:
    settings = delmal.settings
    files.sync_folder(settings.private)
    if done is not None:
        ground.put(done.on, settings.private)
    if not is_up_to_date(settings):
        publish.publish(
            database.path_of(settings.private),
            settings.published,
            known,
            at=delmal.clock(),
            made=None if done is None else done.before,
            anew=erased,
            kept=1 if erased else publish.KEPT,
        )


def _keep(
    settings: Settings,
    known: journal.Journal,
    draft: Draft,
    staged: staging.Staging | None,
    added: list[Path],
) -> None:
    """Put the originals in the archive, and say which of them were not there before."""
    if staged is None:
        return
    brought = ((archive.DOCUMENT, draft.originals), (archive.STATISTICS, draft.statistics))
    every = [(sha256, suffix) for suffix, originals in brought for sha256 in originals]
    leftovers.note_originals(settings.private, known, every)
    for suffix, originals in brought:
        for sha256 in originals:
            if archive.adopt(settings.private, sha256, staged.original(sha256), suffix):
                added.append(archive.path_of(settings.private, sha256, suffix))
        archive.sync(settings.private, originals)


def adopt_figures(
    settings: Settings, after: journal.Journal, staged: staging.Staging | None
) -> None:
    """Put what the statistics files say in its place. What no act comes to name is in no way."""
    if staged is None or not staged.figures:
        return
    folder = settings.private / observed.FOLDER
    files.private_folder(folder)
    named = statistics_acts.originals(after.entries)
    for sha256 in staged.figures.keys() & named.keys():
        waiting = observed.path_of(staged.folder, sha256)
        kept = observed.path_of(settings.private, sha256)
        # The same bytes under another name: the journal goes by the first.
        is_renamed = staged.read_as[sha256] != named[sha256] and kept.exists()
        if waiting.exists() and not is_renamed:
            waiting.replace(kept)
    files.sync_folder(folder)


def _drop(settings: Settings, added: list[Path]) -> None:
    """Nothing half done: what was kept for an act that failed goes again."""
    with suppress(OSError):  # then the next act takes the rest
        for path in added:
            path.unlink(missing_ok=True)
        leftovers.end_originals(settings.private)


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
