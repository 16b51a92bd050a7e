"""The figures of many tables side by side: by gender, and by unit, the tables one after another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sbs_data.codes import Numbers, distinct
from sbs_data.disclosure.columns import Mask
from sbs_data.disclosure.counted_figures import Figures
from sbs_data.disclosure.parts import Part

ALL, GIRLS, BOYS = 0, 1, 2
NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Grid:
    """Every unit of every table, the tables one after the other and each with its whole first.

    By gender and unit: ``figures``, ``is_there`` and ``arrived``; a figure that has been taken
    away is there as it was. By unit: ``table`` and ``is_whole``. By table: ``start``, its first
    unit; ``series``, the whole, school year and grades that its occasions have in common;
    ``occasion``; ``is_changed``: a figure of it is not what it once was. ``cell`` is each row's
    place in gender and unit.
    """

    figures: Figures
    is_there: Mask
    arrived: Numbers
    cell: Numbers
    table: Numbers
    is_whole: Mask
    start: Numbers
    series: Numbers
    occasion: Numbers
    is_changed: Mask

    @classmethod
    def of(cls, part: Part) -> Grid:
        """The grid of a measure's rows. Raises ``ValueError`` for two rows of the same place."""
        series = distinct(part.family * (int(part.grade.max()) + 1) + part.grade)[1]
        tables, table = distinct(series * (int(part.occasion.max()) + 1) + part.occasion)
        # A whole's units come together: counted from its first they are few.
        first = np.full(int(part.family.max()) + 1, NEVER)
        np.minimum.at(first, part.family, part.unit)
        unit = part.unit - first[part.family]
        units, place = distinct(table * (int(unit.max()) + 1) + unit)
        size = len(units)
        of_unit, is_whole = np.zeros(size, np.int64), np.zeros(size, np.bool_)
        of_unit[place], is_whole[place] = table, part.is_whole
        of_series, occasion = np.zeros(len(tables), np.int64), np.zeros(len(tables), np.int64)
        of_series[table], occasion[table] = series, part.occasion
        cell = part.gender * np.int64(size) + place
        is_changed = np.zeros(len(tables), np.bool_)
        if part.is_current.all():
            _refuse_twice(part.rows, cell, 3 * size)
        else:
            _refuse_twice(part.rows[part.is_current], cell[part.is_current], 3 * size)
            is_changed[table[_differs(part.figures, cell, 3 * size)]] = True

        def spread(column: Numbers) -> Numbers:
            out: Numbers = np.zeros((3, size), np.int64)
            out.ravel()[cell] = column
            return out

        f = part.figures
        is_there = np.zeros((3, size), np.bool_)
        is_there.ravel()[cell] = True
        arrived: Numbers = np.full((3, size), NEVER, np.int64)
        if part.is_current.all():
            arrived.ravel()[cell] = part.arrived
        else:
            np.minimum.at(arrived.ravel(), cell, part.arrived)
        figures = Figures(
            spread(f.pupils),
            spread(f.low),
            spread(f.high),
            spread(f.is_known.astype(np.int64)) > 0,
            f.is_mean,
        )
        return cls(
            figures,
            is_there,
            arrived,
            cell,
            of_unit,
            is_whole,
            np.flatnonzero(np.diff(of_unit, prepend=-1)),
            of_series,
            occasion,
            is_changed,
        )

    def any(self, units: Mask) -> Mask:
        """Some unit of the table is."""
        found: Mask = np.logical_or.reduceat(units, self.start)
        return found

    def of_whole(self, gender: int) -> Figures:
        """The whole's own figure in each table; unknown where the table has none."""
        f = self.figures[gender, self.start]
        return Figures(f.pupils, f.low, f.high, f.is_known & self._has_whole, f.is_mean)

    @cached_property
    def _has_whole(self) -> Mask:
        has_whole: Mask = self.is_whole[self.start]
        return has_whole

    @cached_property
    def has_root(self) -> Mask:
        """The table has a figure for all pupils of the whole."""
        has_root: Mask = self._has_whole & self.is_there[ALL, self.start]
        return has_root

    @cached_property
    def only(self) -> Mask:
        """There is one school, and each of its figures is the authority's own."""
        units = np.diff(self.start, append=len(self.table)) - self._has_whole
        second = np.minimum(self.start + 1, len(self.table) - 1)
        f = self.figures
        only: Mask = self._has_whole & (units == 1)
        for gender in (ALL, GIRLS, BOYS):
            school, whole = f[gender, second], f[gender, self.start]
            is_same = (
                self.is_there[gender, self.start]
                & (school.pupils == whole.pupils)
                & (school.low == whole.low)
                & (school.high == whole.high)
                & (school.is_known == whole.is_known)
            )
            only &= ~self.is_there[gender, second] | is_same
        return only

    @cached_property
    def is_broken(self) -> Mask:
        """The parts are more than their whole, or a size is not known: nothing can be decided."""
        is_more = np.zeros(len(self.start), np.bool_)
        n = self.figures.pupils
        for whole, parts in self._sizes:
            is_more |= parts > whole
        root = np.where(self.has_root, n[ALL, self.start], NEVER)
        for gender in (GIRLS, BOYS):
            is_more |= self.any(n[gender] > root[self.table])
        lacks: Mask = np.any(self.is_there & ~self.figures.is_known, axis=0)
        is_unknown: Mask = self.any(lacks)
        return is_more | is_unknown

    @cached_property
    def _sizes(self) -> list[tuple[Numbers, Numbers]]:
        """Wholes that are there, by table, and the sizes of what there is of their parts."""
        n, start = self.figures.pupils, self.start
        whole = [
            np.where(self._has_whole & self.is_there[g, start], n[g, start], NEVER)
            for g in (ALL, GIRLS, BOYS)
        ]
        by_sex = np.where(self._has_whole, n[GIRLS, start] + n[BOYS, start], 0)
        is_short = np.where(
            ~self.is_whole & self.is_there[ALL] & (n[GIRLS] + n[BOYS] > n[ALL]), 1, 0
        )
        return [
            (whole[ALL], by_sex),
            *((whole[g], self._sum(g).pupils) for g in (ALL, GIRLS, BOYS)),
            (np.zeros(len(start), np.int64), np.add.reduceat(is_short, start)),
        ]

    def _sum(self, gender: int) -> Figures:
        """The schools' figures added up; unknown where one of them is, or there is none."""
        f, is_unit = self.figures, ~self.is_whole
        is_there = is_unit & self.is_there[gender]

        def add(column: Numbers) -> Numbers:
            found: Numbers = np.add.reduceat(np.where(is_unit, column[gender], 0), self.start)
            return found

        is_known = self.any(is_there) & ~self.any(is_unit & ~f.is_known[gender])
        return Figures(add(f.pupils), add(f.low), add(f.high), is_known, f.is_mean)

    @cached_property
    def _formed(self) -> dict[str, Mask]:
        whole, girls, boys = (self.of_whole(g) for g in (ALL, GIRLS, BOYS))
        units = {g: self._sum(g) for g in (ALL, GIRLS, BOYS)}
        n = self.figures.pupils
        both = self.figures.is_known[GIRLS] & self.figures.is_known[BOYS]
        is_split = self.is_whole | (both & (n[GIRLS] + n[BOYS] == n[ALL]))

        def is_all(whole: Figures, parts: Figures) -> Mask:
            found: Mask = whole.is_known & parts.is_known & (whole.pupils == parts.pupils)
            return found

        formed = {
            "sexes": is_all(whole, girls.plus(boys)),
            "units": is_all(whole, units[ALL]),
        }
        formed["both"] = (
            formed["units"]
            & ~self.any(~is_split)
            & is_all(girls, units[GIRLS])
            & is_all(boys, units[BOYS])
        )
        return formed

    def is_formed(self, level: str) -> Mask:
        """Every part of a breakdown is there: their pupils are those of the whole."""
        return self._formed[level]

    def formed_at(self, level: str) -> Numbers:
        """The act with which a breakdown ("sexes" or "units") was whole for the first time."""
        came = np.where(self.is_there, self.arrived, 0)
        if level == "sexes":
            last = came[:, self.start].max(axis=0)
        else:
            last = np.maximum(came[ALL, self.start], np.maximum.reduceat(came[ALL], self.start))
        return np.where(self._formed[level] & self.has_root, last, NEVER)

    def adds_up(self, level: str) -> Mask:
        """What is counted of the parts makes what is counted of the whole."""
        whole, girls, boys = (self.of_whole(g) for g in (ALL, GIRLS, BOYS))
        if level == "sexes":
            return girls.plus(boys).may_be(whole)
        if level == "units":
            return self._sum(ALL).may_be(whole)
        f = self.figures
        is_split = self.is_whole | f[GIRLS].plus(f[BOYS]).may_be(f[ALL])
        by_sex = self._sum(GIRLS).may_be(girls) & self._sum(BOYS).may_be(boys)
        return by_sex & ~self.any(~is_split)

    def has_small_rest(self, smallest: int) -> Mask:
        """Some part is nearly all of the whole: too few are left to hide it among."""
        root = np.where(self.has_root, self.figures.pupils[ALL, self.start], 0)
        rest = root[self.table] - self.figures.pupils
        is_small: Mask = self.is_there & (rest > 0) & (rest < smallest)
        some: Mask = np.any(is_small, axis=0)
        return self.any(some)

    def rest_broken_at(self, level: str, smallest: int) -> Numbers:
        """The act since which some part of a breakdown has a part that is nearly all of it.

        ``NEVER`` where none has.
        """
        n = self.figures.pupils
        found = np.full(len(self.table), NEVER, np.int64)
        for gender in (GIRLS, BOYS):
            of = n[gender, self.start][self.table] if level == "sexes" else n[ALL]
            rest = of - n[gender]
            is_small = ~self.is_whole & self.is_there[gender] & (rest > 0) & (rest < smallest)
            found = np.where(is_small, np.minimum(found, self.arrived[gender]), found)
        least: Numbers = np.minimum.reduceat(found, self.start)
        return least


def _differs(figures: Figures, cell: Numbers, size: int) -> Mask:
    """The rows whose place has had another figure than theirs."""
    some = np.zeros(size, np.int64)
    some[cell] = np.arange(len(cell))  # any row of each place
    other = figures[some[cell]]
    differs: Mask = (
        (figures.pupils != other.pupils)
        | (figures.low != other.low)
        | (figures.high != other.high)
        | (figures.is_known != other.is_known)
    )
    return differs


def _refuse_twice(rows: Numbers, cell: Numbers, size: int) -> None:
    last = np.full(size, -1, np.int64)
    last[cell] = np.arange(len(cell))
    twice = np.flatnonzero(last[cell] != np.arange(len(cell)))
    if len(twice):
        first = int(twice[0])
        again = int(np.flatnonzero(cell == cell[first])[1])
        raise ValueError(
            f"two own figures for the same place: rows {int(rows[first])}, {int(rows[again])}"
        )
