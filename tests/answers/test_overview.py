"""Lägesbild as a record: from the answers to what is said."""

from __future__ import annotations

import re
from importlib.resources import files

import pandas as pd

from sbs_data.model import Status
from sbs_data.words import movement
from sbs_data.words.waiting import SENTENCES, waiting_for
from tests.answers.overviews import MADE_ON, SELECTION, fresh, goal, goals, table, target, view


def test_it_says_how_it_stands_and_what_has_moved() -> None:
    said = view()
    assert said.selection == SELECTION
    assert said.headline == (
        "I slutredovisningen VT25 är 5 av 12 mål uppnådda, 4 är på god väg och 3 är påbörjade."
    )
    assert said.movement.startswith("Sedan förra redovisningen har 3 mål gått framåt och 1 bakåt.")
    assert said.source == (
        "3 rapporter, som skolorna och huvudmannen har lämnat till Skolverket. "
        "Uppdaterat 22 november 2026 kl. 13.00."
    )
    assert (said.made_on, said.made) == (MADE_ON, "22 november 2026")


def test_made_up_reports_are_said_to_be_made_up_also_on_paper() -> None:
    assert view(has_example=True).source.endswith(
        " Exempelkommunen är påhittad, liksom dess skolor och rapporter."
    )
    assert "påhittad" not in view().source


def test_a_bounded_list_says_how_many_there_are_in_all() -> None:
    said = view()
    assert (len(said.moved), said.moved_count) == (2, 4)
    assert (len(said.still), said.still_count) == (1, 1)
    assert (said.dropped, said.dropped_count) == ((), 0)


def test_a_moved_goal_has_both_statuses_and_both_periods() -> None:
    moved = view().moved[0]
    assert (moved.was, moved.now, moved.move) == (Status.ACHIEVED, Status.ON_TRACK, "down")
    assert moved.between == "VT24 → VT25"
    assert moved.notes == ()


def test_a_reworded_goal_says_how_and_whether_anybody_has_confirmed_it() -> None:
    changed = {"previous_goal": "Minst 70 % läser.", "goal": "Minst 80 % läser."}
    guess, confirmed = (
        goal(0, link_basis="likeness", link_score=91.0, **changed),
        goal(0, link_basis="person", link_decided_by="prov", **changed),
    )
    first, second = view(moved=goals([guess, confirmed], 2)).moved
    assert first.reworded == second.reworded == "”70” har blivit ”80”."
    assert first.doubt == movement.guessed(91.0)
    assert second.doubt is None


def test_a_status_set_by_a_person_is_told_apart() -> None:
    by_hand = goal(0, basis="person", decided_by="Kim Prov")
    assert view(moved=goals([by_hand], 1)).moved[0].notes == ("Statusen är angiven av Kim Prov.",)


def test_with_one_account_nothing_is_compared_and_it_says_so() -> None:
    nothing = pd.DataFrame()
    said = view(moves={"first": 12}, moved=nothing, still=nothing)
    assert said.movement == movement.ONE_ACCOUNT
    assert not said.is_compared
    assert said.new_count == 0
    assert not any("Framåt betyder" in sentence for sentence in said.reading)


def test_what_is_not_said_is_named() -> None:
    said = view(
        by_school=table(["Alm", ""]),
        freshness=fresh(["Alm"], period=None),
        moved=goals([goal(0, schools="", previous_period=None)], 1),
    )
    assert [row.name for row in said.schools] == ["Alm", "Skola ej angiven"]
    assert [row.name for row in said.areas] == ["Trygghet", "Utvecklingsområde ej angivet"]
    assert said.fresh[0].account == "Slutredovisning, period ej angiven"
    assert said.moved[0].schools == "Skola ej angiven"
    assert said.moved[0].between == "period ej angiven → VT25"


def test_a_target_is_the_reports_word_and_says_whether_it_is_confirmed() -> None:
    rows = pd.DataFrame([target(), target(confirmed_by="prov", reached=True)], dtype=object)
    first, second = view(targets=rows).targets
    assert first.endswith("minst 80\u00a0%, årskurs 9, VT25. Ingen har bekräftat det.")
    assert second.endswith("Rapporten säger att det har nåtts. Bekräftat.")


def test_what_waits_is_in_order_and_one_is_not_many() -> None:
    said = waiting_for({"unmarked": 1, "kind": 2, "target": 1})
    assert [item.sentence for item in said] == [
        "2 rapporter säger inte om det är en delredovisning eller en slutredovisning.",
        "1 mål har ingen färg i rapporten.",
        "1 målvärde i rapporternas text är inte bekräftat.",
    ]


def test_every_kind_that_can_wait_has_its_sentence() -> None:
    sql = files("sbs_data.publishing").joinpath("published.sql").read_text(encoding="utf-8")
    said = sql[sql.index("CREATE VIEW undecided") : sql.index("CREATE VIEW claims")]
    for what in re.findall(r"'(authority|kind|period|school|match|target|unmarked)'", said):
        assert what in SENTENCES
    in_comment = re.search(r"what +VARCHAR NOT NULL, +-- (school_name[^\n]+)", sql)
    assert in_comment is not None
    assert set(in_comment[1].split(" | ")) <= set(SENTENCES)


def test_a_kind_without_a_sentence_is_counted_all_the_same() -> None:
    said = waiting_for({"kind": 1, "something_new": 4})
    assert (said[-1].count, said[-1].sentence) == (4, "4 saker till.")
