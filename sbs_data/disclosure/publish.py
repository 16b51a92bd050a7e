"""Own figures → the figures that may be published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from sbs_data.disclosure import levels, totals
from sbs_data.disclosure.protection import Protection, SensitiveSide
from sbs_data.disclosure.tables import SEXES, WHOLE, Occasion, Rows, Table, apart, build
from sbs_data.disclosure.verdicts import INCOMPLETE, SHOWN, SUPPRESSED, Hidden, Verdict

NEEDED = (
    "measure",
    "unit_kind",
    "unit_code",
    "municipality_code",
    "school_year",
    "term",
    "occasion",
    "gender",
    "grade",
    "population",
    "value",
    "marker",
    "range_low",
    "range_high",
    "pupils",
    "pupils_basis",
    "count",
)
"""The columns of the observation that the rule reads or changes."""

ARRIVED = "arrived"


def disclose(
    own: pa.Table, protections: Mapping[str, Protection], *, earlier: pa.Table | None
) -> pa.Table:
    """The own figures as they may be published: same columns and rows, in the same order.

    ``own`` has the observation's columns (:data:`NEEDED`) and ``arrived``: the number of the act
    that first brought a figure for the row's place, kept when it is corrected. ``earlier`` has the
    same columns: every version that has stood and no longer does, corrected or taken away; it
    decides and is never published. ``None`` says that there is none.

    A hidden row has ``marker`` (:class:`Hidden`), no ``value``, no ``count``, and ``pupils`` only
    where a range is shown; ranges are shares in percent. ``arrived`` is not published.

    Raises ``ValueError`` for rows that can't be own figures: see :func:`.tables.build`.
    """
    rows = _rows(own)
    verdicts = judge(rows, [] if earlier is None else _rows(earlier), protections)
    for row, verdict in zip(rows, verdicts, strict=True):
        row.update(_published(row, verdict, protections[row["measure"]].sensitive_side))
    changed = {n: [row[n] for row in rows] for n in NEEDED[NEEDED.index("value") :]}
    table = own.drop_columns([ARRIVED])
    for name, values in changed.items():
        place = table.schema.get_field_index(name)
        table = table.set_column(place, table.schema.field(place), _array(values, table, name))
    return table


def judge(own: Rows, earlier: Rows, protections: Mapping[str, Protection]) -> list[Verdict | None]:
    """A verdict per own row; ``None`` for rows that came with a marker of their own."""
    verdicts: list[Verdict | None] = [None] * len(own)
    for tables in build(own, earlier, protections).values():
        chosen = apart(tables)
        for table in tables:
            if any(table is other for other in chosen):
                decided = _judge_table(table)
            else:
                decided = _everything(table, Verdict(Hidden.OTHER_GRADES))
            for row, verdict in decided.items():
                verdicts[row] = verdict
    return verdicts


def _judge_table(table: Table) -> dict[int, Verdict]:
    roots = totals.judge(table)
    states = levels.judge(table)
    decided: dict[int, Verdict] = {}
    for key, occasion in table.occasions.items():
        root = roots.get(key, INCOMPLETE)
        only = _only_unit(occasion)
        if only is not None:
            shown = {levels.Level.SEXES} & levels.open_levels(states[key])
        else:
            shown = levels.shown_levels(occasion, states[key])
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


def _published(row: dict[str, Any], verdict: Verdict | None, side: SensitiveSide) -> dict[str, Any]:
    """What changes in a row."""
    if verdict == SHOWN:
        return {"range_low": None, "range_high": None}
    nothing = {"value": None, "count": None, "range_low": None, "range_high": None}
    if verdict is None:
        return {**nothing, "pupils": None, "pupils_basis": None}
    if verdict.low is None or verdict.high is None:
        return {**nothing, "marker": verdict.hidden, "pupils": None, "pupils_basis": None}
    pupils = row["pupils"]
    counts = (verdict.low, verdict.high)
    if side is SensitiveSide.NOT_REACHED:
        counts = (pupils - verdict.high, pupils - verdict.low)
    low, high = (100 * count / pupils for count in counts)
    return {**nothing, "marker": verdict.hidden, "range_low": low, "range_high": high}


def _rows(table: pa.Table) -> Rows:
    missing = {*NEEDED, ARRIVED} - set(table.column_names)
    if missing:
        raise ValueError(f"own figures without {', '.join(sorted(missing))}")
    rows: Rows = table.select([*NEEDED, ARRIVED]).to_pylist()
    return rows


def _array(values: list[Any], table: pa.Table, name: str) -> pa.Array:
    kind = table.schema.field(name).type
    if pa.types.is_dictionary(kind):
        texts = [None if v is None else str(v) for v in values]
        return pa.array(texts, kind.value_type).dictionary_encode().cast(kind)
    return pa.array(values, kind)
