"""The own figures' CSV: Arrow reads it in columns, however many millions of rows it has."""

from __future__ import annotations

import re
from contextlib import suppress

import numpy as np
import pyarrow as pa
from pyarrow import csv

from sbs_data import limits
from sbs_data.errors import Refused
from sbs_data.statistics import own, text
from sbs_data.statistics.faults import Faults
from sbs_data.statistics.result import Statistics

_HEADER_ROWS = 40
_BLOCK_BYTES = 8 * limits.MIB
_CODED = pa.dictionary(pa.int32(), pa.string())
_MANY_BLANK = re.compile(rb"^(?:\r?\n){%d}" % limits.MAX_EMPTY_ROWS, re.MULTILINE)
_BLANK_LINE = re.compile(rb"^\r?\n", re.MULTILINE)


def read_own_csv(content: bytes, file_name: str) -> Statistics:
    """Observations from the template saved as CSV (UTF-8, ``;``, decimal comma)."""
    if len(content) > limits.MAX_CSV_BYTES:
        raise Refused(
            f"”{file_name}” är större än {limits.MAX_CSV_BYTES // limits.MIB} MB. Dela upp den på "
            "läsår och importera delarna.",
            code="too_large",
        )
    text.check_lines(content, limits.MAX_CSV_ROWS, file_name)
    _check_encoding(content, file_name)
    header, header_row, start = _header(content)
    if not header:
        raise _damaged(file_name)
    fields = own.fields_of(header, header_row, file_name)
    table = _columns(memoryview(content)[start:], fields, header_row, file_name)
    rows = np.arange(table.num_rows, dtype=np.int64) + header_row + 1
    table, rows = _without_empty(table, rows)
    if table.num_rows == 0:
        raise no_rows(file_name, header_row)
    columns = {name: table.column(name) for name in table.column_names if name in fields}
    return own.read(columns, rows, file_name)


def no_rows(file_name: str, header_row: int) -> Refused:
    """The refusal of a table with a header and nothing under it."""
    return Refused(
        f"”{file_name}” har inga uppgifter under rubrikerna (rad {header_row}). Fyll i mallen och "
        "importera den igen.",
        code="no_rows",
    )


def _check_encoding(content: bytes, file_name: str) -> None:
    """Raise for anything but UTF-8. Arrow looks at the bytes where they lie, some GB a second."""
    offsets = pa.py_buffer(np.array([0, len(content)], np.int64))
    words = pa.LargeStringArray.from_buffers(1, offsets, pa.py_buffer(content))
    try:
        words.validate(full=True)
    except pa.ArrowInvalid:
        text.decode(content, file_name)
        raise _damaged(file_name) from None


def _header(content: bytes) -> tuple[list[str], int, int]:
    """The header's cells (none where there is no header), its row, and where the rows begin."""
    start = 3 if content.startswith(b"\xef\xbb\xbf") else 0
    for row in range(1, _HEADER_ROWS + 1):
        end = content.find(b"\n", start)
        end = len(content) if end < 0 else end
        words = content[start:end].decode("utf-8").rstrip("\r")
        cells = [cell.strip().strip('"') for cell in words.split(";")]
        start = min(end + 1, len(content))
        if own.is_header(cells):
            return cells, row, start
    return [], 0, 0


def _columns(lines: memoryview, fields: list[str], header_row: int, file_name: str) -> pa.Table:
    """The rows as typed columns, or all as text where a number isn't one."""
    names = [field or f"_{n}" for n, field in enumerate(fields)]
    if not len(lines):
        return pa.table({n: pa.array([], pa.string()) for n in names})
    numbers = {c.field for c in own.COLUMNS if c.is_number}
    for kind in (pa.float64(), _CODED):
        short: list[int] = []
        table = None
        with suppress(pa.ArrowInvalid):
            table = _parse(
                lines, names, {n: kind if n in numbers else _CODED for n in names}, short
            )
        if short and _BLANK_LINE.search(lines):
            _refuse_blank(lines, header_row, file_name)
            # Arrow takes an empty line for a row that is too short: give it its empty cells.
            filled = _BLANK_LINE.sub(b";" * (len(names) - 1) + b"\n", bytes(lines))
            return _columns(memoryview(filled), fields, header_row, file_name)
        if short:
            _refuse_short(lines, names, header_row, file_name)
        if table is not None:
            return table
    raise _damaged(file_name)


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
    types: dict[str, pa.DataType],
    short: list[int],
    rows: list[int] | None = None,
) -> pa.Table:
    """The lines as a table. How many cells each too short or too long row has goes in ``short``;
    its number, from 1, in ``rows``, where that is asked for (Arrow then counts row by row).
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
            delimiter=";", ignore_empty_lines=False, invalid_row_handler=note
        ),
        convert_options=csv.ConvertOptions(
            check_utf8=False,  # all of it has been
            column_types=types,
            decimal_point=",",
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    )


def _refuse_short(lines: memoryview, names: list[str], header_row: int, file_name: str) -> None:
    """Raise for rows with another number of cells than the header, each with its number."""
    short: list[int] = []
    rows: list[int] = []
    with suppress(pa.ArrowInvalid):
        _parse(lines, names, dict.fromkeys(names, pa.string()), short, rows)
    faults = Faults(file_name)
    for number, cells in zip(rows, short, strict=True):
        faults.add(
            f"raden har {cells} celler, men rubrikraden har {len(names)}. Skiljetecknet ska vara "
            "semikolon.",
            number + header_row,
            str(min(cells, len(names))),
            code="columns",
        )
    faults.refuse()
    raise _damaged(file_name)


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
