"""Whose redovisning a document is: authority, kind and period, each with where it says so.

Only the top of the document, its headers and labelled lines state an identity. A term named in
running text is a suggestion, never the period.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sbs_data.model import (
    Initiative,
    Kind,
    Notice,
    Place,
    SchoolYear,
    Suggestion,
    Term,
    find_periods,
)
from sbs_data.reports import names, top
from sbs_data.reports.labels import is_residue, plain
from sbs_data.reports.text import is_prompt
from sbs_data.reports.top import Line
from sbs_data.reports.walk import Paragraph

_LONGEST_TITLE_WORDS = 16
_LONGEST_NAME = 80
# A name parted by lines or paragraphs has no more than this many.
_MOST_PIECES = 3
_LONGEST_PIECE_WORDS = 6

_TITLE = re.compile(r"^\W*(slut|del)redovisning(?:en)?\b", re.IGNORECASE)
# "Exempelby kommuns slutredovisning av …"
_TITLE_LATER = re.compile(r"^(?P<whose>.{3,60}?)\s+(?P<kind>slut|del)redovisning\b", re.IGNORECASE)
_KIND_LATER = re.compile(r"^syftet med (slut|del)redovisning", re.IGNORECASE)
_KIND_SAID = re.compile(r"^\W*(slut|del)(?:redovisning|rapport)?(?:en)?\b", re.IGNORECASE)
_PROGRAMME = re.compile(r"samverkan för bästa|\bsbs\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s*$")


@dataclass(frozen=True, slots=True)
class Said:
    """A value and one Swedish clause that says where it stands."""

    value: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Whose:
    """The authority that is said, or those that may be it: one of them at most is stated."""

    said: Said
    suggestions: tuple[Suggestion, ...] = ()


def kind_of(lines: list[Line], foot: list[Line], *, is_lettered: bool) -> Said:
    """The kind by its own line or the title, else by the template's first heading, else by what
    stands at the foot of the pages, else by lettered questions.
    """
    found = _kind_in(lines)
    if found.value is None:
        found = _kind_in(foot)
    if found.value is None and is_lettered:
        return Said(Kind.INTERIM.value, "frågorna är bokstavsmärkta som i delredovisningens mall")
    return found


def _kind_in(lines: list[Line]) -> Said:
    for line in lines:
        found = _KIND_SAID.match(line.value) if top.KIND.match(line.key) else None
        if found:
            return Said(_kind(found[1]), f"raden ”{line.text.strip()}” {line.where}")
    for line in lines:
        title = _title_kind(line.text)
        if title:
            return Said(_kind(title), f"rubriken {line.where}")
    for line in lines:
        found = _KIND_LATER.match(plain(line.text))
        if found:
            return Said(_kind(found[1]), f"mallens inledning {line.where}")
    return Said()


def _kind(word: str) -> str:
    return (Kind.FINAL if word.lower() == "slut" else Kind.INTERIM).value


def _title_kind(words: str) -> str | None:
    """ "slut" or "del", where a line is a title: the word first, or after whose it is."""
    found = _TITLE.match(words)
    if found:
        return found[1]
    later = _TITLE_LATER.match(words.strip())
    if later is None or len(words.split()) > _LONGEST_TITLE_WORDS or _SENTENCE.search(words):
        return None
    return later["kind"] if names.authorities(later["whose"]) else None


def is_redovisning(lines: list[Line], everything: list[Paragraph]) -> bool:
    """Whether a document without a matrix says it is a redovisning within the programme."""
    titled = any(_title_kind(line.text) for line in lines)
    return titled and any(_PROGRAMME.search(p.text) for p in everything)


def authority_of(
    lines: list[Line], elsewhere: Iterable[tuple[str, str]] = (), foot: Iterable[Line] = ()
) -> Whose:
    """The authority, where labelled lines, or else the title and its like, or else the foot of the
    pages, name exactly one.

    Where they name several, all are suggestions, and so are those that only ``elsewhere`` names
    (words, and where they stand): never one of them picked.
    """
    for candidates in (_by_label(lines, top.AUTHORITY), _by_label(lines, top.MUNICIPALITY)):
        if candidates:
            return _one_or_all(candidates)
    titles = [line for line in lines if line.is_top and _is_title(line.text)]
    foot = list(foot)
    for candidates in (
        _by_name(titles),
        _parted(titles),
        _by_name(_sentences(lines)),
        _by_label(foot, top.AUTHORITY),
        _by_label(foot, top.MUNICIPALITY),
        _by_name(foot) if all(map(_is_a_kommuns, foot)) else [],
    ):
        if candidates:
            return _one_or_all(candidates)
    hinted: dict[str, Suggestion] = {}
    for line in [*lines, *foot]:
        if not line.is_top or line in foot:
            for name in names.authorities(line.text):
                found = Suggestion(name, line.text.strip(), line.place, f"namnet står {line.where}")
                hinted.setdefault(names.same(name), found)
    for words, where in elsewhere:
        for name in names.authorities(words):
            hinted.setdefault(
                names.same(name), Suggestion(name, words, Place(), f"namnet står {where}")
            )
    return Whose(Said(), tuple(hinted.values()))


def _is_a_kommuns(line: Line) -> bool:
    """Whether a footer names kommuner or nobody: a company there may only have printed it."""
    return names.authorities(line.text) == names.municipalities(line.text)


def several(found: Whose) -> Iterator[Notice]:
    """That a document names several authorities: told wherever the report is shown."""
    named = [suggestion.value for suggestion in found.suggestions]
    if len(named) > 1:
        yield Notice(
            "several_authorities",
            f"Dokumentet nämner flera huvudmän, {', '.join(named[:-1])} och {named[-1]}, och säger "
            "inte vilken redovisningen gäller.",
            found.suggestions[0].place,
        )


def _one_or_all(found: list[Suggestion]) -> Whose:
    each: dict[str, Suggestion] = {}
    for suggestion in found:
        each.setdefault(names.same(suggestion.value), suggestion)
    if len(each) == 1:
        (one,) = each.values()
        return Whose(Said(one.value, one.basis))
    return Whose(Said(), tuple(each.values()))


def _by_label(lines: list[Line], label: re.Pattern[str]) -> list[Suggestion]:
    """What labelled lines say: the names in it, or all of it where it is no name we know."""
    return [
        Suggestion(name, line.text.strip(), line.place, f"raden ”{line.label}” {line.where}")
        for line in lines
        if label.match(line.key) and _is_answer(line.value)
        for name in (names.authorities(line.value) or [_alone(line.value, label)])
    ]


def _alone(value: str, label: re.Pattern[str]) -> str:
    """A name as the line has it; beside "Kommun" it is a kommun's, and called so."""
    found = names.municipality(value) if label is top.MUNICIPALITY else None
    return found or value[:_LONGEST_NAME].strip(" .")


def _is_answer(value: str) -> bool:
    """Whether a labelled line is filled in: "Klicka här …" and "…" say nothing."""
    letters = sum(c.isalpha() for c in value)
    return letters > 1 and not is_prompt(value) and not is_residue(value)


def _is_title(words: str) -> bool:
    return len(words.split()) <= _LONGEST_TITLE_WORDS and not _SENTENCE.search(words)


def _sentences(lines: list[Line]) -> list[Line]:
    return [
        line
        for line in lines
        if line.is_top
        and not _is_title(line.text)
        and len(line.text.split()) <= _LONGEST_TITLE_WORDS
    ]


def _by_name(lines: list[Line]) -> list[Suggestion]:
    """The names in lines; an organisation only in a title, or beside little else."""
    return [
        Suggestion(name, line.text.strip(), line.place, f"namnet står {line.where}")
        for line in lines
        for name in (
            names.authorities(line.text)
            if _is_title(line.text)
            else names.municipalities(line.text)
        )
    ]


def _parted(lines: list[Line]) -> list[Suggestion]:
    """A name that begins on one line and ends on a later one ("Exempelby" / "kommun")."""
    found = []
    for first in range(len(lines)):
        for last in range(first + 1, min(first + _MOST_PIECES, len(lines))):
            pieces = [" ".join(line.text.split()) for line in lines[first : last + 1]]
            if any(len(piece.split()) > _LONGEST_PIECE_WORDS for piece in pieces):
                break
            whole = " ".join(pieces)
            where = f"namnet står {lines[first].where} och framåt"
            found += [
                Suggestion(name, whole, lines[first].place, where)
                for name in names.authorities(whole)
            ]
            if found:
                return found
    return found


def period_of(lines: list[Line], foot: list[Line]) -> Said:
    """The period, where a labelled line or the title states exactly one; else the foot of the
    pages, where nothing above speaks against it.
    """
    found = _period_in(lines)
    return found if found.value else _period_in([*lines, *foot])


def _period_in(lines: list[Line]) -> Said:
    labelled = {
        str(periods[0]): line
        for line in reversed(lines)
        if (said := _after_label(line)) and len(periods := _distinct(said)) == 1
    }
    if len(labelled) == 1:
        ((period, line),) = labelled.items()
        return Said(period, f"raden ”{line.text.strip()}” {line.where}")
    if labelled:
        return Said()
    stated: dict[str, Line] = {}
    for line in lines:
        if len(line.text.split()) <= _LONGEST_TITLE_WORDS and (
            _title_kind(line.text) or _is_only_period(line.text)
        ):
            for each in _distinct(line.text):
                stated.setdefault(str(each), line)
    if len(stated) == 1:
        period, line = next(iter(stated.items()))
        return Said(period, f"rubriken {line.where}")
    return Said()


# "Läsår 2022/2023", "Redovisningen avser vårterminen 2024": a label without a colon.
_LABELLED_PERIOD = re.compile(
    r"^(?:redovisnings|tids)?(?:period(?:en)?|avser(?: period(?:en)?)?|läsår(?:et)?|termin(?:en)?|"
    r"redovisningen avser)\s*[:\t]?\s*(?P<period>.+)$",
    re.IGNORECASE,
)


def _after_label(line: Line) -> str:
    if top.PERIOD.match(line.key):
        return line.value
    found = _LABELLED_PERIOD.match(line.text.strip())
    return found["period"] if found else ""


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


def period_suggestions(
    initiatives: list[Initiative],
    prose: list[Paragraph],
    elsewhere: Iterable[tuple[str, str]] = (),
) -> list[Suggestion]:
    """Periods named in the text, the likeliest first: what was seen goes before what is planned.

    ``elsewhere`` are the file's name and properties, which come last.
    """
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
    found = {k: quotes[k] for k in ranked}
    for suggestion in _periods_elsewhere(elsewhere):
        found.setdefault(suggestion.value, suggestion)
    return list(found.values())


def _periods_elsewhere(elsewhere: Iterable[tuple[str, str]]) -> Iterator[Suggestion]:
    for words, where in elsewhere:
        for period in _distinct(words):
            yield Suggestion(str(period), words, Place(), f"perioden står {where}")


def _around(words: str, said: str) -> str:
    """The sentence a term stands in."""
    at = words.find(said)
    start = max(words.rfind(". ", 0, at) + 2, 0) if ". " in words[:at] else 0
    end = words.find(". ", at)
    return words[start : end + 1 if end != -1 else None].strip()
