"""What the reports say of the pupils' results: shown in words and quotes, confirmed by a person."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import LAGESBILD, MALET
from sbs_data import actions, questions
from sbs_data.actions import Delmal
from tests.pages.made_up import OpenPage, say
from tests.reports.word import document, matrix, para

TARGET = "Delmålet på 80 % behörighet till yrkesprogram nåddes VT23."
WORDS = "Behöriga till gymnasiets yrkesprogram: 80\u00a0%, VT23"


@pytest.fixture
def imported() -> Delmal:
    """The same target in two initiatives, and an outcome in one of them."""
    delmal = Delmal.load()
    content = document(
        para("Exempelby kommun"),
        matrix({8: [TARGET, "Meritvärdet sjönk från 212,5 till 202,9."]}),
        matrix({8: [TARGET]}),
    )
    actions.import_reports(delmal, actions.examine(delmal, [("redovisning.docx", content)]))
    return delmal


def _goal_id(delmal: Delmal) -> str:
    pointer = questions.pointer(delmal.settings.published)
    assert pointer is not None
    snapshot = questions.open_current(delmal.settings.published, pointer)
    goals = questions.goal_page(snapshot, questions.Selection(), 1, 10).goals
    snapshot.close()
    return str(goals["goal_id"].iloc[0])


def _press(page: AppTest, label: str) -> None:
    next(button for button in page.button if button.label == label).click().run()


def test_a_target_said_twice_is_one_with_both_places(
    open_page: OpenPage,
    imported: Delmal,  # noqa: ARG001
) -> None:
    page = open_page(LAGESBILD)
    shown = say(page)
    assert shown.count(f"Målvärde: {WORDS}") == 1
    assert shown.count(f"”{TARGET}”") == 2
    assert "Sagt på 2 ställen" in [e.label for e in page.expander]
    assert any(
        "- 1 målvärde i rapporternas text är inte bekräftat" in m.value for m in page.markdown
    )


def test_a_person_confirms_it_and_it_is_so_everywhere(
    open_page: OpenPage, imported: Delmal
) -> None:
    page = open_page(LAGESBILD)
    _press(page, "Bekräfta")
    assert "Bekräfta" not in [b.label for b in page.button]
    assert "inte bekräftat" not in say(page)
    assert any("av prov" in m.value for m in page.markdown)
    assert [act.kind for act in actions.history(imported)] == ["import", "confirm_target"]
    actions.undo(imported)
    assert "Bekräfta" in [b.label for b in open_page(LAGESBILD).button]


def test_a_rejected_target_is_no_longer_shown(
    open_page: OpenPage,
    imported: Delmal,  # noqa: ARG001
) -> None:
    page = open_page(LAGESBILD)
    _press(page, "Stämmer inte")
    assert WORDS not in say(page)


def test_outcomes_are_told_with_their_file(
    open_page: OpenPage,
    imported: Delmal,  # noqa: ARG001
) -> None:
    page = open_page(LAGESBILD)
    assert "Meritvärde: har minskat från 212,5\u00a0poäng till 202,9\u00a0poäng" in say(page)
    assert any("redovisning\\.docx" in m.value for m in page.markdown)


def test_an_initiatives_claims_stand_with_its_goal(open_page: OpenPage, imported: Delmal) -> None:
    page = open_page(MALET, mal=_goal_id(imported))
    shown = say(page)
    assert f"Målvärde: {WORDS}" in shown
    assert "Utfall: Meritvärde" in shown
    assert any("Rapporten säger att det har nåtts" in m.value for m in page.markdown)
