"""Files and folders named on the command line → names and bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sbs_data.actions.statistics_examine import STATISTICS_FILES, WORD_FILES
from sbs_data.errors import Refused
from sbs_data.limits import MAX_CSV_BYTES, MAX_FILE_BYTES, MIB
from sbs_data.store import files as file_system

WORD = WORD_FILES
"""Looked for in folders. The reader refuses the last with a sentence on what to do."""

STATISTICS = STATISTICS_FILES
"""Looked for in folders too: what they are is told by their content."""


_PIECE = 4 * MIB


@dataclass(slots=True)
class Found:
    """The files to read, and those in the folders that are neither reports nor statistics."""

    files: list[Path] = field(default_factory=list)
    skipped: list[Path] = field(default_factory=list)


def find(paths: Iterable[Path]) -> Found:
    """Files as named; folders all the way down, in alphabetical order."""
    found = Found()
    for path in paths:
        if path.is_dir():
            _look_in(path, found)
        else:
            found.files.append(path)
    return found


def statistics_of(path: Path) -> Iterator[bytes]:
    """A statistics file in pieces, or a refusal as of ``content_of``: it may be large."""
    return _pieces(path, MAX_CSV_BYTES)


def content_of(path: Path) -> bytes:
    """A file's bytes, or a refusal that says why it cannot be read."""
    return b"".join(_pieces(path, MAX_FILE_BYTES))


def _pieces(path: Path, most: int) -> Iterator[bytes]:
    name = path.name
    if path.is_dir():
        raise Refused(f"”{path}” är en mapp. Ange filerna i den.", code="is_folder")
    if path.exists() and not path.is_file():
        raise Refused(f"”{path}” är ingen vanlig fil.", code="not_a_file")
    left = most + 1  # one byte more than the reader takes is enough for it to say so
    try:
        with path.open("rb") as file:
            while left and (piece := file.read(min(left, _PIECE))):
                left -= len(piece)
                yield piece
    except FileNotFoundError:
        raise Refused(
            f"”{path}” finns inte. Kontrollera sökvägen och försök igen.", code="not_found"
        ) from None
    except OSError as error:
        raise Refused(
            f"”{name}” går inte att läsa ({file_system.reason(error)}). Kontrollera att du har "
            "rätt att läsa filen och försök igen.",
            code="not_readable",
        ) from None


def digest_of(path: Path) -> str:
    """The SHA-256 of a file of any size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _look_in(folder: Path, found: Found) -> None:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            # Word's own lock file beside an open document, and hidden files
            if name.startswith(("~$", ".")):
                continue
            kind = found.files if name.lower().endswith(WORD + STATISTICS) else found.skipped
            kind.append(Path(where) / name)
