"""The authority's own table: what a row means, and that Excel and CSV mean the same."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from sbs_data.errors import Refused
from sbs_data.statistics import FaultyTable, Kind, read_statistics, recognise
from sbs_data.statistics.observations import SCHEMA, places
from sbs_data.statistics.own import COLUMNS
from tests.statistics.exports import own_csv, own_workbook

SHARE, COUNT = "Andel (%)", "Antal som uppfyller måttet"


def read(*rows: dict[str, str]) -> list[dict[str, Any]]:
    content = own_csv(*rows)
    assert recognise(content, "egna.csv") is Kind.OWN
    table = read_statistics(content, "egna.csv").table
    assert table.schema == SCHEMA
    listed: list[dict[str, Any]] = table.to_pylist()
    return listed


def test_a_row_is_an_observation_with_its_count() -> None:
    (row,) = read({"Skola": "Norra skolan"})
    assert row["measure"] == "absence"
    assert (row["unit_kind"], row["unit_code"]) == ("school", "11111111")
    assert row["unit_name"] == "Norra skolan"
    assert (row["school_year"], row["term"], row["occasion"]) == ("2025/26", "HT25", "1")
    assert (row["grade"], row["gender"]) == ("9", "all")
    assert (row["value"], row["count"], row["pupils"]) == (20.0, 12, 60)
    assert (row["pupils_basis"], row["status"]) == ("published", "preliminary")
    assert row["source"] == "Huvudmannens egen uppföljning"
    assert (row["file"], row["place"], row["place_row"]) == ("egna.csv", "rad #", 2)
    assert row["population"] == "own"


def test_the_whole_authority_has_a_kommunkod_and_no_skolenhetskod() -> None:
    (row,) = read({"Skolenhetskod": "", "Kommunkod": "0999"})
    assert (row["unit_kind"], row["unit_code"]) == ("authority", "0999")
    assert row["unit_name"] == "Hela huvudmannen"


@pytest.mark.parametrize(
    ("share", "pupils", "count"),
    [
        ("75,6", "78", 59),
        ("76", "78", 59),
        ("100", "12", 12),
        ("0", "12", 0),
        ("75,6", "2000", None),
    ],
)
def test_a_share_alone_gives_a_count_only_where_one_fits(
    share: str, pupils: str, count: int | None
) -> None:
    (row,) = read({COUNT: "", SHARE: share, "Antal elever": pupils})
    assert row["value"] == float(share.replace(",", "."))
    assert row["count"] == count


def test_a_share_without_one_count_is_told_of() -> None:
    row = {COUNT: "", SHARE: "75,6", "Antal elever": "2000"}
    result = read_statistics(own_csv(row), "egna.csv")
    assert [n.code for n in result.notices] == ["no_count"]


def test_count_and_share_may_both_stand_where_they_agree() -> None:
    (row,) = read({COUNT: "59", "Antal elever": "78", SHARE: "76"})
    assert row["value"] == pytest.approx(100 * 59 / 78)


def test_an_official_measure_in_an_own_file_is_a_measure_of_its_own() -> None:
    """A June figure is no point on Skolverket's line, which comes in September."""
    for name in ("Behöriga till yrkesprogram", "Behöriga i juni (egen uppgift, före prövning)"):
        (row,) = read({"Mått": name, "Termin": "VT", "Avstämning": ""})
        assert row["measure"] == "eligible_vocational_june"
    with pytest.raises(Refused, match="är inget mått i mallen"):
        read({"Mått": "Nationella prov i matematik, årskurs 9", "Avstämning": ""})


def test_a_mean_is_written_in_the_column_for_the_value() -> None:
    (row,) = read(
        {"Mått": "Meritvärde (17 ämnen)", COUNT: "", SHARE: "201,6", "Termin": "", "Avstämning": ""}
    )
    assert (row["measure"], row["value"], row["count"]) == ("merit_rating_june", 201.6, None)
    assert row["term"] == "VT26", "the rule of the measure, where the row leaves it out"


@pytest.mark.parametrize(
    ("cells", "field", "expected"),
    [
        ({"Läsår": "25/26"}, "school_year", "2025/26"),
        ({"Läsår": "läsåret 2025/26"}, "school_year", "2025/26"),
        ({"Läsår": "2025/2026"}, "school_year", "2025/26"),
        ({"Termin": "ht"}, "term", "HT25"),
        ({"Termin": "VT26"}, "term", "VT26"),
        ({"Termin": "våren 2026"}, "term", "VT26"),
        ({"Kön": "flickor"}, "gender", "girls"),
        ({"Kön": "Pojkar "}, "gender", "boys"),
        ({"Årskurs": "7-9"}, "grade", "7–9"),
        ({"Årskurs": "F–3"}, "grade", "F–3"),
        ({"Årskurs": "åk 6"}, "grade", "6"),
        ({"Årskurs": ""}, "grade", None),
        ({"Avstämning": "2025-10-15"}, "occasion", "2025-10-15"),
        ({"Avstämning": ""}, "occasion", None),
        ({"Mått": "absence"}, "measure", "absence"),
        ({"Mått": " hög  frånvaro"}, "measure", "absence"),
    ],
)
def test_the_usual_spellings_are_understood(
    cells: dict[str, str], field: str, expected: str | None
) -> None:
    assert read(cells)[0][field] == expected


def test_rows_of_nothing_and_blank_lines_are_passed_over_and_the_numbers_stay_right() -> None:
    first, second = own_csv({}), own_csv({"Årskurs": "8"}).split(b"\r\n")[1]
    empty = b";" * (len(COLUMNS) - 1)
    content = first + empty + b"\r\n\r\n" + second + b"\r\n\r\n\r\n"
    table = read_statistics(content, "egna.csv").table
    assert places(table) == ["rad 2", "rad 5"]


def test_columns_may_stand_in_another_order_and_those_not_needed_may_be_left_out() -> None:
    content = own_csv({}, header=["Antal elever", COUNT, "Kön", "Läsår", "Skolenhetskod", "Mått"])
    (row,) = read_statistics(content, "egna.csv").table.to_pylist()
    assert (row["value"], row["term"], row["grade"]) == (20.0, None, None)


def test_excel_numbers_and_texts_mean_the_same_as_csv() -> None:
    cells = ["Hög frånvaro", 11111111, None, None, "2025/26", "HT", 1, 9, "Alla", 60, 12, None]
    made = read_statistics(own_workbook(cells), "egna.xlsx").table
    plain = read_statistics(own_csv({}), "egna.csv").table
    kept = [n for n in SCHEMA.names if n not in ("file", "place", "place_row")]
    assert made.select(kept).to_pylist() == plain.select(kept).to_pylist()
    assert places(made) == ["bladet Uppgifter, rad 2"]


def test_numbers_with_spaces_points_and_quotes_are_understood() -> None:
    content = own_csv(
        {"Antal elever": '"1 240"', COUNT: "131"}, {"Antal elever": "60.0", "Årskurs": "8"}
    )
    rows = read_statistics(content, "egna.csv").table.to_pylist()
    assert [(r["pupils"], r["count"]) for r in rows] == [(1240, 131), (60, 12)]


def test_several_occasions_and_sexes_of_the_same_group_are_different_facts() -> None:
    rows = [{"Avstämning": a, "Kön": k} for a in "1234" for k in ("Alla", "Flickor", "Pojkar")]
    assert len(read(*rows)) == 12


def test_every_fault_is_listed_with_its_row_and_column_and_nothing_is_imported() -> None:
    content = own_csv(
        {},
        {"Läsår": "2025", "Årskurs": "8"},
        {"Kön": "hen", "Årskurs": "7", "Antal elever": "tolv"},
        {COUNT: "61", "Årskurs": "6"},
    )
    with pytest.raises(FaultyTable) as refusal:
        read_statistics(content, "egna.csv")
    places = [(f.row, f.column) for f in refusal.value.faults]
    assert places == [(3, "Läsår"), (4, "Kön"), (4, "Antal elever"), (5, COUNT)]
    assert refusal.value.total == 4
    assert refusal.value.message.startswith("”egna.csv” importerades inte: 4 fel")
    for words in ("Rad 3, kolumn ”Läsår”", "”hen”", "”tolv”", "61 är fler än de 60"):
        assert words in refusal.value.message


def test_many_faults_are_counted_and_the_first_ones_listed() -> None:
    rows = [{"Läsår": "fel", "Skolenhetskod": str(10_000_000 + n)} for n in range(5_000)]
    with pytest.raises(FaultyTable) as refusal:
        read_statistics(own_csv(*rows), "egna.csv")
    assert refusal.value.total == 5_000
    assert len(refusal.value.faults) == 100
    assert "och 4900 fel till" in refusal.value.message


def test_a_table_of_any_size_keeps_one_text_for_each_word() -> None:
    rows = [{"Skolenhetskod": str(10_000_000 + n)} for n in range(2_000)]
    table = read_statistics(own_csv(*rows), "egna.csv").table
    for name in ("measure", "school_year", "source", "file"):
        column = table[name].combine_chunks()
        assert pa.types.is_dictionary(column.type)
        assert len(column.dictionary) == 1


def test_a_header_alone_has_nothing_to_import() -> None:
    with pytest.raises(Refused, match="inga uppgifter"):
        read_statistics(own_csv(), "egna.csv")
