"""Groups of grades, and whether the same pupil can be in two of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations


def grades_of(words: str | None) -> frozenset[int]:
    """The grades of a group: "7–9" is {7, 8, 9}, "F" is {0}, ``None`` all of them.

    >>> sorted(grades_of("F–3"))
    [0, 1, 2, 3]
    """
    if words is None:
        return frozenset(range(10))
    first, _, last = words.replace("-", "–").partition("–")
    ends = [0 if end == "F" else int(end) for end in (first, last or first)]
    return frozenset(range(ends[0], ends[1] + 1))


def are_apart(groups: Iterable[str | None]) -> bool:
    """Whether no pupil is in two of the groups."""
    return all(not grades_of(one) & grades_of(other) for one, other in combinations(set(groups), 2))
