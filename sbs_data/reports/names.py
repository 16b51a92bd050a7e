"""Names of authorities in a short line: kommuner, and foundations, companies and associations.

Only what is written as a name is one: "Norbergs kommun", "NORBERGS KOMMUNS", "Stiftelsen Solrosen",
"Lärande i Norden AB". Only "Falun" and its like are looked up: else the line alone says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sbs_data.municipalities import every as every_kommun

_WORD = r"[A-ZÅÄÖÉ][\wåäöéÅÄÖÉ’'-]*"
# The first word of a kommun's name that has two.
_FIRST = r"(?:Upplands|Lilla|Stora|Östra|Västra|Norra|Södra|Övre|Nedre|Nya|Gamla)"
_MUNICIPALITY = re.compile(
    rf"\b(?P<name>(?:(?i:{_FIRST})\s+)?(?P<last>{_WORD}))\s+(?P<kind>(?i:kommun|stad))(?i:s)?\b"
    r"|\b(?P<whole>(?i:Region\s+Gotland))(?i:s)?\b"
    rf"|\b(?P<joined>[A-ZÅÄÖÉ][\w-]{{2,}}(?i:kommunen))(?i:s)?\b"
)
_MUNICIPALITIES = re.compile(
    rf"\b(?P<names>{_WORD}(?:\s*,\s*{_WORD})*\s*(?:(?i:och|samt)|/|&)\s*{_WORD})\s+(?i:kommuner)(?i:s|na|nas)?\b"
)
_LOWER = re.compile(r"^(?P<name>[a-zåäö][\wåäö-]+)\s+(?P<kind>kommun|stad)s?$")
_NAME_ALONE = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:[- ][A-ZÅÄÖ]?[a-zåäö]+){0,2}$")
_APART = re.compile(r"\s*(?:,|/|&|(?i:\boch\b|\bsamt\b))\s*")
# Words that stand before "kommun" and name none.
_NO_NAMES = frozenset(
    (
        "denna", "varje", "vår", "vårt", "er", "ert", "en", "ett", "namn", "din", "annan", "samma",
        "egen", "hela", "slutredovisning", "slutredovisningen", "delredovisning",
        "delredovisningen", "redovisning", "redovisningen", "huvudman", "huvudmannen", "kommun",
        "kommunen", "för", "i", "och", "av", "inom", "hos", "på", "till", "med", "vid", "från",
        "den", "det", "samt", "gemensam", "liten", "stor", "mindre", "större",
    )
)  # fmt: skip
_NO_KOMMUN = re.compile(
    r"^(?:hem|lägets?|läges|grann|värd|skol|glesbygds|landsbygds|bruks|pendlings|samverkans|när|"
    r"kranskommun|förorts|inlands|kust|små|stor)kommunen$",
    re.IGNORECASE,
)

_SEGMENT = re.compile(r"[,;:()|\t\n/”“\"]+|\s[–—-]+\s|\.\s|\.$")
_BEFORE = re.compile(
    r"^(?:stiftelsen?|kommunalförbundet|kunskapsförbundet|gymnasieförbundet|utbildningsförbundet|"
    r"föreningen|aktiebolaget|kooperativet|region)$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:ab|hb|kb|aktiebolag|handelsbolag|kommunalförbund|gymnasieförbund|utbildningsförbund|"
    r"kunskapsförbund|stiftelse|kooperativ)s?$",
    re.IGNORECASE,
)
_ASSOCIATION = re.compile(
    r"\b(?:ekonomiska?|ideella?|ek\.?)\s*(?:förening(?:en)?s?|för\b\.?)", re.IGNORECASE
)
_SHORTENED = "\ue000"  # stands for "ekonomisk förening" while a name is read word by word
_LINKS = frozenset(("för", "i", "och", "av", "&", "på"))
# What a school calls itself in small letters.
_NOUN = re.compile(r"(?:skol(?:a|an|or|orna)|förskoleverksamhet|pedagogik|utbildning(?:ar)?)$")
_LONGEST = 7


def authorities(line: str) -> list[str]:
    """The authorities that a line names, each once, kommuner in their usual spelling.

    >>> authorities("SLUTREDOVISNING FÖR NORBERGS KOMMUN")
    ['Norbergs kommun']
    >>> authorities("Stiftelsen Solrosen i Avesta kommun")
    ['Stiftelsen Solrosen', 'Avesta kommun']
    """
    found: dict[str, str] = {}
    for name in (*organisations(line), *municipalities(line)):
        found.setdefault(same(name), name)
    return list(found.values())


def municipalities(line: str) -> list[str]:
    """The kommuner that a line names, in order."""
    lower = _LOWER.match(line.strip())
    if lower and lower["name"] not in _NO_NAMES:
        return [f"{_capital(lower['name'])} {lower['kind']}"]
    return [name for name, _, _ in _municipalities(line)]


def municipality(name: str) -> str | None:
    """A kommun's name with the word, of the name alone; ``None`` where it may be something else.

    >>> municipality("NORBERG"), municipality("Falun"), municipality("Skolan 1")
    ('Norbergs kommun', 'Falu kommun', None)
    """
    words = _titled(" ".join(name.strip(" .").split()))
    if not _NAME_ALONE.match(words) or words.lower() in _NO_NAMES:
        return None
    for known in every_kommun().values():
        if known.also and known.name == words:
            return known.also  # "Falu kommun", which no rule makes
    genitive = "" if words[-1].lower() in "aeiouyåäösxz" else "s"
    return f"{words}{genitive} kommun"


def _municipalities(line: str) -> Iterator[tuple[str, int, int]]:
    """Each with where it begins and ends in the line."""
    for several in _MUNICIPALITIES.finditer(line):
        for name in _APART.split(several["names"]):
            yield f"{_titled(name)} kommun", several.start(), several.end()
    for found in _MUNICIPALITY.finditer(line):
        if found["whole"]:
            yield "Region Gotland", found.start(), found.end()
        elif found["joined"]:
            if not _NO_KOMMUN.match(found["joined"]):
                yield _titled(found["joined"]), found.start(), found.end()
        elif found["last"].lower() not in _NO_NAMES:
            name = _titled(" ".join(found["name"].split()))
            yield f"{name} {found['kind'].lower()}", found.start(), found.end()


def organisations(line: str) -> list[str]:
    """Foundations, companies, associations and federations that a line names."""
    kept = line
    for _, start, end in _municipalities(line):  # the kommun it lies in is not its name
        kept = kept[:start] + "," * (end - start) + kept[end:]
    shortened: list[str] = []

    def shorten(match: re.Match[str]) -> str:
        shortened.append(match.group())
        return _SHORTENED

    kept = _ASSOCIATION.sub(shorten, kept)
    names = []
    for segment in _SEGMENT.split(kept):
        name = _organisation(segment.split()) if segment else ""
        for _ in range(name.count(_SHORTENED)):
            name = name.replace(_SHORTENED, shortened.pop(0), 1)
        if name:
            names.append(_titled(name) if name.isupper() and " " in name else name)
    return names


def _organisation(words: list[str]) -> str:
    for at, word in enumerate(words):
        if _BEFORE.match(word) and (word[0].isupper() or at == 0):
            name = _onward(words, at)
            if len(name) > 1:
                return " ".join(name)
        if _AFTER.match(word) or word.startswith(_SHORTENED):
            name = _backward(words, at)
            if len(name) > 1:
                return " ".join(name)
    # "AB Exempelskolan"
    if len(words) > 1 and words[0] == "AB" and words[1][0].isupper():
        return " ".join(_onward(words, 0))
    return ""


def _onward(words: list[str], at: int) -> list[str]:
    end = at + 1
    while end < len(words) and end - at < _LONGEST and _belongs(words[end]):
        end += 1
    while end > at + 1 and words[end - 1].lower() in _LINKS:
        end -= 1
    return [words[at], *words[at + 1 : end]]


def _backward(words: list[str], at: int) -> list[str]:
    start = at
    while start > 0 and at - start < _LONGEST and _belongs(words[start - 1]):
        start -= 1
    while start < at and words[start].lower() in _NO_NAMES | _LINKS:
        start += 1
    # "Slutredovisning för Solrosen AB": the name begins after the title.
    for n in range(at - 1, start - 1, -1):
        if words[n].lower() in _NO_NAMES - _LINKS:
            start = n + 1
            break
    while start < at and words[start].lower() in _LINKS:
        start += 1
    return [*words[start:at], words[at]]


def _belongs(word: str) -> bool:
    is_name = word[0].isupper() or word[0].isdigit()
    return is_name or word.lower() in _LINKS or _NOUN.search(word.lower()) is not None


def same(name: str) -> str:
    """What two spellings of one authority have in common: "Norberg kommun", "NORBERGS KOMMUN"."""
    words = " ".join(name.casefold().split())
    return re.sub(r"s?\s+(kommun|stad)$", r" \1", words)


def _titled(name: str) -> str:
    """Words in capitals as names are written; "AB" stays."""
    return " ".join(
        _capital(word)
        if word.isupper() and word not in ("AB", "HB", "KB") and len(word) > 1
        else word
        for word in name.split()
    )


def _capital(word: str) -> str:
    lower = word.lower()
    if lower in _LINKS:
        return lower
    return "-".join(part[:1].upper() + part[1:] for part in lower.split("-"))
