"""The journal's acts and what they add up to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sbs_data.store.fold import documents, fold, undone_by, verdicts
from sbs_data.store.journal import Entry

AT = datetime(2026, 1, 1, tzinfo=UTC)
A, B, C = "a" * 64, "b" * 64, "c" * 64


def journal(*acts: tuple[str, dict[str, Any]]) -> list[Entry]:
    return [Entry(no, AT, f"nr {no}", act, data) for no, (act, data) in enumerate(acts, start=1)]


def bring(sha: str, replaces: str | None = None, **answers: str) -> tuple[str, dict[str, Any]]:
    document = {"sha256": sha, "file": sha[0], "answers": answers, "replaces": replaces}
    return "import", {"documents": [document], "is_example": False}


def undo(*acts: int) -> tuple[str, dict[str, Any]]:
    return "undo", {"acts": list(acts)}


def answer(sha: str, **answers: str) -> tuple[str, dict[str, Any]]:
    return "answer", {"report_id": f"r-{sha[:12]}", "answers": answers}


def decide(
    what: str, key: str, value: Any, reason: str = "", subject: str = ""
) -> tuple[str, dict[str, Any]]:
    said = {"what": what, "key": key, "value": value, "reason": reason, "subject": subject}
    return "decide", said


def in_force(entries: list[Entry]) -> list[str]:
    return [report.file for report in fold(entries).values() if report.in_force]


def test_an_undo_of_an_undo_of_an_undo() -> None:
    assert undone_by(journal(bring(A), undo(1))) == {1: 2}
    assert undone_by(journal(bring(A), undo(1), undo(2))) == {2: 3}
    assert undone_by(journal(bring(A), undo(1), undo(2), undo(3))) == {1: 2, 3: 4}


def test_a_chain_of_replacements_is_unwound_link_by_link() -> None:
    chain = [bring(A), bring(B, f"r-{A[:12]}"), bring(C, f"r-{B[:12]}")]
    assert in_force(journal(*chain)) == ["c"]
    assert in_force(journal(*chain, undo(3))) == ["b"]
    assert in_force(journal(*chain, undo(3), undo(2))) == ["a"]


def test_what_was_replaced_can_be_imported_again_and_is_then_the_last() -> None:
    entries = journal(bring(A), bring(B, f"r-{A[:12]}"), bring(A))
    assert in_force(entries) == ["b", "a"]
    assert fold(entries)[f"r-{A[:12]}"].import_no == 3


def test_an_import_that_comes_back_by_an_undo_does_not_double_a_report() -> None:
    entries = journal(bring(A, period="VT22"), undo(1), bring(A), undo(2))
    assert in_force(entries) == ["a"]
    assert fold(entries)[f"r-{A[:12]}"].answers["period"].value == "VT22"


def test_answers_remember_who_gave_them() -> None:
    entries = journal(bring(A, period="VT22", authority="X"), answer(A, period="VT23"))
    said = fold(entries)[f"r-{A[:12]}"].answers
    assert (said["period"].value, said["period"].who) == ("VT23", "nr 2")
    assert (said["authority"].value, said["authority"].who) == ("X", "nr 1")


def test_an_answer_to_a_report_that_is_gone_says_nothing() -> None:
    assert fold(journal(bring(A), answer(A, period="VT23"), undo(1))) == {}


def test_every_document_ever_imported_is_remembered() -> None:
    assert documents(journal(bring(A), undo(1), bring(B))) == {A: "a", B: "b"}


def replaces(newer: str, older: str | None) -> tuple[str, dict[str, Any]]:
    return decide("replaces", f"r-{newer[:12]}", older and f"r-{older[:12]}")


def test_the_latest_decision_on_a_key_counts_and_says_who() -> None:
    entries = journal(
        decide("status", "g-1", "started", "först"),
        decide("status", "g-2", "achieved"),
        decide("status", "g-1", "on_track", "sedan", "Läsa"),
    )
    found = verdicts(entries)
    assert list(found) == [("status", "g-2"), ("status", "g-1")]
    latest = found["status", "g-1"]
    assert (latest.value, latest.reason, latest.subject) == ("on_track", "sedan", "Läsa")
    assert (latest.who, latest.act_no, latest.at) == ("nr 3", 3, AT)


def test_an_undone_decision_lets_the_one_before_it_count() -> None:
    entries = journal(
        decide("status", "g-1", "started"), decide("status", "g-1", "achieved"), undo(2)
    )
    assert verdicts(entries)["status", "g-1"].value == "started"
    assert verdicts([*entries, *journal(*[undo(3)] * 4)[3:]])["status", "g-1"].value == "achieved"


def test_a_decision_taken_back_says_so() -> None:
    entries = journal(decide("area", "x", "X"), decide("area", "x", None))
    assert verdicts(entries)["area", "x"].value is None


def test_a_report_replaces_another_by_decision_until_that_is_taken_back() -> None:
    both = [bring(A), bring(B)]
    assert in_force(journal(*both, replaces(B, A))) == ["b"]
    assert in_force(journal(*both, replaces(B, A), replaces(B, None))) == ["a", "b"]
    assert in_force(journal(*both, replaces(B, A), undo(3))) == ["a", "b"]
    assert in_force(journal(*both, replaces(B, B))) == ["a", "b"]


def test_a_replacement_by_decision_outlives_a_new_import_of_either() -> None:
    decided = [bring(A), bring(B), replaces(B, A)]
    assert in_force(journal(*decided, undo(2))) == ["a"]
    assert in_force(journal(*decided, undo(2), bring(B))) == ["b"]
    assert in_force(journal(*decided, undo(1), bring(A))) == ["b"]


def test_a_replaced_report_that_is_brought_in_again_is_back() -> None:
    assert in_force(journal(bring(A), bring(B), replaces(B, A), bring(A))) == ["b", "a"]


def test_a_decided_replacement_holds_when_the_newer_is_replaced_in_its_turn() -> None:
    entries = journal(bring(A), bring(B), replaces(B, A), bring(C, f"r-{B[:12]}"))
    assert in_force(entries) == ["c"]
    assert in_force(journal(*[(e.act, dict(e.data)) for e in entries], undo(4))) == ["b"]


def test_reports_never_replace_each_other_in_a_ring() -> None:
    entries = journal(bring(A), bring(B), replaces(B, A), replaces(A, B))
    assert in_force(entries) == ["b"]


def test_what_an_erased_report_had_replaced_does_not_come_back() -> None:
    entries = journal(bring(A), decide("replaces", "erased-3", f"r-{A[:12]}"))
    assert in_force(entries) == []


acts = st.lists(
    st.one_of(
        st.sampled_from([A, B, C]).map(bring),
        st.tuples(st.sampled_from([A, B, C]), st.sampled_from([A, B, C])).map(
            lambda pair: bring(pair[0], f"r-{pair[1][:12]}")
        ),
        st.tuples(st.sampled_from([A, B, C]), st.sampled_from([A, B, C, None])).map(
            lambda pair: replaces(*pair)
        ),
        st.integers(1, 12).map(undo),
    ),
    max_size=12,
)


@given(acts)
def test_whatever_is_done_chains_end_and_something_imported_is_in_force(
    done: list[tuple[str, dict[str, Any]]],
) -> None:
    possible = [
        (act, data) if act != "undo" or data["acts"][0] <= no else undo(no or 1)
        for no, (act, data) in enumerate(done)
    ]
    standing = fold(journal(*possible))
    for report in standing.values():
        passed: set[str] = set()
        at = report.report_id
        while (by := standing[at].replaced_by) in standing:
            assert at not in passed
            passed.add(at)
            at = str(by)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["x", "y", None])), max_size=8))
def test_undoing_the_last_decision_is_as_if_it_had_not_been_made(
    said: list[tuple[str, str | None]],
) -> None:
    decided = [decide("status", key, value) for key, value in said]
    if decided:
        whole = verdicts(journal(*decided, undo(len(decided))))
        assert whole == verdicts(journal(*decided[:-1]))
