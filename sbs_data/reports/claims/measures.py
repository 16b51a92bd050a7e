"""Which measure of the catalogue a clause speaks of, and whether it speaks of results at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sbs_data.measures import catalogue
from sbs_data.measures.measure import InReports, Measure
from sbs_data.reports.claims.denials import is_lacking, lacks_a_grade
from sbs_data.reports.claims.quantity import PUPIL
from sbs_data.reports.claims.sentences import words

_QUALIFIED_STAFF = words(
    r"behörig\w* (?:\w+ )?(?:lärare|lärarna|personal|förskollärare|pedagog\w*|vikarie\w*)|"
    r"(?:lärar|undervisnings|hög?skole)behörig|behörighetsgivande|lärarlegitimation|legitimera|"
    r"behörig\w*(?: \w+)? i (?:sina|sitt|ämnet|alla sina|de ämnen)|behörig\w* att\b|"
    r"behörig\w* (?:till|för) (?:\w+ ){0,3}(?:högskol|modersmål|lärar|undervis|förskol|anställ|"
    r"tjänst)|skolgård|skolområd|inlogg"
)
_MEAN = words(r"betygsmedel|\bmedelbetyg|genomsnittlig\w* betygspoäng|\bbetygspoäng")
_RESULT = words(
    r"\b(?:når|nå|nådde|nått|uppnå\w*|klara\w*|fick|får|fått|har|hade|haft|med|godkän\w*|inte "
    r"når|nåddes)\b.*"
    r"(?:\bgodkän|\bbetyg|kunskapskrav|betygskriteri|kriterierna|\bmålen\b|delprov|nationella "
    r"prov|kravnivå|\b[a-e] (?:eller (?:högre|bättre) )?i\b|minst e\b|lägst e\b)|"
    r"\btrygga?\b|\botrygga?\b|\btriv(?:s|des|as)\b|\bstudiero\b|\bgodkänt? (?:i|betyg)\b"
)
_COMPLETE = words(r"\bf\b|betyg|godkän|\bnå|uppnå|\be\b|krav|kriteri|klara|uppfyll|mål")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A measure as reports speak of it. ``unless``: something else is meant where it is found."""

    measure: Measure
    words: InReports
    unless: re.Pattern[str] | None
    beside: re.Pattern[str] | None

    def first(self, clause: str, start: int) -> int:
        """Where it is first named from a place on; -1 where it isn't."""
        found = (clause.find(term, start) for term in self.words.terms)
        return min((at for at in found if at >= 0), default=-1)

    def last(self, clause: str, end: int) -> int:
        """Where it is last named before a place; -1 where it isn't."""
        return max(clause.rfind(term, 0, end) for term in self.words.terms)


def _compiled(pattern: str) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None


_SPOKEN = tuple(
    Spoken(m, m.in_reports, _compiled(m.in_reports.unless), _compiled(m.in_reports.beside))
    for m in catalogue.spoken_of()
    if m.in_reports is not None
)
_READ_FOR = tuple(dict.fromkeys(w for of in _SPOKEN for w in of.words.read_for or of.words.terms))
_TERMS = tuple(dict.fromkeys(term for of in _SPOKEN for term in of.words.terms))
_COUNTS = (
    "%", "procent", "elever", "flickor", "pojkar", " av tio", " av fem", " av fyra", " av tre",
    "tredjedel", "fjärdedel", "femtedel", "hälften", "varannan", "var tredje", "var fjärde",
    "var femte", "var tionde", "betygsmedel", "medelbetyg", "betygspoäng",
)  # fmt: skip


def _shortest(*words: str) -> tuple[str, ...]:
    """Without those that hold another: where the other isn't, they aren't."""
    return tuple(
        word
        for word in dict.fromkeys(words)
        if not any(other != word and other in word for other in words)
    )


_ANY_TERM = _shortest(*_TERMS)
_WORTH_READING = _shortest(*_READ_FOR, *_COUNTS)


def is_worth_reading(text: str) -> bool:
    """Most paragraphs hold no claim, and are passed over here. ``text`` is in small letters."""
    return any(word in text for word in _WORTH_READING)


def may_be_told(sentence: str) -> bool:
    """Whether any clause of a sentence can be of a result: else its numbers are of no use."""
    return (
        any(term in sentence for term in _ANY_TERM)
        or "resultat" in sentence
        or is_mean_grade(sentence)
        or is_a_result(sentence)
    )


def every(clause: str, sentence: str, grades: tuple[int, ...]) -> list[Spoken]:
    """The measures that a clause speaks of, in order: at each place the one that is meant."""
    at: dict[int, list[Spoken]] = {}
    for of in _SPOKEN:
        found = [clause.find(term) for term in of.words.terms if term in clause]
        if found and _is_meant(of, clause, sentence, grades):
            at.setdefault(min(found), []).append(of)
    meant: dict[str, Spoken] = {}
    for _, several in sorted(at.items()):
        first = several[0]
        if len(several) > 1 and several[1].words.rank == first.words.rank:
            return []  # two programmes, or two subjects: not for certain either
        meant.setdefault(first.measure.code, first)
    return list(meant.values())


def _is_meant(of: Spoken, clause: str, sentence: str, grades: tuple[int, ...]) -> bool:
    if of.words.is_said_of_staff and _QUALIFIED_STAFF.search(clause):
        return False
    if of.unless is not None and of.unless.search(clause):
        return False
    if of.beside is not None and not of.beside.search(
        sentence if of.words.is_beside_anywhere else clause
    ):
        return False
    if of.words.only_grade is not None and grades != (of.words.only_grade,):
        return False
    if "ämnen" in of.words.terms[0] and not _COMPLETE.search(clause):
        return False
    return not lacks_a_grade(clause) or is_lacking(clause) or "ämnen" not in of.words.terms[0]


def is_of_staff(text: str) -> bool:
    """Behörig as teachers are."""
    return _QUALIFIED_STAFF.search(text) is not None


def mean_from(sentence: str) -> float | None:
    """From where on a number without a unit is points of a mean that is spoken of."""
    bare = [
        of.words.bare_from
        for of in _SPOKEN
        if of.words.bare_from is not None and any(term in sentence for term in of.words.terms)
    ]
    return min(bare) if bare else 5 if is_mean_grade(sentence) else None


def is_mean_grade(clause: str) -> bool:
    """Betygsmedelvärde: points of a measure that the catalogue lacks."""
    return "betyg" in clause and _MEAN.search(clause) is not None


def is_a_result(clause: str) -> bool:
    """Pupils, and something that they reach, of no measure that is known."""
    return re.search(PUPIL, clause) is not None and _RESULT.search(clause) is not None
