"""One goal through the reports, against rows made by hand."""

from __future__ import annotations

from sbs_data import questions
from tests.questions.world import World


def one_goal_twice() -> tuple[World, str, str]:
    world = World()
    world.report("r-1", period="VT23", order=1)
    first = world.goal(
        world.initiative("r-1", 1, "Insats", "A", ("Alm",)), 1, "Läsa", "started", current=False
    )
    world.report("r-2", period="VT24", order=2)
    second = world.goal(
        world.initiative("r-2", 1, "Insats", "A", ("Alm",)), 1, "Läsa mer", "achieved",
        goal_key="Läsa",
    )  # fmt: skip
    world.move(first, 1, "first", key="Läsa", since="VT23")
    world.move(
        second, 2, "up", key="Läsa", previous=first, since="VT24", basis="likeness", score=91.0
    )
    world.insert(
        "goal_match",
        goal_id=second,
        earlier_goal_id=first,
        score=91.0,
        state="linked",
        basis="likeness",
    )
    return world, first, second


def test_the_history_is_the_same_from_either_end_and_oldest_first() -> None:
    world, first, second = one_goal_twice()
    rows = questions.goal_history(world, second)
    assert list(rows["period"]) == ["VT23", "VT24"]
    assert list(rows["move"]) == ["first", "up"]
    assert list(rows["previous_goal"]) == [None, "Läsa"]
    assert list(rows["goal_id"]) == list(questions.goal_history(world, first)["goal_id"])
    assert questions.goal_history(world, "g-nothing").empty


def test_a_match_is_seen_from_both_goals() -> None:
    world, first, second = one_goal_twice()
    (later,) = questions.goal_matches(world, second).to_dict("records")
    assert (later["other_goal_id"], later["other_period"], later["is_earlier"]) == (
        first,
        "VT23",
        True,
    )
    (earlier,) = questions.goal_matches(world, first).to_dict("records")
    assert (earlier["other_goal"], earlier["is_earlier"]) == ("Läsa mer", False)
    assert earlier["decided_by"] is None


def test_what_waits_comes_before_what_is_decided() -> None:
    world, first, second = one_goal_twice()
    world.report("r-3", period="VT25", order=3)
    third = world.goal(world.initiative("r-3", 1, "Insats", "A"), 1, "Läsa ännu mer", "started")
    for goal_id, state in ((second, "suggested"), (first, "rejected")):
        world.insert(
            "goal_match",
            goal_id=third,
            earlier_goal_id=goal_id,
            score=95.0,
            state=state,
            basis="likeness",
        )
    assert list(questions.goal_matches(world, third)["state"]) == ["suggested", "rejected"]
