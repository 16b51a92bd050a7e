"""Any number of distinct reports of the demo's size, the same on every run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from sbs_data import example

BODY = "word/document.xml"
AUTHORITY = "Exempelkommunen"


def write(folder: Path, count: int) -> list[Path]:
    """The demo's documents over and over, each time for another authority."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for no, (name, content) in enumerate(islice(_demo(), count), start=1):
        path = folder / f"{no:05d}-{name}"
        path.write_bytes(_varied(content, no))
        paths.append(path)
    return paths


def _demo() -> Iterator[tuple[str, bytes]]:
    return cycle(example.documents())


def _varied(content: bytes, no: int) -> bytes:
    """The same document, said of another authority and stored as Word stores it."""
    authority = f"Exempel{_letters(no)}kommunen"
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            data = source.read(member)
            if member.filename.startswith("word/") and member.filename.endswith(".xml"):
                data = data.replace(AUTHORITY.encode(), authority.encode())
                # No sentence with an ”och” is the same in two reports: a file of equal texts
                # would pack to nothing.
                data = data.replace(b" och ", f" och {authority.lower()} ".encode())
            target.writestr(zipfile.ZipInfo(member.filename, (2026, 1, 1, 0, 0, 0)), data)
    return made.getvalue()


def _letters(no: int) -> str:
    """A number in letters: an authority's name has no digits."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(no))
