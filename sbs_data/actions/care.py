"""Looking after the store: building it again from the truth, and checking that it is the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sbs_data.actions.commit import adopt_figures
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.progress import Progress
from sbs_data.actions.reading import let_go, read_archived
from sbs_data.actions.statistics_reading import read_archived_figures
from sbs_data.clock import utc_now
from sbs_data.errors import DelmalError
from sbs_data.publishing import ground, publish
from sbs_data.settings import Settings
from sbs_data.store import (
    archive,
    database,
    duck,
    erasing,
    files,
    fold,
    heard,
    journal,
    leftovers,
    lock,
    observed,
    sealing,
    staging,
    statistics_acts,
    understood,
)


@dataclass(frozen=True, slots=True)
class RebuildResult:
    """How many reports are in force, and whether the new database says what the old one said."""

    reports: int
    same: bool


def rebuild(delmal: Delmal, progress: Progress | None = None) -> RebuildResult:
    """Build the database anew from journal and archive, swap it in and publish it."""
    settings = delmal.settings
    path = database.path_of(settings.private)
    with (
        _everything_read(delmal, progress) as (known, staged),
        _built(settings, known, staged) as new,
    ):
        same = _is_same(new, path)
        shown = publish.read_pointer(settings.published)
        erased = erasing.is_unfinished(known, database.Held(), shown.act_no if shown else 0)
        leftovers.mend(settings.private, known)
        if not same:
            _keep_older(path)
        database.swap_in(new, path)
        adopt_figures(settings, known, staged)
        ground.remove(settings.private)
        if erased:  # and a crash came between: the rest of it now
            erasing.sweep(settings.private, known)
        publish.publish(
            path,
            settings.published,
            known,
            at=delmal.clock(),
            anew=True,
            kept=1 if erased else publish.KEPT,
        )
    in_force = [r for r in fold.fold(known.entries).values() if r.in_force]
    return RebuildResult(len(in_force), same)


def check(delmal: Delmal, progress: Progress | None = None, *, has_key: bool = True) -> list[str]:
    """Compare everything with the truth and change nothing. Empty = clean.

    ``has_key`` is False where the key of a sealed history is not to be expected.
    """
    settings = delmal.settings
    try:
        known = understood.read(settings.private)
        faults = _archive_faults(settings, known)
        if faults or (not known.entries and not settings.published.exists()):
            return faults
        with (
            _everything_read(delmal, progress) as (known, staged),
            _built(settings, known, staged) as expected,
        ):
            return [
                *(_seal_faults(settings, known) if has_key else []),
                *_database_faults(settings, known, expected),
                *_figures_faults(settings, known, staged),
                *_snapshot_faults(settings, known, expected),
            ]
    except DelmalError as error:
        return [error.message]


@contextmanager
def _everything_read(
    delmal: Delmal, progress: Progress | None
) -> Iterator[tuple[journal.Journal, staging.Staging]]:
    """Every document of the journal, read outside the lock, and then the lock."""
    settings = delmal.settings
    told: dict[str, int] = {}
    with staging.opened(settings.private) as staged:
        while True:
            known = understood.read(settings.private)
            unread = _unread(known, staged, told)
            answers = heard.Answers(known.entries)
            read_archived(settings.private, unread, delmal.reader, staged, answers, progress)
            told |= dict.fromkeys(unread, known.last_no)
            let_go(delmal.reader)
            statistics = statistics_acts.originals(understood.read(settings.private).entries)
            read_archived_figures(settings.private, statistics, staged)
            with lock.writing(settings.private), files.explained(settings.private):
                known = understood.read(settings.private)
                if (
                    not _unread(known, staged, told)
                    and statistics_acts.originals(known.entries).keys() <= staged.figures.keys()
                ):
                    yield known, staged
                    return


def _unread(
    known: journal.Journal, staged: staging.Staging, told: Mapping[str, int]
) -> dict[str, str]:
    """The documents that are not staged as they are to be read, by SHA-256.

    ``told`` are those that were read for an act: what still is not as it should be never comes
    to be.
    """
    unheard = set(heard.Answers(known.entries).unheard(staged.heard))
    return {
        sha256: file
        for sha256, file in fold.documents(known.entries).items()
        if sha256 not in staged.documents
        or (sha256 in unheard and told.get(sha256) != known.last_no)
    }


@contextmanager
def _built(settings: Settings, known: journal.Journal, staged: staging.Staging) -> Iterator[Path]:
    """A database built from nothing, beside the real one; gone afterwards unless swapped in."""
    path = settings.private / "nybygge.duckdb"
    try:
        database.build(path, known, staged)
        yield path
    finally:
        database.remove(path)


def _is_same(new: Path, path: Path) -> bool:
    if not path.exists():
        return False
    try:
        database.held(path)  # refuses a newer one
        return not database.differing_tables(new, path, database.TABLES)
    except DelmalError as error:
        if error.code == "newer_database" or files.is_of_the_machine(error):
            raise
        return False  # too damaged to compare
    except duck.Error:
        return False


def _keep_older(path: Path) -> None:
    try:
        database.set_older_aside(path)
    except DelmalError as error:
        if files.is_of_the_machine(error):
            raise
    except duck.Error:
        return  # too damaged to tell its version


def _seal_faults(settings: Settings, known: journal.Journal) -> list[str]:
    try:
        sealing.sealer(settings.private, known)
    except DelmalError as error:
        return [error.message]
    return []


def _archive_faults(settings: Settings, known: journal.Journal) -> list[str]:
    faults = []
    for sha256, suffix, file in statistics_acts.archived(known.entries):
        try:
            archive.checked(settings.private, sha256, suffix)
        except DelmalError as error:
            faults.append(f"”{file}”: {error.message}")
    return faults


def _figures_faults(
    settings: Settings, known: journal.Journal, staged: staging.Staging
) -> list[str]:
    """The statistics files whose figures are not, row by row, what the archive's file says."""
    faults = []
    for key, (file, *_) in statistics_acts.originals(known.entries).items():
        kept = observed.path_of(settings.private, key)
        expected = observed.path_of(staged.folder, key)
        if not kept.exists():
            faults.append(f"Uppgifterna ur ”{file}” saknas. Nästa ändring eller start rättar det.")
        elif not observed.is_same(kept, expected):
            faults.append(
                f"Uppgifterna ur ”{file}” stämmer inte med filen i arkivet. Kör ”rebuild”."
            )
    return faults


def _database_faults(settings: Settings, known: journal.Journal, expected: Path) -> list[str]:
    path = database.path_of(settings.private)
    if not path.exists():
        return [f"Databasen {path} saknas. Kör ”rebuild”."]
    held = database.held(path)
    if held.applied_no > known.last_no:
        return [_lag("Databasen", held.applied_no, known.last_no)]
    missing = fold.documents(known.entries).keys() - held.documents
    if missing:
        return [
            f"Databasen saknar {len(missing)} av journalens dokument. Nästa ändring eller start "
            "rättar det."
        ]
    try:
        differing = database.differing_tables(expected, path, database.TABLES)
    except duck.Error:  # a table is missing or has other columns
        differing = ["(flera)"]
    return [
        f"Tabellen {table} i databasen stämmer inte med journalen och arkivet. Kör ”rebuild”."
        for table in differing
    ]


def _snapshot_faults(settings: Settings, known: journal.Journal, expected: Path) -> list[str]:
    shown = publish.read_pointer(settings.published)
    if shown is None or not (settings.published / shown.name).is_file():
        return ["Inget underlag är publicerat. Nästa ändring eller start rättar det."]
    if shown.act_no != known.last_no:
        return [_lag("Det publicerade underlaget", shown.act_no, known.last_no)]
    if not shown.is_ours:
        return ["Det publicerade underlaget är från en äldre version. Nästa start rättar det."]
    if not publish.is_whole(settings.published, shown):
        return [
            f"Det publicerade underlaget {shown.name} är skadat. Nästa ändring eller start "
            "rättar det."
        ]
    snapshot = settings.private / "jamforelse.duckdb"
    try:
        publish.build(expected, snapshot, known, number=shown.number, at=utc_now())
        differing = database.differing_tables(
            snapshot, settings.published / shown.name, publish.TABLES
        )
    except DelmalError as error:
        if files.is_of_the_machine(error):
            raise
        differing = [shown.name]
    except duck.Error:
        differing = [shown.name]
    finally:
        database.remove(snapshot)
    return [
        f"Tabellen {table} i det publicerade underlaget stämmer inte med journalen och arkivet. "
        "Kör ”rebuild”."
        for table in differing
    ]


def _lag(what: str, shown: int, last: int) -> str:
    mend = (
        "Nästa ändring eller start rättar det."
        if shown < last
        else "Journalen har förlorat händelser: hämta tillbaka den från säkerhetskopian."
    )
    return f"{what} visar händelse {shown} men journalen slutar vid {last}. {mend}"
