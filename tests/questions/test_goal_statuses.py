"""The state of the goals, against numbers counted by hand (tests/questions/world.py)."""

from __future__ import annotations

from sbs_data import questions
from sbs_data.model import Status
from tests.questions.world import World, three_schools


def test_each_goal_counts_once_from_its_latest_account() -> None:
    assert questions.status_counts(three_schools()) == {
        Status.ACHIEVED: 1,
        Status.ON_TRACK: 1,
        Status.STARTED: 0,
        Status.UNMARKED: 1,
    }


def test_a_goal_of_two_schools_counts_at_each_and_the_unsaid_come_last() -> None:
    table = questions.status_by_school(three_schools())
    assert list(table.index) == ["Alm", "Ö-skolan", ""]
    assert table.loc["Alm"].to_dict() == {
        "achieved": 1, "on_track": 1, "started": 0, "unmarked": 0, "total": 2,
    }  # fmt: skip
    assert table.loc["Ö-skolan", "total"] == 1
    assert table.loc["", "unmarked"] == 1
    assert questions.shared_goals(three_schools()) == 1


def test_areas_are_counted_and_one_unsaid_is_kept() -> None:
    table = questions.status_by_area(three_schools())
    assert list(table.index) == ["Trygghet", "Undervisning", ""]
    assert list(table["total"]) == [1, 1, 1]


def test_names_come_in_swedish_order() -> None:
    world = World()
    world.report("r-1")
    for no, school in enumerate(("Österskolan", "Ängskolan", "Åskolan", "Zeta", "alm"), 1):
        world.goal(world.initiative("r-1", no, "x", school, (school,)), 1, "mål", "achieved")
    assert list(questions.status_by_school(world).index) == [
        "alm", "Zeta", "Åskolan", "Ängskolan", "Österskolan",
    ]  # fmt: skip
    assert questions.choices(world).areas[0] == "alm"


def test_an_empty_snapshot_answers_everything() -> None:
    world = World()
    assert sum(questions.status_counts(world).values()) == 0
    assert questions.status_by_school(world).empty
    assert questions.status_by_area(world).empty
    assert questions.shared_goals(world) == 0
    assert questions.undecided(world, 5).empty
    assert questions.reports(world).empty
    assert questions.choices(world) == questions.Choices((), (), (), ())
    assert questions.contents(world).goal_count == 0


def test_undecided_shows_the_first_of_each_kind_and_how_many_there_are() -> None:
    world = three_schools()
    for no in range(4, 8):
        initiative = world.initiative("r-gap", no, f"Insats {no}", None, ("Alm",))
        world.goal(initiative, 1, f"mål {no}", "unmarked")
    rows = questions.undecided(world, 2)
    shown = rows.groupby("what").size().to_dict()
    counted = rows.groupby("what")["what_count"].first().to_dict()
    assert shown == {"authority": 1, "kind": 1, "period": 1, "school": 1, "unmarked": 2}
    assert counted == {"authority": 1, "kind": 1, "period": 1, "school": 1, "unmarked": 5}
    assert rows["hint"].isna().sum() == len(rows) - 1  # only the goal with a suggestion


def test_choices_offer_what_there_is_and_what_is_unsaid() -> None:
    choices = questions.choices(three_schools())
    assert choices.schools == ("Alm", "Ö-skolan", "")
    assert choices.areas == ("Trygghet", "Undervisning", "")
    assert dict(choices.reports)["r-new"] == "r-new.docx"
    assert choices.authorities == ("Provkommunen",)


def test_a_report_knows_its_initiatives_without_school() -> None:
    world = three_schools()
    assert list(questions.schoolless(world, "r-gap")["initiative"]) == ["Insats 3"]
    assert questions.schoolless(world, "r-new").empty
