"""Whose redovisning a document is: authority, kind and period, each with where it says so.

Only the top of the document, its headers and labelled lines state an identity. A term named in
running text is a suggestion, never the period.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from sbs_data.model import Initiative, Kind, Place, SchoolYear, Suggestion, Term, find_periods
from sbs_data.reports.labels import plain
from sbs_data.reports.walk import Paragraph

_TOP_LINES = 15
_LONGEST_LINE = 160
_LONGEST_TITLE_WORDS = 16

_TITLE = re.compile(r"^\W*(slut|del)redovisning(?:en)?\b", re.IGNORECASE)
_KIND_LATER = re.compile(r"^syftet med (slut|del)redovisning", re.IGNORECASE)
_PROGRAMME = re.compile(r"samverkan för bästa|\bsbs\b", re.IGNORECASE)

_LABELLED_AUTHORITY = re.compile(
    r"^(?:huvudman(?:nens namn)?|namn på huvudman|kommun)\s*[:\t]\s*(?P<name>[^\n\t]{2,80})",
    re.IGNORECASE,
)
_MUNICIPALITY = re.compile(
    r"\b(?P<name>[A-ZÅÄÖ][\wåäöé-]*(?:\s[A-ZÅÄÖ][\wåäöé-]*){0,2}\s(?:kommun|stad)"
    r"|[A-ZÅÄÖ][\wåäöé-]{2,}kommunen|Region Gotland)\b"
)
_LABELLED_PERIOD = re.compile(
    r"^(?:period|redovisningsperiod|avser(?: period)?|läsår|termin|tidsperiod|redovisningen avser)"
    r"\s*[:\t]?\s*(?P<period>.+)$",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset({"Denna", "Varje", "Vår", "En", "Er", "Namn", "Slutredovisning"})


@dataclass(frozen=True, slots=True)
class Said:
    """A value and one Swedish clause that says where it stands."""

    value: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A short line at the top of the document or in its headers."""

    text: str
    place: Place
    where: str


def top_lines(body: list[Paragraph], headers: list[str]) -> list[Line]:
    """The lines where a document says what it is."""
    lines = [
        Line(words, p.place, _where(p.place))
        for p in [p for p in body if p.text][:_TOP_LINES]
        for words in p.text.split("\n")
        if words.strip() and len(words) <= _LONGEST_LINE
    ]
    return lines + [Line(h, Place(), "i sidhuvudet") for h in headers if len(h) <= _LONGEST_LINE]


def kind_of(lines: list[Line], *, is_lettered: bool) -> Said:
    """The kind by the title, else by the template's first heading, else by lettered questions."""
    for pattern, what in ((_TITLE, "rubriken"), (_KIND_LATER, "mallens inledning")):
        for line in lines:
            found = pattern.match(plain(line.text) if pattern is _KIND_LATER else line.text)
            if found:
                kind = Kind.FINAL if found[1].lower() == "slut" else Kind.INTERIM
                return Said(kind.value, f"{what} {line.where}")
    if is_lettered:
        return Said(Kind.INTERIM.value, "frågorna är bokstavsmärkta som i delredovisningens mall")
    return Said()


def is_redovisning(lines: list[Line], everything: list[Paragraph]) -> bool:
    """Whether a document without a matrix says it is a redovisning within the programme."""
    titled = any(_TITLE.match(line.text) for line in lines)
    return titled and any(_PROGRAMME.search(p.text) for p in everything)


def authority_of(lines: list[Line]) -> Said:
    """The authority, where a line is labelled with it or is (or ends in) its name."""
    for line in lines:
        found = _LABELLED_AUTHORITY.match(line.text.strip())
        if found:
            return Said(found["name"].strip(" ."), f"raden ”Huvudman” {line.where}")
    for line in lines:
        if len(line.text.split()) > _LONGEST_TITLE_WORDS:
            continue
        found = _MUNICIPALITY.search(line.text)
        if found:
            words = found["name"].split()
            while len(words) > 1 and words[0] in _NOT_NAMES:
                words.pop(0)
            if words[0].lower() not in ("kommun", "stad"):
                return Said(" ".join(words), f"namnet står {line.where}")
    return Said()


def period_of(lines: list[Line]) -> Said:
    """The period, where a labelled line or the title states exactly one."""
    for line in lines:
        found = _LABELLED_PERIOD.match(line.text.strip())
        periods = _distinct(found["period"]) if found else []
        if len(periods) == 1:
            return Said(str(periods[0]), f"raden ”{line.text.strip()}” {line.where}")
    stated: dict[str, Line] = {}
    for line in lines:
        if len(line.text.split()) <= _LONGEST_TITLE_WORDS and (
            _TITLE.match(line.text) or _is_only_period(line.text)
        ):
            for period in _distinct(line.text):
                stated.setdefault(str(period), line)
    if len(stated) == 1:
        period_text, line = next(iter(stated.items()))
        return Said(period_text, f"rubriken {line.where}")
    return Said()


def _distinct(words: str) -> list[Term | SchoolYear]:
    periods = {str(p): p for p, _ in find_periods(words)}
    terms = [p for p in periods.values() if isinstance(p, Term)]
    # "vårterminen 2023 (läsåret 2022/23)" says one thing twice.
    if len(terms) == 1 and all(
        p == terms[0] or p == terms[0].school_year for p in periods.values()
    ):
        return [terms[0]]
    return list(periods.values())


def _is_only_period(words: str) -> bool:
    for _, said in find_periods(words):
        words = words.replace(said, "", 1)
    return not re.sub(r"\b(?:läsår(?:et)?|termin(?:en)?)\b|\W", "", words, flags=re.IGNORECASE)


def period_suggestions(initiatives: list[Initiative], prose: list[Paragraph]) -> list[Suggestion]:
    """Terms named in the text, the likeliest first: what was seen goes before what is planned."""
    observed = [p for i in initiatives for p in i.observed_effects]
    others = [p for i in initiatives for _, p in i.passages()]
    votes: Counter[str] = Counter()
    quotes: dict[str, Suggestion] = {}
    years: dict[str, int] = {}
    sources = [(3, p.text, p.place) for p in observed]
    sources += [(1, p.text, p.place) for p in others]
    sources += [(1, p.text, p.place) for p in prose]
    for weight, words, place in sources:
        for period, said in find_periods(words):
            if isinstance(period, Term):
                key = str(period)
                votes[key] += weight
                years[key] = 2 * period.year + (period.half == "HT")
                quotes.setdefault(key, Suggestion(key, _around(words, said), place))
    ranked = sorted(votes, key=lambda k: (-votes[k], -years[k]))
    return [quotes[k] for k in ranked]


def _around(words: str, said: str) -> str:
    """The sentence a term stands in."""
    at = words.find(said)
    start = max(words.rfind(". ", 0, at) + 2, 0) if ". " in words[:at] else 0
    end = words.find(". ", at)
    return words[start : end + 1 if end != -1 else None].strip()


def _where(place: Place) -> str:
    if place.table is not None:
        return f"i tabell {place.table}, rad {place.row}"
    return f"i stycke {place.paragraph}"
