"""Bytes of an OpenDocument spreadsheet (.ods) → its sheets as rows of text.

One pass over its only part: what a cell repeats is counted before anything is held, and a formula,
a hidden sheet, a comment in a cell are what they are in an Excel file.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, NoReturn

from lxml import etree

from sbs_data import limits
from sbs_data.errors import Refused
from sbs_data.office import DAMAGE, is_unreasonable
from sbs_data.statistics.text import spaced
from sbs_data.statistics.workbook import Sheet, column_letters, percent, plain
from sbs_data.statistics.workbook_parts import UTF_8

_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT, _MANIFEST, _KIND = "content.xml", "META-INF/manifest.xml", "mimetype"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MOST_REPEATS = 9  # digits
_ADVICE = "Öppna den i programmet som den kom ifrån och spara den som Excel-arbetsbok (.xlsx)."


def is_ods(content: bytes) -> bool:
    """True for a spreadsheet of OpenDocument, by its bytes."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            member = package.getinfo(_KIND)
            if member.file_size > 2 * len(_TYPE):
                return False
            return package.read(member).strip() in (_TYPE, _TYPE + b"-template")
    except (*DAMAGE, KeyError):
        return False


def read_sheets(content: bytes, file_name: str) -> list[Sheet]:
    """The visible sheets. Raises :class:`Refused` for what cannot be read whole and safely."""
    if len(content) > limits.MAX_FILE_BYTES:
        _refuse(f"är större än {limits.MAX_FILE_BYTES // limits.MIB} MB", file_name, "too_large")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            xml = _part(package, file_name)
        return list(_sheets(etree.fromstring(xml, _parser()), file_name))
    except (*DAMAGE, KeyError, ValueError, etree.XMLSyntaxError) as error:
        if isinstance(error, etree.XMLSyntaxError) and error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise Refused(
            f"”{file_name}” går inte att öppna: filen är skadad eller avbruten. {_ADVICE}",
            code="damaged",
        ) from None


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip


def _part(package: zipfile.ZipFile, file_name: str) -> bytes:
    members = package.infolist()
    names = [m.filename.casefold() for m in members]
    if is_unreasonable(members, limits.MAX_SHEET_BYTES):
        _refuse("packas upp till något orimligt stort och öppnas inte", file_name, "too_large")
    if len(set(names)) < len(names):
        _refuse("har två delar med samma namn", file_name, "two_of_a_name")
    manifest = package.read(_MANIFEST) if _MANIFEST in package.namelist() else b""
    if any(m.flag_bits & 0x1 for m in members) or b"encryption-data" in manifest:
        _refuse("är skyddad med lösenord. Ta bort lösenordet", file_name, "encrypted")
    xml = package.read(_CONTENT)
    if UTF_8.match(xml) is None or b"<!DOCTYPE" in xml:
        raise ValueError
    return xml


def _sheets(root: Any, file_name: str) -> Iterator[Sheet]:
    hidden = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        if any(
            p.get(f"{_TABLE}display") == "false" for p in style.iter(f"{_STYLE}table-properties")
        )
    }
    book = root.find(f"{_OFFICE}body/{_OFFICE}spreadsheet")
    if book is None:
        raise ValueError
    for table in book.iterchildren(f"{_TABLE}table"):
        if table.get(f"{_TABLE}style-name") not in hidden:
            name = table.get(f"{_TABLE}name", "")
            yield Sheet(name, _Grid(name, file_name).rows(table))


class _Grid:
    """One sheet's rows on their way in."""

    def __init__(self, name: str, file_name: str) -> None:
        self._name, self._file_name = name, file_name
        self._left, self._letters = limits.MAX_CELLS, limits.MAX_TEXT_LENGTH

    def rows(self, table: Any) -> list[list[str]]:
        """The rows down to the last with anything in it."""
        found: list[list[str]] = []
        empty = 0
        for row in _rows(table):
            repeats = _repeats(row.get(f"{_TABLE}number-rows-repeated"))
            number = len(found) + empty + 1
            cells = self._cells(row, number)
            if not cells:
                empty += repeats
                continue
            if empty > limits.MAX_EMPTY_ROWS:
                self._refuse(f"har fler än {spaced(limits.MAX_EMPTY_ROWS)} tomma rader i följd")
            if number - 1 + repeats > limits.MAX_ROWS:
                self._refuse(f"har fler än {spaced(limits.MAX_ROWS)} rader")
            self._left -= len(cells) * repeats
            if self._left < 0:
                self._refuse(f"har fler än {spaced(limits.MAX_CELLS)} celler")
            found += [[] for _ in range(empty)]
            empty = 0
            found += [list(cells) for _ in range(repeats)]
        width = max(map(len, found), default=0)
        if width * len(found) > limits.MAX_CELLS:
            self._refuse(f"har fler än {spaced(limits.MAX_CELLS)} celler")
        return [cells + [""] * (width - len(cells)) for cells in found]

    def _cells(self, row: Any, number: int) -> list[str]:
        """The texts of a row, down to its last cell with anything in it."""
        found: list[str] = []
        empty = 0
        for cell in row.iterchildren(*_CELLS):
            repeats = _repeats(cell.get(f"{_TABLE}number-columns-repeated"))
            if cell.get(f"{_TABLE}formula") is not None:
                column = column_letters(len(found) + empty + 1)
                raise Refused(
                    f"”{self._file_name}” har en formel på bladet ”{self._name}”, rad {number}, "
                    f"kolumn {column}. Det en formel visar kan ändras när filen öppnas: kopiera "
                    "cellerna, välj Klistra in special › Värden, spara och försök igen.",
                    code="formula",
                )
            words = _words(cell)
            if not words:
                empty += repeats
                continue
            if len(found) + empty + repeats > limits.MAX_COLUMNS:
                self._refuse(f"har fler än {limits.MAX_COLUMNS} kolumner")
            self._letters -= len(words) * repeats
            if len(words) > limits.MAX_CELL_LENGTH or self._letters < 0:
                self._refuse("har mer text i cellerna än en tabell med uppgifter har")
            found += [""] * empty + [words] * repeats
            empty = 0
        return found

    def _refuse(self, what: str) -> NoReturn:
        raise Refused(
            f"”{self._file_name}” {what} på bladet ”{self._name}”. Ta bort det som inte hör till "
            "uppgifterna, eller spara som CSV.",
            code="too_large",
        )


def _rows(table: Any) -> Iterator[Any]:
    """Every row, also those in a header or in a group."""
    for child in table.iterchildren():
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in (
            f"{_TABLE}table-header-rows",
            f"{_TABLE}table-row-group",
            f"{_TABLE}table-rows",
        ):
            yield from _rows(child)


def _repeats(said: str | None) -> int:
    if said is None:
        return 1
    if not said.isascii() or not said.isdigit() or len(said) > _MOST_REPEATS or int(said) < 1:
        raise ValueError
    return int(said)


def _words(cell: Any) -> str:
    """A cell as it would stand in Swedish CSV."""
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in ("float", "currency", "percentage"):
        number = float(cell.get(f"{_OFFICE}value", ""))
        return percent(number) if kind == "percentage" else plain(number)
    if kind == "boolean":
        return "SANT" if cell.get(f"{_OFFICE}boolean-value") == "true" else "FALSKT"
    if kind == "date":
        return str(cell.get(f"{_OFFICE}date-value", "")).removesuffix("T00:00:00")
    said = cell.get(f"{_OFFICE}string-value")
    if said is not None:
        return str(said)
    return "\n".join(_paragraph(p) for p in cell.iterchildren(f"{_TEXT}p"))


def _paragraph(element: Any) -> str:
    """A paragraph's text: runs of spaces and breaks are elements of their own."""
    words = [element.text or ""]
    for child in element.iterchildren():
        if child.tag == f"{_TEXT}s":
            words.append(" " * min(_repeats(child.get(f"{_TEXT}c")), limits.MAX_CELL_LENGTH))
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            words.append("\t" if child.tag == f"{_TEXT}tab" else "\n")
        elif child.tag != f"{_OFFICE}annotation":
            words.append(_paragraph(child))
        words.append(child.tail or "")
    return "".join(words)


def _refuse(what: str, file_name: str, code: str) -> NoReturn:
    raise Refused(f"”{file_name}” {what}. {_ADVICE}", code=code)
