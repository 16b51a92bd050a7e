"""The two real reports, where they lie beside the checkout: counts and places, no sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from sbs_data.model import Place, Report
from sbs_data.reports import read_report

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not here")


def _read(name: str) -> Report:
    return read_report((REPORTS / name).read_bytes(), name)


def test_the_matrices() -> None:
    report = _read("slutredovisning-bilaga.docx")
    assert (report.kind, report.role, report.authority, report.period) == (
        "slutredovisning",
        "matrix",
        None,
        None,
    )
    first, second = report.initiatives
    assert [str(g.status) for g in first.goals] == ["on_track", "on_track", "started"]
    assert [str(g.status) for g in second.goals] == ["achieved", "on_track", "on_track", "started"]
    assert all(g.basis == "font" and g.repeated for g in (*first.goals, *second.goals))
    assert [g.place for g in second.goals] == [Place(2, 4, n) for n in (1, 2, 3, 4)]
    assert first.schools == second.schools == ("Centralskolan",)
    assert first.mentioned_schools == ("Källskolan", "Kulturskolan")
    assert first.references == ("U2021/03786/S", "Dnr 7.4.2-2019:1697")
    assert [len(first.causes), len(first.improvements), len(first.unmet)] == [4, 10, 3]
    assert [len(second.causes), len(second.improvements), len(second.unmet)] == [4, 5, 4]
    assert report.period_suggestions[0].value == "VT23"
    assert report.warnings == ()


def test_the_narrative() -> None:
    report = _read("slutredovisning-huvuddokument.docx")
    assert (report.kind, report.role, report.authority) == (
        "slutredovisning",
        "narrative",
        "Norbergs kommun",
    )
    own = [s for s in report.sections if not s.is_template and s.heading]
    assert [len(s.paragraphs) for s in own] == [7, 9, 10]
    assert [w.code for w in report.warnings] == ["placeholder", "matrix_empty"]


@pytest.mark.parametrize("name", ["slutredovisning-bilaga", "slutredovisning-huvuddokument"])
def test_every_long_line_of_the_text_is_in_the_record(name: str) -> None:
    report = _read(f"{name}.docx")
    ours = "\n".join(
        [p.text for i in report.initiatives for _, p in i.passages()]
        + [p.text for s in report.sections for p in s.paragraphs]
        + [s.heading or "" for s in report.sections]
        + [g.marked_text or "" for i in report.initiatives for g in i.goals]
    )
    ours = " ".join(ours.split())
    lines = (REPORTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    # The bilaga's template text was shortened when its Word file was rebuilt.
    ours_only = [" ".join(line.split()) for line in lines if len(line) > 90 and "\t" not in line]
    begin = next((n for n, line in enumerate(ours_only) if line.startswith("Insatsen riktades")), 0)
    missing = [line for line in ours_only[begin:] if line not in ours]
    assert missing == []
