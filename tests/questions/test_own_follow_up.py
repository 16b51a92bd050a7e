"""Own follow-up of an initiative's schools, and the målvärden that concern the initiative."""

from __future__ import annotations

import pytest

from sbs_data import questions
from tests.questions.test_unit_figures import MUNICIPALITY, SCHOOL, _claim, _fact, world
from tests.questions.world import World

__all__ = ["world"]  # the fixture

INITIATIVE = "r-1-i1"
KEY = "t-absence"


@pytest.fixture
def followed(world: World) -> World:
    """The school's absence of two years, that of the whole authority, and a målvärde of it."""
    world.insert(
        "measure", measure="absence", name="Hög frånvaro", short="Frånvaro",
        definition="Vad det är.", unit="percent", sensitive_side="reached", is_share=True,
        is_own=True, is_every_other_year=False, higher_is_better=False,
    )  # fmt: skip
    for year, occasion in ((2024, "4"), (2025, "2"), (2025, "4")):
        _own(world, "school", SCHOOL, year, occasion)
    _own(world, "authority", MUNICIPALITY, 2025, "4")
    _claim(
        world, "r-1", 20, INITIATIVE, role="target", measure="absence", value=5.0,
        comparator="at_most", target_key=KEY, place_row=4,
    )  # fmt: skip
    return world


def _own(world: World, kind: str, code: str, year: int, occasion: str, **more: object) -> None:
    _fact(
        world, kind, code, "own", year, measure="absence", occasion=occasion, grade=None,
        **{"value": 8.0, "source": "Huvudmannens egen uppföljning", **more},
    )  # fmt: skip


def _decide(world: World, confirmed: bool) -> None:
    world.insert(
        "target_decision", target_key=KEY, confirmed=confirmed, decided_by="prov",
        decided_at="2026-11-20 08:00:00", act_no=2, quote="Citat 20.",
    )  # fmt: skip


def _link(world: World, state: str, initiative: str = INITIATIVE) -> None:
    world.insert(
        "decision", what="target_link", key=f"{KEY}|i-{initiative}", value=state, reason="",
        subject="", decided_by="prov", decided_at="2026-11-20 08:00:00", act_no=3,
        is_orphaned=False,
    )  # fmt: skip


def test_the_latest_year_of_the_school_comes_with_every_occasion(followed: World) -> None:
    rows = questions.follow_up_figures(followed, INITIATIVE)
    assert rows[["school_year", "occasion", "school"]].to_numpy().tolist() == [
        ["2024/25", "2", "Alm"],
        ["2024/25", "4", "Alm"],
    ]


def test_official_figures_and_those_of_another_source_are_no_follow_up(followed: World) -> None:
    _own(followed, "school", SCHOOL, 2025, "4", is_preferred=False)
    assert len(questions.follow_up_figures(followed, INITIATIVE)) == 2
    assert set(questions.follow_up_figures(followed, INITIATIVE)["measure"]) == {"absence"}


def test_a_school_that_is_no_skolenhet_has_none(followed: World) -> None:
    other = followed.initiative("r-1", 2, "Annan", None, ("Okänd",))
    assert questions.follow_up_figures(followed, other).empty
    assert questions.follow_up_figures(followed, "r-9-i9").empty


def test_the_whole_authoritys_initiative_has_the_whole_authoritys_figures(followed: World) -> None:
    whole = followed.initiative("r-1", 3, "Gemensamt", None, ("Hela huvudmannen",))
    rows = questions.follow_up_figures(followed, whole)
    assert rows[["unit_kind", "unit_code", "school"]].to_numpy().tolist() == [
        ["authority", MUNICIPALITY, "Hela huvudmannen"]
    ]


def test_a_stated_target_is_open_until_somebody_confirms_it(followed: World) -> None:
    [row] = questions.follow_up_targets(followed, INITIATIVE).to_dict("records")
    assert (row["target_key"], row["is_open"], row["unit_code"]) == (KEY, True, None)
    _decide(followed, confirmed=True)
    [row] = questions.follow_up_targets(followed, INITIATIVE).to_dict("records")
    assert (row["is_open"], row["unit_code"], row["measure_name"]) == (
        False, SCHOOL, "Hög frånvaro",
    )  # fmt: skip
    assert [row[f"place_{of}"] for of in ("table", "row", "paragraph")] == [1, 4, 20]


def test_a_rejected_target_concerns_nobody(followed: World) -> None:
    _decide(followed, confirmed=False)
    assert questions.follow_up_targets(followed, INITIATIVE).empty


def test_a_person_who_says_that_it_belongs_elsewhere_is_believed(followed: World) -> None:
    _decide(followed, confirmed=True)
    _link(followed, "rejected")
    assert questions.follow_up_targets(followed, INITIATIVE).empty


def test_a_target_that_a_person_has_linked_concerns_it_without_a_place(followed: World) -> None:
    other = followed.initiative("r-1", 2, "Annan", None, ("Alm",))
    _decide(followed, confirmed=True)
    assert questions.follow_up_targets(followed, other).empty, "not by likeness"
    _link(followed, "linked", other)
    [row] = questions.follow_up_targets(followed, other).to_dict("records")
    assert (row["target_key"], row["is_open"], row["place_table"]) == (KEY, False, None)


def test_several_places_are_several_rows(followed: World) -> None:
    _claim(
        followed, "r-1", 21, INITIATIVE, role="target", measure="absence", value=5.0,
        comparator="at_most", target_key=KEY,
    )  # fmt: skip
    _decide(followed, confirmed=True)
    rows = questions.follow_up_targets(followed, INITIATIVE)
    assert rows["place_row"].tolist() == [4, 8]
    assert not rows["is_open"].any()
