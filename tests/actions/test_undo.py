"""Any act can be undone, an undo too, and nothing is lost by it."""

from __future__ import annotations

import pytest

from sbs_data import actions
from sbs_data.errors import DelmalError
from tests.store.kit import Store, document, report_id

ONE, TWO, THREE = (document(name=name) for name in ("Ett", "Två", "Tre"))


def test_without_a_number_each_undo_goes_one_step_further_back(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    store.bring(("två.docx", TWO))
    assert store.undo() == actions.Undone(2, "Ångrade händelse 2: Importerade ”två.docx”.")
    assert store.files() == ["ett.docx"]
    assert store.undo().act_no == 1
    assert store.files() == []
    with pytest.raises(DelmalError, match="ingenting att ångra"):
        store.undo()


def test_an_act_in_the_middle_can_be_undone(store: Store) -> None:
    for name, content in (("ett", ONE), ("två", TWO), ("tre", THREE)):
        store.bring((name, content))
    store.undo(2)
    assert store.files() == ["ett", "tre"]
    assert store.faults() == []


def test_undoing_an_undo_brings_the_act_back(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    store.undo(1)
    store.undo(2)
    assert store.files() == ["ett.docx"]
    store.undo(1)
    assert store.files() == []
    assert [act.undone_by for act in actions.history(store.delmal)] == [4, 3, None, None]
    assert store.faults() == []


def test_what_is_undone_already_or_never_was_is_refused(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    store.undo(1)
    with pytest.raises(DelmalError, match="redan ångrad, genom händelse 2"):
        store.undo(1)
    with pytest.raises(DelmalError, match="ingen händelse nummer 9"):
        store.undo(9)
    assert len(actions.history(store.delmal)) == 2


def test_undoing_an_import_that_replaced_brings_the_replaced_back(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    store.answer(report_id(ONE), period="VT23")
    store.bring(("två.docx", TWO), replaces=report_id(ONE))
    store.undo(3)
    assert store.files() == ["ett.docx"]
    assert list(store.ask("SELECT period FROM reports")["period"]) == ["VT23"]


def test_a_file_imported_again_after_an_undo_begins_afresh(store: Store) -> None:
    store.bring(("ett.docx", ONE), period="VT22")
    store.undo()
    store.bring(("ett igen.docx", ONE))
    assert store.files() == ["ett igen.docx"]
    assert store.ask("SELECT period FROM reports")["period"].isna().all()


def test_the_history_reads_aloud_who_did_what_and_when(store: Store) -> None:
    store.bring(("ett.docx", ONE), ("två.docx", TWO))
    store.bring(("tre.docx", THREE), replaces=report_id(ONE))
    store.answer(report_id(THREE), period="VT23", school="Lillskolan")
    store.undo(2)
    acts = actions.history(store.delmal)
    assert [act.sentence for act in acts] == [
        "Importerade ”ett.docx” och ”två.docx”.",
        "Importerade ”tre.docx”, i stället för ”ett.docx”.",
        "Angav period ”VT23”, skola ”Lillskolan” för ”tre.docx”.",
        "Ångrade händelse 2.",
    ]
    assert {act.who for act in acts} == {"Anna Andersson"}
    assert all(act.at.utcoffset() is not None for act in acts)
    assert [act.at for act in acts] == sorted(act.at for act in acts)


def test_the_example_is_removed_in_one_act_and_leaves_the_rest(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sbs_data import example

    monkeypatch.setattr(example, "documents", lambda: [("demo.docx", TWO)])
    store.bring(("ett.docx", ONE))
    assert actions.remove_example(store.delmal) is None
    actions.load_example(store.delmal)
    assert actions.has_example(store.delmal)
    assert store.ask("SELECT has_example FROM snapshot")["has_example"].all()
    assert actions.load_example(store.delmal).unchanged == [("demo.docx", report_id(TWO))]
    assert actions.remove_example(store.delmal) is not None
    assert not actions.has_example(store.delmal)
    assert store.files() == ["ett.docx"]
