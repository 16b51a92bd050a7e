"""The journal's acts and what they add up to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sbs_data.store.fold import documents, fold, undone_by
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
