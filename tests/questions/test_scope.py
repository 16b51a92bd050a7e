"""Whose, of what and when: the part of a selection that every page has."""

from __future__ import annotations

import pytest

from sbs_data import questions
from sbs_data.model import Part, SchoolForm, Status
from sbs_data.questions import Selection
from tests.questions.test_goal_statuses import counted
from tests.questions.world import World, three_schools

ONE, TWO, OLD, GAP = "r-new-i1-g1", "r-new-i2-g1", "r-old-i1-g1", "r-gap-i1-g1"


def _with_forms() -> World:
    """Alm is F–3 and 4–6; the initiative of two schools has 4–6 alone; the third has no form."""
    world = three_schools()
    for initiative_id, form in (
        ("r-old-i1", "f_3"), ("r-new-i1", "f_3"), ("r-new-i1", "4_6"), ("r-new-i2", "4_6"),
    ):  # fmt: skip
        world.insert("initiative_form", initiative_id=initiative_id, form=form, basis="report")
    return world


def _goals(selection: Selection) -> list[str]:
    page = questions.goal_page(_with_forms(), selection, 1, 100)
    assert page.hits == len(page.goals)
    return sorted(page.goals["goal_id"])


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(form="f_3"), [ONE]),
        (Selection(form="4_6"), [ONE, TWO]),
        (Selection(form="preschool"), []),
        (Selection(form=questions.NONE_SAID), [GAP]),
        (Selection(form="4_6", school="Ö-skolan"), [TWO]),
        (Selection(period="VT22"), [OLD]),
        (Selection(period="VT23"), [ONE, TWO]),
        (Selection(period=questions.NONE_SAID), [GAP]),
        (Selection(period="VT22", statuses=(Status.ON_TRACK,)), []),
    ],
)
def test_a_school_form_and_a_period_select_their_goals(
    selection: Selection, expected: list[str]
) -> None:
    assert _goals(selection) == sorted(expected)


def test_a_goal_told_twice_in_a_period_counts_once_as_the_current_report_has_it() -> None:
    world = World()
    for report_id, status, current in (("r-a", "started", False), ("r-b", "achieved", True)):
        world.report(report_id, period="VT23", order=1)
        initiative = world.initiative(report_id, 1, "Insats", "Område", ("Alm",))
        world.goal(initiative, 1, "Läsningen ökar", status, current=current)
    counts = counted(world, Selection(period="VT23"))
    assert counts[Status.ACHIEVED] == 1
    assert sum(counts.values()) == 1
    every = questions.goal_count(world, Selection(period="VT23", every_account=True))
    assert every == 2


@pytest.mark.parametrize(
    ("selection", "is_there"),
    [
        (Selection(), True),
        (Selection(period="VT24"), True),
        (Selection(period="VT23"), False),
        (Selection(form="4_6"), False),
        (Selection(form=questions.NONE_SAID), False),
        (Selection(school="Alm"), False),
        (Selection(area="Trygghet"), False),
    ],
)
def test_a_report_of_running_text_is_of_no_school_form_or_area(
    selection: Selection, is_there: bool
) -> None:
    world = _with_forms()
    world.report("r-prose", period="VT24", order=3)
    files = questions.account_page(world, selection, 1, 100).reports
    assert ("r-prose" in set(files["report_id"])) is is_there
    assert questions.account_count(world, selection)[1] == len(files)


def test_the_counts_are_of_the_selection() -> None:
    selection = Selection(school="Ö-skolan")
    world = _with_forms()
    assert counted(world, selection)[Status.ACHIEVED] == 1
    assert sum(counted(world, selection).values()) == 1
    assert list(questions.status_by_school(world, selection).index) == ["Ö-skolan"]
    assert list(questions.status_by_area(world, selection).index) == ["Undervisning"]
    assert questions.shared_goals(world, Selection(area="Trygghet")) == 0


def test_what_is_undecided_is_of_the_selection() -> None:
    world = _with_forms()
    everywhere = set(questions.undecided(world, 9)["what"])
    assert {"authority", "kind", "period", "school", "unmarked"} <= everywhere
    assert questions.undecided(world, 9, Selection(school="Alm")).empty
    unsaid = questions.undecided(world, 9, Selection(period=questions.NONE_SAID))
    assert set(unsaid["what"]) == everywhere


def test_a_target_said_in_the_selection_is_shown_and_another_is_not() -> None:
    world = _with_forms()
    for no, initiative_id in enumerate(("r-new-i1", None), 1):
        world.insert(
            "claim", report_id="r-new", claim_no=no, initiative_id=initiative_id, role="target",
            measure="absence", value=5.0, negated=False, quote="Högst 5 procent.",
            target_key=f"t-{no}",
        )  # fmt: skip

    def keys(selection: Selection) -> list[str]:
        return sorted(questions.stated_targets(world, 9, selection)["target_key"])

    assert keys(Selection()) == ["t-1", "t-2"]
    assert keys(Selection(school="Ö-skolan")) == ["t-2"], "running text is of the whole report"
    assert keys(Selection(area="Trygghet")) == ["t-1", "t-2"]
    assert keys(Selection(school="Finns inte")) == []
    assert keys(Selection(period="VT23")) == ["t-1", "t-2"]
    assert keys(Selection(period="VT22")) == []
    assert questions.unconfirmed_targets(world, Selection(school="Ö-skolan")) == 1


def test_choices_have_forms_in_their_order_and_the_latest_period_first() -> None:
    choices = questions.choices(_with_forms())
    assert choices.forms == ("f_3", "4_6", "")
    assert choices.periods == ("VT23", "VT22", "")
    assert set(choices.forms) - {""} <= set(SchoolForm)


def test_the_scope_of_a_selection_leaves_out_the_rest() -> None:
    narrow = Selection(
        "Alm", "f_3", "Trygghet", "VT23", (Status.STARTED,), "r-1", "ord", "tema", Part.LESSON, True
    )
    assert narrow.scope == Selection("Alm", "f_3", "Trygghet", "VT23")
    assert narrow.is_search
    assert narrow.is_narrowed
    assert not narrow.scope.is_search
    assert not Selection(every_account=True).is_narrowed
