"""Comparing a goal's words with a line's: what counts, where it stood, how alike they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from sbs_data.reports.goal_numbers import number_of

# Alike enough to be the same goal written twice (percent of letters in order).
SAME_GOAL = 80
# A shorter one, cut off or gone on with, is the same when it is at least this long.
_SHORTEST_PART = 20

_SIGNS = "●■▪•◦◆★▶►○□⬤·*🟢🟡🟠🔴🟩🟨🟧🟥🔵⚫⚪◼◻⬛⬜☐☑☒✓✔✗✘✅❌❎♥❤💚💛🧡➢➤✦❖»›→➔➜➡‣⁃▸▹❑❒▫▢–—-"
# A round sign is typed as an "o" with room after it; a symbol font's signs lie in U+F000.
_LEADING = rf"(?:[\s{re.escape(_SIGNS)}\ufe0f\uf000-\uf0ff]|o\s+(?=\S))+"
LEADING = re.compile(f"^{_LEADING}")
_BEFORE = re.compile(_LEADING)
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
    return " ".join(_WORDS.findall(_lower(words), begin_of(words)))


def key_of(words: str, begin: int, reach: int) -> str:
    """The same of some characters from where the words begin, a word that they cut left out."""
    found = _WORDS.findall(_lower(words[begin : begin + reach]))
    is_cut = begin + reach < len(words) and not words[begin + reach - 1].isspace()
    return " ".join(found[:-1] if is_cut else found)


def words_of(words: str, begin: int) -> Iterator[re.Match[str]]:
    """Each word from a character on."""
    return _WORDS.finditer(words, begin)


def begin_of(words: str, at: int = 0) -> int:
    """Where the words begin behind signs, a number and a status, which begin at a character."""
    begin = after_number(words, at)
    before = _STATUS_BEFORE.match(words, begin)
    return begin if before is None else before.end() + number_of(words, before.end()).end


def after_number(words: str, at: int = 0) -> int:
    """Where the signs and the number before a goal end, which begin at a character."""
    signs = _BEFORE.match(words, at)
    begin = signs.end() if signs else at
    return begin + number_of(words, begin).end


def status_before(words: str) -> re.Match[str] | None:
    """The status that stands before a goal, behind its signs and its number: "2. Gult: …"."""
    return _STATUS_BEFORE.match(words, after_number(words))


def _lower(words: str) -> str:
    """Lower case of the same length: a few letters of the world's scripts grow when lowered."""
    lowered = words.lower()
    if len(lowered) == len(words):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in words)


def likeness(goal: str, line: str) -> float:
    """Percent, 0–100; 0 where it is less than makes them the same."""
    if not goal or not line:
        return 0.0
    if len(line) >= _SHORTEST_PART and goal.startswith(line):
        return 99.0  # cut short
    score = fuzz.ratio(goal, line, score_cutoff=SAME_GOAL)
    # Numbers are what a goal promises: "80 procent" and "85 procent" are two goals.
    if score and _NUMBERS.findall(goal) != _NUMBERS.findall(line):
        return 0.0
    return score


def share_of_words(ours: set[str], theirs: set[str]) -> float:
    """How much of the shorter text's words the other has too, by their stems: 0–1."""
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least else 0.0


def numbers_in(words: str) -> list[str]:
    """The numbers that are said, the one that only numbers the line left out."""
    return _NUMBERS.findall(key(words))


def stems(words: str) -> set[str]:
    """The words that say what a text is about, whatever their endings."""
    return {word[:_STEM] for word in key(words).split() if len(word) > _SMALL_WORD}
