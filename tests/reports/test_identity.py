"""Whose redovisning it is: proposed with its basis, and only from where a document says so."""

from __future__ import annotations

import pytest

from sbs_data.model import Kind, Report
from sbs_data.reports import read_report
from tests.reports.reading import read
from tests.reports.word import cell, control, document, matrix, para, repack, row, run, table

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


@pytest.mark.parametrize(
    ("lines", "name", "suggested"),
    [
        (["Exempelby kommun"], "Exempelby kommun", []),
        (["EXEMPELBY KOMMUN, Box 12, 123 45 Exempelby"], "Exempelby kommun", []),
        (["Sida 1 av 5", "Huvudman: Exempelby kommun\tPeriod: VT24"], "Exempelby kommun", []),
        (["Exempelby kommun", "Annanby kommun"], None, ["Exempelby kommun", "Annanby kommun"]),
        # Who has printed it, or helped, is not whose it is.
        (["Rapportbyrån Alfa AB"], None, ["Rapportbyrån Alfa AB"]),
        (["Alfa AB, Exempelby kommun"], None, ["Alfa AB", "Exempelby kommun"]),
    ],
)  # fmt: skip
def test_the_authority_at_the_foot_of_the_pages(
    lines: list[str], name: str | None, suggested: list[str]
) -> None:
    report = read(matrix(), footer=lines)
    assert report.authority == name
    assert [s.value for s in report.authority_suggestions] == suggested
    if name:
        assert "i sidfoten" in (report.authority_basis or "")


def test_what_stands_above_goes_before_the_foot_of_the_pages() -> None:
    foot = ["Annanby kommun", "Delredovisning VT22"]
    report = read(para("Exempelby kommun"), para("VT24"), matrix(), footer=foot)
    assert (report.authority, report.kind) == ("Exempelby kommun", Kind.FINAL)
    assert report.period == "VT24"
    assert not report.authority_suggestions


def test_kind_and_period_at_the_foot_of_the_pages() -> None:
    report = read(matrix(), title=None, footer=["Delredovisning\tPeriod: VT24\tHuvudman: Ek"])
    assert (report.kind, report.period) == (Kind.INTERIM, "VT24")
    report = read(matrix(), footer=["Huvudman: Exempelby kommun\tPeriod: VT24"])
    assert report.period == "VT24"
    assert report.period_basis == "raden ”Period: VT24” i sidfoten"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Exempelby", "Exempelby kommun"),
        ("NORBERG", "Norbergs kommun"),
        ("Upplands Väsby", "Upplands Väsby kommun"),
        ("Falun", "Falu kommun"),
        ("GOTLAND", "Region Gotland"),
        ("Hofors.", "Hofors kommun"),
        ("Exempelby kommun", "Exempelby kommun"),
        ("Skolförvaltningen 1", "Skolförvaltningen 1"),
    ],
)
def test_beside_kommun_a_name_alone_is_a_kommuns(said: str, name: str) -> None:
    assert read(para(f"Kommun: {said}"), matrix()).authority == name
    assert read(table(row(cell("Kommun"), cell(said))), matrix()).authority == name


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
    from tests.reports.word import ANSWERS, LABELS

    rows = [
        row(cell(f"{letter}) {LABELS[n]}"), cell(*ANSWERS[n]))
        for letter, n in zip("abcdefghi", range(2, 11), strict=True)
    ]
    report = read(table(row(cell(LABELS[1]), cell(*ANSWERS[1])), *rows), title=None)
    assert report.kind == "delredovisning"
    assert "bokstav" in (report.kind_basis or "")
    assert len(report.initiatives[0].goals) == 2


def _cover(*rows: tuple[str, ...]) -> str:
    return table(*(row(*(cell(words) for words in each)) for each in rows))


COVERS = {
    "label beside value": _cover(("Huvudman", "Stiftelsen Ekbacken"), ("Period", "VT 2023")),
    "with other rows": _cover(
        ("Diarienummer", "2021:417"),
        ("Namn på huvudman:", "Stiftelsen Ekbacken"),
        ("Skolform", "Grundskola"),
        ("Redovisningsperiod", "vårterminen 2023"),
    ),
    "two pairs a row": _cover(("Huvudman", "Stiftelsen Ekbacken", "Period", "VT23")),
    "label above value": _cover(
        ("Huvudman", "Dnr", "Period"), ("Stiftelsen Ekbacken", "2021:417", "VT23")
    ),
    "one column": _cover(("Huvudman",), ("Stiftelsen Ekbacken",), ("Period",), ("VT23",)),
    "in capitals": _cover(("HUVUDMAN", "STIFTELSEN EKBACKEN"), ("PERIOD", "VT23")),
    "one cell": table(row(cell("Huvudman: Stiftelsen Ekbacken", "Period: VT23"))),
    "in controls": table(
        row(cell("Huvudman"), cell(control(para("Stiftelsen Ekbacken")))),
        row(cell("Period"), cell(para("VT", control(run("23"))))),
    ),
}


@pytest.mark.parametrize("case", COVERS)
def test_a_cover_table(case: str) -> None:
    report = read(COVERS[case], matrix())
    assert (report.authority, report.period) == ("Stiftelsen Ekbacken", "VT23")
    assert "tabell 1" in (report.authority_basis or "")
    assert report.authority_suggestions == ()


def test_the_kind_in_a_cover_table() -> None:
    report = read(_cover(("Typ av redovisning", "Delredovisning")), matrix(), title="Redovisning")
    assert report.kind == "delredovisning"


@pytest.mark.parametrize("value", ["", "Klicka här för att ange text.", "…", "Diarienummer"])
def test_a_cover_that_is_not_filled_in_says_nothing(value: str) -> None:
    report = read(_cover(("Huvudman", value)), matrix())
    assert (report.authority, report.authority_suggestions) == (None, ())


@pytest.mark.parametrize(
    "lines",
    [
        [para(run("EXEMPEL"), run("BY "), run("KOMMUN"))],
        [para("Exempelby"), para("kommun")],
        [para("EXEMPELBY"), para("KOMMUN")],
        [para("Övre"), para("Exempelby"), para("kommun")],
        [para("Exempelby", "<w:r><w:br/></w:r>", "kommun")],
        [para("Huvudman"), para("Exempelby kommun")],
        [para("Huvudman:"), para("EXEMPELBY KOMMUN")],
        [para("Huvudman: Barn- och utbildningsnämnden i Exempelby kommun")],
        [para("Huvudman – Exempelby kommun")],
        [para("Kommun: Exempelby kommun")],
        [para("Exempelby kommuns redovisning till Skolverket")],
    ],
)
def test_the_authority_however_its_line_is_split(lines: list[str]) -> None:
    report = read(*lines, matrix())
    assert (report.authority or "").removeprefix("Övre ") == "Exempelby kommun"
    assert report.authority_basis


def test_the_kind_after_whose_it_is() -> None:
    words = "EXEMPELBY KOMMUNS DELREDOVISNING VT22, SAMVERKAN FÖR BÄSTA SKOLA"
    report = read(matrix(), title=words)
    assert (report.kind, report.authority, report.period) == (
        "delredovisning",
        "Exempelby kommun",
        "VT22",
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["Gemensam nämnd för Exempelby kommun och Annanby kommun"],
        ["GEMENSAM NÄMND FÖR EXEMPELBY KOMMUN OCH ANNANBY KOMMUN"],
        ["Exempelby och Annanby kommuner"],
        ["Exempelby kommun", "Annanby kommun"],
        ["Huvudman: Exempelby kommun", "Huvudman: Annanby kommun"],
        ["Huvudmän: Exempelby kommun, Annanby kommun"],
    ],
)
def test_two_kommuner_are_both_shown_and_neither_taken(lines: list[str]) -> None:
    report = read(*map(para, lines), matrix())
    assert (report.authority, report.authority_basis) == (None, None)
    assert [s.value for s in report.authority_suggestions] == ["Exempelby kommun", "Annanby kommun"]
    assert all("stycke" in (s.basis or "") for s in report.authority_suggestions)
    (told,) = [w.message for w in report.warnings if w.code == "several_authorities"]
    assert told.startswith("Dokumentet nämner flera huvudmän, Exempelby kommun och Annanby kommun")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Stiftelsen Ekbacken, Exempelby kommun", "Stiftelsen Ekbacken"),
        ("Ekbackens skola AB i Exempelby kommun", "Ekbackens skola AB"),
        ("Ekbacken ekonomisk förening, Exempelby kommun", "Ekbacken ekonomisk förening"),
    ],
)
def test_a_foundation_beside_its_kommun_is_asked(line: str, name: str) -> None:
    report = read(para(line), matrix())
    assert report.authority is None
    assert [s.value for s in report.authority_suggestions] == [name, "Exempelby kommun"]


def test_a_line_that_says_huvudman_decides() -> None:
    report = read(para("Huvudman: Stiftelsen Ekbacken"), para("Exempelby kommun"), matrix())
    assert report.authority == "Stiftelsen Ekbacken"


def test_the_title_goes_before_a_sentence() -> None:
    sentence = "Arbetet har gjorts tillsammans med Annanby kommun."
    report = read(para("Exempelby kommun"), para(sentence), matrix())
    assert report.authority == "Exempelby kommun"


def test_the_title_and_the_page_header_that_say_different_things_are_asked() -> None:
    report = read(para("Exempelby kommun"), matrix(), header="Annanby kommun")
    assert report.authority is None
    assert [s.value for s in report.authority_suggestions] == ["Exempelby kommun", "Annanby kommun"]


def test_a_kommun_below_the_matrix_is_a_suggestion() -> None:
    report = read(matrix(), para("Samverkan med Annanby kommun"))
    assert report.authority is None
    assert [s.value for s in report.authority_suggestions] == ["Annanby kommun"]


def _with_properties(**said: str) -> Report:
    core = "".join(f"<dc:{name}>{words}</dc:{name}>" for name, words in said.items())
    xml = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        f'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</cp:coreProperties>'
    )
    content = repack(document(matrix()), {"docProps/core.xml": xml.encode()})
    return read_report(content, "prov.docx")


def test_the_files_properties_are_suggestions() -> None:
    report = _with_properties(title="Slutredovisning HT22, EXEMPELBY KOMMUN", creator="Anna kommun")
    assert (report.authority, report.period) == (None, None)
    (name,) = report.authority_suggestions
    assert (name.value, name.basis) == (
        "Exempelby kommun",
        "namnet står i filens egenskaper (titel)",
    )
    assert [s.value for s in report.period_suggestions] == ["HT22"]


def test_the_files_name_is_a_suggestion() -> None:
    report = read_report(document(matrix()), "Slutredovisning_Exempelby_kommun_VT23.docx")
    assert (report.authority, report.period) == (None, None)
    assert [s.value for s in report.authority_suggestions] == ["Exempelby kommun"]
    assert [s.value for s in report.period_suggestions] == ["VT23"]


def test_two_labelled_periods_are_no_period() -> None:
    assert read(para("Period: VT22"), para("Period: VT23"), matrix()).period is None
