"""The demo's Word files: the same bytes always, and every mark where Word looks for it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from sbs_data.example import documents
from sbs_data.example.source import Matrix, read_sources
from sbs_data.example.template import AREA_PROMPT, AREAS, LABELS
from sbs_data.settings import PROJECT
from tests.example import truth

DIGESTS = (
    "import hashlib; from sbs_data.example import documents; "
    "print([(name, hashlib.sha256(content).hexdigest()) for name, content in documents()])"
)
MATRICES = "exempelkommunen-slutredovisning-vt25-bilaga.docx"
FONT, HIGHLIGHT = "w:rPr/w:color/@w:val", "w:rPr/w:highlight/@w:val"
SHADING, STYLE = "w:rPr/w:shd/@w:fill", "w:rPr/w:rStyle/@w:val"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return dict(documents())


def digests(files: dict[str, bytes]) -> list[tuple[str, str]]:
    return [(name, hashlib.sha256(content).hexdigest()) for name, content in files.items()]


def test_a_later_build_gives_the_same_bytes(
    files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.time() + 400 * 24 * 3600
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda _=None: time.gmtime(later))
    assert digests(dict(documents())) == digests(files)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_gives_the_same_bytes(files: dict[str, bytes], seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DIGESTS],
        cwd=PROJECT,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(digests(files))


def test_nothing_in_the_file_depends_on_zlib(files: dict[str, bytes]) -> None:
    for content in files.values():
        for member in zipfile.ZipFile(BytesIO(content)).infolist():
            assert member.compress_type == zipfile.ZIP_STORED
            assert member.date_time == (1980, 1, 1, 0, 0, 0)


def test_every_document_says_first_of_all_that_it_is_invented(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        first = [p.text for p in docx.Document(BytesIO(content)).paragraphs[:4]]
        assert first[0] == "Exempelkommunen", name
        assert first[3].startswith("Påhittat exempel."), name


def test_every_text_of_the_source_stands_in_the_matrix(files: dict[str, bytes]) -> None:
    for source in read_sources():
        tables = docx.Document(BytesIO(files[f"{source.name}.docx"])).tables
        matrices = [block for block in source.blocks if isinstance(block, Matrix)]
        assert len(tables) == len(matrices)
        for table, matrix in zip(tables, matrices, strict=True):
            for row, (part, lines) in zip(table.rows, matrix.rows.items(), strict=True):
                label, content = row.cells
                assert label.text == "\n".join(LABELS[source.template][part])
                assert content.text == "\n".join(line.text for line in lines)


def test_the_area_is_chosen_in_a_dropdown_or_written_over_it(files: dict[str, bytes]) -> None:
    for report in truth.reports().values():
        areas = [initiative.area for initiative in report.initiatives]
        content = files[report.file]
        assert list(dropdowns(content)) == [area for area in areas if area in AREAS]
        by_hand = [area for area in areas if area not in AREAS]
        prompts = [p.text for p in docx.Document(BytesIO(content)).paragraphs]
        assert [p for p in prompts if p.startswith(AREA_PROMPT) and p != AREA_PROMPT] == [
            AREA_PROMPT + area for area in by_hand
        ]


@pytest.mark.parametrize(
    ("goal", "where", "value"),
    [
        ("Skolledningen följer upp", FONT, "00B050"),
        ("Förstelärarna leder det kollegiala", HIGHLIGHT, "green"),
        ("Elevhälsan har en gemensam", SHADING, "FFE699"),
        ("Alla lärare planerar", STYLE, "Måluppnått"),
        ("Eleverna är med och påverkar", FONT, "C00000"),
        ("Elever som behöver mer lästräning", STYLE, "Målpågodväg"),
        ("Klasslärarna i samma årskurs", HIGHLIGHT, "red"),
        ("Skolan och fritidshemmet har", SHADING, "F4A6A6"),
    ],
)
def test_a_goal_carries_its_colour_in_one_way(
    files: dict[str, bytes], goal: str, where: str, value: str
) -> None:
    run = repeated_run(files[MATRICES], goal)
    carried = {path: run.xpath(path) for path in (FONT, HIGHLIGHT, SHADING, STYLE)}
    assert carried.pop(where) == [value]
    assert not any(carried.values())


def test_a_goal_without_mark_has_no_colour(files: dict[str, bytes]) -> None:
    content = files[MATRICES]
    run = repeated_run(content, "Extra anpassningar följs upp")
    assert not run.xpath("w:rPr")


def test_a_goal_in_two_colours_is_two_runs(files: dict[str, bytes]) -> None:
    begins = "Elever med hög frånvaro har en plan inom"
    runs = repeated_run(files[MATRICES], begins).getparent().r_lst
    assert [run.xpath(FONT) for run in runs] == [["00B050"], ["BF8F00"]]
    assert "".join(run.text for run in runs).endswith(
        "skoldagar, och planen följs upp varje månad."
    )


def dropdowns(content: bytes) -> Iterator[str]:
    for control in docx.Document(BytesIO(content)).element.body.iter(qn("w:sdt")):
        assert control.find(f"{qn('w:sdtPr')}/{qn('w:dropDownList')}") is not None
        yield "".join(text.text for text in control.iter(qn("w:t")))


def repeated_run(content: bytes, goal: str) -> Any:
    """The run of a goal as repeated in row 5."""
    tables = docx.Document(BytesIO(content)).tables
    cells = [table.cell(4, 1) for table in tables]
    return next(
        run._r
        for cell in cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.text.startswith(goal)
    )
