"""Målvärden and statistics files in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sbs_data.actions import StatisticsCandidate
from sbs_data.words import hidden, statistics_words, target_words

TARGET: dict[str, object] = {
    "measure": "eligible_vocational", "measure_name": "Behöriga till yrkesprogram",
    "measure_grade": "9", "value": 80.0, "unit": "percent", "comparator": "at_least",
    "negated": False, "gender": None, "grades": None, "unit_kind": "school",
    "unit_name": "Almskolan", "authority": "Provkommunen", "term": "VT25", "school_year": "2024/25",
    "basis": "report", "reached": None, "decided_by": "anna", "reason": "",
    "decided_at": datetime(2026, 11, 21, 23, 30, tzinfo=UTC),
}  # fmt: skip
MERIT = {"measure_name": "Meritvärde (17 ämnen)", "unit": "points", "value": 225.5}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Minst 80 procent behöriga till yrkesprogram vid Almskolan, VT25"),
        ({"comparator": None}, "80 procent behöriga till yrkesprogram vid Almskolan, VT25"),
        (
            {"term": None},
            "Minst 80 procent behöriga till yrkesprogram vid Almskolan, läsåret 2024/25",
        ),
        (
            {"term": None, "school_year": None, "gender": "girls"},
            "Minst 80 procent behöriga till yrkesprogram för flickor vid Almskolan, "
            "inget slutdatum angivet",
        ),
        (
            {"grades": "9"},  # the measure is of årskurs 9 anyway
            "Minst 80 procent behöriga till yrkesprogram vid Almskolan, VT25",
        ),
        (
            {"negated": True, "comparator": "at_most", "value": 20.0},
            "Högst 20 procent inte behöriga till gymnasiets yrkesprogram vid Almskolan, VT25",
        ),
        (
            {"negated": True, "comparator": "at_most", "value": 1.0, "unit": "pupils"},
            "Inte behöriga till gymnasiets yrkesprogram: högst 1 elev vid Almskolan, VT25",
        ),
        (
            {
                "negated": True,
                "comparator": "at_most",
                "value": 5.0,
                "measure": "safety_survey",
                "measure_name": "Känner sig trygga i skolan (egen enkät)",
            },
            "Högst 5 procent inte trygga i skolan (egen enkät) vid Almskolan, VT25",
        ),
        (
            {
                "negated": True,
                "comparator": "at_most",
                "value": 5.0,
                "measure": "wellbeing_survey",
                "measure_name": "Trivs i skolan (egen enkät)",
            },
            "Trivs i skolan (egen enkät): högst 5 procent som inte trivs vid Almskolan, VT25",
        ),
        (
            {"measure": None, "measure_name": None, "negated": True, "comparator": "at_most"},
            "Högst 80 procent som inte når det vid Almskolan, VT25",
        ),
        (
            {"unit_kind": "municipality", "unit_name": "Provkommunen", "value": 82.5},
            "Minst 82,5 procent behöriga till yrkesprogram i Provkommunen, VT25",
        ),
        (
            {"unit_kind": "authority", "unit_name": "Hela huvudmannen"},
            "Minst 80 procent behöriga till yrkesprogram i hela Provkommunen, VT25",
        ),
        (MERIT, "Meritvärde (17 ämnen): minst 225,5 poäng vid Almskolan, VT25"),
        (
            {"measure": None, "measure_name": None, "grades": "3"},
            "Minst 80 procent i årskurs 3 vid Almskolan, VT25",
        ),
        (
            {"measure": "absence", "measure_name": None, "unit_name": None, "unit_kind": None},
            "Minst 80 procent frånvaro utan angiven enhet, VT25",
        ),
    ],
)
def test_a_malvarde_is_a_sentence(more: dict[str, object], words: str) -> None:
    assert target_words.in_words({**TARGET, **more}) == words


def test_who_decided_when_in_stockholm_and_why() -> None:
    assert target_words.decided(TARGET) == "Bekräftat av anna 22 november 2026."
    by_hand = {**TARGET, "basis": "person", "reason": "Beslut\ni nämnden"}
    assert target_words.decided(by_hand) == (
        "Angivet för hand av anna 22 november 2026. Skäl: Beslut i nämnden"
    )
    assert target_words.decided({**by_hand, "reason": ""}).endswith("Inget skäl angivet.")


def test_an_unknown_measure_and_what_the_report_says_of_its_reaching_are_noted() -> None:
    assert target_words.notes(TARGET) == []
    said = target_words.notes({**TARGET, "measure": None, "measure_name": None, "reached": False})
    assert said == [target_words.UNKNOWN_MEASURE, "Rapporten säger att det inte nåddes."]


def test_what_a_file_holds() -> None:
    file = StatisticsCandidate("a.csv", "0", b"", "own", "Egen", 1, ("2024/25",), 1, 0)
    assert statistics_words.holds(file) == "1 uppgift om 1 skola, läsåret 2024/25"
    years = ("2022/23", "2023/24", "2024/25")
    file = StatisticsCandidate("a.csv", "0", b"", "kolada", "Kolada", 1234, years, 2, 5)
    assert statistics_words.holds(file) == (
        "1\u00a0234 uppgifter om 2 skolor och 5 kommuner, läsåren 2022/23–2024/25"
    )


def test_the_dates_of_a_file() -> None:
    day = date(2025, 10, 6)
    assert statistics_words.dated(None, None) == "–"
    assert statistics_words.dated(None, day) == "hämtad 6 oktober 2025"
    assert statistics_words.dated(day, None) == "publicerad 6 oktober 2025"


def test_every_kind_of_file_has_a_name() -> None:
    from sbs_data.statistics import Kind

    kinds = [kind for kind in Kind if kind is not Kind.UNKNOWN_TABLE]
    assert not [kind for kind in kinds if statistics_words.kind(kind) == kind]


def test_the_rule_of_what_is_hidden_is_whole() -> None:
    assert len(hidden.RULE) >= 6
    assert all(heading and paragraph for heading, paragraph in hidden.RULE)
