"""A store that was made and checked beside takes the place of an empty one.

The journal's name is the moment: before it there is nothing, from then on there is everything, and
the next start works out what is left to do. A mark says that somebody was on the way, so that what
a crash left is told from what anybody else put there.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from sbs_data.errors import DelmalError
from sbs_data.store import archive, database, files, journal, observed

MARK = "aterstallning.pagar"


def is_half_done(private: Path) -> bool:
    """Whether a move was cut short."""
    return (private / MARK).exists()


def mend(private: Path) -> None:
    """Take away what a move that was cut short left, if it had not come to its moment.

    The caller holds the lock.
    """
    if not is_half_done(private):
        return
    with files.explained(private):
        if not journal.last_no(private):
            shutil.rmtree(private / "archive", ignore_errors=True)
        (private / MARK).unlink(missing_ok=True)
        files.sync_folder(private)


def refuse_originals(private: Path) -> None:
    """Raise where there are originals without a journal: they may be somebody's last."""
    if any(archive.kept(private, suffix) for suffix in archive.SUFFIXES):
        raise DelmalError(
            f"Det finns original i {private / 'archive'} fast journalen är tom. Flytta undan "
            "mappen, eller ange en annan med SBS_DATA_DIR. Ingenting har ändrats.",
            code="not_empty",
        )


def move_in(side: Path, private: Path) -> None:
    """Move in from ``side``, on the same disk. The caller holds the lock; nothing has been done
    in ``private``.
    """
    originals = side / "archive"
    with files.explained(private):
        refuse_originals(private)
        files.write_whole(private / MARK, b"")
        shutil.rmtree(private / "archive", ignore_errors=True)  # folders without a file
        shutil.rmtree(private / observed.FOLDER, ignore_errors=True)
        if originals.is_dir():
            originals.replace(private / "archive")
        files.sync_folder(private)
        (side / journal.NAME).replace(private / journal.NAME)
        files.sync_folder(private)
        if (side / observed.FOLDER).is_dir():
            (side / observed.FOLDER).replace(private / observed.FOLDER)
        database.swap_in(database.path_of(side), database.path_of(private))


def end(private: Path) -> None:
    """All of it is shown: take the mark away."""
    with files.explained(private):
        (private / MARK).unlink(missing_ok=True)
        files.sync_folder(private)
