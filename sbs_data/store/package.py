"""A backup as a file: the journal, the originals, and a list of what there shall be.

A zip without compression, so that what comes out is never more than what went in. Whatever is read
from one is held against what it says of itself before a byte of it is unpacked: the file may come
from anywhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from sbs_data import limits, office
from sbs_data.errors import DelmalError
from sbs_data.store import archive, files, journal, statistics_acts, understood
from sbs_data.store.journal import Journal
from sbs_data.store.sealing import Sealer

MANIFEST = "manifest.json"
FORMAT = "delmal-backup"
VERSION = 1
FIRST_WITH_MANIFEST = 2
"""Of the journal: whoever writes lines of this version makes a backup with a list of what is in it.
An earlier one made none, and is taken without."""
MAX_FILES = 50_000

_ORIGINAL = re.compile(r"archive/([0-9a-f]{2})/(\1[0-9a-f]{62})(\.docx|\.data)")
_LARGEST = 1 << 30
_MAX_DIRECTORY = 8 * limits.MIB
_MAX_MANIFEST = 16 * limits.MIB
_BLOCK = 1 << 20
_LONGEST = 100
_END = struct.Struct("<4s4H2LH")
_END_SIGN = b"PK\x05\x06"
_END_64 = struct.Struct("<4sQ2H2L4Q")
_END_64_SIGN = b"PK\x06\x06"
_TAIL = 66_000
"""An end record and the longest remark there can be after it."""
_UNKNOWN_SIZE = 0xFFFFFFFF
_ENCRYPTED = 1
_FAULTS = (*office.DAMAGE, RuntimeError, OverflowError, struct.error, RecursionError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a backup. ``size`` is in bytes, ``sha256`` in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a backup holds. ``has_manifest`` is False of one by an earlier version."""

    known: Journal
    originals: list[tuple[str, str, str]]
    has_manifest: bool


@dataclass(frozen=True, slots=True)
class _Manifest:
    acts: int
    checksum: str
    members: dict[str, Member]
    made_at: str
    end: str | None


class _Unfit(Exception):
    """Why a file is no backup, in words that go on a sentence."""


def originals_of(known: Journal) -> list[tuple[str, str, str]]:
    """Every original of a backup: its SHA-256, what it is kept as, its file name."""
    found = statistics_acts.archived(known.entries)
    if len(found) > MAX_FILES:
        raise DelmalError(
            f"Arkivet har fler än {MAX_FILES} filer, och så många ryms inte i en säkerhetskopia. "
            "Kopiera i stället hela mappen private medan ingenting pågår.",
            code="too_many",
        )
    return found


def name_of(sha256: str, suffix: str) -> str:
    """What an original is called in a backup."""
    return f"archive/{sha256[:2]}/{sha256}{suffix}"


def manifest(
    private: Path, known: Journal, content: bytes, at: datetime, sealer: Sealer | None = None
) -> bytes:
    """The list of what is in a backup of this journal: it comes first. ``sealer`` seals the end."""
    made_at = at.astimezone(UTC).isoformat(timespec="seconds")
    members = [Member(journal.NAME, len(content), archive.digest(content))]
    for sha256, suffix, _ in originals_of(known):
        size = archive.path_of(private, sha256, suffix).stat().st_size
        members.append(Member(name_of(sha256, suffix), size, sha256))
    record = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": made_at,
        "journal_version": journal.VERSION,
        "acts": known.last_no,
        "checksum": known.checksum,
        **({} if sealer is None else {"end": sealer.end(known, made_at)}),
        "files": [{"name": m.name, "size": m.size, "sha256": m.sha256} for m in members],
    }
    return json.dumps(record, indent=0).encode() + b"\n"


def unpack(source: Path, folder: Path) -> Unpacked:
    """Put a backup's files in a folder, on the disk, and see that all is there and nothing else.

    Raises a Swedish sentence with the reason otherwise. Memory: the journal and a block of a file.
    Disk: no more than the backup itself takes.
    """
    try:
        with _opened(source) as file, zipfile.ZipFile(file) as package:
            members = _members(package, os.fstat(file.fileno()).st_size)
            listed = _manifest(package, members) if MANIFEST in members else None
            if listed is not None:
                _compare(listed, members)
            for name, member in members.items():
                if name != MANIFEST:
                    digest = _copy(package, member, folder / name)
                    _check_digest(name, digest, listed)
        return _understood(folder, members, listed)
    except _Unfit as why:
        raise _refused(source, str(why)) from why
    except _FAULTS as error:
        if isinstance(error, OSError):
            told = files.disk_error(error, folder)
            if files.is_of_the_machine(told):
                raise told from error
        raise _refused(source, "den är skadad eller avkortad") from error


def read_journal(source: Path, folder: Path) -> tuple[Journal, str, str | None]:
    """The journal of a backup, unpacked in a folder, when that was made, and the proof of its end.

    The originals are left alone. Raises as ``unpack``.
    """
    try:
        with _opened(source) as file, zipfile.ZipFile(file) as package:
            members = _members(package, os.fstat(file.fileno()).st_size)
            if MANIFEST not in members:
                raise _Unfit("innehållsförteckningen saknas")
            listed = _manifest(package, members)
            digest = _copy(package, members[journal.NAME], folder / journal.NAME)
            if journal.NAME in listed.members:
                _check_digest(journal.NAME, digest, listed)
        known = understood.read(folder)
    except _Unfit as why:
        raise _refused(source, str(why)) from why
    except _FAULTS as error:
        raise _refused(source, "den är skadad eller avkortad") from error
    if (listed.acts, listed.checksum) != (known.last_no, known.checksum):
        raise _refused(source, "journalen slutar inte där innehållsförteckningen säger")
    return known, listed.made_at, listed.end


@contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    try:
        found = source.stat()
        if not stat.S_ISREG(found.st_mode):
            raise _Unfit("det är ingen vanlig fil")
        file = source.open("rb")
    except FileNotFoundError:
        raise DelmalError(
            f"”{source}” finns inte. Kontrollera sökvägen och försök igen.", code="not_found"
        ) from None
    except OSError as error:
        raise DelmalError(
            f"”{source}” går inte att läsa ({files.reason(error)}). Kontrollera att du har rätt "
            "att läsa filen och försök igen.",
            code="not_readable",
        ) from error
    with file:
        _refuse_vast_directory(file, found.st_size)
        yield file


def _refuse_vast_directory(file: BinaryIO, size: int) -> None:
    """A zip's directory is read whole by whoever opens it."""
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    at = tail.rfind(_END_SIGN)
    if at < 0 or len(tail) < at + _END.size:
        raise _Unfit("det är ingen hel zip-fil")
    directory = _END.unpack_from(tail, at)[5]
    if directory == _UNKNOWN_SIZE:
        at = tail.rfind(_END_64_SIGN)
        if at < 0 or len(tail) < at + _END_64.size:
            raise _Unfit("det är ingen hel zip-fil")
        directory = _END_64.unpack_from(tail, at)[8]
    if directory > _MAX_DIRECTORY:
        raise _Unfit("den säger sig ha fler filer än en säkerhetskopia kan ha")
    file.seek(0)


def _members(package: zipfile.ZipFile, size: int) -> dict[str, zipfile.ZipInfo]:
    """The files in it by name, each of a kind that belongs there."""
    every = package.infolist()
    for member in every:
        _refuse_stranger(member)
    twice = [name for name, times in Counter(m.filename for m in every).items() if times > 1]
    if twice:
        raise _Unfit(f"”{twice[0]}” finns två gånger")
    if len(every) > MAX_FILES + 2 or sum(m.file_size for m in every) > size:
        raise _Unfit("den säger sig innehålla mer än vad som ryms i den")
    members = {member.filename: member for member in every}
    if journal.NAME not in members:
        raise _Unfit("journalen saknas")
    if members[journal.NAME].file_size > journal.MAX_BYTES:
        raise _Unfit("journalen är större än vad en journal kan vara")
    return members


def _refuse_stranger(member: zipfile.ZipInfo) -> None:
    name = member.orig_filename  # as written: Python ends it at a zero
    shown = name[:_LONGEST]
    if name not in (MANIFEST, journal.NAME) and not _ORIGINAL.fullmatch(name):
        raise _Unfit(f"den innehåller något som inte hör dit, ”{shown}”")
    if member.filename != name or stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG):
        raise _Unfit(f"”{shown}” är ingen vanlig fil")
    if member.flag_bits & _ENCRYPTED:
        raise _Unfit(f"”{shown}” är skyddad med lösenord")
    if member.compress_type != zipfile.ZIP_STORED or member.compress_size != member.file_size:
        raise _Unfit(
            f"”{shown}” är komprimerad, och det är ingenting i en säkerhetskopia härifrån. Använd "
            "filen som den gjordes, inte en som har packats om"
        )
    if member.file_size > _LARGEST:
        raise _Unfit(f"”{shown}” är större än vad en fil kan vara")


def _manifest(package: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> _Manifest:
    if members[MANIFEST].file_size > _MAX_MANIFEST:
        raise _Unfit("innehållsförteckningen är orimligt stor")
    try:
        record = json.loads(package.read(MANIFEST), object_pairs_hook=_once)
        is_ours = record["format"] == FORMAT and type(record["version"]) is int
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _Unfit("innehållsförteckningen går inte att läsa") from error
    if not is_ours:
        raise _Unfit("innehållsförteckningen går inte att läsa")
    if record["version"] > VERSION:
        raise _Unfit("den är gjord av en nyare version av programmet. Uppdatera programmet först")
    try:
        listed = [Member(said["name"], said["size"], said["sha256"]) for said in record["files"]]
        found = _Manifest(
            record["acts"],
            record["checksum"],
            {m.name: m for m in listed},
            record["made_at"],
            record.get("end"),
        )
        is_ours = isinstance(found.made_at, str) and isinstance(found.end, str | None)
        is_ours = is_ours and all(
            (type(m.name), type(m.size), type(m.sha256)) == (str, int, str) for m in listed
        )
    except (TypeError, KeyError) as error:
        raise _Unfit("innehållsförteckningen går inte att läsa") from error
    if not is_ours:
        raise _Unfit("innehållsförteckningen går inte att läsa")
    if len(found.members) != len(listed):
        raise _Unfit("innehållsförteckningen nämner en fil två gånger")
    return found


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a field is said twice")
    return dict(pairs)


def _compare(listed: _Manifest, members: dict[str, zipfile.ZipInfo]) -> None:
    """Raise where the files are not those of the list."""
    there = members.keys() - {MANIFEST}
    missing, extra = listed.members.keys() - there, there - listed.members.keys()
    if missing:
        raise _Unfit(f"”{min(missing)[:_LONGEST]}” saknas, enligt innehållsförteckningen")
    if extra:
        raise _Unfit(f"”{min(extra)}” står inte i innehållsförteckningen")
    for name, member in listed.members.items():
        if member.size != members[name].file_size:
            raise _Unfit(f"”{name}” är inte så stor som innehållsförteckningen säger")


def _copy(package: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> str:
    """Unpack a file, a block at a time, and give its SHA-256."""
    sha256 = hashlib.sha256()
    with files.explained(path.parent):
        for folder in (path.parent.parent, path.parent):
            files.private_folder(folder)
        path.touch(mode=0o600, exist_ok=False)
    with package.open(member) as packed, path.open("wb") as target:
        while block := packed.read(_BLOCK):
            sha256.update(block)
            with files.explained(path.parent):
                target.write(block)
        with files.explained(path.parent):
            target.flush()
            os.fsync(target.fileno())
    return sha256.hexdigest()


def _check_digest(name: str, digest: str, listed: _Manifest | None) -> None:
    original = _ORIGINAL.fullmatch(name)
    if original is not None and digest != original[2]:
        raise _Unfit(f"originalet ”{name}” är inte den fil som namnet säger")
    if listed is not None and digest != listed.members[name].sha256:
        raise _Unfit(f"”{name}” är inte den fil som innehållsförteckningen säger")


def _understood(
    folder: Path, members: dict[str, zipfile.ZipInfo], listed: _Manifest | None
) -> Unpacked:
    """What was unpacked, if journal, originals and list are of each other."""
    try:
        known = understood.read(folder)
    except DelmalError as error:
        # The folder is one of our own for the moment: it would tell the reader nothing.
        place = str(folder / journal.NAME), str(folder)
        words = error.message.replace(f" {place[0]}", "").replace(f" i {place[1]}", "")
        raise _Unfit(words.rstrip(".")) from error
    if known.size != members[journal.NAME].file_size:
        raise _Unfit("journalens sista rad är avkortad")
    originals = originals_of(known)
    wanted = {name_of(sha256, suffix): file for sha256, suffix, file in originals}
    there = members.keys() - {MANIFEST, journal.NAME}
    for name in sorted(wanted.keys() - there):
        raise _Unfit(f"originalet till ”{wanted[name][:_LONGEST]}” saknas ({name})")
    for name in sorted(there - wanted.keys()):
        raise _Unfit(f"”{name}” nämns inte i journalen")
    if listed is None:
        if any(entry.version >= FIRST_WITH_MANIFEST for entry in known.entries):
            raise _Unfit("innehållsförteckningen saknas")
    elif (listed.acts, listed.checksum) != (known.last_no, known.checksum):
        raise _Unfit("journalen slutar inte där innehållsförteckningen säger")
    return Unpacked(known, originals, listed is not None)


def _refused(source: Path, why: str) -> DelmalError:
    return DelmalError(
        f"”{source}” är ingen hel säkerhetskopia härifrån: {why}. Ingenting har ändrats.",
        code="not_backup",
    )
