"""Each school beside the målvärde and the levels above it, alphabetically and in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sbs_data.answers import school_rows
from sbs_data.measures.facts import Fact
from sbs_data.words.measure_words import Measure
from tests.words.norberg import (
    ABSENCE,
    ELIGIBLE,
    MERIT,
    NATION,
    SAFETY,
    SCHOOL,
    counted,
    hidden,
    named,
    one_to_four,
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_schools_stand_in_alphabetical_order_with_their_latest_year() -> None:
    facts = [named(SCHOOL[4], "Östra"), named(SCHOOL[2], "Östra"), named(SCHOOL[3], "Alm")]
    found = school_rows.rows(facts, ELIGIBLE)
    assert [(row.school, row.when, plain(row.words)) for row in found] == [
        ("Alm", "VT24", "77,1 %"),
        ("Östra", "VT25", "75,6 %"),
    ]
    assert school_rows.not_the_same_year(found) == (
        "Alla skolors senaste uppgifter är inte från samma år: våren 2024 och våren 2025."
    )
    assert school_rows.not_the_same_year(found[:1]) is None


def test_a_share_stands_with_its_pupils() -> None:
    (row,) = school_rows.rows(SCHOOL[4:], ELIGIBLE, target=80)
    assert row.pupils == "59 av 78 (beräknat)"
    (row,) = school_rows.rows([replace(SCHOOL[4], measure="merit_rating")], MERIT)
    assert row.pupils == "–"


@pytest.mark.parametrize(
    ("fact", "measure", "target", "word", "icon"),
    [
        (SCHOOL[4], ELIGIBLE, 80, "Under 80 %, fyra till hade behövts", "south"),
        (SCHOOL[3], ELIGIBLE, 80, "Under 80 %", "south"),
        (counted(2025, 9, 12), ELIGIBLE, 80, "Under 80 %", "south"),
        (SCHOOL[2], ELIGIBLE, 80, "Når 80 %", "check"),
        (one_to_four(2025, 11), ELIGIBLE, 80, "Kan inte avgöras", "help"),
        (one_to_four(2025, 11), ELIGIBLE, 60, "Når 60 %", "check"),
        (one_to_four(2025, 11), ELIGIBLE, 95, "Under 95 %", "south"),
        (counted(2025, 6, 40), ABSENCE, 10, "Över 10 %", "north"),
        (counted(2025, 6, 40), ABSENCE, 15, "Högst 15 %", "check"),
    ],
)
def test_how_a_school_stands_to_the_target(
    fact: Fact, measure: Measure, target: float, word: str, icon: str
) -> None:
    found = school_rows.standing(fact, measure, target)
    assert found is not None
    assert (plain(found.word), found.icon) == (word, f":material/{icon}:")


def test_what_is_hidden_stands_nowhere() -> None:
    assert school_rows.standing(hidden(2025), ELIGIBLE, 80) is None
    assert school_rows.standing(one_to_four(2025, None), ELIGIBLE, 80) is None
    (row,) = school_rows.rows([hidden(2025)], ELIGIBLE, target=80)
    assert (row.words, row.pupils, row.value) == ("Skolverket visar inte uppgiften", "–", None)


def test_the_difference_to_each_level_is_in_procentenheter() -> None:
    levels: dict[str, Fact | float | None] = {
        "Riket": NATION[3],
        "Liknande kommuner, medelvärde av 6": 75.0,
        "Kommunen": None,
        "Länet": replace(NATION[3], value=77.1),
        "Ett annat år": NATION[2],
    }
    (row,) = school_rows.rows([SCHOOL[3]], ELIGIBLE, levels=levels)
    assert {name: plain(words) for name, words in row.differences.items()} == {
        "Riket": "−6,6 procentenheter",
        "Liknande kommuner, medelvärde av 6": "+2,1 procentenheter",
        "Kommunen": "–",
        "Länet": "ingen skillnad",
        "Ett annat år": "annat år",
    }
    (row,) = school_rows.rows([hidden(2024)], ELIGIBLE, levels=levels)
    assert row.differences["Riket"] == "–"


def test_a_single_school_has_nothing_to_be_compared_with() -> None:
    found = school_rows.rows(SCHOOL, ELIGIBLE)
    assert school_rows.only_one(found, ELIGIBLE) == (
        "Bara en skola har årskurs 9: Centralskolan. "
        "Jämför därför med kommunen, riket och liknande kommuner."
    )
    assert (school_rows.only_one(found, SAFETY) or "").startswith(
        "Bara en skola har uppgifter om det här: Centralskolan."
    )
    two = school_rows.rows([*SCHOOL, named(SCHOOL[0], "Alm")], ELIGIBLE)
    assert school_rows.only_one(two, ELIGIBLE) is None


def test_a_school_whose_figure_is_hidden_is_a_school_with_year_nine() -> None:
    two = school_rows.rows([*SCHOOL, named(hidden(2025), "Alm")], ELIGIBLE)
    assert school_rows.only_one(two, ELIGIBLE) is None


def test_a_school_without_year_nine_is_no_row() -> None:
    other = named(replace(hidden(2025), marker="not_applicable"), "Lilla skolan")
    found = school_rows.rows([*SCHOOL, other], ELIGIBLE)
    assert [row.school for row in found] == ["Centralskolan"]
    assert school_rows.without(["Åsen", "Lilla skolan"], ELIGIBLE) == (
        "Lilla skolan och Åsen har inte årskurs 9 och finns därför inte med."
    )
    assert school_rows.without(["Åsen"], SAFETY) == (
        "Åsen har inga uppgifter om det här och finns därför inte med."
    )
    assert school_rows.without([], ELIGIBLE) is None
