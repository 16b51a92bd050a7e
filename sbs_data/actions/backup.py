"""One file that everything can be built from again: the journal and the originals."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from sbs_data.actions.delmal import Delmal
from sbs_data.actions.progress import Progress, silent
from sbs_data.errors import DelmalError
from sbs_data.store import (
    archive,
    files,
    journal,
    leftovers,
    lock,
    moving_in,
    package,
    sealing,
    understood,
)
from sbs_data.store.journal import Journal


@dataclass(frozen=True, slots=True)
class Backup:
    """How much is in a backup. ``has_manifest`` is False of one by an earlier version.

    ``is_sealed``: its history is, and the key does not come along.
    """

    acts: int
    documents: int
    has_manifest: bool = True
    is_sealed: bool = False


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
        moving_in.mend(settings.private)
        known = understood.read(settings.private)
        leftovers.mend(settings.private, known)
        originals = package.originals_of(known)
        with files.explained(target.parent), _new_file(settings.private, target) as temporary:
            with zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED) as packed:
                content = journal.content(settings.private, known)
                listed = _listed(delmal, known, content)
                packed.writestr(package.MANIFEST, listed)
                packed.writestr(journal.NAME, content)
                for done, (sha256, suffix, file) in enumerate(originals, start=1):
                    # Checked on the way: a damaged original is no backup.
                    content = archive.get(settings.private, sha256, suffix)
                    packed.writestr(package.name_of(sha256, suffix), content)
                    tell(done, len(originals), file)
            files.sync_file(temporary)
    return Backup(
        known.last_no, len(originals), is_sealed=sealing.active(known.entries) is not None
    )


def _listed(delmal: Delmal, known: Journal, content: bytes) -> bytes:
    private = delmal.settings.private
    try:
        sealer = sealing.sealer(private, known)
    except DelmalError:
        sealer = None  # a backup is no change; its end is then not proved
    try:
        return package.manifest(private, known, content, delmal.clock(), sealer)
    except FileNotFoundError as error:
        name = Path(error.filename).name
        raise DelmalError(
            f"Originalet {name} saknas i arkivet, så någon säkerhetskopia kan inte göras. Hämta "
            "tillbaka det ur en äldre säkerhetskopia.",
            code="archive_missing",
        ) from None


@contextmanager
def _new_file(private: Path, target: Path) -> Iterator[Path]:
    """A file that takes its name when it is whole, and for its owner alone."""
    temporary = target.with_name(f"{target.name}.{token_hex(4)}.tmp")
    leftovers.note_backup(private, temporary)
    try:
        temporary.touch(mode=0o600, exist_ok=False)
        yield temporary
        if target.exists():
            raise DelmalError(f"Filen {target} finns redan.", code="exists")
        temporary.replace(target)
        files.sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)
        leftovers.end_backup(private)
