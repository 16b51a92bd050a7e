"""Writing so that it is still there after a power cut, and saying in Swedish why it is not."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sbs_data.errors import DelmalError

_CAUSES: dict[int, tuple[str, str, str]] = {
    errno.ENOSPC: (
        "disk_full",
        "disken är full",
        "Disken är full: det finns inte plats i {place}. Frigör utrymme och försök igen.",
    ),
    errno.EDQUOT: (
        "quota_full",
        "diskkvoten är slut",
        "Diskkvoten är slut: det utrymme som du får använda räcker inte för {place}. Ta bort "
        "något, eller be den som sköter datorn om mer, och försök igen.",
    ),
    errno.EFBIG: (
        "file_too_big",
        "filen blir för stor",
        "En fil i {place} blir större än vad disken eller en gräns för användaren tillåter. "
        "Be den som sköter datorn höja gränsen och försök igen.",
    ),
    errno.EROFS: (
        "read_only",
        "disken är skrivskyddad",
        "Det går inte att skriva i {place}: disken är skrivskyddad. Be den som sköter datorn göra "
        "den skrivbar, eller välj en annan mapp (för alla data: SBS_DATA_DIR).",
    ),
    errno.EIO: (
        "disk_fault",
        "disken svarar med ett fel",
        "Disken svarar med ett fel i {place} och kan vara på väg att gå sönder. Låt den som sköter "
        "datorn se på den innan något mer görs.",
    ),
    errno.EMFILE: (
        "too_many_files",
        "för många filer är öppna",
        "För många filer är öppna på samma gång för att använda {place}. Vänta en stund och försök "
        "igen; kommer det tillbaka behöver gränsen (ulimit -n) höjas.",
    ),
    errno.ENOENT: (
        "no_folder",
        "den finns inte",
        "Något i {place} finns inte. Kontrollera att mappen finns och försök igen.",
    ),
    errno.ENOTDIR: (
        "no_folder",
        "en del av sökvägen är ingen mapp",
        "{place} går inte att använda: en del av sökvägen är ingen mapp. Välj en annan mapp.",
    ),
    errno.EISDIR: (
        "is_folder",
        "det är en mapp",
        "I {place} finns en mapp där en fil skulle ha legat. Flytta den och försök igen.",
    ),
    errno.ENAMETOOLONG: (
        "name_too_long",
        "namnet är för långt",
        "Namnet på {place} är för långt för disken. Välj ett kortare.",
    ),
    errno.EACCES: (
        "not_writable",
        "du har inte rätt till den",
        "Det går inte att skriva eller läsa i {place}. Kontrollera att mappen finns och att "
        "du har rätt att skriva i den, eller välj en annan mapp (för alla data: SBS_DATA_DIR).",
    ),
    errno.ESTALE: (
        "disk_gone",
        "nätverksdisken har försvunnit",
        "Nätverksdisken med {place} svarar inte längre. Anslut den igen och försök på nytt.",
    ),
    errno.ENOMEM: (
        "no_memory",
        "minnet räcker inte",
        "Datorns minne räcker inte för att använda {place}. Stäng något annat och försök igen.",
    ),
    errno.EADDRINUSE: (
        "port_taken",
        "den är upptagen",
        "{place} är upptagen. Försök igen om en stund.",
    ),
}
"""What the operating system can refuse: our code, in a few words, and in a sentence."""
for _one, _same in (
    (errno.EPERM, errno.EACCES),
    (errno.ENFILE, errno.EMFILE),
    (errno.ENOTCONN, errno.ESTALE),
):
    _CAUSES[_one] = _CAUSES[_same]
_LOST = (errno.ENOENT, errno.EISDIR)
_OF_A_NAME = (
    *_LOST, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EACCES, errno.EPERM, errno.EADDRINUSE,
)  # fmt: skip
_MACHINE = frozenset(code for number, (code, *_) in _CAUSES.items() if number not in _LOST)
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
    if error.errno in _CAUSES:
        code, _, sentence = _CAUSES[error.errno]
        return DelmalError(sentence.format(place=folder), code=code)
    return DelmalError(
        f"Mappen {folder} går inte att använda ({reason(error)}). Kontrollera disken och försök "
        "igen.",
        code="disk",
    )


def reason(error: OSError) -> str:
    """Why the system refused, in a few words."""
    if error.errno in _CAUSES:
        return _CAUSES[error.errno][1]
    return f"fel {errno.errorcode.get(error.errno or 0, type(error).__name__)}"


def cause_in(text: str) -> OSError | None:
    """What the system refused, where a library repeats the system's own words for it."""
    said = text.lower()
    numbers = [number for number in _CAUSES if os.strerror(number).lower() in said]
    return OSError(numbers[0], os.strerror(numbers[0])) if numbers else None


def is_whole_machines(error: OSError) -> bool:
    """Whether it is so wherever one looks, such as a full disk: no name is needed to tell it."""
    return error.errno in _CAUSES and error.errno not in _OF_A_NAME


def is_of_the_machine(error: DelmalError) -> bool:
    """Whether it is the disk or the rights to it, and no fault of what lies there."""
    return error.code in _MACHINE


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
