"""Questions about what is said of results, against rows counted by hand."""

from __future__ import annotations

import pytest

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
    rows: list[dict[str, object]] = [
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


REACHED, MISSED = ("reached_file", "reached_place"), ("missed_file", "missed_place")


def _told(*rows: dict[str, object], periods: tuple[str, ...] = ("VT23",)) -> World:
    """Claims of one målvärde, each with the number of the redovisning that says it."""
    world = World()
    for no, period in enumerate(periods, 1):
        world.report(f"r-{no}", period=period, order=no)
        world.initiative(f"r-{no}", 1, "Trygghet", "Insats", ("Alm",))
    base = {
        "role": "target", "value": 80.0, "target_key": "t-1", "negated": False, "quote": "Citat.",
        "unit": "percent", "measure": "eligible_vocational", "place_table": 1, "place_row": 8,
    }  # fmt: skip
    for number, row in enumerate(rows, start=1):
        report = f"r-{row.pop('of', 1)}"
        of = {"report_id": report, "initiative_id": f"{report}-i1", "place_paragraph": number}
        world.insert("claim", claim_no=number, **{**base, **of, **row})
    return world


def test_a_report_that_says_both_has_neither_and_where_it_says_each() -> None:
    world = _told(
        {"reached": None, "term": "VT23"},
        {"reached": True, "term": "VT23"},
        {"reached": False, "term": "VT23"},
        {"reached": True, "term": "VT23"},
    )
    (row,) = questions.stated_targets(world, 5).to_dict("records")
    assert row["reached"] is None
    assert [row[name] for name in (*REACHED, *MISSED)] == [
        "r-1.docx", "tabell 1, rad 8, stycke 2", "r-1.docx", "tabell 1, rad 8, stycke 3",
    ]  # fmt: skip
    each = questions.claims_of_initiative(world, "r-1-i1")
    assert [place is not None for place in each["missed_place"]] == [False, True, True, True]


def test_the_latest_redovisning_says_whether_it_is_reached() -> None:
    rows: list[dict[str, object]] = [
        {"reached": False, "term": "VT25", "of": 1},  # "är ännu inte nått"
        {"reached": True, "term": "VT25", "of": 2},
        {"reached": None, "term": "VT25", "of": 3},
    ]
    world = _told(*rows, periods=("VT23", "VT25", "VT26"))
    (row,) = questions.stated_targets(world, 5).to_dict("records")
    assert row["reached"] is True
    assert not any(row[name] for name in (*REACHED, *MISSED))


def test_two_documents_of_one_redovisning_can_say_both() -> None:
    rows: list[dict[str, object]] = [
        {"reached": True, "of": 1},
        {"reached": False, "of": 2},
        {"reached": True, "of": 3},
    ]
    world = _told(*rows, periods=("VT23", "VT24", "VT24"))
    world.db.execute("UPDATE report SET period_order = 2 WHERE report_id = 'r-3'")
    (row,) = questions.stated_targets(world, 5).to_dict("records")
    assert row["reached"] is None
    assert (row["reached_file"], row["missed_file"]) == ("r-3.docx", "r-2.docx")


def _two(above: str, *said: tuple[float, bool]) -> World:
    """Målvärden of one measure, pupils and time, each with its number and whether it is reached."""
    rows: list[dict[str, object]] = [
        {"value": value, "reached": reached, "target_key": f"t-{value:g}", "aim_key": above}
        for value, reached in said
    ]
    return _told(*rows)


@pytest.mark.parametrize(
    ("aim", "said", "is_both"),
    [
        ("below-1", ((85.0, True), (80.0, False)), True),
        ("below-1", ((80.0, True), (85.0, False)), False),
        ("below-1", ((85.0, True), (80.0, True)), False),
        ("above-1", ((5.0, True), (8.0, False)), True),
        ("above-1", ((8.0, True), (5.0, False)), False),
    ],
)
def test_more_is_not_reached_where_less_was_missed(
    aim: str, said: tuple[tuple[float, bool], ...], is_both: bool
) -> None:
    rows = questions.stated_targets(_two(aim, *said), 5).to_dict("records")
    assert len(rows) == 2
    for row in rows:
        assert (row["reached"] is None) is is_both
        told = [row[name] for name in ("reached_value", "missed_value")]
        assert told == ([said[0][0], said[1][0]] if is_both else [None, None])
