"""The numbers that people write before a goal: "Mål 1 – …", "M1:", "1.1", "a)", "1:a målet".

A number that counts pupils is none: "25 procent av eleverna …" keeps it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NAMED = {
    "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5,
    "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
    "första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "femte": 5,
    "sjätte": 6, "sjunde": 7, "åttonde": 8, "nionde": 9, "tionde": 10,
}  # fmt: skip
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

# What stands between a number and the goal; a dash only with room after it ("4–6 år" is none).
_AFTER = r"(?:\s*+(?:[.;)\]}/=]|:(?![a-zåäö])|[–—-](?=\s|$)|\ufe0f?\u20e3))++\s*+"
# A number goes on as one, or counts something: "85 – 90 procent", "1. 5".
_COUNTS = r"(?!\d|%|procent|st\b|av\b)"
_DIGITS = r"\d{1,2}(?:\.\d{1,2})*[a-zåäö]?(?![\d%])"
_GOAL = (
    r"(?:(?:del|huvud|effekt|insats|resultat|process|utvecklings?)?mål(?:et|en)?"
    r"|målsättning(?:en)?)"
)
_NO = r"(?:nr\.?|nummer|no\.?|#)?"

_WORDED = re.compile(
    rf"{_GOAL}\s*{_NO}\s*(?:"
    rf"(?P<digits>{_DIGITS})(?:{_AFTER}|\s++|$){_COUNTS}"
    rf"|(?P<word>{'|'.join(list(_NAMED)[:10])}|[ivx]{{1,4}}|[a-zåäö])(?:{_AFTER}|\s*$))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"(?:det\s+)?(?:(?P<digits>\d{{1,2}}):[ae]|(?P<word>{'|'.join(list(_NAMED)[10:])}))"
    rf"\s+{_GOAL}(?:{_AFTER}|\s*$)",
    re.IGNORECASE,
)
_CODED = re.compile(
    rf"[(\[{{]?\s*(?:(?:nr|nummer|no|punkt)\.?\s*|[§#]+\s*|[a-eg-zåäö]\s?|dm\s?)?"
    rf"(?P<digits>{_DIGITS}){_AFTER}{_COUNTS}",
    re.IGNORECASE,
)
_LEVELS = re.compile(r"(?:§+\s*)?(?P<digits>\d{1,2}(?:\.\d{1,2})+)\s+(?=[A-ZÅÄÖ])")
_LETTERED = re.compile(
    r"[(\[]?(?P<word>[ivx]{1,4}|[a-zåäö])(?:[)\]]+\s*|(?:[.}:]+|\s[–—-])(?:\s+|$))", re.IGNORECASE
)
_SECTION = re.compile(r"§+\s*(?:(?P<digits>\d{1,2})(?!\d)\s*)?")
_RULES = (_WORDED, _ORDINAL, _CODED, _LEVELS, _LETTERED, _SECTION)
# Most lines are free text: what a number needs is looked for first.
_MAY_BEGIN = re.compile(r"[\d§)\]}:;/=.–—-]|mål", re.IGNORECASE)
_FIRST_LOOK = 24
# "1 Alla lärare …": a number only where something else says so.
_BARE = re.compile(r"(?P<digits>\d{1,2})\s+(?=[A-ZÅÄÖ])")


class Number(NamedTuple):
    """A number as it is compared ("1", "1.1", "b"), and how many characters it takes.

    ``mark`` is "" where there is none, and for a sign that carries no number.
    """

    mark: str
    end: int


NO_NUMBER = Number("", 0)


def number_of(words: str, at: int = 0) -> Number:
    """The number that a line, or what of it begins at a character, begins with."""
    if not _MAY_BEGIN.search(words, at, at + _FIRST_LOOK):
        return NO_NUMBER
    for rule in _RULES:
        found = rule.match(words, at)
        if found is not None and found.end() > at:
            return Number(_mark(found.groupdict()), found.end() - at)
    return NO_NUMBER


def bare_number_of(words: str) -> Number:
    """A number with nothing but a space after it, which may as well belong to the words."""
    found = _BARE.match(words)
    return NO_NUMBER if found is None else Number(found["digits"], found.end())


def _mark(groups: dict[str, str | None]) -> str:
    digits, word = groups.get("digits"), (groups.get("word") or "").casefold()
    if digits:
        return digits.casefold().strip(".")
    return str(_NAMED[word]) if word in _NAMED else word


def order_of(mark: str) -> int | None:
    """Which in order a number is: "2", "b" and "ii" are 2. ``None`` for "1.1"."""
    if mark.isdecimal():
        return int(mark)
    if mark in _ROMAN:
        return _ROMAN.index(mark) + 1
    return ord(mark) - ord("a") + 1 if len(mark) == 1 and "a" <= mark <= "z" else None


# --- a line that points at goals by their numbers ------------------------------------------------

_POINTERS = re.compile(
    rf"{_GOAL}\s*{_NO}\s*(?P<list>{_DIGITS}(?:\s*(?:,|och|samt|&|\+|[–—-])\s*\d{{1,2}}(?!\d|%))*)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[a-zåäö]?(?![a-zåäö])|[–—-]", re.IGNORECASE)
# So many goals at most are meant by "Mål 1–9", and so many digits make a number.
_MOST = 30
_LONGEST = 2


class Pointer(NamedTuple):
    """A number that stands for its goal, and the characters that say it."""

    mark: str
    start: int
    end: int


def pointers(words: str) -> list[Pointer]:
    """The goals that a line names by number alone: "Mål 1", "Mål 2 och 3", "Mål 1: Mål 2:"."""
    whole = _whole(words)
    if whole:
        return [Pointer(whole, 0, len(words))]
    return [
        Pointer(mark, found.start(), found.end())
        for found in _POINTERS.finditer(words)
        for mark in _listed(found["list"])
    ]


def without_pointers(words: str) -> str:
    """What a line says beside the numbers of goals."""
    return "" if _whole(words) else _POINTERS.sub(" ", words)


def _whole(words: str) -> str:
    """The number that a line is, where it says nothing else."""
    if words.strip().isdecimal():
        return words.strip() if len(words.strip()) <= _LONGEST else ""
    number = number_of(words)
    return "" if words[number.end :].strip() else number.mark


def _listed(words: str) -> list[str]:
    """ "1, 3–5" → 1, 3, 4, 5."""
    found: list[str] = []
    is_range = False
    for piece in _LISTED.findall(words.casefold()):
        if piece in "–—-":
            is_range = True
        elif is_range and found and piece.isdecimal() and found[-1].isdecimal():
            first = int(found[-1]) + 1
            found.extend(str(n) for n in range(first, min(int(piece), first + _MOST) + 1))
            is_range = False
        else:
            found.append(piece)
    return found
