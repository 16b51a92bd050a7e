"""A museum of broken files, one for each rule: a Swedish sentence with file, row and column.

Nothing is imported of any of them: reading raises, and there is no table.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sbs_data import limits
from sbs_data.errors import Refused
from sbs_data.statistics import Kind, observations, read_statistics, recognise
from sbs_data.statistics.own import COLUMNS
from sbs_data.statistics.template import template
from tests.statistics.exports import (
    GRADES_2025,
    MUNICIPALITY_HEADER,
    NORTH,
    SCHOOL_HEADER,
    SCHOOL_ROWS,
    own_csv,
    own_workbook,
    siris,
    workbook,
)

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "statistics"
HEADER = (*SCHOOL_HEADER, *GRADES_2025)
FIGURES = ("78", "67,9", "75,6", "201,6")
COUNT, SHARE = "Antal som uppfyller måttet", "Andel (%)"


def refused(content: bytes, name: str = "fil.csv") -> Refused:
    with pytest.raises(Refused) as refusal:
        read_statistics(content, name)
    assert refusal.value.message.startswith(f"”{name}”")
    assert recognise(content, name) is not None
    return refusal.value


def rewritten(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """An Excel file with one of its parts changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.infolist():
            text = old.read(member)
            if member.filename == part:
                text = change(text.decode()).encode()
            new.writestr(member.filename, text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def siris_row(*figures: str, unit: tuple[str, ...] = NORTH) -> bytes:
    return siris(rows=[(*SCHOOL_ROWS[1],), (*unit, *figures)])


# Exports from SIRIS. The header stands on row 6; the row at fault on row 8.


def test_unknown_header_in_an_export() -> None:
    header = (*HEADER[:-1], "Genomsnittlig betygspoäng")
    refusal = refused(siris(header))
    assert refusal.code == "unknown_header"
    assert "”Genomsnittlig betygspoäng” (rad 6, kolumn 11)" in refusal.message


def test_the_same_header_twice_in_an_export() -> None:
    refusal = refused(siris((*HEADER, HEADER[-1]), [(*NORTH, *FIGURES, "201,6")]))
    assert "två gånger (rad 6, kolumn 12)" in refusal.message


def test_an_export_without_one_of_its_columns() -> None:
    without = [cell for cell in HEADER if cell != "Kommun-kod"]
    assert "rad 6" in refused(siris(without, [])).message


def test_missing_school_year_in_an_export() -> None:
    refusal = refused(siris(year=None))
    assert refusal.code == "no_school_year"
    assert "rad 6, kolumn 1" in refusal.message


def test_a_school_year_that_is_none() -> None:
    assert "”2024/26”" in refused(siris(year="2024/26")).message


def test_mixed_years_in_one_file() -> None:
    refusal = refused(siris(footnotes=()) + siris(year="2023/24"))
    assert refusal.code == "mixed_years"
    assert "2024/25 på rad 4 och 2023/24 på rad " in refusal.message


def test_another_selection_of_pupils_with_the_same_header() -> None:
    title = "Grundskola - Slutbetyg årskurs 9, exklusive nyinvandrade elever"
    refusal = refused(siris(title=title))
    assert refusal.code == "unknown_report"
    assert "exklusive nyinvandrade elever” (rad 3, kolumn 1)" in refusal.message


def test_an_export_without_its_title() -> None:
    assert refused(siris(title="")).code == "unknown_report"


def test_duplicated_rows_in_an_export() -> None:
    other = (*SCHOOL_ROWS[0][:-1], "201,7")
    refusal = refused(siris(rows=[SCHOOL_ROWS[0], SCHOOL_ROWS[1], other]))
    assert refusal.code == "duplicate"
    assert "Rad 9, kolumn ”Skol-enhetskod”" in refusal.message
    assert "rad 7" in refusal.message


@pytest.mark.parametrize(
    ("figures", "column", "words"),
    [
        (("78", "67,9", "101", "201,6"), 2, "”101” är mer än 100 %"),
        (("-3", "67,9", "75,6", "201,6"), 0, "”-3” är mindre än 0"),
        (("78", "67,9", "75,6", "341"), 3, "”341” är mer än 340"),
        (("78", "67,9", "cirka", "201,6"), 2, "”cirka”"),
        (("78,5", "67,9", "75,6", "201,6"), 0, "”78,5” är inget antal"),
        (("78", "", "75,6", "201,6"), 1, "cellen är tom"),
        (("78", "67,9", "~99", "201,6"), 2, "”~99”"),
    ],
)
def test_a_figure_that_cannot_be(figures: tuple[str, ...], column: int, words: str) -> None:
    message = refused(siris_row(*figures)).message
    assert f"Rad 8, kolumn ”{GRADES_2025[column]}”: " in message
    assert words in message


def test_a_skolenhetskod_of_seven_digits() -> None:
    refusal = refused(siris_row(*FIGURES, unit=("Norra skolan", "1111111", *NORTH[2:])))
    assert refusal.code == "school_code"
    assert "Rad 8, kolumn ”Skol-enhetskod”" in refusal.message
    assert "”1111111” har 7 siffror" in refusal.message


def test_a_kommunkod_that_lost_its_zero() -> None:
    unit = (*NORTH[:3], "999", *NORTH[4:])
    refusal = refused(siris_row(*FIGURES, unit=unit))
    assert refusal.code == "municipality_code"
    assert "Rad 8, kolumn ”Kommun-kod”" in refusal.message
    assert "ska vara ”0999”" in refusal.message


def test_an_organiser_that_is_not_known() -> None:
    row = ("Exempelby", "0999", "Exempellän", "99", "Kyrklig", *FIGURES)
    message = refused(siris((*MUNICIPALITY_HEADER, *GRADES_2025), [row])).message
    assert "Rad 7, kolumn ”Typ av huvudman”" in message


def test_a_row_with_more_cells_than_the_header() -> None:
    assert "Rad 8, kolumn ”12”" in refused(siris_row(*FIGURES, "7")).message


def test_an_export_with_nothing_under_its_header() -> None:
    assert refused(siris(rows=[])).code == "no_rows"


# The authority's own table. The header stands on row 1.


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"Läsår": ""}, "Läsår", "cellen är tom"),
        ({"Läsår": "2025/27"}, "Läsår", "inget läsår"),
        ({"Termin": "HT26"}, "Termin", "HT26 ligger inte i läsåret 2025/26"),
        ({"Termin": "sommar"}, "Termin", "ingen termin"),
        ({"Mått": "Trivsel"}, "Mått", "inget mått i mallen"),
        ({"Mått": ""}, "Mått", "cellen är tom"),
        ({"Skolenhetskod": "1111111"}, "Skolenhetskod", "har 7 siffror"),
        ({"Skolenhetskod": ""}, "Skolenhetskod", "varken skolenhetskod eller"),
        ({"Kommunkod": "999"}, "Kommunkod", "ska vara ”0999”"),
        ({"Kön": ""}, "Kön", "cellen är tom"),
        ({"Årskurs": "10"}, "Årskurs", "ingen årskurs"),
        ({"Årskurs": "9-7"}, "Årskurs", "ingen årskurs"),
        ({"Avstämning": "5"}, "Avstämning", "ingen avstämning"),
        ({"Avstämning": "2025-13-01"}, "Avstämning", "ingen avstämning"),
        ({"Mått": "Trivs i skolan (egen enkät)", "Avstämning": "3"}, "Avstämning", "högst 2"),
        ({"Antal elever": ""}, "Antal elever", "cellen är tom"),
        ({"Antal elever": "-60"}, "Antal elever", "”-60” är inget antal"),
        ({"Antal elever": "0", COUNT: "0"}, "Antal elever", "minst 1"),
        ({"Antal elever": "60,5"}, "Antal elever", "inget antal"),
        ({"Antal elever": ".."}, "Antal elever", "”..” säger att uppgiften är dold"),
        ({COUNT: "-1"}, COUNT, "”-1” är inget antal"),
        ({COUNT: "61"}, COUNT, "61 är fler än de 60"),
        ({COUNT: ""}, COUNT, "varken antal eller andel"),
        ({COUNT: "", SHARE: "101"}, SHARE, "är mer än 100"),
        ({COUNT: "", SHARE: "-0,1"}, SHARE, "är mindre än 0"),
        ({COUNT: "", SHARE: "0,756 %", "Antal elever": "78"}, SHARE, "inget helt antal elever"),
        ({COUNT: "59", SHARE: "80", "Antal elever": "78"}, SHARE, "stämmer inte med 59 av 78"),
        ({"Mått": "merit_rating", "Avstämning": ""}, COUNT, "ingen andel av eleverna"),
    ],
)
def test_a_cell_that_cannot_be(cells: dict[str, str], column: str, words: str) -> None:
    message = refused(own_csv({"Årskurs": "8"}, cells)).message
    assert message.startswith(f"”fil.csv” importerades inte. Rad 3, kolumn ”{column}”: "), message
    assert words in message


def test_the_same_cells_are_refused_in_excel() -> None:
    cells = ["Hög frånvaro", 1111111, None, 999, "2025/26", "HT", 1, 9, "Alla", -60, 12, None]
    message = refused(own_workbook(cells), "egna.xlsx").message
    for words in ("har 7 siffror", "”0999”", "”-60”"):
        assert words in message


def test_duplicated_rows_in_the_own_table() -> None:
    refusal = refused(own_csv({}, {"Årskurs": "8"}, {"Antal elever": "70"}))
    assert refusal.code == "duplicate"
    assert "Rad 4, kolumn ”Mått”: samma uppgift står redan på rad 2" in refusal.message


def test_a_kommunkod_beside_it_does_not_make_another_school() -> None:
    assert refused(own_csv({}, {"Kommunkod": "0999"})).code == "duplicate"


def test_a_column_that_divides_the_pupils() -> None:
    content = own_csv({}, header=[*(c.header for c in COLUMNS), "Klass"])
    refusal = refused(content)
    assert refusal.code == "dividing_header"
    assert "Rad 1, kolumn ”Klass”: kolumnen delar upp eleverna" in refusal.message


def test_a_header_nearly_right_is_named_beside_the_one_that_is_missing() -> None:
    header = [c.header if c.header != "Kön" else "Könet" for c in COLUMNS]
    message = refused(own_csv({}, header=header)).message
    assert "kolumn ”Kön”: kolumnen saknas. Rubriker som inte känns igen: ”Könet”." in message


def test_a_header_left_out_of_the_own_table() -> None:
    content = own_csv({}, header=[c.header for c in COLUMNS if c.header != "Kön"])
    assert "Rad 1, kolumn ”Kön”: kolumnen saknas" in refused(content).message


def test_two_encodings_in_one_file() -> None:
    header, row = own_csv({"Skola": "Åsskolan"}).split(b"\r\n")[:2]
    half = header + b"\r\n" + row.decode().encode("latin-1") + b"\r\n"
    refusal = refused(half)
    assert refusal.code == "encoding"
    assert "rad 2" in refusal.message


def test_rows_with_another_number_of_cells_are_each_named() -> None:
    refusal = refused(own_csv({}, {"Årskurs": "8"}) + b"Hog;1;2\r\n" + own_csv({})[-200:])
    assert re.search(r"Rad 4.* har 3 celler", refusal.message)


# Excel.


def test_an_excel_file_with_a_password() -> None:
    content = (FIXTURES / "template-locked.xlsx").read_bytes()
    refusal = refused(content, "egna.xlsx")
    assert refusal.code == "encrypted"
    assert "lösenord" in refusal.message


def test_formulas() -> None:
    cells = ["Hög frånvaro", "11111111", "", "", "2025/26", "HT", "1", "9", "Alla", 60, "=J2/5"]
    refusal = refused(own_workbook(cells), "egna.xlsx")
    assert refusal.code == "formula"
    assert "bladet ”Uppgifter”, rad 2, kolumn K" in refusal.message


def test_formulas_in_an_export() -> None:
    lines = [line.split(";") for line in siris().decode("utf-8-sig").split("\r\n")]
    lines[7][8] = "=1+1"
    assert "rad 8, kolumn I" in refused(workbook(("Blad", lines)), "export.xlsx").message


@pytest.mark.parametrize("row", ['<row r="{}" s="1" customFormat="1"/>', '<row><c s="1"/></row>'])
def test_a_million_empty_rows(row: str) -> None:
    cells = ["Hög frånvaro", "11111111", "", "", "2025/26", "HT", "1", "9", "Alla", 60, 12]
    empty = "".join(row.format(n) for n in range(3, 1_000_003))
    content = rewritten(
        own_workbook(cells),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace("</sheetData>", empty + "</sheetData>"),
    )
    refusal = refused(content, "egna.xlsx")
    if refusal.code == "empty_rows":
        assert "fler än 10\u00a0000 tomma rader" in refusal.message
        assert "efter rad 2" in refusal.message
    else:
        assert refusal.code == "too_large", "rows all alike pack beyond any honest ratio"


def test_a_few_empty_rows_are_no_fault() -> None:
    cells = ["Hög frånvaro", "11111111", "", "", "2025/26", "HT", "1", "9", "Alla", 60, 12]
    content = own_workbook([None], cells, *([[None]] * 500))
    table = read_statistics(content, "egna.xlsx").table
    assert observations.places(table) == ["bladet Uppgifter, rad 3"]


def test_a_cell_in_the_far_corner_does_not_ask_for_its_rectangle() -> None:
    content = workbook(("Uppgifter", [[c.header for c in COLUMNS]]))
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    spoilt = rewritten(
        content, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("</sheetData>", far)
    )
    refusal = refused(spoilt, "egna.xlsx")
    assert "rad 1\u00a0048\u00a0576, kolumn XFD" in refusal.message


def test_a_zip_bomb() -> None:
    bomb = rewritten(
        own_workbook(),
        "xl/sharedStrings.xml",
        lambda xml: xml.replace("</sst>", "<si><t>" + "a" * 40_000_000 + "</t></si></sst>"),
    )
    assert refused(bomb, "egna.xlsx").code == "too_large"


def test_a_damaged_and_a_cut_off_workbook() -> None:
    content = own_workbook()
    spoilt = rewritten(content, "xl/worksheets/sheet1.xml", lambda xml: xml[:-40])
    assert refused(spoilt, "egna.xlsx").code == "damaged"
    with pytest.raises(Refused):
        read_statistics(content[:-200], "egna.xlsx")


def test_a_workbook_with_macros() -> None:
    spoilt = rewritten(
        own_workbook(),
        "[Content_Types].xml",
        lambda xml: xml.replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
    )
    assert refused(spoilt, "egna.xlsm").code == "macro"


def test_files_beyond_the_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 500)
    monkeypatch.setattr(limits, "MAX_CSV_BYTES", 500)
    assert refused(template(), "egna.xlsx").code == "too_large"
    assert refused(siris()).code == "too_large"
    assert refused(own_csv(*({"Årskurs": g} for g in "123456789"))).code == "too_large"
    assert refused(b'{"a": "' + b"x" * 1_000 + b'"}', "svar.json").code == "too_large"


# Anything else.


def test_an_answer_that_says_a_thing_twice_is_not_guessed_at() -> None:
    refusal = refused(b'{"values": [{"kpi": "N15505", "kpi": "N15436"}]}', "svar.json")
    assert refusal.code == "twice"
    assert "”kpi”" in refusal.message
    long = refused(b'{"%s": 1, "%s": 2}' % ((b"k" * 9_000,) * 2), "svar.json")
    assert len(long.message) < 700


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b'{"values": [', "svar.json"),
        (b"[" * 100_000, "svar.json"),
        (b'{"value": NaN}', "svar.json"),
        (b'{"annat": 1}', "svar.json"),
        (b"[]", "svar.json"),
        (b"a;b;c\n1;2;3\n", "annat.csv"),
        (workbook(("Blad1", [["a", "b", "c"], [1, 2, 3]])), "annat.xlsx"),
        (workbook(("Tomt", [])), "tomt.xlsx"),
    ],
)
def test_what_is_none_of_ours_is_said_to_be_so(content: bytes, name: str) -> None:
    assert recognise(content, name) is Kind.UNKNOWN_TABLE
    refused(content, name)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 \n1;2;3", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04 annat"]
)
def test_what_is_no_table_is_left_to_others(content: bytes) -> None:
    assert recognise(content, "fil") is None
    with pytest.raises(Refused):
        read_statistics(content, "fil")


def test_an_empty_file() -> None:
    assert recognise(b"", "tom.csv") is None
    with pytest.raises(Refused, match="0 byte"):
        read_statistics(b"", "tom.csv")
