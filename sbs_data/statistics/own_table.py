"""The own table's rows, from a sheet or from text, → its columns: what is above and below is told.

A row that ends before the others do may have been cut off, and so may one without an end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sbs_data import comparing
from sbs_data.errors import Refused
from sbs_data.model import Notice
from sbs_data.statistics import own, own_columns, personal
from sbs_data.statistics.delimited import Row
from sbs_data.statistics.faults import Faults, shortened
from sbs_data.statistics.own_columns import Header
from sbs_data.statistics.result import Statistics

_HEADER_ROWS = 40
_NEEDED = {c.field for c in own_columns.COLUMNS if c.is_needed}
# Fields whose last sign may be lost and leave another value of the same kind.
_SHORTENED = ("pupils", "count", "share", "grade", "occasion")


def header_at(rows: Sequence[Row]) -> int | None:
    """The index of the header row, ``None`` where there is none."""
    return next((i for i, r in enumerate(rows[:_HEADER_ROWS]) if own.is_header(r[1])), None)


def read_rows(
    rows: list[Row], file_name: str, *, sheet: str | None = None, is_cut: bool = False
) -> Statistics:
    """The figures under the header. ``is_cut`` says that the last row has no end.

    Raises :class:`Refused`, for faulty rows :class:`sbs_data.statistics.faults.FaultyTable`.
    """
    at = header_at(rows)
    if at is None:
        raise Refused(
            f"”{file_name}” har ingen hel rubrikrad. Hämta mallen på nytt och flytta över "
            "uppgifterna.",
            code="unknown_header",
        )
    header = own_columns.header_of(rows[at][1], rows[at][0], file_name)
    names = header.names
    body = [(number, cells) for number, cells in rows[at + 1 :] if any(c.strip() for c in cells)]
    _check_lengths(body, names, file_name, is_cut=is_cut)
    columns = {
        name: pa.array([cells[n] if n < len(cells) else "" for _, cells in body], pa.string())
        for n, name in enumerate(names)
    }
    numbers = np.array([number for number, _ in body], np.int64)
    return read_columns(columns, numbers, header, rows[at][0], rows[:at], file_name, sheet=sheet)


def read_columns(
    columns: dict[str, pa.ChunkedArray | pa.Array],
    rows: NDArray[np.int64],
    header: Header,
    header_row: int,
    above: Sequence[Row],
    file_name: str,
    *,
    sheet: str | None = None,
) -> Statistics:
    """The figures of columns of text, with what is told of the file around them."""
    for number, cells in above:
        for column, cell in enumerate(cells, start=1):
            personal.refuse_numbers(cell, number, str(column), file_name)
    read = own.read(columns, rows, file_name, sheet=sheet)
    if not read.table.num_rows:
        raise Refused(
            f"”{file_name}” har inga uppgifter under rubrikerna (rad {header_row}). Fyll i mallen "
            "och importera den igen.",
            code="no_rows",
        )
    return replace(read, notices=(*_above(above), *header.notices, *read.notices))


def refuse_cut(last: Mapping[str, str], names: Sequence[str], row: int, file_name: str) -> None:
    """Raise where the last cell of a row without an end may have been longer.

    Nothing can have been lost of an empty one, nor of a count and a share that agree.
    """
    end = last[names[-1]].strip()
    count, share = last.get("count", "").strip(), last.get("share", "").strip()
    if end and names[-1] in _SHORTENED and not (count and share):
        raise Refused(
            f"”{file_name}” slutar mitt i rad {row}: ”{shortened(end)}” i den sista kolumnen kan "
            "vara avkortat. Öppna filen i programmet som den kom ifrån, spara den på nytt och "
            "importera den nya filen.",
            code="cut_off",
        )


def _check_lengths(body: list[Row], names: list[str], file_name: str, *, is_cut: bool) -> None:
    """Raise for rows with more cells than the header, and for a last row that ends too soon."""
    faults = Faults(file_name)
    needed = max(n for n, name in enumerate(names) if name in _NEEDED)
    is_short = bool(body) and _is_short(body, names, is_cut=is_cut)
    for number, cells in body[:-1] if is_short else body:
        if 1 < len(cells) <= needed:
            faults.add(
                f"raden har {len(cells)} celler, men rubrikraden har {len(names)}.",
                number,
                names_of(names, len(cells)),
                code="columns",
            )
        if any(cell.strip() for cell in cells[len(names) :]):
            faults.add(
                f"raden har {len(cells)} celler, men rubrikraden har {len(names)}. Står ett "
                "decimaltal eller en text med skiljetecken utan citattecken?",
                number,
                str(len(names) + 1),
                code="columns",
            )
    if is_short:
        number, cells = body[-1]
        faults.add(
            f"sista raden har {len(cells)} celler, men rubrikraden har {len(names)}: filen kan "
            "vara avkortad. Spara den på nytt i programmet som den kom ifrån.",
            number,
            names_of(names, len(cells)),
            code="cut_off",
        )
    faults.refuse()
    if body and is_cut:
        number, cells = body[-1]
        last = dict(zip(names, [*cells, *[""] * len(names)], strict=False))
        refuse_cut(last, names, number, file_name)


def names_of(names: Sequence[str], cells: int) -> str:
    """The header of the last cell that a row has."""
    name = names[min(max(cells, 1), len(names)) - 1]
    known = own_columns.BY_FIELD.get(name)
    return known.header if known is not None else str(cells)


def _is_short(body: list[Row], names: list[str], *, is_cut: bool) -> bool:
    """True for a last row that ends before all the others, or without an end before the header.

    Excel leaves out the separators of empty cells at the end, for some rows at a time: a row as
    short as another is whole. A note in one cell is no row of figures.
    """
    length = len(body[-1][1])
    if length >= len(names):
        return False
    others = {len(cells) for _, cells in body[:-1]}
    is_note = length == 1 and not is_cut
    return not is_note and (is_cut or length not in others)


def _above(above: Sequence[Row]) -> tuple[Notice, ...]:
    """What stands above the header, told: it may say what the figures are of."""
    said = [
        (number, comparing.tidy(" ".join(cells)))
        for number, cells in above
        if any(c.strip() for c in cells) and not cells[0].casefold().startswith("sep=")
    ]
    if not said:
        return ()
    words = shortened(" ".join(words for _, words in said))
    rows = f"Rad {said[0][0]}" if len(said) == 1 else f"Rad {said[0][0]}–{said[-1][0]}"
    return (Notice("above", f"{rows} ovanför rubrikerna lästes inte: ”{words}”."),)
