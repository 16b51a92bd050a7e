"""What is said as a fact, and what is hoped, foreseen, supposed, asked or hearsay."""

from __future__ import annotations

from sbs_data.reports.claims.sentences import words

# One word boundary for all: the first sign of each then tells at once which can't be.
_SUPPOSED = words(
    r"\b(?:skulle\b|borde\b|kanske\b|möjligen\b|troligen\b|troligtvis\b|sannolikt\b|förmodligen\b|"
    r"eventuell|prognos|förvänta|väntas\b|beräknas\b|bedöm|uppskatt|tror\b|hoppas|önska|förhopp|"
    r"(?<!det )vill\b|vilja\b|sträva|vision|avser\b|avsikt|planer|kommer(?: \w+)? att\b|riskera|"
    r"på väg att\b|antas\b|förutse|salsa\b|modell|ser ut att\b|verkar\b|tycks\b|lär\b|annars\b|"
    r"i så fall\b|uppges\b|påstås\b|sägs\b|ska (?:\w+ ){0,3}ha\b|behöver\b|måste\b|bör\b|skattas\b|"
    r"siktar\b|preliminär|kan (?:\w+ ){0,3}(?:bli|nå|öka|komma|få|klara)\b|mål(?:et|bild)?ligg|"
    r"förutsatt\b|risk(?:en)? (?:för|att)\b|oklart\b|osäker)"
)
_CONDITION = words(
    r"^\W*(?:om|ifall|såvida|hade) (?!\d|trygg)|(?<!även)(?<!som)(?:,| och| men) (?:om|ifall|"
    r"såvida) |"
    r"\b(?:vet|veta|undra\w*|frågan?|oklart|osäkert|avgöra|oavsett) (?:inte |är |ej )*om\b|"
    r"(?<!även )(?<!som )\b(?:om|ifall) (?:vi|alla|det|de|man|eleverna|eleven|skolan|"
    r"ytterligare|fler|andelen|hälften|varje|två|en elev|bara)\b"
)
_AGAINST_FACT = words(r"\b(?:hade|skulle|vore)\b")
_WITHOUT_IT = words(r"^\W*utan (?!.*\butan\b)(?:\S+ ){1,5}hade\b")
_ASKING = words(r"\?\s*$")
# What stands before "att" where what comes after it is told as so.
_TELLING = words(
    r"\b(?:visa\w*|ser|såg|sett|se|konstatera\w*|innebär|innebar|betyder|betydde|framgår|"
    r"framkom\w*|framgick|redovisa\w*|rapportera\w*|"
    r"noter\w*|acceptabelt|tillräckligt|tillfredsställande|godtagbart|rimligt|hållbart|glädjande|orolig|oroad|oroade|bekymrade|positivt|roligt|bra|stolta|nöjda|bekymmersamt|oroande|allvarligt|"
    r"tydligt|klart|resultatet (?:är|blev)|"
    r"effekten (?:är|blev)|lett till|ledde till|medfört|bidragit till|gjort|svara\w*|uppger|"
    r"uppgav|uppgett|anger|angav|anser|tycker|tyckte|upplever|"
    r"upplevde|säger|sa|beror på|orsakas av|problemet (?:är|var)|trots|genom|efter|tack vare|"
    r"på grund av|bekräfta\w*|så)\b"
)
_DOUBTING = words(
    r"\b(?:inte|ej|aldrig|knappast|ingen|inga|inget|ingenting|varken|tvek\w*|motsäg\w*)\b"
)


def is_supposed(clause: str) -> bool:
    """Hoped, foreseen, judged beforehand, or only heard."""
    return _SUPPOSED.search(clause) is not None


def is_conditional(sentence: str) -> bool:
    """It depends: nothing in the sentence is a fact."""
    is_likely = any(word in sentence for word in ("om ", "ifall ", "såvida ", "hade "))
    return is_likely and (
        _CONDITION.search(sentence) is not None or _WITHOUT_IT.search(sentence) is not None
    )


def is_against_fact(sentence: str) -> bool:
    """ "Hade målet varit 90 procent": not even what is aimed at is so."""
    return _AGAINST_FACT.search(sentence) is not None


def is_question(sentence: str) -> bool:
    """Asked, not said."""
    return _ASKING.search(sentence) is not None


def is_told(matrix: str) -> bool:
    """Whether what comes after ``<matrix> att`` is told as so."""
    if _DOUBTING.search(matrix) or is_supposed(matrix):
        return False
    return _TELLING.search(matrix) is not None
