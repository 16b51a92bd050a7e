"""How a goal has moved from redovisning to redovisning."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sbs_data.meaning.goal_links import Pairs, link
from sbs_data.meaning.goal_moves import Match, Move, matches, moves
from sbs_data.model import Status
from tests.meaning.test_goal_links import LONG, goal, through_time

WORDS = {"a": "achieved", "o": "on_track", "s": "started", "u": "unmarked"}


def moves_of(statuses: str) -> list[Move]:
    goals = through_time(*[LONG] * len(statuses))
    (thread,) = link(goals).threads
    return moves(thread, {g.goal_id: WORDS[s] for g, s in zip(goals, statuses, strict=True)})


def test_each_way_of_moving_has_its_name() -> None:
    assert [move.move for move in moves_of("soaossuuo")] == [
        "first",
        "up",
        "up",
        "down",
        "down",
        "same",
        "unmarked",
        "same",
        "marked",
    ]


def test_a_status_has_stood_since_it_last_changed() -> None:
    assert [move.since_goal_id for move in moves_of("ssoos")] == ["g1", "g1", "g3", "g3", "g5"]


def test_each_row_knows_the_one_before() -> None:
    found = moves_of("soa")
    assert [move.previous_goal_id for move in found] == [None, "g1", "g2"]
    assert [move.move_no for move in found] == [1, 2, 3]
    assert [move.link.basis for move in found] == ["first", "same_words", "same_words"]


def test_documents_of_one_redovisning_are_one_row_and_the_latest_import_speaks() -> None:
    same = ("slutredovisning", "VT23")
    goals = [
        goal(1, LONG, "r-1", period_order=1, redovisning=("delredovisning", "VT22")),
        goal(2, LONG, "r-2", period_order=3, redovisning=same),
        goal(3, LONG, "r-3", period_order=3, redovisning=same),
    ]
    (thread,) = link(goals).threads
    found = moves(thread, {"g1": "started", "g2": "achieved", "g3": "on_track"})
    assert [(move.goal_id, move.move) for move in found] == [("g1", "first"), ("g3", "up")]
    assert thread.current.goal_id == "g3"


def test_reports_of_unknown_period_are_each_a_row() -> None:
    goals = [goal(no, LONG, f"r-{no}") for no in (1, 2)]
    (thread,) = link(goals).threads
    assert len(moves(thread, {"g1": "started", "g2": "started"})) == 2


def test_a_match_is_linked_confirmed_suggested_or_rejected() -> None:
    one, two, three, four = through_time(
        LONG, LONG + " nu", "Minst 80 % når målen", "Minst 85 % når målen"
    )
    linked = link([one, two, three, four])
    statuses = dict.fromkeys(("g1", "g2", "g3", "g4"), "started")
    told = [move for thread in linked.threads for move in moves(thread, statuses)]
    (likely, suggested) = matches(linked, told, [])
    assert (likely.goal_id, likely.earlier_goal_id) == ("g2", "g1")
    assert (likely.state, likely.basis) == ("linked", "likeness")
    assert 90 <= likely.score < 100
    assert (suggested.goal_id, suggested.state, suggested.basis) == ("g4", "suggested", "likeness")
    (confirmed, _) = matches(linked, told, [], confirmed=[frozenset(("g1", "g2"))])
    assert (confirmed.state, confirmed.basis, confirmed.score) == (
        "confirmed",
        "person",
        likely.score,
    )
    apart = link([three, four], Pairs.of([("ref4", "ref3", False)]))
    assert matches(apart, [], [(four, three)]) == [
        Match("g4", "g3", suggested.score, "rejected", "person")
    ]


@given(st.text(alphabet="aosu", min_size=1, max_size=8))
def test_the_moves_add_up_to_the_statuses(statuses: str) -> None:
    steps = {"started": 1, "on_track": 2, "achieved": 3}
    found = moves_of(statuses)
    now = [Status(WORDS[s]) for s in statuses]
    for before, after, move in zip(now, now[1:], found[1:], strict=False):
        marked = Status.UNMARKED not in (before, after)
        assert (move.move == "same") == (before == after)
        assert (move.move in ("up", "down")) == (marked and before != after)
        if move.move in ("up", "down"):
            assert (steps[after] > steps[before]) == (move.move == "up")
    assert found[-1].since_goal_id == f"g{len(statuses.rstrip(statuses[-1])) + 1}"
