"""The attack can win: rules that sound right fall to it, and it says which count it found."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import count as counting
from typing import Any

import pytest

from sbs_data.disclosure import Hidden, disclose, levels
from tests.disclosure.attack import breaches, near_differences
from tests.disclosure.solver import GaveUp
from tests.disclosure.world import (
    PROTECTIONS,
    SEXES,
    WHOLE,
    Publisher,
    Snapshot,
    World,
    by_the_rule,
    places_of,
    random_story,
    table,
)

Rows = list[dict[str, Any]]
A, B, C, X = "10000001", "10000002", "10000003", "10000009"


def hidden(row: dict[str, Any], marker: Hidden = Hidden.SUPPRESSED) -> dict[str, Any]:
    return {**row, "marker": str(marker), "value": None, "pupils": None, "count": None}


def each_by_itself(own: Rows, _: Rows) -> Rows:
    """Weak: small figures are hidden, and nothing else."""
    return [hidden(r) if r["pupils"] < 10 or 1 <= r["count"] <= 4 else r for r in own]


def next_smallest_too(own: Rows, earlier: Rows) -> Rows:
    """Weak: with one hidden school goes the next smallest, whichever that is today."""
    out = each_by_itself(own, earlier)
    units = [n for n, r in enumerate(own) if r["unit_code"] != WHOLE and r["gender"] == "all"]
    if sum(out[n]["marker"] is not None for n in units) == 1:
        shown = [n for n in units if out[n]["marker"] is None]
        smallest = min(shown, key=lambda n: own[n]["pupils"])
        out[smallest] = hidden(out[smallest])
    return out


def without_memory(own: Rows, _: Rows) -> Rows:
    """Weak: the house's rule, but what stood earlier is forgotten."""
    published: Rows = disclose(table(own), PROTECTIONS, earlier=None).to_pylist()
    return published


def each_occasion_by_itself(own: Rows, earlier: Rows) -> Rows:
    """Weak: the house's rule, but nobody thinks of subtracting one occasion from another."""
    by_occasion: dict[str, Rows] = defaultdict(list)
    for row in own:
        by_occasion[row["occasion"]].append(row)
    published = {
        occasion: iter(by_the_rule(rows, [r for r in earlier if r["occasion"] == occasion]))
        for occasion, rows in by_occasion.items()
    }
    return [next(published[row["occasion"]]) for row in own]


def school(world: World, unit: str, girls: tuple[int, int], boys: tuple[int, int]) -> None:
    """A school with (count, pupils) of each sex, at occasion 1."""
    for gender, (number, size) in zip(SEXES, (girls, boys), strict=True):
        world.set("1", unit, gender, size, number)


def a_school_leaves(publisher: Publisher) -> list[Snapshot]:
    """Three schools, one of them too small to show; then that one is taken out of the figures."""
    world = World()
    school(world, A, (6, 30), (8, 30))
    school(world, B, (7, 30), (9, 30))
    school(world, X, (1, 12), (2, 12))
    world.places = places_of("1", [A, B, X], "root") | places_of("1", [A, B, X], "units")
    first = world.publish(publisher)
    for gender in SEXES:
        del world.atoms["1", X, gender]
    world.places.discard(("1", X, "all"))
    return [first, world.publish(publisher)]


def a_school_joins(publisher: Publisher) -> list[Snapshot]:
    """The same three schools, and a fourth that is smaller than the one hidden beside the small."""
    world = World()
    school(world, A, (6, 30), (8, 30))
    school(world, B, (7, 31), (9, 31))
    school(world, X, (1, 12), (2, 12))
    world.places = places_of("1", [A, B, X], "root") | places_of("1", [A, B, X], "units")
    first = world.publish(publisher)
    school(world, C, (6, 20), (8, 20))
    world.places |= places_of("1", [C], "units")
    return [first, world.publish(publisher)]


def sums_that_give_away(publisher: Publisher) -> list[Snapshot]:
    """Two schools whose sums, by school and by sex, leave one way only to fill the table."""
    world = World()
    school(world, A, (7, 15), (0, 10))
    school(world, B, (8, 8), (6, 15))
    for level in ("root", "sexes", "units", "both"):
        world.places |= places_of("1", [A, B], level)
    return [world.publish(publisher)]


def two_near_occasions(publisher: Publisher) -> list[Snapshot]:
    """One pupil more with high absence, two months later."""
    world = World()
    for occasion, number in (("1", 12), ("2", 13)):
        world.set(occasion, A, "girls", 40, number)
        world.places |= places_of(occasion, [A], "root")
    return [world.publish(publisher)]


def found(snapshots: list[Snapshot]) -> dict[tuple[str, str], tuple[int, ...]]:
    """The counts that the attacker is left with too few values of, by school and sex."""
    return {b.figure.place[1:]: b.values for b in breaches(snapshots, sizes=True)}


def test_a_hidden_part_is_the_total_less_the_others() -> None:
    broken = found(a_school_leaves(each_by_itself))
    assert broken[X, "all"] == (3,)
    assert not found(a_school_leaves(by_the_rule))


def test_a_rule_that_forgets_gives_away_a_school_that_leaves() -> None:
    broken = found(a_school_leaves(without_memory))
    assert broken[X, "all"] == (3,)


def test_hiding_the_next_smallest_gives_it_away_when_a_smaller_school_joins() -> None:
    assert found(a_school_joins(next_smallest_too))[X, "all"] == (3,)
    assert not found(a_school_joins(by_the_rule))


def test_sums_in_two_directions_give_away_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not found(sums_that_give_away(by_the_rule))
    monkeypatch.setattr(levels, "_has_room", lambda _: True)
    assert found(sums_that_give_away(by_the_rule))[A, "boys"] == (0,)


def test_two_occasions_are_subtracted() -> None:
    ((one, other),) = near_differences(two_near_occasions(each_occasion_by_itself))
    assert (one.row["count"], other.row["count"]) == (12, 13)
    assert not near_differences(two_near_occasions(by_the_rule))


@pytest.mark.parametrize("weak", [each_by_itself, next_smallest_too, each_occasion_by_itself])
def test_random_authorities_break_a_weak_rule_soon(weak: Publisher) -> None:
    for seed in counting():
        assert seed < 100, "a hundred authorities, and the attack has not won once"
        snapshots = random_story(random.Random(seed), weak)
        try:
            if breaches(snapshots, sizes=True) or near_differences(snapshots):
                return
        except GaveUp:
            continue
