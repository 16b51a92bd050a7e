"""Skolor: each school of a kommun beside the levels above it, and schools without åk 9."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import MAL, SKOLOR
from sbs_data import actions
from sbs_data.actions import Delmal, StatisticsFile
from sbs_data.settings import PROJECT, Settings
from tests.pages.made_up import OpenPage, links, words

DEMO = PROJECT / "data" / "demo" / "statistik"
PERCENT = "\u00a0%"
POINTS = "\u00a0procentenheter"


def _spec(page: AppTest) -> Any:
    [chart] = page.get("plotly_chart")
    return json.loads(chart.proto.spec)


def _line(page: AppTest) -> str:
    return next(str(t.value) for t in page.text if str(t.value).startswith("Urval: "))


def _cells(page: AppTest) -> list[list[str]]:
    [table] = page.table
    return _plain(table)


def _plain(table: Any) -> list[list[str]]:
    return [[str(cell).replace("\\", "") for cell in row] for row in table.value.values.tolist()]


@pytest.mark.usefixtures("demo")
def test_every_school_stands_in_alphabetical_order_with_its_pupils(open_page: OpenPage) -> None:
    page = open_page(SKOLOR, tabell="true")
    assert _line(page) == (
        "Urval: alla skolor i Exempelkommunen, behöriga till yrkesprogram, alla elever."
    )
    assert page.header[0].value == (
        f"Våren 2025 var andelen behöriga mellan 70,6{PERCENT} och 77,0{PERCENT} på de två av tre "
        "skolor i Exempelkommunen där uppgiften visas."
    )
    cells = _cells(page)
    assert [row[0] for row in cells] == [
        "Friskolan Lingonriset", "Friskolan Tussilagon", "Kvarnbäckskolan",
    ]  # fmt: skip
    assert cells[2][1] == f"77,0{PERCENT}, 47 av 61 (beräknat)"
    assert cells[1][3] == "Skolverket visar inte uppgiften"
    said = words(page)
    assert f"VT25: 77,0{PERCENT}, 47 av 61 (beräknat)" in said
    assert f"VT25: 1–4 elever är inte behöriga, mellan 63{PERCENT} och 91{PERCENT}, 11 ele" in said


@pytest.mark.usefixtures("demo")
def test_each_stands_beside_the_target_the_kommun_and_similar_ones(open_page: OpenPage) -> None:
    said = words(open_page(SKOLOR))
    assert f"Under 80{PERCENT}, två till hade behövts" in said
    assert "Kan inte avgöras" in said
    # The kommun's own schools are Kvarnbäckskolan alone: it stands beside all schools.
    assert f"Exempelkommunen, alla skolor: +0,6{POINTS}" in said
    assert f"Liknande kommuner, kommunala skolor: −0,9{POINTS}" in said
    assert f"I Exempelkommunen var andelen 76,4{PERCENT} våren 2025" in said
    assert f"I riket var andelen 83,7{PERCENT} våren 2024" in said
    assert "Ingen uppgift om riket är importerad för våren 2025." in said
    assert f"SALSA, godkända i alla ämnen: +2{POINTS} mot det väntade våren 2025." in said


@pytest.mark.usefixtures("demo")
def test_the_figure_has_the_tables_numbers_and_the_target_only_of_those_who_have_it(
    open_page: OpenPage,
) -> None:
    spec = _spec(open_page(SKOLOR))
    values = [trace["y"] for trace in spec["data"] if trace.get("meta") == "values"]
    assert values[2] == [70.5, 70.0, 72.6, 75.0, 77.0]
    assert values[0] == [None, None, None, 100.0, None]
    axes = [shape["yref"] for shape in spec["layout"]["shapes"] if shape["name"] == "target"]
    assert axes == ["y", "y3"]


@pytest.mark.usefixtures("demo")
def test_a_school_chosen_here_is_chosen_everywhere(open_page: OpenPage) -> None:
    page = open_page(SKOLOR)
    next(b for b in page.button if b.label == "Välj Kvarnbäckskolan").click().run()
    assert _line(page).endswith("Vald skola: Kvarnbäckskolan.")
    assert page.header[0].value.startswith("Kvarnbäckskolan, våren 2025 var 47 av 61 elever")
    assert "enhet=99010102" in links(page)["Kvarnbäckskolan, gymnasiebehörighet"]
    page.switch_page(MAL.file.name).run()
    assert "Urval: Kvarnbäckskolan" in _line(page)


@pytest.mark.usefixtures("demo")
def test_a_school_without_grade_9_shows_its_own_figures(open_page: OpenPage) -> None:
    page = open_page(SKOLOR, skola="Björkskolan")
    assert page.header[0].value == "Björkskolan har inga uppgifter om årskurs 9"
    own, official = page.table
    assert "Egen uppföljning, senaste uppgifterna:" in words(page)
    cells = {row[0]: row[1:] for row in _plain(own)}
    assert cells["Hög frånvaro"] == [
        "VT25, tillfälle 4",
        "Visas inte, eftersom en annan avstämning samma läsår redan visas",
    ]
    assert ["Lärare med legitimation och behörighet", "HT24", f"84,2{PERCENT}"] in _plain(official)
    hidden = cells["Trivs i skolan (egen enkät), årskurs 4–9"]
    assert hidden[1] == cells["Hög frånvaro"][1]


@pytest.mark.usefixtures("demo")
def test_a_school_with_grade_9_shows_its_own_follow_up_when_opened(open_page: OpenPage) -> None:
    page = open_page(SKOLOR)
    door = next(block for block in page.expander if block.label == "Egen uppföljning")
    assert "Egen uppföljning, senaste uppgifterna:" not in words(page)
    page.session_state["own 99010102"] = True
    page.run()
    assert not page.exception
    assert "Egen uppföljning, senaste uppgifterna:" in words(page)
    assert "(avstämning), årskurs 9" in str(_cells(page))
    assert door.label in {block.label for block in page.expander}


@pytest.mark.usefixtures("demo")
def test_a_preschool_is_plainly_told_of(open_page: OpenPage) -> None:
    page = open_page(SKOLOR, skola="Förskolan Tallkotten")
    assert page.header[0].value == "Förskolan Tallkotten har inga uppgifter om årskurs 9"
    assert "Inga uppgifter om förskolan är importerade." in words(page)


@pytest.mark.usefixtures("demo")
def test_girls_merit_rating_is_not_published_for_schools(open_page: OpenPage) -> None:
    page = open_page(SKOLOR, matt="Meritvärde (17 ämnen)", kon="Flickor")
    assert "Meritvärdet publiceras inte per kön på skolnivå." in words(page)
    assert not page.get("plotly_chart")


def test_one_school_alone_is_said_and_named(open_page: OpenPage, data_dir: Path) -> None:
    file = DEMO / "exempelkommunen-siris-139-2020-21.csv"
    only = b"\n".join(line for line in file.read_bytes().split(b"\n") if b"Friskolan" not in line)
    result = actions.import_statistics(
        Delmal(Settings(data_dir, "prov")), [StatisticsFile(file.name, lambda: only)]
    )
    assert result.act_no is not None, result.outcomes
    page = open_page(SKOLOR)
    assert page.header[0].value.startswith("Kvarnbäckskolan, våren 2021 var 43 av 61 elever")
    assert "Bara en skola har årskurs 9: Kvarnbäckskolan." in words(page)
    assert "Ingen uppgift om riket och liknande kommuner är importerad" in words(page)


def test_a_school_whose_kommun_no_source_says_is_there(open_page: OpenPage, data_dir: Path) -> None:
    file = DEMO / "exempelkommunen-skolverket.json"
    actions.import_statistics(
        Delmal(Settings(data_dir, "prov")), [StatisticsFile(file.name, file.read_bytes)]
    )
    page = open_page(SKOLOR)
    assert _line(page).startswith("Urval: alla skolor i kommunen")
    assert len(_spec(page)["data"]) > 0
    assert "Kvarnbäckskolan" in words(page)


def test_without_statistics_it_says_what_to_do_first(open_page: OpenPage) -> None:
    page = open_page(SKOLOR)
    assert page.header[0].value == "Ingen statistik är importerad än"
    assert "Här visas varje skolas resultat i årskurs 9, när statistiken är hämtad." in words(page)
    assert "Till Importera" in links(page)
