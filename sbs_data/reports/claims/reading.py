"""What one clause says: its measure, pupils and denials, and what it takes from other clauses."""

from __future__ import annotations

from collections.abc import Sequence

from sbs_data.model import Gender
from sbs_data.reports.claims import aims, bounds, courses, denials, pupils
from sbs_data.reports.claims.clauses import Clause, Link
from sbs_data.reports.claims.denials import Denied
from sbs_data.reports.claims.meant import Meant, meant
from sbs_data.reports.claims.said import Said, Sentence
from sbs_data.reports.claims.sentences import blanked, marked, words
from sbs_data.reports.claims.silences import silence

_NOBODY = words(r"\b(?:varken|ingen|inget|inga)\b")


def read(sentence: Sentence, clause: Clause, before: Said | None, after: Sequence[Clause]) -> Said:
    """What a clause says, with what it takes from the one before, or just after."""
    plain = denials.without_contrast(clause.text)
    numbers = tuple(n for n in sentence.numbers if clause.text[n.start : n.end][:1].strip())
    of = meant(sentence, clause, plain, before, after)
    is_target = bool(aims.nouns(plain)) or aims.shall(plain)
    denied_in = _denied_in(clause, plain, of, before) if numbers else plain
    if is_target:
        denied_in = aims.without_reaching(denied_in)
    bounding = [n for n in sentence.bounds if clause.start <= n.start < clause.end]
    hidden = [(n.start, n.end) for n in (*sentence.numbers, *bounding)]
    neither = courses.neither(plain)
    denied = denials.read(blanked(marked(denied_in, *hidden), *([neither] if neither else [])))
    return Said(
        clause=clause,
        plain=plain,
        numbers=numbers,
        courses=tuple(courses.find(blanked(plain, *hidden))),
        measures=of.measures,
        is_own_measure=of.is_own,
        named_in=of.named_in,
        gender=_gender(clause, plain, before),
        grades=pupils.grades(plain) or (before.grades if before and clause.leans else ()),
        denied_in=denied_in,
        denied=denied,
        is_of_few=bounds.are_of_few(plain, bounding),
        silence=silence(sentence, clause, plain, of.measures, before, after),
        is_aim=_leans_on_aim(clause, before) or (is_target and bool(numbers)),
        reached=_reached(sentence, plain, of, denied),
    )


def _reached(sentence: Sentence, plain: str, of: Meant, denied: Denied) -> bool | None:
    is_better_low = any(not each.measure.higher_is_better for each in of.measures)
    said = aims.reached(plain, is_better_low=is_better_low or denied.is_turned)
    return None if said is None or _NOBODY.search(sentence.text) else said


def _gender(clause: Clause, plain: str, before: Said | None) -> Gender | None:
    said = pupils.gender(plain)
    if said is None and before is not None and clause.is_explained:
        return before.gender  # "Pojkarnas resultat är lägre: 74 % är behöriga"
    if said is not None or before is None or clause.has_subject:
        return said
    if clause.link is Link.ASIDE:
        return pupils.nearest(before.plain[: clause.start])
    return before.gender if clause.link in (Link.AND, Link.BUT, Link.WHICH) else None


def _denied_in(clause: Clause, plain: str, of: Meant, before: Said | None) -> str:
    """The clause, with those that share their verb with it."""
    if of.ahead is not None and before is None:
        return _together(plain, of.ahead.text)
    if before is None or (clause.has_verb and not (clause.explains and not of.is_own)):
        return plain
    if clause.link not in (Link.AND, Link.BUT, Link.ASIDE, Link.WHICH):
        return plain
    return _together(
        denials.affirmed(before.denied_in) if clause.is_rather else before.denied_in, plain
    )


def _leans_on_aim(clause: Clause, before: Said | None) -> bool:
    # After "målet 80 procent överträffades" comes what it became.
    is_next = (
        before is not None and before.is_aim and before.reached is None and clause.link is Link.AND
    )
    return is_next and not clause.has_verb


def _together(one: str, other: str) -> str:
    """Two clauses of a sentence, each where it stands."""
    return "".join(a if a != " " else b for a, b in zip(one, other, strict=True))
