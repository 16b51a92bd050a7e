"""Comparing a goal's words with a line's: what counts, where it stood, how alike they are."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from sbs_data.reports.goal_numbers import number_of

# Alike enough to be the same goal written twice (percent of letters in order).
SAME_GOAL = 80
# A shorter one, cut off or gone on with, is the same when it is at least this long.
_SHORTEST_PART = 20

_SIGNS = "●■▪•◦◆★▶►○□⬤·*🟢🟡🟠🔴🟩🟨🟧🟥🔵⚫⚪◼◻⬛⬜☐☑☒✓✔✗✘✅❌❎♥❤💚💛🧡➢➤✦❖–—-"
LEADING = re.compile(rf"^[\s{re.escape(_SIGNS)}\ufe0f]+")
_STATUS = (
    r"(?:(?:ej|inte|delvis|helt|ännu inte)\s+)?(?:(?:mörk|ljus)?(?:grön\w*|gul\w*|röd\w*|rött)"
    r"|orange|upp(?:nått|nådd|nådda|fyllt|fylld|fyllda)|delvis|på (?:god )?väg|påbörja(?:t|d|de)"
    r"|pågår|pågående|genomför(?:t|d)|klart?|ja|nej)"
)
_STATUS_BEFORE = re.compile(
    rf"\s*(?:{_STATUS}(?:\s*[-–/=,]\s*{_STATUS})?(?:\s*:|\s+[–—-])\s+"
    rf"|[(\[]{_STATUS}[)\]]\s*[:–—-]?\s+)(?=\S)",
    re.IGNORECASE,
)
# So many letters tell which word it is; shorter words say little of what a goal is about.
_STEM = 5
_SMALL_WORD = 3
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
    begin = after_number(words)
    before = _STATUS_BEFORE.match(words, begin)
    return begin if before is None else before.end() + number_of(words[before.end() :]).end


def after_number(words: str) -> int:
    """How many characters the signs and the number before a goal take."""
    signs = LEADING.match(words)
    begin = signs.end() if signs else 0
    return begin + number_of(words[begin:]).end


def status_before(words: str) -> re.Match[str] | None:
    """The status that stands before a goal, behind its signs and its number: "2. Gult: …"."""
    return _STATUS_BEFORE.match(words, after_number(words))


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


def share_of_words(one: str, other: str) -> float:
    """How much of the shorter text's words the other has too, whatever their endings: 0–1."""
    ours, theirs = _stems(one), _stems(other)
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least else 0.0


def numbers_in(words: str) -> list[str]:
    """The numbers that are said, the one that only numbers the line left out."""
    return _NUMBERS.findall(key(words))


def _stems(words: str) -> set[str]:
    return {word[:_STEM] for word in key(words).split() if len(word) > _SMALL_WORD}
