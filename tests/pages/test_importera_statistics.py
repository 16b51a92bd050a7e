"""Importera with statistics: looked at, saved beside reports, faults told, fetched, taken back."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from pages.parts.frame.addresses import IMPORTERA
from sbs_data import actions, example, questions
from sbs_data.actions import Delmal, StatisticsFile
from tests.pages.made_up import OpenPage, hostile_report, import_made_up, say
from tests.sources.server import serving
from tests.sources.worlds import OWN, Kolada
from tests.statistics.test_spreadsheets import of_terms

FILES = {name: content for name, content, _ in example.figures()}
SIRIS = "exempelkommunen-siris-139-2024-25.csv"
OWN_TABLE = "exempelkommunen-egen-uppfoljning-2024-25.csv"


def _drop(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    page.file_uploader[0].set_value([(name, content, "text/csv") for name, content in files])
    page.run(timeout=60)
    assert not page.exception, page.exception
    return page


def _press(page: AppTest, label: str) -> AppTest:
    next(b for b in page.button if b.label.startswith(label)).click()
    page.run(timeout=60)
    assert not page.exception, page.exception
    return page


def _files(delmal: Delmal) -> list[str]:
    at = questions.pointer(delmal.settings.published)
    assert at is not None
    snapshot = questions.open_current(delmal.settings.published, at)
    rows = questions.statistics_files(snapshot)
    snapshot.close()
    return [*(of.file for of in actions.own_files(delmal)), *(str(name) for name in rows["file"])]


def _write_code(page: AppTest, code: str) -> None:
    field: Selectbox[str] = page.selectbox[0]
    field.options.append(code)  # a new one, which AppTest knows of in no other way
    field.set_value(code)


def _notes(page: AppTest) -> str:
    return "\n".join(str(m.value).replace("\\", "") for m in page.markdown)


def _import(delmal: Delmal, *names: str) -> None:
    def content(name: str) -> Callable[[], bytes]:
        return lambda: FILES[name]

    actions.import_statistics(delmal, [StatisticsFile(name, content(name)) for name in names])


def test_what_a_file_is_and_holds_is_told_and_nothing_is_saved_yet(open_page: OpenPage) -> None:
    page = _drop(open_page(IMPORTERA), (SIRIS, FILES[SIRIS]))
    words = say(page)
    assert "Statistik: Slutbetyg i årskurs 9, per skola" in words
    assert "Källa: Skolverket (SIRIS, rapport 139)" in words
    assert re.search(r"Innehåll: 12 uppgifter om \d skolor, läsåret 2024/25", words)
    assert _files(Delmal.load()) == []
    assert page.file_uploader[0].value


def test_reports_and_statistics_are_told_apart_and_saved_together(open_page: OpenPage) -> None:
    report = example.documents()[0]
    page = _drop(open_page(IMPORTERA), report, (SIRIS, FILES[SIRIS]))
    page = _press(page, "Spara 1 rapport och 1 statistikfil")
    assert "1 rapport är sparad" in page.success[0].value
    assert page.success[1].value == "1 statistikfil är sparad, med 12 uppgifter."
    assert _files(Delmal.load()) == [SIRIS]
    kinds = [act.kind for act in actions.history(Delmal.load())]
    assert kinds == ["import", "statistics"]
    assert page.file_uploader[0].value == []


def test_own_figures_say_what_is_hidden_and_why(open_page: OpenPage) -> None:
    page = _drop(open_page(IMPORTERA), (OWN_TABLE, FILES[OWN_TABLE]))
    assert "Statistik: Egen uppföljning" in say(page)
    assert "färre än tio elever" in _notes(page)
    assert "En grupp med färre än tio elever visas inte." in say(page)


def test_every_fault_of_an_own_table_is_told_with_its_row_and_nothing_is_imported(
    open_page: OpenPage,
) -> None:
    lines = FILES[OWN_TABLE].decode("utf-8-sig").splitlines()
    lines[1] = lines[1].replace(";61;33;", ";33;61;")
    lines[3] = lines[3].replace(";HT;", ";SOMMAR;")
    faulty = ("fel.csv", "\n".join(lines).encode("utf-8-sig"))
    page = _drop(open_page(IMPORTERA), faulty, (SIRIS, FILES[SIRIS]))
    assert len(page.error) == 1
    assert "fel\\.csv" in page.error[0].value
    told = say(page)
    assert "– Rad 2" in told
    assert "– Rad 4" in told
    page = _press(page, "Spara 1 statistikfil")  # the other one
    assert _files(Delmal.load()) == [SIRIS]


def test_many_faults_are_folded_and_all_listed(open_page: OpenPage) -> None:
    lines = FILES[OWN_TABLE].decode("utf-8-sig").splitlines()
    faulty = [lines[0], *(line.replace(";2024/25;", ";24;") for line in lines[1:31])]
    page = _drop(open_page(IMPORTERA), ("fel.csv", "\n".join(faulty).encode("utf-8-sig")))
    assert len(re.findall(r"– Rad \d+", say(page))) == 30
    assert any(e.label == "18 fel till" for e in page.expander)
    assert not any(b.label.startswith("Spara") for b in page.button)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tom.csv", b"", "är tom"),
        ("annat.csv", b"Datum;Belopp;Text\n1;2;3\n", "annat\\.csv"),
        ("svar.json", b'{"a": 1}', "svar\\.json"),
        ("bok.xlsx", b"PK\x03\x04" + b"\0" * 60, "bok\\.xlsx"),
    ],
)
def test_a_refused_file_is_a_sentence_that_names_it(
    open_page: OpenPage, name: str, content: bytes, words: str
) -> None:
    page = _drop(open_page(IMPORTERA), (name, content))
    assert len(page.error) == 1
    assert words in page.error[0].value
    assert not any(b.label.startswith("Spara") for b in page.button)


def test_a_file_dropped_again_says_so(open_page: OpenPage) -> None:
    _import(Delmal.load(), SIRIS)
    page = _drop(open_page(IMPORTERA), ("kopia.csv", FILES[SIRIS]))
    assert "är redan importerad" in page.info[0].value
    assert not any(b.label.startswith("Spara") for b in page.button)


def test_the_imported_are_listed_in_words_and_taken_back(open_page: OpenPage) -> None:
    delmal = Delmal.load()
    _import(delmal, SIRIS, OWN_TABLE)
    page = open_page(IMPORTERA)
    table = page.table[0].value
    assert list(table["Fil"]) == [
        name.replace("-", "\\-").replace(".", "\\.") for name in (OWN_TABLE, SIRIS)
    ]
    assert list(table["Vad det är"]) == ["Egen uppföljning", "Slutbetyg i årskurs 9\\, per skola"]
    assert all("(händelse 1" in words.replace("\\", "") for words in table["Importerad"])
    page = _press(page, "Ångra importen i händelse 1 (2 filer)")
    assert _files(delmal) == []
    assert "Ångrade händelse 1" in page.success[0].value
    assert not any("Importerad statistik" in h.value for h in page.header)


def test_the_template_is_there_to_fetch(open_page: OpenPage) -> None:
    page = open_page(IMPORTERA)
    labels = [b.proto.label for b in page.get("download_button")]
    assert labels == ["Hämta mallen (Excel)", "Hämta mallen (CSV)"]
    assert actions.statistics_template()[:2] == b"PK"
    assert "Skolenhetskod" in actions.statistics_template_csv().decode("utf-8-sig")


def test_the_filled_template_is_read_back(open_page: OpenPage) -> None:
    header = actions.statistics_template_csv().decode("utf-8-sig").splitlines()[0]
    row = FILES[OWN_TABLE].decode("utf-8-sig").splitlines()[1]
    page = _drop(open_page(IMPORTERA), ("mall.csv", f"{header}\n{row}\n".encode("utf-8-sig")))
    assert "Innehåll: 1 uppgift" in say(page)


def test_fetching_from_kolada_ends_in_a_sentence_and_an_act(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    kolada = Kolada()
    kolada.groups.clear()
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving(kolada) as api:
        kolada.url = api.url
        monkeypatch.setenv("SBS_KOLADA_URL", api.url)
        page = open_page(IMPORTERA)
        _write_code(page, OWN)
        page = _press(page, "Hämta från Kolada")
    assert re.fullmatch(r"1 statistikfil är sparad, med \d+ uppgifter\.", page.success[0].value)
    assert any("ingen grupp" in info.value for info in page.info)
    assert len(_files(Delmal.load())) == 1
    assert f"Exempelby ({OWN})" in page.selectbox[0].options


def test_offline_is_a_sentence_and_nothing_is_kept(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    monkeypatch.setenv("SBS_SKOLVERKET_URL", f"http://127.0.0.1:{port}")
    page = open_page(IMPORTERA)
    page.radio[0].set_value("skolverket").run()
    _write_code(page, "0180")
    monkeypatch.setattr("sbs_data.sources.limits.ATTEMPTS", 1)
    page = _press(page, "Hämta från Skolverket")
    assert "Skolverket går inte att nå" in page.error[0].value
    assert actions.history(Delmal.load()) == []


@pytest.mark.parametrize(("code", "words"), [("180", "skriv 0180"), ("Norrby", "ingen kommunkod")])
def test_a_code_that_is_none_is_explained(open_page: OpenPage, code: str, words: str) -> None:
    page = open_page(IMPORTERA)
    _write_code(page, code)
    page = _press(page, "Hämta från Kolada")
    assert words in page.error[0].value


def test_no_code_is_asked_for(open_page: OpenPage) -> None:
    page = _press(open_page(IMPORTERA), "Hämta från Kolada")
    assert "Ange kommunkoden först." in page.error[0].value


def test_a_hostile_file_name_and_cell_are_shown_as_written(open_page: OpenPage) -> None:
    name = ":red[x] <b>$y$</b>.csv"
    content = FILES[OWN_TABLE].decode("utf-8-sig").replace(";HT;", ";**b** $x$;")
    page = _drop(open_page(IMPORTERA), (name, content.encode("utf-8-sig")))
    assert "\\:red\\[x\\]" in page.error[0].value
    assert "**b** $x$" in say(page)


def test_statistics_alone_leave_the_example_unless_said(
    open_page: OpenPage,
) -> None:
    delmal = Delmal.load()
    import_made_up(delmal, hostile_report("Ett"))
    actions.load_example(delmal)
    page = _drop(open_page(IMPORTERA), ("ny.csv", FILES[SIRIS] + b"\r\n"))
    assert page.checkbox[0].value is False
    _press(page, "Spara 1 statistikfil")
    assert actions.has_example(delmal)


def test_of_several_sheets_it_is_asked_which_before_anything_can_be_saved(
    open_page: OpenPage,
) -> None:
    page = _drop(open_page(IMPORTERA), ("terminer.xlsx", of_terms()))
    assert "Filen har uppgifter på flera blad. Vilka ska läsas?" in say(page)
    assert not any(b.label.startswith("Spara") for b in page.button)
    next(c for c in page.checkbox if c.label == "VT").check().run(timeout=60)
    assert "3 uppgifter" in say(page)
    assert page.table[0].value.shape == (3, 3)
    page = _press(page, "Spara 1 statistikfil")
    assert page.success[0].value == "1 statistikfil är sparad, med 3 uppgifter."
    assert _files(Delmal.load()) == ["terminer.xlsx"]


def test_the_preview_counts_each_school_s_figures(open_page: OpenPage) -> None:
    page = _drop(open_page(IMPORTERA), (SIRIS, FILES[SIRIS]))
    assert [e.label for e in page.expander if "per enhet" in e.label] == [
        "Uppgifter per enhet och läsår"
    ]
    head = [str(name).replace("\\", "") for name in page.table[0].value.columns]
    assert head == ["Enhet", "Kod", "2024/25"]
