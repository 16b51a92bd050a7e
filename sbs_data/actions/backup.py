"""One file that everything can be built from again: the journal and the originals."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from shutil import rmtree

from sbs_data.actions.care import rebuild
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.progress import Progress, silent
from sbs_data.errors import DelmalError
from sbs_data.publishing import publish
from sbs_data.settings import Settings
from sbs_data.store import archive, files, journal, lock, statistics_acts, understood

_ORIGINAL = re.compile(r"archive/([0-9a-f]{2})/(\1[0-9a-f]{62})\.(?:docx|data)")
_LARGEST = (1 << 30) + 1
"""No original is larger; a member that says so is not ours."""


@dataclass(frozen=True, slots=True)
class Backup:
    """How much is in a backup."""

    acts: int
    documents: int


def backup(delmal: Delmal, target: Path, progress: Progress | None = None) -> Backup:
    """Write journal and archive to one new file. No writer is let in meanwhile."""
    settings = delmal.settings
    tell = progress or silent
    if target.exists():
        raise DelmalError(
            f"Filen {target} finns redan. Ange ett annat namn: en säkerhetskopia skrivs aldrig "
            "över.",
            code="exists",
        )
    with lock.writing(settings.private):
        known = understood.read(settings.private)
        originals = statistics_acts.archived(known.entries)
        with files.explained(target.parent), _new_file(target) as temporary:
            with zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED) as package:
                package.writestr(journal.NAME, journal.content(settings.private, known))
                for done, (sha256, suffix, file) in enumerate(originals, start=1):
                    # Checked on the way: a damaged original is no backup.
                    content = archive.get(settings.private, sha256, suffix)
                    package.writestr(f"archive/{sha256[:2]}/{sha256}{suffix}", content)
                    tell(done, len(originals), file)
            files.sync_file(temporary)
    return Backup(known.last_no, len(originals))


def restore(delmal: Delmal, source: Path, progress: Progress | None = None) -> Backup:
    """Put a backup in an empty store: everything is checked before anything is put in place."""
    settings = delmal.settings
    with _unpacked(settings, source) as folder:
        known = understood.read(folder)
        originals = statistics_acts.archived(known.entries)
        for sha256, suffix, _ in originals:
            archive.get(
                folder, sha256, suffix
            )  # raises where it is missing or not what its name says
        with lock.writing(settings.private), files.explained(settings.private):
            _refuse_used(settings)
            for sha256, suffix, _ in originals:
                waiting = archive.path_of(folder, sha256, suffix)
                archive.adopt(settings.private, sha256, waiting, suffix)
            archive.sync(settings.private, [sha256 for sha256, _, _ in originals])
            # Last: without a journal there is nothing, with it there is everything.
            (folder / journal.NAME).replace(settings.private / journal.NAME)
            files.sync_folder(settings.private)
    rebuild(delmal, progress)
    return Backup(known.last_no, len(originals))


@contextmanager
def _new_file(target: Path) -> Iterator[Path]:
    """A file that takes its name when it is whole, and for its owner alone."""
    temporary = target.with_name(f"{target.name}.{token_hex(4)}.tmp")
    try:
        temporary.touch(mode=0o600, exist_ok=False)
        yield temporary
        if target.exists():
            raise DelmalError(f"Filen {target} finns redan.", code="exists")
        temporary.replace(target)
        files.sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _unpacked(settings: Settings, source: Path) -> Iterator[Path]:
    """The backup's files beside where they are to be, on the disk; gone afterwards."""
    with lock.writing(settings.private):
        _refuse_used(settings)
    folder = settings.private / f"aterstallning-{token_hex(4)}"
    try:
        with files.explained(settings.private):
            files.private_folder(folder)
            _unpack(source, folder)
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def _unpack(source: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(source) as package:
            for member in package.infolist():
                if member.filename != journal.NAME and not _ORIGINAL.fullmatch(member.filename):
                    raise _no_backup(source)
                if member.file_size > _LARGEST:
                    raise _no_backup(source)
                path = folder / member.filename
                files.private_folder(path.parent)
                with package.open(member) as packed:
                    files.write_whole(path, packed.read(member.file_size + 1), sync_name=False)
    except FileNotFoundError:
        raise DelmalError(
            f"”{source}” finns inte. Kontrollera sökvägen och försök igen.", code="not_found"
        ) from None
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError) as error:
        raise _no_backup(source) from error
    if not (folder / journal.NAME).is_file():
        raise _no_backup(source)


def _refuse_used(settings: Settings) -> None:
    shown = publish.read_pointer(settings.published)
    if journal.last_no(settings.private) or (shown and shown.act_no):
        raise DelmalError(
            f"Det finns redan data i {settings.data_dir}. En säkerhetskopia läggs bara tillbaka i "
            "en tom mapp: ange en annan med SBS_DATA_DIR. Ingenting har ändrats.",
            code="not_empty",
        )


def _no_backup(source: Path) -> DelmalError:
    return DelmalError(
        f"”{source}” är ingen hel säkerhetskopia härifrån. Ingenting har ändrats.",
        code="not_backup",
    )
