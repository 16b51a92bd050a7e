"""Own figures → the figures that may be published."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sbs_data.codes import encoded
from sbs_data.disclosure import bulk, levels, totals
from sbs_data.disclosure.columns import ARRIVED, Columns, check, columns_of
from sbs_data.disclosure.grades import grades_of
from sbs_data.disclosure.parts import Part, keys_of, part_of
from sbs_data.disclosure.protection import Protection, SensitiveSide
from sbs_data.disclosure.tables import (
    SEXES,
    WHOLE,
    Occasion,
    Table,
    tables_of,
    without_overlap,
)
from sbs_data.disclosure.verdicts import (
    INCOMPLETE,
    IS_SHOWN,
    REASONS,
    SAYS_NOTHING,
    SHOWN,
    SUPPRESSED,
    Hidden,
    Verdict,
    Verdicts,
)

CHANGED = ("value", "marker", "range_low", "range_high", "pupils", "pupils_basis", "count")
"""The columns of the observation that the rule changes."""

_AT_A_TIME = 50_000
"""Rows of tables that are judged one by one: as many as are objects at the same time."""


def disclose(
    own: pa.Table, protections: Mapping[str, Protection], *, earlier: pa.Table | None
) -> pa.Table:
    """The own figures as they may be published: same columns and rows, in the same order.

    ``own`` has the observation's columns (those of :mod:`.columns` and :data:`CHANGED`) and
    ``arrived``: the number of the act that first brought a figure for the row's place, kept when it
    is corrected. ``earlier`` has the same columns: every version that has stood and no longer
    does, corrected or taken away; it decides and is never published. ``None`` says that there is
    none.

    A hidden row has ``marker`` (:class:`Hidden`), no ``value``, no ``count``, and ``pupils`` only
    where a range is shown; ranges are shares in percent. ``arrived`` is not published.

    Raises ``ValueError`` for rows that can't be own figures: another kind of unit or gender, a
    measure without a protection, the same place twice, two populations of one measure.
    """
    missing = set(CHANGED) - set(own.column_names)
    if missing:
        raise ValueError(f"own figures without {', '.join(sorted(missing))}")
    columns = columns_of(own, earlier)
    check(columns, protections)
    verdicts = judge(columns, protections)
    return _published(own.drop_columns([ARRIVED]), columns, verdicts, protections)


def judge(columns: Columns, protections: Mapping[str, Protection]) -> Verdicts:
    """A verdict per own row, measure by measure.

    Tables that are simple are judged together, the others one by one.
    """
    verdicts = Verdicts.none_yet(columns.own)
    found = keys_of(columns)
    for code, measure in enumerate(columns.texts["measure"].words):
        if measure not in protections:
            continue  # no row has it
        part = part_of(columns, found, code, protections[measure].sensitive_side)
        _check_grades(columns, part)
        is_simple = part.is_simple()
        bulk.judge(part if is_simple.all() else part.take(is_simple), verdicts)
        for batch in part.take(~is_simple).in_batches(_AT_A_TIME):
            _judge_one_by_one(batch, columns, verdicts)
    return verdicts


def _judge_one_by_one(part: Part, columns: Columns, verdicts: Verdicts) -> None:
    for tables in tables_of(part, columns):
        chosen = without_overlap(tables)
        for table in tables:
            if any(table is other for other in chosen):
                decided = _judge_table(table)
            else:
                decided = _everything(table, Verdict(Hidden.OTHER_GRADES))
            for row, verdict in decided.items():
                verdicts.set(row, verdict)


def _check_grades(columns: Columns, part: Part) -> None:
    """Raises ``ValueError`` for grades that can't be read."""
    grades = columns.texts["grade"]
    for code in np.unique(grades.codes[part.rows]).tolist():
        grades_of(grades.words[code] if code >= 0 else None)


def _judge_table(table: Table) -> dict[int, Verdict]:
    states = levels.judge(table)
    only_unit = {key: _only_unit(occasion) for key, occasion in table.occasions.items()}
    shown_levels = {
        key: levels.shown_levels(occasion, states[key])
        if only_unit[key] is None
        else {levels.Level.SEXES} & levels.open_levels(states[key])
        for key, occasion in table.occasions.items()
    }
    taken_back = {
        key
        for key, occasion in table.occasions.items()
        if levels.is_taken_back(occasion, states[key], shown_levels[key])
    }
    had_parts = {key for key, occasion in table.occasions.items() if levels.have_stood(occasion)}
    roots = totals.judge(table, taken_back, had_parts)
    decided: dict[int, Verdict] = {}
    for key, occasion in table.occasions.items():
        root, only, shown = roots.get(key, INCOMPLETE), only_unit[key], shown_levels[key]
        for (unit, gender), cell in occasion.cells.items():
            level = levels.level_of((WHOLE if unit == only else unit, gender))
            if cell.row is None:
                continue
            if level is None or (root == SHOWN and level in shown):
                decided[cell.row] = root
            else:
                waits = root == INCOMPLETE or _is_waiting(states[key], level)
                decided[cell.row] = INCOMPLETE if waits else SUPPRESSED
    return decided


def _is_waiting(states: dict[levels.Level, levels.State], level: levels.Level) -> bool:
    """It could still be shown, if something were added to the table."""
    waiting = levels.State.INCOMPLETE
    return states[level] is waiting or (
        states[level] is levels.State.OPEN and waiting in states.values()
    )


def _only_unit(occasion: Occasion) -> str | None:
    """The authority's only school, where each of its figures is the authority's own."""
    if len(occasion.units) != 1:
        return None
    (unit,) = occasion.units
    for gender in ("all", *SEXES):
        cell, same = occasion.cells.get((unit, gender)), occasion.cells.get((WHOLE, gender))
        if cell is not None and (
            same is None
            or cell.current != same.current
            or not set(cell.withdrawn) <= set(same.withdrawn)
        ):
            return None
    return unit


def _everything(table: Table, verdict: Verdict) -> dict[int, Verdict]:
    cells = (c for o in table.occasions.values() for c in o.cells.values())
    return {cell.row: verdict for cell in cells if cell.row is not None}


def _published(
    own: pa.Table, columns: Columns, verdicts: Verdicts, protections: Mapping[str, Protection]
) -> pa.Table:
    """The table with what is hidden taken out."""
    is_shown = pa.array(verdicts.codes == IS_SHOWN)
    has_pupils = pa.array((verdicts.codes == IS_SHOWN) | verdicts.has_range)
    low, high = _ranges(columns, verdicts, protections)
    changed = {
        "value": _only(own["value"], is_shown),
        "marker": _markers(own["marker"], verdicts.codes),
        "range_low": low,
        "range_high": high,
        "pupils": _only(own["pupils"], has_pupils),
        "pupils_basis": _only(own["pupils_basis"], has_pupils),
        "count": _only(own["count"], is_shown),
    }
    for name in CHANGED:
        place = own.schema.get_field_index(name)
        column = changed[name].cast(own.schema.field(name).type)
        own = own.set_column(place, own.schema.field(name), column)
    return own


def _only(column: pa.ChunkedArray, where: pa.Array) -> pa.Array | pa.ChunkedArray:
    """The column where it may be seen, and nothing elsewhere."""
    if not pa.types.is_dictionary(column.type):
        return pc.if_else(where, column, pa.scalar(None, column.type))
    texts = encoded(column)
    codes = pc.if_else(where, texts.indices, pa.scalar(None, pa.int32()))
    return pa.DictionaryArray.from_arrays(codes, texts.dictionary)


def _markers(column: pa.ChunkedArray, codes: NDArray[np.int8]) -> pa.Array:
    """The reasons; a row's own marker is kept."""
    reasons = pa.array([str(reason) for reason in REASONS])
    is_hidden = pa.array(codes >= 0)
    given = pa.array(codes.astype(np.int32))
    if column.null_count == len(column):
        mine = pc.if_else(is_hidden, given, pa.scalar(None, pa.int32()))
        return pa.DictionaryArray.from_arrays(mine, reasons)
    texts = encoded(column)
    kept = pc.if_else(
        pa.array(codes == SAYS_NOTHING),
        pc.add(texts.indices, pa.scalar(len(REASONS), pa.int32())),
        pa.scalar(None, pa.int32()),
    )
    words = pa.concat_arrays([reasons, texts.dictionary.cast(pa.string())])
    return pa.DictionaryArray.from_arrays(pc.if_else(is_hidden, given, kept), words)


def _ranges(
    columns: Columns, verdicts: Verdicts, protections: Mapping[str, Protection]
) -> tuple[pa.Array, pa.Array]:
    """Ranges of shares in percent, from the numbers on the sensitive side."""
    rows = np.flatnonzero(verdicts.has_range)
    measures = columns.texts["measure"]
    is_turned = measures.map(
        lambda m: m in protections and protections[m].sensitive_side is SensitiveSide.NOT_REACHED
    )[rows].astype(np.bool_)
    pupils = columns.pupils[rows]
    low, high = verdicts.low[rows], verdicts.high[rows]
    low, high = np.where(is_turned, pupils - high, low), np.where(is_turned, pupils - low, high)
    return _sparse(100 * low / pupils, rows, columns.own), _sparse(
        100 * high / pupils, rows, columns.own
    )


def _sparse(values: NDArray[np.float64], rows: NDArray[np.int64], size: int) -> pa.Array:
    column, is_missing = np.zeros(size), np.ones(size, np.bool_)
    column[rows], is_missing[rows] = values, False
    return pa.array(column, mask=is_missing)
