"""The Word file: real headings, lists and tables on one A4, in Swedish, nobody's name in it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.oxml.ns import qn
from pypdf import PdfReader

from sbs_data.answers.overview import Overview
from sbs_data.exports import to_word
from sbs_data.exports.one_page import cut
from tests.answers.overviews import crowded, goal, goals, results, view
from tests.exports.test_one_page import said
from tests.exports.test_pdf import LONG
from tests.questions.world import HOSTILE


def opened(whole: Overview) -> Doc:
    return Document(io.BytesIO(to_word(whole)))


def all_text(doc: Doc) -> str:
    cells = [cell.text for table in doc.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in doc.paragraphs), *cells]).replace("\u00a0", " ")


def test_it_says_what_the_record_says() -> None:
    for whole in (view(), crowded(), view(results=results(2)), crowded(results=results(40))):
        text = all_text(opened(whole))
        for sentence in said(cut(whole)):
            assert sentence.replace("\u00a0", " ") in text, sentence


def test_headings_and_lists_are_real() -> None:
    doc = opened(view())
    of_style = {
        style: [p.text for p in doc.paragraphs if p.style is not None and p.style.name == style]
        for style in ("Heading 1", "Heading 2", "List Bullet")
    }
    assert of_style["Heading 1"] == ["Lägesbild"]
    assert of_style["Heading 2"] == [
        "Vad har rört sig", "Vad har stått still längst", "Vad väntar på beslut", "Mål per skola",
        "Mål per utvecklingsområde", "Det här säger rapporterna om elevernas resultat",
    ]  # fmt: skip
    assert len(of_style["List Bullet"]) == 4


def test_the_figures_have_their_own_heading_where_there_are_any() -> None:
    doc = opened(view(results=results(2)))
    texts = [p.text for p in doc.paragraphs]
    at = texts.index("Det här visar statistiken om elevernas resultat")
    assert texts[at + 1].startswith(
        "Behöriga till yrkesprogram, Almskolan: Våren 2025 var 47 av 61"
    )
    assert [run.bold for run in doc.paragraphs[at + 1].runs] == [True, None]
    assert [p.style.name for p in doc.paragraphs[at + 2 : at + 4] if p.style] == ["List Bullet"] * 2
    assert "Källa: Skolverket" in texts[at + 4]


def test_tables_have_a_header_row_and_say_what_they_are() -> None:
    tables = opened(view()).tables
    assert [row.text for row in tables[0].rows[0].cells] == [
        "Skola", "Uppnått", "På god väg", "Påbörjat", "Ej markerat", "Alla mål",
        "Senaste redovisning",
    ]  # fmt: skip
    assert [cell.text for cell in tables[0].rows[1].cells] == [
        "Alm", "1", "2", "3", "4", "10", "Slutredovisning VT25",
    ]  # fmt: skip
    for table in tables:
        header, *rows = table.rows
        assert header._tr.trPr is not None
        assert header._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in rows)
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None


def test_it_is_a_swedish_a4_with_a_title_and_nobodys_name() -> None:
    doc = opened(view())
    section = doc.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    about = doc.core_properties
    assert (about.title, about.language) == ("Lägesbild", "sv-SE")
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    languages = {lang.get(qn("w:val")) for lang in doc.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}
    assert doc.settings.element.find(f".//{qn('w:compatSetting')}").get(qn("w:val")) == "15"


def test_status_is_never_a_colour_alone() -> None:
    for paragraph in opened(view()).paragraphs:
        for run in paragraph.runs:
            if run._r.find(f".//{qn('w:shd')}") is not None:
                assert run.text.strip(), "a coloured space"
    text = all_text(opened(view()))
    for sign in ("✓ Uppnått", "↗ På god väg", "⚑ Påbörjat", "? Ej markerat"):
        assert sign in text


@pytest.mark.parametrize("text", [*HOSTILE, "a\x00b\x0bc", "\ud7ff\ufffe", "{FIELD} \\* MERGE"])
def test_any_report_text_is_text(text: str) -> None:
    made = to_word(view(moved=goals([goal(0, goal=text, schools=text)], 1)))
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert parts.testzip() is None
        body = parts.read("word/document.xml")
    for field in (b"<w:fldSimple", b"<w:instrText", b"<w:hyperlink", b"<script"):
        assert field not in body


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_it_is_one_page_however_much_there_is(tmp_path: Path) -> None:
    views = {
        "small": view(), "crowded": crowded(), "one": crowded(schools=1),
        "huge": crowded(schools=300, count=4000),
        "wide": crowded(text="M" * 400, name="W" * 60), "words": crowded(text="ord " * 90),
        "figures": view(results=results(6)), "both": crowded(results=results(40)),
        "widest": crowded(text="M" * 400, name="W" * 60, results=LONG),
        "longest": crowded(text="ord " * 90, results=LONG),
    }  # fmt: skip
    for name, whole in views.items():
        (tmp_path / f"{name}.docx").write_bytes(to_word(whole))
    _to_pdf(tmp_path)
    pages = {name: len(PdfReader(tmp_path / f"{name}.pdf").pages) for name in views}
    assert pages == dict.fromkeys(views, 1)


def _to_pdf(folder: Path) -> None:
    profile = (folder / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    subprocess.run(
        [*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=180
    )
