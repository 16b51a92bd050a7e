"""Percent by the cell's format, and spreadsheets of other programs than Excel."""

from __future__ import annotations

import io
import zipfile

import pytest

from sbs_data.errors import Refused
from sbs_data.statistics import Kind, WhichSheets, read_statistics, recognise
from sbs_data.statistics.looked import look
from tests.statistics import museum
from tests.statistics.exports import own_workbook, siris, workbook
from tests.statistics.spreadsheets import cell, number, ods, of_shares, own_rows, row
from tests.statistics.test_museum import facts


def told(content: bytes, name: str = "fil.ods") -> Refused:
    with pytest.raises(Refused) as refusal:
        read_statistics(content, name)
    assert recognise(content, name) is Kind.UNKNOWN_TABLE
    return refusal.value


@pytest.mark.parametrize("shown", ["0%", "0.00%", "0.0%", "0.0 %", "[Red]0%;-0%", "#,##0.0%"])
def test_a_share_shown_as_percent_is_what_it_shows(shown: str) -> None:
    rows = read_statistics(of_shares(shown, 25 / 35, 0.8), "fil.xlsx").table.to_pylist()
    assert [r["value"] for r in rows] == [pytest.approx(71.428571429), 80]
    assert [r["count"] for r in rows] == [25, 28]


@pytest.mark.parametrize("shown", [None, "0.00", '0.0"%"', "0.0\\%", "[$%-41D]0.0"])
def test_a_fraction_that_is_not_shown_as_percent_is_refused(shown: str | None) -> None:
    with pytest.raises(Refused) as refusal:
        read_statistics(of_shares(shown, 0.75, pupils=400), "fil.xlsx")
    assert refusal.value.code == "fraction"
    assert "0,75\u00a0% eller 75\u00a0%" in refusal.value.message


def test_a_percent_in_a_cell_shown_as_a_number_is_a_percent() -> None:
    (found,) = read_statistics(of_shares("0.0", 71.4), "fil.xlsx").table.to_pylist()
    assert (found["value"], found["count"]) == (71.4, 25)


def test_true_is_no_number_in_a_workbook() -> None:
    cells = [*museum.ROWS[1][:9], 35, True, None]
    with pytest.raises(Refused, match="”SANT” är inget tal"):
        read_statistics(own_workbook(cells), "fil.xlsx")


def test_an_open_document_says_the_same_as_csv() -> None:
    content = ods(("Blad1", own_rows()))
    assert recognise(content, "namnlös") is Kind.OWN
    assert facts(content) == facts(museum.lines().encode())
    places = read_statistics(content, "fil.ods").table["place"].unique().to_pylist()
    assert places == ["bladet Blad1, rad #"]


def test_an_export_saved_as_an_open_document_is_read() -> None:
    rows = [row(*map(cell, line.split(";"))) for line in siris().decode("utf-8-sig").split("\r\n")]
    assert facts(ods(("Export", rows))) == facts(siris())


def test_percent_is_percent_in_an_open_document_too() -> None:
    head, *_ = own_rows()
    texts = [cell(c) for c in museum.ROWS[1][:9]]
    content = ods(("A", [head, row(*texts, number(35), cell(""), number(0.714, "percentage"))]))
    (found,) = read_statistics(content, "fil.ods").table.to_pylist()
    assert (found["value"], found["count"]) == (71.4, 25)


def test_a_hidden_sheet_and_a_comment_of_an_open_document_are_not_read() -> None:
    rows = own_rows()
    note = "<office:annotation><text:p>Kim ringde</text:p></office:annotation>"
    rows[1] = rows[1].replace("<text:p>Hög", f"{note}<text:p>Hög", 1)
    content = ods(("Dolt", [row(cell("x"))]), ("Blad1", rows), hidden="Dolt")
    assert facts(content) == facts(museum.lines().encode())


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([row(cell("a"), repeated=1_000_000)], "too_large"),
        ([row(cell("a").replace("<table:table-cell", '<table:table-cell '
              'table:number-columns-repeated="16000"', 1))], "too_large"),
        ([row(cell("a")), row("", repeated=20_000), row(cell("b"))], "too_large"),
        ([row(cell("a").replace("office:value-type", 'table:formula="of:=1+1" '
              "office:value-type", 1))], "formula"),
        ([row(cell("x" * 40_000))], "too_large"),
        ([row(cell("a")).replace('repeated="1"', 'repeated="-1"')], "damaged"),
        ([row(number(0).replace('"0"', '"ett"'))], "damaged"),
        ([row(cell("a"))], "unknown_table"),
    ],
)  # fmt: skip
def test_an_open_document_made_to_hurt_is_refused(rows: list[str], code: str) -> None:
    assert told(ods(("A", rows))).code == code


def test_a_document_type_and_a_locked_open_document_are_refused() -> None:
    spoilt = '<!DOCTYPE x [<!ENTITY a "b">]><x/>'
    assert told(ods(("A", []), parts={"content.xml": spoilt})).code == "damaged"
    locked = {"META-INF/manifest.xml": "<m:encryption-data/>"}
    assert told(ods(("A", []), parts=locked)).code == "encrypted"


@pytest.mark.parametrize("part", ["xl/workbook.bin", "Index/Document.iwa"])
def test_other_workbooks_are_refused_with_what_to_do(part: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(part, "x")
    refusal = told(made.getvalue(), "fil.xlsb")
    assert refusal.message.endswith("Spara filen som .xlsx.")


REGISTER = (
    "HUVUDMANNATYP;ORGANISATIONSNR;KOMMUN;SKOLENHETSKOD;NAMN;ADRESS;TELENR;EPOST\r\n"
    "Kommunal;2120000001;0999;11111111;Norra skolan;Box 1;0999-1;a@exempelby.se\r\n"
    "Kommunal;2120000001;0999;22222222;Södra skolan;Box 2;0999-2;b@exempelby.se\r\n"
)


@pytest.mark.parametrize("title", ["", "Skolor i Exempelby;;;;;;;\r\n;;;;;;;\r\n"])
def test_a_register_of_schools_is_no_list_of_pupils(title: str) -> None:
    refusal = told((title + REGISTER).encode(), "register.csv")
    assert refusal.code == "unit_register"
    assert "ingen statistik" in refusal.message


@pytest.mark.parametrize(
    "table",
    [
        "Skolenhetskod;Namn;Adress\r\n11111111;Kim K;Väg 1\r\n11111111;Alex A;Väg 2\r\n",
        "Skolenhetskod;Förnamn;Klass\r\n11111111;Kim;9A\r\n22222222;Alex;9B\r\n",
        "Klasslista 9A;;;\r\n;;;\r\nKlass;Elev;Betyg;Mentor\r\n9A;Kim;C;Bo\r\n",
        "Nr;Klass;Efternamn, förnamn\r\n1;9A;K, Kim\r\n",
        "a;b;c\r\n1;2;20121212-1212\r\n",
    ],
)
def test_a_list_of_pupils_is_refused_as_one(table: str) -> None:
    assert told(table.encode(), "lista.csv").code == "pupil_by_pupil"
    rows = [line.split(";") for line in table.splitlines()]
    assert told(workbook(("Blad1", rows)), "lista.xlsx").code == "pupil_by_pupil"


TERMS = ("HT", "VT")


def of_terms() -> bytes:
    """A workbook with a sheet for each term."""
    each = [[list(r) for r in museum.ROWS] for _ in TERMS]
    for rows, term in zip(each, TERMS, strict=True):
        for of in rows:
            of[5] = term
    sheets = [(term, [museum.HEADER, *rows]) for term, rows in zip(TERMS, each, strict=True)]
    return workbook(*sheets, ("Anteckningar", [["Kom ihåg"]]), ("Tom", [museum.HEADER]))


def test_of_several_sheets_with_figures_it_is_asked_which() -> None:
    with pytest.raises(WhichSheets, match="flera blad: ”HT”, ”VT”") as which:
        read_statistics(of_terms(), "fil.xlsx")
    assert which.value.sheets == TERMS
    assert recognise(of_terms(), "fil.xlsx") is Kind.OWN


@pytest.mark.parametrize("chosen", [("HT",), ("VT",), ("HT", "VT"), ("VT", "HT", "VT")])
def test_the_sheets_that_were_chosen_are_read_and_no_other(chosen: tuple[str, ...]) -> None:
    table = read_statistics(of_terms(), "fil.xlsx", sheets=chosen).table
    found = {(r["term"][:2], r["place"]) for r in table.to_pylist()}
    assert found == {(name, f"bladet {name}, rad #") for name in chosen}
    assert table.num_rows == len(museum.ROWS) * len(set(chosen))


def test_exports_of_two_years_on_two_sheets_have_their_places_told_apart() -> None:
    sheets = [
        (year[:4], [line.split(";") for line in siris(year=year).decode("utf-8-sig").split("\r\n")])
        for year in ("2023/24", "2024/25")
    ]
    table = read_statistics(workbook(*sheets), "fil.xlsx", sheets=("2023", "2024")).table
    places = {p.split(",")[0] for p in table["place"].to_pylist()}
    assert places == {"bladet 2023", "bladet 2024"}
    assert set(table["school_year"].to_pylist()) == {"2023/24", "2024/25"}


def test_two_sheets_that_disagree_are_refused() -> None:
    other = [list(r) for r in museum.ROWS]
    other[0][10] = "16"
    content = workbook(("A", [museum.HEADER, *museum.ROWS]), ("B", [museum.HEADER, *other]))
    with pytest.raises(Refused, match="två värden för samma plats"):
        read_statistics(content, "fil.xlsx", sheets=("A", "B"))


def test_a_sheet_that_is_not_there_is_named() -> None:
    with pytest.raises(Refused, match="inget blad ”ST” med uppgifter"):
        read_statistics(of_terms(), "fil.xlsx", sheets=("ST",))
    with pytest.raises(Refused, match="inga blad att välja bland"):
        read_statistics(museum.lines().encode(), "fil.csv", sheets=("HT",))


def test_the_preview_says_how_many_figures_each_school_has_in_each_year() -> None:
    rows = [list(r) for r in museum.ROWS]
    rows[2][4] = "2024/25"
    content = museum.lines(rows=[*museum.ROWS[:2], rows[2], museum.ROWS[2]]).encode()
    looked = look(content, "fil.csv")
    assert looked.school_years == ("2024/25", "2025/26")
    assert [(u.name, u.code, u.figures) for u in looked.units] == [
        ("Hela huvudmannen", "0999", (0, 1)),
        ("Norra", "22222222", (1, 1)),
        ("Åsskolan", "11111111", (0, 1)),
    ]
    assert look(of_terms(), "fil.xlsx").sheets == TERMS
    assert look(of_terms(), "fil.xlsx", ("VT",)).observations == 3


@pytest.mark.parametrize(
    "header",
    ["Kommun;Nyckeltal;Id;Kön;2023;2024", "Nyckeltals-id,Kommun,År,Kön,Värde", "Enhet\tKPI\tÅr\tK"],
)
def test_a_table_of_kolada_s_pages_is_told_how_to_come_in(header: str) -> None:
    content = f"Jämförelse\r\n\r\n{header}\r\nExempelby;N15436;1;2;3;4\r\n".encode()
    refusal = told(content, "kolada.csv")
    assert refusal.code == "kolada_web"
    assert "rad 3" in refusal.message
    assert "fetch kolada" in refusal.message
