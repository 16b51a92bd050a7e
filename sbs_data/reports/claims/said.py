"""What one clause says: its measure, pupils and denials, and what it takes from other clauses."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sbs_data.model import Gender
from sbs_data.reports.claims import aims, bounds, courses, denials, measures, moods, pupils
from sbs_data.reports.claims.clauses import Clause, Link
from sbs_data.reports.claims.courses import Course
from sbs_data.reports.claims.denials import Denied
from sbs_data.reports.claims.measures import Spoken
from sbs_data.reports.claims.quantities import PUPIL, Quantity
from sbs_data.reports.claims.sentences import blanked, marked, words

_THAT = words(r"(?:^|\s)att\s")
_TO_DO = words(
    r"\s*(?:\w+ )?(?:nå|öka|minska|bli|få|arbeta|höja|sänka|förbättra|ge|ha|stärka|vända|"
    r"främja|förebygga|lyckas|komma)\b"
)
_NOBODY = words(r"\b(?:varken|ingen|inget|inga)\b")
_JOINT = words(r",|\b(?:och|samt|men)\b")
_BETWEEN_WORDS = """
har hade är var blev blir också även dock däremot nu numera sedan åter stadigt tydligt något
kraftigt markant successivt gradvis under på i för hos bland till av vid vår våra vårt skolan
skolans skola sitt sina deras gymnasiet gymnasiets yrkesprogram yrkesprogrammen nationellt
nationella program ett perioden året läsåret terminen tyvärr glädjande nog fortsatt de den det
senaste två tre fyra år åren rad stort sett alltså därmed som med utan och eller både samt inte ej
icke når nådde nått betyg godkänt godkända samtliga alla ämnen fullständiga minst lägst andel
andelen antal antalet ligger låg kvar genomsnitt snitt genomsnittliga vt ht vårterminen
höstterminen våren hösten åk årskurs årskurserna behörighet behörig behöriga obehöriga nian sexan
lite mycket ytterligare igen totalt hög trend trenden en tydlig svag problematisk elevernas vi ser
kan se återigen då uppnått uppnår klarat klarar saknar saknade procent resultatet resultaten så
långt hela skolår betydligt positivt gått ner upp ned faktiskt genomsnittligt främst särskilt
matematik engelska svenska hittills redan successiv kunskapskraven betygskriterierna målen
uppfyllt procentenheter poäng där medan bara enda flera elever läsår nästan slutet början nivå
nivån samma än tidigare förra gymnasieskolan gymnasieskolans estetiska längre insatsen insatserna
arbetet visar konstatera konstateras dessutom igenom mellan går gick haft fått får estetiskt
"""
_BETWEEN = frozenset(_BETWEEN_WORDS.split())


_MEASURE_WORD = r"(?:behörig|obehörig|meritvärde|meritpoäng|gymnasiebehörig|frånvaro)"


class Silence(StrEnum):
    """Why a clause claims nothing."""

    ELSEWHERE = "elsewhere"
    OTHERS = "others"
    NO_FACT = "no_fact"


@dataclass(frozen=True, slots=True)
class Said:
    """``plain`` is the clause without contrasts; ``matrix`` what its "att" hangs on."""

    clause: Clause
    plain: str
    numbers: tuple[Quantity, ...]
    courses: tuple[Course, ...]
    measures: tuple[Spoken, ...]
    is_own_measure: bool
    gender: Gender | None
    grades: tuple[int, ...]
    denied: Denied
    is_of_few: bool
    """Those with little of what the measure counts are spoken of."""
    silence: Silence | None
    is_aim: bool
    """Numbers that no word says to be otherwise are targets."""
    reached: bool | None

    @property
    def of(self) -> Spoken | None:
        """The one measure; ``None`` where there is none, or more than one."""
        return self.measures[0] if len(self.measures) == 1 else None

    @property
    def is_of_the_others(self) -> bool:
        """Those are counted whom a measure of what goes badly ("hög frånvaro") leaves out.

        No claim can tell that: its number turned is a share of who would do well.
        """
        return any(not of.measure.higher_is_better for of in self.measures) and (
            self.denied.is_turned or self.is_of_few
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """As it is read: in small letters (``text``) and as written. ``own``: schools it may name.

    ``bounds`` are numbers that tell who is counted, and nothing of how many.
    """

    written: str
    text: str
    numbers: tuple[Quantity, ...]
    bounds: tuple[Quantity, ...]
    own: Collection[str]


def read(sentence: Sentence, clause: Clause, before: Said | None, after: Sequence[Clause]) -> Said:
    """What a clause says, with what it takes from the one before, or just after."""
    plain = denials.without_contrast(clause.text)
    numbers = tuple(n for n in sentence.numbers if clause.text[n.start : n.end].strip())
    leans = (
        clause.link in (Link.AND, Link.ASIDE, Link.BUT, Link.WHICH, Link.COMPARED)
        or clause.is_rather
    )
    grades = pupils.grades(plain) or (before.grades if before and leans else ())
    spoken = tuple(measures.every(plain, sentence.text, grades))
    denied_in = plain
    is_own = bool(spoken)
    if not spoken and not _has_other_result(plain):
        if before is not None and (before.measures or leans):
            spoken = before.measures
        elif before is None:
            spoken = _ahead(sentence, grades, after)
            if after and after[0].link is Link.AND:
                denied_in = _together(plain, after[0].text)
    if (
        before is not None
        and clause.link in (Link.AND, Link.BUT, Link.ASIDE)
        and _is_elliptic(clause)
        and numbers
    ):
        denied_in = _together(before.plain, plain)
    gender = pupils.gender(plain)
    if (
        gender is None
        and before is not None
        and clause.link in (Link.AND, Link.ASIDE, Link.WHICH)
        and not clause.has_subject
    ):
        gender = before.gender
    is_target = bool(aims.nouns(plain)) or aims.shall(plain)
    if is_target:
        denied_in = aims.without_reaching(denied_in)
    bounding = [n for n in sentence.bounds if clause.start <= n.start < clause.end]
    hidden = [(n.start, n.end) for n in (*sentence.numbers, *bounding)]
    neither = courses.neither(plain)
    return Said(
        clause=clause,
        plain=plain,
        numbers=numbers,
        courses=tuple(courses.find(blanked(plain, *hidden))),
        measures=spoken,
        is_own_measure=is_own,
        gender=gender,
        grades=grades,
        denied=denials.read(blanked(marked(denied_in, *hidden), *([neither] if neither else []))),
        is_of_few=bounds.are_of_few(plain, bounding),
        silence=_silence(sentence, clause, plain, spoken, before),
        is_aim=_leans_on_aim(clause, before) or (is_target and bool(numbers)),
        reached=None if _NOBODY.search(sentence.text) else aims.reached(plain),
    )


def _ahead(
    sentence: Sentence, grades: tuple[int, ...], after: Sequence[Clause]
) -> tuple[Spoken, ...]:
    """ "26 av 31 flickor och 24 av 30 pojkar blev behöriga": what both did is said at the end."""
    for clause in after:
        found = measures.every(clause.text, sentence.text, grades or pupils.grades(clause.text))
        if found or clause.link not in (Link.AND, Link.BUT):
            return tuple(found)
    return ()


def is_near(said: Said, at: int, end: int) -> bool:
    """Whether what stands there is said of the measure and of nothing that comes between.

    Words that nobody knows between them may be what it is said of: then it is not for certain.
    """
    text = said.plain
    if said.is_own_measure:
        terms = [
            m
            for of in said.measures
            for term in of.words.terms
            for m in re.finditer(re.escape(term) + r"\w*", text)
        ]
        before = [m.end() for m in terms if m.end() <= at]
        if before:
            between = text[max(before) : at]
        else:
            first = min((m.start() for m in terms if m.start() >= end), default=end)
            between = re.sub(r"\S+$", "", text[end:first])
            if _JOINT.search(between) or len(between.split()) > 4:
                return False
            is_known = all(map(_is_known, between.split()))
            return is_known and (
                _is_attribute(text[at:end])
                or all(map(_is_known, text[said.clause.start : at].split()))
            )
    else:
        between = text[said.clause.start : at]
    return all(_is_known(word) for word in between.split())


def _is_attribute(word: str) -> bool:
    return word.endswith(("ande", "ning", "gång"))


def _is_known(word: str) -> bool:
    word = word.strip(".,;:()'’–-%")
    return (
        not word or word in _BETWEEN or not word.isalpha() or re.fullmatch(PUPIL, word) is not None
        or re.match(_MEASURE_WORD, word) is not None
    )  # fmt: skip


def runs_on(said: Said, number: Quantity) -> bool:
    """Whether nothing else begins between the measure and the number: "…, och närvaron är 92 %"."""
    terms = [
        m.end()
        for of in said.measures
        for term in of.words.terms
        for m in re.finditer(re.escape(term) + r"\w*", said.plain)
    ]
    before = [end for end in terms if end <= number.start]
    if not said.is_own_measure or not before:
        return True
    between = said.plain[max(before) : number.start]
    joints = list(_JOINT.finditer(between))
    return not joints or all(map(_is_known, between[joints[-1].end() :].split()))


def matrix(plain: str, at: int) -> tuple[str, str] | None:
    """What stands before the last "att" ahead of a place, and what comes after that "att"."""
    found = [m for m in _THAT.finditer(plain) if m.end() <= at]
    return (plain[: found[-1].start()], plain[found[-1].end() :]) if found else None


def is_told(plain: str, at: int) -> bool:
    """Whether what stands there is told as a fact, whatever it hangs on."""
    if moods.is_supposed(plain):
        return False
    found = matrix(plain, at)
    if found is None:
        return True
    head, tail = found
    return not _TO_DO.match(tail) and moods.is_told(head)


def _silence(
    sentence: Sentence, clause: Clause, plain: str, spoken: Sequence[Spoken], before: Said | None,
) -> Silence | None:  # fmt: skip
    written = sentence.written[clause.start : clause.end]
    if pupils.are_elsewhere(plain) or pupils.names_a_school(written, sentence.own):
        return Silence.ELSEWHERE
    if pupils.are_a_group(plain.strip()):
        return Silence.OTHERS
    has_pupils = re.search(rf"\b{PUPIL}", plain) is not None
    if measures.is_of_staff(plain) or (
        pupils.are_no_pupils(plain)
        and (not spoken or (not has_pupils and spoken[0].words.is_said_of_staff))
    ):
        return Silence.OTHERS
    if re.match(r"\s*,?\s*utan att\b", plain[clause.start :]):
        return Silence.NO_FACT
    if before is not None and before.silence is not None and _is_carried_on(clause, before):
        return before.silence
    return None


def _is_carried_on(clause: Clause, before: Said) -> bool:
    """Riket's, or the staff's, goes on until somebody else is spoken of."""
    if before.clause.link in (Link.COMPARED, Link.WHICH, Link.ASIDE) or clause.link in (Link.SIDE,):
        return False
    return not pupils.OWN_SUBJECT.search(clause.own)


def _has_other_result(plain: str) -> bool:
    return measures.is_mean_grade(plain) or measures.is_a_result(plain)


def _leans_on_aim(clause: Clause, before: Said | None) -> bool:
    return before is not None and before.is_aim and clause.link is Link.AND and _is_elliptic(clause)


def _is_elliptic(clause: Clause) -> bool:
    return not clause.has_verb


def _together(one: str, other: str) -> str:
    """Two clauses of a sentence, each where it stands."""
    return "".join(a if a != " " else b for a, b in zip(one, other, strict=True))
