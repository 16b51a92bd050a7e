"""The rule for many simple tables at once: the same as :mod:`.levels` and :mod:`.totals` say for
one, in columns. (A test holds the two equal.)

A simple table has one occasion and no past, so nothing is near anything, nothing has been shown
before a correction, and no school has joined or left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sbs_data.codes import Numbers, distinct
from sbs_data.disclosure.columns import Mask
from sbs_data.disclosure.counted_figures import Figures
from sbs_data.disclosure.levels import Level
from sbs_data.disclosure.parts import Part
from sbs_data.disclosure.protection import FEWEST_ON_A_SIDE, SMALLEST_GROUP
from sbs_data.disclosure.verdicts import IS_SHOWN, REASONS, Hidden, Verdicts

ALL, GIRLS, BOYS = 0, 1, 2
_NEVER = np.iinfo(np.int64).max

Codes = NDArray[np.int8]


def judge(part: Part, verdicts: Verdicts) -> None:
    """The verdicts of a part whose tables are all simple.

    Raises ``ValueError`` for two rows of the same place.
    """
    if not len(part):
        return
    grid = _Grid.of(part)
    is_unit = ~grid.is_whole
    breakdowns = _breakdowns(grid)
    root = _roots(grid)
    shown = _shown(breakdowns, root == IS_SHOWN, grid.only)
    code = {
        level: np.where(
            shown[level],
            np.int8(IS_SHOWN),
            np.where(
                (root == _code(Hidden.INCOMPLETE)) | breakdowns.is_waiting(level),
                _code(Hidden.INCOMPLETE),
                _code(Hidden.SUPPRESSED),
            ),
        )[grid.family]
        for level in Level
    }
    # The only school's figures are the authority's own.
    is_own = grid.is_whole | grid.only[grid.family]
    codes = np.empty((3, len(is_unit)), np.int8)
    codes[ALL] = np.where(is_own, root[grid.family], code[Level.UNITS])
    codes[GIRLS] = codes[BOYS] = np.where(is_own, code[Level.SEXES], code[Level.BOTH])
    found = codes.ravel()[grid.cell]
    verdicts.codes[part.rows] = found
    ranges = part.rows[found == _code(Hidden.ONE_TO_FOUR)]
    verdicts.low[ranges], verdicts.high[ranges] = 1, FEWEST_ON_A_SIDE - 1


@dataclass(frozen=True, slots=True)
class _Grid:
    """Every unit of every table, the tables one after the other and each with its whole first.

    ``figures`` and ``is_there`` are by gender and unit. ``cell`` is each row's place in them,
    ``start`` each table's first unit, ``whole`` too, but of a table without a whole: see
    ``has_whole``.
    """

    figures: Figures
    is_there: Mask
    arrived: Numbers
    cell: Numbers
    family: Numbers
    start: Numbers
    is_whole: Mask
    has_whole: Mask
    only: Mask

    @classmethod
    def of(cls, part: Part) -> _Grid:
        units, place = distinct(part.unit)
        family, is_whole = np.zeros(len(units), np.int64), np.zeros(len(units), np.bool_)
        family[place], is_whole[place] = part.family, part.is_whole
        family = distinct(family)[1]
        cell = part.gender * np.int64(len(units)) + place
        at = _only_one_each(part, cell, 3 * len(units))

        def spread(column: Numbers, nothing: int = 0) -> Numbers:
            out: Numbers = np.full((3, len(units)), nothing, np.int64)
            out.ravel()[cell] = column
            return out

        f = part.figures
        figures = Figures(
            spread(f.pupils),
            spread(f.low),
            spread(f.high),
            spread(f.is_known.astype(np.int64)) > 0,
            f.is_mean,
        )
        is_there = at.reshape(3, -1)
        start = np.flatnonzero(np.diff(family, prepend=-1))
        has_whole = is_whole[start]
        only = _has_only_one(figures, is_there, start, has_whole)
        arrived = spread(part.arrived, int(_NEVER))
        return cls(figures, is_there, arrived, cell, family, start, is_whole, has_whole, only)

    def any(self, units: Mask) -> Mask:
        """Some unit of the table is."""
        found: Mask = np.logical_or.reduceat(units, self.start)
        return found

    def sum(self, gender: int, units: Mask) -> Figures:
        """Some units' figures added up; unknown where one of them is, or there is none."""
        f = self.figures

        def add(column: Numbers) -> Numbers:
            found: Numbers = np.add.reduceat(np.where(units, column[gender], 0), self.start)
            return found

        is_known = self.any(units) & ~self.any(units & ~f.is_known[gender])
        return Figures(add(f.pupils), add(f.low), add(f.high), is_known, f.is_mean)

    def of_whole(self, gender: int) -> Figures:
        """The whole's own figure in each table; unknown where the table has none."""
        f = self.figures[gender, self.start]
        return Figures(f.pupils, f.low, f.high, f.is_known & self.has_whole, f.is_mean)


@dataclass(frozen=True, slots=True)
class _Breakdowns:
    """The states of :class:`.levels.State`, each as a mask of the tables, by breakdown."""

    is_absent: dict[Level, Mask]
    is_unsafe: dict[Level, Mask]
    adds_up: dict[Level, Mask]
    has_room: Mask
    sexes_came_first: Mask

    def is_gone(self, level: Level) -> Mask:
        """Absent or unsafe: it never stands in the way of another."""
        return self.is_absent[level] | self.is_unsafe[level]

    def is_open(self, level: Level) -> Mask:
        """It may be shown by itself."""
        return ~self.is_gone(level) & self.adds_up[level]

    def is_incomplete(self, level: Level) -> Mask:
        """It lacks a part or doesn't add up."""
        return ~self.is_gone(level) & ~self.adds_up[level]

    def is_waiting(self, level: Level) -> Mask:
        """It could still be shown, if something were added to the table."""
        some: Mask = np.logical_or.reduce([self.is_incomplete(other) for other in Level])
        return self.is_incomplete(level) | (self.is_open(level) & some)


def _breakdowns(grid: _Grid) -> _Breakdowns:
    there, is_unit = grid.is_there, ~grid.is_whole
    cells = {
        Level.SEXES: [(gender, grid.is_whole & there[gender]) for gender in (GIRLS, BOYS)],
        Level.UNITS: [(ALL, is_unit & there[ALL])],
        Level.BOTH: [(gender, is_unit & there[gender]) for gender in (GIRLS, BOYS)],
    }
    f = grid.figures
    is_zero = grid.of_whole(ALL).is_zero[grid.family]
    fits = f.is_safe | (is_zero & f.is_zero & (f.pupils >= SMALLEST_GROUP))
    arrived = grid.arrived
    sexes_came = np.minimum(arrived[GIRLS, grid.start], arrived[BOYS, grid.start])
    units_came = np.minimum.reduceat(np.where(is_unit, arrived[ALL], _NEVER), grid.start)
    return _Breakdowns(
        {
            level: ~np.logical_or.reduce([grid.any(units) for _, units in found])
            for level, found in cells.items()
        },
        {
            level: np.logical_or.reduce([_is_unsafe(grid, units & ~fits[g]) for g, units in found])
            for level, found in cells.items()
        },
        _adding_up(grid),
        _has_room(grid),
        np.where(grid.has_whole, sexes_came, _NEVER) <= units_came,
    )


def _is_unsafe(grid: _Grid, too_small: Mask) -> Mask:
    """Some part is too small: one sentence of the rule, which a test takes away."""
    return grid.any(too_small)


def _has_room(grid: _Grid) -> Mask:
    """Some school has five on both sides among both its girls and its boys."""
    is_safe = grid.figures.is_safe
    return grid.any(~grid.is_whole & is_safe[GIRLS] & is_safe[BOYS])


def _adding_up(grid: _Grid) -> dict[Level, Mask]:
    """Every part is in the table, and the parts make the total."""
    is_unit = ~grid.is_whole & grid.figures.is_known.any(axis=0)
    whole, girls, boys = (grid.of_whole(gender) for gender in (ALL, GIRLS, BOYS))
    sexes = _both(girls, boys).may_be(whole) & girls.is_known & boys.is_known
    by_unit = [grid.sum(gender, is_unit) for gender in (ALL, GIRLS, BOYS)]
    units = by_unit[ALL].may_be(whole) & by_unit[ALL].is_known
    f = grid.figures
    in_units = _both(f[GIRLS], f[BOYS]).may_be(f[ALL]) & f.is_known[GIRLS] & f.is_known[BOYS]
    both = sexes & units & ~grid.any(is_unit & ~in_units)
    for gender, total in ((GIRLS, girls), (BOYS, boys)):
        both &= by_unit[gender].may_be(total) & by_unit[gender].is_known
    return {Level.SEXES: sexes, Level.UNITS: units, Level.BOTH: both}


def _both(one: Figures, other: Figures) -> Figures:
    return Figures(
        one.pupils + other.pupils,
        one.low + other.low,
        one.high + other.high,
        one.is_known & other.is_known,
        one.is_mean,
    )


def _roots(grid: _Grid) -> Codes:
    """The code of the whole's own figure in each table."""
    f = grid.of_whole(ALL)
    is_few = ~np.bool_(f.is_mean) & (f.high < FEWEST_ON_A_SIDE)
    found: Codes = np.select(
        [
            ~(grid.has_whole & grid.is_there[ALL, grid.start]),
            ~f.is_known,
            f.pupils < SMALLEST_GROUP,
            f.is_zero,
            is_few & (f.low > 0),
            ~is_few & f.is_safe,
        ],
        [
            _code(Hidden.INCOMPLETE),
            _code(Hidden.SUPPRESSED),
            _code(Hidden.TOO_FEW),
            np.int8(IS_SHOWN),
            _code(Hidden.ONE_TO_FOUR),
            np.int8(IS_SHOWN),
        ],
        _code(Hidden.SUPPRESSED),
    )
    return found


def _shown(found: _Breakdowns, root_is_shown: Mask, only: Mask) -> dict[Level, Mask]:
    """Which breakdowns are shown, by :func:`.levels.shown_levels`."""
    is_first = {Level.SEXES: found.sexes_came_first, Level.UNITS: ~found.sexes_came_first}
    is_open = {level: found.is_open(level) for level in Level}
    is_made_up_for = ~found.is_absent[Level.BOTH] & found.adds_up[Level.BOTH] & found.has_room
    shown = {
        level: is_open[level]
        & (
            is_first[level]
            | found.is_gone(other)
            | (is_open[other] & (is_open[Level.BOTH] | is_made_up_for))
        )
        for level, other in ((Level.SEXES, Level.UNITS), (Level.UNITS, Level.SEXES))
    }
    every = is_open[Level.SEXES] & is_open[Level.UNITS] & is_open[Level.BOTH]
    return {
        Level.SEXES: root_is_shown & np.where(only, is_open[Level.SEXES], shown[Level.SEXES]),
        Level.UNITS: root_is_shown & ~only & shown[Level.UNITS],
        Level.BOTH: root_is_shown & ~only & every,
    }


def _has_only_one(figures: Figures, is_there: Mask, start: Numbers, has_whole: Mask) -> Mask:
    """The authority has one school, and each of the school's figures is the authority's own."""
    units = np.diff(start, append=is_there.shape[1]) - has_whole
    only = has_whole & (units == 1)
    whole, unit = start[only], start[only] + 1
    is_same = figures[:, whole].is_same(figures[:, unit]) & is_there[:, whole]
    only[only] = (is_same | ~is_there[:, unit]).all(axis=0)
    found: Mask = only
    return found


def _only_one_each(part: Part, cell: Numbers, cells: int) -> Mask:
    """True for the cells that have a figure."""
    row = np.full(cells, -1, np.int64)
    row[cell] = part.rows
    again = np.flatnonzero(row[cell] != part.rows)
    if len(again):
        first, last = int(part.rows[again[0]]), int(row[cell[again[0]]])
        raise ValueError(f"two own figures for the same place: rows {first}, {last}")
    return row >= 0


def _code(hidden: Hidden) -> np.int8:
    return np.int8(REASONS.index(hidden))
