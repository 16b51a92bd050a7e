"""Whose result it is where not the school's own pupils': riket's, the staff's, some pupils'."""

from __future__ import annotations

import re
from collections.abc import Collection

from sbs_data.reports.claims.numerals import NUMBER, WORDS
from sbs_data.reports.claims.quantity import PUPIL
from sbs_data.reports.claims.sentences import words

_ELSEWHERE = words(
    r"\brike(?:t|ts)\b|\briks|\bnationellt\b(?! (?:prov|program|gymnasi|yrkes))|"
    r"\bnationell[at]? (?:nivå|genomsnitt|snitt|medel|resultat|siffr)|\b(?:hela )?landet|"
    r"\bsverige|\blän(?:et|ets|s)\b|\bregion|\bkommun(?!ik|al)|\bkommunal[at]? (?:snitt|"
    r"genomsnitt|nivå)|\bhuvudmannens\b|"
    r"\bhuvudmanna?nivå|\bandra (?:skolor|kommuner|enheter|skolan)|\bövriga\b|\bgrann(?:skol|"
    r"kommun)|\bliknande (?:skolor|kommun)|"
    r"\bjämförbara|\bjämförelse(?:skol|grupp)|\bskr\b|\bsalsa\b|\bskolor(?:na|nas)?\b"
)
_THERE = words(r"\W*(?:men |och )?där\s+(?:är|var|blev|har|hade|ligger|låg|når|nådde|fick)\b")
_NO_PUPILS = words(
    r"lärar|\bpersonal|pedagog|medarbetar|\brektor|arbetslag|handledar|\bmentor|assistent|"
    r"vikari|vårdnadshavar|"
    r"förälder|föräldr|\blektion|\bundervisningen\b|\bundervisningstid|\btjänst|\bkurs(?:en|"
    r"er)\b|\bvuxn"
)
_STAFF = r"(?:\w*lärar|\w*personal|\w*pedagog|medarbetar|\w*vikari|assistent|mentor|rektor)\w*"
# "lärarnas frånvaro", "frånvaron bland personalen": theirs, whatever pupils it is seen by.
_OF_STAFF = words(
    rf"\b{_STAFF}s\s+(?:\w+\s+)?\w*(?:frånvaro|trygg|triv|studiero)|\b\w*frånvaro\w*\s+"
    rf"(?:bland|hos|för|av|i)\s+(?:\w+ )?{_STAFF}|\b(?:lärar|personal|vikarie)frånvaro|"
    rf"\b(?:bland|hos)\s+(?:\w+ )?{_STAFF}|\b{_STAFF}\s+(?:har|hade)\s+(?:\w+ )?\w*frånvaro"
)
_SURVEYED = words(
    r"svarsfrekvens|\bbesvara|\bsvarat på|\bsvarade på|\bdeltog|\bdeltag|\bdeltar|\bmedverka"
)
_GROUP = words(
    r"nyanländ|nyinvandra|andraspråk(?:et|s)|med svenska som andraspråk|läser svenska som "
    r"andraspråk|utländsk|"
    r"utrikes|flerspråkig|modersmål|särskilt stöd|extra stöd|åtgärdsprogram|i behov av|"
    r"anpassad|npf\b|\bneuro|"
    r"\bklass(?:en|er|erna|ens)?\b(?! [1-9]\b)|\bklass [1-9]\s?[a-d]\b|\b[1-9]\s?[a-d]\b|\bgrupp|"
    r"\bexklusive\b|\bexkl\b|\bundanta|\bförutom\b|\butom\b|bortsett från|\brisker(?:ar|ade)|"
    r"vars föräldrar|"
    r"akademisk|eftergymnasial|studieovan|socioekonom|\bsva\b|placerade|\bprojekte|\binsatsen "
    r"fick|okänd bakgrund|"
    r"\b(?:parallell|grann|spets|resurs|försöks|pilot|mentors|idrotts|musik|profil|förberedelse|"
    r"introduktions)klass|(?<=\w)gruppen\b|\bskilj|"
    r"\bmellan (?:skolans |våra )?(?:flick|pojk|kön|tjej|kill)|"
    r"skillnad|\bgap(?:et)?\b|\bglapp|\bdifferens|\bklyft|\bspridning"
)
_RESULT_NOUN = (
    r"(?:\w*behörig|godkän|fullständig|ofullständig|minst|lägst|betyg|slutbetyg|hög|stor|"
    r"(?:\w+ )?\w*frånvaro|mer|över|underkän|[a-f]\b)"
)
# "78 procent av de obehöriga är pojkar": who they are, not how many reach.
_MADE_UP_OF = words(
    r"\b(?:är|var|utgörs av|består av)\s+(?:\w+ )?(?:flickor|pojkar|tjejer|killar)\W*$|"
    rf"\bav\s+(?:(?:de|dem|våra|skolans|alla|samtliga)\s+){{0,2}}(?:{NUMBER} )?(?:o|icke-?|ej )?"
    r"behöriga\b"
)
# Of whom was said elsewhere.
_OF_THEM = words(
    r"\b(?:av|bland) (?:dem|dessa|vilka|de här|de där)\b(?! som)(?! (?:elev|flick|pojk))"
)
_MODIFIED = words(
    rf"\b{PUPIL}\s+(?P<by>med|utan|i|på|från|vid|inom|hos|under|som|vars|där|"
    rf"födda)\s+(?P<rest>\S+(?:\s+\S+){{0,3}})"
)
_HARMLESS = {
    "med": words(rf"(?:en |ett )?{_RESULT_NOUN}"), "utan": words(_RESULT_NOUN),
    "i": words(r"(?:år\w*|åk|nian|åttan|sjuan|sexan|femman|fyran|trean|skolan|vår skola|hög|"
               r"mellan|låg|grundskol|alla|samtliga|"
               r"genomsnitt|snitt|dag|svenska|matematik|engelska|ämne|den egna enkäten|"
               r"undersökn|våras|juni|9:an|stort|[1-9])"),
    "på": words(r"(?:skolan|vår skola|hög|mellan|låg|nationella|de nationella|enkät|vår)"),
    "vid": words(r"(?:skolan|vår|läsårets|terminens|vårterminen|höstterminen)"),
    "hos": words(r"oss"),
    "under": words(r"(?:vår|höst|läsår|v[t]|ht|20)"),
    "som": words(
        r"(?:(?:inte|ej|icke|aldrig|nu|idag|också|faktiskt|redan|även) ){0,2}(?:är|var|blev|"
        r"blir|blivit|varit|bli|når|nådde|nått|nås|upp|uppnå\w*|"
        r"har|hade|haft|får|fick|fått|sakna\w*|klara\w*|känner|kände|trivs|trivdes|upplever|"
        r"slutar|slutade|"
        r"lämna\w*|gick ut|går ut|gått ut|uppfyll\w*|nästan)\b"),
}  # fmt: skip
# "flickorna på 226": no place, but what they reach.
_OF_A_NUMBER = ("på", "med", "vid", "under", "från", "i")
_NUMBERED = words(rf"(?:(?:minst|högst|över|under|drygt|knappt|cirka|ca|omkring|runt|endast|bara|"
                  rf"hela|nästan|genomsnittliga|ett|meritvärde|på)\s+)*{NUMBER}")  # fmt: skip
_HAS = words(
    r"(?:(?:inte|ej|nu) )?(?:har|hade|haft|får|fick|fått) (?!.*(?:behörig|betyg|godkän|"
    r"frånvaro|studiero|[a-f]\b|f\b|uppfyll|nått|klara|blivit|uppnå|fullst|slutat|gått|saknat))"
)
# "Svaga elever" and "de svaga eleverna" are some of them; "höja pojkarnas" has a verb before them.
_ADJECTIVE = words(
    rf"\b(?P<the>(?:de|dem|våra|skolans|alla|samtliga) )?(?P<how>[a-zåäö-]+(?:a|ande|ende)|äldre|"
    rf"yngre|[a-zåäö-]+(?:are|ast|aste))\s+(?P<who>{PUPIL})"
)
_DEFINITE = words(r"\w+(?:eleverna|orna|arna|erna)s?$")
_ADJECTIVES_WORDS = """
alla samtliga våra behöriga obehöriga icke-behöriga godkända dessa sina trygga otrygga bara hela
kunna ha nå ska bra ingå ungefärliga båda många några fullständiga saknade nådde inga nuvarande
avgående senaste tidigare ytterligare innevarande enstaka resterande
"""
_KNOWN_ADJECTIVES = frozenset((*_ADJECTIVES_WORDS.split(), *WORDS))
_SUBJECT = words(
    r"^\W*(?:(?:den|det|vår|vårt) )?(?P<who>[a-zåäö]+(?:en|et|an|on|na|ns|ets|nas))\s+(?:har|hade|"
    r"når|nådde|ligger|låg|fick|får|uppvisar|uppvisade|redovisar|hamnade|landade|är|var|"
    r"blev|gav)\b(?! (?:\w+ ){0,2}(?:lett|bidragit|medfört|resulterat|gett|gjort|visat|"
    r"inneburit)\b)"
)
_KNOWN_SUBJECT = words(
    rf"{PUPIL}|\w*(?:behörig|merit|frånvaro|skolan$|resultat|utfall|andel|antal|siffr|värde|nivå|"
    r"snitt|betyg|mål|trygg|studiero|årskull|kull|poäng|trend|måluppfyllelse|utveckling|läge|"
    r"nian|åttan|sjuan|sexan|femman|fyran|trean|tvåan|årskurs|stadiet|effekt|ambition|innan|"
    r"men$|han$|man$|kan$|även$|igen$|redan$|sedan$|sen$|ingen$|någon|inget|annan|skillnad|"
    r"nästan$|det$|detta$|den$|denna$|vilket$|läsåret|våren|hösten|terminen|tredjedel|majoritet|elevgrupp|kön)"
)
_SHARE_OF = words(
    r"(?:%|procent|hälften|delar?|tredje|fjärde|femte|tionde|av tio)\s+av\s+(?:(?:alla|"
    r"samtliga|de|våra|skolans|vår|dessa|årets|avgångs)\s+){0,3}(?P<who>[^\s,.;]+)"
)
_FIRST = words(
    r"^\W*(?:av|bland|hos|för(?! att))\s+(?:(?:alla|samtliga|de|våra|skolans|dessa|"
    r"årets)\s+){0,3}(?P<who>[^\s,.;]+)"
)
_OWN = words(
    rf"{PUPIL}|(?:dem|de|oss|eleverna|niorna|skolans|våra|vår|årskurs|åk|nian|årskullen)\b|"
    rf"\w*år|\d+\b|" + "|".join(WORDS)
)
_NAMED = re.compile(
    r"\b[A-ZÅÄÖ][\wåäöÅÄÖé-]+(?:skolan|skolans|skola|skolas)\b|"
    r"\b(?!(?:Av|I|På|För|Vår|Hela|Bland|Hos|Den|Denna|När|Om|Att|Som|Vid|Med|Från|Även|Men|"
    r"Och|Nu|Här|Varje|Enligt|Till|Inom|Både|Också|Efter|Trots)\b)"
    r"(?:[A-ZÅÄÖ][\wåäöé-]+\s+)+skola(?:n|ns|s)?\b"
)
_PLACE = re.compile(
    r"\b(?:i|på|vid|hos|från|I|På|Vid|Hos|Från) ((?!Skolverk|Skolinsp|Siris|Kolada|Salsa|Vår|"
    r"Höst|Läsår|Sve|Eng|Mat|Åk|Års|Vt|Ht)[A-ZÅÄÖ][a-zåäö]{2,})"
)
_NO_NAME = re.compile(
    r"(?:Grund|För|Gymnasie|Hög|Sär|Låg|Mellan|Högstadie|Mellanstadie|Lågstadie|Folk|Fritids)skola",
    re.IGNORECASE,
)
_US = r"skolan|skolans|skolas|vår|våra|vårt|vi|oss|här|egna"
OURS = words(rf"\b(?:{_US})\b")
OWN_SUBJECT = words(rf"\b(?:{PUPIL}|{_US})\b")


def are_elsewhere(clause: str) -> bool:
    """Riket, the kommun, other schools; or "där", wherever that was."""
    return _ELSEWHERE.search(clause) is not None or _THERE.match(clause) is not None


def names_a_school(clause: str, own: Collection[str]) -> bool:
    """A school or a place by its name (in the letters of the report), unless it is known to be the
    one.
    """
    for match in (*_NAMED.finditer(clause), *_PLACE.finditer(clause)):
        name = match[match.lastindex or 0]
        if not _NO_NAME.match(name) and not any(name.startswith(school) for school in own):
            return True
    return False


def are_no_pupils(clause: str) -> bool:
    """Staff, parents, lessons."""
    return _NO_PUPILS.search(clause) is not None


def are_staffs(clause: str) -> bool:
    """What is told is of the staff themselves."""
    return _OF_STAFF.search(clause) is not None


def are_a_group(clause: str) -> bool:
    """Only some of the pupils, whom a claim has no field for, those asked, or a difference."""
    if _GROUP.search(clause) or _SURVEYED.search(clause):
        return True
    if _OF_THEM.search(clause) or _MADE_UP_OF.search(clause):
        return True
    for match in _MODIFIED.finditer(clause):
        if match["by"] in _OF_A_NUMBER and _NUMBERED.match(match["rest"]):
            continue
        harmless = _HARMLESS.get(match["by"])
        if harmless is None or not harmless.match(match["rest"]):
            return True
        if match["by"] == "som" and _HAS.match(clause[match.start("rest") :]):
            return True
    if any(map(_narrows, _ADJECTIVE.finditer(clause))) or _is_unknown_subject(clause):
        return True
    shares = (*_SHARE_OF.finditer(clause), *_FIRST.finditer(clause))
    return any(not _OWN.match(match["who"]) for match in shares)


def _narrows(match: re.Match[str]) -> bool:
    """Whether a word before the pupils says which of them; an infinitive before them doesn't."""
    how = match["how"]
    if how in _KNOWN_ADJECTIVES or how.endswith("behöriga") or re.fullmatch(PUPIL, how) is not None:
        return False
    is_definite = _DEFINITE.match(match["who"]) is not None
    return bool(match["the"]) if is_definite and how.endswith("a") else True


def _is_unknown_subject(clause: str) -> bool:
    """ "Parallellklassen har 92 procent": somebody or something that nobody here knows."""
    match = _SUBJECT.match(clause)
    return match is not None and not _KNOWN_SUBJECT.match(match["who"])
