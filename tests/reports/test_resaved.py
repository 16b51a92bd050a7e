"""Files that LibreOffice has opened and saved again say what they said before."""

from __future__ import annotations

from pathlib import Path

import pytest

from sbs_data.example import documents
from sbs_data.model import Report
from sbs_data.reports import read_report
from tests.reports.reading import A, B

FILES = Path(__file__).resolve().parents[1] / "fixtures" / "libreoffice"

TRUTH = {
    "font-and-highlight.docx": [("achieved", "font"), ("on_track", "highlight")],
    "shading-and-style.docx": [("on_track", "shading"), ("achieved", "style")],
    "bullets.docx": [("achieved", "font"), ("started", "font")],
    "nested-table.docx": [("achieved", "shading"), ("unmarked", "none")],
    "soft-lines.docx": [("started", "font"), ("achieved", "font")],
}


def _read(name: str) -> Report:
    return read_report((FILES / name).read_bytes(), name)


@pytest.mark.parametrize("name", TRUTH)
def test_goals_and_colours_survive(name: str) -> None:
    (initiative,) = _read(name).initiatives
    assert [g.text for g in initiative.goals] == [A, B]
    assert [(str(g.status), str(g.basis)) for g in initiative.goals] == TRUTH[name]


def test_the_dropdown_and_the_authority_survive() -> None:
    report = _read("font-and-highlight.docx")
    assert report.initiatives[0].area == "Elevhälsa"
    assert report.authority == "Exempelby kommun"
    assert [p.text for p in report.initiatives[0].improvements] == ["Fri text."]


def test_two_matrices_in_one_table_survive() -> None:
    assert [len(i.goals) for i in _read("two-in-one-table.docx").initiatives] == [2, 2]


def test_a_whole_report_survives() -> None:
    before, after = read_report(documents()[0][1], "x"), _read("example.docx")
    assert (after.kind, after.authority, after.period) == (
        before.kind,
        before.authority,
        before.period,
    )
    assert len(after.initiatives) == len(before.initiatives)
    for one, other in zip(before.initiatives, after.initiatives, strict=True):
        assert one.schools == other.schools
        assert [(g.text, g.status, g.basis) for g in one.goals] == [
            (g.text, g.status, g.basis) for g in other.goals
        ]
        assert [p.text for _, p in one.passages()] == [p.text for _, p in other.passages()]
