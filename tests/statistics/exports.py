"""Small files as the sources make them, of invented schools, and the authority's own table."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from sbs_data.statistics.own import COLUMNS

SCHOOL_HEADER = (
    "Skola",
    "Skol-enhetskod",
    "Skolkommun",
    "Kommun-kod",
    "Typ av huvudman",
    "Huvudman",
    "Huvudman orgnr",
)
MUNICIPALITY_HEADER = ("Kommun", "Kommun-kod", "Län", "Läns-kod", "Typ av huvudman")
GRADES_2025 = (
    "Antal elever",
    "Andel (%) elever som uppfyllt betygskriterierna i alla ämnen",
    "Andel (%) elever behöriga till yrkesprog.",
    "Genomsnittligt meritvärde (17 ämnen)",
)
ELIGIBILITY = (
    "Antal elever",
    "Andel (%) elever behöriga till yrkesprog.",
    "Andel (%) elever behöriga till estetiskt program",
    "Andel (%) elever behöriga till Ekonomi-, humanistiska och samhällsvetenskaps- program",
    "Andel (%) elever behöriga till Naturvetenskapligt och tekniskt program",
)
GRADES_TITLE = "Grundskola - Slutbetyg årskurs 9, samtliga elever"
ELIGIBILITY_TITLE = "Grundskola - Behörighet till gymnasieskolan, fr.o.m. 2011"
FOOTNOTES_2025 = (
    "Observera att uppgifter från och med läsåret 2023/24 dubbelprickas om de baseras på färre än "
    "10 elever på skolenhetsnivå",
    "respektive färre än 5 elever på riks-, läns, kommun- eller huvudmannanivå.",
)

NORTH = (
    "Norra skolan",
    "11111111",
    "Exempelby",
    "0999",
    "Kommunal",
    "Exempelby kommun",
    "2120000000",
)
SOUTH = ("Södra skolan", "22222222", "Exempelby", "0999", "Enskild", "Södra AB", "5560000000")
SCHOOL_ROWS = (
    (*NORTH, "78", "67,9", "75,6", "201,6"),
    (*SOUTH, "17", "100", "~100", "262"),
    ("Östra skolan", "33333333", *NORTH[2:], "..", ".", "..", "-"),
)


def siris(
    header: Sequence[str] = (*SCHOOL_HEADER, *GRADES_2025),
    rows: Iterable[Sequence[str]] = SCHOOL_ROWS,
    *,
    title: str = GRADES_TITLE,
    year: str | None = "2024/25",
    footnotes: Sequence[str] = FOOTNOTES_2025,
    end: str = "\r\n",
) -> bytes:
    """An export with its banner and footnotes. The header stands on row 6."""
    width = len(header)
    lines = [
        ["Statistik från Skolverket, https://www.skolverket.se"],
        [],
        [title],
        [f"Valt läsår: {year}"] if year else [],
        [],
        list(header),
        *(list(row) for row in rows),
        [],
        ["Rapportbeskrivning och definitioner etc."],
        *([note] for note in footnotes),
    ]
    padded = (line + [""] * (width - len(line)) for line in lines)
    return end.join(";".join(line) for line in [*padded, []]).encode("utf-8-sig")


def own_csv(*rows: dict[str, str], header: Sequence[str] | None = None) -> bytes:
    """The authority's own table: each row by header, on top of :data:`OWN_ROW`."""
    names = list(header or [c.header for c in COLUMNS])
    lines = [names, *([{**OWN_ROW, **row}.get(name, "") for name in names] for row in rows)]
    return "".join(";".join(line) + "\r\n" for line in lines).encode("utf-8-sig")


OWN_ROW = {
    "Mått": "Hög frånvaro",
    "Skolenhetskod": "11111111",
    "Läsår": "2025/26",
    "Termin": "HT",
    "Avstämning": "1",
    "Årskurs": "9",
    "Kön": "Alla",
    "Antal elever": "60",
    "Antal som uppfyller måttet": "12",
}


def workbook(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    """An Excel file: texts as texts, numbers as numbers, "=…" as formulas."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str) and not cell.startswith("="):
                    sheet.write_string(number, column, cell)
                elif cell is not None:
                    sheet.write(number, column, cell)
    book.close()
    return file.getvalue()


def own_workbook(*rows: Sequence[object]) -> bytes:
    """The template's data sheet with these rows under its header."""
    return workbook(("Uppgifter", [[c.header for c in COLUMNS], *rows]))
