"""What an act or a backup that is killed leaves behind, and whose it is.

It is named in a mark before it is made, so that whoever holds the lock next knows it for ours.
Everything else is left alone: an original that no journal names may be somebody's last.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from sbs_data.store import archive, files, observed, statistics_acts
from sbs_data.store.journal import Journal

IMPORT_MARK = "import.pagar"
BACKUP_MARK = "sakerhetskopia.pagar"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_HALF_BACKUP = re.compile(r"[^\0]+\.[0-9a-f]{8}\.tmp")
_HALF_WRITTEN = re.compile(r".+\.[0-9]+\.tmp")
"""As :func:`files.write_whole` names them: here only ever under the lock."""


def note_originals(private: Path, known: Journal, originals: Iterable[tuple[str, str]]) -> None:
    """Say which files, by SHA-256 and suffix, an act is about to bring to the archive.

    Only those that are not there. The caller holds the lock, as for all of this.
    """
    new = [
        [sha256, suffix]
        for sha256, suffix in originals
        if not archive.path_of(private, sha256, suffix).exists()
    ]
    if new:
        record = {"after": known.last_no, "sum": known.checksum, "originals": new}
        files.write_whole(private / IMPORT_MARK, json.dumps(record).encode())


def end_originals(private: Path) -> None:
    """The act is in the journal, or what it brought is gone again."""
    with suppress(OSError):  # what stays is seen through the next time
        (private / IMPORT_MARK).unlink(missing_ok=True)


def note_backup(private: Path, half: Path) -> None:
    """Say where a backup is being written. A full disk here is no reason not to make one there."""
    with suppress(OSError):
        waiting = [str(path) for path in _half_backups(private)]
        record = {"files": [*waiting, str(half.absolute())]}
        files.write_whole(private / BACKUP_MARK, json.dumps(record).encode())


def end_backup(private: Path) -> None:
    """The backup has its name, or is gone again."""
    mend_backups(private)


def mend(private: Path, known: Journal) -> None:
    """Take away what was killed on the way. ``known`` is the journal as it stands."""
    with files.explained(private):
        _mend_originals(private, known)
        mend_backups(private)
        for path in private.glob("*.tmp"):
            if _HALF_WRITTEN.fullmatch(path.name):
                path.unlink(missing_ok=True)


def mend_backups(private: Path) -> None:
    """Take away the backups that nobody is writing any more. Those on a disk that is not there
    now are left for when it is.
    """
    mark = private / BACKUP_MARK
    left = [str(path) for path in _half_backups(private) if not _is_gone(path)]
    with suppress(OSError):
        if left:
            files.write_whole(mark, json.dumps({"files": left}).encode())
        else:
            mark.unlink(missing_ok=True)


def _mend_originals(private: Path, known: Journal) -> None:
    mark = private / IMPORT_MARK
    said = _read(mark)
    if said is None:
        return
    # Another journal than the act began on: it was written, or this is another's.
    if (said.get("after"), said.get("sum")) == (known.last_no, known.checksum):
        kept = {(sha256, suffix) for sha256, suffix, _ in statistics_acts.archived(known.entries)}
        for sha256, suffix in _originals(said):
            if (sha256, suffix) not in kept:
                archive.remove(private, sha256, suffix)
        observed.keep_only(private, statistics_acts.originals(known.entries))
    mark.unlink(missing_ok=True)


def _originals(said: dict[str, Any]) -> list[tuple[str, str]]:
    found = said.get("originals")
    return [
        (each[0], each[1])
        for each in (found if isinstance(found, list) else [])
        if isinstance(each, list)
        and all(isinstance(part, str) for part in each)
        and len(each) == len(("sha256", "suffix"))
        and _SHA256.fullmatch(each[0])
        and each[1] in archive.SUFFIXES
    ]


def _half_backups(private: Path) -> list[Path]:
    said = (_read(private / BACKUP_MARK) or {}).get("files")
    named = said if isinstance(said, list) else []
    paths = [Path(name) for name in named if isinstance(name, str)]
    return [path for path in paths if path.is_absolute() and _HALF_BACKUP.fullmatch(path.name)]


def _is_gone(half: Path) -> bool:
    if not half.parent.is_dir():
        return False
    with suppress(OSError):
        half.unlink(missing_ok=True)
        return True
    return False


def _read(mark: Path) -> dict[str, Any] | None:
    """What a mark says, ``{}`` where it says nothing sensible; ``None`` where there is none."""
    try:
        said = json.loads(mark.read_bytes())
    except FileNotFoundError:
        return None
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
