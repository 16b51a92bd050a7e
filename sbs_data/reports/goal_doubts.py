"""Where rows 4 and 5 may be read in two ways: what is asked, and what follows from the answer.

Until an answer is known nothing counts twice, and no line is called a goal that may be none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sbs_data.model import Asks, Basis, Goal, Question, Status
from sbs_data.reports.asking import Asking
from sbs_data.reports.goal_beside import beside_goals
from sbs_data.reports.goal_kinds import (
    is_comment,
    is_instruction,
    is_key,
    is_note,
    is_reference,
    is_remark,
    is_status_only,
    is_subheading,
    may_be_subheading,
)
from sbs_data.reports.goal_lines import Line, Named, RowFour
from sbs_data.reports.goal_matches import about
from sbs_data.reports.goal_numbers import number_of
from sbs_data.reports.goal_words import key, numbers_in, share_of_words, stems
from sbs_data.reports.grounds import Grounds
from sbs_data.reports.marks import Mark, Stretch, are_struck, stretches
from sbs_data.reports.narrative import is_bold

# A coloured paragraph longer than this is running text, not a goal.
_LONGEST_GOAL = 400
# The part of the letters that must be coloured for a line to be a goal on that ground alone.
_COLOURED_GOAL = 0.5
# So much of the shorter one's words two lines must share to be asked about as a pair.
_PERHAPS_SAME = 0.5
# With the same number before them, so much.
_SAME_BY_NUMBER = 0.5
_SENTENCES = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÅÄÖ])")


@dataclass(slots=True)
class Extra:
    """What row 5 adds: goals of its own by line, and lines that may be a goal of row 4's."""

    goals: dict[int, Goal] = field(default_factory=dict)
    perhaps: dict[int, Line] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Doubts:
    """Asks about the goals of one initiative, counted from 1."""

    asking: Asking
    initiative_no: int

    def split(self, named: RowFour, lines: list[Line]) -> bool:
        """Whether a goal was told to be two; then it is two in ``named``.

        Asked where row 5 marks its sentences each for itself.
        """
        told: dict[int, list[str]] = {}
        places: _Places | None = None
        for i, goal in enumerate(named.goals):
            sentences = _SENTENCES.split(goal.text)
            if len(sentences) < 2:
                continue
            places = places or _Places(lines)
            apart = places.apart(i, sentences)
            if not apart:
                continue
            answer = self._ask(Asks.TWO_GOALS, goal)
            if answer == "two":
                told[i] = sentences
            else:
                places.put_together(i, apart)
        if told:
            named.goals[:] = [
                Named(words, goal.paragraph, goal.number if n == 0 else "")
                for i, goal in enumerate(named.goals)
                for n, words in enumerate(told.get(i, [goal.text]))
            ]
        return bool(told)

    def rescue(self, named: RowFour, lines: list[Line]) -> None:
        """A remark or heading of row 4 that row 5 repeats in colour may be a goal after all."""
        if not named.aside:
            return
        free: dict[str, list[Line]] = {}
        for line in reversed(lines):
            if not line.goals:
                free.setdefault(key(line.words), []).append(line)
        kept = []
        for aside in named.aside:
            if self._is_rescued(aside, free.get(key(aside.text), [])):
                line = free[key(aside.text)].pop()
                named.goals.append(aside)
                line.goals.append((len(named.goals) - 1, line.start, line.end))
            else:
                kept.append(aside)
        named.aside[:] = kept

    def _is_rescued(self, aside: Named, lines: list[Line]) -> bool:
        if is_reference(aside.text) or is_status_only(aside.text) or aside.text[-1] == ":":
            return False
        if not lines or not lines[-1].mark(lines[-1].start, lines[-1].end).is_colour:
            return False
        return self._ask(Asks.GOAL, aside) == "goal"

    def drop_headings(self, named: RowFour, lines: list[Line]) -> None:
        """Take out what stands among row 4's goals but is a heading, or is told to be no goal."""
        doubted = {
            i
            for i, goal in enumerate(named.goals[:-1])
            if not goal.number and may_be_subheading(goal.text)
        }
        if not doubted:
            return
        marked = {
            i
            for line in lines
            for i, start, end in (*line.goals, *line.points)
            if line.mark(start, end).is_colour
        }
        if not marked:
            return
        kept: list[int] = []
        look = _look([g for i, g in enumerate(named.goals) if i in marked])
        for i, goal in enumerate(named.goals):
            if i in marked or i not in doubted:
                kept.append(i)
                continue
            answer = self._ask(Asks.GOAL, goal)
            if answer == "no_goal" or (answer is None and _stands_out(goal, look)):
                named.aside.append(goal)
            else:
                kept.append(i)
        _renumber(named, lines, kept)

    def struck(self, named: RowFour, lines: list[Line], grounds: Grounds) -> set[int]:
        """The goals with a line through them, which nobody has said yet if they still are goals.

        Those that are told to be none are taken out.
        """
        told: dict[int, str | None] = {}
        found: dict[int, list[Stretch]] = {}
        for line in lines:
            for i, start, end in line.goals:
                found.setdefault(i, []).extend(line.stretches(start, end))
        for i, goal in enumerate(named.goals):
            if are_struck(found.get(i) or stretches(goal.paragraph, grounds)):
                told[i] = self._ask(Asks.GOAL, goal, "Raden är genomstruken.")
        kept = [i for i in range(len(named.goals)) if told.get(i) != "no_goal"]
        named.aside.extend(g for i, g in enumerate(named.goals) if told.get(i) == "no_goal")
        _renumber(named, lines, kept)
        return {n for n, i in enumerate(kept) if i in told and told[i] is None}

    def only_in_row_five(self, named: RowFour, lines: list[Line]) -> Extra:
        """Coloured lines among the goals that row 4 does not have in those words."""
        extra = Extra()
        found = {i for line in lines for i, _, _ in (*line.goals, *line.points)}
        left = [i for i in range(len(named.goals)) if i not in found]
        unknown = list(_unknown(lines, all_found=bool(found) and not left))
        if not unknown:
            return extra
        if not named.goals:
            extra.goals.update({n: _own(lines[n]) for n in unknown})
            return extra
        numbered = _numbered_alike(named, lines, left, unknown)
        for n, i in numbered.items():
            lines[n].goals.append((i, lines[n].start, lines[n].end))
        taken = set(numbered.values())
        left = [i for i in left if i not in taken]
        unknown = [n for n in unknown if n not in numbered]
        pairs = dict(_pairs(named, lines, left, unknown))
        others = _Others([named.goals[i].text for i in left], lines)
        for n in unknown:
            if n in pairs:
                answer = self._same(named.goals[pairs[n]], lines[n])
                if answer == "same":
                    lines[n].goals.append((pairs[n], lines[n].start, lines[n].end))
                    continue
                if answer is None:
                    extra.perhaps[pairs[n]] = lines[n]
                    continue
            is_one = others.is_one(n) and not are_struck(lines[n].stretches())
            if is_one or self._is_goal(lines[n]):
                extra.goals[n] = _own(lines[n])
        return extra

    def _is_goal(self, line: Line) -> bool:
        question = Question(
            Asks.GOAL, line.plain, line.paragraph.place, initiative_no=self.initiative_no
        )
        return self.asking.ask(question) == "goal"

    def _same(self, goal: Named, line: Line) -> str | None:
        return self.asking.ask(
            Question(
                Asks.SAME_GOAL,
                goal.text,
                goal.place,
                initiative_no=self.initiative_no,
                other=line.plain,
                other_place=line.paragraph.place,
            )
        )

    def _ask(self, kind: Asks, goal: Named, other: str | None = None) -> str | None:
        return self.asking.ask(Question(kind, goal.text, goal.place, self.initiative_no, other))


class _Places:
    """Where the goals stand in row 5, by goal and by words."""

    def __init__(self, lines: list[Line]) -> None:
        self._of_goal: dict[int, list[Line]] = {}
        self._keys = {id(line): key(line.words) for line in lines}
        # The last line of its words that no other goal has.
        self._by_words: dict[tuple[str, int | None], Line] = {}
        for line in lines:
            owners = {i for i, _, _ in line.goals}
            for i in owners:
                self._of_goal.setdefault(i, []).append(line)
            if len(owners) < 2:
                self._by_words[self._keys[id(line)], next(iter(owners), None)] = line

    def apart(self, index: int, sentences: list[str]) -> list[tuple[Line, int, int]]:
        """Where a goal's sentences stand in row 5, if each is marked for itself."""
        keys = [key(s) for s in sentences]
        whole = next(iter(self._of_goal.get(index, ())), None)
        if whole is not None and self._keys[id(whole)].startswith(" ".join(keys)):
            found = [(whole, a, b) for a, b in _sentences_in(whole, index, len(sentences))]
            hues = {line.mark(a, b).status for line, a, b in found} - {Status.UNMARKED}
            return found if len(hues) > 1 else []
        own = [line for k in keys if (line := self._last(k, index)) is not None]
        return [(line, line.start, line.end) for line in own] if len(own) > 1 else []

    def _last(self, words: str, index: int) -> Line | None:
        return self._by_words.get((words, None)) or self._by_words.get((words, index))

    def put_together(self, index: int, apart: list[tuple[Line, int, int]]) -> None:
        """A goal whose sentences stand apart has all of those places."""
        for line in self._of_goal.get(index, ()):
            line.goals[:] = [spot for spot in line.goals if spot[0] != index]
        for line, start, end in apart:
            line.goals.append((index, start, end))
            words = self._keys[id(line)]
            if self._by_words.get((words, None)) is line:
                del self._by_words[words, None]


def _sentences_in(line: Line, index: int, count: int) -> list[tuple[int, int]]:
    (start, end) = next((a, b) for i, a, b in line.goals if i == index)
    words = line.words[start - line.start : end - line.start]
    cuts = [m.end() for m in _SENTENCES.finditer(words)][: count - 1]
    ends = [*cuts, len(words)]
    return [(start + a, start + b) for a, b in zip([0, *cuts], ends, strict=True)]


class _Look(NamedTuple):
    """Whether any goal is bold, and whether all of them end as sentences."""

    is_bold: bool
    has_ends: bool


def _look(goals: list[Named]) -> _Look:
    return _Look(any(is_bold(g.paragraph) for g in goals), all(g.text[-1] in ".!" for g in goals))


def _stands_out(heading: Named, goals: _Look) -> bool:
    """A heading looks another way than the goals: bold, or without their full stop."""
    return not goals.is_bold if is_bold(heading.paragraph) else goals.has_ends


def _renumber(named: RowFour, lines: list[Line], kept: list[int]) -> None:
    if len(kept) == len(named.goals):
        return
    place = {old: new for new, old in enumerate(kept)}
    named.goals[:] = [named.goals[i] for i in kept]
    for line in lines:
        line.goals[:] = [(place[i], a, b) for i, a, b in line.goals if i in place]
        line.points[:] = [(place[i], a, b) for i, a, b in line.points if i in place]


def _unknown(lines: list[Line], *, all_found: bool) -> Iterator[int]:
    """Coloured lines that read as goals and are none of row 4's."""
    last = max((n for n, line in enumerate(lines) if line.goals or line.points), default=-1)
    beside = beside_goals(lines)
    for n, line in enumerate(lines):
        if line.goals or line.points or n in beside or _is_printed(line):
            continue
        if n > last and all_found and line.after_blank:
            return
        if _reads_as_goal(line, line.mark(line.start, line.end)):
            yield n
        elif n > last and all_found:
            return  # free text has begun, and colour there means nothing


def _is_printed(line: Line) -> bool:
    words = line.plain
    return not words[number_of(words).end :] or is_key(words) or is_status_only(words)


def _reads_as_goal(line: Line, said: Mark) -> bool:
    # A coloured word or two in a sentence of free text does not make it a goal.
    words = line.plain
    return (
        said.is_colour
        and said.share >= _COLOURED_GOAL
        and len(words) <= _LONGEST_GOAL
        and any(map(str.isalpha, words))
        and words[-1] != ":"
        and not is_reference(words)
        and not is_remark(words)
        and not is_note(words)
        and not is_instruction(words)
        and not is_comment(words)
        and not is_subheading(words)
    )


@dataclass(frozen=True, slots=True)
class _LookOfGoals:
    """How the goals that are found in row 5 are marked, and whether all end as sentences."""

    carriers: frozenset[Basis]
    has_ends: bool

    def has(self, line: Line) -> bool:
        """Whether a line looks as they do; a writer's own note may be in another colour."""
        carriers = {tint.basis for tint in line.mark(line.start, line.end).tints}
        if self.carriers and not carriers & self.carriers:
            return False
        return line.ends_as_sentence or not self.has_ends


def _look_of_goals(lines: list[Line]) -> _LookOfGoals:
    spots = [(line, a, b) for line in lines for _, a, b in line.goals]
    carriers = frozenset(t.basis for line, a, b in spots for t in line.mark(a, b).tints)
    ends = [line.ends_as_sentence for line, _, _ in spots]
    return _LookOfGoals(carriers, has_ends=bool(ends) and all(ends))


class _Others:
    """Tells, going down row 5, which coloured lines can be nothing but goals of their own."""

    def __init__(self, left: list[str], lines: list[Line]) -> None:
        """``left`` are the goals of row 4 that row 5 doesn't repeat."""
        self._lines = lines
        self._numbers = [set(numbers_in(goal)) for goal in left]
        self._all_numbers = set().union(*self._numbers)
        self._look = _look_of_goals(lines)
        self._read_to = 0
        self._above: Line | None = None

    def is_one(self, n: int) -> bool:
        """Whether a line is no goal of row 4's, nor has the colour of the one above run on."""
        numbers = set(numbers_in(self._lines[n].words))
        can_be_none = all(self._numbers) and bool(numbers) and not numbers & self._all_numbers
        if self._numbers and not can_be_none:
            return False
        return self._look.has(self._lines[n]) and not self._runs_on(n)

    def _runs_on(self, n: int) -> bool:
        """Whether a line has the colour of the goal above it, as a comment below a goal may."""
        for line in self._lines[self._read_to : n]:
            self._above = line if line.goals or line.points else self._above
        self._read_to = n
        if self._above is None:
            return False
        _, start, end = [*self._above.goals, *self._above.points][-1]
        line = self._lines[n]
        return self._above.mark(start, end).status is line.mark(line.start, line.end).status


def _numbered_alike(
    named: RowFour, lines: list[Line], left: list[int], unknown: list[int]
) -> dict[int, int]:
    """Lines of row 5 with the goal that has their number and their words, shortened: "M1 – …"."""
    by_number: dict[str, list[int]] = {}
    for i in left:
        if named.goals[i].number:
            by_number.setdefault(named.goals[i].number, []).append(i)
    found = {}
    for n in unknown if by_number else ():
        mark = number_of(lines[n].plain).mark
        (i, *more) = by_number.pop(mark, None) or [-1, -1]
        if more:
            continue
        goal, line = named.goals[i].text, lines[n].words
        if share_of_words(stems(goal), stems(line)) >= _SAME_BY_NUMBER and not _contradict(
            goal, line
        ):
            found[n] = i
    return found


def _pairs(
    named: RowFour, lines: list[Line], left: list[int], unknown: list[int]
) -> Iterator[tuple[int, int]]:
    """Lines of row 5 with the goal of row 4 that each may be: in order, or by their words."""
    in_order = list(zip(unknown, left, strict=False))
    if len(left) == len(unknown) and not any(
        _contradict(named.goals[i].text, lines[n].words) for n, i in in_order
    ):
        yield from in_order
        return
    goal_stems = {i: stems(named.goals[i].text) for i in left}
    line_stems = {n: stems(lines[n].words) for n in unknown}
    scored = sorted(
        (-share, n, i)
        for at, n in enumerate(unknown)
        for i in about(at, len(unknown), left)
        if (share := share_of_words(goal_stems[i], line_stems[n])) >= _PERHAPS_SAME
        and not _contradict(named.goals[i].text, lines[n].words)
    )
    used: set[int] = set()
    taken: set[int] = set()
    for _, n, i in scored:
        if n not in used and i not in taken:
            used.add(n)
            taken.add(i)
            yield n, i


def _contradict(one: str, other: str) -> bool:
    """Numbers are what a goal promises: with "80 procent" and "85 procent" it is another goal."""
    ours, theirs = numbers_in(one), numbers_in(other)
    return bool(ours and theirs) and not (set(ours) & set(theirs))


def _own(line: Line) -> Goal:
    """A goal that stands in row 5 alone."""
    said = line.mark(line.start, line.end)
    words = line.plain
    words = words[number_of(words).end :]
    return Goal(
        text=words,
        place=line.paragraph.place,
        status=said.status,
        basis=said.basis,
        basis_detail=said.detail,
        ambiguous=said.ambiguous,
        marked_text=line.plain,
        status_place=line.paragraph.place,
    )
