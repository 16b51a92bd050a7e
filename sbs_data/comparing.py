"""Texts so that two that are meant the same compare equal, however they were typed."""

from __future__ import annotations

import re
from functools import lru_cache

SPACES = re.compile(r"[\s\u00a0\u202f]+")
_REMEMBERED = 1 << 15


def tidy(text: str) -> str:
    """Words with single spaces, as headers and names are compared."""
    return SPACES.sub(" ", text).strip()


def folded(text: str) -> str:
    """A header or a name so that case, spaces and line breaks don't tell two apart."""
    return tidy(text).casefold()


@lru_cache(maxsize=_REMEMBERED)
def normalised(text: str) -> str:
    """Words alone: no case, no punctuation, single spaces."""
    return " ".join(re.sub(r"[^\w%]+", " ", text.casefold()).split())


def school_key(authority: str | None, name: str) -> str:
    """A school's name among those of its authority: what decisions on it are kept under."""
    return f"{normalised(authority or '')}|{normalised(name)}"


def asked_key(kind: str, quote: str, other: str | None) -> str:
    """What a question of the reader is about: two with the same are one question.

    Its three parts have a bar between them and none within.
    """
    return "|".join((kind, *(_words_or_signs(text) for text in (quote, other or ""))))


def _words_or_signs(text: str) -> str:
    return normalised(text) or folded(text).replace("|", "¦")
