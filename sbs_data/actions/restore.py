"""A backup put back where nothing is: made whole and checked beside, then moved in at once."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from sbs_data.actions.backup import Backup
from sbs_data.actions.care import check, rebuild
from sbs_data.actions.delmal import Delmal
from sbs_data.actions.progress import Progress
from sbs_data.errors import DelmalError
from sbs_data.publishing import ground, publish
from sbs_data.settings import Settings
from sbs_data.store import (
    archive,
    database,
    files,
    journal,
    leftovers,
    lock,
    moving_in,
    package,
    sealing,
    staging,
    understood,
)

log = logging.getLogger(__name__)


def restore(delmal: Delmal, source: Path, progress: Progress | None = None) -> Backup:
    """Put a backup in an empty store. Before its journal has its name there, nothing is changed.

    Everything is built beside, and checked as ``check`` does: what could not be built again is
    refused with its reason.
    """
    settings = delmal.settings
    with lock.writing(settings.private):
        _refuse_used(settings)
    with staging.opened(settings.private) as staged:
        beside = replace(delmal, settings=replace(settings, data_dir=staged.folder / "data"))
        side = beside.settings.private
        with files.explained(side):
            files.private_folder(side)
        found = package.unpack(source, side)
        archive.sync(side, [sha256 for sha256, _, _ in found.originals])
        _build(beside, source, progress)
        with lock.writing(settings.private), files.explained(settings.private):
            _refuse_used(settings)
            moving_in.move_in(side, settings.private)
            _show(delmal, side, found)
    is_sealed = sealing.active(found.known.entries) is not None
    return Backup(found.known.last_no, len(found.originals), found.has_manifest, is_sealed)


def _build(beside: Delmal, source: Path, progress: Progress | None) -> None:
    """All that follows from journal and originals, and a look at whether it does."""
    try:
        rebuild(beside, progress)
        faults = check(beside, has_key=False)
    except DelmalError as error:
        if files.is_of_the_machine(error):
            raise
        faults = [error.message]
    except Exception as error:  # whatever it is: built again it could not be
        log.exception("a backup could not be built")
        faults = [f"Ett fel i programmet ({type(error).__name__}) stoppade det."]
    if faults:
        raise DelmalError(
            f"”{source}” går inte att bygga upp igen, så ingenting har ändrats. {faults[0]}",
            code="not_backup",
        )


def _show(delmal: Delmal, side: Path, found: package.Unpacked) -> None:
    """From here on it is there: what cannot be shown now is shown by the next start."""
    settings = delmal.settings
    try:
        ground.remove(settings.private)
        for made in side.glob("underlag-*"):
            ground.put(made, settings.private)
        publish.publish(
            database.path_of(settings.private),
            settings.published,
            found.known,
            at=delmal.clock(),
            anew=True,
        )
        moving_in.end(settings.private)
    except DelmalError as error:
        raise DelmalError(
            f"Säkerhetskopian är återställd men kunde inte visas än. {error.message} Den visas av "
            "sig själv nästa gång det går att skriva.",
            code="saved_not_shown",
        ) from error


def _refuse_used(settings: Settings) -> None:
    """Raise where anything is, but for what somebody killed on the way left. Under the lock."""
    moving_in.mend(settings.private)
    shown = publish.read_pointer(settings.published)
    if journal.last_no(settings.private) or (shown and shown.act_no):
        raise DelmalError(
            f"Det finns redan data i {settings.data_dir}. En säkerhetskopia läggs bara tillbaka i "
            "en tom mapp: ange en annan med SBS_DATA_DIR. Ingenting har ändrats.",
            code="not_empty",
        )
    leftovers.mend(settings.private, understood.read(settings.private))
    moving_in.refuse_originals(settings.private)
