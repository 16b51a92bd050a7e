"""Report text made fit for paper: one line, no character that a font or a file cannot bear."""

from __future__ import annotations

import math
import unicodedata
from itertools import accumulate

_REPLACED = "\ufffd"
_BREAK = "\u200b"
"""ZERO WIDTH SPACE: where a word without end may be broken."""
_LONGEST_WORD = 30
_CUT = " …"
_LATIN = 0x17F
_FULL = 0.95

_SHOWN = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x1E80, 0x1E85), (0x1EF2, 0x1EF3),
    (0x391, 0x3A1), (0x3A3, 0x3CE), (0x400, 0x45F),
    (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030),
    (0x2032, 0x2033), (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2193),
    (0x2196, 0x2199), (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265),
    (0x25A0, 0x25A1), (0x25CF, 0x25CF), (0x2691, 0x2691), (0x2713, 0x2714), (0xFFFD, 0xFFFD),
)  # fmt: skip
"""First and last of the characters that every font we print with has. PDF/UA allows no other."""

_WIDTHS = {
    **dict.fromkeys("iIjl|!'’‘,.:;\u200b", 0.5),
    **dict.fromkeys(" tf/()[]rJ-”“", 0.58),
    **dict.fromkeys("mw%—…→←&@", 1.6),
    **dict.fromkeys("MWŴŒÆ™✓✔⚑", 1.95),
}
"""Of a character, in ordinary letters; capitals besides are a third wider than the others."""
_CAPITAL = 1.35


def printable(text: str) -> str:
    """Text on one line; a character that cannot be printed is shown as the sign for that."""
    one_line = " ".join(unicodedata.normalize("NFC", text).split())
    shown = "".join(
        char if _is_shown(char) else "" if unicodedata.category(char) in ("Cf", "Mn") else _REPLACED
        for char in one_line
    )
    return " ".join(_breakable(word) for word in shown.split(" "))


def _is_shown(char: str) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in _SHOWN) and code != 0xAD


def _breakable(word: str) -> str:
    parts = [word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD)]
    return _BREAK.join(parts)


def shortened(text: str, most: int) -> str:
    """No wider than ``most`` ordinary letters; cut at a word, with the sign for it."""
    if width(text) <= most:
        return text
    widths = accumulate(_width_of(char) for char in text)
    kept = text[: sum(1 for so_far in widths if so_far <= most - width(_CUT))]
    return f"{kept.rsplit(' ', 1)[0] if ' ' in kept else kept}{_CUT}"


def width(text: str) -> float:
    """How wide a text is, in ordinary letters."""
    return sum(_width_of(char) for char in text)


def _width_of(char: str) -> float:
    known = _WIDTHS.get(char)
    if known is not None:
        return known
    return _CAPITAL if char.isupper() or ord(char) > _LATIN else 1.0


def lines(text: str, line: float) -> int:
    """How many lines a text takes, at most: a line is seldom full to its very end."""
    return max(1, math.ceil(width(text) / (line * _FULL)))
