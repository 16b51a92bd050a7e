"""Finding row 4's goals again in row 5: by their very words, then by words nearly the same."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice, pairwise

from sbs_data.reports.goal_kinds import is_filler, is_status_only
from sbs_data.reports.goal_lines import Line, Named
from sbs_data.reports.goal_numbers import bare_number_of, order_of, pointers, without_pointers
from sbs_data.reports.goal_words import (
    LEADING,
    SAME_GOAL,
    begin_of,
    key,
    key_of,
    likeness,
    words_of,
)
from sbs_data.reports.list_counts import Counts

# A number with nothing but a space after it is no longer than this.
_FIRST_LOOK = 16
# A goal goes over so many lines at most.
_MOST_LINES = 4
# So many goals at most are compared with a line that has none of their words.
_MOST_COMPARED = 64
# A line that points at goals by their numbers is no longer than this.
_LONGEST_POINTER = 120
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


class _Named:
    """Goals by their words: the longest one that a text begins with is found by its place in order.

    Whatever stands in order between a text and one that it begins with begins with that one too.
    """

    def __init__(self, named: list[Named]) -> None:
        self._goals: dict[str, list[int]] = {}
        for i in reversed(range(len(named))):
            words = key(named[i].text)
            if words:
                self._goals.setdefault(words, []).append(i)
        self._keys = sorted(self._goals)
        self._shorter: dict[str, str | None] = {}
        for before, words in pairwise(["", *self._keys]):
            shorter: str | None = before
            while shorter and not words.startswith(f"{shorter} "):
                shorter = self._shorter[shorter]
            self._shorter[words] = shorter or None
        self.left = sum(map(len, self._goals.values()))
        longest = max(map(len, self._keys), default=0)
        self.reach = 4 * longest + _FIRST_LOOK
        """A goal is found in so many characters of a line, whatever signs part its words."""

    def begins(self, words: str) -> str | None:
        """The longest goal that is left and that some words begin with."""
        at = bisect_right(self._keys, words) - 1
        goal = self._keys[at] if at >= 0 else None
        while goal is not None:
            is_begun = words == goal or words.startswith(f"{goal} ")
            if is_begun and self._goals[goal]:
                return goal
            goal = self._shorter[goal]
        return None

    def goes_on(self, words: str) -> bool:
        """Whether some words are the beginning of a goal."""
        at = bisect_left(self._keys, f"{words} ")
        return at < len(self._keys) and self._keys[at].startswith(f"{words} ")

    def take(self, goal: str) -> int:
        """The first goal of these words that is left, which then is taken."""
        self.left -= 1
        return self._goals[goal].pop()


def find_exact(named: list[Named], lines: list[Line]) -> None:
    """Goals whose very words stand in row 5, under any number, also several in one paragraph."""
    goals = _Named(named)
    for line in lines:
        if not goals.left:
            return  # most lines are free text below
        indent = len(line.words) - len(line.words.lstrip())
        bare = bare_number_of(line.words[indent : indent + _FIRST_LOOK]).end
        _take(line, 0, goals)
        if bare and not line.goals:
            _take(line, indent + bare, goals)
    for n, line in enumerate(lines):
        if goals.left and not line.goals and not line.ends_as_sentence:
            _take_over_lines(lines[n : n + _MOST_LINES], goals)


def _take(line: Line, at: int, goals: _Named) -> None:
    """The goals that stand one after another in a line, from a character of it and on."""
    while True:
        begin = begin_of(line.words, at)
        goal = goals.begins(key_of(line.words, begin, goals.reach))
        if goal is None:
            return
        start, end = _span(line.words, begin, goal)
        at = _with_full_stop(line.words, end)
        first = line.start + (start if line.goals else 0)
        line.goals.append((goals.take(goal), first, line.start + at))


def _span(words: str, begin: int, goal: str) -> tuple[int, int]:
    """From a goal's first character to behind its last, in a line that has its words."""
    found = list(islice(words_of(words, begin), goal.count(" ") + 1))
    return found[0].start(), found[-1].end()


def _take_over_lines(lines: list[Line], goals: _Named) -> None:
    """A goal that was pasted with a new paragraph where its line was full."""
    first = lines[0]
    begin = begin_of(first.words, 0)
    words = key_of(first.words, begin, goals.reach)
    if not words or begin + goals.reach < len(first.words):
        return
    spots = [(first, first.start, first.end)]
    for line in lines[1:]:
        if not goals.goes_on(words) or line.goals or line.after_blank or line.cell != first.cell:
            return
        longer = f"{words} {key_of(line.words, 0, goals.reach)}"
        goal = goals.begins(longer)
        if goal is not None and len(goal) > len(words):
            _, end = _span(line.words, 0, goal[len(words) + 1 :])
            spots.append((line, line.start, line.start + _with_full_stop(line.words, end)))
            index = goals.take(goal)
            for at, a, b in spots:
                at.goals.append((index, a, b))
            return
        spots.append((line, line.start, line.end))
        words = longer


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


def find_alike(named: list[Named], lines: list[Line]) -> None:
    """Goals repeated with slightly other words: best pairs first, each used once."""
    taken = {i for line in lines for i, _, _ in line.goals}
    left = [i for i in range(len(named)) if i not in taken]
    if not left:
        return
    keys = {i: key(named[i].text) for i in left}
    free = [n for n, line in enumerate(lines) if not line.goals and not line.points]
    pairs = []
    for at, n in enumerate(free):
        words = lines[n].words
        ends = [m.end() for m in _SENTENCE_END.finditer(words)]
        line_keys: dict[int, str] = {}
        for i in about(at, len(free), left):
            for end in _possible_ends(words, ends, len(named[i].text)):
                if end not in line_keys:
                    line_keys[end] = key(words[:end])
                score = likeness(keys[i], line_keys[end])
                if score >= SAME_GOAL:
                    pairs.append((-score, n, i, end))
    used_lines: set[int] = set()
    for _, n, i, end in sorted(pairs):
        if n not in used_lines and i not in taken:
            lines[n].goals.append((i, lines[n].start, lines[n].start + end))
            used_lines.add(n)
            taken.add(i)


def about(at: int, of: int, goals: list[int]) -> list[int]:
    """The goals that a line may be, where it is one of many: those that stand about as far down.

    Each with each would take time without bound; so many goals no matrix has.
    """
    if len(goals) <= _MOST_COMPARED:
        return goals
    start = at * len(goals) // of - _MOST_COMPARED // 2
    start = min(max(start, 0), len(goals) - _MOST_COMPARED)
    return goals[start : start + _MOST_COMPARED]


def _possible_ends(words: str, sentences: list[int], goal_length: int) -> list[int]:
    """Where a goal may end in a line: at its end, or at a sentence's near the goal's length."""
    at = bisect_left(sentences, goal_length)
    around = [end for end in sentences[max(at - 2, 0) : at + 2] if end <= 2 * goal_length]
    near = sorted(around, key=lambda end: abs(end - goal_length))[:2]
    return [len(words), *near] if len(words) <= 2 * goal_length else near
