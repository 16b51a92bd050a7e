"""Comparing a goal's words with a line's: what counts, where it stood, how alike they are."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

# Alike enough to be the same goal written twice (percent of letters in order).
SAME_GOAL = 80
# A shorter one, cut off or gone on with, is the same when it is at least this long.
_SHORTEST_PART = 20

_SIGNS = "●■▪•◦◆★▶►○□⬤·*🟢🟡🟠🔴🟩🟨🟧🟥–—-"
LEADING = re.compile(rf"^[\s{re.escape(_SIGNS)}\ufe0f]+")
_NUMBER = re.compile(r"^\(?\d{1,2}[.):]\s*|^(?:del)?mål\s*\d{1,2}\s*[.:)]\s*", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_NUMBERS = re.compile(r"\d+")


def key(words: str) -> str:
    """Words only, in lower case and one space apart, list signs and numbers left out."""
    return " ".join(_WORDS.findall(_lower(words), _begin(words)))


def positions(words: str) -> list[int]:
    """Where each character of :func:`key` came from in the words."""
    found: list[int] = []
    for word in _WORDS.finditer(words, _begin(words)):
        if found:
            found.append(word.start())
        found.extend(range(word.start(), word.end()))
    return found


def _begin(words: str) -> int:
    return len(words) - len(_NUMBER.sub("", LEADING.sub("", words), count=1))


def _lower(words: str) -> str:
    """Lower case of the same length: a few letters of the world's scripts grow when lowered."""
    lowered = words.lower()
    if len(lowered) == len(words):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in words)


def ends_word(key: str, at: int) -> bool:
    """Whether a word of a key ends at a position."""
    return at >= len(key) or key[at] == " "


def likeness(goal: str, line: str) -> float:
    """Percent, 0–100."""
    if not goal or not line:
        return 0.0
    if len(line) >= _SHORTEST_PART and goal.startswith(line):
        return 99.0  # cut short
    # Numbers are what a goal promises: "80 procent" and "85 procent" are two goals.
    if _NUMBERS.findall(goal) != _NUMBERS.findall(line):
        return 0.0
    return fuzz.ratio(goal, line)
