"""Names some at a time, whose a goal is, and how the goals of a list have moved."""

from __future__ import annotations

import pytest

from sbs_data import questions
from sbs_data.questions import Selection
from tests.questions.world import World, three_schools


@pytest.fixture
def world() -> World:
    made = three_schools()
    for school, report in (("Alm", "r-new"), ("Ö-skolan", "r-new"), ("Ek", "r-old")):
        made.insert(
            "school", authority="Provkommunen", school=school, forms="", form_codes=[],
            spellings=school, goal_count=1, latest_report_id=report,
        )  # fmt: skip
    return made


def test_schools_come_a_page_at_a_time_with_the_ways_they_are_written(world: World) -> None:
    first = questions.school_page(world, 1, 2)
    assert list(first.names["school"]) == ["Alm", "Ek"]
    assert set(first.spellings["written"]) == {"Alm"}
    assert (first.count, first.authorities) == (3, 1)
    second = questions.school_page(world, 2, 2)
    assert list(second.names["school"]) == ["Ö-skolan"]
    assert set(second.spellings["written"]) == {"Ö-skolan"}
    assert questions.school_page(world, 9, 2).names.empty


def test_areas_come_a_page_at_a_time(world: World) -> None:
    first = questions.area_page(world, 1, 1)
    assert (list(first.names["area"]), first.count) == (["Trygghet"], 2)
    assert set(first.spellings["area"]) == {"Trygghet"}
    assert list(questions.area_page(world, 2, 1).names["area"]) == ["Undervisning"]


def test_nothing_imported_is_no_names() -> None:
    assert questions.school_page(World(), 1, 5).count == 0
    assert questions.area_page(World(), 1, 5).count == 0


def test_a_goals_schools_are_told_as_they_count_and_as_they_are_written(world: World) -> None:
    rows = questions.goal_schools(world, "r-new-i2-g1").to_dict("records")
    assert [(row["school"], row["written"], row["basis"]) for row in rows] == [
        ("Alm", "Alm", "report"),
        ("Ö-skolan", "Ö-skolan", "report"),
    ]
    assert questions.goal_schools(world, "r-gap-i1-g1").empty


def test_the_list_tells_how_each_goal_has_moved(world: World) -> None:
    world.move("r-old-i1-g1", 1, "first", key="Läsningen ökar", since="VT22")
    world.move("r-new-i1-g1", 2, "up", key="Läsningen ökar", previous="r-old-i1-g1", since="VT23")
    goals = questions.goal_page(world, Selection(), 1, 10).goals.set_index("goal_id")
    moved = goals.loc["r-new-i1-g1"]
    assert moved[["move", "since_period", "previous_status", "previous_period"]].tolist() == [
        "up", "VT23", "started", "VT22",
    ]  # fmt: skip
    assert goals.loc["r-new-i2-g1", "move"] is None
    assert len(goals) == 3
