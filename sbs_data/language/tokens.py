"""Text → words: runs of letters and runs of digits, in lower case.

A hyphen parts words (SBS-insatsen), and so does the border between letters and digits: VT23,
VT 23 and VT-23 are the same two words.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# A letter may be followed by accents of its own or by a soft hyphen that Word has put in it.
_WORD = re.compile(r"(?:[^\W\d_¹²³¼½¾][\u0300-\u036f\u00ad]*)+|\d+")
_PLAIN_WORD = re.compile(r"[^\W\d_¹²³¼½¾]+|\d+")
_SOFT_HYPHEN = "\u00ad"


class Token(NamedTuple):
    """A word in a text: where it stands (characters, end not included) and how it is looked up."""

    start: int
    end: int
    form: str


def tokens(text: str) -> list[Token]:
    """Every word of a text, with its place in the text as it is written."""
    return [Token(*found.span(), _form(found[0])) for found in _WORD.finditer(text)]


def forms(text: str) -> list[str]:
    """Every word of a text in order, as it is looked up."""
    if unicodedata.is_normalized("NFC", text) and _SOFT_HYPHEN not in text:
        return _PLAIN_WORD.findall(text.lower())
    return [_form(word) for word in _WORD.findall(text)]


def _form(word: str) -> str:
    return unicodedata.normalize("NFC", word.replace(_SOFT_HYPHEN, "")).lower()
