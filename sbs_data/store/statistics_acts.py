"""The journal's acts → the statistics files that were brought, and which of them are in force."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sbs_data.store import archive, fold
from sbs_data.store.journal import Entry

_SHA_DIGITS, _SHEET_DIGITS = 64, 8


@dataclass(frozen=True, slots=True)
class BroughtFile:
    """A statistics file as an act brought it. ``file_no`` counts every one ever brought, from 1.

    ``file_id`` is drawn at random, so that nothing can be told from it of what the file says.
    ``municipality`` is the kommunkod that an API was asked for, ``sheets`` are those of a workbook
    that somebody chose: both needed to read the file again.
    """

    file_no: int
    file_id: str
    sha256: str
    file: str
    municipality: str | None
    is_example: bool
    act_no: int
    at: datetime
    who: str
    in_force: bool
    sheets: tuple[str, ...] = ()

    @property
    def figures(self) -> str:
        """What its figures are kept under."""
        return figures_key(self.sha256, self.sheets)


def new_id() -> str:
    """An identity for a statistics file: 's-' and twelve random digits."""
    return f"s-{secrets.token_hex(6)}"


def without_id(entries: Iterable[Entry]) -> list[str]:
    """The files, by SHA-256, that no act gives an identity: brought before those were drawn."""
    given = _given(entries)
    return list(
        dict.fromkeys(
            said["sha256"]
            for entry in entries
            if entry.act == fold.STATISTICS
            for said in entry.data["files"]
            if "id" not in said and said["sha256"] not in given
        )
    )


def _given(entries: Iterable[Entry]) -> dict[str, str]:
    return {
        said["sha256"]: said["id"]
        for entry in entries
        if entry.act == fold.STATISTICS_IDS
        for said in entry.data["files"]
    }


def brought(entries: Sequence[Entry]) -> list[BroughtFile]:
    """Every statistics file, in the order they came: also those whose act is undone."""
    cancelled = fold.undone_by(entries)
    found: list[BroughtFile] = []
    standing: set[str] = set()
    given = _given(entries)
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
                    # Without one: in a journal that is looked at before it is written in.
                    file_id=said.get("id") or given.get(sha256, f"s-{len(found) + 1:012x}"),
                    sha256=sha256,
                    file=said["file"],
                    municipality=said["municipality"],
                    is_example=entry.data["is_example"],
                    act_no=entry.no,
                    at=entry.at,
                    who=entry.who,
                    in_force=in_force,
                    sheets=tuple(said.get("sheets", ())),
                )
            )
    return found


class ReadAs(NamedTuple):
    """How a file was read: its name, the kommunkod asked for, the sheets that were chosen."""

    file: str
    municipality: str | None = None
    sheets: tuple[str, ...] = ()


def figures_key(sha256: str, sheets: Sequence[str] = ()) -> str:
    """What a file's figures are kept under: its SHA-256, and which of its sheets they are of."""
    if not sheets:
        return sha256
    chosen = hashlib.sha256("\n".join(sheets).encode()).hexdigest()
    return f"{sha256}-{chosen[:_SHEET_DIGITS]}"


def sha256_of(key: str) -> str:
    """The SHA-256 of the file that figures are of."""
    return key[:_SHA_DIGITS]


def originals(entries: Iterable[Entry]) -> dict[str, ReadAs]:
    """Every statistics file ever brought, by :func:`figures_key`, and how it was read."""
    found: dict[str, ReadAs] = {}
    for entry in entries:
        if entry.act == fold.STATISTICS:
            for said in entry.data["files"]:
                sheets = tuple(said.get("sheets", ()))
                key = figures_key(said["sha256"], sheets)
                found.setdefault(key, ReadAs(said["file"], said["municipality"], sheets))
    return found


def archived(entries: Sequence[Entry]) -> list[tuple[str, str, str]]:
    """Every original that the archive keeps: its SHA-256, what it is kept as, its file name."""
    statistics: dict[str, str] = {}
    for key, read_as in originals(entries).items():
        statistics.setdefault(sha256_of(key), read_as.file)
    return [
        *((sha, archive.DOCUMENT, file) for sha, file in fold.documents(entries).items()),
        *((sha, archive.STATISTICS, file) for sha, file in statistics.items()),
    ]


def digest(entries: Sequence[Entry]) -> str:
    """The same as long as the same files are in force, and the same have been."""
    words = [f"{f.figures} {f.file_id} {f.is_example} {f.in_force}" for f in brought(entries)]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:12]
