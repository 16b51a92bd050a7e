"""A bilaga that comes with its huvuddokument takes from it whose it is, and says so."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest

from sbs_data import actions
from sbs_data.actions import Source
from sbs_data.store import fold
from sbs_data.store.journal import read
from tests.store.kit import Store, document, report_id

KIND = "slutredovisning"
MAIN = document(role="narrative", authority="Exempelkommunen", kind=KIND, period="VT23")
OPEN = document(role="narrative", authority="Exempelkommunen", kind=KIND)
BILAGA = document(name="Läslust", kind=KIND)
SECOND = document(name="Räknelust")
BASIS = "från huvuddokumentet ”huvud.docx”, samma uppladdning"


def _report(store: Store, content: bytes) -> tuple[Any, ...]:
    columns = "authority, authority_basis, kind, period, period_basis"
    (row,) = store.rows(
        f"SELECT {columns} FROM reports WHERE report_id = $id", id=report_id(content)
    )
    return row


def _asked(store: Store) -> list[tuple[object, ...]]:
    return store.rows(
        "SELECT subject, what FROM undecided WHERE what IN ('authority', 'kind', 'period') "
        "ORDER BY subject, what"
    )


def _by_folder(store: Store, *files: tuple[str, bytes]) -> None:
    """As ``import MAPP`` does."""
    actions.import_files(store.delmal, [Source(name, partial(bytes, c)) for name, c in files])


@pytest.mark.parametrize("bring", [Store.bring, _by_folder])
@pytest.mark.parametrize("order", [1, -1])
def test_authority_and_period_come_with_the_huvuddokument(
    store: Store, bring: Any, order: int
) -> None:
    bring(
        store, *[("huvud.docx", MAIN), ("bilaga.docx", BILAGA), ("bilaga 2.docx", SECOND)][::order]
    )
    assert _report(store, BILAGA) == ("Exempelkommunen", BASIS, KIND, "VT23", BASIS)
    assert _report(store, SECOND) == ("Exempelkommunen", BASIS, KIND, "VT23", BASIS)
    assert _asked(store) == []


def test_the_journal_carries_what_was_taken_and_from_where(store: Store) -> None:
    store.bring(("huvud.docx", MAIN), ("bilaga.docx", BILAGA))
    (entry,) = read(store.delmal.settings.private).entries
    main, bilaga = entry.data["documents"]
    assert "follows" not in main
    assert bilaga["follows"] == {
        "report_id": report_id(MAIN),
        "file": "huvud.docx",
        "said": {"authority": "Exempelkommunen", "period": "VT23"},
    }


def test_it_survives_a_rebuild(store: Store) -> None:
    store.bring(("huvud.docx", MAIN), ("bilaga.docx", BILAGA))
    before = _report(store, BILAGA)
    actions.rebuild(store.delmal)
    assert _report(store, BILAGA) == before
    assert store.faults() == []


def test_what_both_leave_out_is_one_question_and_one_answer(store: Store) -> None:
    store.bring(("huvud.docx", OPEN), ("bilaga.docx", BILAGA))
    assert _asked(store) == [("huvud.docx", "period")]
    store.answer(report_id(OPEN), period="VT23")
    assert _report(store, BILAGA)[3:] == ("VT23", BASIS)
    assert _asked(store) == []
    assert store.faults() == []


def test_what_both_hint_at_is_shown_with_the_one_question(store: Store) -> None:
    main = document(role="narrative", authority="Exempelkommunen", kind=KIND, hints=[])
    store.bring(("huvud.docx", main), ("bilaga.docx", BILAGA))
    assert store.rows("SELECT hint, suggestion FROM undecided WHERE what = 'period'") == [
        ("VT23", "VT23")
    ]


def test_an_answer_given_with_the_import_counts_for_both(store: Store) -> None:
    candidates = actions.examine(store.delmal, [("huvud.docx", OPEN), ("bilaga.docx", BILAGA)])
    said = {candidates[0].sha256: actions.Answers(period="VT23")}
    result = actions.import_reports(store.delmal, candidates, said)
    assert _report(store, BILAGA)[3:] == ("VT23", BASIS)
    assert [(of.file, of.unsaid, of.follows) for of in result.imported] == [
        ("huvud.docx", (), None),
        ("bilaga.docx", (), "huvud.docx"),
    ]


def test_a_bilaga_that_is_answered_itself_keeps_that(store: Store) -> None:
    store.bring(("huvud.docx", MAIN), ("bilaga.docx", BILAGA))
    store.answer(report_id(BILAGA), period="HT22")
    assert _report(store, BILAGA)[3] == "HT22"
    assert _report(store, MAIN)[3] == "VT23"


def test_several_huvuddokument_are_asked(store: Store) -> None:
    other = document(role="narrative", authority="Annanby kommun", kind=KIND, period="VT23")
    store.bring(("huvud.docx", MAIN), ("annat.docx", other), ("bilaga.docx", BILAGA))
    assert _report(store, BILAGA)[0] is None
    assert _asked(store) == [("bilaga.docx", "authority"), ("bilaga.docx", "period")]


def test_one_of_several_fits_when_the_other_says_another_thing(store: Store) -> None:
    other = document(role="narrative", authority="Annanby", kind="delredovisning", period="VT22")
    store.bring(("huvud.docx", MAIN), ("annat.docx", other), ("bilaga.docx", BILAGA))
    assert _report(store, BILAGA)[0] == "Exempelkommunen"


def test_a_bilaga_whose_text_names_other_terms_is_asked_of_its_period(store: Store) -> None:
    bilaga = document(name="Läslust", hints=["VT21"])
    store.bring(("huvud.docx", MAIN), ("bilaga.docx", bilaga))
    assert _report(store, bilaga)[0] == "Exempelkommunen"
    assert _asked(store) == [("bilaga.docx", "period")]


def test_a_bilaga_that_says_otherwise_takes_nothing(store: Store) -> None:
    bilaga = document(authority="Annanby kommun")
    store.bring(("huvud.docx", MAIN), ("bilaga.docx", bilaga))
    assert _report(store, bilaga)[3] is None


def test_a_huvuddokument_with_matrices_of_its_own(store: Store) -> None:
    main = document(role="both", authority="Exempelkommunen", kind=KIND, period="VT23")
    store.bring(("huvud.docx", main), ("bilaga.docx", BILAGA))
    assert _report(store, BILAGA) == ("Exempelkommunen", BASIS, KIND, "VT23", BASIS)


def test_files_of_another_import_are_not_together(store: Store) -> None:
    store.bring(("huvud.docx", MAIN))
    store.bring(("bilaga.docx", BILAGA))
    assert _report(store, BILAGA)[0] is None


def test_a_huvuddokument_that_is_in_already_and_dropped_again(store: Store) -> None:
    store.bring(("huvud.docx", OPEN))
    store.answer(report_id(OPEN), period="VT23")
    store.bring(("huvud.docx", OPEN), ("bilaga.docx", BILAGA))
    assert _report(store, BILAGA) == ("Exempelkommunen", BASIS, KIND, "VT23", BASIS)


def test_a_person_can_say_that_they_are_apart(store: Store) -> None:
    store.bring(("huvud.docx", MAIN), ("bilaga.docx", BILAGA), alone=True)
    assert _report(store, BILAGA)[0] is None


def test_what_was_taken_stays_when_the_huvuddokument_goes(store: Store) -> None:
    store.bring(("huvud.docx", OPEN))
    store.answer(report_id(OPEN), period="VT23")
    store.bring(("huvud.docx", OPEN), ("bilaga.docx", BILAGA))
    actions.undo(store.delmal, 1)
    assert _report(store, BILAGA) == ("Exempelkommunen", BASIS, KIND, "VT23", BASIS)
    assert store.faults() == []


def test_erasing_the_huvuddokument_leaves_nothing_of_it_but_what_was_taken(store: Store) -> None:
    store.bring(("huvud.docx", MAIN), ("bilaga.docx", BILAGA))
    actions.erase(store.delmal, report_id(MAIN))
    assert _report(store, BILAGA)[:2] == (
        "Exempelkommunen",
        "från huvuddokumentet, samma uppladdning",
    )
    written = (store.delmal.settings.private / "journal.jsonl").read_text("utf-8")
    assert "huvud.docx" not in written
    assert report_id(MAIN) not in written
    assert store.faults() == []


def test_an_import_without_a_huvuddokument_is_written_as_before(store: Store) -> None:
    store.bring(("bilaga.docx", BILAGA))
    (entry,) = read(store.delmal.settings.private).entries
    assert entry.act == fold.IMPORT
    assert "follows" not in json.dumps(dict(entry.data))
