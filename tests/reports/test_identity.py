"""Whose redovisning it is: proposed with its basis, and only from where a document says so."""

from __future__ import annotations

import pytest

from tests.reports.reading import read
from tests.reports.word import matrix, para

OTHER = "Delredovisning av insatser inom Samverkan för bästa skola"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Exempelby kommun", "Exempelby kommun"),
        ("Stora Exempelby kommun", "Stora Exempelby kommun"),
        ("Exempelkommunen", "Exempelkommunen"),
        ("Exempelstads stad", "Exempelstads stad"),
        ("Huvudman: Stiftelsen Ekbackens friskolor", "Stiftelsen Ekbackens friskolor"),
        ("Barn- och utbildningsförvaltningen, Exempelby kommun", "Exempelby kommun"),
    ],
)
def test_the_authority_at_the_top(line: str, name: str) -> None:
    report = read(para(line), matrix())
    assert report.authority == name
    assert report.authority_basis
    assert "stycke 2" in report.authority_basis


def test_the_authority_in_the_page_header() -> None:
    report = read(matrix(), header="Exempelby kommun, barn- och utbildning")
    assert report.authority == "Exempelby kommun"
    assert report.authority_basis == "namnet står i sidhuvudet"


def test_a_municipality_in_the_matrix_is_not_the_authority() -> None:
    report = read(matrix({8: ["Samarbetet med Annanby kommun fungerar."]}))
    assert (report.authority, report.authority_basis) == (None, None)


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("Period: VT 2023", "VT23"),
        ("Läsår: 2022/2023", "2022/23"),
        ("Redovisningen avser vårterminen 2024", "VT24"),
        ("Höstterminen 2022", "HT22"),
        ("Period: vårterminen 2023 (läsåret 2022/23)", "VT23"),
    ],
)
def test_the_period_at_the_top(line: str, period: str) -> None:
    report = read(para(line), matrix())
    assert report.period == period
    assert report.period_basis


def test_the_period_in_the_title() -> None:
    assert read(matrix(), title=f"{OTHER}, VT-22").period == "VT22"


def test_several_periods_at_the_top_are_no_period() -> None:
    assert read(para("Läsåren 2020/21–2022/23"), matrix()).period is None


def test_a_term_in_prose_is_a_suggestion_and_not_the_period() -> None:
    report = read(matrix({8: ["Delmålet nåddes under VT23."], 9: ["Vi började HT-21."]}))
    assert (report.period, report.period_basis) == (None, None)
    assert [s.value for s in report.period_suggestions] == ["VT23", "HT21"]
    assert report.period_suggestions[0].quote == "Delmålet nåddes under VT23."
    assert report.period_suggestions[0].place.row == 8


def test_the_kind_by_the_title() -> None:
    assert read(matrix()).kind == "slutredovisning"
    assert read(matrix(), title=OTHER).kind == "delredovisning"


def test_the_kind_by_the_templates_opening() -> None:
    assert read(para("Syftet med delredovisningen"), matrix(), title=None).kind == "delredovisning"


def test_the_kind_is_unknown_where_nothing_says_it() -> None:
    report = read(matrix(), title=None)
    assert (report.kind, report.kind_basis) == (None, None)


def test_lettered_questions_are_those_of_the_delredovisning() -> None:
    from tests.reports.word import ANSWERS, LABELS, cell, row, table

    rows = [
        row(cell(f"{letter}) {LABELS[n]}"), cell(*ANSWERS[n]))
        for letter, n in zip("abcdefghi", range(2, 11), strict=True)
    ]
    report = read(table(row(cell(LABELS[1]), cell(*ANSWERS[1])), *rows), title=None)
    assert report.kind == "delredovisning"
    assert "bokstav" in (report.kind_basis or "")
    assert len(report.initiatives[0].goals) == 2
