"""Whose result: of which sex, and of which årskurser."""

from __future__ import annotations

import re

from sbs_data.model import Gender
from sbs_data.reports.claims.quantity import PUPIL
from sbs_data.reports.claims.sentences import words

_SEX_WORDS = ("flick", "tjej", "pojk", "kill")
_GIRLS, _BOYS = words(r"\b(?:flick|tjej)"), words(r"\b(?:pojk|kill)")
_GRADES = words(
    r"\b(?:åk|årskurs(?:en|erna|er)?|klass|år)\.?\s*(?P<list>[1-9](?:\s*(?:[-–,]|och|samt|"
    r"till)\s*(?:åk\s*|årskurs\s*)?[1-9](?![\d%/]))*)"
    r"(?![\d/])(?!\s*(?:procent|%|poäng))"
)
_SPAN = words(r"([1-9])\s*(?:[-–]|till)\s*(?:åk\s*|årskurs\s*)?([1-9])")
_STAGES = (
    (r"högstadi", (7, 8, 9)), (r"mellanstadi", (4, 5, 6)), (r"lågstadi", (1, 2, 3)),
    (r"\b(?:nian|nior\w*|niondeklass\w*|9:an|9:or\w*)\b", (9,)),
    (r"\båttan\b|\båttor\w*\b", (8,)), (r"\bsjuan\b", (7,)),
    (r"\b(?:sexan|sexor\w*|6:an)\b", (6,)), (r"\bfemman\b", (5,)), (r"\bfyran\b", (4,)),
    (r"\btrean\b|\btreor\w*\b", (3,)), (r"\btvåan\b", (2,)),
)  # fmt: skip
_STAGE_WORDS = (
    "stadi", "nian", "nior", "niond", "9:", "åtta", "sjuan", "sexan", "sexor", "6:", "femman",
    "fyran", "trean", "treor", "tvåan",
)  # fmt: skip
_STAGED = tuple((words(pattern), grades) for pattern, grades in _STAGES)

_OF_NUMBER = words(
    rf"\s*(?:av|för|bland|hos)?\s*(?:(?:alla|samtliga|de|våra|skolans)\s+){{0,2}}{PUPIL}"
)
_AND_THE_OTHER = words(r"\s+(?:och|respektive|resp\.?|samt)\s+(?:\w+ )?(?:flick|pojk|tjej|kill)")
# "har ökat, framför allt bland pojkarna": of all.
_FOREMOST = words(
    r"\b(?:framför allt|framförallt|särskilt|främst|i synnerhet|inte minst|speciellt|mest|"
    r"huvudsakligen)\s+(?:bland|hos|för|i|på)\s+[^,.;]*"
)
_SEX = r"(?:flick|pojk|tjej|kill)\w*"
_TOGETHER = words(
    rf"\b{_SEX}(?: \w+)?(?:,| och| samt| respektive| resp\.?| som| eller|/| &) (?:\w+ )?{_SEX}"
)
_NOT_ONLY = words(
    rf"\binte (?:bara|enbart|endast) (?:\w+ )?{PUPIL},? utan (?:också |även )(?:\w+ )?{PUPIL}"
)


def gender(clause: str) -> Gender | None:
    """Of one sex; ``None`` of both, or of neither, or where one is only the foremost."""
    if not any(word in clause for word in _SEX_WORDS):
        return None
    clause = _FOREMOST.sub("", clause)
    girls, boys = _GIRLS.search(clause), _BOYS.search(clause)
    if bool(girls) == bool(boys):
        return None
    return Gender.GIRLS if girls else Gender.BOYS


def nearest(before: str) -> Gender | None:
    """The sex that was named last before a place."""
    girls, boys = (
        max((m.start() for m in pattern.finditer(before)), default=-1)
        for pattern in (_GIRLS, _BOYS)
    )
    if girls == boys:
        return None
    return Gender.GIRLS if girls > boys else Gender.BOYS


def both(clause: str) -> tuple[Gender, Gender] | None:
    """Girls and boys in the order said, each once."""
    girls, boys = (
        [m.start() for m in _GIRLS.finditer(clause)],
        [m.start() for m in _BOYS.finditer(clause)],
    )
    if len(girls) != 1 or len(boys) != 1:
        return None
    return (Gender.GIRLS, Gender.BOYS) if girls < boys else (Gender.BOYS, Gender.GIRLS)


def of_number(clause: str, start: int, end: int) -> Gender | None:
    """Of a number where both are named: "alla flickor och 84 procent av pojkarna"."""
    match = _OF_NUMBER.match(clause[end:])
    if match and _AND_THE_OTHER.match(clause[end + match.end() :]):
        return None
    return gender(clause[start:end]) or (gender(match.group()) if match else None)


def are_together(clause: str) -> bool:
    """Girls and boys in one breath, or only one of them, or neither."""
    return (
        not (_GIRLS.search(clause) and _BOYS.search(clause)) or _TOGETHER.search(clause) is not None
    )


def not_only_but(clause: str) -> tuple[Gender, ...]:
    """ "Inte bara flickorna utan även pojkarna": each of them."""
    match = _NOT_ONLY.search(clause)
    return (both(match.group()) or ()) if match else ()


def grades(clause: str) -> tuple[int, ...]:
    """The årskurser that are said, in order; of several spans all."""
    found: set[int] = set()
    is_listed = any(word in clause for word in ("åk", "år", "klass"))
    is_staged = any(word in clause for word in _STAGE_WORDS)
    if not is_listed and not is_staged:
        return ()
    clause = _FOREMOST.sub("", clause)
    for match in _GRADES.finditer(clause):
        said = match["list"]
        for first, last in _SPAN.findall(said):
            found.update(range(int(first), int(last) + 1))
        found.update(int(digit) for digit in re.findall(r"[1-9]", said))
    if not found and is_staged:
        for stage, of in _STAGED:
            if stage.search(clause):
                found.update(of)
    return tuple(sorted(found))


def grade_lists(clause: str) -> list[tuple[int, ...]]:
    """Årskurser that are named one by one: "åk 8 och 9", not "åk 7-9"."""
    return [
        tuple(int(digit) for digit in re.findall(r"[1-9]", match["list"]))
        for match in _GRADES.finditer(clause)
        if not _SPAN.search(match["list"]) and len(re.findall(r"[1-9]", match["list"])) > 1
    ]


def grade_spans(text: str) -> list[tuple[int, int]]:
    """Where årskurser stand, for their numbers are no others."""
    return [match.span() for match in _GRADES.finditer(text)]
