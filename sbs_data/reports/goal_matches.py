"""Finding row 4's goals again in row 5: by their very words, then by words nearly the same."""

from __future__ import annotations

import re

from sbs_data.reports.goal_kinds import is_filler, is_status_only
from sbs_data.reports.goal_lines import Line, Named
from sbs_data.reports.goal_numbers import bare_number_of, order_of, pointers, without_pointers
from sbs_data.reports.goal_words import LEADING, SAME_GOAL, ends_word, key, likeness, positions
from sbs_data.reports.list_counts import Counts

# How much of a line is looked at before it is taken apart.
_FIRST_LOOK = 16
# A line that points at goals by their numbers is no longer than this.
_LONGEST_POINTER = 120
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


def find_exact(named: list[Named], lines: list[Line]) -> None:
    """Goals whose very words stand in row 5, under any number, also several in one paragraph."""
    keys = [key(g.text) for g in named]
    taken: set[int] = set()
    for line in lines:
        bare = bare_number_of(line.words.lstrip()).end
        for begin in (0, bare) if bare else (0,):
            if not line.goals and _may_begin_with(line.words[begin:], keys):
                _take(line, begin, keys, taken)


def _take(line: Line, at: int, keys: list[str], taken: set[int]) -> None:
    """The goals that stand one after another in a line, from a character of it and on."""
    while True:
        rest = line.words[at:]
        words = key(rest)
        hits = [
            (len(k), i)
            for i, k in enumerate(keys)
            if i not in taken and k and words.startswith(k) and ends_word(words, len(k))
        ]
        if not hits:
            return
        length, i = max(hits)
        where = positions(rest)
        start = line.start + (at + where[0] if line.goals else 0)
        at = _with_full_stop(line.words, at + where[length - 1] + 1)
        line.goals.append((i, start, line.start + at))
        taken.add(i)


def find_pointers(named: list[Named], lines: list[Line], counts: Counts) -> None:
    """Lines that say no more than a goal's number: "Mål 1", "Mål 2 och 3: på god väg"."""
    by_number: dict[str, int] | None = None
    for line in lines:
        if line.goals or len(line.words) > _LONGEST_POINTER:
            continue
        words = LEADING.sub("", line.words)
        found = pointers(words)
        if not found or not _says_no_more(without_pointers(words)):
            continue
        if by_number is None:
            by_number = _numbers(named, counts)
        begin = line.start + len(line.words) - len(words)
        for mark, start, end in found:
            index = by_number.get(mark, by_number.get(str(order_of(mark))))
            if index is not None:
                line.points.append((index, begin + start, begin + end))


def _says_no_more(rest: str) -> bool:
    return not any(map(str.isalnum, rest)) or is_status_only(rest) or is_filler(rest)


def _numbers(named: list[Named], counts: Counts) -> dict[str, int]:
    """Which goal a number means: as written before it, as Word counts the list, or in order."""
    written = {g.number: i for i, g in enumerate(named) if g.number}
    if written:
        by_order = {str(order_of(number)): i for number, i in written.items()}
        return by_order | written
    counted = [counts.of(g.paragraph.element) for g in named]
    listed = {str(n): i for i, n in enumerate(counted) if n is not None}
    return {str(i + 1): i for i in range(len(named))} if len(listed) < len(named) else listed


def _with_full_stop(words: str, end: int) -> int:
    """The end of a goal with the punctuation that belongs to it."""
    while end < len(words) and words[end] in ".,;:!?":
        end += 1
    return end


def _may_begin_with(words: str, keys: list[str]) -> bool:
    """A quick look at the first characters, since free text is long and there is much of it."""
    begin = key(words[: 4 * _FIRST_LOOK])[:_FIRST_LOOK]
    return any(k.startswith(begin) or begin.startswith(k) for k in keys if k)


def find_alike(named: list[Named], lines: list[Line]) -> None:
    """Goals repeated with slightly other words: best pairs first, each used once."""
    taken = {i for line in lines for i, _, _ in line.goals}
    left = [i for i in range(len(named)) if i not in taken]
    if not left:
        return
    keys = {i: key(named[i].text) for i in left}
    pairs = []
    for n, line in enumerate(lines):
        if line.goals or line.points:
            continue
        for i in left:
            goal = keys[i]
            for end in _possible_ends(line.words, len(named[i].text)):
                score = likeness(goal, key(line.words[:end]))
                if score >= SAME_GOAL:
                    pairs.append((-score, n, i, end))
    used_lines: set[int] = set()
    for _, n, i, end in sorted(pairs):
        if n not in used_lines and i not in taken:
            lines[n].goals.append((i, lines[n].start, lines[n].start + end))
            used_lines.add(n)
            taken.add(i)


def _possible_ends(words: str, goal_length: int) -> list[int]:
    """Where a goal may end in a line: at its end, or at a sentence's near the goal's length."""
    ends = [m.end() for m in _SENTENCE_END.finditer(words, 0, 2 * goal_length)]
    near = sorted(ends, key=lambda end: abs(end - goal_length))[:2]
    return [len(words), *near] if len(words) <= 2 * goal_length else near
