"""The attack can win: rules that sound right fall to it, and it says which count it found."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import Any

import pytest

from sbs_data.disclosure import Hidden, bulk, counted_figures, disclose, levels, tables, totals
from tests.disclosure.attack import breaches, near_differences
from tests.disclosure.solver import GaveUp
from tests.disclosure.world import (
    PROTECTIONS,
    SEXES,
    WHOLE,
    Atom,
    Publisher,
    Snapshot,
    World,
    by_the_rule,
    count,
    places_of,
    pupils,
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


def with_what_others_publish(publisher: Publisher) -> tuple[list[Snapshot], set[Atom]]:
    """Girls and boys per school, without the sums by sex, which Kolada has for the municipality."""
    world = World()
    school(world, A, (3, 15), (10, 30))
    school(world, B, (12, 30), (3, 30))
    world.places = places_of("1", [A, B], "root") | places_of("1", [A, B], "both")
    return [world.publish(publisher)], set(world.atoms.values())


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


def test_what_others_publish_is_known_to_the_attacker() -> None:
    snapshots, atoms = with_what_others_publish(each_by_itself)
    assert not breaches(snapshots, sizes=True)
    broken = {b.figure.place[1:]: b.values for b in breaches(snapshots, sizes=True, others=atoms)}
    assert broken == {(A, "girls"): (3,), (B, "boys"): (3,)}
    snapshots, atoms = with_what_others_publish(by_the_rule)
    assert not breaches(snapshots, sizes=True, others=atoms)


def test_sums_in_two_directions_give_away_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not found(sums_that_give_away(by_the_rule))
    monkeypatch.setattr(bulk, "_has_room", lambda grid: grid.has_whole)
    assert found(sums_that_give_away(by_the_rule))[A, "boys"] == (0,)


def test_two_occasions_are_subtracted() -> None:
    ((one, other),) = near_differences(two_near_occasions(each_occasion_by_itself))
    assert (one.row["count"], other.row["count"]) == (12, 13)
    assert not near_differences(two_near_occasions(by_the_rule))


def a_part_is_corrected(publisher: Publisher) -> list[Snapshot]:
    """Two schools that are shown; then one of them turns out to have three."""
    world = World()
    school(world, A, (10, 30), (10, 30))
    school(world, B, (10, 30), (10, 30))
    world.places = places_of("1", [A, B], "root") | places_of("1", [A, B], "units")
    first = world.publish(publisher)
    school(world, B, (1, 30), (2, 30))
    return [first, world.publish(publisher)]


def test_what_is_left_of_a_corrected_total_is_the_part_that_was_corrected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not found(a_part_is_corrected(by_the_rule))
    monkeypatch.setattr(levels, "is_taken_back", lambda *_: False)
    assert found(a_part_is_corrected(by_the_rule)) == {(B, "all"): (3,)}


def parts_under_a_range(publisher: Publisher) -> list[Snapshot]:
    """Girls and boys are shown; then a class of girls is corrected, to near another occasion."""
    world = World()
    world.set("2", A, "girls", 93, 43)
    world.places = places_of("2", [A], "root")
    first = world.publish(publisher)
    school(world, A, (0, 6), (3, 26))
    school(world, B, (9, 27), (20, 31))
    world.places |= places_of("1", [A, B], "root") | places_of("1", [A, B], "sexes")
    second = world.publish(publisher)
    world.set("1", A, "girls", 5, 5)
    return [first, second, world.publish(publisher)]


def test_a_range_over_parts_that_were_shown_leaves_too_little(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not found(parts_under_a_range(by_the_rule))
    monkeypatch.setattr(levels, "have_stood", lambda _: False)
    assert found(parts_under_a_range(by_the_rule)) == {(WHOLE, "girls"): (12, 13, 14)}


def parts_that_were_near(publisher: Publisher) -> list[Snapshot]:
    """Boys at two occasions, three apart; then the girls of the first are corrected to one."""
    world = World()
    for occasion, girls, boys in (("1", (6, 19), (9, 14)), ("2", (12, 17), (12, 20))):
        world.set(occasion, A, "girls", *reversed(girls))
        world.set(occasion, A, "boys", *reversed(boys))
        world.places |= places_of(occasion, [A], "root") | places_of(occasion, [A], "sexes")
    first = world.publish(publisher)
    world.set("1", A, "girls", 19, 1)
    return [first, world.publish(publisher)]


def test_parts_that_a_correction_hides_have_been_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def seen(snapshots: list[Snapshot]) -> set[tuple[str, str, str]]:
        return {f.place for s in snapshots for f in s if f.marker is None and f.level[2]}

    assert {place[0] for place in seen(parts_that_were_near(by_the_rule))} == {"1"}
    monkeypatch.setattr(levels, "_has_stood", lambda *_: False)
    assert {place[0] for place in seen(parts_that_were_near(by_the_rule))} == {"1", "2"}


def wins(snapshots: list[Snapshot]) -> bool:
    """The attack finds something: a count, a difference, or a figure that is too small itself."""
    try:
        if any(breaches(snapshots, sizes=sizes) for sizes in (False, True)):
            return True
    except GaveUp:
        return False
    shown = [f.content for snapshot in snapshots for f in snapshot if f.marker is None]
    return bool(near_differences(snapshots)) or any(
        pupils(c) < 10 or (count(c) and not 5 <= count(c) <= pupils(c) - 5) for c in shown
    )


def soon(publisher: Publisher, first: int = 0, most: int = 300) -> bool:
    seeds = range(first, first + most)
    return any(wins(random_story(random.Random(seed), publisher)) for seed in seeds)


@pytest.mark.parametrize(
    "weak", [each_by_itself, next_smallest_too, each_occasion_by_itself, without_memory]
)
def test_random_authorities_break_a_weak_rule_soon(weak: Publisher) -> None:
    assert soon(weak, most=100), "a hundred authorities, and the attack has not won once"


WEAKER: dict[str, list[tuple[object, str, object]]] = {
    "four on a side": [(counted_figures, "FEWEST_ON_A_SIDE", 4), (totals, "FEWEST_ON_A_SIDE", 4)],
    "parts that don't add up": [
        (levels, "_adds_up", lambda *_: True),
        (bulk, "_adding_up", lambda grid: dict.fromkeys(levels.Level, grid.start >= 0)),
    ],
    "parts that are small": [
        (levels, "_is_safe", lambda *_: True),
        (bulk, "_is_unsafe", lambda grid, *_: grid.start < 0),
    ],
    "parts near another occasion": [(levels, "_is_far", lambda *_: True)],
    "no room": [
        (levels, "_has_room", lambda _: True),
        (bulk, "_has_room", lambda grid: grid.start >= 0),
    ],
    "a total over parts taken back": [(levels, "is_taken_back", lambda *_: False)],
    "schools that join or leave": [(tables.Occasion, "other_wholes", lambda *_: [])],
}


RARE = {"no room": 220, "a total over parts taken back": 55, "schools that join or leave": 100}
"""Where to begin looking: what is rare is some way off, and a search is slow."""


@pytest.mark.parametrize("sentence", WEAKER)
def test_without_one_of_its_sentences_the_rule_breaks(
    sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for where, name, instead in WEAKER[sentence]:
        monkeypatch.setattr(where, name, instead)
    assert soon(by_the_rule, RARE.get(sentence, 0)), (
        f"the attack does not miss the sentence about {sentence}"
    )
