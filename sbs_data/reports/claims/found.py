"""The claims of a sentence, put together clause by clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from sbs_data.model import (
    Claim,
    ClaimRole,
    Direction,
    Gender,
    Part,
    Place,
    SchoolYear,
    Term,
    Unit,
)
from sbs_data.reports.claims import aims, coordinated, courses, periods, pupils, results
from sbs_data.reports.claims.clauses import Link
from sbs_data.reports.claims.coordinated import Told
from sbs_data.reports.claims.near import is_near, runs_on
from sbs_data.reports.claims.quantity import Quantity
from sbs_data.reports.claims.said import Said, Sentence
from sbs_data.reports.claims.sentences import words
from sbs_data.reports.claims.times import Times, dated

_ROLES = {
    Part.PROBLEM: ClaimRole.PROBLEM,
    Part.CAUSE: ClaimRole.PROBLEM,
    Part.GOAL: ClaimRole.TARGET,
    Part.EXPECTED_EFFECT: ClaimRole.TARGET,
}
_AT_PRESENT = words(
    r"\b(?:var|blev|hade|låg|nådde|idag|i dag|nuläge\w*|i nuläget|för närvarande|i år)\b"
)
_TELLS_CHANGE = Unit.PERCENTAGE_POINTS
_IT = words(r"\b(?:det|detta|vilket|målet|delmålet|målvärdet|den)\b")


@dataclass
class Found:
    """What has been found so far in a sentence.

    Of one that ``is_conditional`` only the target that it names is told, and not its reaching.
    """

    sentence: Sentence
    part: Part
    is_conditional: bool = False
    _told: list[Told] = field(default_factory=list)
    _reached: bool | None = None
    _before: Said | None = None

    def __post_init__(self) -> None:
        self._times = Times(self.sentence)

    def claims(self) -> list[Claim]:
        """Those of the whole sentence, in order."""
        return coordinated.settled(self._told, self._times, self.sentence.text)

    def take(self, said: Said) -> None:
        """What a clause claims, or adds to what the one before it claims."""
        before = self._before
        if said.clause.link is not Link.ASIDE:
            self._before = said
        if said.silence is not None:
            return
        if self.is_conditional:
            said = replace(said, courses=(), reached=None)
        elif self.part is Part.GOAL and aims.is_now(said.plain):
            said = replace(said, reached=None)  # "75 procent klarar alla delprov" is what is wanted
        levels = [n for n in said.numbers if not (n.is_change or n.is_start or n.is_denied)]
        apart = [n for n in said.numbers if n.is_change and not n.is_denied]
        starts = [n for n in said.numbers if n.is_start and not n.is_denied]
        if levels:
            self._take_levels(said, levels, starts, before)
        elif said.numbers:
            self._take_change(said, apart, starts)
        elif not self._take_reached(said):
            self._take_course(said)

    # --- numbers

    def _take_levels(
        self, said: Said, levels: list[Quantity], starts: list[Quantity], before: Said | None
    ) -> None:
        for number in levels:
            claim = self._level(said, number, before)
            if claim is None:
                continue
            if (
                len(starts) == len(levels) == 1
                and claim.from_value is None
                and starts[0].unit is number.unit
            ):
                claim = replace(claim, from_value=starts[0].value)
            self._told.append(Told(claim, said, number))

    def _level(self, said: Said, number: Quantity, before: Said | None) -> Claim | None:
        role = self._role(said, number)
        is_fact = said.is_told(number.start) and not (
            # "jämfört med 74 procent": of when is not said
            (said.clause.link is Link.COMPARED or _runs_on_from_compared(said, before))
            and not self._times.after(said, number)
        )
        if role is None or (role is not ClaimRole.TARGET and not is_fact):
            return None
        if (
            not results.is_told_by(said, number)
            or said.denied.is_unsure
            or not runs_on(said, number)
        ):
            return None
        if said.denied.denies_course and number.from_value is not None:
            return None
        if said.denied.is_turned and number.unit is Unit.POINTS:
            return None  # who would not have a mean?
        if said.is_of_the_others:
            return None
        return self._claim(said, role, number, self._same_way(said, number, before))

    def _role(self, said: Said, number: Quantity) -> ClaimRole | None:
        """A target by its words, else what the part is for; ``None`` of what a goal says is so."""
        if self.is_conditional and not aims.nouns(said.plain):
            return None
        leans = said.is_aim and not (
            aims.nouns(said.plain) or aims.shall(said.plain) or aims.tells_outcome(said.plain)
        )
        is_named = aims.is_number(said.plain, number.start, number.end, inherits=leans)
        if is_named or aims.is_bound(said.plain, number.end):
            return ClaimRole.TARGET
        if self.is_conditional:
            return None
        role = _ROLES.get(self.part, ClaimRole.OUTCOME)
        return None if role is ClaimRole.TARGET and _AT_PRESENT.search(said.plain) else role

    def _same_way(self, said: Said, number: Quantity, before: Said | None) -> Direction | None:
        """ "ökade till 85 procent och pojkarnas till 78": the verb is said once, of both."""
        if before is None or said.clause.link is not Link.AND or said.clause.has_verb:
            return None
        way = next((course.direction for course in before.courses if not course.is_wanted), None)
        last = before.numbers[-1] if before.numbers else None
        if way is None or last is None or before.denied.denies_course:
            return None
        if number.from_value is not None and last.from_value is not None:
            went = Direction.UP if number.value > number.from_value else Direction.DOWN
            return way if way is went else None
        is_alike = all(
            self.sentence.text[: each.start].rstrip().endswith(" till") for each in (last, number)
        )
        return way if is_alike else None

    def _claim(
        self,
        said: Said,
        role: ClaimRole,
        number: Quantity | None,
        direction: Direction | None = None,
    ) -> Claim:
        term, school_year = periods.said(self._period(said, number))
        of = results.measure(said, number)
        if direction is None:
            direction = self._direction(said, role, number)
        is_size = number is not None and not number.is_size_unsure
        return Claim(
            quote="", place=Place(), role=role, measure=of.measure.code if of else None,
            value=number.value if number and is_size else None,
            from_value=number.from_value if number else None,
            unit=number.unit if number and is_size else None,
            of=number.of if number else None,
            change=bool(
                number and is_size and number.is_change and number.unit is not _TELLS_CHANGE
            ),
            comparator=number.comparator if number and is_size else None,
            negated=said.denied.is_turned, direction=direction, gender=self._gender(said, number),
            grades=said.grades, term=term, school_year=school_year,
            reached=self._is_reached(said) if role is ClaimRole.TARGET and number else None,
        )  # fmt: skip

    def _gender(self, said: Said, number: Quantity | None) -> Gender | None:
        if said.gender is not None or number is None:
            return said.gender
        return pupils.of_number(said.plain, number.start, number.end)

    def _direction(
        self, said: Said, role: ClaimRole, number: Quantity | None = None
    ) -> Direction | None:
        if said.denied.denies_course:
            return None
        for course in said.courses:
            if course.is_judged and results.is_better_low(said):
                continue
            if number is not None and (
                results.is_of_another(said, course, number)
                or courses.began_at(said.plain, course, number.start)
            ):
                continue
            if role is ClaimRole.TARGET and (
                (number is not None and course.start > number.end)
                or aims.is_itself_moved(said.plain, course.start, course.end)
            ):
                continue
            is_so = role is ClaimRole.TARGET or not courses.is_to_be(said.plain, course)
            if is_so and not courses.compares_groups(said.plain):
                return course.direction
        return None

    def _take_change(self, said: Said, apart: list[Quantity], starts: list[Quantity]) -> None:
        """How far, or from where: of the level just before, or a claim by itself."""
        if courses.compares_groups(said.plain) or aims.nouns(said.plain):
            return
        direction = self._direction(said, ClaimRole.OUTCOME) or courses.apart(said.plain)
        if said.denied.denies_course or said.denied.is_unsure or said.is_of_the_others:
            return
        if self._is_of_last(said):
            self._add(direction, starts[0] if len(starts) == 1 else None)
            return
        number = apart[0] if len(apart) == 1 else None
        if direction is None or not said.is_told(said.numbers[0].start):
            return
        role = _ROLES.get(self.part, ClaimRole.OUTCOME)
        if role is ClaimRole.TARGET and (number is None or number.is_size_unsure):
            return
        if said.of is not None and (number is not None or starts):
            at = said.courses[0] if said.courses else said.numbers[0]
            if is_near(said, at.start, at.end):
                self._told.append(Told(self._claim(said, role, number, direction), said, number))

    def _is_of_last(self, said: Said) -> bool:
        return bool(self._told) and not said.is_own_measure and self._told[-1].number is not None

    def _add(self, direction: Direction | None, start: Quantity | None = None) -> None:
        claim = self._told[-1].claim
        if direction is not None and claim.direction is None:
            claim = replace(claim, direction=direction)
        if start is not None and claim.from_value is None and start.unit is claim.unit:
            claim = replace(claim, from_value=start.value)
        self._told[-1] = self._told[-1].but(claim)

    # --- courses

    def _take_course(self, said: Said) -> None:
        if (
            self.part in (Part.GOAL, Part.EXPECTED_EFFECT)
            or said.denied.denies_course
            or said.denied.is_unsure
            or said.is_of_the_others
        ):
            return
        if (
            courses.compares_groups(said.plain)
            or aims.shall(said.plain)
            or (
                re.search(r"\d", said.plain[said.clause.start :]) and results.has_loose_number(said)
            )
        ):
            return
        course = next((c for c in said.courses if self._is_course(said, c)), None)
        if course is None:
            return
        if (
            said.clause.link in (Link.WHICH, Link.AND, Link.ASIDE)
            and self._is_of_last(said)
            and not said.clause.has_subject
        ):
            self._add(course.direction)
            return
        if not said.measures or not is_near(said, course.start, course.end):
            return
        if (
            not said.is_own_measure
            and said.gender is None
            and not _IT.search(said.clause.own)
            and said.clause.link not in (Link.AND, Link.BUT)
        ):
            return
        role = _ROLES.get(self.part, ClaimRole.OUTCOME)
        for of in results.of_course(said, course):
            for sex in pupils.not_only_but(said.clause.text) or (said.gender,):
                one = replace(said, measures=(of,), gender=sex)
                self._told.append(Told(self._claim(one, role, None, course.direction), one, None))

    def _is_course(self, said: Said, course: courses.Course) -> bool:
        if course.is_judged and results.is_better_low(said):
            return False
        if course.is_given:
            return True
        return not courses.is_to_be(said.plain, course) and said.is_told(course.start)

    # --- targets

    def _take_reached(self, said: Said) -> bool:
        """A clause that only says of the target just before whether it was reached."""
        targets = [n for n, told in enumerate(self._told) if told.claim.role is ClaimRole.TARGET]
        if said.reached is None or not (_IT.search(said.clause.own) or not said.clause.has_subject):
            return False
        if not targets:
            self._reached = said.reached  # "Målet nåddes inte: …", told of the one that comes
            return False
        told = self._told[targets[-1]]
        if told.claim.reached is None:
            claim = replace(told.claim, reached=said.reached)
            if claim.school_year is None:
                claim = dated(claim, self._period(said, None))
            self._told[targets[-1]] = told.but(claim)
        return True

    def _is_reached(self, said: Said) -> bool | None:
        before, self._reached = self._reached, None
        return before if said.reached is None else said.reached

    def _period(self, said: Said, number: Quantity | None) -> Term | SchoolYear | None:
        return self._times.of(said, number, self._told[-1].claim if self._told else None)


def _runs_on_from_compared(said: Said, before: Said | None) -> bool:
    """ "jämfört med 70 respektive 88 % året innan": of when is not said of the second either."""
    return (
        before is not None
        and before.clause.link is Link.COMPARED
        and said.clause.link is Link.AND
        and not said.clause.has_verb
    )
