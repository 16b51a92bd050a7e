"""Skolor och områden: which skolenhet each school is, and which kommun the authority is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from pages.parts.frame.addresses import BESLUT, NAMN
from sbs_data import actions, example, questions
from sbs_data.actions import Delmal, StatisticsFile
from sbs_data.settings import Settings
from tests.pages.made_up import OpenPage, hostile_report, import_made_up, links, say
from tests.questions.world import HOSTILE
from tests.reports.word import document, matrix, para

FILES = {name: content for name, content, _ in example.figures()}
AUTHORITY, MAPPED, OTHER = "Exempelkommunen", "Kvarnbäckskolan", "Kvarnbäcksskolan"
CODE = "99010102"


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two schools, of which the statistics know one by its name."""
    folder = tmp_path_factory.mktemp("enheter")
    delmal = Delmal(Settings(folder, "prov"))
    content = document(
        para(AUTHORITY),
        matrix({1: ["1. Läsning", MAPPED], 4: ["Alla läser."]}),
        matrix({1: ["2. Räkning", OTHER], 4: ["Alla räknar."]}),
    )
    actions.import_reports(delmal, actions.examine(delmal, [("bilaga.docx", content)]))
    _import_statistics(delmal)
    return folder


def _import_statistics(delmal: Delmal) -> None:
    def content(name: str) -> Callable[[], bytes]:
        return lambda: FILES[name]

    names = [f"exempelkommunen-siris-{n}-2024-25.csv" for n in ("138", "139")]
    actions.import_statistics(delmal, [StatisticsFile(name, content(name)) for name in names])


@pytest.fixture
def world(data_dir: Path, once: Path) -> Delmal:
    shutil.copytree(once, data_dir, dirs_exist_ok=True)
    return Delmal.load()


def _press(page: AppTest, label: str, key: str = "") -> AppTest:
    next(b for b in page.button if b.label == label and key in str(b.key)).click()
    page.run(timeout=60)
    assert not page.exception, page.exception
    return page


def _units(delmal: Delmal) -> dict[str, tuple[object, object]]:
    at = questions.pointer(delmal.settings.published)
    assert at is not None
    snapshot = questions.open_current(delmal.settings.published, at)
    rows = questions.school_unit_names(snapshot).to_dict("records")
    snapshot.close()
    return {str(row["school"]): (row["unit_code"], row["basis"]) for row in rows}


def _words(page: AppTest) -> str:
    values = [*(m.value for m in page.markdown), *(i.value for i in page.info)]
    return "\n".join(str(value).replace("\\", "") for value in values)


def _choose(page: AppTest, value: str) -> Selectbox[str]:
    field: Selectbox[str] = next(s for s in page.selectbox if str(s.key).startswith("choose unit "))
    field.set_value(value)
    return field


def test_a_school_of_the_same_name_is_found_and_the_other_is_told_plainly(
    open_page: OpenPage, world: Delmal
) -> None:
    words = _words(open_page(NAMN))
    assert f"Skolenheten {MAPPED} ({CODE}), av samma namn" in words
    assert f"Utan skolenhet: ”{OTHER}”." in words
    assert f"Kommunen {AUTHORITY} (9901), av samma namn" in words
    assert _units(world)[OTHER] == (None, None)


def test_a_person_says_which_skolenhet_it_is_and_takes_it_back(
    open_page: OpenPage, world: Delmal
) -> None:
    page = _press(open_page(NAMN), "Ändra", f"edit unit Skolan är skolenheten {AUTHORITY}|{OTHER}")
    field = _choose(page, CODE)
    assert any(option.startswith("Friskolan") for option in field.options)  # all of the kommun
    page = _press(page, "Spara", OTHER)
    assert _units(world)[OTHER] == (CODE, "person")
    assert f"{MAPPED} ({CODE}), enligt prov" in _words(page)
    assert "Utan skolenhet" not in _words(page)
    assert f"Skolenhet: ”{OTHER}” – ”{CODE}”" in say(open_page(BESLUT))
    _choose(page, "")
    _press(page, "Spara", OTHER)
    assert _units(world)[OTHER] == (None, None)


def test_a_person_says_which_kommun_the_authority_is(open_page: OpenPage, world: Delmal) -> None:
    page = _press(open_page(NAMN), "Ändra", "edit unit Huvudmannen")
    _choose(page, "9901")
    page = _press(page, "Spara", "Huvudmannen")
    assert f"Kommunen {AUTHORITY} (9901), enligt prov" in _words(page)
    assert len(actions.history(world)) == 3


def test_without_statistics_that_is_said_with_the_way_to_import(open_page: OpenPage) -> None:
    import_made_up(Delmal.load(), hostile_report("Ett"))
    page = open_page(NAMN)
    assert "när det finns statistik att jämföra med" in say(page)
    assert "Importera statistik" in links(page)


@pytest.mark.parametrize("text", HOSTILE[:4])
def test_names_are_shown_as_written(open_page: OpenPage, text: str) -> None:
    delmal = Delmal.load()
    import_made_up(delmal, hostile_report(text))
    _import_statistics(delmal)
    page = open_page(NAMN)
    told = next(i.value for i in page.info if "Utan skolenhet" in i.value)
    assert text in told.replace("\\", "")
    assert text not in told or not set(text) & set("[]$*<")
