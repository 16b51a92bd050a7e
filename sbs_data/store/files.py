"""Writing so that it is still there after a power cut, and saying in Swedish why it is not."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sbs_data.errors import DelmalError

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_BLOCK = 1 << 20


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn the operating system's refusals into a sentence that names the folder."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, folder) from error


def disk_error(error: OSError, folder: Path) -> DelmalError:
    """What the system refused, in words, and what to do about it."""
    if error.errno in _FULL:
        return DelmalError(
            f"Disken är full: det finns inte plats i {folder}. Frigör utrymme och försök igen.",
            code="disk_full",
        )
    if error.errno in _FORBIDDEN:
        return DelmalError(
            f"Det går inte att skriva eller läsa i {folder}. Kontrollera att mappen finns och att "
            "du har rätt att skriva i den, eller välj en annan mapp med SBS_DATA_DIR.",
            code="not_writable",
        )
    reason = error.strerror or type(error).__name__
    return DelmalError(
        f"Mappen {folder} går inte att använda ({reason}). Kontrollera disken och försök igen.",
        code="disk",
    )


def private_folder(path: Path) -> None:
    """Make a folder that only its owner may enter."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(OSError):  # someone else's folder: what matters is whether we can write in it
        path.chmod(0o700)


def sync_file(path: Path) -> None:
    """Force a file's content to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Force a folder's names to the disk (Windows has no such call and needs none)."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes, *, sync_name: bool = True, mode: int = 0o600) -> None:
    """Write a file so that it is there whole or not at all.

    Without ``sync_name`` the caller syncs the folder, once for many files.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            temporary.chmod(mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if sync_name:
        sync_folder(path.parent)


def digest(path: Path) -> str:
    """A file's SHA-256, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy(path: Path, target: Path) -> str:
    """Copy a file and give its SHA-256. What a crash leaves of the copy is not whole."""
    sha256 = hashlib.sha256()
    with path.open("rb") as source, target.open("wb") as copied:
        while block := source.read(_BLOCK):
            sha256.update(block)
            copied.write(block)
    return sha256.hexdigest()
