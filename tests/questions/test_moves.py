"""What has moved, stood still and been left out, against a world counted by hand."""

from __future__ import annotations

import pytest

from sbs_data import questions
from sbs_data.questions import Selection
from tests.questions.world import World

# One school, three redovisningar. Each goal's statuses in them, None where it is not told.
GOALS: dict[str, tuple[str | None, str | None, str | None]] = {
    "up": ("started", "started", "on_track"),
    "far down": ("started", "achieved", "started"),
    "down": ("on_track", "on_track", "started"),
    "lost its colour": ("started", "on_track", "unmarked"),
    "got a colour": ("started", "unmarked", "achieved"),
    "still long": ("started", "started", "started"),
    "still since last year": ("unmarked", "on_track", "on_track"),
    "reached and stays so": ("on_track", "achieved", "achieved"),
    "new": (None, None, "started"),
    "left out": ("started", "on_track", None),
}
PERIODS = ("VT23", "VT24", "VT25")
STEPS = {"started": 1, "on_track": 2, "achieved": 3}


def _move(before: str, now: str) -> str:
    if before == now:
        return "same"
    if "unmarked" in (before, now):
        return "marked" if before == "unmarked" else "unmarked"
    return "up" if STEPS[now] > STEPS[before] else "down"


@pytest.fixture
def world() -> World:
    made = World()
    initiatives = []
    for order, period in enumerate(PERIODS, start=1):
        made.report(f"r-{order}", kind="delredovisning", period=period, order=order)
        initiatives.append(made.initiative(f"r-{order}", 1, "Insats", "Trygghet", ("Alm",)))
    for no, (text, statuses) in enumerate(GOALS.items(), start=1):
        told = [(at, status) for at, status in enumerate(statuses) if status is not None]
        previous: tuple[str, str] | None = None
        since = ""
        for move_no, (at, status) in enumerate(told, start=1):
            goal_id = made.goal(
                initiatives[at], no, text, status, goal_key=text, current=at == told[-1][0]
            )
            move = "first" if previous is None else _move(previous[1], status)
            since = since if move == "same" else PERIODS[at]
            made.move(
                goal_id, move_no, move, key=text, since=since,
                previous=None if previous is None else previous[0],
            )  # fmt: skip
            previous = (goal_id, status)
    made.insert(
        "school", authority="Provkommunen", school="Alm", forms="", form_codes=[],
        spellings="Alm", goal_count=len(GOALS), latest_report_id="r-3",
    )  # fmt: skip
    return made


def test_moves_are_counted_once_for_each_goal_that_still_is_told(world: World) -> None:
    assert questions.moves(world) == {
        "up": 1, "down": 2, "unmarked": 1, "marked": 1, "same": 3, "first": 1,
    }  # fmt: skip


def test_the_moved_come_worst_first_with_the_two_accounts_that_are_compared(world: World) -> None:
    rows = questions.moved(world, 60)
    assert list(rows["goal"]) == ["far down", "down", "lost its colour", "got a colour", "up"]
    first = rows.iloc[0]
    assert (first["previous_status"], first["status"]) == ("achieved", "started")
    assert (first["previous_period"], first["period"]) == ("VT24", "VT25")
    assert first["schools"] == "Alm"


def test_a_bounded_list_still_says_how_many_there_are(world: World) -> None:
    rows = questions.moved(world, 2)
    assert list(rows["goal"]) == ["far down", "down"]
    assert set(rows["moved_count"]) == {5}


def test_what_has_stood_still_longest_comes_first_and_the_reached_is_not_there(
    world: World,
) -> None:
    rows = questions.still(world, 60)
    assert list(rows["goal"]) == ["still long", "still since last year"]
    assert list(rows["accounts"]) == [3, 2]
    assert list(rows["since_period"]) == ["VT23", "VT24"]


def test_a_goal_that_the_latest_account_leaves_out_has_not_moved(world: World) -> None:
    rows = questions.dropped(world, 60)
    assert list(rows["goal"]) == ["left out"]
    assert list(rows["period"]) == ["VT24"]
    assert "left out" not in set(questions.moved(world, 60)["goal"])


def test_a_goal_of_two_schools_is_left_out_when_both_have_left_it(world: World) -> None:
    world.insert("initiative_school", initiative_id="r-2-i1", school="Björk", basis="report")
    world.insert(
        "school", authority="Provkommunen", school="Björk", forms="", form_codes=[],
        spellings="Björk", goal_count=1, latest_report_id="r-2",
    )  # fmt: skip
    assert questions.dropped(world, 60).empty


def test_a_period_shows_how_it_stood_then(world: World) -> None:
    then = Selection(period="VT24")
    assert questions.moves(world, then) == {"up": 4, "marked": 1, "unmarked": 1, "same": 3}
    moved = questions.moved(world, 60, then)
    assert set(moved["period"]) == {"VT24"}
    assert questions.dropped(world, 60, then).empty, "nothing is late in its own time"


def test_a_selection_holds_for_everything(world: World) -> None:
    nobody = Selection(school="Ingen")
    assert questions.moves(world, nobody) == {}
    for rows in (
        questions.moved(world, 60, nobody),
        questions.still(world, 60, nobody),
        questions.dropped(world, 60, nobody),
        questions.freshness(world, nobody),
    ):
        assert rows.empty
    assert questions.waiting(world, nobody) == {}


def test_freshness_is_the_schools_latest_and_the_oldest_comes_first(world: World) -> None:
    world.report("r-old", period="VT22", order=0)
    old = world.initiative("r-old", 1, "Insats", "Trygghet", ("Ödla",))
    world.goal(old, 1, "annat mål", "started")
    world.insert(
        "school", authority="Provkommunen", school="Ödla", forms="", form_codes=[],
        spellings="Ödla", goal_count=1, latest_report_id="r-old",
    )  # fmt: skip
    rows = questions.freshness(world)
    assert list(rows["school"]) == ["Ödla", "Alm"]
    assert list(rows["period"]) == ["VT22", "VT25"]
    assert list(questions.freshness(world, Selection(school="Alm"))["school"]) == ["Alm"]


def test_two_schools_of_one_name_are_told_apart(world: World) -> None:
    world.report("r-other", authority="Grannkommunen", period="VT25", order=3)
    world.initiative("r-other", 1, "Insats", "Trygghet", ("Alm",))
    world.insert(
        "school", authority="Grannkommunen", school="Alm", forms="", form_codes=[],
        spellings="Alm", goal_count=0, latest_report_id="r-other",
    )  # fmt: skip
    names = list(questions.freshness(world)["name"])
    assert names == ["Alm, Grannkommunen", "Alm, Provkommunen"]


def test_what_waits_is_counted_by_kind(world: World) -> None:
    world.report("r-gap", kind=None, period=None, order=None)
    assert questions.waiting(world) == {"unmarked": 1, "kind": 1, "period": 1}
