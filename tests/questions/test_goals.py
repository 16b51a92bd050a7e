"""Selecting goals, paging them, opening one."""

from __future__ import annotations

import pytest

from sbs_data import questions
from sbs_data.model import Status
from sbs_data.questions import Selection
from tests.questions.world import HOSTILE, World, three_schools


def _found(selection: Selection, world: World | None = None) -> list[str]:
    page = questions.goal_page(world or three_schools(), selection, 1, 100)
    assert page.hits == len(page.goals)
    return sorted(page.goals["goal_id"])


OLD, ONE, TWO, GAP = "r-old-i1-g1", "r-new-i1-g1", "r-new-i2-g1", "r-gap-i1-g1"


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), [GAP, ONE, TWO]),
        (Selection(every_account=True), [GAP, ONE, TWO, OLD]),
        (Selection(school="Alm"), [ONE, TWO]),
        (Selection(school="Ö-skolan"), [TWO]),
        (Selection(school=questions.NONE_SAID), [GAP]),
        (Selection(area="Trygghet"), [ONE]),
        (Selection(area=questions.NONE_SAID), [GAP]),
        (Selection(statuses=(Status.ACHIEVED, Status.UNMARKED)), [GAP, TWO]),
        (Selection(report_id="r-old"), [OLD]),
        (Selection(words="LÄSNINGEN"), [ONE]),
        (Selection(words="lektioner ö-skolan"), [TWO]),
        (Selection(words="lektioner frånvaron"), []),
        (Selection(words="%"), []),
        (Selection(school="Alm", statuses=(Status.ACHIEVED,)), [TWO]),
        (Selection(school="Finns inte"), []),
    ],
)
def test_a_selection_finds_its_goals_and_no_others(
    selection: Selection, expected: list[str]
) -> None:
    assert _found(selection) == sorted(expected)


def test_pages_cover_every_goal_once_and_a_missing_page_gives_the_nearest() -> None:
    world = World()
    world.report("r-1")
    initiative = world.initiative("r-1", 1, "Insats", "Område", ("Alm",))
    for no in range(1, 8):
        world.goal(initiative, no, f"mål {no}", "achieved")
    seen = [
        text
        for page in (1, 2, 3)
        for text in questions.goal_page(world, Selection(), page, 3).goals["goal"]
    ]
    assert seen == [f"mål {no}" for no in range(1, 8)]
    beyond = questions.goal_page(world, Selection(), 9, 3)
    assert (beyond.page, beyond.pages, list(beyond.goals["goal"])) == (3, 3, ["mål 7"])


def test_the_latest_account_comes_first() -> None:
    page = questions.goal_page(three_schools(), Selection(every_account=True), 1, 10)
    assert [str(r) for r in page.goals["report_id"]] == ["r-new", "r-new", "r-old", "r-gap"]


def test_schools_of_a_goal_are_named_in_order() -> None:
    page = questions.goal_page(three_schools(), Selection(words="lektioner"), 1, 10)
    assert page.goals["schools"].iloc[0] == "Alm, Ö-skolan"


def test_what_is_null_is_none_and_not_a_number() -> None:
    goal = questions.goal(three_schools(), GAP)
    assert goal is not None
    assert goal["area"] is None
    assert goal["period"] is None
    assert goal["schools"] == ""
    assert goal["suggestion"] == "started"


def test_no_goal_by_that_id_is_none() -> None:
    assert questions.goal(three_schools(), "r-new-i1-g99' OR 1=1") is None


def test_the_chain_keeps_the_order_and_the_places() -> None:
    chain = questions.chain(three_schools(), "r-new-i1")
    assert list(chain["part"]) == ["problem", "cause", "observed_effect"]
    assert chain["place"].iloc[2] == "tabell 1, rad 8, stycke 1"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_found_and_comes_back_as_it_was(text: str) -> None:
    world = World()
    world.report("r-1", file=f"{text}.docx")
    world.goal(world.initiative("r-1", 1, text, text, (text,)), 1, text, "achieved")
    for selection in (Selection(school=text), Selection(area=text), Selection(words=text)):
        page = questions.goal_page(world, selection, 1, 5)
        assert list(page.goals["goal"]) == [text]
