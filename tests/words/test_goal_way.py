"""One goal's way, in words."""

from __future__ import annotations

import pytest

from sbs_data.words import goal_way

Row = dict[str, object]


def told(status: str, period: str | None, since: str | None) -> Row:
    return {"status": status, "period": period, "since_period": since}


@pytest.mark.parametrize(
    ("history", "sentence"),
    [
        (
            [told("started", "VT23", "VT23")],
            "Påbörjat sedan VT23. Målet finns än så länge i en enda redovisning.",
        ),
        (
            [told("started", "VT23", "VT23"), told("started", "VT24", "VT23")],
            "Påbörjat sedan VT23, oförändrat genom 2 redovisningar.",
        ),
        (
            [
                told("on_track", "VT23", "VT23"),
                told("achieved", "VT24", "VT24"),
                told("on_track", "VT25", "VT25"),
            ],
            "På god väg sedan VT25. Vägen dit: på god väg VT23 → uppnått VT24 → på god väg VT25.",
        ),
        (
            [told("unmarked", None, None), told("achieved", "VT24", "VT24")],
            "Uppnått sedan VT24. Vägen dit: ej markerat period ej angiven → uppnått VT24.",
        ),
        (
            [told("unmarked", None, None)],
            "Ej markerat. Målet finns än så länge i en enda redovisning.",
        ),
    ],
)
def test_the_way_is_told_with_since_when(history: list[Row], sentence: str) -> None:
    assert goal_way.headline(history) == sentence


@pytest.mark.parametrize(
    ("move", "before", "words"),
    [
        ("first", None, "Första redovisningen med målet"),
        ("up", "started", "Framåt, från påbörjat"),
        ("down", "achieved", "Bakåt, från uppnått"),
        ("same", "started", "Oförändrat"),
        ("marked", "unmarked", "Har fått en status, var ej markerat"),
        ("unmarked", "on_track", "Inte längre markerat, var på god väg"),
    ],
)
def test_each_step_has_its_words(move: str, before: str | None, words: str) -> None:
    assert goal_way.step({"move": move, "previous_status": before}) == words


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (
            {"move": "up", "previous_status": "on_track", "previous_period": "VT24"},
            "var på god väg VT24",
        ),
        (
            {"move": "down", "previous_status": "achieved", "previous_period": None},
            "var uppnått i förra redovisningen",
        ),
        ({"move": "same", "since_period": "VT23"}, "oförändrat sedan VT23"),
        ({"move": "same", "since_period": None}, "oförändrat"),
        ({"move": "first"}, None),
        ({"move": None}, None),
        ({}, None),
    ],
)
def test_a_list_says_it_in_a_few_words(row: Row, line: str | None) -> None:
    assert goal_way.line(row) == line


def test_a_status_set_by_hand_is_told_as_one_with_the_reports_own() -> None:
    row: Row = {
        "decided_by": "Anna", "status_reason": "Uppgift från rektor", "report_status": "started",
        "report_basis_detail": "röd överstrykning",
    }  # fmt: skip
    assert (
        goal_way.decided(row, "22 november 2026")
        == "Satt av Anna 22 november 2026: Uppgift från rektor"
    )
    assert goal_way.in_report(row) == "Rapporten: påbörjat, röd överstrykning"
    silent = row | {"report_status": "unmarked", "report_basis_detail": None, "status_reason": None}
    assert goal_way.decided(silent, "1 maj 2026") == "Satt av Anna 1 maj 2026"
    assert goal_way.in_report(silent) == "Rapporten: ej markerat, ingen färg"
