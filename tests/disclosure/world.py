"""A made-up authority whose figures come, are corrected and go, and are published each time.

Everything is a sum of *atoms*: the pupils of one sex, in one school, at one occasion. An atom that
is corrected is a new atom; a figure knows which atoms it is the sum of, so that the attacker does.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from sbs_data.disclosure import Protection, SensitiveSide, disclose
from sbs_data.statistics import observations

WHOLE = "1999"
SEXES = ("girls", "boys")
PROTECTIONS = {"absence": Protection(SensitiveSide.REACHED)}

Place = tuple[str, str, str]
"""Occasion, unit (``WHOLE`` or a school) and gender."""


@dataclass(frozen=True)
class Atom:
    """``count`` of ``pupils`` are on the sensitive side."""

    occasion: str
    unit: str
    gender: str
    version: int
    pupils: int
    count: int


Content = frozenset[Atom]


def pupils(content: Content) -> int:
    return sum(atom.pupils for atom in content)


def count(content: Content) -> int:
    return sum(atom.count for atom in content)


@dataclass(frozen=True)
class Shown:
    """A figure as it was published in one snapshot, and what it is the sum of."""

    place: Place
    content: Content
    row: dict[str, Any]

    @property
    def marker(self) -> str | None:
        marker: str | None = self.row["marker"]
        return marker

    @property
    def level(self) -> tuple[str, bool, bool]:
        """The breakdown it belongs to: occasion, by school, by sex."""
        return self.place[0], self.place[1] != WHOLE, self.place[2] != "all"


Snapshot = list[Shown]
Publisher = Callable[[list[dict[str, Any]], list[dict[str, Any]]], list[dict[str, Any]]]

SCHEMA = observations.SCHEMA.append(pa.field("arrived", pa.int32()))


def row(place: Place, content: Content, arrived: int, **other: Any) -> dict[str, Any]:
    """An own figure as the store would hand it over."""
    occasion, unit, gender = place
    known = {
        "measure": "absence",
        "unit_kind": "authority" if unit == WHOLE else "school",
        "unit_code": unit,
        "municipality_code": WHOLE,
        "school_year": "2025/26",
        "occasion": occasion,
        "gender": gender,
        "population": "own",
        "value": 100 * count(content) / pupils(content),
        "pupils": pupils(content),
        "pupils_basis": "published",
        "count": count(content),
        "arrived": arrived,
        "status": "preliminary",
        "source": "Egen uppföljning",
        "file": "figures.csv",
        "place": "rad 2",
    }
    return {**dict.fromkeys(SCHEMA.names), **known, **other}


def table(rows: list[dict[str, Any]]) -> pa.Table:
    arrived = pa.array([row["arrived"] for row in rows], pa.int32())
    return observations.from_rows(rows).append_column("arrived", arrived)


def by_the_rule(own: list[dict[str, Any]], earlier: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is published by the house's own rule."""
    published: list[dict[str, Any]] = disclose(
        table(own), PROTECTIONS, earlier=table(earlier)
    ).to_pylist()
    return published


@dataclass
class World:
    """The truth, and the rows that stand in the store."""

    atoms: dict[tuple[str, str, str], Atom] = field(default_factory=dict)
    places: set[Place] = field(default_factory=set)
    standing: dict[Place, tuple[Content, int]] = field(default_factory=dict)
    arrived: dict[Place, int] = field(default_factory=dict)
    earlier: list[dict[str, Any]] = field(default_factory=list)
    act: int = 0

    def set(self, occasion: str, unit: str, gender: str, size: int, number: int) -> None:
        """An atom, new or corrected."""
        old = self.atoms.get((occasion, unit, gender))
        version = 0 if old is None else old.version + 1
        self.atoms[occasion, unit, gender] = Atom(occasion, unit, gender, version, size, number)

    def content(self, place: Place) -> Content:
        occasion, unit, gender = place
        return frozenset(
            atom
            for atom in self.atoms.values()
            if atom.occasion == occasion
            and unit in (WHOLE, atom.unit)
            and gender in ("all", atom.gender)
        )

    def publish(self, publisher: Publisher) -> Snapshot:
        """One act is done: rows that changed or went become earlier ones, then all is shown."""
        self.act += 1
        now = {p: c for p in sorted(self.places) if pupils(c := self.content(p))}
        for place, (content, arrived) in self.standing.items():
            if now.get(place) != content:
                self.earlier.append(row(place, content, arrived))
        for place in now:
            self.arrived.setdefault(place, self.act)
        self.standing = {p: (c, self.arrived[p]) for p, c in now.items()}
        own = [row(p, c, a) for p, (c, a) in self.standing.items()]
        published = publisher(own, list(self.earlier))
        return [
            Shown(place, content, out)
            for (place, content), out in zip(now.items(), published, strict=True)
        ]


def places_of(occasion: str, units: list[str], level: str) -> set[Place]:
    """The places of a breakdown: "root", "sexes", "units" or "both"."""
    over = [WHOLE] if level in ("root", "sexes") else units
    genders = ("all",) if level in ("root", "units") else SEXES
    return {(occasion, unit, gender) for unit in over for gender in genders}


def random_story(rnd: random.Random, publisher: Publisher = by_the_rule) -> list[Snapshot]:
    """A few acts of a random authority, published one by one."""
    world = World()
    units = [f"{10000000 + n}" for n in range(rnd.choice((1, 2, 2, 3, 3, 4)))]
    late = {f"{20000000 + rnd.randrange(9)}"} if rnd.random() < 0.2 else set()
    occasions = ["1", "2", "3"][: rnd.choice((1, 1, 2, 3))]
    # Safe figures are rare by chance; most authorities are large enough for most of them.
    is_large = rnd.random() < 0.6
    for occasion in occasions:
        _fill(world, rnd, occasion, units, is_large)
    snapshots = []
    for _ in range(rnd.choice((1, 2, 3, 4, 5))):
        _act(world, rnd, occasions, units, late, is_large)
        snapshots.append(world.publish(publisher))
    return snapshots


def _fill(
    world: World, rnd: random.Random, occasion: str, units: list[str], is_large: bool
) -> None:
    for unit in units:
        for gender in SEXES:
            before = world.atoms.get(("1", unit, gender))
            if before is not None and rnd.random() < 0.7:
                size = max(before.pupils + rnd.choice((-2, -1, 0, 0, 0, 1, 2)), 1)
                number = before.count + rnd.choice((-6, -3, -1, 0, 0, 1, 2, 6))
                world.set(occasion, unit, gender, size, min(max(number, 0), size))
            else:
                world.set(occasion, unit, gender, *_group(rnd, is_large))


def _group(rnd: random.Random, is_large: bool) -> tuple[int, int]:
    if is_large and rnd.random() < 0.85:
        size = rnd.randint(14, 40)
        return size, rnd.randint(5, size - 5)
    size = rnd.choice((rnd.randint(1, 9), rnd.randint(8, 16), rnd.randint(10, 40)))
    few, most = rnd.randint(0, 5), size - rnd.randint(0, 5)
    return size, min(max(rnd.choice((0, few, few, most, rnd.randint(0, size))), 0), size)


def _act(
    world: World,
    rnd: random.Random,
    occasions: list[str],
    units: list[str],
    late: set[str],
    is_large: bool,
) -> None:
    """Rows come, are corrected or go; or a school is added."""
    occasion = rnd.choice(occasions)
    kind = rnd.random()
    if not world.places or not world.atoms or kind < 0.5:
        levels = rnd.choice(
            (("root",), ("root", "sexes"), ("root", "units"), ("root", "sexes", "units", "both"))
        )
        for chosen in occasions if rnd.random() < 0.4 else [occasion]:
            for level in levels:
                world.places |= places_of(chosen, units, level)
            if rnd.random() < 0.2:  # in order: sets have another one in each process
                world.places -= {p for p in sorted(world.places) if p[1] == rnd.choice(units)}
    elif kind < 0.8:
        atom = rnd.choice(list(world.atoms.values()))
        size = max(atom.pupils + rnd.choice((0, 0, 0, -1, 1, 5)), 1)
        number = rnd.choice((atom.count + rnd.choice((-5, -1, 1, 5)), rnd.randint(0, size)))
        world.set(atom.occasion, atom.unit, atom.gender, size, min(max(number, 0), size))
    elif kind < 0.93 or not late:
        doomed = rnd.choice(sorted(world.places))
        if rnd.random() < 0.5:
            world.places = {p for p in world.places if p[:2] != doomed[:2]}
        else:
            world.places.discard(doomed)
        if doomed[1] != WHOLE and rnd.random() < 0.5:  # the school itself goes
            for gender in SEXES:
                world.atoms.pop((doomed[0], doomed[1], gender), None)
            world.places = {p for p in world.places if p[:2] != doomed[:2]}
    else:
        unit = late.pop()
        _fill(world, rnd, occasion, [unit], is_large)
        for level in ("units", "both"):
            world.places |= places_of(occasion, [unit], level)
