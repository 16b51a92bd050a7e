"""The attacker: holds every snapshot and everything published by others, and does the sums.

Knows which figures are sums of which pupils, and which of them have not changed between snapshots.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sbs_data.disclosure import Hidden
from tests.disclosure.solver import System
from tests.disclosure.world import (
    SEXES,
    WHOLE,
    Atom,
    Content,
    Place,
    Shown,
    Snapshot,
    count,
    pupils,
)

ENOUGH = 5
_LARGEST = 120


@dataclass
class Known:
    """What the attacker has worked in: unknowns per atom, and sums of them.

    With ``sizes`` the size of every group is known from elsewhere; else only what is published.
    """

    sizes: bool
    system: System = field(default_factory=System)
    counts: dict[Atom, int] = field(default_factory=dict)
    others: dict[Atom, int] = field(default_factory=dict)

    def of(self, content: Content) -> list[int]:
        """The unknowns that the sensitive count of a figure is the sum of."""
        for atom in sorted(content - self.counts.keys(), key=repr):
            if self.sizes:
                self.counts[atom] = self.system.unknown(atom.pupils, atom.count)
            else:
                other = atom.pupils - atom.count
                self.counts[atom] = self.system.unknown(_LARGEST, atom.count)
                self.others[atom] = self.system.unknown(_LARGEST, other)
        return [self.counts[atom] for atom in content]

    def count_is(self, content: Content, low: int, high: int, n: int) -> None:
        """``low``–``high`` of a group of ``n`` are on the sensitive side."""
        self.system.add(self.of(content), low, high)
        if not self.sizes:
            self.system.add([self.others[atom] for atom in content], n - high, n - low)
        self.size_is(content, n, n)

    def size_is(self, content: Content, low: int, high: int) -> None:
        """The group has ``low``–``high`` pupils."""
        unknowns = self.of(content)
        if not self.sizes:
            self.system.add([*unknowns, *(self.others[atom] for atom in content)], low, high)

    def possible(self, content: Content, enough: int = ENOUGH) -> set[int]:
        """The values that the sensitive count of a figure may have; at most ``enough`` of them."""
        return self.system.values(self.of(content), count(content), enough)


def learn(known: Known, figure: Shown) -> None:
    """What one published figure says: its share × n must be a whole number that rounds to it."""
    content, row = figure.content, figure.row
    n = row["pupils"]
    if figure.marker == Hidden.TOO_FEW:
        known.size_is(content, 0, 9)
    if n is None:
        return
    low, high = row["value"], row["value"]
    if figure.marker is not None:
        low, high = row["range_low"], row["range_high"]
    known.count_is(
        content,
        max(math.ceil(n * (round(low, 1) - 0.05) / 100 - 1e-9), 0),
        min(math.floor(n * (round(high, 1) + 0.05) / 100 + 1e-9), n),
        n,
    )
    if figure.marker == Hidden.ONE_TO_FOUR:
        known.count_is(content, 1, 4, n)


def published_by_others(atoms: Iterable[Atom]) -> list[tuple[Content, int, int]]:
    """Figures of the same pupils: Kolada's for the municipality, by sex; Skolverket's for schools,
    under Skolverket's own rule. As what they say of the count: at least, at most.
    """
    of: dict[Place, set[Atom]] = defaultdict(set)
    for atom in atoms:
        for unit in (WHOLE, atom.unit):
            for gender in ("all", atom.gender):
                of[atom.occasion, unit, gender].add(atom)
    said = []
    for (occasion, unit, gender), group in list(of.items()):
        if unit == WHOLE:
            if pupils(frozenset(group)) >= ENOUGH:
                said.append((frozenset(group), *[count(frozenset(group))] * 2))
            continue
        wholly = [of[occasion, unit, g] for g in SEXES] if gender != "all" else [group]
        contents = [frozenset(part) for part in wholly]
        if any(pupils(c) < 10 for c in contents):
            continue
        if all(not 1 <= count(c) <= 4 for c in contents):
            said.append((frozenset(group), *[count(frozenset(group))] * 2))
        elif gender == "all":
            said.append((frozenset(group), 1, 4))
    return said  # type: ignore[return-value]


def unchanged(snapshots: Sequence[Snapshot]) -> set[Atom]:
    """The pupils of the occasions where nothing was corrected and no school joined or left: only of
    those do our figures and others' say the same.
    """
    totals: dict[str, set[Content]] = defaultdict(set)
    atoms: dict[str, set[Atom]] = defaultdict(set)
    for figure in (f for snapshot in snapshots for f in snapshot):
        atoms[figure.place[0]] |= figure.content
        if figure.place[1:] == (WHOLE, "all"):
            totals[figure.place[0]].add(figure.content)
    return {a for at, found in atoms.items() if totals[at] == {frozenset(found)} for a in found}


@dataclass(frozen=True)
class Breach:
    """A hidden count with too few possible values."""

    figure: Shown
    snapshot: int
    values: tuple[int, ...]
    promised: int


def breaches(
    snapshots: Sequence[Snapshot], *, sizes: bool, others: Iterable[Atom] = ()
) -> list[Breach]:
    """Every hidden count that keeps fewer values than it is promised."""
    known, only_others = Known(sizes), Known(sizes)
    for content, low, high in published_by_others(others):
        for attacker in (known, only_others):
            attacker.count_is(content, low, high, pupils(content))
    for snapshot in snapshots:
        for figure in snapshot:
            learn(known, figure)
    found, asked = [], set()
    for number, snapshot in enumerate(snapshots):
        for figure in (*snapshot, *without_rows(snapshot)):
            promised = _promised(figure, number, snapshots, sizes)
            if promised == 0 or (figure.content, promised) in asked:
                continue
            asked.add((figure.content, promised))
            values = known.possible(figure.content, promised)
            if len(values) == promised:
                continue
            # What the others give away by themselves is not ours to hide; but no more than that.
            if len(values) < len(only_others.possible(figure.content, promised)):
                found.append(Breach(figure, number, tuple(sorted(values)), promised))
    return found


def without_rows(snapshot: Snapshot) -> list[Shown]:
    """The schools, and the sexes of the whole, that have no row in a snapshot: to be found out they
    need none.
    """
    parts: dict[Place, set[Atom]] = defaultdict(set)
    for atom in {atom for figure in snapshot for atom in figure.content}:
        parts[atom.occasion, atom.unit, "all"].add(atom)
        parts[atom.occasion, WHOLE, atom.gender].add(atom)
    there = {figure.place for figure in snapshot}
    return [
        Shown(place, frozenset(atoms), {"marker": "no row", "pupils": None})
        for place, atoms in parts.items()
        if place not in there
    ]


def _promised(figure: Shown, number: int, snapshots: Sequence[Snapshot], sizes: bool) -> int:
    """How many possible values a figure's count should keep; 0 for what is promised nothing."""
    if figure.marker is None or _was_shown(figure, number, snapshots):
        return 0
    every = [f for snapshot in snapshots for f in snapshot]
    at = figure.place[0]
    ranges = [f.content for f in every if f.marker == Hidden.ONE_TO_FOUR and f.place[0] == at]
    if figure.content in ranges:
        return ENOUGH - 1
    # A school that joins or leaves a total of 1–4 is the range itself, or what is left of it.
    promised = ENOUGH - 1 if ranges and _moved(at, snapshots) else ENOUGH
    if not sizes:
        return promised
    return min(promised, _smallest(figure, snapshots) + 1)


def _smallest(figure: Shown, snapshots: Sequence[Snapshot]) -> int:
    """The size of the smallest group in a figure's breakdown, whether it has a row or not, or that
    was corrected, joined or left.

    A group known to be of two has three values in all, and leaves its neighbour three.
    """
    occasion, by_unit, by_sex = figure.level
    sizes: list[int] = []
    wholes: list[set[Atom]] = []
    for snapshot in snapshots:
        atoms = {a for f in snapshot for a in f.content if a.occasion == occasion}
        parts: dict[tuple[str, str], int] = defaultdict(int)
        for atom in atoms:
            parts[atom.unit if by_unit else "", atom.gender if by_sex else ""] += atom.pupils
        sizes += parts.values()
        wholes += [atoms] if atoms else []
    everywhere: set[Atom] = set.intersection(*wholes)
    changed = {atom for atoms in wholes for atom in atoms} - everywhere
    return min(*sizes, *(atom.pupils for atom in changed), _LARGEST)


def _was_shown(figure: Shown, number: int, snapshots: Sequence[Snapshot]) -> bool:
    """The figure is no secret, or one of those that the rule's own words promise nothing of.

    Every line is a sentence in ``sbs_data.disclosure`` and in ``RULE``: what is left out here and
    is not said there is a fault of the rule.
    """
    return (
        _is_told(figure, snapshots)
        or _has_left_or_joined(figure, snapshots)
        or _is_moved_by_a_correction(figure, number, snapshots)
    )


def _is_told(figure: Shown, snapshots: Sequence[Snapshot]) -> bool:
    """Shown as it stands at some time, or part of a shown nought."""
    content = figure.content
    return any(
        other.content == content
        or (content <= other.content and not count(other.content))
        or (other.place == figure.place and _numbers(other.content) == _numbers(content))
        for snapshot in snapshots
        for other in snapshot
        if other.marker is None
    )


def _numbers(content: Content) -> tuple[int, int]:
    return count(content), pupils(content)


def _has_left_or_joined(figure: Shown, snapshots: Sequence[Snapshot]) -> bool:
    """A school that is in one total and not in another, or what the other schools make together;
    with five on both sides.
    """
    moved = _moved(figure.place[0], snapshots)
    return bool(moved) and figure.place[1] in {WHOLE, *moved} and _is_safe(figure.content)


def _is_moved_by_a_correction(figure: Shown, number: int, snapshots: Sequence[Snapshot]) -> bool:
    """It, a hidden part beside it or the smallest shown figure round it has been corrected: what is
    shown moved with it.

    Not where its breakdown had been shown: then the total is hidden from the correction on.
    """
    if any(figure.level[1:]):
        for snapshot in snapshots[:number]:
            alike = [f for f in snapshot if f.level == figure.level]
            if alike and not any(f.marker for f in alike):
                return False
    beside = [
        f.content
        for snapshot in snapshots
        for f in snapshot
        if f.level == figure.level and f.marker is not None
    ]
    return any(
        _is_corrected(content, snapshots)
        for content in {*beside, *_containers(figure.content, snapshots)}
    )


def _containers(content: Content, snapshots: Sequence[Snapshot]) -> set[Content]:
    """The smallest figures with a value or a range, of each snapshot, that hold a figure."""
    found: set[Content] = set()
    for snapshot in snapshots:
        around = {
            f.content
            for f in snapshot
            if (f.marker is None or f.row["range_low"] is not None) and content <= f.content
        }
        found |= {c for c in around if not any(other < c for other in around)}
    return found


def _is_corrected(content: Content, snapshots: Sequence[Snapshot]) -> bool:
    """Some of its pupils stand in another version somewhere."""
    versions = {(a.occasion, a.unit, a.gender): a.version for a in content}
    return any(
        versions.get((a.occasion, a.unit, a.gender), a.version) != a.version
        for snapshot in snapshots
        for f in snapshot
        for a in f.content
    )


def _is_safe(content: Content) -> bool:
    return ENOUGH <= count(content) <= pupils(content) - ENOUGH


def _moved(occasion: str, snapshots: Sequence[Snapshot]) -> set[str]:
    """Schools that are in some of an occasion's totals and not in others."""
    totals: list[set[str]] = [
        {atom.unit for atom in f.content}
        for snapshot in snapshots
        for f in snapshot
        if f.place == (occasion, WHOLE, "all")
    ]
    everywhere: set[str] = set.intersection(*totals) if totals else set()
    return {unit for units in totals for unit in units} - everywhere


def near_differences(snapshots: Sequence[Snapshot]) -> list[tuple[Shown, Shown]]:
    """Two shown figures of one place, from different occasions, whose difference is too small.

    Figures that were corrected, or had another set of schools, are left out: what was shown was
    another difference.
    """
    shown: dict[Place, Shown] = {}
    for figure in (f for snapshot in snapshots for f in snapshot):
        if figure.marker is None:
            shown[figure.place] = figure
    kept = {
        place: f
        for place, f in shown.items()
        if not _is_corrected(f.content, snapshots) and not _moved(place[0], snapshots)
    }
    return [
        (one, other)
        for place, one in kept.items()
        for second, other in kept.items()
        if place[1:] == second[1:]
        and place[0] < second[0]
        and count(one.content) * count(other.content)
        and not _is_far(one.content, other.content)
    ]


def _is_far(one: Content, other: Content) -> bool:
    change = count(one) - count(other)
    return abs(change) >= ENOUGH and abs(pupils(one) - pupils(other) - change) >= ENOUGH
