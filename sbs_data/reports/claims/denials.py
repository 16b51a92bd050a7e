"""Denials: what they turn, and where what they turn can't be told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sbs_data.reports.claims.sentences import blanked, words

_RESULT = (
    r"(?:\w*behörig|godkän|fullständig|betyg|slutbetyg|studiero|e i|mål|kunskapskrav|"
    r"betygskriteri)"
)
# What looks like a denial and is none.
_AFFIRMING = words(
    r"\binte (?:bara|enbart|endast|minst)\b|\baldrig (?:tidigare|förr|förut|någonsin)\b|\butan "
    r"(?:också|även)\b|"
    r"\binte sämst\b|\butan tvekan\b|\butan undantag\b"
)
# "71 procent är inte bra nog": so it is all the same.
_JUDGING = words(
    r"\b(?P<no>inte|ej)\s+(?:\w+ )?(?:bra|tillräcklig|tillfredsställande|acceptab|nöjd|godtagbar|"
    r"rimlig|hållbar|önskvärd|okej|ok\b|där vi|vad vi)"
)
# "inte flickorna utan pojkarna": who is denied is not spoken of.
_NOT_THIS_BUT = words(
    r"\b(?:inte|ej)\s+(?:(?:längre|bara|"
    r"främst)\s+)?(?P<not>[a-zåäö]+(?:\s[a-zåäö]+)?)\s*,?\s*utan\s+(?!att\b)(?:i stället |"
    r"snarare )?"
)
_DENIAL = words(
    r"\b(?:inte|ej|icke|aldrig|knappast|varken|vare sig|ingen|inga|inget|ingenting|"
    r"ingalunda|knappt(?!\s*\d)|föga)\b"
)
_NONE = words(r"\b(?:ingen|inga|inget|ingenting|varken|vare sig|knappast|knappt|föga|ingalunda)\b")
_LACKS = words(r"(?<!\bdet )\bsakna(?:r|de|s|t|des)?\b")
_WITHOUT = words(rf"\butan\s+(?:\S+\s+){{0,2}}?{_RESULT}")
_OPPOSITE = words(
    r"\bobehörig|\bogodkän|\bunderkän|\bofullständig|\botrygg|\bf i (?:ett|minst|något|flera|"
    r"en|två|tre|ett eller)\b|\bicke[- ]?(?=behörig|godkän)"
)
_VERB = (
    r"(?:är|var|blev|blir|blivit|bli|varit|når|nådde|nått|nå|har|hade|haft|ha|får|fick|fått|få|"
    r"klara\w*|uppnå\w*|uppfyll\w*|känner|trivs|lyck\w*|lämna\w*)"
)
_OF_PREDICATE_AFTER = words(rf"\s+(?:\S+\s+){{0,2}}?(?:{_VERB}|{_RESULT}|sakna\w*|trygg)")
_OF_PREDICATE_BEFORE = words(rf"\b{_VERB}\s+(?:\S+\s+)?$")
_OF_US = words(
    r"\b(?:vi|man|jag|det|detta|skolan|resultatet)\s+(?:\S+\s+)?$|\b(?:är|har|når|ser|"
    r"kan)\s+(?:vi|man|det)\s+$"
)
_IN_RELATIVE = words(r"\bsom\s+(?:\S+\s+)?$")
_BEFORE_RESULT = words(
    r"[\s-]*(?:(?:är|var|blev|blir|har|hade|når|nådde|nått|uppnå\w*|får|fick|klara\w*|"
    r"sakna\w*)\s+(?:\S+\s+)?)?(?:\w*behörig|godkän|fullständ|betyg|målen|mål\b|minst e|trygg|"
    r"målen i)"
)
# "har aldrig varit över 80": the number is denied, not what it counts.
_OF_THE_NUMBER = words(rf"\s+(?:(?!{_RESULT}|sakna|elev|flick|pojk|trygg|som\b)[^\s#]+\s+){{0,4}}#")
_LACKING_A_GRADE = words(
    r"\b(?:ett eller fler\w* ämne|minst ett ämne|något ämne|ett eller två ämne|en eller flera "
    r"ämne|flera ämnen|ett ämne)"
)


@dataclass(frozen=True, slots=True)
class Denied:
    """``is_turned``: those who do not reach are counted. ``is_unsure``: it can't be told.

    ``denies_course``: that something has gone up or down is denied.
    """

    is_turned: bool
    is_unsure: bool
    denies_course: bool


def without_contrast(clause: str) -> str:
    """Without the one of two that is denied, and without what only looks like a denial."""
    for match in _JUDGING.finditer(clause):
        clause = blanked(clause, match.span("no"))
    for match in _AFFIRMING.finditer(clause):
        clause = blanked(clause, match.span())
    for match in _NOT_THIS_BUT.finditer(clause):
        if not re.search(r"\d", match["not"]):
            clause = blanked(clause, match.span())
    return clause


def affirmed(clause: str) -> str:
    """Without its "inte": of "inte 30 procent saknar …, utan 22" only that is denied."""
    return blanked(clause, *(match.span() for match in _DENIAL.finditer(clause)))


def read(clause: str) -> Denied:
    """What the denials of a clause turn. Its numbers and what bounds them ("inte ens") are ``#``;
    what is said of reaching a target is taken out before.
    """
    flips = len(_LACKS.findall(clause)) + len(_WITHOUT.findall(clause))
    opposites = _OPPOSITE.findall(clause)
    flips += min(len(opposites), 1)
    unsure = flips and not _has_result(clause)
    course = False
    for match in _DENIAL.finditer(clause):
        before, after = clause[: match.start()], clause[match.end() :]
        if match.group() == "icke" and _OPPOSITE.match(clause, match.start()):
            continue
        if _NONE.match(match.group()) or _OF_THE_NUMBER.match(after):
            unsure = course = True
        elif _IN_RELATIVE.search(before) or _BEFORE_RESULT.match(after):
            flips += 1
            # "har inte behöriga ökat" is no Swedish; "är inte behöriga har ökat" is.
            course = course or not (_IN_RELATIVE.search(before) or _tight(after))
        elif _OF_US.search(before):
            unsure = course = True
        elif _OF_PREDICATE_AFTER.match(after) or _OF_PREDICATE_BEFORE.search(before):
            flips, course = flips + 1, True
        else:
            unsure = course = True
    return Denied(flips % 2 == 1, bool(unsure) or flips > 2, course)


def lacks_a_grade(clause: str) -> bool:
    """Of "ett eller flera ämnen": only what is lacked there is the opposite of all subjects."""
    return _LACKING_A_GRADE.search(clause) is not None


def is_lacking(clause: str) -> bool:
    """Those who lack something are spoken of, in one denial."""
    return read(clause).is_turned


def _tight(after: str) -> bool:
    return re.match(r"[\s-]*(?:\w*behörig|godkän|fullständ)", after) is not None


def _has_result(clause: str) -> bool:
    return re.search(rf"{_RESULT}|underkän|trygg|\bf i\b", clause) is not None
