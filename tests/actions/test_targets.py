"""What the reports say of results, and what a person decides about their targets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from sbs_data import actions
from sbs_data.actions import Delmal
from sbs_data.errors import DelmalError
from sbs_data.model import Report, Told
from tests.store.kit import Store, document, read, report_id

TARGET = {"value": 80, "unit": "percent", "term": "VT23", "school_year": "2022/23"}
ONE = document(
    name="Ett",
    authority="Exempelkommunen",
    claims=[
        {**TARGET, "quote": "Delmålet är 80 procent.", "initiative_no": 1},
        {**TARGET, "quote": "Minst 80 procent VT23.", "comparator": "at_least", "reached": True},
    ],
)
TWO = document(
    name="Två",
    authority="Exempelkommunen",
    claims=[
        {**TARGET, "quote": "80 procent nåddes."},
        {"role": "outcome", "value": 74, "from_value": 68, "grades": [7, 8, 9], "gender": "girls"},
        {"role": "target", "direction": "up", "quote": "Fler ska bli behöriga."},
    ],
)


def key(store: Store) -> str:
    (found,) = store.ask("SELECT target_key FROM stated_targets")["target_key"]
    return str(found)


def test_a_claim_keeps_everything_that_was_read(store: Store) -> None:
    store.bring(("två.docx", TWO), period="VT24")
    said = store.ask("FROM claims WHERE role = 'outcome'").iloc[0]
    assert (said["value"], said["from_value"], said["gender"]) == (74, 68, "girls")
    assert (said["grades"], said["place"], said["claim_no"]) == ("7, 8, 9", "stycke 10", 2)
    assert (said["report_term"], said["report_school_year"]) == ("VT24", "2023/24")
    assert store.ask("SELECT 1 FROM claims WHERE grades IS NULL AND term IS NULL").shape == (1, 1)


def test_a_claim_in_an_initiative_says_which(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    said = store.ask("SELECT initiative_id, area, initiative FROM claims ORDER BY claim_no")
    assert list(said.iloc[0]) == [f"{report_id(ONE)}-i1", "Undervisning", "Ett"]
    assert said.iloc[1].isna().all()


def test_one_target_said_three_times_is_one_with_three_quotes(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    store.bring(("två.docx", TWO))
    targets = store.ask("FROM stated_targets")
    assert len(targets) == 1
    target = targets.iloc[0]
    assert (target["quote_count"], target["quote"]) == (3, "Delmålet är 80 procent.")
    assert (target["comparator"], target["reached"]) == ("at_least", True)
    assert (target["term"], target["authority"]) == ("VT23", "Exempelkommunen")
    assert store.ask("FROM claims WHERE target_key = $key", key=target["target_key"]).shape[0] == 3


def test_reports_that_disagree_on_whether_it_was_reached_say_nothing(store: Store) -> None:
    other = document(authority="Exempelkommunen", claims=[{**TARGET, "reached": False}])
    store.bring(("ett.docx", ONE), ("två.docx", other))
    assert store.ask("SELECT reached FROM stated_targets")["reached"].isna().all()


def test_a_target_is_confirmed_rejected_and_left_undecided_again(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    target = key(store)
    store.confirm(target)
    assert store.targets() == [(target, 2, "Anna Andersson", None)]
    store.confirm(target, confirmed=False)
    assert store.targets() == [(target, 2, None, "Anna Andersson")]
    assert actions.history(store.delmal)[-1].sentence == (
        "Avvisade målvärdet ”Delmålet är 80 procent.”"
    )
    store.undo()
    assert store.targets() == [(target, 2, "Anna Andersson", None)]
    store.undo()
    assert store.targets() == [(target, 2, None, None)]
    assert store.faults() == []


def test_a_confirmation_stays_through_rebuild_and_a_new_import(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    store.confirm(key(store))
    before = store.targets()
    assert store.rebuild().same
    assert store.targets() == before
    store.undo(1)
    assert store.targets() == []
    orphan = store.ask("FROM orphaned_decisions").iloc[0]
    assert (orphan["quote"], orphan["confirmed"]) == ("Delmålet är 80 procent.", True)
    store.bring(("ett.docx", ONE))
    assert store.targets() == before
    assert store.ask("FROM orphaned_decisions").empty
    assert store.faults() == []


def test_a_decision_is_made_once_and_only_on_what_is_said(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    store.confirm(key(store))
    with pytest.raises(DelmalError, match="redan bekräftat av Anna Andersson"):
        store.confirm(key(store))
    with pytest.raises(DelmalError, match="har beteckningen ”t-0”"):
        store.confirm("t-0")
    assert len(actions.history(store.delmal)) == 2


def test_another_authority_said_afterwards_is_another_target(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    before = key(store)
    store.answer(report_id(ONE), authority="Provkommunen")
    assert key(store) != before
    assert store.faults() == []


MORE = {"term": "VT23", "school_year": "2022/23", "gender": "boys"}


def better(store: Store, **found: Any) -> Store:
    """The same folder, met by a reader that finds more in the same words."""

    def read_better(content: bytes, file_name: str, told: tuple[Told, ...] = ()) -> Report:
        report = read(content, file_name, told)
        claims = tuple(replace(claim, **found) for claim in report.claims)
        return replace(report, claims=claims)

    @dataclass
    class Better(Store):
        @property
        def delmal(self) -> Delmal:
            return Delmal(self.settings, read_better, self.clock)

    return Better(store.settings, store.clock)


PLAIN = document(
    authority="Exempelkommunen",
    claims=[
        {"value": 80, "unit": "percent", "quote": "Delmålet är 80 procent.", "initiative_no": 1}
    ],
)


def test_a_decision_holds_when_more_is_found_in_the_words_that_it_was_made_on(store: Store) -> None:
    store.bring(("ett.docx", PLAIN))
    before = key(store)
    store.confirm(before)
    store = better(store, **MORE)
    store.rebuild()
    now = key(store)
    assert now != before
    assert store.targets() == [(now, 1, "Anna Andersson", None)]
    assert store.ask("FROM orphaned_decisions").empty
    assert "target" not in set(store.ask("SELECT what FROM undecided")["what"])
    assert store.faults() == []
    with pytest.raises(DelmalError, match="redan bekräftat av Anna Andersson"):
        store.confirm(now)
    store.confirm(now, confirmed=False)
    assert store.targets() == [(now, 1, None, "Anna Andersson")]
    store.undo()
    assert store.targets() == [(now, 1, "Anna Andersson", None)]
    store.undo(2)
    assert store.targets() == [(now, 1, None, None)]


@pytest.mark.parametrize(
    "found",
    [
        {"value": 85.0},
        {"negated": True},
        {"quote": "Delmålet var 80 procent.", **MORE},
        {"measure": "all_subjects"},
    ],
)
def test_words_that_are_read_as_something_else_are_asked_again(
    store: Store, found: dict[str, Any]
) -> None:
    store.bring(("ett.docx", PLAIN))
    store.confirm(key(store))
    store = better(store, **found)
    store.rebuild()
    assert store.targets() == [(key(store), 1, None, None)]
    assert list(store.ask("SELECT confirmed FROM orphaned_decisions")["confirmed"]) == [True]
    assert "target" in set(store.ask("SELECT what FROM undecided")["what"])


def test_the_same_words_of_another_authority_are_not_decided_on(store: Store) -> None:
    other = document(
        authority="Provkommunen",
        claims=[{"value": 80, "unit": "percent", "quote": "Delmålet är 80 procent.", **MORE}],
    )
    store.bring(("ett.docx", PLAIN))
    store.confirm(key(store))
    store.undo(1)
    store.bring(("två.docx", other))
    assert store.targets() == [(key(store), 1, None, None)]


def test_a_link_holds_too_and_can_be_taken_back(store: Store) -> None:
    store.bring(("ett.docx", PLAIN))
    before, initiative = key(store), f"{report_id(PLAIN)}-i1"
    store.confirm(before)
    store.decide("link_target", before, initiative, False)
    store = better(store, **MORE)
    store.rebuild()
    links = "SELECT target_key, state FROM target_links"
    assert store.rows(links) == [(key(store), "rejected")]
    with pytest.raises(DelmalError, match="redan bestämt så"):
        store.decide("link_target", key(store), initiative, False)
    store.decide("link_target", key(store), initiative, True)
    assert store.rows(links) == [(key(store), "linked")]
    store.decide("link_target", key(store), initiative, None)
    assert store.rows(links) == [(key(store), "suggested")]
    assert store.faults() == []
