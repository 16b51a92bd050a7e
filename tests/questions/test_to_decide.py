"""What waits for a person and what persons have decided, against rows made by hand."""

from __future__ import annotations

from sbs_data import questions
from sbs_data.questions import Selection
from tests.questions.test_goal_history import one_goal_twice
from tests.questions.world import World, three_schools


def decided(world: World, act_no: int, what: str, key: str, *, orphaned: bool = False) -> None:
    world.insert(
        "decision",
        what=what,
        key=key,
        value="v",
        reason="",
        subject="s",
        decided_by="prov",
        decided_at="2026-11-20 08:00:00",
        act_no=act_no,
        is_orphaned=orphaned,
    )


def test_what_waits_comes_in_the_order_to_work_in() -> None:
    world = three_schools()
    world.insert(
        "question",
        item_key="school_name|x",
        what="school_name",
        report_id="r-new",
        subject="Alm-skolan",
        hint="Liknar ”Alm”.",
        suggestion="Alm",
    )
    rows = questions.to_decide(world)
    assert list(rows["what"]) == [
        "authority",
        "kind",
        "period",
        "school",
        "school_name",
        "unmarked",
    ]
    assert set(rows["item_count"]) == {6}
    goal = rows.iloc[-1]
    assert (goal["suggestion"], goal["suggestion_quote"]) == ("started", "har börjat")
    assert list(questions.to_decide(world, 2, skip=4)["what"]) == ["school_name", "unmarked"]
    assert list(questions.to_decide(world, whats=("period", "school"))["what"]) == [
        "period",
        "school",
    ]
    alm = questions.to_decide(world, selection=Selection(school="Alm"))
    assert list(alm["what"]) == ["school_name"]


def test_a_match_says_what_a_person_needs_to_decide_it() -> None:
    world, first, _ = one_goal_twice()
    (row,) = questions.to_decide(world).to_dict("records")
    assert (row["what"], row["suggestion"], row["hint"]) == ("match", first, "Läsa")
    assert (row["score"], row["state"], row["schools"]) == (91.0, "linked", "Alm")
    assert (row["earlier_period"], row["earlier_status"], row["status"]) == (
        "VT23",
        "started",
        "achieved",
    )


def test_a_target_that_nobody_has_decided_on_waits() -> None:
    world = three_schools()
    world.insert(
        "claim",
        report_id="r-new",
        claim_no=1,
        role="target",
        negated=False,
        quote="80 procent",
        target_key="t-1",
    )
    (row,) = questions.to_decide(world, whats=["target"]).to_dict("records")
    assert (row["target_key"], row["subject"], row["item_key"]) == (
        "t-1",
        "80 procent",
        "target|t-1",
    )


def test_decisions_are_told_latest_first_and_the_orphaned_can_be_had_alone() -> None:
    world = three_schools()
    decided(world, 3, "status", "g-1")
    decided(world, 4, "area", "a", orphaned=True)
    world.insert(
        "target_decision",
        target_key="t-1",
        confirmed=False,
        quote="80 procent",
        decided_by="prov",
        decided_at="2026-11-20 08:00:00",
        act_no=5,
    )
    rows = questions.decisions(world)
    assert list(rows["what"]) == ["target", "area", "status"]
    assert (rows["value"][0], rows["subject"][0]) == ("rejected", "80 procent")
    assert list(questions.decisions(world, 1, skip=1)["what"]) == ["area"]
    orphaned = questions.decisions(world, only_orphaned=True)
    assert list(orphaned["act_no"]) == [5, 4]  # no report says that target
    assert set(orphaned["decision_count"]) == {2}


def test_schools_come_in_swedish_order_with_what_is_known_of_them() -> None:
    world = three_schools()
    for school, forms in (("Ö-skolan", ["f_3", "4_6"]), ("Alm", [])):
        world.insert(
            "school",
            authority="Provkommunen",
            school=school,
            forms=", ".join(forms),
            form_codes=forms,
            forms_basis="report" if forms else None,
            spellings=school,
            goal_count=1,
            latest_report_id="r-new",
        )
    rows = questions.schools(world)
    assert list(rows["school"]) == ["Alm", "Ö-skolan"]
    assert list(rows["form_codes"][1]) == ["f_3", "4_6"]
    assert list(rows["latest_period"]) == ["VT23", "VT23"]
    assert questions.schools(world, "Grannkommunen").empty


def test_every_spelling_is_told_with_who_said_what_it_means() -> None:
    world = World()
    world.report("r-1")
    initiative = world.initiative("r-1", 1, "Insats", "Undervisning & lärande", ("Alm",))
    world.insert(
        "initiative_school",
        initiative_id=initiative,
        school="Alm",
        school_written="ALM-skolan",
        basis="report",
    )
    decided(world, 1, "school", "provkommunen|alm skolan")
    decided(world, 2, "area", "undervisning lärande")
    rows = questions.school_spellings(world)
    assert list(zip(rows["written"], rows["school"], rows["decided_by"], strict=True)) == [
        ("Alm", "Alm", None),
        ("ALM-skolan", "Alm", "prov"),
    ]
    (area,) = questions.area_spellings(world).to_dict("records")
    assert (area["written"], area["decided_by"]) == ("Undervisning & lärande", "prov")


def test_an_empty_snapshot_answers_all_of_it() -> None:
    world = World()
    for ask in (
        questions.to_decide,
        questions.decisions,
        questions.schools,
        questions.school_spellings,
        questions.area_spellings,
    ):
        assert ask(world).empty
