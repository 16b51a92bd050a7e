"""Reading one report: ours against python-docx, in one warm process.

The unit is unzipping and parsing the document and its style sheet with lxml. The file is the
real bilaga where it lies beside the checkout, else one of its size made here.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from unittest.mock import patch

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from sbs_data.example import documents
from sbs_data.reports import read_report
from tests.benchmarks.pairs import interleaved, ratio, table

ROUNDS = 60
REAL = Path(__file__).resolve().parents[3] / "shared" / "reports" / "slutredovisning-bilaga.docx"
UNIT = "unzip and parse document and styles (lxml)"
WALK = "python-docx, walking all runs with colour"
OURS = "ours: typed record with claims"
UNCLAIMED = "ours: the same without claims"


def content() -> bytes:
    """The report that is read."""
    if REAL.is_file():
        return REAL.read_bytes()
    return max((made for _, made in documents()), key=len)


def parse(report: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(report)) as package:
        for name in ("word/document.xml", "word/styles.xml"):
            etree.fromstring(package.read(name))


def walk(report: bytes) -> int:
    """What a straightforward reader would do: every run's text and colour, tables too."""
    opened = docx.Document(io.BytesIO(report))
    return sum(_paragraph(p) for p in opened.paragraphs) + sum(_table(t) for t in opened.tables)


def _table(found: Table) -> int:
    return sum(_paragraph(p) for row in found.rows for cell in row.cells for p in cell.paragraphs)


def _paragraph(paragraph: Paragraph) -> int:
    return sum(len(run.text) + (run.font.color.rgb is not None) for run in paragraph.runs)


def read_without_claims(report: bytes) -> object:
    """All of the record but what is claimed of the pupils' results."""
    with patch("sbs_data.reports.reader.find_claims", return_value=[]):
        return read_report(report, "bilaga.docx")


def main() -> str:
    """Measure, and give the section for docs/benchmarks.md."""
    report = content()
    seconds = interleaved(
        {
            UNIT: lambda: parse(report),
            "python-docx, opening": lambda: docx.Document(io.BytesIO(report)),
            WALK: lambda: walk(report),
            OURS: lambda: read_report(report, "bilaga.docx"),
            UNCLAIMED: lambda: read_without_claims(report),
        },
        ROUNDS,
    )
    against = ratio(seconds, OURS, WALK)
    return "\n".join(
        [
            "## Reading one report",
            "",
            table(seconds, UNIT, {}),
            "",
            f"Ours against python-docx's walk: **{against:.2f}** (promised: at most 1.0, aim 0.6), "
            f"**{ratio(seconds, UNCLAIMED, WALK):.2f}** without claims.",
        ]
    )


if __name__ == "__main__":
    print(main())
