"""Bytes of an Excel file → its sheets as rows of text, or a refusal in one Swedish sentence.

The zip's directory is held against the bounds first; then each sheet's XML is walked through once,
because the reader of cells (calamine) neither tells of formulas nor has bounds of its own: one cell
in the far corner makes it ask for the memory of the whole rectangle. What it then reads is a new
package of the walked parts under names of ours, so that it can find nothing else.
"""

from __future__ import annotations

import datetime
import io
import logging
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from sbs_data import limits
from sbs_data.errors import Refused
from sbs_data.office import DAMAGE, LOCKED, OLE, is_unreasonable
from sbs_data.statistics.text import spaced
from sbs_data.statistics.workbook_parts import Doubtful, Parts
from sbs_data.statistics.workbook_walk import Walk, lengths_of_shared, walk_sheet

log = logging.getLogger(__name__)

_CONTENT_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO = b"application/vnd.ms-excel.sheet.macroEnabled"
_LETTERS = 26
_OTHERS = {
    "xl/workbook.bin": "en binär Excel-fil (.xlsb)",
    "Index/Document.iwa": "en fil från Numbers",
    "Index.zip": "en fil från Numbers",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows from the first one on, each cell as text; the empty ones are ""."""

    name: str
    rows: list[list[str]]


def is_workbook(content: bytes, file_name: str) -> bool:
    """True for an Excel workbook, new or old or locked: by its bytes.

    Only a locked one must be told by its name: Word's locked files look just the same.
    """
    if content.startswith(OLE):
        if LOCKED in content:
            return ".xls" in file_name.lower()[-5:]
        if "WordDocument".encode("utf-16-le") in content:
            return False
        return any(name.encode("utf-16-le") in content for name in ("Workbook", "Book"))
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "xl/workbook.xml" in package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False


def other_kind(content: bytes) -> str | None:
    """What another program's workbook, or another of Excel's, is called; ``None`` for the rest."""
    if not content.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    return next((kind for part, kind in _OTHERS.items() if part in names), None)


def read_sheets(content: bytes, file_name: str) -> list[Sheet]:
    """The visible sheets. Raises :class:`Refused` for what cannot be read whole and safely."""
    if content.startswith(OLE):
        _check_old(content, file_name)
        with _told_of_damage(file_name), CalamineWorkbook.from_filelike(io.BytesIO(content)) as old:
            names = [m.name for m in old.sheets_metadata if m.visible == SheetVisibleEnum.Visible]
            return [Sheet(name, _rows(old, name)) for name in names]
    _check_size(content, limits.MAX_FILE_BYTES, file_name)
    with _told_of_damage(file_name):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_directory(package, file_name)
            parts = Parts(package)
            walks = _walked(parts, file_name)
            walked = parts.repacked()
        with CalamineWorkbook.from_filelike(io.BytesIO(walked)) as book:
            sheets = [
                Sheet(sheet.name, _rows(book, sheet.name, walks[sheet.name].percents))
                for sheet in parts.sheets
                if sheet.is_visible
            ]
        for sheet in sheets:
            if not walks[sheet.name].holds(sheet.rows):
                raise Doubtful
    return sheets


@contextmanager
def _told_of_damage(file_name: str) -> Iterator[None]:
    """What the libraries raise of a broken file, in a sentence of ours."""
    try:
        yield
    except PasswordError:
        raise _locked(file_name) from None
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise _damaged(file_name) from None
    except (*DAMAGE, CalamineError, Doubtful) as error:
        # The file's words may stand in the error, so only its kind is logged.
        log.info("refused a damaged workbook: %s", type(error).__name__)
        raise _damaged(file_name) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # calamine's own, and no Exception
            raise
        raise _damaged(file_name) from None


def _walked(parts: Parts, file_name: str) -> dict[str, Walk]:
    """Each visible sheet's walk. Raises :class:`Refused` for what must not be read."""
    shared = lengths_of_shared(parts.shared_strings())
    if max(shared, default=0) > limits.MAX_CELL_LENGTH:
        raise _wordy(file_name)
    percents = parts.percent_styles()
    walks: dict[str, Walk] = {}
    for sheet in parts.sheets:
        if sheet.is_visible:
            walks[sheet.name] = walk = walk_sheet(parts.read(sheet.part), shared, percents)
            _refuse(walk, sheet.name, file_name)
    if sum(walk.letters for walk in walks.values()) > limits.MAX_TEXT_LENGTH:
        raise _wordy(file_name)
    return walks


def column_letters(column: int) -> str:
    """A column counted from 1, as Excel calls it.

    >>> column_letters(28)
    'AB'
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _rows(
    book: CalamineWorkbook, name: str, percents: Collection[tuple[int, int]] = ()
) -> list[list[str]]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    if not percents:
        return [[_text(cell) for cell in row] for row in rows]
    return [
        [
            percent(cell) if (r, c) in percents and _is_number(cell) else _text(cell)
            for c, cell in enumerate(row, start=1)
        ]
        for r, row in enumerate(rows, start=1)
    ]


def percent(number: Any) -> str:
    """A number that is shown as percent, as it would stand in Swedish CSV.

    >>> percent(0.714)
    '71,4 %'
    """
    return f"{plain(100 * number)} %"


def plain(number: float) -> str:
    """A number as it would stand in Swedish CSV: 75,6."""
    return format(number, ".12g").replace(".", ",")


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _text(cell: object) -> str:
    """A cell as it would stand in Swedish CSV: 75,6 and 2026-03-01."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "SANT" if cell else "FALSKT"
    if isinstance(cell, int | float):
        return plain(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
    return str(cell)


def _refuse(walk: Walk, name: str, file_name: str) -> None:
    """Raise for a sheet that must not be read."""
    if walk.longest > limits.MAX_CELL_LENGTH:
        raise _wordy(file_name)
    if walk.empty_after is not None:
        raise Refused(
            f"”{file_name}” har fler än {spaced(limits.MAX_EMPTY_ROWS)} tomma rader i följd på "
            f"bladet ”{name}”, efter rad {walk.empty_after}. Markera dem i Excel, "
            "välj Ta bort, spara och försök igen.",
            code="empty_rows",
        )
    if walk.is_too_large:
        raise Refused(
            f"”{file_name}” har uppgifter ända till rad {spaced(walk.last_row)}, kolumn "
            f"{column_letters(walk.last_column)} på bladet ”{name}”. Delmål läser högst "
            f"{spaced(limits.MAX_ROWS)} rader, {limits.MAX_COLUMNS} kolumner och "
            f"{spaced(limits.MAX_CELLS)} celler ur Excel: ta bort "
            "det som inte hör dit, eller spara som CSV.",
            code="too_large",
        )
    if walk.formula is not None:
        row, column = walk.formula
        raise Refused(
            f"”{file_name}” har en formel på bladet ”{name}”, rad {row}, kolumn "
            f"{column_letters(column)}. Det en formel visar kan ändras när filen öppnas: kopiera "
            "cellerna, välj Klistra in special › Värden, spara och försök igen.",
            code="formula",
        )


def _check_old(content: bytes, file_name: str) -> None:
    if LOCKED in content:
        raise _locked(file_name)
    _check_size(content, limits.MAX_OLD_EXCEL_BYTES, file_name)


def _check_size(content: bytes, most: int, file_name: str) -> None:
    if len(content) > most:
        raise Refused(
            f"”{file_name}” är större än {most // limits.MIB} MB. Ta bort det som inte hör till "
            "uppgifterna, eller spara som CSV.",
            code="too_large",
        )


def _check_directory(package: zipfile.ZipFile, file_name: str) -> None:
    members = package.infolist()
    if any(m.flag_bits & 0x1 for m in members):
        raise _locked(file_name)
    each = {m.filename.replace("\\", "/").casefold(): m for m in members}
    if is_unreasonable([*each.values()], limits.MAX_SHEET_BYTES):
        raise Refused(
            f"”{file_name}” packas upp till något orimligt stort och öppnas därför inte. Kopiera "
            "uppgifterna till en ny arbetsbok, eller spara som CSV.",
            code="too_large",
        )
    if len(each) < len(members):
        raise Refused(
            f"”{file_name}” har två delar med samma namn, och det går inte att veta vilken som "
            "gäller. Öppna den i Excel och spara en ny kopia, eller hämta den på nytt.",
            code="two_of_a_name",
        )
    types = package.read("[Content_Types].xml")
    if _MACRO in types:
        raise Refused(
            f"”{file_name}” innehåller makron (.xlsm). Välj Spara som › Excel-arbetsbok (.xlsx) "
            "och importera den nya filen.",
            code="macro",
        )
    if _CONTENT_TYPE not in types:
        raise _damaged(file_name)


def _wordy(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” har mer text i cellerna än en tabell med uppgifter har. Ta bort det som "
        "inte hör till uppgifterna, eller spara som CSV.",
        code="too_large",
    )


def _locked(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” är skyddad med lösenord. Öppna den i Excel, ta bort lösenordet under "
        "Arkiv › Info › Skydda arbetsbok, spara och försök igen.",
        code="encrypted",
    )


def _damaged(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” går inte att öppna: filen är skadad eller avbruten. Hämta den på nytt, "
        "eller öppna den i Excel och spara en ny kopia.",
        code="damaged",
    )
