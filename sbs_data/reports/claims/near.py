"""Whether a number or a direction is said of the measure, and of nothing that comes between."""

from __future__ import annotations

import re

from sbs_data.reports.claims import courses
from sbs_data.reports.claims.quantity import PUPIL, Quantity
from sbs_data.reports.claims.said import Said
from sbs_data.reports.claims.sentences import words

_JOINT = words(r",|\b(?:och|samt|men)\b")
# None of these is the name of anything that can go up or down but the pupils' results.
_VERBS = """
har hade haft är var blev blir bli når nådde nått ligger låg går gick får fått saknar saknade
uppnått uppnår klarat klarar uppfyllt visar ser se kan konstatera konstateras gått fortsätter
fortsatte lämnar lämnade slutar slutade avslutar avslutade uppgår uppgick landade hamnade stannade
"""
_SMALL = """
under på i för hos bland till av vid med utan och eller både samt inte ej icke där medan än mellan
de den det då att vi en ett som så sitt sina deras vår våra vårt alla samtliga flera enda hela samma
två tre fyra
"""
_ADVERBS = """
också även dock däremot nu numera sedan åter stadigt tydligt något kraftigt markant successivt
gradvis tyvärr glädjande nog fortsatt alltså därmed lite mycket ytterligare igen totalt återigen
långt ner upp ned främst särskilt hittills redan bara nästan längre dessutom igenom idag allt bra
mer fler endast enbart åtminstone minst lägst högst drygt knappt cirka ca ungefär omkring kring
runt över strax lågt högt fortfarande ännu senare senast därefter tidigare förra förut ständigt
kvar långsamt snabbt tillsammans vilket motsvarar motsvarande säga vill dvs hög låg stor starkt
jämnt stabilt svagt rejält istället likaså liksom såväl
"""
_TIMES = """
perioden året läsåret läsåren terminen terminerna senaste åren år rad vt ht vårterminen
höstterminen våren hösten läsår slutet början dag våras höstas fjol tid tiden sista första
"""
_OF_RESULTS = """
skolan skolans skola skolår gymnasiet gymnasiets gymnasieskolan gymnasieskolans yrkesprogram
yrkesprogrammen nationellt nationella program estetiska estetiskt betyg godkänt godkända ämnen
fullständiga andel andelen antal antalet genomsnitt snitt genomsnittliga genomsnittligt åk årskurs
årskurserna behörighet behörig behöriga obehöriga nian sexan trend trenden tydlig svag problematisk
elevernas procent procentenheter poäng resultat resultatet resultaten faktiskt betydligt positivt
matematik engelska svenska kunskapskraven betygskriterierna målen nivå nivån
successiv stort sett slut grundskolan utfallet siffran värdet elevers könen
"""
_KNOWN = frozenset(f"{_VERBS}{_SMALL}{_ADVERBS}{_TIMES}{_OF_RESULTS}".split())
_ADVERB = words(r"\w+(?:ligt|ligen|vis|ivt|ellt|iskt|samt|märkt|bart)$")
_MEASURE_WORD = r"(?:\w*(?:program|vetenskap|teknisk|humanistisk|estetisk|behörig|frånvaro)|merit)"
# "Efter insatsen i våras har …": whatever stands there, it hasn't gone up or down.
_WHEREBY = words(
    r"^\W*(?:efter|under|sedan|genom|tack vare|på grund av|till följd av|i och med|trots|vid|inom|"
    r"enligt|i|på|för|med|mellan)\s+(?:(?!har\b|hade\b|är\b|var\b|blev\b)[^\s,]+\s+){1,5}?"
    r"(?=(?:(?:har|hade|är|var|blev|blir|kan|ser|gick)\b|$))"
)
_AMID = words(
    r"\b(?:under|efter|sedan|tack vare|genom|trots|vid|sen)\s+(?:(?:hela|de|den|det|vår|våra) )?\w+"
)
# "Arbetet mot frånvaron har ökat": the work has.
_HEAD = r"(?P<head>\w+)\s+(?:med|kring|mot|om|för|av|på|runt|till|över|mellan)\s+(?:\w+\s+){0,2}?$"
_HEADED = words(_HEAD)
_DEFINITE = words(r"(?:en|et|an|on|na)$")
_KNOWN_HEAD = words(
    rf"(?:{PUPIL}|\w*(?:ökning|höjning|minskning|sänkning|andel|antal|nivå|trend|resultat|siffr|"
    r"värde|snitt|procent|utveckling|utfall|mål|måluppfyllelse|nedgång|uppgång|förbättring|"
    r"försämring|statistik|avseende|bra|gäller|hälften|del|delar|procentenheter|poäng))"
)


def is_near(said: Said, at: int, end: int) -> bool:
    """Whether what stands there is said of the measure and of nothing that comes between.

    Words that nobody knows between them may be what it is said of: then it is not for certain.
    """
    text, start = said.plain, said.that_ends_before(at)
    leading = _WHEREBY.sub("", text[start:at])
    if not said.is_own_measure:
        return _are_known(leading)
    terms = _terms(said)
    before = [term for term in terms if term.end() <= at]
    if before:
        last = max(before, key=lambda term: term.end())
        between = _AMID.sub("", text[last.end() : at])
        is_headed = any(_is_headed(text[start : term.start()]) for term in before)
        return not is_headed and _are_known(between)
    first = min((term.start() for term in terms if term.start() >= end), default=end)
    between = re.sub(r"\S+$", "", text[end:first])
    if _JOINT.search(between):
        return False
    return _are_known(between) and (_is_attribute(text[at:end]) or _are_known(leading))


def runs_on(said: Said, number: Quantity) -> bool:
    """Whether nothing else begins between the measure and the number: "…, och närvaron är 92 %"."""
    before = [term for term in _terms(said) if term.end() <= number.start]
    if not said.is_own_measure or not before:
        return True
    last = max(before, key=lambda term: term.end())
    head = _HEADED.search(said.plain[said.clause.start : last.start()])
    if head and _DEFINITE.search(head["head"]) and _is_headed(said.plain[: last.start()]):
        return False
    between = said.plain[last.end() : number.start]
    joints = list(_JOINT.finditer(between))
    return not joints or _are_known(between[joints[-1].end() :])


def _terms(said: Said) -> list[re.Match[str]]:
    """Where a measure of the clause is named."""
    return [
        match
        for of in said.measures
        for term in of.words.terms
        for match in re.finditer(re.escape(term) + r"\w*", said.plain)
    ]


def _is_headed(before: str) -> bool:
    """Whether the measure only says of what something else is."""
    match = _HEADED.search(before)
    return match is not None and not (_is_known(match["head"]) or _KNOWN_HEAD.match(match["head"]))


def _is_attribute(word: str) -> bool:
    return word.endswith(("ande", "ning", "gång")) or courses.is_led_to(word.strip())


def _are_known(text: str) -> bool:
    return all(map(_is_known, text.split()))


def _is_known(word: str) -> bool:
    word = word.strip(".,;:()'’–-%")
    return (
        not word or word in _KNOWN or not word.isalpha() or re.fullmatch(PUPIL, word) is not None
        or re.match(_MEASURE_WORD, word) is not None or _ADVERB.match(word) is not None
    )  # fmt: skip
