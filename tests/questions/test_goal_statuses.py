"""The state of the goals, against numbers counted by hand (tests/questions/world.py)."""

from __future__ import annotations

import pytest

from sbs_data import questions
from sbs_data.answers import status_total
from sbs_data.model import Status
from sbs_data.questions import Selection
from tests.questions.world import World, three_schools

_ALL = Selection()


def counted(world: World, selection: Selection = _ALL) -> dict[Status, int]:
    """How many goals of a selection count, by status."""
    return dict(status_total.from_rows(questions.status_total(world, selection)).counts)


def test_each_goal_counts_once_from_its_latest_account() -> None:
    assert counted(three_schools()) == {
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
    assert sum(counted(world).values()) == 0
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


# --- a total is of one point in time


@pytest.fixture
def through_time() -> World:
    """Alm tells five goals in a delredovisning, then four in the slutredovisning of the same term.

    "Läser" is told in both, "Räknar" was reworded and nobody has said that it is one, "Trivs" is
    told no more. Ek has told one goal, long before. One report has no period.
    """
    world = World()
    world.report("r-del", kind="delredovisning", period="VT25", order=5)
    early = world.initiative("r-del", 1, "Insats", "Trygghet", ("Alm",))
    world.goal(early, 1, "Läser", "started", current=False)
    world.goal(early, 2, "Räknar", "achieved")
    world.goal(early, 3, "Trivs", "achieved")
    world.report("r-slut", kind="slutredovisning", period="VT25", order=5)
    late = world.initiative("r-slut", 1, "Insats", "Trygghet", ("Alm",))
    world.goal(late, 1, "Läser", "on_track")
    world.goal(late, 2, "Räknar bättre", "unmarked", decided="achieved", decided_by="Kim Prov")
    world.goal(late, 3, "Kommer hit", "unmarked", repeated=False)
    world.goal(late, 4, "Skriver", "unmarked")
    world.report("r-ek", kind="slutredovisning", period="VT21", order=1)
    world.goal(world.initiative("r-ek", 1, "Insats", "Trygghet", ("Ek",)), 1, "Leker", "achieved")
    world.report("r-when", kind=None, period=None, order=None)
    world.goal(world.initiative("r-when", 1, "Insats", "Trygghet", ("Alm",)), 1, "När", "achieved")
    world.insert(
        "goal_match", goal_id=f"{late}-g2", earlier_goal_id=f"{early}-g2", score=80.0,
        state="suggested", basis="likeness",
    )  # fmt: skip
    return world


def test_what_the_schools_latest_redovisning_leaves_out_is_told_apart(through_time: World) -> None:
    total = status_total.from_rows(questions.status_total(through_time, Selection(school="Alm")))
    assert dict(total.counts) == {
        Status.ACHIEVED: 1, Status.ON_TRACK: 1, Status.STARTED: 0, Status.UNMARKED: 2,
    }  # fmt: skip
    assert (total.dropped, total.perhaps, total.undated, total.unrepeated) == (2, 1, 1, 1)
    assert [(each.kind, each.period) for each in total.redovisningar] == [
        ("slutredovisning", "VT25")
    ]


def test_what_a_person_has_set_is_told_apart_from_the_reports_own(through_time: World) -> None:
    total = status_total.from_rows(questions.status_total(through_time, Selection(school="Alm")))
    assert total.changed == 1
    assert (total.reported[Status.ACHIEVED], total.reported[Status.UNMARKED]) == (0, 3)


def test_each_school_is_of_its_own_latest_and_the_terms_are_kept(through_time: World) -> None:
    total = status_total.from_rows(questions.status_total(through_time))
    assert total.goals == 5
    assert {each.period for each in total.redovisningar} == {"VT21", "VT25"}
    table = questions.status_by_school(through_time)
    assert table["total"].to_dict() == {"Alm": 4, "Ek": 1}
    assert int(questions.status_by_area(through_time)["total"].sum()) == 5
    assert questions.left_out_goals(through_time) == 3


def test_when_the_match_is_rejected_the_older_goal_is_only_no_longer_mentioned(
    through_time: World,
) -> None:
    through_time.db.execute("UPDATE goal_match SET state = 'rejected'")
    total = status_total.from_rows(questions.status_total(through_time, Selection(school="Alm")))
    assert (total.dropped, total.perhaps) == (2, 0)


def test_two_that_may_be_one_count_once_where_no_school_is_said() -> None:
    world = World()
    for no, (report, text) in enumerate((("r-1", "Läser 70"), ("r-2", "Läser 80")), 1):
        world.report(report, period=f"VT2{no}", order=no)
        world.goal(world.initiative(report, 1, "Insats", "Trygghet"), 1, text, "achieved")
    world.insert(
        "goal_match", goal_id="r-2-i1-g1", earlier_goal_id="r-1-i1-g1", score=80.0,
        state="suggested", basis="likeness",
    )  # fmt: skip
    total = status_total.from_rows(questions.status_total(world))
    assert (total.goals, total.dropped, total.perhaps) == (1, 1, 1)


def test_a_goal_of_two_schools_counts_where_the_latest_redovisning_has_it() -> None:
    world = World()
    world.report("r-1", period="VT23", order=1)
    both = world.initiative("r-1", 1, "Insats", "Trygghet", ("Alm", "Ek"))
    world.goal(both, 1, "Läser", "achieved")
    world.report("r-2", period="VT24", order=2)
    world.goal(world.initiative("r-2", 1, "Annat", "Trygghet", ("Alm",)), 1, "Skriver", "started")
    assert counted(world)[Status.ACHIEVED] == 1
    assert counted(world, Selection(school="Alm"))[Status.ACHIEVED] == 0
    assert counted(world, Selection(school="Ek"))[Status.ACHIEVED] == 1
    assert questions.status_by_school(world)["total"].to_dict() == {"Alm": 1, "Ek": 1}
    assert questions.shared_goals(world) == 0
