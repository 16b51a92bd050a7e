"""What an auditor sees who has the first key of a sealed history. Pure."""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sbs_data.store import fold, sealing
from sbs_data.store.journal import Entry, Journal

_NOTED = 16
"""Characters of a seal: enough that nobody makes another that begins so."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The acts from the beginning of a sealing to its end, and the key it is known by."""

    first: int
    last: int
    name: str


@dataclass(slots=True)
class Audit:
    """What the seals say of each act, by its number. ``erased`` has the erasure that changed it.

    ``broken`` are acts with the wrong seal or none where there must be one, or a seal that an
    erasure without a seal took away. ``unsealed`` were never sealed; of ``unchecked`` the key is
    lacking. ``strangers`` are the keys that no sealing in the journal was begun with. ``keys`` are
    those of each line, ``ends`` of the line that would come after each sealing.
    """

    whole: list[int] = field(default_factory=list)
    erased: dict[int, int] = field(default_factory=dict)
    broken: list[int] = field(default_factory=list)
    unsealed: list[int] = field(default_factory=list)
    unchecked: list[int] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    keys: dict[int, bytes] = field(default_factory=dict)
    ends: dict[int, bytes] = field(default_factory=dict)

    @property
    def is_unbroken(self) -> bool:
        """Whether all that was ever sealed is what it was, but for what erasures changed."""
        return bool(self.segments) and not (self.broken or self.strangers or self.unchecked)


def audit(known: Journal, keys: Sequence[bytes]) -> Audit:
    """Hold each line against its seal. ``keys`` are first keys, in any order."""
    entries = known.entries
    found = Audit(segments=_segments(entries))
    by_name = {sealing.name_of(key): key for key in keys}
    names = {segment.name for segment in found.segments}
    found.strangers = sorted(by_name.keys() - names)
    for segment in found.segments:
        if segment.name in by_name:
            key = by_name[segment.name]
            for no in range(segment.first, segment.last + 1):
                found.keys[no] = key
                key = sealing.evolved(key)
            found.ends[segment.last] = key
    erasures = {
        no: entry.no
        for entry in entries
        if entry.act == fold.ERASE
        for no in entry.data.get("changed", ())
    }
    for entry in entries:
        _judge(found, entry, _sealed_by(found.segments, entry.no), erasures)
    return found


def is_end(found: Audit, known: Journal, end: str, at: str) -> bool:
    """Whether the proof that a backup was made with is of this end, at that moment."""
    key = found.ends.get(known.last_no)
    return key is not None and hmac.compare_digest(sealing.end_tag(key, known, at), end)


def noted_of(known: Journal) -> str | None:
    """What an auditor notes until next time: the last act and the start of its seal."""
    if not known.entries or known.entries[-1].seal is None:
        return None
    return f"{known.last_no}-{known.entries[-1].seal.partition('-')[2][:_NOTED]}"


def still_there(found: Audit, known: Journal, noted: str) -> bool:
    """Whether the act that was noted is there with its seal, or has been erased since."""
    number, _, start = noted.strip().lower().partition("-")
    if not number.isascii() or not number.isdigit() or not 0 < int(number) <= known.last_no:
        return False
    no = int(number)
    seal = known.entries[no - 1].seal or ""
    return no in found.erased or (len(start) >= _NOTED and seal.startswith(f"{no}-{start}"))


def _judge(found: Audit, entry: Entry, by: int | None, erasures: Mapping[int, int]) -> None:
    erased_by = erasures.get(entry.no)
    for sealer, is_erasure in ((by, False), (erased_by, True)):
        if sealer is None or not (entry.seal or "").startswith(f"{sealer}-"):
            continue
        if sealer not in found.keys:
            found.unchecked.append(entry.no)
        elif not sealing.bears(found.keys[sealer], sealer, entry):
            found.broken.append(entry.no)
        elif is_erasure:
            found.erased[entry.no] = sealer
        else:
            found.whole.append(entry.no)
        return
    if entry.seal is None and by is None:
        found.unsealed.append(entry.no)
    else:
        found.broken.append(entry.no)


def _sealed_by(segments: Sequence[Segment], no: int) -> int | None:
    """The line whose key an act must be sealed with: its own, else that of the next beginning."""
    for segment in segments:
        if no <= segment.last:
            return max(no, segment.first)
    return None


def _segments(entries: Sequence[Entry]) -> list[Segment]:
    found: list[Segment] = []
    begun: tuple[int, str] | None = None
    for entry in entries:
        if entry.act != fold.SEAL:
            continue
        if begun is not None:
            last = entry.no if entry.data["what"] == sealing.STOP else entry.no - 1
            found.append(Segment(begun[0], last, begun[1]))
        is_start = entry.data["what"] == sealing.START
        begun = (entry.no, entry.data["key"]) if is_start else None
    if begun is not None:
        found.append(Segment(begun[0], len(entries), begun[1]))
    return found
