"""Own figures → the figures that may be published."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sbs_data.codes import encoded
from sbs_data.disclosure import rule
from sbs_data.disclosure.columns import ARRIVED, Columns, check, columns_of
from sbs_data.disclosure.parts import keys_of, part_of
from sbs_data.disclosure.protection import THRESHOLDS, Protection, SensitiveSide, Thresholds
from sbs_data.disclosure.verdicts import IS_SHOWN, REASONS, SAYS_NOTHING, Verdicts

CHANGED = ("value", "marker", "range_low", "range_high", "pupils", "pupils_basis", "count")
"""The columns of the observation that the rule changes."""


def disclose(
    own: pa.Table,
    protections: Mapping[str, Protection],
    *,
    earlier: pa.Table | None,
    thresholds: Thresholds = THRESHOLDS,
) -> pa.Table:
    """The own figures as they may be published: same columns and rows, in the same order.

    ``own`` has the observation's columns (those of :mod:`.columns` and :data:`CHANGED`) and
    ``arrived``: the number of the act that first brought a figure for the row's place, kept when it
    is corrected. ``earlier`` has the same columns: every version that has stood and no longer
    does, corrected or taken away; it decides and is never published. ``None`` says that there is
    none.

    A hidden row has ``marker`` (:class:`Hidden`), no ``value``, no ``count``, and ``pupils`` only
    where a range is shown; ranges are shares in percent. A mean is rounded to its measure's step.
    ``arrived`` is not published.

    Raises ``ValueError`` for rows that can't be own figures: another kind of unit or gender, a
    measure without a protection, the same place twice, two populations of one measure.
    """
    missing = set(CHANGED) - set(own.column_names)
    if missing:
        raise ValueError(f"own figures without {', '.join(sorted(missing))}")
    columns = columns_of(own, earlier)
    check(columns, protections)
    verdicts = judge(columns, protections, thresholds)
    return _published(own.drop_columns([ARRIVED]), columns, verdicts, protections)


def judge(
    columns: Columns, protections: Mapping[str, Protection], thresholds: Thresholds
) -> Verdicts:
    """A verdict per own row, measure by measure."""
    verdicts = Verdicts.none_yet(columns.own)
    found = keys_of(columns)
    groups = [None, *columns.texts["grade"].words]
    for code, measure in enumerate(columns.texts["measure"].words):
        if measure in protections:  # else no row has it
            part = part_of(columns, found, code, protections[measure].sensitive_side)
            rule.judge(part, rule.other_grades(part, groups), verdicts, thresholds)
    return verdicts


def _published(
    own: pa.Table, columns: Columns, verdicts: Verdicts, protections: Mapping[str, Protection]
) -> pa.Table:
    """The table with what is hidden taken out."""
    is_shown = pa.array(verdicts.codes == IS_SHOWN)
    has_pupils = pa.array((verdicts.codes == IS_SHOWN) | verdicts.has_range)
    low, high = _ranges(columns, verdicts, protections)
    changed = {
        "value": _only(_rounded(own["value"], columns, protections), is_shown),
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


def _rounded(
    value: pa.ChunkedArray, columns: Columns, protections: Mapping[str, Protection]
) -> pa.Array | pa.ChunkedArray:
    """The values, means in whole steps."""
    measures = columns.texts["measure"]
    steps = [p.step or 0.0 if (p := protections.get(m)) else 0.0 for m in measures.words]
    if not any(steps):
        return value
    step = np.array([*steps, 0.0])[measures.codes[: columns.own]]
    with np.errstate(invalid="ignore"):
        whole = np.round(columns.value[: columns.own] / np.where(step > 0, step, 1.0)) * step
    return pc.if_else(pa.array(step > 0), pa.array(whole, from_pandas=True), value)


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
