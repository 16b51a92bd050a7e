"""Report text is data: whatever a page hands to Streamlit as Markdown has been escaped."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.addresses import (
    ALL,
    GALLRING,
    HANDBOK,
    IMPORTERA,
    LAGESBILD,
    MAL,
    MALET,
    TILLGANGLIGHET,
    Address,
)
from sbs_data import settings
from sbs_data.figures import plain
from tests.pages.made_up import OpenPage
from tests.questions.world import HOSTILE

# Where Streamlit reads Markdown: what these elements show, and the labels of widgets.
_SHOWN = ("markdown", "title", "header", "subheader", "caption", "info", "error", "success")
_LABELLED = ("button", "checkbox", "expander", "selectbox", "text_input", "toggle", "radio")


def _markdown_of(page: AppTest) -> list[str]:
    shown = [str(e.value) for kind in _SHOWN for e in getattr(page, kind)]
    labels = [str(e.label) for kind in _LABELLED for e in getattr(page, kind)]
    options = [str(option) for radio in page.radio for option in radio.options]
    cells = [str(cell) for table in page.table for cell in table.value.to_numpy().ravel()]
    return shown + labels + options + cells


def _unescaped(text: str, everything: list[str]) -> list[str]:
    raw = re.compile(r"(?<!\\)" + re.escape(text))
    return [shown for shown in everything if raw.search(shown)]


@pytest.mark.parametrize("address", [LAGESBILD, MAL, IMPORTERA], ids=lambda a: a.path)
def test_no_hostile_text_reaches_markdown_unescaped(
    open_page: OpenPage,
    hostile: settings.Settings,  # noqa: ARG001
    address: Address,
) -> None:
    everything = _markdown_of(open_page(address))
    for text in HOSTILE:
        assert not _unescaped(text, everything)
    assert any(plain.markdown(HOSTILE[0]) in shown for shown in everything), "shown, and escaped"


def test_an_opened_goal_escapes_too(open_page: OpenPage, hostile: settings.Settings) -> None:
    from sbs_data import questions

    at = questions.pointer(hostile.published)
    assert at is not None
    snapshot = questions.open_current(hostile.published, at)
    goals = questions.goal_page(snapshot, questions.Selection(), 1, 100).goals
    snapshot.close()
    for text in HOSTILE:
        goal_id = goals[goals["goal"] == text]["goal_id"].iloc[0]
        page = open_page(MALET, mal=str(goal_id))
        assert not _unescaped(text, _markdown_of(page))
        assert text in [element.value for element in page.text]


@pytest.mark.parametrize("text", HOSTILE)
def test_escaping_can_be_read_back(text: str) -> None:
    """Every sign is there, in order, each punctuation with its backslash."""
    escaped = plain.markdown(text)
    assert re.sub(r"\\(.)", r"\1", escaped).replace("\u2060", "") == text
    assert not re.search(r"(?<!\\)[<\[\]*_`$:#~]", re.sub(r"\\\\", "", escaped))


def test_text_on_several_lines_becomes_one() -> None:
    assert plain.markdown("a\n\n    b\t c ") == "a b c"


def test_the_handbook_is_ours_and_is_drawn(open_page: OpenPage) -> None:
    page = open_page(HANDBOK)
    assert page.markdown[0].value.startswith("# Handbok")


def test_every_page_has_one_address() -> None:
    files = {file.stem for file in HANDBOK.file.parent.glob("*.py")}
    assert sorted(address.path for address in ALL) == sorted(files - {"__init__", "front_door"})


@pytest.mark.parametrize("address", [GALLRING, TILLGANGLIGHET])
def test_what_else_is_worth_reading_is_reached_from_the_handbook_and_leads_back(
    open_page: OpenPage, address: Address
) -> None:
    assert address.path in _links(open_page(HANDBOK))
    page = open_page(address)
    assert page.markdown[-1].value.startswith("# ")
    assert HANDBOK.path in _links(page)


def _links(page: AppTest) -> list[str]:
    return [str(link.proto.page) for link in page.get("page_link")]
