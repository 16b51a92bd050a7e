"""Rows 4 and 5 → goals with their status, and row 5's free text.

Row 4 names the goals. Row 5 repeats them, coloured, and goes on with free text in the same cell:
with or without a blank line, now and then in the same paragraph. A goal is found in row 5 by its
words or its number; colour decides the status of what was found, and never what is free text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TypeAlias

from sbs_data.model import Basis, Goal, Passage, Place, Status
from sbs_data.reports.goal_beside import Beside, Marks, pictures, settle_design
from sbs_data.reports.goal_doubts import Doubts, Extra
from sbs_data.reports.goal_hints import HEADING, said_beside
from sbs_data.reports.goal_kinds import is_instruction, is_key
from sbs_data.reports.goal_lines import (
    AROUND,
    Line,
    Named,
    RowFour,
    row_five_lines,
    row_four_lines,
    slice_of,
)
from sbs_data.reports.goal_matches import find_alike, find_exact, find_pointers
from sbs_data.reports.goal_words import LEADING, key
from sbs_data.reports.grounds import Grounds
from sbs_data.reports.marks import Mark, mark, stretches
from sbs_data.reports.styles import Styles
from sbs_data.reports.walk import Paragraph

# A heading in row 5 is no longer than this.
_LONGEST_HEADING = 120
# Nor is anything else that is only printed there.
_LONGEST_PRINTED = 400
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Goals:
    """The goals (row 4's order, then those only in row 5) and what else rows 4 and 5 say.

    ``free_text`` is row 5's; ``aside`` what is said of the goals (lead-ins, remarks);
    ``printed`` the numbers of goals and the key to the colours.
    """

    goals: tuple[Goal, ...]
    free_text: tuple[Passage, ...]
    aside: tuple[Passage, ...]
    printed: tuple[Passage, ...]
    pictures: tuple[Place, ...] = ()
    """Pictures in row 5 that may hold goals which its words leave out."""


def read_goals(
    row_four: list[Paragraph],
    row_five: list[Paragraph],
    grounds: Grounds,
    doubts: Doubts,
) -> Goals:
    """Rows 4 and 5, told apart.

    Where they may be read in two ways ``doubts`` asks, or knows what was answered.
    """
    named = row_four_lines(row_four)
    lines = row_five_lines(row_five, grounds)
    _find(named, lines, grounds.styles)
    settle_design(named.goals, lines, grounds, doubts.asking, doubts.initiative_no)
    if doubts.split(named, lines):
        for line in lines:
            line.goals.clear()
            line.points.clear()
        _find(named, lines, grounds.styles)
    doubts.rescue(named, lines)
    doubts.drop_headings(named, lines)
    struck = doubts.struck(named, lines, grounds) if grounds.has_strikes else set()
    extra = doubts.only_in_row_five(named, lines)
    marks = Marks(Beside(lines, grounds), doubts.asking, doubts.initiative_no)
    places = _places(lines)
    goals = [
        _held_back(goal) if i in struck else goal
        for i, g in enumerate(named.goals)
        for goal in (_goal(g, i, places, extra, marks),)
    ]
    printed, free = _beside(named, lines, extra, marks.beside)
    return Goals(
        (*goals, *extra.goals.values()),
        tuple(free),
        tuple(Passage(a.text, a.place) for a in named.aside),
        (*named.printed, *printed),
        tuple(pictures(row_five, grounds)) if _leaves_out(goals) else (),
    )


def _leaves_out(goals: list[Goal]) -> bool:
    return any(not goal.repeated for goal in goals) or not goals


def _find(named: RowFour, lines: list[Line], styles: Styles) -> None:
    find_exact(named.goals, lines)
    find_pointers(named.goals, lines, styles.counts)
    find_alike(named.goals, lines)


_Places: TypeAlias = dict[int, tuple[list[tuple[Line, int, int]], list[tuple[Line, int, int]]]]


def _places(lines: list[Line]) -> _Places:
    """Where row 5 repeats each goal, and where it says its number alone."""
    found: _Places = defaultdict(lambda: ([], []))
    for line in lines:
        for i, a, b in line.goals:
            found[i][0].append((line, a, b))
        for i, a, b in line.points:
            found[i][1].append((line, a, b))
    return found


def _goal(named: Named, index: int, found: _Places, extra: Extra, marks: Marks) -> Goal:
    """A goal of row 4 as row 5 marks it."""
    goal = Goal(named.text, named.place)
    spots, pointed = found[index]
    if index in extra.perhaps:
        return _perhaps(goal, extra.perhaps[index])
    if not spots and not pointed:
        return _not_repeated(goal, named.paragraph, marks.beside.grounds)
    said = _agreed([at.mark(a, b) for at, a, b in spots + pointed])
    places = spots or pointed
    marked = " ".join(LEADING.sub("", slice_of(at, a, b)) for at, a, b in places)
    return marks.settle(goal, places, said, marked)


def _held_back(goal: Goal) -> Goal:
    """A goal with a line through it, which may be one no more: its colour is a hint until told."""
    said = goal.suggestion if goal.status is Status.UNMARKED else goal.status
    words = goal.basis_detail or goal.suggestion_quote
    return replace(
        goal,
        status=Status.UNMARKED,
        basis=Basis.NONE,
        basis_detail=None,
        ambiguous=False,
        suggestion=said,
        suggestion_quote=f"{words}, genomstruket" if said and words else None,
    )


def _agreed(said: list[Mark]) -> Mark:
    """What the places where a goal stands say together: one colour, or a person decides."""
    coloured = [one for one in said if one.is_colour]
    if len({one.status for one in coloured}) > 1:
        return replace(coloured[0], status=Status.UNMARKED, detail="två färger", ambiguous=True)
    return coloured[0] if coloured else said[0]


def _perhaps(goal: Goal, line: Line) -> Goal:
    """A line of row 5 that may be the goal in other words: its colour is a hint until told."""
    said = line.mark(line.start, line.end)
    return replace(
        goal,
        suggestion=None if said.status is Status.UNMARKED else said.status,
        suggestion_quote=f"{said.detail} på ”{line.plain}”" if said.detail else None,
        marked_text=line.plain,
        status_place=line.paragraph.place,
    )


def _not_repeated(goal: Goal, paragraph: Paragraph, grounds: Grounds) -> Goal:
    """Row 5 leaves the goal out. A colour in row 4, where nobody asked for it, is only a hint."""
    found = stretches(paragraph, grounds)
    bullet = grounds.list_signs.hue(paragraph.element)
    said = mark(found, 0, sum(len(s.text) for s in found), bullet=bullet)
    hinted = said.status is not Status.UNMARKED
    return replace(
        goal,
        repeated=False,
        suggestion=said.status if hinted else None,
        suggestion_quote=f"{said.detail} där målet först anges" if hinted else None,
    )


def _beside(
    named: RowFour, lines: list[Line], extra: Extra, beside: Beside
) -> tuple[list[Passage], list[Passage]]:
    """What of row 5 is no goal: what is only printed there, and its free text."""
    printed: list[Passage] = []
    free: list[Passage] = []
    asides = {key(a.text) for a in named.aside}
    perhaps = {id(line) for line in extra.perhaps.values()}
    for n, line in enumerate(lines):
        if n in beside.taken or n in extra.goals or id(line) in perhaps:
            continue
        words = Passage(line.words.strip(), line.paragraph.place)
        is_printed = not line.goals and (
            bool(line.points)
            or n in beside.heads
            # Most lines are long, and free text.
            or (len(line.words) <= _LONGEST_PRINTED and _is_printed(n, lines, asides))
        )
        if is_printed:
            printed.append(words)
        else:
            free.extend(_free_text(line))
    return printed, free


def _is_printed(n: int, lines: list[Line], asides: set[str]) -> bool:
    words = lines[n].plain
    return is_key(words) or is_instruction(words) or _heads_goals(n, lines, asides)


def _heads_goals(n: int, lines: list[Line], asides: set[str]) -> bool:
    """A number above its goal, a heading of row 4's again, a status or a lead-in above goals."""
    line = lines[n]
    if len(line.words) > _LONGEST_HEADING:
        return False
    words = key(line.words)
    if not words:
        return bool(_WORD.search(line.words))
    is_above = n + 1 < len(lines) and bool(lines[n + 1].goals)
    is_lead_in = line.words.rstrip().endswith(":") or bool(HEADING.match(words))
    return words in asides or (is_above and is_lead_in)


def _free_text(line: Line) -> list[Passage]:
    """What of a line is no goal: all of it, or what goes on after the goal."""
    if not line.goals:
        return [Passage(line.words.strip(), line.paragraph.place)]
    end = max(e for _, _, e in line.goals)
    _, rest = said_beside(slice_of(line, end, line.end))  # "(grönt)" is kept as a suggestion
    if not _WORD.search(rest):
        return []
    return [Passage(rest.lstrip(AROUND), line.paragraph.place)]
