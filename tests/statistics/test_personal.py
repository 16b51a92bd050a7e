"""A table that goes pupil by pupil is refused, and no number of anybody's is repeated.

The personnummer is the one that examples use: made up, with a right check digit.
"""

from __future__ import annotations

import pytest

from sbs_data.errors import Refused
from sbs_data.statistics import read_statistics
from sbs_data.statistics.own import COLUMNS
from sbs_data.statistics.personal import has_personal_number, is_personal_header
from tests.statistics.exports import own_csv, workbook

TEST_NUMBERS = ["20121212-1212", "201212121212", "121212-1212", "121212+1212"]


@pytest.mark.parametrize("number", TEST_NUMBERS)
def test_a_personnummer_is_told(number: str) -> None:
    assert has_personal_number(f"elev {number}.")


@pytest.mark.parametrize(
    "number",
    [
        "212000-2072",
        "2120002072",
        "22347371",
        "20121212-1213",
        "20121312-1212",
        "0223-29200",
        "75,6",
    ],
)
def test_other_numbers_are_no_personnummer(number: str) -> None:
    assert not has_personal_number(number)


@pytest.mark.parametrize(
    "header",
    ["Personnummer", "Förnamn", "efternamn", "Namn", "Elevens namn", "Elev", "Elev-ID", "PersonNr"],
)
def test_headers_of_single_pupils_are_told(header: str) -> None:
    assert is_personal_header(header)
    content = own_csv({}, header=[*(c.header for c in COLUMNS), header])
    with pytest.raises(Refused, match="elev för elev") as refusal:
        read_statistics(content, "egna.csv")
    assert refusal.value.code == "pupil_by_pupil"
    assert f"”{header}”" in refusal.value.message


@pytest.mark.parametrize("column", COLUMNS, ids=lambda c: c.field)
def test_the_template_s_own_headers_are_not(column: object) -> None:
    assert not is_personal_header(column.header)  # type: ignore[attr-defined]


@pytest.mark.parametrize("number", TEST_NUMBERS)
@pytest.mark.parametrize("column", ["Skola", "Mått", "Antal elever"])
def test_a_personnummer_in_any_cell_refuses_the_file_without_repeating_it(
    number: str, column: str
) -> None:
    with pytest.raises(Refused, match="elev för elev") as refusal:
        read_statistics(own_csv({"Årskurs": "8"}, {column: number}), "egna.csv")
    assert "1212" not in refusal.value.message
    assert f"rad 3, kolumn ”{column}”" in refusal.value.message


def test_an_unknown_table_of_pupils_is_called_that() -> None:
    rows = [["Klass", "Elev", "Betyg"], ["9A", "Anna", "C"]]
    with pytest.raises(Refused, match="elev för elev"):
        read_statistics(workbook(("Klasslista", rows)), "klass.xlsx")
    with pytest.raises(Refused, match="elev för elev"):
        read_statistics(b"a;b;c\n1;2;20121212-1212\n", "klass.csv")
