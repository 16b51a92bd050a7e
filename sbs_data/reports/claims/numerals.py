"""Swedish numerals: in digits and in words, whole, and as parts of a whole."""

from __future__ import annotations

import re

_ONES = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"]
_TEENS = [
    "tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
]  # fmt: skip
_TENS = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"]
_PARTS = {
    "tredjedel": 3, "fjärdedel": 4, "femtedel": 5, "sjättedel": 6, "sjundedel": 7,
    "åttondel": 8, "niondel": 9, "tiondel": 10,
}  # fmt: skip
_EVERY = {
    "varannan": 2, "var tredje": 3, "var fjärde": 4, "var femte": 5, "var sjätte": 6,
    "var sjunde": 7, "var åttonde": 8, "var nionde": 9, "var tionde": 10,
}  # fmt: skip


def _in_words() -> dict[str, int]:
    known = {word: no for no, word in enumerate((*_ONES, *_TEENS)) if no > 1}
    for tens, word in enumerate(_TENS, start=2):
        known[word] = 10 * tens
        known |= {f"{word}{one}": 10 * tens + no for no, one in enumerate(_ONES) if no}
        known[f"{word}en"] = 10 * tens + 1
    return known | {"hundra": 100, "ett hundra": 100, "etthundra": 100}


WORDS = _in_words()
"""Two to a hundred. ("En" and "ett" are articles.)"""

_APART = frozenset(word for known in WORDS for word in known.split())
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
DIGITS = r"\d{1,3}(?:[.,]\d+)?"
NUMBER = rf"(?<![\w.,/–-])(?:{DIGITS}|(?:{_WORD})(?!\w))(?![.,]?\d)"
"""A number, in digits or in words; no part of a date, a course code or a longer number."""

PART = (
    rf"(?<!\w)(?P<times>(?:en|ett|{'|'.join(_ONES[2:])}) )?(?P<part>{'|'.join(_PARTS)})(?:ar)?\b"
    rf"|\b(?P<every>{'|'.join(_EVERY)})\b|\b(?P<half>hälften)\b"
    rf"|\b(?:en|ett) av (?P<whole>{'|'.join((*_ONES[2:], 'tio'))})(?!\w)"
)
"""A share in words: "tre fjärdedelar", "var fjärde", "en av fyra", "hälften"."""


_PART_WORDS = ("delar", "del ", "var ", "varannan", "hälften", " av ")
_DIGIT = re.compile(r"[0-9]")


def are_in(text: str) -> bool:
    """Whether a text can hold a number at all."""
    return (
        _DIGIT.search(text) is not None
        or may_hold_part(text)
        or not _APART.isdisjoint(text.split())
    )


def may_hold_part(text: str) -> bool:
    """Whether a text can hold what :data:`PART` finds."""
    return any(word in text for word in _PART_WORDS)


def value_of(written: str) -> float:
    """``"81,5"``, ``"81.5"`` and ``"åttioen"`` → a number. Raises ``ValueError`` if it is none."""
    written = written.strip()
    return float(WORDS[written]) if written in WORDS else float(written.replace(",", "."))


def percent_of(part: dict[str, str | None]) -> float | None:
    """What :data:`PART` found, in percent; ``None`` where it is more than the whole."""
    if part["half"]:
        return 50.0
    if part["every"]:
        return 100 / _EVERY[part["every"]]
    if part["whole"]:
        return 100 / WORDS[part["whole"]]
    times = (part["times"] or "en").strip()
    share = 100 * WORDS.get(times, 1) / _PARTS[str(part["part"])]
    return share if share <= 100 else None


def ratio(value: str, whole: str) -> float | None:
    """``"åtta", "tio"`` → 80.0: a share said as so many of a few, where no pupils are counted.

    "8 av 10" too; other digits count pupils, and so do words of a number that nobody divides by.
    """
    is_share = whole in ("10", "100") or (whole in WORDS and WORDS[whole] in (2, 3, 4, 5, 10, 100))
    first, second = value_of(value), value_of(whole)
    return 100 * first / second if is_share and first <= second else None


def is_ambiguous(whole: str) -> bool:
    """ "4 av 5 elever": all the pupils there are, or a share."""
    return whole not in WORDS and value_of(whole) < 6
