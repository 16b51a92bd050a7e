"""A report that says of one målvärde both that it was reached and that it wasn't: told so wherever
the reports' word on it is, with both places, and no verdict.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from pages.parts.frame import opened
from pages.parts.frame.addresses import (
    ATT_AVGORA,
    GYMNASIEBEHORIGHET,
    INSATSEN,
    LAGESBILD,
    MALVARDEN,
    Address,
)
from sbs_data import actions, questions
from sbs_data.actions import Delmal, StatisticsFile
from sbs_data.answers import overview_page
from sbs_data.clock import stockholm_today
from sbs_data.questions import Selection
from sbs_data.words.worklist_words import ASKINGS
from tests.pages.made_up import OpenPage, words
from tests.reports.word import document, matrix, para
from tests.statistics.exports import GRADES_2025, MUNICIPALITY_HEADER, NORTH, siris

REACHED = "Delmålet på 80 % behörighet till yrkesprogram nåddes VT25."
MISSED = "Delmålet på 80 % behörighet till yrkesprogram nåddes inte VT25."
BOTH = (
    "Rapporten säger både att det har nåtts (tabell 1, rad 8, stycke 1) och att det inte nåddes "
    "(tabell 1, rad 9, stycke 1)."
)
ONE_SIDE = ("Rapporten säger att det", "och att det har nåtts.", "och att det inte nåddes.")


@pytest.fixture
def imported(data_dir: Path) -> Delmal:  # noqa: ARG001 (where it is imported to)
    """One school, whose only initiative says both; its figure of the same term."""
    delmal = Delmal.load()
    content = document(
        para("Exempelby kommun"),
        matrix({
            1: ["Handledning vid Norra skolan enligt U2020/01234/S."],
            8: [REACHED], 9: [MISSED],
        }),
    )  # fmt: skip
    actions.import_reports(delmal, actions.examine(delmal, [("redovisning.docx", content)]))
    kommun = ("Exempelby", "0999", "Länet", "09", "Samtliga", "78", "67,9", "75,6", "201,6")
    files = [
        ("a.csv", siris(rows=[(*NORTH, "78", "67,9", "75,6", "201,6")])),
        ("b.csv", siris((*MUNICIPALITY_HEADER, *GRADES_2025), [kommun])),
    ]
    given = [StatisticsFile(name, partial(bytes, content)) for name, content in files]
    result = actions.import_statistics(delmal, given)
    assert not result.refused, result.refused
    return delmal


def _ask(delmal: Delmal, sql: str) -> list[str]:
    pointer = questions.pointer(delmal.settings.published)
    assert pointer is not None
    snapshot = questions.open_current(delmal.settings.published, pointer)
    rows = snapshot.query(sql)
    snapshot.close()
    return [str(value) for value in rows.iloc[:, 0]]


def _says_both(open_page: OpenPage, address: Address, **query: str) -> str:
    said = words(open_page(address, **query)).replace("\u00a0", " ")
    assert BOTH in said, address.path
    assert not any(one in said.replace(BOTH, "") for one in ONE_SIDE), address.path
    return said


def test_it_is_told_on_every_page_that_tells_of_it(open_page: OpenPage, imported: Delmal) -> None:
    said = _says_both(open_page, LAGESBILD)
    assert REACHED in said
    assert MISSED in said
    _says_both(open_page, ATT_AVGORA, vad=ASKINGS["target"].word)
    [initiative] = _ask(imported, "SELECT initiative_id FROM initiatives")
    opened = _says_both(open_page, INSATSEN, insats=initiative)
    assert opened.count(BOTH) == 2, "beside each of the two quotes"
    [key] = _ask(imported, "SELECT target_key FROM stated_targets")
    actions.confirm_target(imported, key, True)
    _says_both(open_page, MALVARDEN)
    _says_both(open_page, LAGESBILD)


def test_the_figure_is_shown_beside_and_nothing_is_concluded(
    open_page: OpenPage, imported: Delmal
) -> None:
    [key] = _ask(imported, "SELECT target_key FROM stated_targets")
    actions.confirm_target(imported, key, True)
    said = _says_both(open_page, GYMNASIEBEHORIGHET)
    assert "Säger både och" in said
    assert "visar 75,6 % våren 2025" in said
    assert f"”{REACHED}”" in said
    assert f"”{MISSED}”" in said
    assert "Uppgifterna s" not in said
    assert "nåddes 80 %" not in said


def test_it_is_told_on_the_a4(imported: Delmal) -> None:
    [key] = _ask(imported, "SELECT target_key FROM stated_targets")
    actions.confirm_target(imported, key, True)
    view = overview_page.of_selection(opened.now(), Selection(), "", stockholm_today())
    assert view.results is not None
    [claim] = view.results.claims
    assert BOTH in claim
    assert "Uppgifterna s" not in claim


def test_more_reached_than_was_missed_is_told_too(open_page: OpenPage, data_dir: Path) -> None:  # noqa: ARG001
    delmal = Delmal.load()
    said = "Delmålet {} procent behöriga till gymnasiets yrkesprogram nåddes{} vårterminen 2025{}."
    lines = [said.format(85, "", ""), said.format(80, " inte", " i årskurs 9")]
    content = document(para("Exempelby kommun"), matrix({8: lines}))
    actions.import_reports(delmal, actions.examine(delmal, [("redovisning.docx", content)]))
    shown = words(open_page(LAGESBILD)).replace("\u00a0", " ")
    both = (
        "Rapporten säger både att 85 % har nåtts (tabell 1, rad 8, stycke 1) och att 80 % inte "
        "nåddes (tabell 1, rad 8, stycke 2)."
    )
    assert shown.count(both) == 2
    assert not any(one in shown for one in ONE_SIDE)
