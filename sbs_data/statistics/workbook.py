"""Bytes of an Excel file → its sheets as rows of text, or a refusal in one Swedish sentence.

The zip's directory is held against the bounds first; then each sheet's XML is walked through once,
because the reader of cells (calamine) neither tells of formulas nor has bounds of its own: one cell
in the far corner makes it ask for the memory of the whole rectangle.
"""

from __future__ import annotations

import datetime
import io
import logging
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from sbs_data import limits
from sbs_data.errors import Refused
from sbs_data.office import DAMAGE, LOCKED, OLE, is_unreasonable

log = logging.getLogger(__name__)

_CONTENT_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACRO = b"application/vnd.ms-excel.sheet.macroEnabled"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LETTERS = 26


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


def read_sheets(content: bytes, file_name: str) -> list[Sheet]:
    """The visible sheets. Raises :class:`Refused` for what cannot be read whole and safely."""
    if content.startswith(OLE):
        _check_old(content, file_name)
        walked: dict[str, _Walk] = {}
    else:
        _check_size(content, limits.MAX_FILE_BYTES, file_name)
        walked = _walk(content, file_name)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return [
                Sheet(meta.name, _rows(book, meta.name))
                for meta in book.sheets_metadata
                if meta.visible == SheetVisibleEnum.Visible
                and not _is_refused(walked.get(meta.name), meta.name, file_name)
            ]
    except PasswordError:
        raise _locked(file_name) from None
    except (CalamineError, OSError, ValueError) as error:
        # The file's words may stand in the error, so only its kind is logged.
        log.info("refused a damaged workbook: %s", type(error).__name__)
        raise _damaged(file_name) from None


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


def _rows(book: CalamineWorkbook, name: str) -> list[list[str]]:
    return [
        [_text(cell) for cell in row]
        for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    ]


def _text(cell: object) -> str:
    """A cell as it would stand in Swedish CSV: 75,6 and 2026-03-01."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "SANT" if cell else "FALSKT"
    if isinstance(cell, int | float):
        return format(cell, ".12g").replace(".", ",")
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ")
    return str(cell)


@dataclass(slots=True)
class _Walk:
    """What one pass over a sheet's XML saw, up to what refuses it; all counted from 1."""

    formula: tuple[int, int] | None = None
    last_row: int = 0
    last_column: int = 0
    empty_after: int | None = None
    """The last row with a value before too many that are written and hold nothing."""

    @property
    def is_too_large(self) -> bool:
        """True where the cells span more than is read."""
        return self.last_row > limits.MAX_ROWS or self.last_column > limits.MAX_COLUMNS


def _walk(content: bytes, file_name: str) -> dict[str, _Walk]:
    """Every sheet's walk by the sheet's name."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_directory(package, file_name)
            return {name: _walk_sheet(package, part) for name, part in _parts(package)}
    except (*DAMAGE, etree.XMLSyntaxError) as error:
        log.info("refused a damaged workbook: %s", type(error).__name__)
        raise _damaged(file_name) from None


def _parts(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each worksheet's name and the member that holds it."""
    names = set(package.namelist())
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    book = etree.fromstring(package.read("xl/workbook.xml"), parser)
    relations = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), parser)
    targets = {
        r.get("Id"): posixpath.normpath(posixpath.join("/xl", r.get("Target", ""))).lstrip("/")
        for r in relations.iterchildren("{*}Relationship")
    }
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        ids = [value for key, value in sheet.attrib.items() if key.endswith("}id")]
        part = targets.get(ids[0]) if ids else None
        if part in names:
            yield sheet.get("name", ""), part


def _walk_sheet(package: zipfile.ZipFile, part: str) -> _Walk:
    walk = _Walk()
    row = column = run = 0
    has_value = False
    with package.open(part) as source:
        events = etree.iterparse(
            source,
            events=("start", "end"),
            tag=("{*}row", "{*}c", "{*}f", "{*}v", "{*}is"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        )
        for event, element in events:
            tag = etree.QName(element).localname
            if event == "start":
                if tag == "row":
                    row = _counted(element.get("r"), row + 1)
                    column, has_value = 0, False
                elif tag == "c":
                    row, column = _cell(element.get("r"), row, column + 1)
                continue
            if tag == "f":
                walk.formula = walk.formula or (row, column)
            if tag in ("f", "v", "is"):
                has_value = True
                walk.last_row = max(walk.last_row, row)
                walk.last_column = max(walk.last_column, column)
                if walk.is_too_large:
                    return walk
            if tag == "row":
                run = 0 if has_value else run + 1
                if run > limits.MAX_EMPTY_ROWS:
                    walk.empty_after = walk.last_row
                    return walk
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    return walk


def _counted(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdigit() else otherwise


def _cell(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """A cell's row and column: as it says, or where it stands when it says nothing."""
    match = _CELL.fullmatch(reference or "")
    if match is None:
        return row, column
    number = 0
    for letter in match[1]:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return int(match[2]), number


def _is_refused(walk: _Walk | None, name: str, file_name: str) -> bool:
    """Raise for a sheet that must not be read; False for one that may."""
    if walk is None:
        return False
    if walk.empty_after is not None:
        raise Refused(
            f"”{file_name}” har fler än {_spaced(limits.MAX_EMPTY_ROWS)} tomma rader i följd på "
            f"bladet ”{name}”, efter rad {walk.empty_after}. Markera dem i Excel, "
            "välj Ta bort, spara och försök igen.",
            code="empty_rows",
        )
    if walk.is_too_large:
        raise Refused(
            f"”{file_name}” har uppgifter ända till rad {_spaced(walk.last_row)}, kolumn "
            f"{column_letters(walk.last_column)} på bladet ”{name}”. Delmål läser högst "
            f"{_spaced(limits.MAX_ROWS)} rader och {limits.MAX_COLUMNS} kolumner ur Excel: ta bort "
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
    return False


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


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
    if is_unreasonable(members, limits.MAX_SHEET_BYTES):
        raise Refused(
            f"”{file_name}” packas upp till något orimligt stort och öppnas därför inte. Kopiera "
            "uppgifterna till en ny arbetsbok, eller spara som CSV.",
            code="too_large",
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
