"""What the text says of the pupils' results, in numbers and directions.

Read sentence by sentence and, where a sentence sets two things against each other, clause by
clause. A number is a claim only where a measure of results, or pupils and something they reach,
stand in the same sentence: dates, participants and shares of staff are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sbs_data.measures import catalogue
from sbs_data.measures.measure import InReports, Measure
from sbs_data.model import (
    Claim,
    ClaimRole,
    Comparator,
    Direction,
    Gender,
    Part,
    Passage,
    Place,
    SchoolYear,
    Term,
    Unit,
    find_periods,
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_SENTENCE_END = re.compile(r"[.!?…]\s+(?=[A-ZÅÄÖ”\"(\d–-])|\n+")
# No sentence ends after these.
_ABBREVIATION = _words(
    r"\b(?:bl\.\s?a|t\.\s?ex|d\.\s?v\.\s?s|p\.\s?g\.\s?a|m\.\s?m|ca|nr|åk|kl|s\.\s?k)\.$"
)
_CLAUSE = _words(
    r",?\s+(?:medan|men|däremot|samtidigt som|emedan|respektive)\s+|;\s+"
    r"|\s+och\s+(?=(?:för\s+)?(?:\d{1,3} av \d{1,3} )?(?:pojk|flick))"
)

_DIGIT = re.compile(r"\d")
_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_PERCENT = r"\s*(?:%|procent(?!enhet)(?:s|en|ig\w*)?\b)"
_POINTS = r"\s*(?:procentenhet(?:er|ers)?|%-enheter)"
_FROM_TO = _words(
    rf"\bfrån\s+(?:(?:cirka|ca|ungefär|omkring)\s+)?(?P<first>{_NUMBER})(?:{_PERCENT}|\s*poäng)?"
    rf"(?P<between>[^.;]{{0,60}}?)\s+till\s+(?:(?:cirka|ca|ungefär|omkring)\s+)?(?P<last>{_NUMBER})"
    rf"(?P<unit>{_PERCENT}|\s*poäng)?"
)
_SHARE = _words(rf"(?<![\d.,/])(?P<value>{_NUMBER}){_PERCENT}")
_CHANGE = _words(rf"(?<![\d.,/])(?P<value>{_NUMBER}){_POINTS}")
# A bare number beside the word: of meritvärde, where it is large enough to be one.
_BARE = _words(
    r"(?<![\d.,/–-])(?P<whole>\d{1,3})(?:[.,]\d+)?"
    r"(?!\d|[.,]\d|\s*(?:%|procent|elever|barn|lärare|kr|timmar|dagar|/|[-–]\d))"
)
_PUPILS = _words(
    r"(?<![\d.,/])(?P<value>\d{1,3}) av (?:de |våra |skolans )?(?P<whole>\d{1,3}) "
    r"(?:elever|flickor|pojkar)\b"
)
_BOTH_SEXES = _words(
    r"\d{1,3} av \d{1,3} (?:flickor|pojkar) och \d{1,3} av \d{1,3} (?:flickor|pojkar)"
)

_QUALIFIED_STAFF = _words(
    r"behörig\w* (?:\w+ )?(?:lärare|lärarna|personal|förskollärare|pedagog\w*|vikarie\w*)"
    r"|(?:lärar|undervisnings|hög?skole)behörig|behörighetsgivande|lärarlegitimation|legitimera"
)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A measure as reports speak of it. ``unless``: something else is meant where it is found."""

    measure: Measure
    words: InReports
    unless: re.Pattern[str] | None

    def is_bare(self, whole: str) -> bool:
        """Whether a number without a unit is one of it."""
        first, last = self.words.bare_from, self.measure.highest
        return first is not None and last is not None and first <= int(whole) <= last


_SPOKEN = tuple(
    _Spoken(m, m.in_reports, _words(m.in_reports.unless) if m.in_reports.unless else None)
    for m in catalogue.spoken_of()
    if m.in_reports is not None
)
_READ_FOR = tuple(word for of in _SPOKEN for word in of.words.read_for or of.words.terms)
_PUPIL_WORDS = _words(r"\belev|flick|pojk|\bbarn|\bnior|\båk \d|årskurs|avgångs")
_RESULT_WORDS = _words(
    r"\bnå(?:r|tt|dde|ddes|s)?\b|uppnå|\bmål\b|\bmålen\b|måluppfyll|godkän|betyg|kunskapskrav|"
    r"betygskriteri|behörig|klara|trygg|trivs|trivsel|läser|läsförm|resultat|närvaro|frånvaro|"
    r"nationella prov"
)
_STAFF_WORDS = _words(
    r"lärar|personal|pedagog|medarbetar|rektor|arbetslag|handledar|vårdnadshavar|svarsfrekvens|tjänst"
)
_TARGET_WORDS = _words(
    r"\bdelmål|\bmålvärde|\bmålnivå|\bmålet (?:på|om|är)|\bmål(?:et)? att\b|\bmålsättning"
    r"|\bska(?:ll)?\b|\bbör\b|\bförvänta"
)
_NOT = _words(r"\b(?:inte|ej|icke|inget|inga|ingen|saknar|saknade|utan)\b|\bo(?:behörig|godkän)")
# "saknade 18 av 60 elever behörighet": the one word that denies from before the number.
_LACKING = _words(r"\b(?:saknar|saknade)\b")
_REACHED = _words(
    r"\b(?:upp)?nåd(?:des|de)\b|\b(?:upp)?nå(?:tt|tts)\b|\buppfyll(?:des|t|ts|d)\b|\bklara(?:des|t|ts)\b"
)
_PARTLY = _words(r"\b(?:delvis|nästan|nära|till viss del)\b")

_DIRECTIONS: tuple[tuple[Direction, re.Pattern[str]], ...] = (
    (
        Direction.UP,
        _words(
            r"\b(?:öka(?:r|t|ts|de|des|nde)?|stig(?:a|er|it|ande)|steg|höj(?:a|as|t|ts|des|de|er)|"
            r"förbättra(?:ts|des|t|de|s)|tilltagande|uppåtgående)\b"
        ),
    ),
    (
        Direction.DOWN,
        _words(
            r"\b(?:sjunk(?:a|er|it|ande)|sjönk|minska(?:r|t|ts|de|des|nde)?|fall(?:er|it|ande)|föll|"
            r"försämra(?:ts|des|t|de|s)|sänk(?:t|ts|tes)|nedåtgående|avtagande)\b"
        ),
    ),
    (Direction.UNCHANGED, _words(r"\b(?:oförändra(?:d|t|de)|ligger kvar|låg kvar)\b")),
)
_DIRECTION_STEMS = (
    *("öka", "stig", "steg", "höj", "förbättra", "tilltag", "uppåt", "oförändr", "kvar"),
    *("sjunk", "sjönk", "minska", "fall", "föll", "försämra", "sänk", "nedåt", "avtag"),
)
# "den ökade frånvaron", "minskad frånvaro är viktigt": a description or a wish, not a course.
_DESCRIBING = _words(r"\b(?:den|det|de|en|ett|för|att|om|mot) (?:\w+ )?$")
_WISH = _words(r"\b(?:att|ska|skall|bör|behöver|vill|kommer att) (?:\w+ ){0,2}$")

_COMPARATORS: tuple[tuple[Comparator, re.Pattern[str]], ...] = (
    (Comparator.AT_LEAST, _words(r"\b(?:minst|lägst|åtminstone)\s*$")),
    (Comparator.AT_MOST, _words(r"\b(?:högst|max(?:imalt)?|som mest)\s*$")),
    (Comparator.MORE_THAN, _words(r"\b(?:över|mer än|fler än|drygt)\s*$")),
    (Comparator.LESS_THAN, _words(r"\b(?:under|mindre än|färre än|knappt)\s*$")),
    (Comparator.ABOUT, _words(r"\b(?:cirka|ca\.?|ungefär|omkring|runt|nära|nästan)\s*$")),
)

_GRADES = _words(
    r"\b(?:åk|årskurs(?:erna|er)?|år)\.?\s*(?P<first>[1-9])(?:\s*[-–]\s*(?P<last>[1-9]))?(?![\d/])"
)
_STAGES = (
    ("högstadie", (7, 8, 9)),
    ("mellanstadie", (4, 5, 6)),
    ("lågstadie", (1, 2, 3)),
    (" nian", (9,)),
    (" nior", (9,)),
)

_ROLES = {
    Part.PROBLEM: ClaimRole.PROBLEM,
    Part.CAUSE: ClaimRole.PROBLEM,
    Part.GOAL: ClaimRole.TARGET,
    Part.EXPECTED_EFFECT: ClaimRole.TARGET,
}
_SILENT_PARTS = frozenset({Part.INITIATIVE, Part.FOLLOW_UP, Part.OTHER})


@dataclass(frozen=True, slots=True)
class _Said:
    """What one clause says, or inherits from the clause before it in the sentence."""

    of: _Spoken | None
    gender: Gender | None
    grades: tuple[int, ...]


def find_claims(
    passages: Iterable[tuple[Part, Passage]], initiative_no: int | None = None
) -> list[Claim]:
    """The claims of some passages, in order. Linear in their length."""
    return [
        claim
        for part, passage in passages
        if part not in _SILENT_PARTS and _is_worth_reading(passage.text)
        for sentence in _sentences(passage.text)
        for claim in _of_sentence(sentence, part, passage, initiative_no)
    ]


def _is_worth_reading(text: str) -> bool:
    """Most paragraphs hold no claim, and are passed over here."""
    lowered = text.lower()
    if any(word in lowered for word in _READ_FOR):
        return True
    counts = "%" in lowered or "procent" in lowered or " elever" in lowered
    return counts and _DIGIT.search(text) is not None


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph; one that ends in an abbreviation goes on."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        sentence = text[start : end.end()].strip()
        if not _ABBREVIATION.search(sentence):
            yield sentence
            start = end.end()
    if text[start:].strip():
        yield text[start:].strip()


def _of_sentence(
    sentence: str, part: Part, passage: Passage, initiative_no: int | None
) -> Iterator[Claim]:
    if not _is_worth_reading(sentence):
        return
    # "26 av 31 flickor och 24 av 30 pojkar blev behöriga": what both did is said once, at the end.
    both = _spoken(sentence) if _BOTH_SEXES.search(sentence) else None
    before = _Said(both, None, ())
    for clause in _CLAUSE.split(sentence):
        gender = _gender(clause)
        said = _Said(
            _spoken(clause) or before.of,
            gender,
            _grades(clause) or before.grades,
        )
        for claim in _of_clause(clause, sentence, said, part):
            yield replace(claim, quote=sentence, place=passage.place, initiative_no=initiative_no)
        before = said


def _of_clause(clause: str, sentence: str, said: _Said, part: Part) -> Iterator[Claim]:
    numbers = list(_numbers(clause, said.of))
    if not numbers:
        course = _course(clause, said)
        if course is not None:
            yield _claim(clause, sentence, said, part, len(clause), direction=course)
        return
    if not _is_about_results(clause, sentence, said.of):
        return
    reached, direction = _REACHED.search(clause), _direction(clause)
    for n, number in enumerate(numbers):
        # "Delmålet 80 procent nåddes: 50 av 61 elever": what comes after is what was seen.
        is_seen = reached is not None and numbers[0].end <= reached.start() < number.start
        nearest = numbers[n + 1].start if n + 1 < len(numbers) else len(clause)
        yield _claim(
            clause,
            sentence,
            said,
            part,
            nearest,
            number=number,
            direction=direction,
            is_seen=is_seen,
        )


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: float
    unit: Unit
    from_value: float | None = None


def _numbers(clause: str, of: _Spoken | None) -> Iterator[_Number]:
    """The shares, changes, merit values and counts of pupils in a clause, each once."""
    if not _DIGIT.search(clause):
        return iter(())
    taken: list[tuple[int, int]] = []
    found: list[_Number] = []

    def free(match: re.Match[str]) -> bool:
        return all(match.end() <= a or match.start() >= b for a, b in taken)

    for match in _FROM_TO.finditer(clause):
        unit = _unit_of(match["unit"], match.group(), of)
        if unit is not None:
            taken.append(match.span())
            found.append(
                _Number(*match.span(), _number(match["last"]), unit, _number(match["first"]))
            )
    for match in _PUPILS.finditer(clause):
        if free(match):
            taken.append(match.span())
            found.append(_Number(*match.span(), _number(match["value"]), Unit.PUPILS))
    for pattern, unit in ((_CHANGE, Unit.PERCENTAGE_POINTS), (_SHARE, Unit.PERCENT)):
        for match in pattern.finditer(clause):
            value = _number(match["value"])
            if free(match) and value <= 100:
                taken.append(match.span())
                found.append(_Number(*match.span(), value, unit))
    if of is not None and of.words.bare_from is not None:
        for match in _BARE.finditer(clause):
            if of.is_bare(match["whole"]) and free(match):
                taken.append(match.span())
                found.append(_Number(*match.span(), _number(match.group()), Unit.POINTS))
    return iter(sorted(found, key=lambda n: n.start))


def _unit_of(written: str | None, words: str, of: _Spoken | None) -> Unit | None:
    is_in_points = of is not None and of.measure.unit == "points"
    if (written and "poäng" in written.lower()) or (not written and is_in_points):
        return Unit.POINTS
    if written or re.search(_PERCENT, words, re.IGNORECASE):
        return Unit.PERCENT
    return None


def _is_about_results(clause: str, sentence: str, of: _Spoken | None) -> bool:
    """A measure of results, or pupils and what they reach; never staff, hours or answers."""
    if of is not None:
        is_of_staff = _STAFF_WORDS.search(clause) and not _PUPIL_WORDS.search(sentence)
        return not (of.words.is_said_of_staff and is_of_staff)
    if _STAFF_WORDS.search(clause) and not _PUPIL_WORDS.search(clause):
        return False
    if _FROM_TO.search(clause) and _direction(clause) is not None:
        return True  # "ökade från 68 till 74 procent": a course, of whatever was spoken of before
    return bool(_PUPIL_WORDS.search(sentence) and _RESULT_WORDS.search(sentence))


def _claim(
    clause: str,
    sentence: str,
    said: _Said,
    part: Part,
    until: int,
    *,
    number: _Number | None = None,
    direction: Direction | None = None,
    is_seen: bool = False,
) -> Claim:
    role = ClaimRole.OUTCOME if is_seen else _role(clause, sentence, part)
    term, school_year = _period(clause, sentence, number.end if number else 0)
    return Claim(
        quote="",
        place=Place(),
        role=role,
        measure=said.of.measure.code if said.of else None,
        value=number.value if number else None,
        from_value=number.from_value if number else None,
        unit=number.unit if number else None,
        comparator=_comparator(clause, number),
        negated=_negated(clause, number, until, role),
        direction=direction,
        gender=said.gender,
        grades=said.grades,
        term=term,
        school_year=school_year,
        reached=_reached(clause, sentence) if role is ClaimRole.TARGET and number else None,
    )


def _spoken(clause: str) -> _Spoken | None:
    lowered = clause.lower()
    for of in _SPOKEN:
        if not any(word in lowered for word in of.words.terms):
            continue
        if of.words.is_said_of_staff and _QUALIFIED_STAFF.search(clause):
            continue
        if of.unless is None or not of.unless.search(clause):
            return of
    return None


def _gender(clause: str) -> Gender | None:
    girls, boys = "flick" in clause.lower(), "pojk" in clause.lower()
    if girls == boys:
        return None
    return Gender.GIRLS if girls else Gender.BOYS


def _grades(clause: str) -> tuple[int, ...]:
    found: set[int] = set()
    for match in _GRADES.finditer(clause):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        found.update(range(first, last + 1))
    if not found:
        lowered = f" {clause.lower()}"
        for stage, grades in _STAGES:
            if stage in lowered:
                found.update(grades)
    return tuple(sorted(found))


def _period(clause: str, sentence: str, after: int) -> tuple[str | None, str | None]:
    """The period said last in the clause, else in the sentence: "från … VT22 till … VT23"."""
    periods = find_periods(clause) or find_periods(sentence)
    if not periods:
        return None, None
    period = periods[-1][0]
    following = find_periods(clause[after:])
    if following:
        period = following[0][0]
    if isinstance(period, Term):
        return str(period), str(period.school_year)
    return None, str(period) if isinstance(period, SchoolYear) else None


def _comparator(clause: str, number: _Number | None) -> Comparator | None:
    if number is None:
        return None
    before = clause[: number.start]
    for comparator, pattern in _COMPARATORS:
        if pattern.search(before):
            return comparator
    if re.match(r"\s*eller (?:mer|fler)", clause[number.end :], re.IGNORECASE):
        return Comparator.AT_LEAST
    return None


def _negated(clause: str, number: _Number | None, until: int, role: ClaimRole) -> bool:
    """Whether the number counts those who do not reach: "30 % … når inte behörighet"."""
    if number is None:
        return False
    found = _NOT.search(clause, number.end, until) or _LACKING.search(clause, 0, number.end)
    if found is None:
        return False
    # "delmålet på 80 % uppnåddes inte" denies the reaching, not the number.
    return role is not ClaimRole.TARGET or not _REACHED.search(clause)


def _reached(clause: str, sentence: str) -> bool | None:
    words = clause if _REACHED.search(clause) else sentence
    reached = _REACHED.search(words)
    if reached is None or _PARTLY.search(words[max(reached.start() - 30, 0) : reached.end() + 20]):
        return None
    around = words[max(reached.start() - 25, 0) : reached.end() + 15]
    if re.search(r"\b(?:om|när|ska|kan)\b", around, re.IGNORECASE):
        return None
    return not _NOT.search(around)


def _role(clause: str, sentence: str, part: Part) -> ClaimRole:
    if _TARGET_WORDS.search(clause) and part not in (Part.PROBLEM, Part.CAUSE):
        return ClaimRole.TARGET
    if part in _ROLES:
        return _ROLES[part]
    if _TARGET_WORDS.search(sentence) and _REACHED.search(clause):
        return ClaimRole.TARGET
    return ClaimRole.OUTCOME


def _direction(clause: str) -> Direction | None:
    first: tuple[int, Direction] | None = None
    for direction, pattern in _DIRECTIONS:
        match = pattern.search(clause)
        if match and (first is None or match.start() < first[0]):
            first = match.start(), direction
    return first[1] if first else None


def _course(clause: str, said: _Said) -> Direction | None:
    """A direction said of a measure without a number, where it is a course and no wish."""
    lowered = clause.lower()
    if said.of is None or not any(stem in lowered for stem in _DIRECTION_STEMS):
        return None
    if _QUALIFIED_STAFF.search(clause):
        return None
    for direction, pattern in _DIRECTIONS:
        for match in pattern.finditer(clause):
            before = clause[: match.start()]
            if _WISH.search(before):
                continue
            ends = match.group().lower()
            if _DESCRIBING.search(before) and ends.endswith(("ade", "at")):
                continue
            if _near_measure(clause, match, said):
                return direction
    return None


def _near_measure(clause: str, match: re.Match[str], said: _Said) -> bool:
    """The direction's word stands close to the measure, or to the sex that stands for it."""
    around = clause[max(match.start() - 60, 0) : match.end() + 40]
    own = said.of.words.terms if said.of else ()
    if any(word in around.lower() for word in own):
        return True
    return said.gender is not None and _gender(around) is said.gender


def _number(written: str) -> float:
    return float(written.replace(",", "."))
