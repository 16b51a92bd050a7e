"""Flickor och pojkar: both and the difference, per level, without alarm where groups are small."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import FLICKOR_OCH_POJKAR
from sbs_data import actions
from sbs_data.actions import Delmal, StatisticsFile
from sbs_data.settings import PROJECT, Settings
from tests.pages.made_up import OpenPage, links, words

DEMO = PROJECT / "data" / "demo" / "statistik"
KOMMUN = "Exempelkommunen, kommunala skolor"
PERCENT = "\u00a0%"


def _spec(page: AppTest) -> Any:
    [chart] = page.get("plotly_chart")
    return json.loads(chart.proto.spec)


def _lines(page: AppTest) -> dict[str, list[float | None]]:
    return {t["name"]: t["y"] for t in _spec(page)["data"] if t.get("meta") == "values"}


@pytest.mark.usefixtures("demo")
def test_both_and_the_difference_are_switched_between_in_the_browser(open_page: OpenPage) -> None:
    page = open_page(FLICKOR_OCH_POJKAR)
    assert _lines(page) == {
        "Flickor": [83.9, 80.0, 77.4, 75.0, 74.2],
        "Pojkar": [56.7, 60.0, 67.7, 75.0, 80.0],
        "Alla elever": [70.5, 70.0, 72.6, 75.0, 77.0],
        "Flickor minus pojkar": [27.2, 20.0, 9.7, 0.0, -5.8],
    }
    [menu] = _spec(page)["layout"]["updatemenus"]
    assert [button["label"] for button in menu["buttons"]] == [
        "Flickor och pojkar", "Alla", "Flickor minus pojkar",
    ]  # fmt: skip


@pytest.mark.usefixtures("demo")
def test_a_school_is_told_of_without_alarm(open_page: OpenPage) -> None:
    page = open_page(FLICKOR_OCH_POJKAR)
    assert page.header[0].value == (
        f"Kvarnbäckskolan: våren 2025 var 74,2{PERCENT} av flickorna och 80,0{PERCENT} av pojkarna "
        "behöriga till gymnasiets yrkesprogram."
    )
    said = words(page)
    assert "Flickor minus pojkar: −5,8\u00a0procentenheter." in said
    assert "På en skola är grupperna små" in said
    assert "varje år sedan" not in said
    assert not [s for s in page.selectbox if s.label == "Elever"]
    assert "flickor och pojkar." in next(t.value for t in page.text if "Urval: " in t.value)


@pytest.mark.usefixtures("demo")
def test_the_table_has_the_figures_numbers_and_where_they_are_said(open_page: OpenPage) -> None:
    page = open_page(FLICKOR_OCH_POJKAR, tabell="true")
    [table] = page.table
    assert list(table.value.columns) == [
        "Termin", "Flickor", "Pojkar", "Flickor minus pojkar", "Alla elever",
    ]  # fmt: skip
    latest = [str(cell).replace("\\", "") for cell in table.value.iloc[0]]
    assert latest[:4] == [
        "VT25",
        f"74,2{PERCENT}, 23 av 31 (beräknat)",
        f"80,0{PERCENT}, 24 av 30 (beräknat)",
        "−5,8\u00a0procentenheter",
    ]
    said = words(page)
    assert "VT25, flickor: Skolverket (SIRIS, rapport 5), exempelkommunen-siris-5-2024-25" in said
    assert "Senast publicerat: våren 2025." in said


@pytest.mark.usefixtures("demo")
def test_a_kommuns_merit_rating_is_shown_where_a_schools_is_not_published(
    open_page: OpenPage,
) -> None:
    page = open_page(FLICKOR_OCH_POJKAR, matt="Meritvärde (17 ämnen)")
    said = words(page)
    assert "Meritvärdet publiceras inte per kön på skolnivå." in said
    assert page.header[0].value.startswith(f"{KOMMUN}: våren 2025 var meritvärdet för flickor")
    assert "Pojkarnas meritvärde har varit lägre varje år sedan våren 2021" in said
    assert "osäkerheten kan inte beräknas" in said


@pytest.mark.usefixtures("demo")
def test_another_level_is_chosen_in_the_address(open_page: OpenPage) -> None:
    page = open_page(FLICKOR_OCH_POJKAR, niva=KOMMUN)
    assert page.header[0].value.startswith(f"{KOMMUN}: våren 2025 var 74,2")
    page = open_page(FLICKOR_OCH_POJKAR, niva="Finns inte")
    assert page.header[0].value.startswith("Kvarnbäckskolan: ")


def test_a_kommun_without_figures_by_sex_says_which_export_has_them(
    open_page: OpenPage, data_dir: Path
) -> None:
    file = DEMO / "exempelkommunen-siris-138-2024-25.csv"
    actions.import_statistics(
        Delmal(Settings(data_dir, "prov")), [StatisticsFile(file.name, file.read_bytes)]
    )
    page = open_page(FLICKOR_OCH_POJKAR)
    assert page.header[0].value == "Det finns inga uppgifter för flickor och pojkar"
    assert "Skolverkets export 53 (per kommun och kön) har uppgiften." in words(page)
    assert "Till Importera" in links(page)
    assert not page.get("plotly_chart")


def test_without_statistics_it_says_what_to_do_first(open_page: OpenPage) -> None:
    page = open_page(FLICKOR_OCH_POJKAR)
    assert page.header[0].value == "Ingen statistik är importerad än"
    assert "Här visas flickors och pojkars resultat i årskurs 9" in words(page)
    assert "Till Importera" in links(page)
