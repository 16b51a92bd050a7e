"""Statistics files made to hurt: each was seen to stop, hang or mislead a reader, or could."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping

from sbs_data import limits
from sbs_data.statistics.own import COLUMNS
from tests.statistics.exports import own_csv, own_workbook, siris

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
BOOK, SHEET, SHARED = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
RELS, ROOT_RELS = "xl/_rels/workbook.xml.rels", "_rels/.rels"
TYPES = "[Content_Types].xml"
CELLS = ["Hög frånvaro", "11111111", "", "", "2025/26", "HT", "1", "9", "Alla", 60, 12]


def relations(*of: tuple[str, str, str], top: str = PACKAGE) -> str:
    """A part of relations: each an id, a kind and a target."""
    each = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for id_, kind, target in of
    )
    return f'<Relationships xmlns="{top}">{each}</Relationships>'


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    """A worksheet of rows as they are given."""
    data = "".join(rows)
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'


def book(*sheets: tuple[str, str]) -> str:
    """A workbook part: each sheet's name and relation."""
    each = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="{id_}"/>'
        for n, (name, id_) in enumerate(sheets, start=1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{each}</sheets></workbook>'


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
FAR = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'


def package(
    parts: Mapping[str, str | bytes | None] | None = None,
    twice: tuple[str, str] | None = None,
) -> bytes:
    """A small workbook, with some parts changed, added or taken away (``None``).

    ``twice`` is a name and what stands under it once more, last.
    """
    whole: dict[str, str | bytes | None] = {
        TYPES: (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/'
            f'{BOOK}" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.sheet.main+xml"/></Types>'
        ),
        ROOT_RELS: relations(("r1", "officeDocument", BOOK)),
        BOOK: book(("A", "r1")),
        RELS: relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "sharedStrings", "sharedStrings.xml"),
        ),
        SHEET: sheet(ONE),
        SHARED: f'<sst xmlns="{MAIN}"/>',
        **(parts or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, text in whole.items():
            if text is not None:
                new.writestr(name, text)
    content = made.getvalue()
    if twice is not None:
        # zipfile warns of a second name: it is put in under one of the same length.
        name, text = twice
        stand_in = "~" * len(name)
        again = io.BytesIO(content)
        with zipfile.ZipFile(again, "a", zipfile.ZIP_DEFLATED) as new:
            new.writestr(stand_in, text)
        content = again.getvalue().replace(stand_in.encode(), name.encode())
    return content


def cell_at(reference: str, row: str = "2") -> bytes:
    """A workbook with one odd cell."""
    return package({SHEET: sheet(ONE, f'<row r="{row}"><c r="{reference}"><v>2</v></c></row>')})


TWO = relations(
    ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "worksheet", "worksheets/2.xml")
)
LONG = "x" * (limits.MAX_CELL_LENGTH + 1)
HIDDEN_BY_ENCODING = '<?xml version="1.0" encoding="UTF-7"?>' + sheet(
    ONE, "+ADwAIQAtAC0-", FAR, "+AC0ALQA+-"
)


def _workbook_of(rows: int, text: str) -> bytes:
    """Many cells of one shared text."""
    shared = f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'
    cells = "".join(
        f'<row r="{n}">'
        + "".join(f'<c r="{c}{n}" t="s"><v>0</v></c>' for c in "ABCDEFGHIJ")
        + "</row>"
        for n in range(1, rows + 1)
    )
    return package({SHARED: shared, SHEET: sheet(cells)})


WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "a far corner": lambda: package({SHEET: sheet(ONE, FAR)}),
    "a far corner in small letters": lambda: cell_at("xfd1048576"),
    "a far corner in mixed letters": lambda: cell_at("XfD1048576"),
    "eight digits": lambda: cell_at("A99999999"),
    "more digits than a number holds": lambda: cell_at("A99999999999999999999"),
    "four letters": lambda: cell_at("AAAA2"),
    "a column beyond the last": lambda: cell_at("XFE2"),
    "a row beyond the last": lambda: cell_at("A1048577", "1048577"),
    "row nought": lambda: cell_at("A0", "0"),
    "leading noughts": lambda: cell_at("A02"),
    "no letters": lambda: cell_at("2"),
    "no digits": lambda: cell_at("A"),
    "dollar signs": lambda: cell_at("$A$2"),
    "spaces in a reference": lambda: cell_at(" A2"),
    "an empty reference": lambda: cell_at(""),
    "digits of another script": lambda: cell_at("A٢"),
    "a cell in another row than its own": lambda: cell_at("A900000"),
    "a row in words": lambda: cell_at("A2", "two"),
    "a row with a sign": lambda: cell_at("A2", "+2"),
    "a row with a column": lambda: cell_at("A2", "A2"),
    "rows backwards": lambda: package(
        {SHEET: sheet('<row r="2"><c r="A2"><v>1</v></c></row>', ONE)}
    ),
    "one cell twice": lambda: package(
        {SHEET: sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>')}
    ),
    "cells backwards": lambda: package(
        {SHEET: sheet('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>')}
    ),
    "a cell outside rows": lambda: package({SHEET: sheet('<c r="XFD1048576"><v>1</v></c>')}),
    "a cell in a cell": lambda: package(
        {SHEET: sheet('<row r="1"><c r="A1"><c r="XFD1048576"><v>1</v></c></c></row>')}
    ),
    "a row in a row": lambda: package({SHEET: sheet(f'<row r="1">{FAR}</row>')}),
    "a choice between rows": lambda: package(
        {SHEET: sheet(ONE, f"<x:Choice xmlns:x='urn:x'>{FAR}</x:Choice>")}
    ),
    "two data in one sheet": lambda: package(
        {SHEET: sheet(ONE, after=f"<sheetData>{FAR}</sheetData>")}
    ),
    "other data before the sheet's": lambda: package(
        {SHEET: sheet(ONE, before=f'<x:a xmlns:x="urn:x"><x:sheetData>{FAR}</x:sheetData></x:a>')}
    ),
    "no data": lambda: package({SHEET: f'<worksheet xmlns="{MAIN}"/>'}),
    "a shared formula": lambda: package(
        {SHEET: sheet('<row r="1"><c r="A1"><f t="shared" si="99999999999"/><v>1</v></c></row>')}
    ),
    "a dimension that lies": lambda: package(
        {SHEET: sheet(ONE, FAR, before='<dimension ref="A1"/>')}
    ),
    "a document type": lambda: package(
        {SHEET: f'<!DOCTYPE worksheet [<!ENTITY a "b">]>{sheet(ONE)}'}
    ),
    "a corner hidden by an encoding": lambda: package({SHEET: HIDDEN_BY_ENCODING}),
    "utf-16": lambda: package({SHEET: sheet(ONE, FAR).encode("utf-16")}),
    "a part in other letters": lambda: package(
        {RELS: relations(("r1", "worksheet", "worksheets/SHEET1.xml"))}
    ),
    "a part with percent signs": lambda: package(
        {RELS: relations(("r1", "worksheet", "worksheets/sheet%31.xml"))}
    ),
    "a part with backslashes": lambda: package(
        {RELS: relations(("r1", "worksheet", "worksheets\\sheet1.xml"))}
    ),
    "a part that is not there": lambda: package(
        {RELS: relations(("r1", "worksheet", "worksheets/sheet2.xml"))}
    ),
    "a part from the top without a slash": lambda: package(
        {RELS: relations(("r1", "worksheet", "xl/worksheets/sheet1.xml"))}
    ),
    "two parts in letters large and small": lambda: package(
        {"xl/worksheets/SHEET1.XML": sheet(ONE, FAR)}
    ),
    "two parts by their slashes": lambda: package(twice=("xl\\worksheets\\sheet1.xml", sheet(FAR))),
    "two parts of one name": lambda: package(twice=(SHEET, sheet(ONE, FAR))),
    "two workbooks of one name": lambda: package(twice=(BOOK, book(("B", "r1")))),
    "two sheets of one name": lambda: package(
        {BOOK: book(("A", "r1"), ("A", "r2")), RELS: TWO, "xl/worksheets/2.xml": sheet(ONE)}
    ),
    "two sheets of nearly one name": lambda: package(
        {BOOK: book(("Blad", "r1"), ("BLAD", "r2")), RELS: TWO, "xl/worksheets/2.xml": sheet(ONE)}
    ),
    "two sheets of one part": lambda: package({BOOK: book(("A", "r1"), ("B", "r1"))}),
    "two relations of one name": lambda: package(
        {
            RELS: relations(
                ("r1", "worksheet", "worksheets/sheet1.xml"),
                ("r1", "worksheet", "worksheets/2.xml"),
            ),
            "xl/worksheets/2.xml": sheet(ONE, FAR),
        }
    ),
    "two parts of shared texts": lambda: package(
        {
            RELS: relations(
                ("r1", "worksheet", "worksheets/sheet1.xml"),
                ("r2", "sharedStrings", "sharedStrings.xml"),
                ("r3", "sharedStrings", "other.xml"),
            ),
            "xl/other.xml": f'<sst xmlns="{MAIN}"/>',
        }
    ),
    "another workbook by the package": lambda: package(
        {
            ROOT_RELS: relations(("r1", "officeDocument", "far/workbook.xml")),
            "far/workbook.xml": book(("A", "r1")),
            "far/_rels/workbook.xml.rels": relations(("r1", "worksheet", "sheet.xml")),
            "far/sheet.xml": sheet(ONE, FAR),
        }
    ),
    "two workbooks by the package": lambda: package(
        {ROOT_RELS: relations(("r1", "officeDocument", BOOK), ("r2", "officeDocument", "b.xml"))}
    ),
    "a state of its own": lambda: package(
        {BOOK: book(("A", "r1")).replace("sheetId", 'state="seen" sheetId')}
    ),
    "a promise of many texts": lambda: package(
        {SHARED: f'<sst xmlns="{MAIN}" uniqueCount="18446744073709551615"/>'}
    ),
    "texts without text": lambda: package({SHARED: f'<sst xmlns="{MAIN}"><si/></sst>'}),
    "a text beyond the last": lambda: package(
        {SHEET: sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')}
    ),
    "a long shared text": lambda: package(
        {SHARED: f'<sst xmlns="{MAIN}"><si><t>{LONG}</t></si></sst>'}
    ),
    "a long text in its cell": lambda: package(
        {SHEET: sheet(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{LONG}</t></is></c></row>')}
    ),
    "a long text in many cells": lambda: _workbook_of(300, "y" * 32_000),
    "more cells than are read": lambda: package(
        {SHEET: sheet(ONE, '<row r="150000"><c r="CV150000"><v>1</v></c></row>')}
    ),
    "a part beyond all bounds under another name": lambda: package(
        {
            RELS: relations(("r1", "worksheet", "sheet.bin")),
            "xl/sheet.bin": sheet(ONE) + " " * 20_000_000,
        }
    ),
    "many members": lambda: package({f"x/{n}": "" for n in range(3_000)}),
}

HEADER = ";".join(c.header for c in COLUMNS).encode()


def kolada(**said: object) -> bytes:
    """One value of Kolada's."""
    value = {"gender": "T", "count": 1, "status": "", "value": 50.0, "isdeleted": False}
    value |= {k: v for k, v in said.items() if k in value}
    row = {"kpi": "N15436", "municipality": "0180", "period": 2024}
    row |= {k: v for k, v in said.items() if k in row}
    return json.dumps({"count": 1, "values": [{**row, "values": [value]}]}).encode()


TEXTS: dict[str, Callable[[], bytes]] = {
    "one line of separators.csv": lambda: b";" * 49_000_000,
    "an export with a line of separators.csv": lambda: siris() + b";" * 49_000_000,
    "own figures with a line of separators.csv": lambda: own_csv({}) + b";" * 49_000_000,
    "blank lines.csv": lambda: b"\n" * 49_000_000,
    "an export with blank lines.csv": lambda: siris() + b"\n" * 49_000_000,
    "own figures with blank lines.csv": lambda: own_csv({}) + b"\n" * 49_000_000,
    "some blank lines.csv": lambda: own_csv({}) + b"\r\n" * 11_000 + own_csv({})[-60:],
    "many rows of separators.csv": lambda: siris() + (b";" * 249 + b"\n") * 190_000,
    "rows of one cell.csv": lambda: siris() + b"x\n" * 10_000_000,
    "an open quote.csv": lambda: siris() + b'"' + b"x;\n" * 60_000,
    "own figures with an open quote.csv": lambda: own_csv({}) + b'"' + b"x;\n" * 6_000_000,
    "a long cell.csv": lambda: siris() + b"x" * 200_000 + b";1\n",
    "nought bytes.csv": lambda: b"\0" * 49_000_000,
    "nought bytes further on.csv": lambda: siris() + b"\0" * 49_000_000,
    "half of utf-16.csv": lambda: siris().decode("utf-8-sig").encode("utf-16")[:-301],
    "utf-16 of many.csv": lambda: siris().decode("utf-8-sig").encode("utf-16") + b"\xd8\0" * 9,
    "a number of many digits.csv": lambda: siris().replace(b";78;", b";" + b"9" * 400 + b";"),
    "more pupils than can be counted.csv": lambda: siris().replace(b";78;", b";99999999999;"),
    "a year of many digits.json": lambda: kolada(period=99999999999999999999),
    "a year long gone.json": lambda: kolada(period=23),
    "a year that is a switch.json": lambda: kolada(period=True),
    "a value without bound.json": lambda: kolada(value=1.5).replace(b"1.5", b"1e999"),
    "a value of many digits.json": lambda: kolada(value=10**400),
    "a value in words.json": lambda: kolada(value="nan"),
    "a value that is a switch.json": lambda: kolada(value=True),
    "a number of more digits than are read.json": lambda: kolada(value=7).replace(
        b'"value": 7', b'"value": ' + b"7" * 5_000
    ),
    "a value said twice.json": lambda: kolada(value=7).replace(
        b'"value": 7', b'"value": 7, "value": 8'
    ),
    "lists in lists.json": lambda: b"[" * 20_000_000,
    "objects in objects.json": lambda: b'{"a":' * 8_000_000,
    "closed lists in lists.json": lambda: b"[" * 900 + b"]" * 900,
    "many empty answers.json": lambda: b"[" + b"{}," * 16_000_000 + b"{}]",
    "a long text.json": lambda: json.dumps([{"values": "x" * 45_000_000}]).encode(),
    "a kpi of a long name.json": lambda: kolada(kpi="N" * 40_000_000),
}

EVERY = {f"{name}.xlsx": made for name, made in WORKBOOKS.items()} | TEXTS


def honest() -> dict[str, bytes]:
    """Files as they come, for what must still be read."""
    return {"egna.xlsx": own_workbook(CELLS), "egna.csv": own_csv({}), "siris.csv": siris()}
