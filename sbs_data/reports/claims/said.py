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

_THAT = words(r"(?:^|(?<!fortsätter)(?<!fortsatte)(?<!fortsatt)\s)att\s")
_TO_DO = words(
    r"\s*(?:\w+ )?(?:nå|öka|minska|bli|få|arbeta|höja|sänka|förbättra|ge|ha|stärka|vända|"
    r"främja|förebygga|lyckas|komma)\b"
)
_NOBODY = words(r"\b(?:varken|ingen|inget|inga)\b")


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
    denied_in: str
    """The clause, with the one that it leans on, in which denials were looked for."""
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
            spoken = _meant_in(clause, before) if clause.link is Link.ASIDE else before.measures
        if not spoken and _leans_ahead(sentence, clause, plain, after):
            spoken = _ahead(sentence, grades, after)
            if after and after[0].link is Link.AND and before is None:
                denied_in = _together(plain, after[0].text)
    if (
        before is not None
        and clause.link in (Link.AND, Link.BUT, Link.ASIDE)
        and _is_elliptic(clause)
        and numbers
    ):
        stays = denials.affirmed(before.denied_in) if clause.is_rather else before.denied_in
        denied_in = _together(stays, plain)
    gender = pupils.gender(plain)
    if (
        gender is None
        and before is not None
        and clause.link in (Link.AND, Link.BUT, Link.ASIDE, Link.WHICH)
        and not clause.has_subject
    ):
        gender = before.gender
        if clause.link is Link.ASIDE:
            gender = pupils.nearest(before.plain[: clause.start])
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
        denied_in=denied_in,
        denied=denials.read(blanked(marked(denied_in, *hidden), *([neither] if neither else []))),
        is_of_few=bounds.are_of_few(plain, bounding),
        silence=_silence(sentence, clause, plain, spoken, before)
        or _place_of_both(sentence, clause, after),
        is_aim=_leans_on_aim(clause, before) or (is_target and bool(numbers)),
        reached=None if _NOBODY.search(sentence.text) else aims.reached(plain),
    )


def _leans_ahead(sentence: Sentence, clause: Clause, plain: str, after: Sequence[Clause]) -> bool:
    """Whether what is told of is named in a clause that comes: of a target, or without a verb."""
    is_target = bool(aims.nouns(plain))
    return is_target or not clause.has_verb or _shares_all(sentence, clause, after)


def _shares_all(sentence: Sentence, clause: Clause, after: Sequence[Clause]) -> bool:
    """ "VT23 var 71 respektive 77 procent behöriga": nothing but a number is its own."""
    ends = [n.end for n in sentence.numbers if clause.start <= n.start < clause.end]
    starts = [n.start for n in sentence.numbers if n.start >= clause.end]
    return bool(
        ends
        and starts
        and after
        and after[0].link is Link.AND
        and not sentence.text[ends[-1] : clause.end].strip()
        and starts[0] == after[0].start
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


def _meant_in(clause: Clause, before: Said) -> tuple[Spoken, ...]:
    """Of what stands in brackets: the measure that was named last before it."""
    if len(before.measures) < 2:
        return before.measures
    at = {of: of.last(before.plain, clause.start) for of in before.measures}
    last = max(before.measures, key=lambda of: at[of])
    return (last,) if at[last] >= 0 else ()


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
    if (
        measures.is_of_staff(plain)
        or pupils.are_staffs(plain)
        or (
            pupils.are_no_pupils(plain)
            and (not spoken or (not has_pupils and spoken[0].words.is_said_of_staff))
        )
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
    if before.silence is Silence.ELSEWHERE:
        return not pupils.OURS.search(clause.own)
    return not pupils.OWN_SUBJECT.search(clause.own)


def _place_of_both(sentence: Sentence, clause: Clause, after: Sequence[Clause]) -> Silence | None:
    """ "26 av 31 flickor och 24 av 30 pojkar på Granskolan": the school is said once, of both.

    Of "205, och 215 i riket" it is not: there only the place sets the second against the first.
    """
    if pupils.OURS.search(clause.own):
        return None
    leans = not clause.has_verb
    for other in after:
        if other.link is not Link.AND or (other.has_verb and not leans):
            return None
        ends = [n.end for n in sentence.numbers if other.start <= n.start < other.end]
        rest = sentence.text[ends[-1] if ends else other.start : other.end]
        written = sentence.written[other.end - len(rest) : other.end]
        is_there = pupils.are_elsewhere(rest) or pupils.names_a_school(written, sentence.own)
        if is_there and not _ONLY_A_PLACE.fullmatch(rest):
            return Silence.ELSEWHERE
        leans = not other.has_verb
    return None


_ONLY_A_PLACE = words(r"\W*(?:i|på|vid|hos|för|inom)\s+(?:\w+\s*){1,2}\W*")


def _has_other_result(plain: str) -> bool:
    return measures.is_mean_grade(plain) or measures.is_a_result(plain)


def _leans_on_aim(clause: Clause, before: Said | None) -> bool:
    return before is not None and before.is_aim and clause.link is Link.AND and _is_elliptic(clause)


def _is_elliptic(clause: Clause) -> bool:
    return not clause.has_verb


def _together(one: str, other: str) -> str:
    """Two clauses of a sentence, each where it stands."""
    return "".join(a if a != " " else b for a, b in zip(one, other, strict=True))
