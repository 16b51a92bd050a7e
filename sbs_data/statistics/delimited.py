"""Delimited text → rows of cells, whichever sign stands between them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import islice

from sbs_data import limits
from sbs_data.errors import Refused
from sbs_data.statistics import text

Row = tuple[int, list[str]]
"""A row's number, as Excel counts it, and its cells."""

SEPARATORS = (";", "\t", ",", "|")
SEMICOLON = SEPARATORS[0]


def rows(words: str, separator: str, file_name: str) -> list[Row]:
    """Every row. Raises :class:`Refused` where a cell has no end, and for more than is read."""
    found: list[Row] = []
    left = limits.MAX_CELLS
    try:
        for number, cells in enumerate(_reader(words, separator), start=1):
            found.append((number, cells))
            left -= len(cells)
            if left < 0:
                raise Refused(
                    f"”{file_name}” har fler än {text.spaced(limits.MAX_CELLS)} celler fram till "
                    f"rad {text.spaced(number)}. Ta bort det som inte hör till uppgifterna och "
                    "försök igen.",
                    code="too_large",
                )
    except csv.Error:
        raise _unclosed(len(found) + 1, file_name) from None
    return found


def first_rows(words: str, separator: str, most: int) -> list[Row]:
    """The first rows, as far as they can be read."""
    found: list[Row] = []
    with suppress(csv.Error):
        found.extend(enumerate(islice(_reader(words, separator), most), start=1))
    return found


def told_by(words: str, most: int, is_told: Callable[[list[Row]], bool]) -> tuple[str, list[Row]]:
    """The sign that makes something of the first rows, and these; else those of semicolons."""
    for separator in SEPARATORS:
        found = first_rows(words, separator, most)
        if is_told(found):
            return separator, found
    return SEMICOLON, first_rows(words, SEMICOLON, most)


def ends_within_a_row(content: bytes) -> bool:
    """True for a file whose last row has no end, though others have: it may be cut off."""
    return b"\n" in content and not content.endswith((b"\n", b"\r"))


def _reader(words: str, separator: str) -> Iterable[list[str]]:
    return csv.reader(io.StringIO(words, newline=""), delimiter=separator, strict=True)


def _unclosed(row: int, file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” har en cell med ett citattecken som inte slutar (rad {row}), så raderna "
        "efter den går inte att skilja åt. Öppna filen i programmet som den kom ifrån, spara den "
        "på nytt och importera den nya filen.",
        code="damaged",
    )
