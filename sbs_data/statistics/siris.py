"""SIRIS exports, CSV and Excel alike: reports 139, 138, 5 and 53.

A banner of some rows with the läsår in one of them, a header, the rows, and footnotes after an
empty row. Which report it is stands in the header's own columns, never in the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sbs_data import comparing
from sbs_data.errors import Refused
from sbs_data.measures import catalogue
from sbs_data.measures.measure import Measure
from sbs_data.model import Notice, SchoolYear
from sbs_data.statistics import observations, spellings, text
from sbs_data.statistics.faults import Faults
from sbs_data.statistics.markers import SIGNS, Marker, footnote_differs
from sbs_data.statistics.pupils import range_of_one_to_four
from sbs_data.statistics.result import Kind, Statistics

Row = tuple[int, list[str]]
"""A row's number in the file, from 1, and its cells."""

# The export's own columns, by their header with spaces and hyphens taken out.
_COLUMNS = {
    "skola": "name",
    "skolenhetskod": "school",
    "skolkommun": "municipality_name",
    "kommun": "name",
    "kommunkod": "municipality",
    "län": "county_name",
    "länskod": "county",
    "typavhuvudman": "organiser_type",
    "huvudman": "organiser",
    "huvudmanorgnr": "organiser_number",
    "kön": "gender",
}
_REPORTS = {
    ("school", False): (Kind.SIRIS_139, "139", re.compile("slutbetyg årskurs 9, samtliga elever")),
    ("municipality", False): (
        Kind.SIRIS_138,
        "138",
        re.compile("slutbetyg årskurs 9, samtliga elever"),
    ),
    ("school", True): (Kind.SIRIS_5, "5", re.compile("behörighet till gymnasieskolan")),
    ("municipality", True): (Kind.SIRIS_53, "53", re.compile("behörighet till gymnasieskolan")),
}
_NEEDED = {
    "school": ("name", "school", "municipality"),
    "municipality": ("name", "municipality", "organiser_type"),
}
_GENDERS = {"samtliga": "all", "totalt": "all", "flickor": "girls", "pojkar": "boys"}
_POPULATIONS = {
    "samtliga": "located",
    "totalt": "located",
    "kommunal": "municipal",
    "kommunala": "municipal",
    "enskild": "independent",
    "enskilda": "independent",
}
_YEAR = re.compile(r"valt läsår:?\s*([0-9]{4}/[0-9]{2,4}(?![0-9]))?", re.IGNORECASE)
_BANNER_ROWS = 40
_MOST_PUPILS = 2**31 - 1
# A footnote has its heading and its text; a row of figures has far more.
_MOST_OF_A_FOOTNOTE = 2
_LISTED_ROWS = 10
_NO_CODE = (
    "cellen är tom, så det går inte att veta vilken enhet raden gäller. Ta bort raden om den är en "
    "summering."
)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the header says: the report, and what stands in each column (by its index)."""

    kind: Kind
    report: str
    unit_kind: str
    own: dict[str, int]
    figures: dict[int, Measure]
    headers: list[str]
    row: int


def header_at(rows: list[Row]) -> int | None:
    """The index of the header row, ``None`` where the rows are no SIRIS export."""
    for index, (_, cells) in enumerate(rows[:_BANNER_ROWS]):
        if len(cells) > 1 and _plain(cells[0]) in ("skola", "kommun"):
            return index
    return None


def kind_of(rows: list[Row]) -> Kind | None:
    """Which report the rows are, by their header; ``None`` where they are none."""
    at = header_at(rows)
    if at is None:
        return None
    plain = [_COLUMNS.get(_plain(cell)) for cell in rows[at][1]]
    unit_kind = "school" if "school" in plain else "municipality"
    if unit_kind == "municipality" and "municipality" not in plain:
        return None
    return _REPORTS[unit_kind, "gender" in plain][0]


def read(rows: list[Row], file_name: str) -> Statistics:
    """The observations of an export. Raises :class:`Refused` for a faulty one."""
    at = header_at(rows)
    if at is None:
        raise Refused(f"”{file_name}” har ingen rubrikrad från SIRIS.", code="unknown_header")
    layout = _layout(*rows[at], file_name)
    _check_title(rows[:at], layout, file_name)
    year = _school_year(rows, at, layout, file_name)
    body, footnotes = _split(rows[at + 1 :])
    faults = Faults(file_name)
    repeats: list[int] = []
    records = list(_records(body, layout, year, faults, repeats))
    faults.refuse()
    if not records:
        raise Refused(
            f"”{file_name}” har inga uppgifter under rubrikraden (rad {layout.row}). Hämta "
            "exporten på nytt med rätt urval.",
            code="no_rows",
        )
    if not footnotes:
        raise cut_off(file_name, rows[-1][0])
    source = f"Skolverket (SIRIS, rapport {layout.report})"
    common = {
        "unit_kind": layout.unit_kind,
        "school_year": str(year),
        "status": "official",
        "source": source,
        "file": file_name,
    }
    table = observations.from_rows([{**record, **common} for record in records])
    differs = footnote_differs(footnotes, layout.unit_kind, year)
    notices = [Notice("footnote", differs)] if differs else []
    notices += [Notice("repeated", rows_once(repeats))] if repeats else []
    return Statistics(table, source, layout.kind, notices=tuple(notices))


def _plain(header: str) -> str:
    return re.sub(r"[\s\-\u00ad]+", "", header).casefold()


def _layout(row: int, cells: list[str], file_name: str) -> _Layout:
    headers = [comparing.tidy(cell) for cell in cells]
    while headers and not headers[-1]:
        headers.pop()
    own: dict[str, int] = {}
    figures: dict[int, Measure] = {}
    for index, header in enumerate(headers):
        column, measure = _COLUMNS.get(_plain(header)), catalogue.by_header(header)
        if column is not None and column not in own:
            own[column] = index
        elif measure is not None and measure not in figures.values():
            figures[index] = measure
        elif column is not None or measure is not None:
            raise Refused(
                f"”{file_name}” har rubriken ”{header}” två gånger (rad {row}, kolumn "
                f"{index + 1}). Hämta exporten på nytt.",
                code="unknown_header",
            )
        else:
            raise Refused(
                f"”{file_name}” har en rubrik som Delmål inte känner till: ”{header}” (rad {row}, "
                f"kolumn {index + 1}). Inget har lästs, eftersom den kan betyda något annat än "
                "den liknar.",
                code="unknown_header",
            )
    unit_kind = "school" if "school" in own else "municipality"
    missing = [c for c in _NEEDED[unit_kind] if c not in own]
    if missing or not figures:
        raise Refused(
            f"”{file_name}” saknar kolumner som hör till en export från SIRIS (rad {row}). Hämta "
            "exporten på nytt, med alla kolumner kvar.",
            code="unknown_header",
        )
    kind, report, _ = _REPORTS[unit_kind, "gender" in own]
    return _Layout(kind, report, unit_kind, own, figures, headers, row)


def _check_title(banner: list[Row], layout: _Layout, file_name: str) -> None:
    """The same header serves other selections of pupils: the title must say which this is."""
    title = next(
        ((n, comparing.tidy(c[0])) for n, c in banner if c and "grundskola" in c[0].casefold()),
        None,
    )
    expected = _REPORTS[layout.unit_kind, "gender" in layout.own][2]
    if title is None:
        raise Refused(
            f"”{file_name}” saknar raden som säger vilken rapport det är (ovanför rad "
            f"{layout.row}, kolumn 1). Hämta exporten på nytt och lämna de första raderna kvar.",
            code="unknown_report",
        )
    words = title[1].casefold()
    if not expected.search(words) or "exkl" in words or "utan nyinv" in words:
        raise Refused(
            f"”{file_name}” är rapporten ”{title[1]}” (rad {title[0]}, kolumn 1), som Delmål inte "
            "läser: den gäller ett annat urval av elever. Hämta rapport 139, 138, 5 eller 53.",
            code="unknown_report",
        )


def _school_year(rows: list[Row], at: int, layout: _Layout, file_name: str) -> SchoolYear:
    said = [
        (number, match[1])
        for number, cells in rows
        if cells and (match := _YEAR.search(cells[0])) is not None
    ]
    if not said or said[0][1] is None or said[0][0] > rows[at][0]:
        raise Refused(
            f"”{file_name}” säger inte vilket läsår den gäller: raden ”Valt läsår: …” saknas "
            f"ovanför rubrikerna (rad {layout.row}, kolumn 1). Hämta exporten på nytt.",
            code="no_school_year",
        )
    first = text.school_year(said[0][1])
    if first is None:
        raise Refused(
            f"”{file_name}” gäller ”{said[0][1]}”, som inte är något läsår (rad {said[0][0]}, "
            "kolumn 1).",
            code="no_school_year",
        )
    for number, words in said[1:]:
        if words is None or text.school_year(words) != first:
            raise Refused(
                f"”{file_name}” blandar läsår: {first} på rad {said[0][0]} och {words or 'inget'} "
                f"på rad {number} (kolumn 1). Importera ett läsår i taget, som det hämtades.",
                code="mixed_years",
            )
    return first


def cut_off(file_name: str, row: int) -> Refused:
    """The refusal of an export that doesn't go on to its end."""
    return Refused(
        f"”{file_name}” slutar på rad {row} utan exportens fotnoter i slutet, så rader kan saknas. "
        "Hämta exporten på nytt från Skolverket, och lämna fotnoterna under tabellen kvar.",
        code="cut_off",
    )


def rows_once(repeats: Sequence[int]) -> str:
    """That rows were said before, with the same words."""
    listed = ", ".join(str(row) for row in repeats[:_LISTED_ROWS])
    more = f" med flera, {len(repeats)} i allt" if len(repeats) > _LISTED_ROWS else ""
    return f"Rader som upprepar en tidigare rad ord för ord är lästa en gång: rad {listed}{more}."


def _split(rows: list[Row]) -> tuple[list[Row], str]:
    """The rows of figures, and the footnotes after them as running text.

    An empty row stands between. One among the figures is somebody's slip: whatever after it is too
    full for a footnote is a row of figures.
    """
    first = next((i for i, row in enumerate(rows) if not _filled(row)), len(rows))
    last = next(
        (i for i in range(len(rows) - 1, first, -1) if _filled(rows[i]) > _MOST_OF_A_FOOTNOTE),
        first - 1,
    )
    figures = [row for row in rows[: last + 1] if _filled(row)]
    notes = rows[max(last + 1, first) :]
    if notes and _filled(notes[0]):
        return figures, ""  # nothing stands between: what follows is no footnote
    return figures, " ".join(comparing.tidy(" ".join(cells)) for _, cells in notes).strip()


def _filled(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row[1])


def _records(
    rows: list[Row], layout: _Layout, year: SchoolYear, faults: Faults, repeats: list[int]
) -> Iterator[dict[str, Any]]:
    """The figures of each row; ``repeats`` are the rows that say an earlier one word for word."""
    seen: dict[tuple[str, str, str], tuple[int, list[str]]] = {}
    for number, cells in rows:
        padded = [cell.strip() for cell in cells] + [""] * (len(layout.headers) - len(cells))
        if any(padded[len(layout.headers) :]):
            faults.add(
                "raden har fler kolumner än rubrikraden.",
                number,
                str(len(layout.headers) + 1),
                code="columns",
            )
            continue
        unit = _unit(padded, number, layout, faults)
        if unit is None:
            continue
        key = (unit["unit_code"], unit["gender"], unit["population"])
        if key in seen and seen[key][1] == padded:
            repeats.append(number)
            continue
        if key in seen:
            faults.add(
                f"samma {'skola' if layout.unit_kind == 'school' else 'kommun'} står redan på rad "
                f"{seen[key][0]}, med andra uppgifter. Hämta exporten på nytt.",
                number,
                layout.headers[layout.own[_code_column(layout)]],
                code="duplicate",
            )
            continue
        seen[key] = (number, padded)
        yield from _figures(padded, number, layout, unit, year, faults)


def _code_column(layout: _Layout) -> str:
    return "school" if layout.unit_kind == "school" else "municipality"


def _unit(cells: list[str], number: int, layout: _Layout, faults: Faults) -> dict[str, str] | None:
    """Whom a row is about; ``None`` with the fault noted where it doesn't say."""
    before = len(faults)

    def cell(column: str) -> str:
        return cells[layout.own[column]] if column in layout.own else ""

    def fault(column: str, message: str | None, code: str) -> None:
        if message is not None:
            faults.add(message, number, layout.headers[layout.own[column]], code=code)

    if layout.unit_kind == "school":
        wrong = text.school_code_fault(cell("school")) if cell("school") else _NO_CODE
        fault("school", wrong, "school_code")
    code = cell("municipality")
    wrong = text.municipality_code_fault(code) if code else _NO_CODE
    fault("municipality", wrong, "municipality_code")
    gender = _GENDERS.get(comparing.folded(cell("gender"))) if "gender" in layout.own else "all"
    if gender is None:
        fault("gender", f"”{cell('gender')}” är varken Samtliga, Flickor eller Pojkar.", "gender")
    population: str | None = "all_at_school"
    if layout.unit_kind == "municipality":
        population = _POPULATIONS.get(comparing.folded(cell("organiser_type")))
        if population is None:
            fault(
                "organiser_type",
                f"”{cell('organiser_type')}” är ingen typ av huvudman som Delmål känner till "
                "(Samtliga, Kommunal eller Enskild).",
                "organiser_type",
            )
    if len(faults) > before or gender is None or population is None:
        return None
    return {
        "unit_code": cell(_code_column(layout)),
        "unit_name": cell("name"),
        "municipality_code": cell("municipality"),
        "gender": gender,
        "population": population,
    }


def _figures(
    cells: list[str],
    number: int,
    layout: _Layout,
    unit: dict[str, str],
    year: SchoolYear,
    faults: Faults,
) -> Iterator[dict[str, Any]]:
    pupils = _pupils(cells, layout)
    for index, measure in layout.figures.items():
        header, cell = layout.headers[index], cells[index]
        marker = SIGNS.get(cell)
        read = spellings.share if measure.unit == "percent" else text.number
        value = None if marker is not None else read(cell)
        if marker is None:
            wrong = _wrong(cell, value, measure)
            if wrong is not None:
                faults.add(wrong[0], number, header, code=wrong[1])
                continue
        is_range = marker is Marker.ONE_TO_FOUR and measure.is_share
        low, high = (range_of_one_to_four(pupils) if is_range else None) or (None, None)
        counted = pupils if measure.is_share else None
        yield {
            **unit,
            "measure": measure.code,
            "term": str(text.term_of(year, measure.term_rule or "VT")),
            "grade": measure.grade,
            "value": value,
            "marker": marker,
            "range_low": low,
            "range_high": high,
            "pupils": counted,
            "pupils_basis": None if counted is None else "published",
            "place": f"rad #, kolumn {index + 1}",
            "place_row": number,
        }


def _pupils(cells: list[str], layout: _Layout) -> int | None:
    """*Antal elever* of the row, where it is a number."""
    for index, measure in layout.figures.items():
        if measure.unit == "pupils":
            found = text.number(cells[index])
            return int(found) if found is not None and found >= 0 and found == int(found) else None
    return None


def _wrong(cell: str, value: float | None, measure: Measure) -> tuple[str, str] | None:
    """What is wrong with a cell that is no marker, and the fault's code."""
    if not cell:
        return "cellen är tom, men Skolverket skriver alltid ett tal eller ett tecken.", "value"
    if value is None:
        return (f"”{cell}” är varken ett tal eller ett tecken som Skolverket använder.", "value")
    is_unclear = text.may_be_thousands(cell)  # 1 240 to one, 1.24 to another
    if measure.unit == "pupils" and (is_unclear or value != int(value) or value > _MOST_PUPILS):
        return f"”{cell}” är inget antal elever.", "value"
    if measure.lowest is not None and value < measure.lowest:
        return f"”{cell}” är mindre än {measure.lowest:g}.", "out_of_bounds"
    if measure.highest is not None and value > measure.highest:
        unit = " %" if measure.unit == "percent" else ""
        return f"”{cell}” är mer än {measure.highest:g}{unit}.", "out_of_bounds"
    return None
