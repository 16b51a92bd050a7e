"""What a line among the goals is, where it is no goal: a key, a lead-in, a reference, a remark.

Only the words are looked at; where they may be read in two ways nothing is said here.
"""

from __future__ import annotations

import re

_WORDS = re.compile(r"\w+")
_COLOUR = re.compile(r"(?:ljus|mörk)?(?:grön\w*|gul\w*|röd\w*|rött|orange\w*)")
_STATUS = re.compile(
    r"uppnå\w*|nått|nådd\w*|nåtts|nås|uppfyll\w*|klar\w*|slutför\w*|avslutad\w*|genomför\w*"
    r"|delvis|påbörja\w*|startad\w*|startat|pågå\w*|väg|ja|nej|helt"
)
_FILLER = re.compile(
    r"(?:del)?mål(?:et|en|ens)?|är|arbetet?|insats(?:en)?|betyder|innebär|att|som|det|den?|har|vi|ni"
    r"|på|i|av|med|ett?|god|sin|helhet|inte|ej|ännu|icke|till|viss|del(?:ar)?|stora?|och|eller|men"
    r"|inom|under|färg(?:en|er)?|marker(?:ing|as|ade?|at)|text(?:en)?|status|bedömning"
    r"|måluppfyllelse"
)
# The template's explanation of the colours, copied along.
_LEGEND = re.compile(r"grön.*uppnå.*gul.*på god väg.*rö[dt].*påbörja", re.IGNORECASE | re.DOTALL)
_KEY_TITLE = re.compile(
    r"^(?:färg(?:förklaring(?:ar)?|kod(?:er|ning)?|nyckel|markering(?:ar)?|skala)"
    r"|teckenförklaring|förklaring av färger\w*)\b",
    re.IGNORECASE,
)

_KEY_SIGN = re.compile(r"[🟢🟡🟠🔴🟩🟨🟧🟥]\s*(?:[=:–-]|betyder|.*[🟢🟡🟠🔴🟩🟨🟧🟥])")

_SHORT = 90
_ANNEX = r"(?:bilag\w*|bifog\w*|åtgärdsplan\w*|ovan\w*|nedan\w*|sidan?|dokument\w*|rad(?:en)?)"
_REFERENCE = re.compile(
    rf"^[(\[]?(?:(?:för|mer|samtliga|alla|målen|mål)\s+)?(?:\w+\s+){{0,3}}?"
    r"(?:se(?!\s+till\b)|jfr|jämför|finns i|framgår av|återfinns i|redovisas i|hänvisas till)\b"
    rf".*\b{_ANNEX}\b"
    rf"|^[(\[]?(?:enligt|bilaga)\b.{{0,20}}\b(?:{_ANNEX}|\d+)\W*$|^bilaga\s*\w{{0,3}}\W*$",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"^\W*(?:obs|nb|anm(?:ärkning)?|kommentar(?:er)?|not(?:era)?|p\.?s)\b\s*[.:!–—-]"
    r"|^(?:\w+\s+)?(?:(?:dessa|ovanstående|nedanstående|följande)\s+(?:del)?mål|(?:del)?mål(?:en|et))\b"
    r"(?:\s+\w+){0,3}\s+(?:hämta|formulera|revidera|justera|ändra|uppdatera|omformulera|angiv|angett"
    r"|angav|angavs|sattes?|satts?|skrevs|skrivits|togs|tagits)(?:des?|ts?|s)?\b"
    r"|^(?:inga|ej|saknas|inte)(?:\s+(?:nya|särskilda|del)?(?:mål|aktuellt|relevant|tillämpligt"
    r"|angivna|angavs|angivet|satta|formulerade|finns|särskilda))*\W*$"
    r"|^(?:ingen ändring|oförändrat)\b\W*$",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"^\W*(?:kommentar(?:er)?|analys|motivering|reflektion(?:er)?|beskrivning|nuläge|resultat"
    r"|förklaring|bedömning|uppföljning)\b\s*[:–—-]"
    r"|^(?:vi|här|detta|det här|därför|däremot|dock|tyvärr|nu)\s",
    re.IGNORECASE,
)
# What a template or its maker tells the writer to do, left where the answer goes.
_WRITE = (
    r"(?:skriv\w*|ange\w*|fyll\w*|beskriv\w*|redovisa\w*|upprepa\w*|markera\w*|klistra\w*|lista\w*)"
)
_INSTRUCTION = re.compile(
    rf"^\W*här (?:ska(?:ll)? |kan )?(?:ni |du |man )?{_WRITE}\b"
    rf"|^\W*(?:ni|du) (?:ska(?:ll)?|kan|bör) (?:här )?{_WRITE}\b"
    r"|^\W*(?:upprepa|markera|skriv|ange|fyll i|klistra in|lista|färgmarkera)\b.{0,60}\b"
    r"(?:mål(?:en|et)?|dem|här|rad(?:en)?|rut(?:an|orna)|åtgärdsplanen|färg(?:en|er)?)\b"
    r"|\b(?:ta bort|radera|stryk) (?:denna|den här|instruktions|hjälp)\w*",
    re.IGNORECASE,
)
# What those who write a report together tell each other in it.
_TASK = (
    r"(?:fyll (?:på|i|ut)|(?:dubbel)?kolla|komplettera|lägg (?:till|in)|skriv (?:mer|om)|stäm av)"
)
_NOTE = re.compile(
    rf"^\W*(?:[a-zåäöé]+(?: [a-zåäöé]+)?[,:!]|@\w+)\s+(?:kan du |vill du |du )?{_TASK}\b"
    rf"|^\W*(?:todo|att göra|utkast|xxx+|fixme)\b|^\W*\?\?"
    r"|^\W*(?:fyll (?:på|i)|kolla|dubbelkolla|stäm av|lägg in)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"^[(\[][^()\[\]]*[)\]]\W*$")
_PURPOSE = re.compile(r"\b(?:ska|skall|bör|kommer att)\b", re.IGNORECASE)

_MODIFIER = (
    r"(?:kort(?:a|siktiga)?|lång(?:a|siktiga)?|medellång\w*|övergripande|specifika|våra|uppsatta"
    r"|prioriterade|nya|reviderade|ursprungliga|kvantitativa|kvalitativa|mätbara|gemensamma)"
)
_SUBHEADING = re.compile(
    rf"^(?:(?:{_MODIFIER}(?:\s+och\s+{_MODIFIER})?)[\s-]+)?"
    r"(?:(?:del|effekt|process|resultat|huvud|insats|utvecklings|skol|elev)-?\s?)?"
    r"mål(?:en|sättning(?:ar(?:na)?)?|områden?)?"
    r"(?:\s*\([^()]*\))?"
    r"(?:\s+(?:för|på|i|inom|från|enligt|under|avseende|gällande|kring|vt|ht|läsåret)\b.{0,50})?$"
    r"|^\w{2,}mål(?:en)?$|^(?:på\s+)?\w*nivån?$|^på (?:kort|lång|längre|kortare) sikt$"
    r"|^(?:läsåret?|vt|ht|vår(?:en|terminen)|höst(?:en|terminen))\s*[\d/ –-]+$"
    r"|^(?:åk|årskurs|år|klass)\s*[\dF–\-, och]+$"
    r"|^(?:förskolan?|förskoleklass(?:en)?|fritids(?:hem(?:met)?)?|grundskolan?|\w+stadiet"
    r"|anpassad grundskola|elevhälsan?|huvudmannen|rektor(?:erna|er)?)$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:ska|skall|är|har|kan|får|når|ökar?|minskar?|bör|blir|vet|använder|känner|upplever"
    r"|arbetar|finns|ges|utvecklas?|förbättras?|stärks?|höjs?|minst|högst)\b|\d\s*(?:%|procent)",
    re.IGNORECASE,
)
_HEADING_WORDS = 6


def is_status_only(words: str) -> bool:
    """Nothing but a status: "Uppnått", "Ja", "Mål som är uppnådda", "Grönt = uppnått"."""
    if len(words) > 2 * _SHORT:
        return False
    says = False
    for found in _WORDS.finditer(words.casefold()):
        word = found.group()
        if _COLOUR.fullmatch(word) or _STATUS.fullmatch(word):
            says = True
        elif not _FILLER.fullmatch(word):
            return False
    return says


def is_filler(words: str) -> bool:
    """Small words alone: "är", "och", "har vi"."""
    return all(_FILLER.fullmatch(w) for w in _WORDS.findall(words.casefold()))


def is_key(words: str) -> bool:
    """An explanation of the colours, one of them or all."""
    if len(words) > 4 * _SHORT:
        return False
    if _LEGEND.search(words) or _KEY_TITLE.match(words):
        return True
    if not is_status_only(words):
        return False
    if _KEY_SIGN.search(words):
        return True
    found = _WORDS.findall(words.casefold())
    return any(map(_COLOUR.fullmatch, found)) and any(map(_STATUS.fullmatch, found))


def is_reference(words: str) -> bool:
    """ "Se bilaga 1", "Målen finns i åtgärdsplanen"."""
    return len(words) <= _SHORT and not _PURPOSE.search(words) and bool(_REFERENCE.match(words))


def is_remark(words: str) -> bool:
    """Words about the goals: "(reviderade 2022)", "Obs! …", "Målen är hämtade ur …"."""
    if _IN_BRACKETS.match(words):
        return not _PURPOSE.search(words)
    return bool(_REMARK.match(words)) and not _PURPOSE.search(words)


def is_instruction(words: str) -> bool:
    """What to write, told to the writer: "Skriv ett mål per rad", "Ta bort denna text"."""
    return len(words) <= 2 * _SHORT and bool(_INSTRUCTION.search(words))


def is_note(words: str) -> bool:
    """What writers tell each other: "Lisa, fyll på med siffran", "Kolla detta!"."""
    return len(words) <= 2 * _SHORT and bool(_NOTE.match(words))


def is_comment(words: str) -> bool:
    """What somebody tells of a goal, whatever its colour: "Vi har …", "Kommentar: …", "(…)"."""
    return bool(_IN_BRACKETS.match(words) or _COMMENT.match(words))


def is_subheading(words: str) -> bool:
    """ "Kortsiktiga mål", "Skolnivå", "Åk 4–6", "Delmål läsåret 2022/23"."""
    words = words.rstrip(" :")
    return len(words) <= _SHORT and not _VERB.search(words) and bool(_SUBHEADING.match(words))


def may_be_subheading(words: str) -> bool:
    """A few words that state nothing: a heading, or a goal in telegraphic style."""
    return (
        words[-1:] not in ".;!?"
        and len(words.split()) <= _HEADING_WORDS
        and not _VERB.search(words)
    )
