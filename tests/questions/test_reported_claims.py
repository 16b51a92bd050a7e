"""Questions about what is said of results, against rows counted by hand."""

from __future__ import annotations

from sbs_data import questions
from sbs_data.questions import Selection
from tests.questions.world import World


def _said() -> World:
    world = World()
    world.report("r-1")
    initiative = world.initiative("r-1", 1, "Trygghet", "Insats", ("Alm",))
    base = {
        "report_id": "r-1", "initiative_id": initiative, "negated": False, "quote": "Citat.",
        "unit": "percent", "measure": "eligible_vocational",
    }  # fmt: skip
    rows = [
        {"role": "target", "value": 80.0, "term": "VT23", "reached": True, "target_key": "t-1"},
        {"role": "target", "value": 80.0, "term": "VT23", "target_key": "t-1"},
        {"role": "target", "value": 85.0, "target_key": "t-2"},
        {"role": "outcome", "value": 76.0, "school_year": "2022/23"},
        {"role": "outcome", "value": 74.0, "school_year": "2021/22"},
        {"role": "outcome", "value": 60.0, "measure": None},
    ]
    for number, row in enumerate(rows, start=1):
        world.insert("claim", claim_no=number, **{**base, **row})
    return world


def test_a_target_counts_once_however_often_it_is_said() -> None:
    targets = questions.stated_targets(_said(), 5)
    assert list(targets["target_key"]) == ["t-1", "t-2"]
    assert list(targets["quote_count"]) == [2, 1]
    assert list(targets["reached"]) == [True, None]
    assert questions.unconfirmed_targets(_said()) == 2
    assert len(questions.target_quotes(_said(), "t-1")) == 2


def test_decided_targets_come_last_and_rejected_ones_not_at_all() -> None:
    world = _said()
    decision = {"quote": "Citat.", "decided_by": "anna", "decided_at": "2026-11-21", "act_no": 2}
    world.insert("target_decision", target_key="t-1", confirmed=True, **decision)
    assert list(questions.stated_targets(world, 5)["target_key"]) == ["t-2", "t-1"]
    world.insert("target_decision", target_key="t-2", confirmed=False, **decision)
    assert list(questions.stated_targets(world, 5)["target_key"]) == ["t-1"]
    assert len(questions.stated_targets(world, 5, with_rejected=True)) == 2
    assert questions.unconfirmed_targets(world) == 0


def test_outcomes_of_a_known_measure_latest_first() -> None:
    outcomes = questions.outcomes(_said(), 1)
    assert list(outcomes["value"]) == [76.0]
    assert list(outcomes["outcome_count"]) == [2]


def test_an_initiatives_claims_in_the_order_of_the_document() -> None:
    world = _said()
    rows = questions.claims_of_initiative(world, "r-1-i1")
    assert list(rows["value"]) == [80.0, 80.0, 85.0, 76.0, 74.0, 60.0]
    assert questions.claims_of_initiative(world, "r-9-i1").empty


def test_a_measure_and_girls_or_boys_narrow_what_is_said_of_results() -> None:
    world = _said()
    world.insert(
        "claim", claim_no=7, report_id="r-1", initiative_id="r-1-i1", negated=False, quote="Citat.",
        role="target", measure="merit_rating", unit="points", value=220.0, gender="girls",
        target_key="t-3",
    )  # fmt: skip
    girls, merit = Selection(gender="girls"), Selection(measure="merit_rating")
    for selection in (girls, merit):
        assert list(questions.stated_targets(world, 5, selection)["target_key"]) == ["t-3"]
        assert questions.unconfirmed_targets(world, selection) == 1
        assert questions.outcomes(world, 5, selection).empty
        assert selection.is_narrowed
        assert selection.scope == selection
    eligible = Selection(measure="eligible_vocational")
    assert len(questions.outcomes(world, 5, eligible)) == 2
    assert questions.stated_targets(world, 5, Selection(measure="absence")).empty
