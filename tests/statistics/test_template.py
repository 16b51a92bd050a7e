"""The template: what it offers is what is read, and it survives another program."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from sbs_data.errors import Refused
from sbs_data.measures import catalogue
from sbs_data.statistics import Kind, read_statistics, recognise, template, template_csv
from sbs_data.statistics.own import COLUMNS
from sbs_data.statistics.template import example_csv
from sbs_data.statistics.workbook import read_sheets

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "statistics"
KEPT = ["measure", "unit_kind", "unit_code", "unit_name", "school_year", "term", "occasion"]
KEPT += ["gender", "grade", "population", "value", "pupils", "count"]


def sheet_xml(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("xl/worksheets/sheet1.xml").decode()


def test_the_template_is_the_same_bytes_each_time() -> None:
    assert template() == template()


def test_the_empty_template_is_known_and_has_nothing_to_import() -> None:
    for content, name in ((template(), "mall.xlsx"), (template_csv(), "mall.csv")):
        assert recognise(content, name) is Kind.OWN
        with pytest.raises(Refused, match="inga uppgifter"):
            read_statistics(content, name)


def test_its_sheets_are_the_data_an_example_and_a_guide() -> None:
    sheets = read_sheets(template(), "mall.xlsx")
    assert [s.name for s in sheets] == ["Uppgifter", "Exempel", "Så fyller du i"]
    assert sheets[0].rows == [[c.header for c in COLUMNS]]
    assert sheets[1].rows[0] == sheets[0].rows[0]
    guide = " ".join(" ".join(row) for row in sheets[2].rows)
    for measure in catalogue.measures().values():
        assert (measure.definition in guide) == measure.is_own, measure.code
    for column in COLUMNS:
        assert column.header in guide


def test_every_column_has_a_rule_and_the_choices_are_ones_that_are_read() -> None:
    xml = sheet_xml(template())
    assert xml.count("<dataValidation ") == len(COLUMNS)
    assert xml.count('type="list"') == 6


def test_the_example_says_what_it_seems_to() -> None:
    rows = read_statistics(example_csv(), "exempel.csv").table.to_pylist()
    assert len(rows) == 7
    assert {r["unit_kind"] for r in rows} == {"school", "authority"}
    assert {r["unit_code"] for r in rows} == {"12345678", "0999"}
    assert min(r["pupils"] for r in rows) >= 10


def test_the_example_sheet_is_never_imported() -> None:
    example = read_sheets(template(), "mall.xlsx")[1]
    assert len(example.rows) == 8
    with pytest.raises(Refused, match="inga uppgifter"):
        read_statistics(template(), "mall.xlsx")


@pytest.mark.parametrize("name", ["template-filled.xlsx", "template-filled.csv"])
def test_filled_in_and_saved_by_another_program_it_says_what_was_typed(name: str) -> None:
    content = (FIXTURES / name).read_bytes()
    assert recognise(content, name) is Kind.OWN
    found = read_statistics(content, name).table.select(KEPT).to_pylist()
    typed = read_statistics(example_csv(), "exempel.csv").table.select(KEPT).to_pylist()
    assert found == typed


def test_the_drop_downs_survive_another_program() -> None:
    content = (FIXTURES / "template-filled.xlsx").read_bytes()
    assert sheet_xml(content).count('type="list"') == 6
