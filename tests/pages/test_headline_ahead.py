"""The headline is drawn ahead of the filters, says what they select, and stands there once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.figures import headline
from pages.parts.frame.addresses import GYMNASIEBEHORIGHET, SKOLOR
from sbs_data.answers.choice import Choice
from tests.pages.made_up import OpenPage

ADDRESSES: Mapping[str, dict[str, str]] = {
    "nothing asked for": {},
    "a kommun": {"enhet": "Exempelkommunen, alla skolor"},
    "girls and a year": {"kon": "Flickor", "lasar": "2022/23"},
    "a measure that the unit lacks": {"kon": "Pojkar", "matt": "Meritvärde (17 ämnen)"},
    "what there is not": {"enhet": "Ingenstans", "lasar": "1822/23", "matt": "Tur"},
    "a school without grade 9": {"skola": "Björkskolan"},
}


@pytest.fixture
def told(
    data_dir: Path,  # noqa: ARG001 (which would else point elsewhere)
    example_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> list[Choice]:
    """The choices that headlines are sent ahead for."""
    monkeypatch.setenv("SBS_DATA_DIR", str(example_folder))
    choices: list[Choice] = []
    path = GYMNASIEBEHORIGHET.path
    make = headline._OF_PAGE[path]

    def listening(choice: Choice) -> str:
        choices.append(choice)
        return make(choice)

    monkeypatch.setattr(headline, "_OF_PAGE", {path: listening})
    return choices


def _chosen(page: AppTest) -> Choice:
    found = page.session_state["_figure_choice"]
    assert isinstance(found, Choice)
    return found


@pytest.mark.parametrize("query", ADDRESSES.values(), ids=ADDRESSES.keys())
def test_it_is_told_what_the_filters_select(
    query: dict[str, str], open_page: OpenPage, told: list[Choice]
) -> None:
    page = open_page(GYMNASIEBEHORIGHET, **query)
    assert told[-1] == _chosen(page)
    assert len(page.header) == 1


def test_a_change_is_told_at_once(open_page: OpenPage, told: list[Choice]) -> None:
    page = open_page(GYMNASIEBEHORIGHET)
    before = page.header[0].value
    next(s for s in page.selectbox if s.label == "Elever").set_value("girls").run()
    assert told[-1].gender == "girls"
    assert told[-1] == _chosen(page)
    assert [h.value for h in page.header] != [before]
    assert "flickor" in page.header[0].value


@pytest.mark.usefixtures("told")
def test_it_stands_below_the_filters(open_page: OpenPage) -> None:
    page = open_page(GYMNASIEBEHORIGHET)
    order = [element.type for element in page.main]
    assert order.index("selectbox") < order.index("header") < order.index("button_group")


@pytest.mark.usefixtures("told")
def test_a_page_that_sends_nothing_ahead_draws_its_own(open_page: OpenPage) -> None:
    assert len(open_page(SKOLOR).header) == 1


def test_what_was_sent_ahead_is_not_another_runs(open_page: OpenPage, told: list[Choice]) -> None:
    page = open_page(GYMNASIEBEHORIGHET)
    page.run()
    assert len(page.header) == 1
    assert len(told) == 2


def test_a_headline_that_was_not_sent_is_drawn() -> None:
    def script() -> None:
        from pages.parts.figures import headline
        from pages.parts.frame import addresses

        headline.ahead(addresses.MAL)
        headline.draw("Något annat")

    page = AppTest.from_function(script).run()
    assert [h.value for h in page.header] == ["Något annat"]
