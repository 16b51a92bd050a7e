"""Which question of the template a label asks. On the words that matter: labels vary by year."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from sbs_data.model import Part

LONGEST_LABEL = 500


class Label(Enum):
    """The matrix's questions; ``STATUS`` is row 5, where the goals are repeated and coloured."""

    INITIATIVE = Part.INITIATIVE
    PROBLEM = Part.PROBLEM
    CAUSE = Part.CAUSE
    GOAL = Part.GOAL
    STATUS = "status"
    IMPROVEMENT = Part.IMPROVEMENT
    UNMET = Part.UNMET
    EXPECTED_EFFECT = Part.EXPECTED_EFFECT
    OBSERVED_EFFECT = Part.OBSERVED_EFFECT
    LESSON = Part.LESSON
    FOLLOW_UP = Part.FOLLOW_UP


_REACHED = r"(?:upp)?(?:nå(?:tts?|dda?|s|r)?|fyll(?:ts?|da?|s)?)"
_NOT = r"(?:inte|ej|icke|ännu inte)"
# In order: the first that fits decides. "mål" is in "måluppfyllelse" too, so effects come early.
_RULES: tuple[tuple[Label, str], ...] = (
    (
        Label.INITIATIVE,
        r"namn på (?:er |den )?(?:insats|utvecklingsinsats)|^(?:utvecklings)?insats(?:en)?$"
        r"|insatsens (?:\w+ (?:och )?)?(?:namn|titel|benämning|rubrik)|benämning på insats"
        r"|^(?:utvecklings)?insats(?:en)? (?:\(|nr|nummer|\d)|^nummer och namn"
        r"|^vilken insats|^vad heter insatsen|^(?:antal )?deltagare i insats|^antal deltagare",
    ),
    (
        Label.STATUS,
        r"upprepa målen|markera (?:dem|målen)|i vil(?:ken|ka) (?:ut)?sträckning.*\bmål",
    ),
    (
        Label.UNMET,
        rf"\b(?:del)?mål\w*\b.*\b{_NOT}\b.*{_REACHED}|\b{_NOT} {_REACHED} (?:del)?mål"
        rf"|\bouppnådda (?:del)?mål|mål\w* (?:som )?(?:återstår|kvarstår)|kvarstående (?:del)?mål"
        rf"|^varför .*(?:\bmål\w*\b.*{_NOT}|{_NOT}.*\bmål)|^vad har {_NOT} {_REACHED}",
    ),
    (
        Label.EXPECTED_EFFECT,
        r"effekt.*(angiv|angett|angav|åtgärdsplan|förvänta|planera|förutsåg|räkna|hoppa|tänk|trod"
        r"|önska|avs(?:åg|edd))|(?:förväntad|önskad|planerad|avsedd|tänkt|angiv|beräknad)\w* "
        r".*effekt"
        r"|^förvänta\w* resultat",
    ),
    (
        Label.OBSERVED_EFFECT,
        r"effekt|^(?:vilka )?resultat (?:för|hos) elev|^elev(?:ers|ernas) resultat"
        r"|^vilka resultat (?:ser|kan)",
    ),
    (Label.LESSON, r"lärdom|lärt (er|oss|sig)|^(?:vilka )?(?:våra )?erfarenhet"),
    (
        Label.FOLLOW_UP,
        r"delaktig|medverka\w* i (?:uppföljning|utvärdering)"
        r"|^(?:hur har )?(?:uppföljning|utvärdering)|följt\w* upp"
        r"|^(?:vilka|vem|vilken) .*(?:deltog|deltagit) i (?:uppfölj|utvärd)"
        r"|uppföljningen .*(?:deltog|deltagit|medverka|gått till)|^deltagare i uppfölj",
    ),
    (
        Label.STATUS,
        r"förbättring\w* och måluppfyllelse|måluppfyllelse och .*förbättring"
        r"|^(?:grad av )?måluppfyllelsen?$|förbättring.*i förhållande till mål"
        rf"|\bmål(?:en|et)? (?:har )?{_REACHED}\b|^(?:har|når|nådde|är) (?:ni )?.*\bmål(?:en|et)?\b"
        rf"|^vilka mål .*{_REACHED}|^uppnådda (?:del)?mål|^hur (?:har|gick) det .*\bmål"
        r"|^bedömning av mål|^målens? status|^resultat i förhållande till mål"
        r"|^uppföljning av mål|^måluppfyllelse\b",
    ),
    (Label.IMPROVEMENT, r"förbättring|^framsteg|blivit bättre"),
    (
        Label.CAUSE,
        r"\borsak|^varför .*problem|vad bero(?:r|dde).*problem|problem\w* .*beror|^bakomliggande",
    ),
    (
        Label.PROBLEM,
        r"problem|^(?:vilka )?utmaning|^utvecklingsbehov|^identifierade (?:behov|brister)",
    ),
    (
        Label.GOAL,
        r"^(?:vilka (?:är|var) )?(?:del)?mål(en|et)?\b|mål angiv|\bmål\b.*åtgärdsplan"
        r"|^(?:vilka |vilket |våra |uppsatta |era )+(?:uppsatta )?(?:del)?mål(?:en)?\b"
        r"|^målsättning|insatsens (?:del)?mål\b|^vad (?:ville|vill|skulle) ni (?:upp)?nå"
        r"|^vart ville ni (?:nå|komma)",
    ),
)
_COMPILED = tuple((label, re.compile(pattern)) for label, pattern in _RULES)
# "Vilka synliga förbättringar ser ni …" on a row of its own, where row 5 was split in two.
_ONLY_IMPROVEMENT = re.compile(r"^(vilka )?synliga förbättring")
# Two questions in one: which of them an answer is to, only a person can say.
_TWO = re.compile(
    r"^problem\w*(?:,| och| samt|/) ?orsak|^orsak\w*(?:,| och| samt|/) ?problem"
    r"|^mål\w*(?:,| och| samt|/) ?(?:resultat|effekt|problem)"
)
_LETTER = re.compile(r"^\(?([a-k])[).:]\s*")
_NUMBER = re.compile(r"^(?:fråga |punkt |rad )?\(?\d{1,2}\s*[).:–-]?\s+|^\(?\d{1,2}[).:]\s*")

# The template's questions: what is close to one of them is certainly a question.
TEMPLATE = (
    "namn på insats (ange nummer och namn enligt överenskommelse om insatser)",
    "antal deltagare i insatsen och deras funktioner",
    "problem angivna i åtgärdsplanen",
    "orsaker till problemen angivna i åtgärdsplanen",
    "mål angivna i åtgärdsplanen",
    "i vilken utsträckning har ni nått målen?",
    "(upprepa målen och markera dem i rätt färg: grönt - uppnått, gult – på god väg, rött – "
    "påbörjat)",
    "vilka synliga förbättringar ser ni i förhållande till målen?",
    "mål som inte uppnåtts och vad det beror på",
    "vilka effekter på elevers resultat och måluppfyllelse har ni angivit i åtgärdsplanen",
    "vilka effekter på elevers resultat och måluppfyllelse kan ni se?",
    "vilka lärdomar har ni gjort under förbättringsarbetet?",
    "vilka har varit delaktiga i uppföljningen och på vilket sätt?",
    "(till exempel genom workshops, enkäter med mera)",
)
# More words that tell a label, for those that are misspelt.
_ALSO = (
    "insatsens namn nummer delmål målsättning uppnådda måluppfyllelse förväntade effekt "
    "förbättringar lärdom erfarenheter delaktighet uppföljning utvärdering deltagare insatsen "
    "orsaken problemet målen utmaningar"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_KNOWN = frozenset(_LETTERS.findall(" ".join((*TEMPLATE, _ALSO))))
_SHORTEST_WORD = 5
_VOCABULARY = tuple(sorted(word for word in _KNOWN if len(word) >= _SHORTEST_WORD))
# A word of eight letters may have two of them wrong, a shorter one only one.
_LONG_WORD = 8
_MOST_WORDS = 40
# So like a question of the template (percent of letters in order) a line is that question.
_THE_TEMPLATES = 80
_FEW_WORDS = 4
_ASKS = re.compile(r"(?:vilka|vilken|vilket|vad|varför|hur|har|på vilket)\b", re.IGNORECASE)
_QUESTION_WORDS = 15

# "Välj utvecklingsområde: X", "Valt utvecklingsområde 2 – X", "UTVECKLINGSOMRÅDE X": the words, a
# number or letter of order, and what parts them from the area.
_AREA = re.compile(
    r"""^[\W_]*(?:\d+[.)]\s*)?
    (?:(?:välj|valt|vårt|ert|prioriterat|aktuellt|namn\ på)\s+(?:ett\s+)?)?
    utvecklingsområde(?:\s*\([^()\n]{1,80}\))?
    (?:\s+(?:nr\.?\s*|nummer\s+)?(?:\d{1,2}|[A-E](?=\s*[.):–—-]|\s*$))[.)]?)?
    (?:(?P<sure>\s*[:=]|[^\S\n]*\n|\t|\s*$)|\s+[–—-]+|[–—-]+\s|\s+(?=(?-i:[A-ZÅÄÖ”“"'])))
    \s*(?P<area>.*)$""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_AREA_DEFINITE = re.compile(
    r"^\W*(?:valda |prioriterade |insatser inom )?utvecklingsområdet?(?:\s+\d{1,2})?\s*:"
    r"\s*(?P<area>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
# Without a colon, more words than this or a full stop make a sentence of it.
_LONGEST_AREA_WORDS = 12
AREA_PROMPT = re.compile(
    r"^välj( (ett )?(objekt|utvecklingsområde|område|alternativ))?( här)?[.…:]*$", re.IGNORECASE
)

_PROMPTS = (
    "klicka här för att ange text.",
    "klicka eller tryck här för att ange text.",
    "klicka här för att skriva text.",
)
_SHORTEST_RESIDUE = 14
_LONGEST_RESIDUE = 60


def plain(words: str) -> str:
    """Lower case, single spaces, straight ends: for comparing labels."""
    return " ".join(words.casefold().replace("\u00a0", " ").split()).strip(" .:?*")


def label_of(words: str) -> Label | None:
    """The question a label cell asks, or ``None`` when it is none of the template's."""
    return _label_of(words) if 0 < len(words) <= LONGEST_LABEL else None


@lru_cache(maxsize=4096)  # the template's labels come again in every matrix
def _label_of(words: str) -> Label | None:
    key = mended(_NUMBER.sub("", _LETTER.sub("", plain(words))))
    if _TWO.search(key):
        return None
    if _ONLY_IMPROVEMENT.search(key):
        return Label.IMPROVEMENT
    for label, pattern in _COMPILED:
        if pattern.search(key):
            return label
    return None


def mended(key: str) -> str:
    """A label's words with one or two letters put right, where that makes them known ones."""
    if key.count(" ") >= _MOST_WORDS:
        return key
    return _LETTERS.sub(lambda found: _mended(found.group()), key)


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    if len(word) < _SHORTEST_WORD or word in _KNOWN:
        return word
    found = process.extractOne(
        word,
        _VOCABULARY,
        scorer=OSA.distance,
        score_cutoff=2 if len(word) >= _LONG_WORD else 1,
    )
    # Another ending or a compound is no misspelling: "målen", "förbättringsarbete".
    return word if found is None or word in found[0] or found[0] in word else found[0]


def is_certain(words: str) -> bool:
    """Whether a line that fits a question can be nothing but the question.

    It is the template's own or close to it, ends as a question, or is a word or two.
    """
    if not 0 < len(words) <= LONGEST_LABEL or label_of(words) is None:
        return False
    bare = words.strip()
    if bare[-1] in "?…" or (_ASKS.match(bare) and len(bare.split()) <= _QUESTION_WORDS):
        return True
    return (len(bare.split()) <= _FEW_WORDS and bare[-1] != ".") or is_of_template(bare)


@lru_cache(maxsize=1024)
def is_of_template(words: str) -> bool:
    """Whether a line is one of the template's questions, or a part or remark of one."""
    if len(words) > LONGEST_LABEL:
        return False
    key = _NUMBER.sub("", _LETTER.sub("", plain(words)))
    if re.match(r"^\((?:till exempel|t\.? ?ex|exempelvis|upprepa|ange)\b", key):
        return True
    return (
        process.extractOne(key, _PLAIN_TEMPLATE, scorer=fuzz.ratio, score_cutoff=_THE_TEMPLATES)
        is not None
    )


_NAMED = re.compile(
    r"^(?:utvecklings)?insats(?:en)?\s*(?:(?:nr\.?|nummer)\s*)?(?:\d{1,2}(?:\.\d{1,2})*|[A-E])?"
    r"\s*[:.–—-]\s*\w.{2,}$",
    re.IGNORECASE,
)
_LONGEST_NAME = 200


def names_initiative(words: str) -> bool:
    """Whether a line is an initiative's name: "Insats 2: Läsgrupper"."""
    return len(words) <= _LONGEST_NAME and _NAMED.match(words) is not None


def letter_of(words: str) -> str | None:
    """The letter of a lettered question: "c) Mål" → "c"."""
    found = _LETTER.match(plain(words))
    return found[1] if found else None


# Each question, and those that a cell of the template holds together.
_PLAIN_TEMPLATE = tuple(
    plain(" ".join(TEMPLATE[first:last]))
    for first, last in (
        *((n, n + 1) for n in range(len(TEMPLATE))),
        (0, 2),
        (5, 7),
        (5, 8),
        (12, 14),
    )
)


def area_of(words: str) -> str | None:
    """The area that a line names; "" where none is chosen, ``None`` for any other line.

    >>> area_of("Valt utvecklingsområde 2 – Styrning"), area_of("Välj utvecklingsområde:")
    ('Styrning', '')
    """
    found = _AREA.match(words) or _AREA_DEFINITE.match(words)
    if found is None:
        return None
    area = " ".join(found["area"].split())
    if found.re is _AREA and found["sure"] is None and _is_sentence(area):
        return None
    return "" if AREA_PROMPT.match(area) else area


def _is_sentence(words: str) -> bool:
    return words.endswith((".", "?", "!")) or len(words.split()) > _LONGEST_AREA_WORDS


def is_residue(words: str) -> bool:
    """What is left of a half-deleted placeholder ("k här för att ange text.")."""
    if len(words) > _LONGEST_RESIDUE:
        return False
    key = " ".join(words.casefold().split())
    return len(key) >= _SHORTEST_RESIDUE and any(p.endswith(key) for p in _PROMPTS)
