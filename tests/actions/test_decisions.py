"""What a person decides of goals, schools, areas and reports: counted, kept, taken back."""

from __future__ import annotations

from typing import Any

import pytest

from sbs_data import actions
from sbs_data.errors import DelmalError
from tests.store.kit import Store, document, report_id

READ = "Alla elever läser varje dag"
BASE: dict[str, Any] = {"authority": "Exempelkommunen", "kind": "delredovisning"}
ANNA = "Anna Andersson"


def redovisning(period: str, **said: Any) -> bytes:
    return document(**{**BASE, "period": period, "name": "Läslyft", **said})


FIRST = redovisning("VT23", goals={READ: "started"})
SECOND = redovisning("VT24", goals={READ: "unmarked"})
THIRD = redovisning("VT25", goals={READ: "achieved"})


def bring_two(store: Store) -> None:
    """A goal through two redovisningar, the second without colour."""
    store.bring(("ett.docx", FIRST))
    store.bring(("två.docx", SECOND))


@pytest.fixture
def two(store: Store) -> Store:
    store.begin_as(bring_two)
    return store


def statuses(store: Store) -> list[tuple[object, ...]]:
    return store.rows("SELECT period, status, basis, decided_by FROM goals ORDER BY period")


def whats(store: Store) -> list[object]:
    return [what for (what,) in store.rows("SELECT what FROM undecided ORDER BY ALL")]


# Status


def test_a_decided_status_counts_and_says_who_when_and_why(two: Store) -> None:
    assert whats(two) == ["unmarked"]
    two.decide("decide_status", two.goal_id(SECOND), "on_track", "  Rektor visade mätningen. ")
    row = two.ask("FROM goals WHERE period = 'VT24'").iloc[0]
    assert (row["status"], row["report_status"], row["basis"]) == ("on_track", "unmarked", "person")
    assert (row["decided_by"], row["status_reason"]) == (ANNA, "Rektor visade mätningen.")
    assert row["basis_detail"] == f"bestämt av {ANNA}"
    act = actions.history(two.delmal)[-1]
    assert row["decided_at"] == act.at.replace(tzinfo=None)
    assert whats(two) == []
    assert two.rows("SELECT move, status, previous_status FROM goal_moves ORDER BY move_no") == [
        ("first", "started", None),
        ("up", "on_track", "started"),
    ]
    assert two.faults() == []


def test_a_later_redovisnings_colour_comes_after_a_decision(two: Store) -> None:
    two.decide("decide_status", two.goal_id(SECOND), "on_track", "skäl")
    two.bring(("tre.docx", THIRD))
    assert statuses(two) == [
        ("VT23", "started", "highlight", "report"),
        ("VT24", "on_track", "person", ANNA),
        ("VT25", "achieved", "highlight", "report"),
    ]
    assert two.rows("SELECT status FROM goals WHERE is_current") == [("achieved",)]


def test_a_status_is_taken_back_and_undone(two: Store) -> None:
    goal = two.goal_id(SECOND)
    two.decide("decide_status", goal, "achieved", "skäl")
    two.decide("decide_status", goal, None)
    assert statuses(two)[1] == ("VT24", "unmarked", "none", None)
    assert whats(two) == ["unmarked"]
    assert two.rows("FROM decisions") == []
    two.undo()  # the taking back
    assert statuses(two)[1] == ("VT24", "achieved", "person", ANNA)
    two.undo()
    assert statuses(two)[1] == ("VT24", "unmarked", "none", None)
    assert two.faults() == []


def test_that_a_goal_is_rightly_unmarked_can_be_decided_too(two: Store) -> None:
    two.decide("decide_status", two.goal_id(SECOND), "unmarked", "Mätningen är inte gjord")
    assert statuses(two)[1] == ("VT24", "unmarked", "person", ANNA)
    assert whats(two) == []


def test_a_status_needs_a_reason_a_goal_and_a_word(two: Store) -> None:
    goal = two.goal_id(SECOND)
    for said, match in (
        ((goal, "achieved", "  "), "Skriv varför"),
        ((goal, "achieved", "x" * 1001), "för långt"),
        ((goal, "green", "skäl"), "ingen status"),
        (("r-1-i1-g1", "achieved", "skäl"), "inget gällande mål"),
        ((goal, None), "inget beslut att ta tillbaka"),
    ):
        with pytest.raises(DelmalError, match=match):
            two.decide("decide_status", *said)
    assert len(actions.history(two.delmal)) == 2


def test_the_same_decision_again_is_refused_and_another_reason_is_not(two: Store) -> None:
    goal = two.goal_id(SECOND)
    two.decide("decide_status", goal, "achieved", "skäl")
    with pytest.raises(DelmalError, match=f"redan bestämt så, av {ANNA}"):
        two.decide("decide_status", goal, "achieved", "skäl")
    two.decide("decide_status", goal, "achieved", "ett bättre skäl")
    two.decide("decide_status", goal, None)
    with pytest.raises(DelmalError, match="redan taget tillbaka"):
        two.decide("decide_status", goal, None)


def test_a_decision_outlives_a_rebuild_and_a_new_import(two: Store) -> None:
    two.decide("decide_status", two.goal_id(SECOND), "achieved", "skäl")
    before = statuses(two)
    assert two.rebuild().same
    assert statuses(two) == before
    two.undo(2)
    assert two.rows("SELECT what, subject FROM decisions WHERE is_orphaned") == [("status", READ)]
    two.bring(("två igen.docx", SECOND))
    assert statuses(two) == before
    assert two.faults() == []


def test_a_decision_follows_its_words_into_a_newer_version(two: Store) -> None:
    two.decide("decide_status", two.goal_id(SECOND), "achieved", "skäl")
    newer = redovisning("VT24", goals={READ + ".": "unmarked", "Nytt mål": "started"})
    two.bring(("två, rättad.docx", newer), replaces=report_id(SECOND))
    assert two.rows("SELECT goal, status FROM goals WHERE period = 'VT24' ORDER BY goal") == [
        (READ + ".", "achieved"),
        ("Nytt mål", "started"),
    ]


def test_a_decision_on_a_goal_that_a_newer_version_lacks_is_kept_as_orphaned(two: Store) -> None:
    two.decide("decide_status", two.goal_id(SECOND), "achieved", "skäl")
    newer = redovisning("VT24", goals={"Något helt annat": "started"})
    two.bring(("två, ny.docx", newer), replaces=report_id(SECOND))
    assert two.rows("SELECT what, quote, value, target_key FROM orphaned_decisions") == [
        ("status", READ, "achieved", None)
    ]
    again = redovisning("VT24", goals={READ: "unmarked", "Något helt annat": "started"})
    two.bring(("två, igen.docx", again), replaces=report_id(newer))
    assert two.rows("FROM orphaned_decisions") == []
    assert ("VT24", "achieved", "person", ANNA) in statuses(two)


# Matches

LOW = redovisning("VT23", goals={"Minst 80 procent når målen": "started"})
HIGH = redovisning("VT24", goals={"Minst 85 procent når målen": "on_track"})


def test_a_suggested_match_is_counted_as_one_when_a_person_says_so(store: Store) -> None:
    store.begin(("a.docx", LOW), ("b.docx", HIGH))
    assert whats(store) == ["match"]
    assert store.rows("SELECT count(*) FROM goals WHERE is_current") == [(2,)]
    (row,) = store.rows("SELECT goal_id, suggestion, hint FROM undecided")
    assert row == (store.goal_id(HIGH), store.goal_id(LOW), "Minst 80 procent når målen")
    store.decide("decide_match", store.goal_id(HIGH), store.goal_id(LOW), True)
    assert whats(store) == []
    assert store.rows("SELECT count(*) FROM goals WHERE is_current") == [(1,)]
    assert store.rows("SELECT state, basis, decided_by FROM goal_matches") == [
        ("confirmed", "person", ANNA)
    ]
    moved = store.ask("FROM goal_moves WHERE move_no = 2").iloc[0]
    assert (moved["move"], moved["link_basis"], moved["link_decided_by"]) == ("up", "person", ANNA)
    assert moved["previous_goal"] == "Minst 80 procent når målen"
    assert store.faults() == []


def test_a_rejected_match_leaves_the_list_and_comes_back_when_taken_back(store: Store) -> None:
    store.begin(("a.docx", LOW), ("b.docx", HIGH))
    pair = store.goal_id(HIGH), store.goal_id(LOW)
    store.decide("decide_match", *pair, False)
    assert whats(store) == []
    assert store.rows("SELECT state, decided_by FROM goal_matches") == [("rejected", ANNA)]
    store.decide("decide_match", *pair, None)
    assert whats(store) == ["match"]
    assert store.rows("SELECT state FROM goal_matches") == [("suggested",)]


def test_goals_of_the_same_words_can_be_told_apart(two: Store) -> None:
    two.decide("decide_match", two.goal_id(SECOND), two.goal_id(FIRST), False)
    assert two.rows("SELECT count(*) FROM goals WHERE is_current") == [(2,)]
    assert two.rebuild().same
    assert two.rows("SELECT count(DISTINCT goal_key) FROM goals") == [(2,)]


def test_the_earlier_goal_may_be_named_first(store: Store) -> None:
    store.begin(("a.docx", LOW), ("b.docx", HIGH))
    store.decide("decide_match", store.goal_id(LOW), store.goal_id(HIGH), True)
    with pytest.raises(DelmalError, match="redan bestämt"):
        store.decide("decide_match", store.goal_id(HIGH), store.goal_id(LOW), True)
    assert store.rows("SELECT move FROM goal_moves ORDER BY move_no") == [("first",), ("up",)]


def test_goals_that_cannot_be_one_are_refused(store: Store) -> None:
    several = redovisning("VT24", goals={"Ett mål": "started", "Ett till": "started"})
    other = document(**{**BASE, "authority": "Grannkommunen", "name": "x"})
    store.bring(("a.docx", LOW), ("b.docx", several), ("c.docx", other))
    one, two = store.goal_id(several, 1), store.goal_id(several, 2)
    for pair, match in (
        ((one, two), "samma rapport"),
        ((one, store.goal_id(other)), "olika huvudmän"),
        ((one, "g-1"), "inget gällande mål"),
    ):
        with pytest.raises(DelmalError, match=match):
            store.decide("decide_match", *pair, True)
    store.decide("decide_match", one, store.goal_id(LOW), True)
    with pytest.raises(DelmalError, match="Ett annat mål i samma rapport"):
        store.decide("decide_match", two, store.goal_id(LOW), True)


# Schools and areas


def test_a_school_renamed_keeps_its_goals(store: Store) -> None:
    store.bring(("a.docx", redovisning("VT23", schools=["Gamla skolan"], goals={READ: "started"})))
    store.bring(("b.docx", redovisning("VT24", schools=["Nya skolan"], goals={READ: "achieved"})))
    assert store.rows("SELECT count(*) FROM goals WHERE is_current") == [(2,)]
    store.decide("map_school", "Exempelkommunen", "Gamla skolan", "Nya skolan")
    assert store.rows("SELECT move, status FROM goal_moves ORDER BY move_no") == [
        ("first", "started"),
        ("up", "achieved"),
    ]
    assert store.rows("SELECT school, school_written FROM goal_schools ORDER BY ALL") == [
        ("Nya skolan", "Gamla skolan"),
        ("Nya skolan", "Nya skolan"),
    ]
    assert store.rows("SELECT school, spellings, goal_count FROM schools") == [
        ("Nya skolan", "Gamla skolan, Nya skolan", 1)
    ]
    store.decide("map_school", "Exempelkommunen", "Gamla skolan", None)
    assert store.rows("SELECT count(*) FROM schools") == [(2,)]
    assert store.faults() == []


def test_a_likely_spelling_waits_until_it_is_the_same_or_a_school_of_its_own(store: Store) -> None:
    store.begin(("a.docx", redovisning("VT23", schools=["Björkskolan"])))
    store.bring(("b.docx", redovisning("VT24", schools=["Björk-skolan"])))
    asked = "SELECT subject, suggestion, report_id FROM undecided WHERE what = 'school_name'"
    (row,) = store.rows(asked)
    assert row[:2] == ("Björk-skolan", "Björkskolan")
    store.decide("map_school", "Exempelkommunen", "Björk-skolan", "Björk-skolan")
    assert store.rows(asked) == []
    assert store.rows("SELECT count(*) FROM schools") == [(2,)]
    store.undo()
    store.decide("map_school", "Exempelkommunen", "Björk-skolan", "Björkskolan")
    assert store.rows(asked) == []
    assert store.rows("SELECT school FROM schools") == [("Björkskolan",)]


def test_case_alone_makes_no_other_school(store: Store) -> None:
    store.begin(("a.docx", redovisning("VT23", schools=["Björkskolan"])))
    store.bring(("b.docx", redovisning("VT24", schools=["BJÖRKSKOLAN"])))
    assert store.rows("SELECT school, spellings FROM schools") == [
        ("Björkskolan", "Björkskolan, BJÖRKSKOLAN")
    ]
    assert whats(store) == []


def test_a_persons_schools_for_an_initiative_go_before_row_1(store: Store) -> None:
    store.bring(("a.docx", FIRST))
    initiative = f"{report_id(FIRST)}-i1"
    store.decide("set_initiative_schools", initiative, ["Storskolan", " Ekskolan ", "Storskolan"])
    assert store.rows("SELECT schools FROM initiatives") == [("Ekskolan, Storskolan",)]
    assert store.rows("SELECT DISTINCT basis, school_written FROM goal_schools") == [
        ("person", None)
    ]
    value = store.rows("SELECT value, subject FROM decisions")
    assert value == [('["Storskolan", "Ekskolan"]', "Läslyft")]
    store.decide("set_initiative_schools", initiative, None)
    assert store.rows("SELECT schools FROM initiatives") == [("Lillskolan",)]
    with pytest.raises(DelmalError, match="minst en skola"):
        store.decide("set_initiative_schools", initiative, [" "])
    with pytest.raises(DelmalError, match="ingen gällande insats"):
        store.decide("set_initiative_schools", "r-1-i1", ["Ekskolan"])


def test_an_area_is_harmonised_for_all_reports(store: Store) -> None:
    area = "Undervisning & lärande"
    store.bring(("a.docx", redovisning("VT23", area=area, schools=[])), school="Lillskolan")
    store.bring(("b.docx", redovisning("VT24", area="Undervisning och lärande")))
    assert store.rows("SELECT what, subject, suggestion FROM undecided") == [
        ("area_name", area, "Undervisning och lärande")
    ]
    store.decide("harmonise_area", area, "Undervisning och lärande")
    assert store.rows("SELECT DISTINCT area FROM goals") == [("Undervisning och lärande",)]
    assert store.rows("SELECT area_written FROM goals ORDER BY period")[0] == (area,)
    assert whats(store) == []
    with pytest.raises(DelmalError, match="nämner utvecklingsområdet"):
        store.decide("harmonise_area", "Elevhälsa", "Något")
    with pytest.raises(DelmalError, match="namn saknas"):
        store.decide("harmonise_area", area, "  ")


def test_school_forms_come_from_the_name_from_row_1_or_from_a_person(store: Store) -> None:
    store.bring(
        ("a.docx", redovisning("VT23", name="Stöd till åk 7–9", schools=["Lillskolan"])),
        ("b.docx", redovisning("VT23", name="Språk", schools=["Förskolan Solen"])),
        ("c.docx", redovisning("VT23", name="Ledning", schools=["Storskolan"])),
    )
    asked = "SELECT school, forms, forms_basis FROM schools ORDER BY school"
    assert store.rows(asked) == [
        ("Förskolan Solen", "förskola", "name"),
        ("Lillskolan", "7–9", "report"),
        ("Storskolan", "", None),
    ]
    assert store.rows("SELECT form, basis FROM initiative_forms ORDER BY ALL") == [
        ("7_9", "report"),
        ("preschool", "name"),
    ]
    store.decide("set_school_forms", "Exempelkommunen", "Lillskolan", ["7_9", "f_3"])
    store.decide("set_school_forms", "Exempelkommunen", "Storskolan", ["adapted"])
    assert store.rows(asked)[1:] == [
        ("Lillskolan", "F–3, 7–9", "person"),
        ("Storskolan", "anpassad grundskola", "person"),
    ]
    # Row 1 says which of the school's forms the initiative is for.
    assert store.rows("SELECT form, basis FROM initiative_forms ORDER BY ALL") == [
        ("7_9", "person"),
        ("adapted", "person"),
        ("preschool", "name"),
    ]
    with pytest.raises(DelmalError, match="ingen skolform"):
        store.decide("set_school_forms", "Exempelkommunen", "Lillskolan", ["gymnasium"])
    with pytest.raises(DelmalError, match="gäller skolan"):
        store.decide("set_school_forms", "Exempelkommunen", "Ekskolan", ["7_9"])


# Reports


def test_two_reports_of_one_school_and_period_wait_for_a_person(store: Store) -> None:
    again = redovisning("VT23", goals={READ: "on_track", "Ett till": "started"})
    store.begin(("ett.docx", FIRST))
    store.bring(("ett, ny.docx", again))
    (row,) = store.rows("SELECT what, report_id, subject, suggestion, hint FROM undecided")
    assert row[:4] == ("same_period", report_id(again), "ett, ny.docx", report_id(FIRST))
    assert row[4] == (
        "Lillskolan, delredovisning VT23, finns också i ”ett.docx”, med ett mål gemensamt."
    )
    # Not counted twice, and one row of its history.
    assert store.rows("SELECT goal, status FROM goals WHERE is_current ORDER BY goal") == [
        (READ, "on_track"),
        ("Ett till", "started"),
    ]
    store.decide("replace_report", report_id(again), report_id(FIRST))
    assert store.files() == ["ett, ny.docx"]
    assert whats(store) == []
    store.decide("replace_report", report_id(again), None)
    assert store.files() == ["ett.docx", "ett, ny.docx"]
    store.decide("replace_report", report_id(again), report_id(again))
    assert store.files() == ["ett.docx", "ett, ny.docx"]
    assert whats(store) == []
    assert store.faults() == []


def test_decisions_on_the_replaced_report_go_on_in_the_one_that_replaces_it(store: Store) -> None:
    again = redovisning("VT23", goals={READ: "started", "Ett till": "started"})
    store.bring(("ett.docx", FIRST), ("ett, ny.docx", again))
    store.decide("decide_status", store.goal_id(FIRST), "achieved", "skäl")
    store.decide("replace_report", report_id(again), report_id(FIRST))
    assert store.rows("SELECT goal, status FROM goals ORDER BY goal") == [
        (READ, "achieved"),
        ("Ett till", "started"),
    ]
    assert store.rows("FROM orphaned_decisions") == []
    goal = store.goal_id(again, 1)
    store.decide("decide_status", goal, "on_track", "skäl")
    store.decide("decide_status", goal, None)
    assert store.rows("SELECT status FROM goals WHERE goal_id = $goal", goal=goal) == [("started",)]


def test_a_report_that_is_not_there_replaces_nothing(store: Store) -> None:
    store.begin(("ett.docx", FIRST))
    for pair in (("r-1", report_id(FIRST)), (report_id(FIRST), "r-1")):
        with pytest.raises(DelmalError, match="ingen gällande rapport"):
            store.decide("replace_report", *pair)


# All of them


def test_every_decision_is_read_aloud(store: Store) -> None:
    store.begin(("a.docx", LOW), ("b.docx", HIGH))
    low, high = report_id(LOW), report_id(HIGH)
    for act, *said in (
        ("decide_status", store.goal_id(HIGH), "achieved", "Mätningen visar det."),
        ("decide_match", store.goal_id(HIGH), store.goal_id(LOW), True),
        ("map_school", "Exempelkommunen", "Lillskolan", "Storskolan"),
        ("set_initiative_schools", f"{high}-i1", ["Ekskolan", "Alskolan"]),
        ("harmonise_area", "Undervisning", "Undervisning och lärande"),
        ("set_school_forms", "Exempelkommunen", "Ekskolan", ["preschool", "f_3"]),
        ("replace_report", high, low),
        ("replace_report", high, high),
        ("decide_status", store.goal_id(HIGH), None),
        ("replace_report", high, None),
    ):
        store.decide(act, *said)
    pair = "”Minst 85 procent når målen” och ”Minst 80 procent når målen”"
    assert [act.sentence for act in actions.history(store.delmal)[1:]] == [
        "Bestämde statusen ”uppnått” för målet ”Minst 85 procent når målen”. "
        "Skäl: Mätningen visar det.",
        f"Bestämde att målen {pair} är samma mål.",
        "Bestämde att skolan ”Lillskolan” är ”Storskolan”.",
        "Bestämde att insatsen ”Läslyft” gäller Ekskolan och Alskolan.",
        "Bestämde att utvecklingsområdet ”Undervisning” är ”Undervisning och lärande”.",
        "Bestämde att ”Ekskolan” har skolform: förskola och F–3.",
        "Bestämde att ”b.docx” ersätter ”a.docx”.",
        "Bestämde att ”b.docx” gäller vid sidan av de andra om samma redovisning.",
        "Tog tillbaka den bestämda statusen för målet ”Minst 85 procent når målen”.",
        "Tog tillbaka beslutet om vad ”b.docx” ersätter.",
    ]
    assert store.faults() == []
    assert store.rebuild().same


def test_every_item_that_waits_has_a_key_of_its_own(store: Store) -> None:
    silent = document(name="x", schools=[], goals={READ: "unmarked"}, claims=[{"value": 80}])
    store.bring(("a.docx", LOW), ("b.docx", HIGH), ("c.docx", silent), ("d.docx", SECOND))
    rows = store.rows("SELECT item_key FROM undecided")
    assert len(set(rows)) == len(rows)
    assert whats(store) == [
        "authority",
        "kind",
        "match",
        "period",
        "same_period",
        "school",
        "target",
        "unmarked",
        "unmarked",
    ]
