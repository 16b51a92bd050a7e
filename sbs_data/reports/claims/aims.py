"""Targets: which number is one, and whether the report says that it was reached."""

from __future__ import annotations

import re

from sbs_data.reports.claims import moods
from sbs_data.reports.claims.sentences import blanked, words

_NOUN = words(
    r"(?:%|procents?)?-?\s?\b(?:\w*(?:del|etapp|resultat|effekt|huvud|kort|lång)?mål(?:ets?|"
    r"sättning|sättningen|värde|värdet|nivå|nivån|bild|bilden)|"
    r"delmål(?:en|s)?|(?:vårt|skolans|vår|ett|mitt|satta|uppsatta) mål|ambition(?:en)?)\b(?! "
    r"i\b)|\bmålen (?:är|var)\b|(?:%|procents?)-?\s?(?:del)?mål(?:et)?\b"
    r"|^\W*mål\s*:|\bmål(?=\s*(?:på|om|:|var|är)?\s*\d)"
)
_OUTCOME = words(r"\b(?:resultat|utfall|blev\b|hamnade|landade|stannade)")
_BOUND = words(r"(?:%|procents?)\s?-?\s?(?:del)?målet\b")
_SHALL = words(r"\bska(?:ll)?\b(?! (?:\w+ ){0,3}ha\b)|\bskulle (?:vara|bli|nå|ha|få)\b")
_IS_TARGET = words(
    r"\s*(?:%|procent\w*|poäng|behöriga|av eleverna|till|gymnasiet|\s)*\s(?:är|var) (?:vårt |"
    r"skolans |det uppsatta )?(?:del)?mål"
)
_NOT = (
    r"(?:inte|ej|aldrig|icke|inte heller|ännu inte|tyvärr inte|inte ännu|inte riktigt|inte helt|"
    r"inte fullt|långt ifrån|långt från|inte alls|knappast|inte på långa vägar)"
)
_DID = (
    r"(?:(?:upp)?nåd(?:des|de)|(?:upp)?nå(?:tt|tts|dd|dda)|nås|uppnås|uppnår|når|uppfyll(?:des|"
    r"de|t|ts|d|da)|infria(?:des|ts|t|de)|"
    r"klara(?:des|de|t|ts|r)|överträffa(?:des|de|t|ts)|passera(?:des|de|t|ts)|lyckades (?:inte "
    r")?(?:upp)?nå|i hamn|i mål)"
)
_SAID = words(
    rf"(?:\b(?P<no>{_NOT})\s+(?:\w+ ){{0,2}}?)?\b(?P<did>{_DID})\b(?:\s+(?:vi |skolan |tyvärr |"
    rf"dock |alltså |ännu |därmed |därför |heller |riktigt |helt ){{0,3}}(?P<after>{_NOT}))?"
)
_NOW = words(r"\b(?:nås|uppnås|uppnår|når|klarar|missar|passerar)\b")
_MISSED = words(r"\b(?:missa(?:des|de|t|ts|r)|misslyckades)\b|\bbrast\b")
_BELOW = words(
    r"\b(?:under|nedanför|lägre än) (?:det |vårt |skolans |(?:upp)?satta )*(?:del)?mål(?:et|"
    r"värdet|nivån)?\b"
)
_ABOVE = words(
    r"\b(?:över|ovanför|högre än) (?:det |vårt |skolans |(?:upp)?satta )*(?:del)?mål(?:et|"
    r"värdet|nivån)?\b"
)
_PARTLY = words(r"\bdelvis\b|\btill viss del\b|\bi stort sett\b|\btill stor del\b|\bnära att\b")
_ALMOST = words(r"\bnästan\s+(?:\w+ )?$")
_ALMOST_AFTER = words(r"\s+(?:\w+ )?(?:nästan|inte riktigt|inte fullt)\b")
# What stands before "når" where nothing is said of whether they did.
_OPEN = words(
    r"\b(?:ska|skall|skulle|kan|kommer|vill|bör|måste|behöver|hoppas|tror|troligen|sannolikt|"
    r"prognos\w*|på väg|innan|tills)\b\s+(?:\S+\s+){0,4}$"
)
# "att 85 procent ska vara behöriga nåddes": what was to be is told to its end.
_AIM_TOLD = words(r"\b(?:bli|vara|ha|få|nå|ligga) (?:\S+ ){1,8}$")
_INFINITIVE = words(r"(?:upp)?nå|klara|uppfylla|infria")
_THAT = words(r"\batt\s+(?:\S+\s+){0,4}$")


def nouns(clause: str) -> list[tuple[int, int]]:
    """Where a target is named."""
    if "mål" not in clause and "ambition" not in clause:
        return []
    return [match.span() for match in _NOUN.finditer(clause)]


def is_itself_moved(clause: str, start: int, end: int) -> bool:
    """ "Vi har höjt målet": the target went up, and nothing that it is of."""
    return bool(
        re.match(r"\s+(?:vårt |det |skolans )?\w*mål", clause[end:])
        or re.search(r"\b\w*mål(?:et|värdet)\s+(?:har |hade )?(?:\w+ )?$", clause[:start])
    )


def tells_outcome(clause: str) -> bool:
    """ "och resultatet 74 procent": what came of it, though no verb says so."""
    return _OUTCOME.search(clause) is not None


def shall(clause: str) -> bool:
    """ "ska", said of what is to be, not of what is heard."""
    return _SHALL.search(clause) is not None


def is_number(clause: str, start: int, end: int, *, inherits: bool) -> bool:
    """Whether the number there is a target: named, or what shall be."""
    if shall(clause):
        return True
    if _BOUND.match(clause[max(start, 0) :].lstrip("0123456789, .")) or _IS_TARGET.match(
        clause[end:]
    ):
        return True
    named = [at for at in nouns(clause) if at[1] <= start]
    if not named:
        return inherits
    between = clause[named[-1][1] : start]
    return not re.search(
        r"\bmed\b|\b(?:resultatet|utfallet|blev|hamnade|landade|stannade)\b", between
    ) and not _SAID.search(between)


def is_bound(clause: str, end: int) -> bool:
    """ "80 %-målet"."""
    return re.match(r"\s?-?\s?(?:del)?mål", clause[end:]) is not None


def is_now(clause: str) -> bool:
    """Whether a reaching is told in the present tense."""
    match = _SAID.search(clause) or _MISSED.search(clause)
    return match is not None and _NOW.search(match[0]) is not None


def reached(clause: str, *, is_better_low: bool = False) -> bool | None:
    """What is said of the reaching; ``None`` where nothing is, or not for certain.

    ``is_better_low``: to be under the target is to reach it, as with frånvaro and obehöriga.
    """
    if _MISSED.search(clause):
        return False
    for place, is_high in ((_BELOW, False), (_ABOVE, True)):
        if place.search(clause):
            return is_high is not is_better_low
    match = _SAID.search(clause)
    if match is None or _PARTLY.search(clause):
        return None
    before = clause[: match.start()]
    if _is_open(before, match["did"]):
        return None
    denied = bool(match["no"] or match["after"] or " inte " in f" {match['did']} ")
    is_almost = _ALMOST.search(before) or _ALMOST_AFTER.match(clause, match.end("did"))
    return not denied and not is_almost


def _is_open(before: str, did: str) -> bool:
    """Whether it is only hoped, foreseen or asked; "visar att vi nådde" tells it."""
    if "lyckades" in did:
        return False
    if _AIM_TOLD.search(before):
        return False
    that = _THAT.search(before)
    if that is not None:
        return not moods.is_told(before[: that.start()]) or _INFINITIVE.fullmatch(did) is not None
    return _OPEN.search(before) is not None


def without_reaching(clause: str) -> str:
    """Without the words that say whether a target was reached: their "inte" turns nothing else."""
    for match in (*_SAID.finditer(clause), *_MISSED.finditer(clause), *_BELOW.finditer(clause)):
        clause = blanked(clause, match.span())
    return clause
