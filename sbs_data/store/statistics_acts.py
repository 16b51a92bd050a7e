"""The journal's acts → the statistics files that were brought, and which of them are in force."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sbs_data.store import archive, fold
from sbs_data.store.journal import Entry


@dataclass(frozen=True, slots=True)
class BroughtFile:
    """A statistics file as an act brought it. ``file_no`` counts every one ever brought, from 1.

    ``municipality`` is the kommunkod that an API was asked for, needed to read the answer again.
    """

    file_no: int
    sha256: str
    file: str
    municipality: str | None
    is_example: bool
    act_no: int
    at: datetime
    who: str
    in_force: bool

    @property
    def file_id(self) -> str:
        """A file's identity follows from its bytes."""
        return file_id(self.sha256)


def file_id(sha256: str) -> str:
    """The identity of a statistics file: 's-' and the start of its SHA-256."""
    return f"s-{sha256[:12]}"


def brought(entries: Sequence[Entry]) -> list[BroughtFile]:
    """Every statistics file, in the order they came: also those whose act is undone."""
    cancelled = fold.undone_by(entries)
    found: list[BroughtFile] = []
    standing: set[str] = set()
    for entry in entries:
        if entry.act != fold.STATISTICS:
            continue
        for said in entry.data["files"]:
            sha256 = said["sha256"]
            # An undo of an undo can bring back a file that has come again since.
            in_force = entry.no not in cancelled and sha256 not in standing
            if in_force:
                standing.add(sha256)
            found.append(
                BroughtFile(
                    file_no=len(found) + 1,
                    sha256=sha256,
                    file=said["file"],
                    municipality=said["municipality"],
                    is_example=entry.data["is_example"],
                    act_no=entry.no,
                    at=entry.at,
                    who=entry.who,
                    in_force=in_force,
                )
            )
    return found


def originals(entries: Iterable[Entry]) -> dict[str, tuple[str, str | None]]:
    """Every statistics file ever brought, by SHA-256: its name, and the kommunkod asked for."""
    found: dict[str, tuple[str, str | None]] = {}
    for entry in entries:
        if entry.act == fold.STATISTICS:
            for said in entry.data["files"]:
                found.setdefault(said["sha256"], (said["file"], said["municipality"]))
    return found


def archived(entries: Sequence[Entry]) -> list[tuple[str, str, str]]:
    """Every original that the archive keeps: its SHA-256, what it is kept as, its file name."""
    return [
        *((sha, archive.DOCUMENT, file) for sha, file in fold.documents(entries).items()),
        *((sha, archive.STATISTICS, file) for sha, (file, _) in originals(entries).items()),
    ]


def digest(entries: Sequence[Entry]) -> str:
    """The same as long as the same files are in force, and the same have been."""
    words = [f"{f.sha256} {f.is_example} {f.in_force}" for f in brought(entries)]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:12]
