"""Initiatives: each once from its latest account, its goals counted, its other accounts found."""

from __future__ import annotations

import pytest

from sbs_data import questions
from sbs_data.model import Part, Status
from sbs_data.questions import Selection
from tests.questions.world import HOSTILE, World, three_schools


def _ids(world: World, selection: Selection) -> list[str]:
    page = questions.initiative_page(world, selection, 1, 100)
    assert page.hits == len(page.initiatives) == questions.initiative_count(world, selection)
    return list(page.initiatives["initiative_id"])


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), ["r-new-i1", "r-new-i2", "r-gap-i1"]),
        (Selection(period="VT22"), ["r-old-i1"]),
        (Selection(school="Ö-skolan"), ["r-new-i2"]),
        (Selection(area=questions.NONE_SAID), ["r-gap-i1"]),
        (Selection(statuses=(Status.UNMARKED, Status.ACHIEVED)), ["r-new-i2", "r-gap-i1"]),
        (Selection(statuses=(Status.STARTED,)), []),
        (Selection(words="BÖCKER få"), ["r-new-i1"]),
        (Selection(words="ö-skolan"), ["r-new-i2"]),
        (Selection(words="böcker zebra"), []),
        (Selection(words="%"), []),
    ],
)
def test_a_selection_finds_its_initiatives_and_no_others(
    selection: Selection, expected: list[str]
) -> None:
    assert _ids(three_schools(), selection) == expected


def test_the_same_initiative_is_found_by_name_or_by_goal() -> None:
    """Renamed at VT24 but with a goal that goes on; at VT25 with the first name, the goals new."""
    world = World()
    for order, (period, name, goal) in enumerate(
        (("VT23", "1. Läsning", "a"), ("VT24", "1. Läslust", "a"), ("VT25", "2. Läsning!", "b")), 1
    ):
        world.report(f"r-{period}", period=period, order=order, kind="delredovisning")
        initiative = world.initiative(f"r-{period}", 1, name, None, ("Alm",))
        world.goal(initiative, 1, goal, "started", current=period != "VT23")
    world.initiative("r-VT25", 2, "1. Läsning", None, ("Ek",))
    assert _ids(world, Selection(school="Alm")) == ["r-VT25-i1", "r-VT24-i1"]
    first = questions.initiative_accounts(world, "r-VT23-i1")
    assert list(first["initiative_id"]) == ["r-VT25-i1", "r-VT24-i1"]
    assert list(first["is_later"]) == [True, True]
    last = questions.initiative_accounts(world, "r-VT25-i1")
    assert list(last["initiative_id"]) == ["r-VT23-i1"], "another school's is another initiative"
    assert not last["is_later"].any()


def test_two_of_one_name_in_one_report_are_two() -> None:
    world = World()
    world.report("r-1")
    for no in (1, 2):
        initiative = world.initiative("r-1", no, "Insats", "Område", ("Alm",))
        world.goal(initiative, 1, "samma ord", "achieved", current=no == 1)
    assert _ids(world, Selection()) == ["r-1-i1", "r-1-i2"]
    assert questions.initiative_accounts(world, "r-1-i1").empty


def test_names_without_a_letter_and_reports_without_an_authority_are_not_mixed_up() -> None:
    world = World()
    for no in (1, 2):
        world.report(f"r-{no}", authority=None, period=f"VT2{no}", order=no)
        world.initiative(f"r-{no}", 1, "1.", None)
    assert len(_ids(world, Selection())) == 2


def test_goals_are_counted_by_status_and_none_is_none() -> None:
    world = three_schools()
    world.initiative("r-new", 9, "Utan mål", None, ("Alm",))
    page = questions.initiative_page(world, Selection(), 1, 100).initiatives
    row = page[page["initiative_id"] == "r-new-i1"].iloc[0]
    assert [row[s.value] for s in Status] == [0, 1, 0, 0]
    empty = page[page["initiative_id"] == "r-new-i9"].iloc[0]
    assert [empty[s.value] for s in Status] == [0, 0, 0, 0]
    assert empty["area"] is None


def test_pages_cover_every_initiative_once_and_a_missing_page_gives_the_nearest() -> None:
    world = World()
    world.report("r-1")
    for no in range(1, 8):
        world.initiative("r-1", no, f"Insats {chr(64 + no)}", None, ("Alm",))
    seen = [
        str(initiative_id)
        for page in (1, 2, 3)
        for initiative_id in questions.initiative_page(world, Selection(), page, 3).initiatives[
            "initiative_id"
        ]
    ]
    assert seen == [f"r-1-i{no}" for no in range(1, 8)]
    beyond = questions.initiative_page(world, Selection(), 9, 3)
    assert (beyond.page, beyond.pages, len(beyond.initiatives)) == (3, 3, 1)


def test_passages_are_of_the_parts_that_are_asked_for() -> None:
    found = questions.initiative_passages(
        three_schools(), ["r-new-i1", "r-gap-i1"], [Part.PROBLEM, Part.OBSERVED_EFFECT]
    )
    assert list(found["text"]) == ["För få läser.", "Fler läser."]
    assert questions.initiative_passages(three_schools(), ["r-new-i1"], []).empty


def test_no_initiative_by_that_id_is_none() -> None:
    assert questions.initiative(three_schools(), "r-new-i9' OR 1=1") is None
    assert questions.initiative_accounts(three_schools(), "nej").empty


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_found_and_comes_back_as_it_was(text: str) -> None:
    world = World()
    world.report("r-1")
    initiative = world.initiative("r-1", 1, text, text, (text,))
    for selection in (Selection(school=text), Selection(area=text), Selection(words=text)):
        assert _ids(world, selection) == [initiative]
    found = questions.initiative(world, initiative)
    assert found is not None
    assert (found["initiative"], found["schools"]) == (text, text)
