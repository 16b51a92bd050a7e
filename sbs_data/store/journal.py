"""What was done, in order: one JSON object per line, only ever added to.

A line counts once its newline is on the disk. Each line's checksum is built on the line
before, so that a line changed, lost or moved is found wherever it stands. It is of the line's bytes
as they stand: so a line is told whole also where a newer version wrote more in it than this one
knows. Whether the acts are understood is another question: see ``understood``.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from sbs_data.errors import DelmalError
from sbs_data.store import files

NAME = "journal.jsonl"
VERSION = 3
"""Of what a line says. Raised with any act, field or meaning that an earlier version lacks: then
that one stops, instead of passing over what it does not know. Lines without a version are of 1."""
MAX_BYTES = 256 * 1024 * 1024
"""Half a million decisions. All of it is held in memory; what claims to be more is no journal."""
MAX_LINE_BYTES = 8 * 1024 * 1024
"""An import of forty thousand files."""
_START = "delmal"
_SUM = re.compile(rb',"sum":"([0-9a-f]{64})"\}\Z')
_SEAL = re.compile("[1-9][0-9]{0,8}-[0-9a-f]{64}")
_FIRST_YEAR, _LAST_YEAR = 1970, 9998  # each is a moment in Stockholm too
_FIELDS = ("v", "no", "at", "who", "act", "data", "seal")


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as written: ``no`` counts from 1 without a gap, ``at`` is UTC.

    ``version`` is that of its line; ``unknown`` are fields of the line that this program lacks.
    ``seal`` is what ``sealing`` wrote on it, where the history is sealed.
    """

    no: int
    at: datetime
    who: str
    act: str
    data: Mapping[str, Any]
    version: int = VERSION
    seal: str | None = None
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Journal:
    """All acts, and what the next line's checksum is built on.

    ``size`` is the number of bytes that count: anything after them was never acknowledged.
    """

    entries: tuple[Entry, ...]
    checksum: str
    size: int

    @property
    def last_no(self) -> int:
        return len(self.entries)


def read(private: Path, check: Callable[[Entry], None] | None = None) -> Journal:
    """The whole journal, checked. Raises a Swedish sentence that names the damaged line.

    Acts of a newer version come along: ``understood.read`` is for whoever goes by what they say. It
    hands in a ``check`` of each act, so that the rest is not read where one is refused.
    """
    path = private / NAME
    entries: list[Entry] = []
    checksum, size = _START, 0
    try:
        with path.open("rb") as file:
            _refuse_too_long(os.fstat(file.fileno()).st_size, path)
            while (line := file.readline(MAX_LINE_BYTES + 1)).endswith(b"\n"):
                entry, checksum = _parse(line[:-1], len(entries) + 1, checksum, path)
                if check is not None:
                    check(entry)
                entries.append(entry)
                size += len(line)
            if len(line) > MAX_LINE_BYTES:
                raise _damaged(len(entries) + 1, path)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise files.disk_error(error, private) from error
    # What is left has no newline: a crash in the middle of a line.
    return Journal(tuple(entries), checksum, size)


def content(private: Path, journal: Journal) -> bytes:
    """The bytes that count, as they stand on the disk."""
    try:
        return (private / NAME).read_bytes()[: journal.size]
    except FileNotFoundError:
        return b""


def next_entry(
    journal: Journal, *, at: datetime, who: str, act: str, data: Mapping[str, Any]
) -> Entry:
    """The act that would come next; nothing is written."""
    return Entry(no=journal.last_no + 1, at=at.astimezone(UTC), who=who, act=act, data=data)


def extend(journal: Journal, entry: Entry) -> Journal:
    """The journal as it will be when the entry is in it."""
    line, checksum = _encode(entry, journal.checksum)
    return Journal((*journal.entries, entry), checksum, journal.size + len(line))


def append(private: Path, journal: Journal, entry: Entry) -> None:
    """Add a line, on the disk before this returns. The caller holds the lock."""
    line, _ = _encode(entry, journal.checksum)
    _refuse_too_long(journal.size + len(line), private / NAME)
    if len(line) > MAX_LINE_BYTES:
        raise DelmalError(
            "Det är för mycket på en gång: dela upp det, till exempel i flera importer. Ingenting "
            "har ändrats.",
            code="too_much",
        )
    with files.explained(private):
        files.private_folder(private)
        _cut_torn_line(private, journal)
        _write_line(private / NAME, line, journal.size)
        files.sync_folder(private)


def rewrite(private: Path, entries: Iterable[Entry]) -> None:
    """Put other lines in the journal's place, with a chain of their own: for erasing, and
    for sealing what came before.

    The whole file is there before it takes the old one's place. The caller holds the lock.
    """
    lines: list[bytes] = []
    checksum = _START
    for entry in entries:
        line, checksum = _encode(entry, checksum)
        lines.append(line)
    with files.explained(private):
        files.write_whole(private / NAME, b"".join(lines))


def remove_torn(private: Path) -> None:
    """Remove the half lines that crashes left and a later writer set aside."""
    for path in private.glob("journal.avbruten-*"):
        path.unlink(missing_ok=True)


def last_no(private: Path) -> int:
    """The number of the last act, from the file's end alone: for a quick look, not a check."""
    try:
        with (private / NAME).open("rb") as file:
            return _last_no(file, file.seek(0, os.SEEK_END))
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise files.disk_error(error, private) from error


def _last_no(file: BinaryIO, size: int) -> int:
    block = 65_536
    while True:
        start = max(0, size - block)
        file.seek(start)
        lines = file.read(size - start).split(b"\n")
        whole = lines[:-1] if start == 0 else lines[1:-1]
        if whole or start == 0:
            break
        block *= 16
    try:
        return int(json.loads(whole[-1])["no"]) if whole else 0
    except (ValueError, KeyError, TypeError):
        return -1  # damaged: unlike every number, so that a proper reading follows and says so


def _write_line(path: Path, line: bytes, size: int) -> None:
    with path.open("ab", buffering=0) as file:  # no buffer that could be written again on close
        try:
            left = memoryview(line)
            while left:
                left = left[file.write(left) :]
            os.fsync(file.fileno())
        except BaseException:
            os.ftruncate(file.fileno(), size)  # not said to be saved, so it must not be there
            raise
    path.chmod(0o600)


def _cut_torn_line(private: Path, journal: Journal) -> None:
    """Move what a crash left after the last newline aside: nothing is thrown away."""
    path = private / NAME
    if not path.exists() or path.stat().st_size == journal.size:
        return
    with path.open("rb+") as file:
        file.seek(journal.size)
        files.write_whole(private / f"journal.avbruten-{journal.last_no + 1}", file.read())
        file.truncate(journal.size)
        os.fsync(file.fileno())


def _encode(entry: Entry, previous: str) -> tuple[bytes, str]:
    body = _body(entry)
    checksum = _checksum(previous, body)
    return body[:-1] + f',"sum":"{checksum}"}}\n'.encode(), checksum


def digest(entry: Entry) -> str:
    """The SHA-256 of what an act says, in hexadecimal: of its line without seal and checksum."""
    return hashlib.sha256(_body(replace(entry, seal=None))).hexdigest()


def _body(entry: Entry) -> bytes:
    """The line without its checksum: the same act is always the same bytes."""
    record: dict[str, Any] = {
        **({"v": entry.version} if entry.version > 1 else {}),
        "no": entry.no,
        "at": entry.at.isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "who": entry.who,
        "act": entry.act,
        "data": entry.data,
        **({} if entry.seal is None else {"seal": entry.seal}),
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def _checksum(previous: str, body: bytes) -> str:
    return hashlib.sha256(previous.encode() + body).hexdigest()


def _parse(line: bytes, no: int, previous: str, path: Path) -> tuple[Entry, str]:
    found = _SUM.search(line)
    if found is None:
        raise _damaged(no, path)
    body = line[: found.start()] + b"}"
    checksum = _checksum(previous, body)
    if found[1].decode() != checksum:
        raise _damaged(no, path)
    try:
        entry = _entry(json.loads(body))
        # Written again, byte for byte: two ways to write one act would be two journals.
        is_as_written = bool(entry.unknown) or entry.version > VERSION or _body(entry) == body
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(no, path) from error
    if not is_as_written or entry.no != no:
        raise _damaged(no, path)
    return entry, checksum


def _entry(record: Mapping[str, Any]) -> Entry:
    """The act that a line says. Raises what Python does where it says none."""
    entry = Entry(
        no=record["no"],
        at=datetime.fromisoformat(record["at"]),
        who=record["who"],
        act=record["act"],
        data=record["data"],
        version=record.get("v", 1),
        seal=record.get("seal"),
        unknown=tuple(sorted(record.keys() - set(_FIELDS))),
    )
    kinds = (int, str, str, dict, int)
    values = (entry.no, entry.who, entry.act, entry.data, entry.version)
    if any(type(value) is not kind for value, kind in zip(values, kinds, strict=True)):
        raise TypeError("a field is of another kind")
    if entry.seal is not None and not _SEAL.fullmatch(entry.seal):
        raise ValueError("no seal")
    if entry.at.utcoffset() != timedelta(0) or not _FIRST_YEAR <= entry.at.year <= _LAST_YEAR:
        raise ValueError("no moment in UTC")
    return entry


def _refuse_too_long(size: int, path: Path) -> None:
    if size > MAX_BYTES:
        raise DelmalError(
            f"Journalen {path} är större än {MAX_BYTES // 1024**2} MB, och så stor kan den inte "
            "vara. Ingenting har ändrats. Hämta tillbaka den från säkerhetskopian.",
            code="journal_too_long",
        )


def _damaged(no: int, path: Path) -> DelmalError:
    return DelmalError(
        f"Journalen {path} är skadad på rad {no}. Ingenting har ändrats. Hämta tillbaka filen "
        "från säkerhetskopian.",
        code="journal_damaged",
    )
