"""What a file is, told by its content, not its name; reports are left to their own reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sbs_data import example
from sbs_data.office import OLE
from sbs_data.statistics import Kind, recognise, template
from tests.statistics.exports import own_csv, siris
from tests.statistics.test_kolada import answer, row, value
from tests.statistics.test_siris import REPORT_5, REPORT_53, REPORT_138
from tests.statistics.test_skolverket import NORBERG

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "statistics"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (siris(), Kind.SIRIS_139),
        (REPORT_138, Kind.SIRIS_138),
        (REPORT_5, Kind.SIRIS_5),
        (REPORT_53, Kind.SIRIS_53),
        (own_csv({}), Kind.OWN),
        (template(), Kind.OWN),
        (json.dumps(NORBERG).encode(), Kind.SKOLVERKET_API),
        (json.dumps(answer(row(value("T", 75.0)))).encode(), Kind.KOLADA),
        ((FIXTURES / "siris-139.xls").read_bytes(), Kind.SIRIS_139),
    ],
)
def test_a_file_is_known_by_its_content_whatever_its_name(content: bytes, kind: Kind) -> None:
    assert recognise(content, "namnlös") is kind
    assert recognise(content, "rapport.docx") is kind


def test_word_reports_are_left_to_their_own_reader() -> None:
    for name, content in example.documents():
        assert recognise(content, name) is None


def test_a_locked_file_is_told_by_its_name_since_word_locks_the_same_way() -> None:
    content = (FIXTURES / "template-locked.xlsx").read_bytes()
    assert recognise(content, "egna.xlsx") is Kind.UNKNOWN_TABLE
    assert recognise(content, "rapport.docx") is None


def test_an_old_word_file_that_speaks_of_a_workbook_is_no_workbook() -> None:
    words = "WordDocument Workbook".encode("utf-16-le")
    assert recognise(OLE + b"\0" * 500 + words, "rapport.doc") is None


def test_running_text_is_no_table() -> None:
    assert recognise(b"En text; med ett semikolon.\nOch mer.\n", "brev.txt") is None
