"""A sealed history: each line bears a code that whoever holds the server later cannot make again.

Forward-secure sealing, as systemd's journal has it (Marson and Poettering 2013), with a key for
each line instead of each quarter of an hour. The auditor keeps the first key, which is never on
the disk here. The server holds the key of the next line alone, and makes the one after it by a
hash that cannot be turned: what has been sealed, it can no longer seal.

The seal is of what an act says and of its number, not of the chain: so an erasure, which writes
the journal anew, leaves the seals of all that it does not touch. What it changes bears its own, and
it names those lines: an auditor sees an erasure, by whom and of what, and no break.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sbs_data.errors import DelmalError
from sbs_data.store import files, fold, journal
from sbs_data.store.journal import Entry, Journal

STATE = "sigill.json"
START = "start"
STOP = "stop"

_NEXT = b"delmal seal: next\n"
_NAME = b"delmal seal: name\n"
_CHECK = b"delmal seal: check\n"
_BYTES = 32
_GROUP = 8


def new_key() -> bytes:
    """The first key of a sealing."""
    return secrets.token_bytes(_BYTES)


def evolved(key: bytes) -> bytes:
    """The key of the line after. Nobody can go the other way."""
    return hashlib.sha256(_NEXT + key).digest()


def name_of(key: bytes) -> str:
    """What the first key is known by in the journal; it tells nothing of the key."""
    return hashlib.sha256(_NAME + key).hexdigest()[:16]


def written(key: bytes) -> str:
    """A key as the auditor keeps it: groups to read aloud, the last a check on the others."""
    digits = key.hex() + _check(key)
    return "-".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def key_of(text: str) -> bytes:
    """A key as written. Raises a Swedish sentence where it is none, or mistyped."""
    digits = "".join(text.split()).replace("-", "").lower()
    try:
        key = bytes.fromhex(digits[:-_GROUP])
    except ValueError:
        key = b""
    if len(key) != _BYTES or not hmac.compare_digest(
        _check(key).encode(), digits[-_GROUP:].encode()
    ):
        raise DelmalError(
            "Det är ingen nyckel till en försegling, eller så är något tecken fel. Den har nio "
            "grupper med åtta tecken, siffror och a till f.",
            code="no_seal_key",
        )
    return key


def _check(key: bytes) -> str:
    return hashlib.sha256(_CHECK + key).hexdigest()[:_GROUP]


def tag(key: bytes, by: int, entry: Entry) -> str:
    """The code of a line, made with the key of line ``by``."""
    return _mac(key, "line", str(by), str(entry.no), journal.digest(entry))


def end_tag(key: bytes, known: Journal, at: str) -> str:
    """The code of the journal's end at a moment, made with the key of the line to come."""
    return _mac(key, "end", str(known.last_no + 1), known.checksum, at)


def _mac(key: bytes, *said: str) -> str:
    return hmac.new(key, "\n".join(("delmal seal", *said)).encode(), hashlib.sha256).hexdigest()


def active(entries: Iterable[Entry]) -> str | None:
    """The name of the key that the history is sealed with now; None where it is not sealed."""
    name: str | None = None
    for entry in entries:
        if entry.act == fold.SEAL:
            name = entry.data["key"] if entry.data["what"] == START else None
    return name


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals the next line, and forgets how. ``key`` is of line ``no``."""

    private: Path
    name: str
    key: bytes
    no: int

    def sealed(self, entry: Entry) -> Entry:
        """The entry, which is the next, or one that the next has changed, with its seal."""
        return replace(entry, seal=f"{self.no}-{tag(self.key, self.no, entry)}")

    def forget(self, entry: Entry) -> None:
        """``entry`` is on the disk: only the key after it stays, and none after the last."""
        if entry.act == fold.SEAL and entry.data["what"] == STOP:
            with files.explained(self.private):
                (self.private / STATE).unlink(missing_ok=True)
                files.sync_folder(self.private)
        else:
            _write(self.private, self.name, evolved(self.key), self.no + 1)

    def end(self, known: Journal, at: str) -> str:
        """What proves, to who has the first key, that the journal ended here at that moment."""
        return end_tag(self.key, known, at)


def sealer(private: Path, known: Journal) -> Sealer | None:
    """What seals the next line; None where the history is not sealed. The caller holds the lock.

    Raises a Swedish sentence where it is sealed and the key is lost, or is not of this journal.
    """
    name = active(known.entries)
    if name is None:
        return None
    held = _read(private)
    if held is None or held.name != name:
        raise DelmalError(
            f"Journalen är förseglad men nyckeln finns inte i {private}. Den följer inte med en "
            "säkerhetskopia. Kör ”python -m sbs_data seal start” för en ny försegling, eller ”seal "
            "stop”. Till dess går ingenting att ändra.",
            code="seal_key_lost",
        )
    if held.no > known.last_no + 1:
        raise DelmalError(
            f"Förseglingen har kommit till händelse {held.no - 1} men journalen slutar vid "
            f"{known.last_no}. Ingenting har ändrats. Hämta tillbaka hela journalen från "
            "säkerhetskopian.",
            code="journal_short",
        )
    while held.no <= known.last_no:  # as a rule none: a crash came before the key was forgotten
        entry = known.entries[held.no - 1]
        if entry.seal is None or not bears(held.key, held.no, entry):
            raise DelmalError(
                f"Händelse {entry.no} i journalen bär inte det sigill den ska. Ingenting har "
                "ändrats. Hämta tillbaka journalen från säkerhetskopian.",
                code="seal_broken",
            )
        held = replace(held, key=evolved(held.key), no=held.no + 1)
    return held


def bears(key: bytes, by: int, entry: Entry) -> bool:
    """Whether a line bears the seal of line ``by``."""
    wanted = f"{by}-{tag(key, by, entry)}"
    return hmac.compare_digest(wanted, entry.seal or "")


def begin(private: Path, known: Journal, first: Entry, key: bytes) -> list[Entry]:
    """The journal with its beginning of a sealing, and the key after that kept.

    What bears no seal bears that of ``first``, the act that begins it. The first key is not kept.
    """
    made = Sealer(private, name_of(key), key, first.no)
    made.forget(first)
    earlier = [made.sealed(entry) if entry.seal is None else entry for entry in known.entries]
    return [*earlier, made.sealed(first)]


def after_erasing(made: Sealer | None, entries: Sequence[Entry]) -> list[Entry]:
    """The acts that an erasure left, sealed anew where it changed them; the last is itself."""
    changed = {*entries[-1].data["changed"], entries[-1].no}
    return [
        entry
        if entry.no not in changed
        else replace(entry, seal=None)
        if made is None
        else made.sealed(entry)
        for entry in entries
    ]


def _read(private: Path) -> Sealer | None:
    try:
        record = json.loads((private / STATE).read_text("utf-8"))
        key, no = bytes.fromhex(record["key"]), record["next"]
        if len(key) == _BYTES and type(no) is int:
            return Sealer(private, str(record["name"]), key, no)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise files.disk_error(error, private) from error
    except (ValueError, KeyError, TypeError):
        pass
    return None


def _write(private: Path, name: str, key: bytes, no: int) -> None:
    record = {"name": name, "next": no, "key": key.hex()}
    with files.explained(private):
        files.write_whole(private / STATE, json.dumps(record).encode() + b"\n")
