"""When a number is of: which of a sentence's periods is said of it."""

from __future__ import annotations

from dataclasses import replace

from sbs_data.model import Claim, SchoolYear, Term, parse_period
from sbs_data.reports.claims import periods
from sbs_data.reports.claims.clauses import Link
from sbs_data.reports.claims.periods import Dated
from sbs_data.reports.claims.quantity import Quantity
from sbs_data.reports.claims.said import Said, Sentence
from sbs_data.reports.claims.sentences import words

_JOINS = words(r"\W*(?:,|och|samt|respektive|resp\.?)\W*(?:(?:under|i|på|vid|för|läsåret)\s+)*\W*")
_NOW = words(r"\b(?:nu|idag|i dag|i år|numera|senast|därefter|sedan)\b")


class Times:
    """The periods of a sentence, and what has been said of its numbers so far."""

    def __init__(self, sentence: Sentence) -> None:
        self._written = sentence.written
        self._numbers = sentence.numbers
        self._dated = periods.find(sentence.written)
        self._explained: Term | SchoolYear | None = None

    def lists(self) -> list[list[Dated]]:
        """Periods that are named in one breath: "VT22, VT23 och VT24"."""
        runs: list[list[Dated]] = []
        for one in self._dated:
            is_next = runs and _JOINS.fullmatch(self._written[runs[-1][-1].end : one.start].lower())
            if is_next:
                runs[-1].append(one)
            else:
                runs.append([one])
        return [run for run in runs if len(run) > 1]

    def after(self, said: Said, number: Quantity) -> list[Dated]:
        """Those of the clause that stand after a number."""
        return [each for each in self._in(said) if each.start >= number.end]

    def of(self, said: Said, number: Quantity | None, last: Claim | None) -> Period:
        """Of a number, or of the whole clause. ``last`` is what was claimed just before."""
        here = self._in(said)
        if number is not None:
            after = [each for each in here if each.start >= number.end]
            before = [each for each in here if each.end <= number.start]
            if after:
                return after[0].period
            if before:
                return before[-1].period
        elif here:
            return here[-1].period
        head = self._written[: said.clause.start].rstrip()
        is_explained = (
            said.clause.link is Link.ASIDE or head.endswith(" eller") or said.clause.explains
        )
        if last is not None and is_explained and not said.courses:
            return period_of(last)
        if head.endswith(":") and last is not None:
            self._explained = period_of(last)
        if self._explained:
            return self._explained
        leading = [d for d in self._dated if d.is_leading and d.end <= said.clause.start]
        return leading[-1].period if leading else None

    def before(self, said: Said, number: Quantity) -> Period:
        """Said before a number, and so of those that lean on it ("VT23 226 respektive 204")."""
        before = [each for each in self._in(said) if each.end <= number.start]
        return before[-1].period if before else None

    def is_of_now(self, said: Said) -> bool:
        """Whether words set the clause apart from the time before it."""
        return _NOW.search(said.clause.own) is not None

    def _in(self, said: Said) -> list[Dated]:
        """Those of the clause. What stands in brackets with a number of its own is of that."""
        clause = said.clause
        return [
            each
            for each in self._dated
            if clause.start <= each.start and each.end <= clause.end
            and (clause.text[each.start].strip() or not self._is_of_a_number_within(each))
        ]  # fmt: skip

    def _is_of_a_number_within(self, dated: Dated) -> bool:
        opened = self._written.rfind("(", 0, dated.start)
        closed = self._written.find(")", dated.end)
        return any(opened < number.start and number.end <= closed for number in self._numbers)


Period = Term | SchoolYear | None


def period_of(claim: Claim) -> Period:
    """That of a claim, if it has any."""
    said = claim.term or claim.school_year
    return parse_period(said) if said else None


def dated(claim: Claim, period: Period) -> Claim:
    """The claim with a period."""
    term, school_year = periods.said(period)
    return replace(claim, term=term, school_year=school_year)
