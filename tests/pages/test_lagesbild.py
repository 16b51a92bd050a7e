"""Lägesbild: the demo, nothing at all, a damaged snapshot."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pages.parts.addresses import LAGESBILD
from sbs_data import questions, settings
from sbs_data.figures import sentences
from sbs_data.figures.palette import STATUS
from sbs_data.model import Status
from tests.pages.made_up import OpenPage, hostile_report, import_made_up, say


@pytest.fixture
def counts(example: settings.Settings) -> dict[Status, int]:
    """The example's goals, counted by another road than the page's: one by one."""
    at = questions.pointer(example.published)
    assert at is not None
    snapshot = questions.open_current(example.published, at)
    rows = snapshot.query("SELECT goal_id, status FROM goals WHERE is_current")
    snapshot.close()
    found = Counter(rows["status"])
    return {status: found[status.value] for status in Status}


def test_the_headline_and_the_four_numbers_are_the_examples(
    open_page: OpenPage, counts: dict[Status, int]
) -> None:
    page = open_page(LAGESBILD)
    assert page.header[0].value == sentences.headline(counts)
    shown = [metric.value for metric in page.metric]
    assert shown == [str(counts[status]) for status in Status]
    assert all(counts.values()), "the example shows all four statuses"


def test_many_schools_come_some_at_a_time(open_page: OpenPage) -> None:
    import_made_up(settings.load(), *(hostile_report(f"skola {no:02}") for no in range(23)))
    page = open_page(LAGESBILD)
    assert any("23 rader i bokstavsordning" in m.value for m in page.markdown)
    first = page.table[0].value
    assert next(iter(first["Skola"])) == "skola 00"
    assert len(first) == 12


def test_selection_comes_first_and_it_says_whose_account_it_is(
    open_page: OpenPage,
    example: settings.Settings,  # noqa: ARG001
) -> None:
    page = open_page(LAGESBILD)
    assert page.text[0].value.startswith("Urval: ")
    assert any("enligt skolans egen redovisning" in m.value.lower() for m in page.markdown)


def test_the_tables_hold_the_figures_numbers(
    open_page: OpenPage, counts: dict[Status, int]
) -> None:
    page = open_page(LAGESBILD)
    areas = page.table[1].value
    for status, look in STATUS.items():
        assert areas[look.word].astype(int).sum() == counts[status]
    assert list(page.table[0].value["Skola"]) == sorted(page.table[0].value["Skola"])


def test_every_page_says_that_the_example_is_one(
    open_page: OpenPage,
    example: settings.Settings,  # noqa: ARG001
) -> None:
    page = open_page(LAGESBILD)
    assert any("Exempelkommunen är påhittad" in m.value for m in page.markdown)


def test_nothing_imported_says_what_to_do_first(open_page: OpenPage) -> None:
    page = open_page(LAGESBILD)
    assert "Här är det tomt än." in say(page)
    assert [button.label for button in page.button] == ["Importera en rapport", "Läs in exemplet"]
    assert not any("påhittad" in m.value for m in page.markdown)


def test_the_example_is_loaded_with_one_click(open_page: OpenPage) -> None:
    page = open_page(LAGESBILD)
    page.button("load_example").click().run(timeout=60)
    assert page.header[0].value.startswith("5 av ")


def test_a_damaged_snapshot_is_a_sentence(
    open_page: OpenPage, example: settings.Settings, data_dir: Path
) -> None:
    open_page(LAGESBILD)
    at = questions.pointer(example.published)
    assert at is not None
    (data_dir / "published" / at.name).write_bytes(b"no database")
    import streamlit as st

    st.cache_resource.clear()
    page = open_page(LAGESBILD)
    assert "rebuild" in page.error[0].value
