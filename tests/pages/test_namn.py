"""Skolor och områden, and Beslut: names mended, forms set, decisions taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from pages.parts.frame.addresses import BESLUT, NAMN
from sbs_data import actions, questions
from sbs_data.actions import Delmal
from sbs_data.settings import Settings
from sbs_data.words.worklist_words import REASONS
from tests.pages import waiting_world
from tests.pages.made_up import OpenPage, say
from tests.pages.waiting_world import AUTHORITY, waiting

SCHOOL, OTHER = "Björkskolan", "Björksskolan"
AREA, OTHER_AREA = "Undervisning och lärande", "Undervisning & lärande"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("waiting")
    waiting_world.load(Delmal(Settings(folder, "prov")))
    return folder


@pytest.fixture
def world(prepared: Path) -> Delmal:
    delmal = Delmal.load()
    shutil.copytree(prepared, delmal.settings.data_dir, dirs_exist_ok=True)
    return delmal


def _schools(delmal: Delmal) -> dict[str, str]:
    """Each school and its forms."""
    at = questions.pointer(delmal.settings.published)
    assert at is not None
    snapshot = questions.open_current(delmal.settings.published, at)
    rows = questions.schools(snapshot)
    snapshot.close()
    return dict(zip(rows["school"], rows["forms"], strict=True))


def _areas(delmal: Delmal) -> set[str]:
    at = questions.pointer(delmal.settings.published)
    assert at is not None
    snapshot = questions.open_current(delmal.settings.published, at)
    rows = questions.area_spellings(snapshot)
    snapshot.close()
    return set(rows["area"])


def _press(page: AppTest, label: str, key: str = "") -> AppTest:
    found = [b for b in page.button if b.label.replace("\\", "") == label and key in str(b.key)]
    found[0].click().run(timeout=60)
    assert not page.exception, page.exception
    return page


def _choose(page: AppTest, key: str, text: str) -> None:
    field: Selectbox[str] = next(s for s in page.selectbox if s.key == key)
    if text not in field.options:
        field.options.append(text)  # a new one, which AppTest knows of in no other way
    field.set_value(text)


def test_a_school_is_told_with_its_goals_and_mapped_to_another(
    open_page: OpenPage, world: Delmal
) -> None:
    page = _press(open_page(NAMN), "Ändra", f"edit {AUTHORITY}|{OTHER}")
    assert {SCHOOL, OTHER} <= set(_schools(world))
    _choose(page, f"school {AUTHORITY}|{OTHER}", SCHOOL)
    page = _press(page, "Spara skolan", OTHER)
    assert OTHER not in _schools(world)
    assert f"Skrivs också ”{OTHER}” (1 insats, enligt prov)." in say(page)
    assert waiting(world, "school_name") == []
    page = _press(page, "Nej, en egen skola")
    assert OTHER in _schools(world)
    assert "ett eget namn" in page.success[0].value


def test_school_forms_are_said_by_a_person(open_page: OpenPage, world: Delmal) -> None:
    page = _press(open_page(NAMN), "Ändra", f"edit {AUTHORITY}|{SCHOOL}")
    pills = next(
        b for b in page.button_group if str(b.key).startswith(f"form {AUTHORITY}|{SCHOOL} ")
    )
    pills.set_value(["f_3", "4_6"])
    page = _press(page, "Spara skolformerna", f"|{SCHOOL}-")
    assert _schools(world)[SCHOOL] == "F–3, 4–6"
    assert "skolformerna för" in page.success[0].value


def test_no_form_at_all_is_a_sentence(open_page: OpenPage, world: Delmal) -> None:
    page = _press(open_page(NAMN), "Ändra", f"edit {AUTHORITY}|{OTHER}")
    page = _press(page, "Spara skolformerna", f"|{OTHER}-")
    assert "minst en skolform" in page.error[0].value
    assert len(actions.history(world)) == 1


def test_an_area_is_named_and_parted_again(open_page: OpenPage, world: Delmal) -> None:
    page = _press(open_page(NAMN), "Ändra", f"edit area {OTHER_AREA}")
    _choose(page, f"area name {OTHER_AREA}", AREA)
    page = _press(page, "Spara området", OTHER_AREA)
    assert _areas(world) == {AREA}
    assert f"Skrivs också ”{OTHER_AREA}” (enligt prov)." in say(page)
    _press(page, "Nej, ett eget område")
    assert _areas(world) == {AREA, OTHER_AREA}


def test_decisions_are_listed_with_who_and_why_and_taken_back(
    open_page: OpenPage, world: Delmal
) -> None:
    goal = waiting(world, "unmarked")[0]
    actions.decide_status(world, str(goal["goal_id"]), "achieved", REASONS[0])
    actions.map_school(world, AUTHORITY, OTHER, SCHOOL)
    actions.set_school_forms(world, AUTHORITY, SCHOOL, ["f_3", "7_9"])
    page = open_page(BESLUT)
    shown = say(page)
    assert f"Status: ”{waiting_world.UNMARKED}” – uppnått" in shown
    assert f"Skolnamn: ”{OTHER}” – ”{SCHOOL}”" in shown
    assert f"Skolform: ”{SCHOOL}” – F–3 och Årskurs 7–9" in shown
    notes = "\n".join(m.value.replace("\\", "") for m in page.markdown)
    assert f"skäl: {REASONS[0]}" in notes
    assert "3 beslut gäller" in notes
    page = _press(page, "Ta tillbaka", "take back 2")
    assert waiting(world, "unmarked") == [goal]
    assert "Status:" not in say(page)


def test_nothing_decided_and_nothing_imported_are_sentences(open_page: OpenPage) -> None:
    assert "Ingen har beslutat något än." in say(open_page(BESLUT))
    assert "Här är det tomt än." in say(open_page(NAMN))
