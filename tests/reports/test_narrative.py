"""Running text, by its headings."""

from __future__ import annotations

from sbs_data.model import Place
from tests.reports.reading import read
from tests.reports.word import matrix, para, run

LONG = (
    "Arbetet har utvecklats under tre år och omfattar i dag alla arbetslag, vilket märks i hur "
    "undervisningen planeras och följs upp. Flera lärare säger att de har fått mer tid tillsammans "
    "och att eleverna vet bättre vad som väntas av dem."
)


def _by_heading(*content: str) -> dict[str | None, list[str]]:
    return {s.heading: [p.text for p in s.paragraphs] for s in read(*content).sections}


def test_headings_by_style() -> None:
    heading = para("Vad vi lärt oss", properties='<w:pStyle w:val="Heading1"/>')
    assert _by_heading(heading, para(LONG))["Vad vi lärt oss"] == [LONG]


def test_headings_as_plain_and_bold_paragraphs() -> None:
    found = _by_heading(
        para("Hur utvecklingsarbetet drivs vidare utifrån gjorda lärdomar och ställningstaganden"),
        para(LONG),
        para(run("Kort rubrik", "<w:b/>")),
        para("Kort text."),
        para("Likvärdighet mellan skolorna"),
        para(LONG),
    )
    assert list(found)[1:] == [
        "Hur utvecklingsarbetet drivs vidare utifrån gjorda lärdomar och ställningstaganden",
        "Kort rubrik",
        "Likvärdighet mellan skolorna",
    ]


def test_a_narrative_with_see_annexes_is_read_with_a_warning() -> None:
    report = read(para("Insatser inom utvecklingsområde"), para("Se bilagor"), para(LONG))
    assert report.role == "narrative"
    assert report.initiatives == ()
    assert [w.code for w in report.warnings] == ["matrix_empty"]
    assert LONG in [p.text for s in report.sections for p in s.paragraphs]


def test_a_matrix_that_only_says_see_annexes_is_empty() -> None:
    empty = matrix({n: [""] for n in range(1, 11)} | {1: ["Se bilaga 1"]})
    report = read(empty, para(LONG))
    assert report.initiatives == ()
    assert report.role == "narrative"
    assert [w.code for w in report.warnings] == ["matrix_empty"]


def test_matrix_and_narrative_in_one_document() -> None:
    assert read(matrix(), para(LONG)).role == "both"
    assert read(matrix()).role == "matrix"


def test_the_templates_own_words_are_marked_as_such() -> None:
    report = read(
        para("Syftet med slutredovisningen"),
        para("Slutredovisningen ska lämnas i Word-format."),
        para("Vår egen rubrik", properties='<w:pStyle w:val="Heading2"/>'),
        para(LONG),
    )
    assert {s.heading: s.is_template for s in report.sections} == {
        None: True,
        "Syftet med slutredovisningen": True,
        "Vår egen rubrik": False,
    }


def test_every_paragraph_keeps_its_place() -> None:
    report = read(para("Första."), matrix(), para(LONG))
    places = {p.text: p.place for s in report.sections for p in s.paragraphs}
    assert places["Första."] == Place(paragraph=2)
    assert places[LONG] == Place(paragraph=3)


def test_a_table_that_is_no_matrix_is_running_text() -> None:
    from tests.reports.word import cell, row, table

    report = read(
        table(row(cell("Huvudman:"), cell("x")), row(cell("Kontakt"), cell("y"))), matrix()
    )
    assert [p.text for p in report.sections[0].paragraphs][1:] == ["Huvudman:", "x", "Kontakt", "y"]
    assert report.initiatives[0].place.table == 2
