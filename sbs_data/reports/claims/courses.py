"""Where a result is said to have gone: up, down, or nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sbs_data.model import Direction
from sbs_data.reports.claims.quantity import PUPIL
from sbs_data.reports.claims.sentences import words

_TIME = (
    r"(?:(?:under |i |på |vad |den |det |de |vid |läsåret |våren |hösten |vår |ett |för |när |då )*"
    r"(?:vt|ht|vår|höst|läsår|tidigare|förra|föregående|föregångna|fjol|innan|året|år\b|åren|"
    r"starten|start|\d{2,4}|insatsen|senast|sist|förut|i våras|nollmätning|utgångs))"
)
_UP = (
    r"öka(?:r|t|ts|de|des)|stig(?:er|it)|steg|höj(?:t|ts|de|des|er|s)|växt|växer|klättrat|"
    r"förbättra(?:ts|des|t|de)|fördubblats|"
    r"(?:gått|gick|går) (?:tydligt |stadigt |något |åter )?upp(?:åt)?|(?:blivit|blev) (?:något "
    r"|betydligt |mycket )?(?:bättre|högre|större)"
)
_DOWN = (
    r"sjunk(?:er|it)|sjönk|minska(?:r|t|ts|de|des)|fall(?:er|it)|föll|sänk(?:t|ts|te|tes|er)|"
    r"halvera(?:ts|des)|rasat|dalat|backat|"
    r"försämra(?:ts|des|t|de)|(?:gått|gick|går) (?:tydligt |stadigt |något |åter )?(?:ner|"
    r"ned)(?:åt)?|"
    r"(?:blivit|blev) (?:något |betydligt |mycket )?(?:sämre|lägre|mindre)"
)
_SAME = (
    r"oförändra(?:d|t|de)|(?:ligger|låg|legat|ligga) (?:\w+ )?kvar|kvar på|"
    r"(?:är|var|blev) (?:\w+ ){0,2}(?:detsamma|densamma)|konstant"
)
_FINITE = words(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<same>{_SAME}))\b")
_ATTRIBUTE = words(
    r"\b(?:(?P<up>ökande|stigande|tilltagande|uppåtgående|växande)|(?P<down>sjunkande|"
    r"minskande|fallande|avtagande|nedåtgående))\b"
)
_NOUN = words(
    r"\b(?:en|viss|tydlig|liten|stor|svag|kraftig|någon|ingen|,)\s+(?:\w+ )?(?:(?P<up>ökning|"
    r"höjning|uppgång)|(?P<down>minskning|sänkning|nedgång))\b"
)
_OF_BEFORE = words(r"\b(?:efter|trots|före|innan|sedan|utan|mot|vid)\s+$")
_COUNTED = words(
    rf"\b(?:(?P<up>fler)|(?P<down>färre))\s+(?:och fler |än tidigare )?(?:av våra |av |andel "
    rf")?{PUPIL}"
)
_PART = words(
    r"\b(?:(?P<up>större|högre|ökad|växande)|(?P<down>mindre|lägre|minskad|sjunkande))\s+andel\b"
)
_LED_TO = words(
    r"\b(?:(?:lett|ledde|bidragit|bidrog|bidrar|leder) till|(?:resulterat|resulterade) i|"
    r"resulterar i|medfört|medförde|medför|gett|gav|ger|inneburit|innebar|innebär)\s+"
    r"(?:en |ett )?(?:\w+ligt )?"
    r"(?:(?P<up>ökad|ökat|höjd|höjt|förbättrad|förbättrat|högre|bättre)|"
    r"(?P<down>minskad|minskat|sänkt|lägre|försämrad|försämrat|sämre))\s+(?:andel )?"
    r"(?=\w*(?:behörig|merit|frånvaro))"
)
_COMPARED = words(
    rf"\b(?:(?P<up>högre|bättre|större|fler|mer)|(?P<down>lägre|sämre|mindre|färre))\s+(?:\S+ "
    rf"){{0,3}}?än {_TIME}"
)
_TO_COME = words(
    r"\b(?:(?P<up>öka|öka[s]|stiga|höja|höjas|förbättra|förbättras)|(?P<down>minska|sjunka|"
    r"sänka|sänkas|minskas))\b"
)
_NEITHER = words(r"\b(?:varken|vare sig)\s+(?P<one>\w+)(?:\s\w+){0,2}?\s+eller\s+(?P<other>\w+)")
_AIMED = words(r"\b(?:ska|skall|skulle|bör|behöver|vill|kan|måste|kommer att|får)\s+(?:\w+ ){0,2}$")
_GOES_ON = words(r"\b(?:fortsätter|fortsatte|fortsatt) (?:att )?(?:\w+ligt )?$")
# "den minskade till 74" tells what it did; "den minskade frånvaron" which one.
_TELLS = words(
    r"\s*(?:från|till|med|i\b|på|under|för|hos|bland|något|kraftigt|åter|igen|dock|också|sedan|"
    r"istället|däremot|då|\w+ligt\b|[.,;:)]|$|\d)"
)
_DESCRIBING = words(r"\b(?:den|det|de|vår|på|om|av|en|ett|för|mot) (?:\w+ )?$")
# A course that was turned: where it is to be ("för att vända"), it is still so.
_TURNED_IN = words(
    r"\b(?:slutat|slutade|avstannat|avstannade|broms\w+|upphört|upphörde|plana\w+|vänt|vände|vänd\w+|"
    r"bryt\w*|brut\w+|bröt\w*|matta(?:ts|des)|hejda\w*|stoppa\w*|utebl\w+|avta(?:git|r|s)|avtog)\b"
)
_TURNED_TO_BE = words(r"\b(?:för att|att|ska|skall|behöver|vill|måste|bör|kan) (?:\w+ ){0,2}$")
_MANAGED = words(r"\blycka(?:ts|des)|\blyckas")
_OTHER_GROUP = words(
    r"\bän\s+(?:för |hos |bland |de |våra |alla )?(?:flick|pojk|tjej|kill|riket|riks|länet|"
    r"kommun|snitt|genomsnitt|andra|övriga|målet|målvärdet|på andra)"
)


_BEGAN = words(r"\b(?:sedan|jämfört med|från)\b[^.;:]*\bdå\b")


@dataclass(frozen=True, slots=True)
class Course:
    """``is_wanted``: it is to go there. ``is_given``: an attribute that no wish around it touches.

    ``is_judged``: better or worse, which of a share that should be small is another way.
    """

    start: int
    end: int
    direction: Direction
    is_wanted: bool = False
    is_given: bool = False
    is_judged: bool = False


_STEMS = (
    "öka", "ökning", "stig", "steg", "höj", "växt", "växer", "växande", "klättra", "förbättra",
    "fördubbla", "gått", "gick", "går", "bliv", "blev", "sjunk", "sjönk", "minsk", "fall", "föll",
    "sänk", "halvera", "rasat", "dalat", "backat", "försämra", "oförändra", "kvar", "detsamma",
    "densamma", "konstant", "tilltag", "avtag", "uppåt", "nedåt", "gång", "fler", "färre",
    "större", "högre", "bättre", "mindre", "lägre", "sämre", "mer",
)  # fmt: skip


def may_be_told(text: str) -> bool:
    """Whether a text can tell of a course at all: most sentences can't, and cost nothing then."""
    return any(stem in text for stem in _STEMS)


def find(clause: str) -> list[Course]:
    """In order; that neither way is gone is one course."""
    if not may_be_told(clause):
        return []
    span = neither(clause)
    if span is not None:
        return [Course(*span, Direction.UNCHANGED)]
    if _is_turned(clause):
        return []
    found: list[Course] = []
    for pattern in (_FINITE, _COUNTED, _PART, _COMPARED, _NOUN):
        for match in pattern.finditer(clause):
            word = match.group()
            if pattern is _FINITE and word.endswith(("ade", "at")) and _describes(clause, match):
                continue
            if pattern in (_COUNTED, _PART) and _compares_groups(clause, match):
                continue
            if pattern is _FINITE and _OTHER_GROUP.search(clause, match.end()) and "bliv" in word:
                continue
            if pattern is _NOUN and _OF_BEFORE.search(clause[: match.start()]):
                continue
            judged = re.search(r"bättr|sämr", word) is not None
            found.append(Course(*match.span(), _way(match), is_judged=judged))
    found += [Course(*m.span(), _way(m), is_given=True) for m in _ATTRIBUTE.finditer(clause)]
    found += [
        Course(*m.span(), _way(m), is_judged="ättr" in m.group() or "ämr" in m.group())
        for m in _LED_TO.finditer(clause)
        if not _compares_groups(clause, m)
    ]
    found += [
        Course(*m.span(), _way(m), is_wanted=_GOES_ON.search(clause[: m.start()]) is None)
        for m in _TO_COME.finditer(clause)
    ]
    kept: list[Course] = []
    for course in sorted(found, key=lambda each: each.start):
        if not kept or course.start >= kept[-1].end:
            kept.append(course)
    return kept


def _is_turned(clause: str) -> bool:
    match = _TURNED_IN.search(clause)
    if match is None:
        return False
    before = clause[: match.start()]
    return not _TURNED_TO_BE.search(before) or _MANAGED.search(before) is not None


def neither(clause: str) -> tuple[int, int] | None:
    """Where it is said that neither way is gone."""
    match = _NEITHER.search(clause) if "var" in clause else None
    if match is None:
        return None
    ways = {_way(m) for word in ("one", "other") if (m := _FINITE.search(match[word]))}
    return match.span() if ways == {Direction.UP, Direction.DOWN} else None


def is_led_to(word: str) -> bool:
    """ "har lett till ökad": what stands before it is the cause."""
    return _LED_TO.match(f"{word} behörig") is not None


def began_at(clause: str, course: Course, start: int) -> bool:
    """ "har ökat sedan VT22, då 70 procent var behöriga": the number there is where it began."""
    return _BEGAN.search(clause[course.start : max(start, 0)]) is not None


def compares_groups(clause: str) -> bool:
    """With riket, the other sex, a target: how far apart, not where it went."""
    return _OTHER_GROUP.search(clause) is not None


def is_to_be(clause: str, course: Course) -> bool:
    """ "kommer att öka": not yet; "fortsätter att öka" it does."""
    before = clause[: course.start]
    if _GOES_ON.search(before):
        return False
    return course.is_wanted or _AIMED.search(before) is not None


def apart(clause: str) -> Direction | None:
    """Of "2 procentenheter lägre än VT23": the way from the time before."""
    match = _COMPARED.search(clause)
    return _way(match) if match is not None else None


def _compares_groups(clause: str, match: re.Match[str]) -> bool:
    than = re.search(r"\bän\b", clause[match.end() :])
    if than is None:
        return False
    return re.match(rf" {_TIME}", clause[match.end() + than.end() :]) is None


def _describes(clause: str, match: re.Match[str]) -> bool:
    """ "den ökade frånvaron"; but "hade det ökat", "den ökade till" and "frånvaron ökade" tell."""
    if _TELLS.match(clause, match.end()):
        return False
    before = clause[: match.start()]
    return _DESCRIBING.search(before) is not None and not re.search(
        r"\bha(?:r|de) (?:\w+ )?$|(?:behörig\w*|andelen|frånvaron|meritvärde\w*|program\w*) $",
        before,
    )


def _way(match: re.Match[str]) -> Direction:
    named = match.groupdict()
    if named.get("same"):
        return Direction.UNCHANGED
    return Direction.UP if named["up"] else Direction.DOWN
