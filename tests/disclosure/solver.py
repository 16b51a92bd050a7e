"""Whole numbers that satisfy sums: exact, by bounds that tighten each other and then by trying.

Small systems only (tens of unknowns). A solver that gives up raises; it never guesses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

MOST_STEPS = 1_000
_MOST_SUMS = 120

Unknowns = frozenset[int]
Bounds = dict[Unknowns, tuple[int, int]]


class GaveUp(Exception):
    """The search took too many steps: the test, not the rule, must be made smaller."""


@dataclass(slots=True)
class System:
    """Unknowns that are at least 0, and what is known of their sums: at least, at most.

    ``hints`` is where the search begins: any solution will do, and a good guess makes it quick.
    """

    hints: list[int] = field(default_factory=list)
    sums: Bounds = field(default_factory=dict)
    derived_from: Bounds = field(default_factory=dict)
    derived: Bounds = field(default_factory=dict)

    def unknown(self, most: int, hint: int) -> int:
        """A new unknown's number."""
        self.hints.append(hint)
        self.sums[frozenset((len(self.hints) - 1,))] = (0, most)
        return len(self.hints) - 1

    def add(self, unknowns: Iterable[int], low: int, high: int) -> None:
        """One more thing that is known."""
        _meet(self.sums, frozenset(unknowns), low, high)

    def values(self, unknowns: Iterable[int], near: int, enough: int) -> set[int]:
        """Possible values of a sum: all of them, or ``enough``, sought outward from ``near``."""
        asked = frozenset(unknowns)
        sums = self._all()
        low, high = _limits(asked, sums)
        found: set[int] = set()
        for value in sorted(range(low, high + 1), key=lambda v: abs(v - near)):
            if len(found) == enough:
                break
            if self._is_possible(asked, value, sums):
                found.add(value)
        return found

    def _all(self) -> Bounds:
        """What is known and what follows from it, worked out once."""
        if self.sums != self.derived_from:
            self.derived_from, self.derived = dict(self.sums), dict(self.sums)
            if not _derive(self.derived, list(self.sums)):
                raise AssertionError("what is published contradicts itself")
        return self.derived

    def _is_possible(self, asked: Unknowns, value: int, sums: Bounds) -> bool:
        sums = dict(sums)
        if not _meet(sums, asked, value, value) or not _derive(sums, [asked]):
            return False
        return _Search(sums, self.hints).succeeds()


class _Search:
    """Tries values, nearest to the hints first, and tightens the bounds after each."""

    def __init__(self, sums: Bounds, hints: list[int]) -> None:
        self.hints, self.steps = hints, 0
        self.low = [sums[frozenset((u,))][0] for u in range(len(hints))]
        self.high = [sums[frozenset((u,))][1] for u in range(len(hints))]
        self.sums = [(tuple(us), low, high) for us, (low, high) in sums.items() if len(us) > 1]
        self.uses: dict[int, list[int]] = defaultdict(list)
        for number, (unknowns, _, _) in enumerate(self.sums):
            for unknown in unknowns:
                self.uses[unknown].append(number)

    def succeeds(self) -> bool:
        """True where some whole numbers satisfy everything."""
        low, high = list(self.low), list(self.high)
        return self._tighten(low, high, set(range(len(self.sums)))) and self._try(low, high)

    def _try(self, low: list[int], high: list[int]) -> bool:
        open_ = [u for u in range(len(low)) if low[u] < high[u] and self.uses[u]]
        if not open_:
            return True
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise GaveUp
        chosen = min(open_, key=lambda u: high[u] - low[u])
        hint = self.hints[chosen]
        for value in sorted(range(low[chosen], high[chosen] + 1), key=lambda v: abs(v - hint)):
            next_low, next_high = list(low), list(high)
            next_low[chosen] = next_high[chosen] = value
            todo = set(self.uses[chosen])
            if self._tighten(next_low, next_high, todo) and self._try(next_low, next_high):
                return True
        return False

    def _tighten(self, low: list[int], high: list[int], todo: set[int]) -> bool:
        """Bounds follow from each other until nothing moves; False where nothing is possible."""
        while todo:
            unknowns, at_least, at_most = self.sums[todo.pop()]
            least, most = sum(low[u] for u in unknowns), sum(high[u] for u in unknowns)
            if least > at_most or most < at_least:
                return False
            for u in unknowns:
                new_low = max(low[u], at_least - (most - high[u]))
                new_high = min(high[u], at_most - (least - low[u]))
                if new_low > new_high:
                    return False
                if (new_low, new_high) != (low[u], high[u]):
                    least, most = least + new_low - low[u], most + new_high - high[u]
                    low[u], high[u] = new_low, new_high
                    todo.update(self.uses[u])
        return True


def _meet(sums: Bounds, unknowns: Unknowns, low: int, high: int) -> bool:
    """Both what was known of a sum and this; False where that can't be."""
    old_low, old_high = sums.get(unknowns, (low, high))
    sums[unknowns] = (max(low, old_low), min(high, old_high))
    return sums[unknowns][0] <= sums[unknowns][1]


def _derive(sums: Bounds, todo: list[Unknowns]) -> bool:
    """What follows by taking a sum from one that holds it, again and again; False if nothing can.

    The search would find it out too, one number at a time.
    """
    most = _MOST_SUMS + sum(len(known) == 1 for known in sums)
    while todo:
        one = todo.pop()
        if len(one) == 1:
            continue  # the search's own business
        for other in [other for other in sums if len(other) > 1]:
            if one < other:
                small, large = one, other
            elif other < one:
                small, large = other, one
            else:
                continue
            rest = large - small
            if rest not in sums and len(sums) >= most:
                continue
            before = sums.get(rest)
            low = max(sums[large][0] - sums[small][1], 0)
            if not _meet(sums, rest, low, sums[large][1] - sums[small][0]):
                return False
            if sums[rest] != before:
                todo.append(rest)
    return True


def _limits(asked: Unknowns, sums: Bounds) -> tuple[int, int]:
    parts = [sums[frozenset((u,))] for u in asked]
    low, high = sum(p[0] for p in parts), sum(p[1] for p in parts)
    known = sums.get(asked, (low, high))
    return max(low, known[0]), min(high, known[1])
