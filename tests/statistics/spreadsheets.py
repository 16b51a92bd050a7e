"""Workbooks with percent by format, and OpenDocument ones, written by hand for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape

import xlsxwriter

from tests.statistics.museum import HEADER, ROWS

_NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def of_shares(format_: str | None, *shares: float, pupils: int = 35) -> bytes:
    """A workbook of the own table whose shares have a number format."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Uppgifter")
    shown = book.add_format({"num_format": format_}) if format_ else None
    sheet.write_row(0, 0, HEADER)
    for number, share in enumerate(shares, start=1):
        row = list(ROWS[1])
        row[1] = str(11111110 + number)
        for column, cell in enumerate(row):
            if column not in (9, 10, 11):
                sheet.write_string(number, column, cell)
        sheet.write_number(number, 9, pupils)
        sheet.write_number(number, 11, share, shown)
    book.close()
    return file.getvalue()


def cell(words: str) -> str:
    """A cell of text."""
    paragraphs = "".join(f"<text:p>{escape(part)}</text:p>" for part in words.split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def number(value: float, kind: str = "float") -> str:
    """A cell of a number, shown as percent where ``kind`` is percentage."""
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}"/>'


def row(*cells: str, repeated: int = 1) -> str:
    """A row of cells."""
    start = f'<table:table-row table:number-rows-repeated="{repeated}">'
    return f"{start}{''.join(cells)}</table:table-row>"


def ods(
    *tables: tuple[str, Sequence[str]], hidden: str = "", parts: dict[str, str] | None = None
) -> bytes:
    """A spreadsheet of OpenDocument; ``hidden`` is the name of a sheet that is not shown."""
    each = "".join(
        f'<table:table table:name="{name}" table:style-name="{"off" if name == hidden else "on"}">'
        f'<table:table-column table:number-columns-repeated="1024"/>{"".join(rows)}</table:table>'
        for name, rows in tables
    )
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table">'
        f'<style:table-properties table:display="{shown}"/></style:style>'
        for name, shown in (("on", "true"), ("off", "false"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NS}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{each}</office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        for name, text in {"content.xml": content, **(parts or {})}.items():
            package.writestr(name, text)
    return made.getvalue()


def own_rows() -> list[str]:
    """The plain file's rows, its counts as numbers, and the emptiness that programs save below."""
    body = [
        row(*(cell(c) if n not in (9, 10) else number(float(c)) for n, c in enumerate(r)))
        for r in ROWS
    ]
    empty = '<table:table-cell table:number-columns-repeated="1024"/>'
    return [row(*map(cell, HEADER)), *body, row(empty, repeated=1_048_572)]
