"""Rows → tables of cells: one per measure, whole, school year and grades, occasion by occasion.

The *whole* is the authority; its schools are its units. A cell keeps every version it has had.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sbs_data.disclosure.figures import Figure, figure
from sbs_data.disclosure.protection import Protection

WHOLE = ""
"""The unit that stands for the whole authority."""

SEXES = ("girls", "boys")


@dataclass(slots=True)
class Cell:
    """One figure's place: what stands there now (``row`` is its place in the own figures), and what
    has stood there. ``arrived`` is when the place first had a figure.
    """

    arrived: int
    current: Figure | None = None
    row: int | None = None
    withdrawn: list[Figure] = field(default_factory=list)
    has_unknown: bool = False
    """Something has stood there that can't be judged."""

    @property
    def versions(self) -> list[Figure]:
        """Everything that has stood here, the present figure first."""
        return ([self.current] if self.current else []) + self.withdrawn


Place = tuple[str, str]
"""Unit (``WHOLE`` or a school's code) and gender."""


@dataclass(slots=True)
class Occasion:
    """One point of the school year."""

    order: tuple[int, str, str]
    cells: dict[Place, Cell] = field(default_factory=dict)

    @property
    def root(self) -> Cell | None:
        """The figure for all pupils of the whole."""
        return self.cells.get((WHOLE, "all"))

    @property
    def units(self) -> set[str]:
        """The schools that have, or have had, a figure."""
        return {unit for unit, _ in self.cells if unit != WHOLE}

    def other_wholes(self, place: Place) -> list[Figure]:
        """Versions of one of the whole's figures that had another set of schools in them.

        The present figure less such a version is a school that joined or left: as good as shown. A
        correction by fewer pupils than any such school has is a correction and no school.
        """
        cell = self.cells[place]
        if cell.current is None or not cell.withdrawn:
            return []
        moved = min(self._sizes_of_moved(), default=None)
        return [
            f
            for f in cell.withdrawn
            if moved is not None and abs(f.pupils - cell.current.pupils) >= moved
        ]

    def _sizes_of_moved(self) -> list[int]:
        """The sizes of the schools that came after the whole's figure, or have been taken away."""
        root = self.root
        return [
            figure.pupils
            for (unit, _), cell in self.cells.items()
            if unit != WHOLE
            and (cell.current is None or root is None or cell.arrived > root.arrived)
            for figure in cell.versions
        ]


@dataclass(slots=True)
class Table:
    """The figures that can be added to, and subtracted from, each other."""

    grades: str | None
    occasions: dict[tuple[int, str, str], Occasion] = field(default_factory=dict)

    @property
    def arrived(self) -> int:
        """When the first of its figures came."""
        return min(c.arrived for o in self.occasions.values() for c in o.cells.values())

    @property
    def units(self) -> set[str]:
        """Every school of the table, whatever the occasion."""
        return {unit for occasion in self.occasions.values() for unit in occasion.units}


Rows = list[dict[str, Any]]


def build(
    own: Rows, earlier: Rows, protections: Mapping[str, Protection]
) -> dict[tuple[str, str, str], list[Table]]:
    """The tables by measure, whole and school year; those of one key differ in their grades.

    Raises ``ValueError`` for rows that no own figures can be: another kind of unit, a measure
    without a protection, the same place twice, two populations of one measure.
    """
    _check(own, earlier, protections)
    only = _only_whole([*own, *earlier])
    built: dict[tuple[str, str, str], dict[str | None, Table]] = {}
    for number, row in enumerate([*own, *earlier]):
        is_current = number < len(own)
        if row["marker"] is not None:
            continue  # the row says itself that there is nothing
        is_whole = row["unit_kind"] == "authority"
        whole = row["unit_code"] if is_whole else row["municipality_code"] or only
        tables = built.setdefault((row["measure"], whole, row["school_year"]), {})
        table = tables.setdefault(row["grade"], Table(row["grade"]))
        order = _order(row["term"], row["occasion"])
        occasion = table.occasions.setdefault(order, Occasion(order))
        place = (WHOLE if is_whole else row["unit_code"], row["gender"])
        cell = occasion.cells.setdefault(place, Cell(row["arrived"]))
        cell.arrived = min(cell.arrived, row["arrived"])
        side = protections[row["measure"]].sensitive_side
        found = figure(row["value"], row["pupils"], row["count"], side)
        if found is None:
            cell.has_unknown = True
        if is_current:
            if cell.row is not None:
                raise ValueError(f"two own figures for the same place: rows {cell.row}, {number}")
            cell.current, cell.row = found, number
        elif found is not None and found != cell.current:
            cell.withdrawn.append(found)
    return {key: list(tables.values()) for key, tables in built.items()}


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


def apart(tables: Iterable[Table]) -> list[Table]:
    """The tables whose grades don't overlap those of one that came before.

    Of those that came together the widest is taken: it has the most pupils.
    """
    taken: list[Table] = []
    covered: frozenset[int] = frozenset()
    for table in sorted(
        tables, key=lambda t: (t.arrived, -len(grades_of(t.grades)), t.grades or "")
    ):
        grades = grades_of(table.grades)
        if not grades & covered:
            taken.append(table)
            covered |= grades
    return taken


def _order(term: str | None, occasion: str | None) -> tuple[int, str, str]:
    """HT comes before VT, and occasions in their own order."""
    return {"H": 0, "V": 1}.get((term or " ")[0], 2), term or "", occasion or ""


def _only_whole(rows: Rows) -> str:
    """The only authority there is, for schools that don't say whose they are; else nothing."""
    codes = {row["unit_code"] for row in rows if row["unit_kind"] == "authority"}
    return codes.pop() if len(codes) == 1 else ""


def _check(own: Rows, earlier: Rows, protections: Mapping[str, Protection]) -> None:
    populations: dict[str, str] = {}
    for row in [*own, *earlier]:
        if row["unit_kind"] not in ("school", "authority"):
            raise ValueError(
                f"own figures are a school's or an authority's, not {row['unit_kind']}"
            )
        if row["measure"] not in protections:
            raise ValueError(f"nothing says how {row['measure']} is protected")
        if row["gender"] not in ("all", *SEXES):
            raise ValueError(f"a gender is all, girls or boys, not {row['gender']!r}")
        if populations.setdefault(row["measure"], row["population"]) != row["population"]:
            raise ValueError(f"two populations of {row['measure']}: one can be subtracted")
