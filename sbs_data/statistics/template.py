"""The template for the authority's own figures: an Excel file with drop-downs, and the same as CSV.

What it asks for is what ``own.py`` reads: the columns come from there, the measures from theirs.
"""

from __future__ import annotations

import datetime
import io
from typing import Any

import xlsxwriter

from sbs_data.measures import catalogue
from sbs_data.model import SchoolYear
from sbs_data.statistics.own import COLUMNS

SHEET = "Uppgifter"
EXAMPLE = "Exempel"
GUIDE = "Så fyller du i"
_LISTS = "Listor"
_ROWS = 5_000

_FIRST_YEAR, _LAST_YEAR = 2018, 2034
_GRADES = ("F", *(str(n) for n in range(1, 10)), "F–3", "4–6", "7–9")
_CHOICES: dict[str, tuple[str, ...]] = {
    "measure": tuple(m.name for m in catalogue.measures().values() if m.is_own),
    "school_year": tuple(str(SchoolYear(y)) for y in range(_FIRST_YEAR, _LAST_YEAR + 1)),
    "term": ("HT", "VT"),
    "occasion": ("1", "2", "3", "4"),
    "grade": _GRADES,
    "gender": ("Alla", "Flickor", "Pojkar"),
}
_WIDTHS = {"measure": 58, "name": 26, "count": 26}
_WIDTH = 15
_HELP = {
    "measure": "Välj i listan. Vad varje mått betyder står på bladet Så fyller du i.",
    "school": "Åtta siffror, som text. Lämna tom för hela huvudmannen.",
    "name": "Skolans namn. Behövs inte, men gör bladet lättare att läsa.",
    "municipality": "Fyra siffror, som text, även när den börjar med 0. Behövs när raden gäller "
    "hela huvudmannen.",
    "school_year": "Till exempel 2025/26.",
    "term": "HT eller VT.",
    "occasion": "Avstämning 1–4 under läsåret, eller 1–2 för enkäten. Ett datum (2026-03-01) går "
    "också bra.",
    "grade": "F, 1–9 eller till exempel 7–9. Lämna tom för alla årskurser.",
    "gender": "Alla, Flickor eller Pojkar: en rad för var och en.",
    "pupils": "Så många elever gruppen har (för en enkät: så många som svarade).",
    "count": "Så många av dem som måttet räknar. För hög frånvaro: de med hög frånvaro.",
    "share": "Andelen i procent, om antalet inte är känt: 75,6. Behövs inte när antalet står.",
}
# Invented: a school and a kommun that don't exist, and groups large enough to be shown.
# Measure, skolenhetskod, kommunkod, termin, avstämning, årskurs, kön, pupils, count, share.
_EXAMPLES = (
    ("on_track_all_subjects", "12345678", "", "HT", "1", "9", "Alla", "58", "41", ""),
    ("on_track_all_subjects", "12345678", "", "HT", "1", "9", "Flickor", "30", "24", ""),
    ("on_track_all_subjects", "12345678", "", "HT", "1", "9", "Pojkar", "28", "17", ""),
    ("on_track_maths", "12345678", "", "HT", "2", "6", "Alla", "62", "49", ""),
    ("wellbeing_survey", "12345678", "", "VT", "1", "4–6", "Alla", "171", "", "88,9"),
    ("absence", "12345678", "", "HT", "2", "7–9", "Alla", "176", "23", ""),
    ("absence", "", "0999", "HT", "2", "", "Alla", "1240", "131", ""),
)
_RULES = (
    "En rad för varje mått, skola (eller hela huvudmannen), årskurs, kön och tillfälle.",
    "Skriv bara hur många elever det är i gruppen, aldrig elevers namn eller personnummer. En fil "
    "som går elev för elev tas inte emot.",
    "Skriv de verkliga antalen, även när gruppen är liten. Delmål döljer små grupper innan något "
    "visas.",
    "Skriv värden, inga formler. Lämna rubrikraden som den är.",
    "Är något fel importeras ingenting: du får en lista med rad och kolumn för varje fel.",
    f"Bladet {EXAMPLE} visar hur det kan se ut. Det läses inte.",
)


def template() -> bytes:
    """The Excel template (.xlsx), the same bytes each time."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    epoch = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
    book.set_properties({"title": "Egna uppgifter till Delmål", "created": epoch})
    styles = {
        "head": book.add_format(
            {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "text_wrap": True}
        ),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "bold": book.add_format({"bold": True, "valign": "top"}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        # As text, so that Excel neither takes a zero away nor makes a date of 7–9.
        "text": book.add_format({"num_format": "@"}),
    }
    sheet = book.add_worksheet(SHEET)
    example, guide = book.add_worksheet(EXAMPLE), book.add_worksheet(GUIDE)
    lists = book.add_worksheet(_LISTS)
    lists.hide()
    _write_table(sheet, styles)
    _write_table(example, styles)
    for number, cells in enumerate(_examples(), start=1):
        _write_row(example, number, cells, styles["text"])
    _write_choices(lists)
    _validate(sheet)
    _write_guide(guide, styles)
    sheet.activate()
    book.close()
    return file.getvalue()


def template_csv() -> bytes:
    """The same columns as CSV, as a Swedish Excel opens and saves it (UTF-8 with BOM, ``;``)."""
    return (";".join(c.header for c in COLUMNS) + "\r\n").encode("utf-8-sig")


def example_csv() -> bytes:
    """The example's rows as CSV."""
    rows = [[c.header for c in COLUMNS], *_examples()]
    return "".join(";".join(row) + "\r\n" for row in rows).encode("utf-8-sig")


def _examples() -> list[list[str]]:
    """The example's rows, with a cell for each column."""
    return [
        [
            catalogue.measures()[code].name,
            school,
            "Exempelskolan" if school else "",
            municipality,
            "2025/26",
            *rest,
        ]
        for code, school, municipality, *rest in _EXAMPLES
    ]


def _write_table(sheet: Any, styles: dict[str, Any]) -> None:
    for number, column in enumerate(COLUMNS):
        width = _WIDTHS.get(column.field, _WIDTH)
        sheet.set_column(number, number, width, None if column.is_number else styles["text"])
        sheet.write_string(0, number, column.header, styles["head"])
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)


def _write_row(sheet: Any, row: int, cells: list[str], style: Any) -> None:
    for number, (column, cell) in enumerate(zip(COLUMNS, cells, strict=True)):
        if not cell:
            continue
        if column.is_number:
            sheet.write_number(row, number, float(cell.replace(",", ".")))
        else:
            sheet.write_string(row, number, cell, style)


def _write_choices(lists: Any) -> None:
    for number, choices in enumerate(_CHOICES.values()):
        for row, choice in enumerate(choices):
            lists.write_string(row, number, choice)


def _validate(sheet: Any) -> None:
    """Drop-downs and bounds; the reader checks everything again."""
    places = {field: number for number, field in enumerate(_CHOICES)}
    for number, column in enumerate(COLUMNS):
        rule: dict[str, Any] = {
            "input_title": column.header,
            "input_message": _HELP[column.field],
            "error_title": column.header,
            "error_message": _HELP[column.field],
        }
        if column.field in places:
            letter = chr(ord("A") + places[column.field])
            last = len(_CHOICES[column.field])
            rule |= {"validate": "list", "source": f"={_LISTS}!${letter}$1:${letter}${last}"}
            if column.field in ("occasion", "grade"):
                rule["error_type"] = "warning"
        elif column.field in ("school", "municipality"):
            length = 8 if column.field == "school" else 4
            rule |= {"validate": "length", "criteria": "==", "value": length}
        elif column.field in ("pupils", "count"):
            rule |= {"validate": "integer", "criteria": ">=", "value": 0}
        elif column.field == "share":
            rule |= {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
        else:
            rule |= {"validate": "any"}
        sheet.data_validation(1, number, _ROWS, number, rule)


def _write_guide(guide: Any, styles: dict[str, Any]) -> None:
    guide.set_column(0, 0, 34, styles["bold"])
    guide.set_column(1, 1, 100, styles["wrap"])
    row = 0
    guide.write_string(row, 0, GUIDE, styles["title"])
    for rule in _RULES:
        row += 1
        guide.write_string(row, 1, rule, styles["wrap"])
    row += 2
    guide.write_string(row, 0, "Kolumnerna", styles["title"])
    for column in COLUMNS:
        row += 1
        guide.write_string(row, 0, column.header, styles["bold"])
        guide.write_string(row, 1, _HELP[column.field], styles["wrap"])
    row += 2
    guide.write_string(row, 0, "Måtten", styles["title"])
    for measure in catalogue.measures().values():
        if not measure.is_own:
            continue
        row += 1
        guide.write_string(row, 0, measure.name, styles["wrap"])
        guide.write_string(row, 1, measure.definition, styles["wrap"])
