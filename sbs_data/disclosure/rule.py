"""The rule, for every table of one measure at once, in columns.

A *table* is one whole, school year, group of grades and occasion: the whole's own figure, girls and
boys, schools, girls and boys per school.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from sbs_data.codes import Numbers, distinct
from sbs_data.disclosure.columns import Mask
from sbs_data.disclosure.grades import are_apart, grades_of
from sbs_data.disclosure.grid import ALL, BOYS, GIRLS, NEVER, Grid
from sbs_data.disclosure.parts import Part
from sbs_data.disclosure.protection import Thresholds
from sbs_data.disclosure.verdicts import IS_SHOWN, Hidden, Verdicts, code

Codes = NDArray[np.int8]


class Level(StrEnum):
    """A breakdown of a whole."""

    SEXES = "sexes"
    UNITS = "units"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Root:
    """What is decided of the whole's own figure in each table, and between what numbers on the
    sensitive side it is said to lie (0–0 where that is not said).
    """

    codes: Codes
    low: Numbers
    high: Numbers


def judge(part: Part, is_other_grades: Mask, verdicts: Verdicts, thresholds: Thresholds) -> None:
    """The verdicts of a measure's rows. ``is_other_grades`` are rows whose grades overlap others'.

    Raises ``ValueError`` for two rows of the same place.
    """
    if not len(part):
        return
    grid = Grid.of(part)
    is_first = _is_first(grid)
    root = _roots(grid, is_first, thresholds)
    shown = _shown(grid, is_first & (root.codes == IS_SHOWN), thresholds)
    waits = {level: ~(grid.is_formed(level.value) & grid.adds_up(level.value)) for level in Level}
    whole_waits = root.codes == code(Hidden.INCOMPLETE)
    found = {
        level: np.select(
            [shown[level], whole_waits | waits[level], ~is_first],
            [np.int8(IS_SHOWN), code(Hidden.INCOMPLETE), code(Hidden.LATER)],
            code(Hidden.SUPPRESSED),
        )[grid.table]
        for level in Level
    }
    # The only school's figures are the authority's own.
    is_own = grid.is_whole | grid.only[grid.table]
    codes = np.empty((3, len(grid.table)), np.int8)
    codes[ALL] = np.where(is_own, root.codes[grid.table], found[Level.UNITS])
    codes[GIRLS] = codes[BOYS] = np.where(is_own, found[Level.SEXES], found[Level.BOTH])
    codes[:, grid.is_broken[grid.table]] = code(Hidden.INCOMPLETE)
    codes[:, grid.is_changed[grid.table]] = code(Hidden.CORRECTED)
    _write(part, grid, codes, root, is_other_grades, verdicts)


def _write(
    part: Part,
    grid: Grid,
    codes: Codes,
    root: Root,
    is_other_grades: Mask,
    verdicts: Verdicts,
) -> None:
    """Each row's verdict, from its cell's."""
    rows, cell = part.rows, grid.cell
    if not part.is_current.all():
        rows, cell = rows[part.is_current], cell[part.is_current]
        is_other_grades = is_other_grades[part.is_current]
    found = codes.ravel()[cell]
    found[is_other_grades] = code(Hidden.OTHER_GRADES)
    verdicts.codes[rows] = found
    with_range = [code(h) for h in (Hidden.ONE_TO_FOUR, Hidden.NEARLY_ALL, Hidden.STEP)]
    has_range = np.isin(found, with_range)
    table = grid.table[cell[has_range] % len(grid.table)]
    verdicts.low[rows[has_range]] = root.low[table]
    verdicts.high[rows[has_range]] = root.high[table]


def _is_first(grid: Grid) -> Mask:
    """The occasion of the year whose total came first; of those that came together the earliest."""
    came = np.where(grid.has_root, grid.arrived[ALL, grid.start], NEVER)
    order = np.lexsort((grid.occasion, came, grid.series))
    is_new = np.diff(grid.series[order], prepend=-1) != 0
    is_first = np.zeros(len(came), np.bool_)
    is_first[order[is_new]] = True
    return is_first


def _roots(grid: Grid, is_first: Mask, thresholds: Thresholds) -> Root:
    f = grid.of_whole(ALL)
    few, n = thresholds.fewest, f.pupils
    top = np.maximum(n - few + 1, few)
    is_step = ~is_first
    # Where there is no room for a step of its own, it goes with those above.
    steps = np.maximum(n - 2 * few + 1, 0) // few
    has_no_step = is_step & (steps == 0) & (n >= 2 * few - 1)
    top = np.where(has_no_step, few, top)
    is_tight = n < 2 * few - 1  # no two classes have room for enough values each
    known: Mask = f.is_known
    choices: list[tuple[Mask, np.int8 | int]] = [
        (~grid.has_root, code(Hidden.INCOMPLETE)),
        (~known, code(Hidden.SUPPRESSED)),
        (n < thresholds.smallest_group, code(Hidden.TOO_FEW)),
        (grid.has_small_rest(thresholds.smallest_rest), code(Hidden.SUPPRESSED)),
    ]
    if f.is_mean:
        choices += [(is_first, np.int8(IS_SHOWN)), (known, code(Hidden.LATER))]
    else:
        choices += [
            (f.is_zero, np.int8(IS_SHOWN)),
            (is_tight, code(Hidden.SUPPRESSED)),
            ((f.low > 0) & (f.high < few), code(Hidden.ONE_TO_FOUR)),
            (f.low >= top, code(Hidden.NEARLY_ALL)),
            (f.is_safe(thresholds) & is_step, code(Hidden.STEP)),
            (f.is_safe(thresholds), np.int8(IS_SHOWN)),
        ]
    codes: Codes = np.select(
        [where for where, _ in choices],
        [np.int8(what) for _, what in choices],
        code(Hidden.SUPPRESSED),
    ).astype(np.int8)
    first, last = (_step(of, n, steps, few) for of in (f.low, f.high))
    low = np.select(
        [codes == code(h) for h in (Hidden.ONE_TO_FOUR, Hidden.NEARLY_ALL, Hidden.STEP)],
        [np.ones_like(n), top, first[0]],
        0,
    )
    high = np.select(
        [codes == code(h) for h in (Hidden.ONE_TO_FOUR, Hidden.NEARLY_ALL, Hidden.STEP)],
        [np.full_like(n, few - 1), n, last[1]],
        0,
    )
    return Root(codes, low, high)


def _step(count: Numbers, pupils: Numbers, steps: Numbers, few: int) -> tuple[Numbers, Numbers]:
    """The first and the last count of the step that a count lies on: the same steps for every
    group of a size, each of ``few`` counts, and the last of what is left too.
    """
    at = np.clip((count - few) // few, 0, np.maximum(steps - 1, 0))
    low = few + at * few
    return low, np.where(at == steps - 1, pupils - few, low + few - 1)


def _shown(grid: Grid, may_have_parts: Mask, thresholds: Thresholds) -> dict[Level, Mask]:
    """Which breakdowns are shown: one of sexes and units, chosen by sizes and by which came first;
    and all three, where every group of them may be.
    """
    f, is_unit = grid.figures, ~grid.is_whole
    is_zero = grid.of_whole(ALL).is_zero
    is_large = (f.pupils >= thresholds.smallest_group) & f.is_known
    fits = f.is_safe(thresholds) | (is_large & f.is_zero & is_zero[grid.table])

    def every(level: Level, holds: Mask) -> Mask:
        genders = (ALL,) if level is Level.UNITS else (GIRLS, BOYS)
        some = is_unit if level is not Level.SEXES else grid.is_whole
        lacks: Mask = np.logical_or.reduce([grid.any(some & ~holds[g]) for g in genders])
        return ~lacks

    chosen = {}
    broken, came = {}, {}
    for level in (Level.SEXES, Level.UNITS):
        came[level] = grid.formed_at(level.value)
        broken[level] = grid.rest_broken_at(level.value, thresholds.smallest_rest)
        is_eligible = every(level, is_large) & (broken[level] > came[level])
        came[level] = np.where(is_eligible, came[level], NEVER)
    came[Level.UNITS][grid.only] = NEVER
    is_by_unit = came[Level.UNITS] <= came[Level.SEXES]
    chosen[Level.UNITS] = is_by_unit & (came[Level.UNITS] < NEVER)
    chosen[Level.SEXES] = ~is_by_unit & (came[Level.SEXES] < NEVER)
    adds_up = {level: grid.adds_up(level.value) for level in Level}
    is_open = {level: every(level, fits) & adds_up[level] for level in Level}
    alone = {
        level: may_have_parts & chosen[level] & is_open[level] & (broken[level] == NEVER)
        for level in (Level.SEXES, Level.UNITS)
    }
    everything = (
        (alone[Level.SEXES] | alone[Level.UNITS])
        & ~grid.only
        & np.logical_and.reduce([is_open[level] & grid.is_formed(level.value) for level in Level])
    )
    return {
        Level.SEXES: alone[Level.SEXES] | everything,
        Level.UNITS: alone[Level.UNITS] | everything,
        Level.BOTH: everything,
    }


def other_grades(part: Part, groups: Sequence[str | None]) -> Mask:
    """The rows of a group of grades that overlaps one of the same whole and year that came before;
    of those that came together the widest is taken: it has the most pupils.

    ``groups`` are what the part's grades stand for.
    """
    used = np.unique(part.grade).tolist()
    if are_apart(groups[g] for g in used):
        return np.zeros(len(part), np.bool_)
    of = {g: grades_of(groups[g]) for g in used}
    width = len(groups)
    found, place = distinct(part.family * width + part.grade)
    came = np.full(len(found), NEVER, np.int64)
    np.minimum.at(came, place, part.arrived)
    yields = np.zeros(len(found), np.bool_)
    by_family = zip((found // width).tolist(), (found % width).tolist(), came.tolist(), strict=True)
    for _, some in groupby(enumerate(by_family), key=lambda each: each[1][0]):
        covered: frozenset[int] = frozenset()
        turns = sorted((at, -len(of[g]), groups[g] or "", no, g) for no, (_, g, at) in some)
        for *_, no, g in turns:
            yields[no] = bool(of[g] & covered)
            covered |= frozenset() if yields[no] else of[g]
    return yields[place]
