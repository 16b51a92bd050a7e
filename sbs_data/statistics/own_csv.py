"""The own figures' CSV: Arrow reads it in columns, however many millions of rows it has.

What Arrow can't take as it stands (rows of unlike length, a line break in a cell) is read row by
row where the file is no larger than an Excel file may be.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from pyarrow import csv

from sbs_data import limits
from sbs_data.errors import Refused
from sbs_data.statistics import delimited, encoding, own, own_columns, own_table, text
from sbs_data.statistics.encoding import Utf8
from sbs_data.statistics.faults import Faults
from sbs_data.statistics.own_columns import Header
from sbs_data.statistics.result import Statistics

_HEADER_ROWS = 40
_BLOCK_BYTES = 8 * limits.MIB
_CODED = pa.dictionary(pa.int32(), pa.string())
_MANY_BLANK = re.compile(rb"^(?:\r?\n){%d}" % limits.MAX_EMPTY_ROWS, re.MULTILINE)
_BLANK_LINE = re.compile(rb"^\r?\n", re.MULTILINE)


def read_own_csv(content: bytes, separator: str, file_name: str) -> Statistics:
    """Observations from the template saved as CSV, with ``separator`` between its cells."""
    if len(content) > limits.MAX_CSV_BYTES:
        raise Refused(
            f"”{file_name}” är större än {limits.MAX_CSV_BYTES // limits.MIB} MB. Dela upp den på "
            "läsår och importera delarna.",
            code="too_large",
        )
    found = encoding.utf8(content, file_name)
    text.check_lines(found.content, limits.MAX_CSV_ROWS, file_name)
    at = _header(found, separator)
    read = None
    if at is not None:
        header = own_columns.header_of(at.cells, at.row, file_name)
        table = _columns(memoryview(found.content)[at.start :], header, at, file_name)
        if table is not None:
            _refuse_cut(found, table, header, at.row, file_name)
            read = _of_columns(table, header, at, file_name)
    if read is None:
        if len(found.content) > limits.MAX_FILE_BYTES:
            raise _damaged(file_name)
        rows = delimited.rows(found.text(), separator, file_name)
        read = own_table.read_rows(
            rows, file_name, is_cut=delimited.ends_within_a_row(found.content)
        )
    return replace(read, notices=(*found.notices, *read.notices))


@dataclass(frozen=True, slots=True)
class _Header:
    """The header's cells and its row, where the rows begin, and what stood above it."""

    cells: list[str]
    row: int
    start: int
    separator: str
    above: list[delimited.Row]


def _header(found: Utf8, separator: str) -> _Header | None:
    """The header where each row is a line: else it is for the reader of rows."""
    content, start = found.content, found.start
    above: list[delimited.Row] = []
    for row in range(1, _HEADER_ROWS + 1):
        end = content.find(b"\n", start)
        end = len(content) if end < 0 else end
        line = content[start:end].decode("utf-8").rstrip("\r")
        start = min(end + 1, len(content))
        if line.count('"') % 2 or "\r" in line:
            return None
        cells = delimited.first_rows(line, separator, 1)
        if cells and own.is_header(cells[0][1]):
            return _Header(cells[0][1], row, start, separator, above)
        above += [(row, of) for _, of in cells]
    return None


def _of_columns(table: pa.Table, header: Header, at: _Header, file_name: str) -> Statistics:
    rows = np.arange(table.num_rows, dtype=np.int64) + at.row + 1
    table, rows = _without_empty(table, rows)
    columns = {name: table.column(name) for name in table.column_names}
    return own_table.read_columns(columns, rows, header, at.row, at.above, file_name)


def _columns(lines: memoryview, header: Header, at: _Header, file_name: str) -> pa.Table | None:
    """The rows as columns of text; ``None`` where it takes a reader of rows to tell them apart."""
    names = header.names
    if not len(lines):
        return pa.table({n: pa.array([], pa.string()) for n in names})
    short: list[int] = []
    with suppress(pa.ArrowInvalid):
        table = _parse(lines, names, at.separator, short)
        if not short:
            return table
    if short and _BLANK_LINE.search(lines):
        _refuse_blank(lines, at.row, file_name)
        # Arrow takes an empty line for a row that is too short: give it its empty cells.
        empty = at.separator.encode() * (len(names) - 1) + b"\n"
        return _columns(memoryview(_BLANK_LINE.sub(empty, bytes(lines))), header, at, file_name)
    if short and len(lines) > limits.MAX_FILE_BYTES:
        _refuse_short(lines, names, at, file_name)
    return None


def _refuse_blank(lines: memoryview, header_row: int, file_name: str) -> None:
    """Raise for more empty lines in a row than a slip leaves behind."""
    found = _MANY_BLANK.search(lines)
    if found is not None:
        row = header_row + 1 + bytes(lines[: found.start()]).count(b"\n")
        raise Refused(
            f"”{file_name}” har fler än {text.spaced(limits.MAX_EMPTY_ROWS)} tomma rader i följd, "
            f"från rad {text.spaced(row)}. Ta bort dem, spara och försök igen.",
            code="empty_rows",
        )


def _parse(
    lines: memoryview,
    names: list[str],
    separator: str,
    short: list[int],
    rows: list[int] | None = None,
) -> pa.Table:
    """The lines as a table of texts. How many cells each too short or too long row has goes in
    ``short``; its number, from 1, in ``rows``, where that is asked for (Arrow then counts row by
    row).
    """

    def note(row: csv.InvalidRow) -> str:
        short.append(row.actual_columns)
        if rows is not None:
            rows.append(row.number)
        return "skip" if len(short) < limits.LISTED_FAULTS else "error"

    return csv.read_csv(
        pa.BufferReader(pa.py_buffer(lines)),
        read_options=csv.ReadOptions(
            column_names=names, block_size=_BLOCK_BYTES, use_threads=rows is None
        ),
        parse_options=csv.ParseOptions(
            delimiter=separator, ignore_empty_lines=False, invalid_row_handler=note
        ),
        convert_options=csv.ConvertOptions(
            check_utf8=False,  # all of it has been
            column_types=dict.fromkeys(names, _CODED),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    )


def _refuse_short(lines: memoryview, names: list[str], at: _Header, file_name: str) -> None:
    """Raise for rows with another number of cells than the header, each with its number."""
    short: list[int] = []
    rows: list[int] = []
    with suppress(pa.ArrowInvalid):
        _parse(lines, names, at.separator, short, rows)
    faults = Faults(file_name)
    for number, cells in zip(rows, short, strict=True):
        faults.add(
            f"raden har {cells} celler, men rubrikraden har {len(names)}.",
            number + at.row,
            str(min(cells, len(names))),
            code="columns",
        )
    faults.refuse()
    raise _damaged(file_name)


def _refuse_cut(
    found: Utf8, table: pa.Table, header: Header, header_row: int, file_name: str
) -> None:
    """Raise where the last row has no end and its last cell may have been longer."""
    if not table.num_rows or not delimited.ends_within_a_row(found.content):
        return
    last = {name: table[name][-1].as_py() or "" for name in header.names}
    own_table.refuse_cut(last, header.names, header_row + table.num_rows, file_name)


def _without_empty(table: pa.Table, rows: np.ndarray) -> tuple[pa.Table, np.ndarray]:
    """Rows with nothing in any cell say nothing."""
    is_full = np.zeros(table.num_rows, np.bool_)
    for column in table.columns:
        if column.null_count == 0:
            return table, rows
        is_full |= column.is_valid().to_numpy()
    return (table, rows) if is_full.all() else (table.filter(pa.array(is_full)), rows[is_full])


def _damaged(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” går inte att läsa som en tabell. Öppna den i Excel, välj Spara som › CSV "
        "UTF-8 och importera den nya filen.",
        code="damaged",
    )
