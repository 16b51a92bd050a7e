"""Rows → tables of cells: one per measure, whole, school year and grades, occasion by occasion.

The *whole* is the authority; its schools are its units. A cell keeps every version it has had.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from sbs_data.disclosure.columns import GENDERS, Columns
from sbs_data.disclosure.counted_figures import Figure
from sbs_data.disclosure.grades import grades_of
from sbs_data.disclosure.parts import Part

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

    @property
    def has_moved(self) -> bool:
        """A school has joined or left since the whole's figure came."""
        return self.root is not None and bool(self.other_wholes((WHOLE, "all")))

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


def tables_of(part: Part, columns: Columns) -> list[list[Table]]:
    """The tables of some families; those of one family differ in their grades.

    Raises ``ValueError`` for two own rows of the same place.
    """
    built: dict[int, dict[str | None, Table]] = {}
    terms, occasions, grades, units = (
        [*columns.texts[name].words, None] for name in ("term", "occasion", "grade", "unit_code")
    )
    code = {name: columns.texts[name].codes for name in ("term", "occasion", "grade", "unit_code")}
    # Own rows come first: a version that stands no longer is compared with what does.
    for n in np.argsort(part.rows, kind="stable").tolist():
        row, arrived = int(part.rows[n]), int(part.arrived[n])
        tables = built.setdefault(int(part.family[n]), {})
        grade = grades[code["grade"][row]]
        table = tables.setdefault(grade, Table(grade))
        order = _order(terms[code["term"][row]], occasions[code["occasion"][row]])
        occasion = table.occasions.setdefault(order, Occasion(order))
        unit = WHOLE if part.is_whole[n] else units[code["unit_code"][row]] or WHOLE
        place = (unit, GENDERS[int(part.gender[n])])
        cell = occasion.cells.setdefault(place, Cell(arrived))
        cell.arrived = min(cell.arrived, arrived)
        found = part.figures.at(n)
        if found is None:
            cell.has_unknown = True
        if part.is_current[n]:
            if cell.row is not None:
                raise ValueError(f"two own figures for the same place: rows {cell.row}, {row}")
            cell.current, cell.row = found, row
        elif found is not None and found != cell.current:
            cell.withdrawn.append(found)
    return [list(tables.values()) for tables in built.values()]


def without_overlap(tables: Iterable[Table]) -> list[Table]:
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
