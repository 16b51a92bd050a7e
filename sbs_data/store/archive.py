"""Every imported file, byte for byte, under its own SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sbs_data.errors import DelmalError
from sbs_data.store import files

DOCUMENT = ".docx"
STATISTICS = ".data"
SUFFIXES = (DOCUMENT, STATISTICS)
"""What an original is kept as: a report, or a statistics file of any format."""


def digest(content: bytes) -> str:
    """The file's SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def path_of(private: Path, sha256: str, suffix: str = DOCUMENT) -> Path:
    """Where a file is kept."""
    return private / "archive" / sha256[:2] / f"{sha256}{suffix}"


def put(private: Path, sha256: str, content: bytes, suffix: str = DOCUMENT) -> bool:
    """Keep a file and say whether it is new. It is there for good after ``sync``."""
    if digest(content) != sha256:
        raise ValueError("the content is not what its SHA-256 says")
    path = path_of(private, sha256, suffix)
    with files.explained(private / "archive"):
        is_new = not path.exists()
        if is_new or not _is_whole(path, sha256):
            files.private_folder(path.parent.parent)
            files.private_folder(path.parent)
            files.write_whole(path, content, sync_name=False)
    return is_new


def adopt(private: Path, sha256: str, waiting: Path, suffix: str = DOCUMENT) -> bool:
    """Take over a file that is already on the disk, and say whether it is new.

    It is there for good after ``sync``.
    """
    path = path_of(private, sha256, suffix)
    with files.explained(private / "archive"):
        is_new = not path.exists()
        if is_new or not _is_whole(path, sha256):
            files.private_folder(path.parent.parent)
            files.private_folder(path.parent)
            waiting.replace(path)
    return is_new


def sync(private: Path, sha256s: Iterable[str]) -> None:
    """Force the names of kept files to the disk: each folder once, however many the files."""
    folders = {path_of(private, sha256).parent for sha256 in sha256s}
    with files.explained(private / "archive"):
        for folder in sorted(folders):
            files.sync_folder(folder)
        if folders:
            files.sync_folder(private / "archive")
            files.sync_folder(private)


def get(private: Path, sha256: str, suffix: str = DOCUMENT) -> bytes:
    """A kept file's bytes, if they are still what they were."""
    path = path_of(private, sha256, suffix)
    with _told(private, path):
        content = path.read_bytes()
    if digest(content) != sha256:
        raise _damaged(path)
    return content


def checked(private: Path, sha256: str, suffix: str = DOCUMENT) -> Path:
    """Where a kept file lies, if it is still what it was: for those too large to be held."""
    path = path_of(private, sha256, suffix)
    with _told(private, path):
        found = files.digest(path)
    if found != sha256:
        raise _damaged(path)
    return path


@contextmanager
def _told(private: Path, path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise DelmalError(
            f"Originalet {path.name} saknas i arkivet. Hämta tillbaka mappen {private} från "
            "säkerhetskopian.",
            code="archive_missing",
        ) from None
    except OSError as error:
        raise files.disk_error(error, path.parent) from error


def _damaged(path: Path) -> DelmalError:
    return DelmalError(
        f"Originalet {path.name} i arkivet är skadat. Hämta tillbaka filen från säkerhetskopian.",
        code="archive_damaged",
    )


def remove(private: Path, sha256: str, suffix: str = DOCUMENT) -> None:
    """Remove a kept file for good."""
    path_of(private, sha256, suffix).unlink(missing_ok=True)


def kept(private: Path, suffix: str = DOCUMENT) -> list[str]:
    """Every file of a kind in the archive, by SHA-256."""
    return sorted(path.stem for path in (private / "archive").glob(f"??/*{suffix}"))


def _is_whole(path: Path, sha256: str) -> bool:
    return files.digest(path) == sha256
