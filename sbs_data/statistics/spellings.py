"""The words of the authority's own table, as people and their programs spell them → ours."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping

from sbs_data import comparing
from sbs_data.model import SchoolYear
from sbs_data.statistics import text

_GENDERS: Mapping[str, str] = {
    **dict.fromkeys(("alla", "samtliga", "totalt", "total", "båda", "alla elever"), "all"),
    **dict.fromkeys(("samtliga elever", "flickor och pojkar", "båda könen"), "all"),
    **dict.fromkeys(("flickor", "flicka", "f", "tjejer", "tjej", "kvinnor", "kvinna"), "girls"),
    **dict.fromkeys(("pojkar", "pojke", "p", "killar", "kille", "män", "man"), "boys"),
}
# "K" is a woman beside "M" and may be a kille elsewhere; "T" is Kolada's total, or a tjej.
_KOLADA = {"t": "all", "k": "girls", "m": "boys"}
_FEMALE_MALE = {"f": "girls", "m": "boys"}

_GRADE_WORDS = re.compile(r"^(?:årskurs(?:erna)?|åk\.?|år)\s*|(?::?an|:e)$")
_GRADES = re.compile(r"(f|[1-9])(?:\s*(?:[-–—]|till)\s*([1-9]))?(?:[.,]0+)?")
_PRESCHOOL_CLASS = ("förskoleklass", "förskoleklassen", "f-klass", "fklass", "fsk", "åk f")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]00:00(?::00)?)?")
_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})[-\s.]+([a-zåäö]{3,9})\.?")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep")
_ENGLISH_MAY = "may"
_LAST_GRADE = 9

_HALVES = {
    **dict.fromkeys(("ht", "höst", "hösten", "hösttermin", "höstterminen", "h"), "HT"),
    **dict.fromkeys(("vt", "vår", "våren", "vårtermin", "vårterminen", "v"), "VT"),
}
_OCCASION = re.compile(r"(?:avstämning\s*(?:nr\s*)?)?([1-4])(?:[.,]0+)?")

# A läsår's figures are of July to July; a term's of its half, and a month on either side.
_YEAR_BEGINS, _YEAR_ENDS = (7, 1), (8, 15)
_HALF_ENDS, _HALF_BEGINS = (1, 31), (12, 1)

_MARKERS = re.compile(
    r"\.|\.\.|\.\.\.|…|[-–—]|x{1,3}|\*{1,2}|~100|saknas|uppgift saknas|"
    r"(?:<|≤|&lt;|färre än|mindre än)\s?[0-9]{1,2}",
)
_NOTHING = re.compile(r"[-–—]")
_PERCENT = re.compile(r"(.*?)\s*(?:%|procent)")


def gender(word: str, beside: Collection[str]) -> str | None:
    """``all``, ``girls`` or ``boys``. ``beside`` are all the words of the column."""
    folded, others = comparing.folded(word), {comparing.folded(w) for w in beside}
    if "m" in others:
        known = _KOLADA if "k" in others else _FEMALE_MALE
        if folded in known and not ("p" in others or {"f", "k"} <= others):
            return known[folded]
    return _GENDERS.get(folded)


def grade(word: str) -> str | None:
    """``9``, ``7–9``, ``F``, ``F–3``."""
    folded = comparing.folded(word)
    if folded in _PRESCHOOL_CLASS:
        return "F"
    of_date = grades_of_date(folded)
    if of_date is not None:
        return of_date
    match = _GRADES.fullmatch(_GRADE_WORDS.sub("", folded).strip())
    if match is None:
        return None
    first, last = match[1].upper(), match[2]
    if last is None or last == first:
        return first
    return f"{first}–{last}" if first == "F" or int(first) < int(last) else None


def grades_of_date(word: str) -> str | None:
    """The grades that Excel took for a day: "09-apr" was "4-9".

    >>> grades_of_date("09-apr"), grades_of_date("2026-07-09"), grades_of_date("2026-07-15")
    ('4–9', '7–9', None)
    """
    folded = comparing.folded(word)
    match = _DATE.fullmatch(folded)
    if match is not None:
        one, other = int(match[2]), int(match[3])
    else:
        match = _DAY_AND_MONTH.fullmatch(folded)
        month = "maj" if match and match[2] == _ENGLISH_MAY else match[2][:3] if match else ""
        if match is None or month not in _MONTHS:
            return None
        one, other = int(match[1]), _MONTHS.index(month) + 1
    first, last = sorted((one, other))
    return f"{first}–{last}" if 1 <= first < last <= _LAST_GRADE else None


def half(word: str) -> str | None:
    """``HT`` or ``VT``, said with its year or without."""
    known = _HALVES.get(comparing.folded(word))
    if known is not None:
        return known
    term = text.term(word)
    return term.half if term is not None else None


def occasion(word: str) -> str | None:
    """``1`` to ``4``, or a day as ``2026-03-01``."""
    match = _OCCASION.fullmatch(comparing.folded(word))
    if match is not None:
        return match[1]
    match = _DATE.fullmatch(word)
    if match is None:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def is_outside(occasion: str, year: SchoolYear, half: str | None) -> bool:
    """True for a day that lies outside its läsår, or outside its term where that is said."""
    if "-" not in occasion:
        return False
    first = datetime.date(year.start, *_YEAR_BEGINS)
    last = datetime.date(year.start + 1, *_YEAR_ENDS)
    if half == "HT":
        last = datetime.date(year.start + 1, *_HALF_ENDS)
    elif half == "VT":
        first = datetime.date(year.start, *_HALF_BEGINS)
    return not first <= datetime.date.fromisoformat(occasion) <= last


def is_marker(word: str) -> bool:
    """True for a sign that stands where a value is not shown."""
    return _MARKERS.fullmatch(comparing.folded(word)) is not None


def is_dash(word: str) -> bool:
    """True for a sign that may stand in a cell that has nothing to say."""
    return _NOTHING.fullmatch(word.strip()) is not None


def has_percent(word: str) -> bool:
    """True for "71,4 %"."""
    return _PERCENT.fullmatch(word.casefold()) is not None


def share(word: str) -> float | None:
    """A number, with or without "%" after it."""
    match = _PERCENT.fullmatch(word.casefold())
    return text.number(word if match is None else match[1])
