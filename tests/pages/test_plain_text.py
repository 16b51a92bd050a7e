"""Report text is data: whatever a page hands to Streamlit as Markdown has been escaped."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import (
    ALL,
    GALLRING,
    HANDBOK,
    IMPORTERA,
    INSATSEN,
    INSATSER,
    LAGESBILD,
    MAL,
    MALET,
    RAPPORTEN,
    RAPPORTER,
    TILLGANGLIGHET,
    Address,
)
from sbs_data.actions import Delmal
from sbs_data.words import escaped
from tests.pages.made_up import OpenPage, links
from tests.questions.world import HOSTILE

LISTS = (LAGESBILD, MAL, INSATSER, RAPPORTER, IMPORTERA)

# Where Streamlit reads Markdown: what these elements show, and the labels of widgets.
_SHOWN = ("markdown", "title", "header", "subheader", "caption", "info", "error", "success")
_LABELLED = ("button", "checkbox", "expander", "selectbox", "text_input", "toggle", "radio")


def markdown_of(page: AppTest) -> list[str]:
    """All that a page hands to Streamlit as Markdown."""
    shown = [str(e.value) for kind in _SHOWN for e in getattr(page, kind)]
    labels = [str(e.label) for kind in _LABELLED for e in getattr(page, kind)]
    options = [str(option) for radio in page.radio for option in radio.options]
    cells = [str(cell) for table in page.table for cell in table.value.to_numpy().ravel()]
    return shown + labels + options + cells + list(links(page))


def unescaped(text: str, everything: list[str]) -> list[str]:
    """Where a text stands with signs that Markdown would read."""
    raw = re.compile(r"(?<!\\)" + re.escape(text))
    return [shown for shown in everything if raw.search(shown)]


@pytest.mark.parametrize("address", LISTS, ids=lambda a: a.path)
def test_no_hostile_text_reaches_markdown_unescaped(
    open_page: OpenPage,
    hostile: Delmal,  # noqa: ARG001
    address: Address,
) -> None:
    everything = markdown_of(open_page(address))
    for text in HOSTILE:
        assert not unescaped(text, everything)
    assert any(escaped.markdown(HOSTILE[0]) in shown for shown in everything), "shown, and escaped"


def test_an_opened_goal_escapes_too(open_page: OpenPage, hostile: Delmal) -> None:
    from sbs_data import questions

    at = questions.pointer(hostile.settings.published)
    assert at is not None
    snapshot = questions.open_current(hostile.settings.published, at)
    goals = questions.goal_page(snapshot, questions.Selection(), 1, 100).goals
    snapshot.close()
    for text in HOSTILE:
        goal_id = goals[goals["goal"] == text]["goal_id"].iloc[0]
        page = open_page(MALET, mal=str(goal_id))
        assert not unescaped(text, markdown_of(page))
        assert text in [element.value for element in page.text]


@pytest.mark.parametrize("reading", ["Problem och orsaker", "Väntat och sett", "Lärdomar"])
def test_what_is_read_across_the_initiatives_escapes(
    open_page: OpenPage,
    hostile: Delmal,  # noqa: ARG001
    reading: str,
) -> None:
    page = open_page(INSATSER, las=reading)
    assert not [text for text in HOSTILE if unescaped(text, markdown_of(page))]
    assert any(text in [element.value for element in page.text] for text in HOSTILE)


def test_an_opened_initiative_and_an_opened_report_escape(
    open_page: OpenPage,
    hostile: Delmal,  # noqa: ARG001
) -> None:
    doors = links(open_page(RAPPORTER))
    reports = [to.split("rapport=")[1] for to in doors.values() if "rapporten?" in to]
    assert len(reports) >= 5
    for report_id in reports:
        for page in (
            open_page(INSATSEN, insats=f"{report_id}-i1"),
            open_page(RAPPORTEN, rapport=report_id, plats="1.4.1"),
        ):
            everything = markdown_of(page)
            assert not [text for text in HOSTILE if unescaped(text, everything)]
            assert any(escaped.markdown(text) in "".join(everything) for text in HOSTILE)


@pytest.mark.parametrize("words", ["alert", "red", "och", "smile", "fet", "kod", "example"])
def test_a_hit_escapes_what_it_does_not_mark(
    open_page: OpenPage,
    hostile: Delmal,  # noqa: ARG001
    words: str,
) -> None:
    page = open_page(RAPPORTER, sok=words)
    everything = markdown_of(page)
    hits = [shown for shown in everything if f"**{words}**]" in shown]
    assert hits
    for shown in hits:
        rest = re.sub(r":blue-background\[\*\*\w+\*\*\]", "", shown)
        rest = rest.replace(":small[:gray[", "")
        assert not re.search(r"(?<!\\)[<\[*_`$#~]", re.sub(r"\\\\", "", rest)), shown


@pytest.mark.parametrize("text", HOSTILE)
def test_escaping_can_be_read_back(text: str) -> None:
    """Every sign is there, in order, each punctuation with its backslash."""
    shown = escaped.markdown(text)
    assert re.sub(r"\\(.)", r"\1", shown).replace("\u2060", "") == text
    assert not re.search(r"(?<!\\)[<\[\]*_`$:#~]", re.sub(r"\\\\", "", shown))


@pytest.mark.parametrize("text", HOSTILE)
def test_marking_can_be_read_back(text: str) -> None:
    """The same signs in the same order, wherever the marks stand."""
    for start in range(0, len(text), 3):
        end = min(len(text), start + 2)
        if text[start:end].strip() != text[start:end]:
            continue
        marked = escaped.marked(text, [(start, end)])
        open_mark, close_mark = ":blue-background[**", "**]"
        assert marked.count(open_mark) == 1
        said = re.sub(r"\\(.)", r"\1", marked.replace(open_mark, "").replace(close_mark, "", 1))
        assert said.replace("\u2060", "") == text


def test_text_on_several_lines_becomes_one() -> None:
    assert escaped.markdown("a\n\n    b\t c ") == "a b c"


def test_the_handbook_is_ours_and_is_drawn(open_page: OpenPage) -> None:
    page = open_page(HANDBOK)
    assert page.markdown[0].value.startswith("# Handbok")


def test_every_page_has_one_address() -> None:
    files = {file.stem for file in HANDBOK.file.parent.glob("*.py")}
    assert sorted(address.file.stem for address in ALL) == sorted(
        files - {"__init__", "front_door"}
    )


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
