"""When two texts say the same thing, and how alike they are otherwise. Pure.

All texts are taken as :func:`sbs_data.comparing.normalised` gives them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz import fuzz

_STEM = 5
"""So many letters of a Swedish word tell which word it is, whatever its ending."""
_SMALL_WORD = 3
_SAME_WORD = 80.0
_REMEMBERED = 1 << 15


@lru_cache(maxsize=_REMEMBERED)
def signature(text: str) -> tuple[str, ...]:
    """What must not differ between two wordings of one goal: numbers, a sex, a *not*."""
    return tuple(sorted(re.findall(r"\d+|\binte\b|\bej\b|\bflick|\bpojk", text)))


def exchanges_a_word(one: str, other: str) -> bool:
    """Whether a word stands where a wholly other word stood: "svenska" for "matematik".

    A word added, left out, respelled or with another ending is no exchange.
    """
    ours, theirs = one.split(), other.split()
    for tag, start, end, first, last in SequenceMatcher(None, ours, theirs, False).get_opcodes():
        if tag == "replace":
            gone, come = ours[start:end], theirs[first:last]
            if _lacks_its_like(gone, come) and _lacks_its_like(come, gone):
                return True
    return False


def shared_meaning(one: str, other: str) -> float:
    """How much of the shorter text's words that carry meaning the other has too: 0 to 1."""
    ours, theirs = _stems(one), _stems(other)
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least else 0.0


@lru_cache(maxsize=_REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in text.split() if len(word) > _SMALL_WORD)


def _lacks_its_like(words: Sequence[str], others: Sequence[str]) -> bool:
    return any(not any(_is_same_word(word, other) for other in others) for word in words)


def _is_same_word(one: str, other: str) -> bool:
    stem = min(len(one), len(other), _STEM)
    begins_alike = stem >= _SMALL_WORD and one[:stem] == other[:stem]
    return begins_alike or fuzz.ratio(one, other) >= _SAME_WORD
