"""School names in a text. Row 1 says whose initiative it is; elsewhere a name is only a mention."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sbs_data.model import WHOLE_AUTHORITY

_NAME = r"[A-ZÅÄÖÉ][\wåäöéÅÄÖÉ:’'-]*"
_KIND = r"(?:för|fri|grund)?skol(?:an|a)"
_SPACE = r"[^\S\n]"  # a name ends with its line: the next begins with a capital, too
_FOUND = re.compile(
    rf"\bFörskolan{_SPACE}+(?P<preschool>{_NAME}(?:{_SPACE}{_NAME})?)"
    rf"|\b(?P<words>(?:{_NAME}{_SPACE}+){{1,3}}){_KIND}\b"
    rf"|\b(?P<one>[A-ZÅÄÖÉ][\wåäöéÅÄÖÉ-]*skol(?:an|a))s?\b"
)
_WHOLE = re.compile(r"\bhela huvudmannen\b|\bhela huvudmannaorganisationen\b", re.IGNORECASE)
# Words that begin a sentence or name a person's post, not a school.
_NOT_NAMES = frozenset(
    (
        "Alla",
        "All",
        "Allt",
        "Att",
        "Av",
        "Bitr",
        "Biträdande",
        "Båda",
        "De",
        "Den",
        "Denna",
        "Det",
        "En",
        "Ett",
        "För",
        "Från",
        "Hela",
        "I",
        "Inom",
        "Insats",
        "Insatsen",
        "Lärare",
        "Med",
        "Och",
        "Om",
        "Personal",
        "Personalen",
        "På",
        "Rektor",
        "Rektorer",
        "Samtliga",
        "Som",
        "Till",
        "Under",
        "Utbildning",
        "Vid",
        "Vår",
        "Våra",
        "Varje",
        "Ledningen",
        "Handledning",
        "Förbättringsstöd",
        "Stöd",
        "Även",
    )
)
# Kinds of school, not schools.
_GENERIC = re.compile(
    r"^(?:för|grund|gymnasie|grundsär|sär|special|same|folkhög|hög|universitets|fri|låg|mellan|hög|"
    r"f-9|bas|vår)?skol(?:an|a)$|(?:gymnasie|grund|sär|hög|sommar|lov|sim|kvälls)skol(?:an|a)$",
    re.IGNORECASE,
)
# Called a school, yet no skolenhet.
_NO_UNIT = re.compile(r"(?:kultur|musik|bild|dans|teater)skol(?:an|a)$", re.IGNORECASE)


def own_schools(row_one: str) -> tuple[str, ...]:
    """The schools an initiative is for, in the order row 1 names them.

    >>> own_schools("Stöd till Centralskolan och Lillåns skola. Även Kulturskolan deltog.")
    ('Centralskolan', 'Lillåns skola')
    """
    if _WHOLE.search(row_one):
        return (WHOLE_AUTHORITY,)
    return tuple(name for name in _names(row_one) if not _NO_UNIT.search(name))


def mentioned_schools(prose: str, own: tuple[str, ...]) -> tuple[str, ...]:
    """Schools named in running text and not the initiative's own."""
    return tuple(name for name in _names(prose) if name not in own)


def _names(prose: str) -> list[str]:
    names: dict[str, None] = {}
    if "SKOLA" in prose:
        prose = _IN_CAPITALS.sub(_in_small_letters, prose)
    for found in _near_school(prose):
        if found["preschool"]:
            name = " ".join(found.group().split())
        elif found["words"]:
            words = found["words"].split()
            while words and words[0] in _NOT_NAMES:
                words.pop(0)
            if not words:
                continue
            name = " ".join([*words, found.group().split()[-1]])
        else:
            name = found["one"]
        if not _GENERIC.search(name):
            names.setdefault(name)
    return list(names)


def _in_small_letters(found: re.Match[str]) -> str:
    """ "LILLÅNS SKOLA" → "Lillåns skola"; no letter moves."""
    *first, last = found["name"].split(" ")
    ending = last.lower() if first and last in _LAST else last.capitalize()
    return found["before"].lower() + " ".join([*(word.capitalize() for word in first), ending])


def _near_school(prose: str) -> Iterator[re.Match[str]]:
    """Look for names only where the word for school stands: prose is long and names are few."""
    read_to = 0
    for word in _SCHOOL.finditer(prose):
        if word.start() < read_to or not _is_named(prose, word.start()):
            continue
        start = prose.rfind("\n", 0, word.start()) + 1
        start = max(start, read_to, word.start() - _REACH)
        while 0 < start < word.start() and not prose[start - 1].isspace():
            start += 1
        for found in _FOUND.finditer(prose, start, word.end() + _REACH):
            read_to = found.end()
            yield found


def _is_named(prose: str, at: int) -> bool:
    """Whether the word around "skola", or the one before it, begins with a capital."""
    start = at
    while start > 0 and not prose[start - 1].isspace():
        start -= 1
    before = prose[max(start - _REACH, 0) : start].split()
    return not prose[start].islower() or (bool(before) and not before[-1][0].islower())


# As in every name that is looked for; capitals are small letters by now.
_SCHOOL = re.compile("skola")
_LAST = ("SKOLA", "SKOLAN", "FÖRSKOLA", "FRISKOLA", "GRUNDSKOLA")
_IN_CAPITALS = re.compile(
    r"\b(?P<before>(?:[A-ZÅÄÖÉ-]+ ){0,12}?)(?P<name>FÖRSKOLAN [A-ZÅÄÖÉ-]{2,}"
    rf"|(?!BÄSTA )[A-ZÅÄÖÉ-]{{2,}} (?:{'|'.join(_LAST)})|[A-ZÅÄÖÉ-]{{2,}}SKOLAN?)\b"
)
# Longer than any name before the word, or after "Förskolan".
_REACH = 60
