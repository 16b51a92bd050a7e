"""SIRIS exports: four reports, headers of several years, markers, and the same as Excel.

The header of 139 is that of a real export of 2025. Those of 5, 53 and 138 are as the reports have
been described: no file of them was at hand.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sbs_data.statistics import Kind, Statistics, read_statistics, recognise
from sbs_data.statistics.observations import SCHEMA
from tests.statistics.exports import (
    ELIGIBILITY,
    ELIGIBILITY_TITLE,
    FOOTNOTES_2025,
    GRADES_2025,
    MUNICIPALITY_HEADER,
    NORTH,
    SCHOOL_HEADER,
    SCHOOL_ROWS,
    siris,
    workbook,
)

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "statistics"

KOMMUN = ("Exempelby", "0999", "Exempellän", "99")
BY_GENDER = [
    (*NORTH, "Samtliga", "78", "75,6", "75,6", "74,4", "73,1"),
    (*NORTH, "Flickor", "40", "~100", "..", "80", "70"),
    (*NORTH, "Pojkar", "38", "..", "..", "68,4", "76,3"),
]
REPORT_5 = siris((*SCHOOL_HEADER, "Kön", *ELIGIBILITY), BY_GENDER, title=ELIGIBILITY_TITLE)
REPORT_138 = siris(
    (*MUNICIPALITY_HEADER, *GRADES_2025),
    [
        (*KOMMUN, "Samtliga", "95", "65,3", "77,9", "210"),
        (*KOMMUN, "Kommunal", "78", "67,9", "75,6", "201,6"),
        (*KOMMUN, "Enskild", "..", "..", "..", ".."),
    ],
)
REPORT_53 = siris(
    (
        *MUNICIPALITY_HEADER,
        "Kön",
        *(h.replace("Andel (%) elever", "Andel elever (%)") for h in ELIGIBILITY),
    ),
    [(*KOMMUN, "Kommunal", "Flickor", "40", "80", "77,5", "75", "70")],
    title=ELIGIBILITY_TITLE,
)


def read(content: bytes) -> Statistics:
    return read_statistics(content, "export.csv")


def rows(result: Statistics, **wanted: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = result.table.to_pylist()
    return [r for r in listed if all(r[k] == v for k, v in wanted.items())]


def test_a_row_of_139_becomes_an_observation_for_each_figure() -> None:
    result = read(siris())
    assert result.kind is Kind.SIRIS_139
    assert result.table.schema == SCHEMA
    (row,) = rows(result, unit_code="11111111", measure="eligible_vocational")
    assert row["value"] == 75.6
    assert row["pupils"] == 78
    assert row["pupils_basis"] == "published"
    assert row["school_year"] == "2024/25"
    assert row["term"] == "VT25"
    assert row["grade"] == "9"
    assert row["gender"] == "all"
    assert row["unit_kind"] == "school"
    assert row["unit_name"] == "Norra skolan"
    assert row["municipality_code"] == "0999"
    assert row["population"] == "all_at_school"
    assert row["status"] == "official"
    assert row["source"] == "Skolverket (SIRIS, rapport 139)"
    assert row["file"] == "export.csv"
    assert (row["place"], row["place_row"]) == ("rad #, kolumn 10", 7)


def test_the_mean_has_another_group_than_the_shares_so_no_pupils_are_said() -> None:
    (row,) = rows(read(siris()), unit_code="11111111", measure="merit_rating")
    assert (row["value"], row["pupils"], row["pupils_basis"]) == (201.6, None, None)
    (row,) = rows(read(siris()), unit_code="11111111", measure="pupils_grade_9")
    assert row["value"] == 78


def test_almost_all_is_a_range_and_a_true_hundred_is_a_value() -> None:
    (almost,) = rows(read(siris()), unit_code="22222222", measure="eligible_vocational")
    assert (almost["value"], almost["marker"]) == (None, "one_to_four")
    assert almost["range_low"] == pytest.approx(100 * 13 / 17)
    assert almost["range_high"] == pytest.approx(100 * 16 / 17)
    (all_of_them,) = rows(read(siris()), unit_code="22222222", measure="all_subjects")
    assert (all_of_them["value"], all_of_them["marker"]) == (100, None)
    assert all_of_them["range_low"] is None


def test_each_sign_keeps_its_meaning() -> None:
    found = {r["measure"]: r["marker"] for r in rows(read(siris()), unit_code="33333333")}
    assert found == {
        "pupils_grade_9": "too_few",
        "all_subjects": "missing",
        "eligible_vocational": "too_few",
        "merit_rating": "dash",
    }
    assert all(r["value"] is None for r in rows(read(siris()), unit_code="33333333"))


def test_almost_all_without_a_known_group_has_no_range() -> None:
    (row,) = rows(
        read(siris(rows=[(*NORTH, "..", "..", "~100", "..")])), measure="eligible_vocational"
    )
    assert (row["marker"], row["range_low"], row["range_high"]) == ("one_to_four", None, None)


def test_report_5_is_per_school_and_gender() -> None:
    result = read(REPORT_5)
    assert result.kind is Kind.SIRIS_5
    girls = {r["measure"]: (r["value"], r["marker"]) for r in rows(result, gender="girls")}
    assert girls["eligible_vocational"] == (None, "one_to_four")
    assert girls["eligible_arts"] == (None, "too_few")
    assert girls["eligible_econ_hum_soc"] == (80, None)
    boys = {r["measure"]: r["value"] for r in rows(result, gender="boys")}
    assert boys["eligible_nat_tech"] == 76.3
    assert len(rows(result, gender="all")) == 5


def test_report_138_keeps_the_populations_apart() -> None:
    result = read(REPORT_138)
    assert result.kind is Kind.SIRIS_138
    shares = {r["population"]: r["value"] for r in rows(result, measure="eligible_vocational")}
    assert shares == {"located": 77.9, "municipal": 75.6, "independent": None}
    assert {(r["unit_kind"], r["unit_code"]) for r in rows(result)} == {("municipality", "0999")}


def test_report_53_is_per_municipality_organiser_and_gender() -> None:
    result = read(REPORT_53)
    assert result.kind is Kind.SIRIS_53
    (row,) = rows(result, measure="eligible_econ_hum_soc")
    assert (row["value"], row["gender"], row["population"]) == (75, "girls", "municipal")


def test_an_older_export_with_other_headers_and_a_column_of_nothing_is_read() -> None:
    header = (
        *SCHOOL_HEADER,
        "Antal elever",
        "Andel som uppnått kunskapskraven i alla ämnen",
        "Andel (%) behörig yrkesprog.",
        "Genomsnittligt meritvärde (17)",
        "",
    )
    result = read(siris(header, [(*NORTH, "56", "67,9", "80,4", "225,3", "")], year="2018/19"))
    found = {r["measure"]: r["value"] for r in rows(result)}
    assert found["eligible_vocational"] == 80.4
    assert found["merit_rating"] == 225.3
    assert {r["term"] for r in rows(result)} == {"VT19"}


def test_merit_of_sixteen_subjects_is_another_measure() -> None:
    header = (*SCHOOL_HEADER, "Antal elever", "Genomsnittligt meritvärde (16)")
    result = read(siris(header, [(*NORTH, "56", "210,5")], year="2012/13"))
    assert {r["measure"] for r in rows(result)} == {"pupils_grade_9", "merit_rating_16"}


def test_footnotes_with_another_limit_are_told_of() -> None:
    changed = tuple(note.replace("10 elever", "15 elever") for note in FOOTNOTES_2025)
    (notice,) = read(siris(footnotes=changed)).notices
    assert notice.code == "footnote"
    assert "färre än 5, 15 elever" in notice.message
    assert read(siris()).notices == ()


def test_an_export_with_unix_lines_is_read() -> None:
    assert read(siris(footnotes=(), end="\n")).table.num_rows == 12


def test_excel_says_the_same_as_csv() -> None:
    expected = read(siris()).table.drop_columns(["file"])
    lines = [line.split(";") for line in siris().decode("utf-8-sig").split("\r\n")]
    figures = len(SCHOOL_HEADER)
    numbers = [
        [
            float(cell.replace(",", ".")) if at >= figures and cell[:1].isdigit() else cell
            for at, cell in enumerate(line)
        ]
        for line in lines
    ]
    made = workbook(("Exportdata", numbers))
    result = read_statistics(made, "export.xlsx")
    assert result.kind is Kind.SIRIS_139
    assert result.table.drop_columns(["file"]).to_pylist() == expected.to_pylist()


@pytest.mark.parametrize("name", ["siris-139.xlsx", "siris-139.xls"])
def test_an_export_saved_as_excel_by_another_program_says_the_same(name: str) -> None:
    content = (FIXTURES / name).read_bytes()
    assert recognise(content, name) is Kind.SIRIS_139
    result = read_statistics(content, name).table.drop_columns(["file"])
    assert result.to_pylist() == read(siris()).table.drop_columns(["file"]).to_pylist()


def test_a_value_is_missing_exactly_where_a_marker_stands() -> None:
    for content in (siris(), REPORT_5, REPORT_138, REPORT_53):
        for row in rows(read(content)):
            assert (row["value"] is None) == (row["marker"] is not None), row


def test_no_row_is_lost() -> None:
    assert read(siris()).table.num_rows == len(SCHOOL_ROWS) * len(GRADES_2025)
