"""Letters written in pieces ("a" and a ring) → the letters they are.

macOS, PDF readers and some scanners write å, ä and ö so. Word shows no difference, and no label,
name or word would be found. Done once, to the tree, so that what follows sees only whole letters.
"""

from __future__ import annotations

import re
import unicodedata

from sbs_data.reports.xml import VAL, Element, P, R, T, W

# UTF-8 of the combining marks, of the signs Å, K and Ω that stand for letters, and a character
# reference, which may be any of them.
_PIECES = (b"\xcc", b"\xcd", b"\xe2\x84", b"&#")
# More marks than any letter has: to put them in order would take time without bound.
_NO_LETTER = re.compile(r"[^\w\s\x00-\x7f]{64}")
# What stands in a run without parting its letters on the page.
_THROUGH = frozenset(W + name for name in ("rPr", "lastRenderedPageBreak"))
_CHOICES = W + "listEntry"


def whole(words: str) -> str:
    """The same words in whole letters (Unicode's NFC)."""
    if words.isascii() or _NO_LETTER.search(words):
        return words
    return unicodedata.normalize("NFC", words)


def compose(root: Element, written: bytes) -> None:
    """Make the letters of a part's text whole. ``written`` are the bytes it was read from."""
    if not any(piece in written for piece in _PIECES):
        return
    for entry in root.iter(_CHOICES):
        entry.set(VAL, whole(entry.get(VAL, "")))
    letter = _Letter()
    for element in root.iter():
        if element.tag == T:
            letter.goes_on(element)
        elif element.tag == P or _shows(element):
            letter.ends()
    letter.ends()


class _Letter:
    """The text that marks at the start of the next one belong to: colour parts words anywhere."""

    def __init__(self) -> None:
        self._element: Element | None = None
        self._pieces: list[str] = []

    def goes_on(self, element: Element) -> None:
        words = element.text or ""
        marks = _leading_marks(words) if self._element is not None else 0
        if marks:
            self._pieces.append(words[:marks])
        if marks < len(words):
            self.ends()
            self._element, self._pieces = element, [words[marks:]]
        else:
            element.text = ""

    def ends(self) -> None:
        if self._element is not None:
            self._element.text = whole("".join(self._pieces))
        self._element = None


def _leading_marks(words: str) -> int:
    return next((n for n, c in enumerate(words) if not unicodedata.combining(c)), len(words))


def _shows(element: Element) -> bool:
    """Whether an element of a run is something on the page: a break, a tab, a picture."""
    parent = element.getparent()
    return parent is not None and parent.tag == R and element.tag not in _THROUGH
