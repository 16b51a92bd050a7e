"""Which measure a clause is of: named in it, or in the one that it leans on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sbs_data.reports.claims import aims, measures, pupils
from sbs_data.reports.claims.clauses import Clause, Link
from sbs_data.reports.claims.measures import Spoken
from sbs_data.reports.claims.said import Said, Sentence
from sbs_data.reports.claims.sentences import words

_PROGRAMME = words(
    r"\b(?:till|för)\s+(?:\S+\s+){0,3}?(?:\w*program|natur|teknik|estet|ekonomi|human|samhäll)"
)

_SAYS = words(
    r"\b(?:uppger|uppgav|svarar|svarade|anger|angav|tycker|tyckte|upplever|säger|anser)\b"
)


@dataclass(frozen=True, slots=True)
class Meant:
    """``named_in`` are the words that name it; ``ahead`` is the later clause that does."""

    measures: tuple[Spoken, ...] = ()
    is_own: bool = False
    named_in: str = ""
    ahead: Clause | None = None


def meant(
    sentence: Sentence, clause: Clause, plain: str, before: Said | None, after: Sequence[Clause]
) -> Meant:
    """The measures of a clause: its own, those of the clause before it, or of one just after."""
    grades = pupils.grades(plain) or (before.grades if before and clause.leans else ())
    own = measures.every(plain, sentence.text, grades)
    if own:
        return Meant(tuple(own), True, plain.strip())
    if measures.is_mean_grade(plain) or measures.is_a_result(plain):
        return Meant()
    if before is not None and (before.measures or clause.leans):
        taken = _of_the_one_before(sentence, clause, plain, before)
        if taken or before.measures:
            return Meant(taken, False, before.named_in)
    leans = not clause.has_verb or _is_asked_of_both(clause, after)
    if aims.nouns(plain) or leans or _shares_all(sentence, clause, after):
        return _ahead(sentence, grades, after)
    return Meant()


def _of_the_one_before(
    sentence: Sentence, clause: Clause, plain: str, before: Said
) -> tuple[Spoken, ...]:
    """The same, or its like of the programme or årskurs that this clause names."""
    said = pupils.grades(plain)
    if _PROGRAMME.search(plain) or (said and said != before.grades):
        named = f"{before.named_in} {clause.own}"
        return tuple(measures.every(named, sentence.text, said or before.grades))
    if clause.link is not Link.ASIDE or len(before.measures) < 2:
        return before.measures
    at = {of: of.last(before.plain, clause.start) for of in before.measures}
    last = max(before.measures, key=lambda of: at[of])
    return (last,) if at[last] >= 0 else ()


def _ahead(sentence: Sentence, grades: tuple[int, ...], after: Sequence[Clause]) -> Meant:
    """ "26 av 31 flickor och 24 av 30 pojkar blev behöriga": what both did is said at the end."""
    for clause in after:
        found = measures.every(clause.text, sentence.text, grades or pupils.grades(clause.text))
        if found or clause.link not in (Link.AND, Link.BUT, Link.WHICH):
            return Meant(tuple(found), False, clause.own, clause)
    return Meant()


def _is_asked_of_both(clause: Clause, after: Sequence[Clause]) -> bool:
    """ "… uppger 76 % av flickorna och 82 % av pojkarna att de är trygga": one answer of both."""
    is_next = bool(after) and after[0].link is Link.AND and _SAYS.search(after[0].own) is None
    return is_next and _SAYS.search(clause.own) is not None and " att " in after[0].own


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
