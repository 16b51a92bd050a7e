"""What the text says of the pupils' results, in numbers and directions.

A sentence is cut into clauses, and of each clause is asked: whose result, which measure, what is
denied, is it a fact or an aim. Where a clause can't be understood for certain, nothing is claimed:
a claim is shown beside its quote, and one that says the opposite would end all trust.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from sbs_data.model import Claim, Part, Passage
from sbs_data.reports.claims import (
    aims,
    bounds,
    courses,
    measures,
    moods,
    numerals,
    periods,
    pupils,
    quantities,
    sentences,
)
from sbs_data.reports.claims.clauses import Link, cut
from sbs_data.reports.claims.found import Found
from sbs_data.reports.claims.reading import read as read_clause
from sbs_data.reports.claims.said import Sentence

_LONGEST = 1500
"""Signs of a sentence that is read: what is longer is none, and would take long."""
_SILENT_PARTS = frozenset({Part.INITIATIVE, Part.OTHER})


def find_claims(
    passages: Iterable[tuple[Part, Passage]],
    initiative_no: int | None = None,
    schools: Collection[str] = (),
) -> list[Claim]:
    """The claims of some passages, in order. Linear in their length.

    ``schools``: whose passages they are. Of a school that is named and isn't one of them nothing
    is claimed.
    """
    return [
        replace(claim, quote=sentence, place=passage.place, initiative_no=initiative_no)
        for part, passage in passages
        if part not in _SILENT_PARTS and measures.is_worth_reading(sentences.small(passage.text))
        for sentence in sentences.of(passage.text)
        for claim in _of_sentence(sentence, part, schools)
    ]


def _of_sentence(written: str, part: Part, schools: Collection[str]) -> Iterable[Claim]:
    text = sentences.small(written)
    if not _may_be_told(written, text):
        return ()
    is_conditional = moods.is_conditional(text)
    if is_conditional and (moods.is_against_fact(text) or not aims.nouns(text)):
        return ()
    grades, dates = pupils.grade_spans(text), periods.spans(written)
    numbers, plain = quantities.find(
        sentences.blanked(text, *grades, *dates), mean_from=measures.mean_from(text)
    )
    telling, bounding = bounds.parted(numbers, plain)
    sentence = Sentence(written, text, tuple(telling), tuple(bounding), schools)
    unnumbered = sentences.blanked(text, *((n.start, n.end) for n in numbers))
    marks = [(n.start, n.end, True) for n in sentence.numbers]
    marks += [(c.start, c.end, False) for c in courses.find(unnumbered) if not c.is_wanted]
    if not marks and not numbers:
        return ()  # neither a number nor a direction
    closed = [*grades, *dates, *((n.start, n.end) for n in numbers)]
    clauses = cut(text, sorted(marks), closed)
    found = Found(sentence, part, is_conditional)
    before = None
    for no, clause in enumerate(clauses):
        said = read_clause(sentence, clause, before, clauses[no + 1 :])
        found.take(said)
        if clause.link is not Link.ASIDE:  # nothing hangs on what stands in brackets
            before = said
    return found.claims()


def _may_be_told(written: str, text: str) -> bool:
    """Most sentences hold no claim, and none of the grammar is asked about them."""
    return (
        len(written) <= _LONGEST
        and measures.may_be_told(text)
        and (numerals.are_in(text) or courses.may_be_told(text))
        and not moods.is_question(text)
    )
