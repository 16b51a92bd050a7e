"""Why a clause claims nothing: riket is spoken of, another school, the staff, or some pupils."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sbs_data.reports.claims import measures, others
from sbs_data.reports.claims.clauses import Clause, Link
from sbs_data.reports.claims.measures import Spoken
from sbs_data.reports.claims.quantity import PUPIL
from sbs_data.reports.claims.said import Said, Sentence, Silence
from sbs_data.reports.claims.sentences import words

_WITHOUT_THAT = words(r"\s*,?\s*utan att\b(?! (?:vara|bli|ha|få|nå) )")
_ONLY_A_PLACE = words(r"\W*(?:i|på|vid|hos|för|inom)\s+(?:\w+\s*){1,2}\W*")


def silence(
    sentence: Sentence, clause: Clause, plain: str, spoken: Sequence[Spoken], before: Said | None,
    after: Sequence[Clause],
) -> Silence | None:  # fmt: skip
    """Why nothing is claimed of a clause; ``None`` where something may be."""
    written = sentence.written[clause.start : clause.end]
    opening = plain[clause.start : clause.end]
    plain = plain.strip()
    if others.are_elsewhere(plain) or others.names_a_school(written, sentence.own):
        return Silence.ELSEWHERE
    if others.are_a_group(plain):
        return Silence.OTHERS
    has_pupils = re.search(rf"\b{PUPIL}", plain) is not None
    if (
        measures.is_of_staff(plain)
        or others.are_staffs(plain)
        or (
            others.are_no_pupils(plain)
            and (
                not spoken
                or (not has_pupils and (spoken[0].words.is_said_of_staff or "enkät" in plain))
            )
        )
    ):
        return Silence.OTHERS
    if _WITHOUT_THAT.match(opening):
        return Silence.NO_FACT
    if before is not None and before.silence is not None and _is_carried_on(clause, before):
        return before.silence
    return _place_of_both(sentence, clause, after)


def _is_carried_on(clause: Clause, before: Said) -> bool:
    """Riket's, or the staff's, goes on until somebody else is spoken of."""
    if before.clause.link in (Link.COMPARED, Link.WHICH, Link.ASIDE) or clause.link in (Link.SIDE,):
        return False
    if before.silence is Silence.ELSEWHERE:
        return not others.OURS.search(clause.own)
    return not others.OWN_SUBJECT.search(clause.own)


def _place_of_both(sentence: Sentence, clause: Clause, after: Sequence[Clause]) -> Silence | None:
    """ "26 av 31 flickor och 24 av 30 pojkar på Granskolan": the school is said once, of both.

    Of "205, och 215 i riket" it is not: there only the place sets the second against the first.
    """
    if others.OURS.search(clause.own):
        return None
    leans = not clause.has_verb
    for other in after:
        if other.link is not Link.AND or (other.has_verb and not leans):
            return None
        ends = [n.end for n in sentence.numbers if other.start <= n.start < other.end]
        rest = sentence.text[ends[-1] if ends else other.start : other.end]
        written = sentence.written[other.end - len(rest) : other.end]
        is_there = others.are_elsewhere(rest) or others.names_a_school(written, sentence.own)
        if is_there and not _ONLY_A_PLACE.fullmatch(rest):
            return Silence.ELSEWHERE
        leans = not other.has_verb
    return None
