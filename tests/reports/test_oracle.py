"""Every word that another reader sees in a file is in ours: mammoth, as the judge."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import mammoth
import pytest

from sbs_data.model import Report
from sbs_data.reports import read_report
from tests.reports.reading import GREEN, YELLOW, A, B
from tests.reports.word import (
    ANSWERS,
    BREAK,
    LABELS,
    cell,
    coloured,
    control,
    document,
    listed,
    matrix,
    para,
    row,
    run,
    table,
)

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"
_WORD = re.compile(r"\w+")


def _rows(numbers: dict[int, list[str]] | None = None) -> list[str]:
    rows = {**ANSWERS, **(numbers or {})}
    return [row(cell(LABELS[n]), cell(*rows[n])) for n in LABELS]


MUSEUM = {
    "the template": [para("Välj utvecklingsområde: Styrning"), matrix()],
    "two areas": [
        para("Välj utvecklingsområde: Ett"),
        matrix(),
        para("Utvecklingsområde: Två"),
        matrix(),
    ],
    "area in a dropdown": [para("Välj utvecklingsområde: ", control(run("Elevhälsa"))), matrix()],
    "one column": [
        table(*(r for n in LABELS for r in (row(cell(LABELS[n])), row(cell(*ANSWERS[n])))))
    ],
    "question and answer in one cell": [
        table(*(row(cell(LABELS[n], *ANSWERS[n])) for n in LABELS))
    ],
    "unknown rows": [
        table(*_rows(), row(cell("Budget"), cell("Två miljoner")), row(cell("Fritt"), cell()))
    ],
    "three columns": [
        table(*(row(cell(LABELS[n]), cell(*ANSWERS[n]), cell(f"Not {n}")) for n in LABELS))
    ],
    "nested table": [matrix({5: [table(row(cell(A), cell("ja")), row(cell(B), cell("nej")))]})],
    "lead-in and list": [matrix({4: ["Eleverna ska:", listed("läsa mer."), listed("räkna.")]})],
    "soft lines": [matrix({4: [para(A, BREAK, B)], 5: [para(A, BREAK, B, BREAK, "Fritt.")]})],
    "words beside the goals": [
        matrix({5: [f"{A} (grönt)", f"{B} – påbörjat", "Uppnått:", "Mer."]})
    ],
    "goals reworded": [
        matrix({5: [para(coloured("Lärarna planerar undervisning tillsammans", GREEN)), B]})
    ],
    "goal only in row five": [matrix({5: [para(coloured("Ett helt nytt mål", YELLOW)), A, B]})],
    "no row four": [matrix({4: [""], 5: [para(coloured(A, GREEN)), "", "Fritt."]})],
    "residue": [
        matrix({9: ["k här för att ange text.", "Svar."]}),
        para("k här för att ange text."),
    ],
    "several in one table": [table(*_rows(), *_rows({1: ["Stöd till Tallskolan"]}))],
    "layout table first": [table(row(cell("Huvudman:"), cell("Exempelby"))), matrix()],
    "text between": [para("Före."), matrix(), para("Mellan."), matrix(), para("Efter.")],
    "controls everywhere": [
        control(para("I en kontroll.")),
        table(*(control(row(cell(LABELS[n]), control(cell(*ANSWERS[n])))) for n in LABELS)),
    ],
    "empty matrix": [matrix(dict.fromkeys(range(1, 11), ())), para("Löpande text. " * 30)],
    "links and fields": [
        para('<w:hyperlink w:anchor="x"><w:r><w:t>En länk</w:t></w:r></w:hyperlink>', " efter."),
        para('<w:fldSimple w:instr="DATE"><w:r><w:t>i dag</w:t></w:r></w:fldSimple>'),
        para("<w:smartTag><w:r><w:t>Smart</w:t></w:r></w:smartTag>"),
        matrix(),
    ],
}


def words_of(report: Report) -> Counter[str]:
    texts = [w.message for w in report.warnings]
    for initiative in report.initiatives:
        texts += [p.text for _, p in initiative.passages()]
        texts += [p.text for p in initiative.questions]
        for goal in initiative.goals:
            texts += [goal.marked_text or "", goal.suggestion_quote or ""]
    for section in report.sections:
        texts += [section.heading or "", *(p.text for p in section.paragraphs)]
    return Counter(_WORD.findall(" ".join(texts).lower()))


def missing(content: bytes) -> Counter[str]:
    seen = mammoth.extract_raw_text(io.BytesIO(content)).value
    return Counter(_WORD.findall(seen.lower())) - words_of(read_report(content, "prov.docx"))


@pytest.mark.parametrize("name", MUSEUM)
def test_no_word_is_lost(name: str) -> None:
    assert missing(document(*MUSEUM[name])) == Counter()


def test_footnotes_are_read() -> None:
    """A part python-docx keeps as bytes."""
    from tests.reports.word import member, repack

    content = document(matrix())
    note = (
        '<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/'
        'wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>Se enkäten.</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    )
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    kind = (
        '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.footnotes+xml"/></Types>'
    )
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    changed = repack(
        content,
        {
            "word/footnotes.xml": note.encode(),
            rels: member(content, rels).replace(b"</Relationships>", relation.encode()),
            types: member(content, types).replace(b"</Types>", kind.encode()),
        },
    )
    (notes,) = [s for s in read_report(changed, "noter.docx").sections if s.heading == "Fotnoter"]
    assert [p.text for p in notes.paragraphs] == ["Se enkäten."]


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not here")
@pytest.mark.parametrize("name", ["slutredovisning-bilaga", "slutredovisning-huvuddokument"])
def test_no_word_of_the_real_reports_is_lost(name: str) -> None:
    assert missing((REPORTS / f"{name}.docx").read_bytes()) == Counter()
