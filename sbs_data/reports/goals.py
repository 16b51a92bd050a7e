"""Rows 4 and 5 → goals with their status, and row 5's free text.

Row 4 names the goals. Row 5 repeats them, coloured, and goes on with free text in the same cell:
with or without a blank line, now and then in the same paragraph. A goal is found in row 5 by its
words; colour decides the status of what was found, and never what is free text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sbs_data.model import Goal, Passage, Status
from sbs_data.reports.goal_hints import HEADING, LEGEND, hint, status_of
from sbs_data.reports.goal_lines import AROUND, Line, goal_lines, row_five_lines, slice_of
from sbs_data.reports.goal_matches import find_alike, find_exact
from sbs_data.reports.goal_words import LEADING, key
from sbs_data.reports.marks import Mark, mark, stretches
from sbs_data.reports.styles import SILENT, Carried, Styles
from sbs_data.reports.walk import Paragraph

# A coloured paragraph longer than this is running text, not a goal.
_LONGEST_GOAL = 400
# The part of the letters that must be coloured for a line to be a goal on that ground alone.
_COLOURED_GOAL = 0.5
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Goals:
    """The goals (row 4's order, then those only in row 5), row 5's free text, row 4's lead-ins."""

    goals: tuple[Goal, ...]
    free_text: tuple[Passage, ...]
    lead_ins: tuple[Passage, ...]


def read_goals(
    row_four: list[Paragraph],
    row_five: list[Paragraph],
    styles: Styles,
    *,
    cell: Carried = SILENT,
) -> Goals:
    """Rows 4 and 5, told apart. ``cell`` is the shading of row 5's cell."""
    named, lead_ins = goal_lines(row_four)
    lines = row_five_lines(row_five, styles, cell)
    find_exact(named, lines)
    find_alike(named, lines)
    goals = [_named_goal(g, i, lines, row_four, styles) for i, g in enumerate(named)]
    extra = _only_in_row_five(named, lines)
    free = [p for n, line in enumerate(lines) if n not in extra for p in _free_text(line)]
    return Goals((*goals, *extra.values()), tuple(free), tuple(lead_ins))


def _named_goal(
    goal: Passage, index: int, lines: list[Line], row_four: list[Paragraph], styles: Styles
) -> Goal:
    for line in lines:
        for i, start, end in line.goals:
            if i == index:
                said = line.mark(start, end)
                hinted = hint(line, start, end, lines)
                return Goal(
                    text=goal.text,
                    place=goal.place,
                    status=said.status,
                    basis=said.basis,
                    basis_detail=said.detail,
                    ambiguous=said.ambiguous,
                    suggestion=hinted[0] if hinted else None,
                    suggestion_quote=hinted[1] if hinted else None,
                    marked_text=LEADING.sub("", slice_of(line, start, end)),
                    status_place=line.paragraph.place,
                )
    return _not_repeated(goal, row_four, styles)


def _not_repeated(goal: Passage, row_four: list[Paragraph], styles: Styles) -> Goal:
    """Row 5 leaves the goal out. A colour in row 4, where nobody asked for it, is only a hint."""
    paragraph = next(p for p in row_four if p.place == goal.place)
    found = stretches(paragraph, styles)
    said = mark(found, 0, sum(len(s.text) for s in found), bullet=styles.bullet(paragraph.element))
    hinted = said.status is not Status.UNMARKED
    return Goal(
        text=goal.text,
        place=goal.place,
        repeated=False,
        suggestion=said.status if hinted else None,
        suggestion_quote=f"{said.detail} där målet först anges" if hinted else None,
    )


def _only_in_row_five(named: list[Passage], lines: list[Line]) -> dict[int, Goal]:
    """Coloured lines among the goals that row 4 does not have, by line index."""
    with_goal = [n for n, line in enumerate(lines) if line.goals]
    last = with_goal[-1] if with_goal else -1
    all_found = len({i for line in lines for i, _, _ in line.goals}) == len(named) > 0
    extra: dict[int, Goal] = {}
    for n, line in enumerate(lines):
        if line.goals:
            continue
        said = line.mark(line.start, line.end)
        if not _reads_as_goal(line, said):
            if n > last:
                break  # free text has begun, and colour there means nothing
            continue
        if n > last and all_found and line.after_blank:
            break
        words = LEADING.sub("", " ".join(line.words.split()))
        extra[n] = Goal(
            text=words,
            place=line.paragraph.place,
            status=said.status,
            basis=said.basis,
            basis_detail=said.detail,
            ambiguous=said.ambiguous,
            marked_text=words,
            status_place=line.paragraph.place,
        )
    return extra


def _reads_as_goal(line: Line, said: Mark) -> bool:
    # A coloured word or two in a sentence of free text does not make it a goal.
    return (
        said.is_colour
        and said.share >= _COLOURED_GOAL
        and len(line.words) <= _LONGEST_GOAL
        and not HEADING.match(key(line.words))
        and not LEGEND.search(line.words)
    )


def _free_text(line: Line) -> list[Passage]:
    """What of a line is no goal: all of it, or what goes on after the goal."""
    if not line.goals:
        return [Passage(line.words.strip(), line.paragraph.place)]
    end = max(e for _, _, e in line.goals)
    rest = slice_of(line, end, line.end).strip()
    if not _WORD.search(rest) or status_of(rest) is not None:
        return []  # "(grönt)" is kept as the goal's suggestion
    return [Passage(rest.lstrip(AROUND), line.paragraph.place)]
