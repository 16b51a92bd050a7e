"""Finding row 4's goals again in row 5: by their very words, then by words nearly the same."""

from __future__ import annotations

import re

from sbs_data.model import Passage
from sbs_data.reports.goal_lines import Line
from sbs_data.reports.goal_words import SAME_GOAL, ends_word, key, likeness, positions

# How much of a line is looked at before it is taken apart.
_FIRST_LOOK = 16
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


def find_exact(named: list[Passage], lines: list[Line]) -> None:
    """Goals whose very words stand in row 5, also several in one paragraph."""
    keys = [key(g.text) for g in named]
    taken: set[int] = set()
    for line in lines:
        if not _may_begin_with(line.words, keys):
            continue
        words = key(line.words)
        where: list[int] = []
        at = 0
        while True:
            hits = [
                (len(k), i)
                for i, k in enumerate(keys)
                if i not in taken
                and k
                and words.startswith(k, at)
                and ends_word(words, at + len(k))
            ]
            if not hits:
                break
            length, i = max(hits)
            where = where or positions(line.words)
            start = line.start + (0 if at == 0 else where[at])
            end = line.start + _with_full_stop(line.words, where[at + length - 1] + 1)
            line.goals.append((i, start, end))
            taken.add(i)
            at += length
            while at < len(words) and words[at] == " ":
                at += 1


def _with_full_stop(words: str, end: int) -> int:
    """The end of a goal with the punctuation that belongs to it."""
    while end < len(words) and words[end] in ".,;:!?":
        end += 1
    return end


def _may_begin_with(words: str, keys: list[str]) -> bool:
    """A quick look at the first characters, since free text is long and there is much of it."""
    begin = key(words[: 4 * _FIRST_LOOK])[:_FIRST_LOOK]
    return any(k.startswith(begin) or begin.startswith(k) for k in keys if k)


def find_alike(named: list[Passage], lines: list[Line]) -> None:
    """Goals repeated with slightly other words: best pairs first, each used once."""
    taken = {i for line in lines for i, _, _ in line.goals}
    left = [i for i in range(len(named)) if i not in taken]
    if not left:
        return
    keys = {i: key(named[i].text) for i in left}
    pairs = []
    for n, line in enumerate(lines):
        if line.goals:
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
