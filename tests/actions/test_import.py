"""Importing: one act, one snapshot, and nothing done twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sbs_data import actions
from sbs_data.errors import DelmalError
from sbs_data.model import Kind, Report, Told
from sbs_data.publishing import snapshots
from sbs_data.store import archive, journal
from tests.store.kit import Store, document, read, report_id

ONE = document(name="Ett")
TWO = document(name="Två")
FULL = document(name="Hel", authority="Exempelkommunen", kind="slutredovisning", period="VT23")


def test_several_files_are_one_act_and_one_snapshot(store: Store) -> None:
    store.prepare()
    result = store.bring(("ett.docx", ONE), ("två.docx", TWO))
    assert result.act_no == 1
    assert [(i.file, i.report_id, i.goals) for i in result.imported] == [
        ("ett.docx", report_id(ONE), 1),
        ("två.docx", report_id(TWO), 1),
    ]
    pointer = snapshots.current(store.settings.published)
    assert pointer is not None
    assert pointer.number == 2
    assert store.files() == ["ett.docx", "två.docx"]
    assert archive.get(store.settings.private, archive.digest(ONE)) == ONE


def test_the_same_bytes_again_change_nothing_and_say_so(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    before = snapshots.current(store.settings.published)
    result = store.bring(("annat namn.docx", ONE))
    assert result.act_no is None
    assert result.imported == []
    assert result.unchanged == [("annat namn.docx", report_id(ONE))]
    assert snapshots.current(store.settings.published) == before


def test_the_same_bytes_twice_in_one_import_are_one_report(store: Store) -> None:
    result = store.bring(("a.docx", ONE), ("b.docx", ONE))
    assert [i.file for i in result.imported] == ["a.docx"]
    assert result.unchanged == [("b.docx", report_id(ONE))]


def test_a_refused_file_disturbs_no_other(store: Store) -> None:
    result = store.bring(("bild.docx", b"\x89PNG"), ("ett.docx", ONE))
    assert result.refused == [("bild.docx", "”bild.docx” är ingen Word-fil.")]
    assert store.files() == ["ett.docx"]


def test_a_file_that_is_another_than_was_examined_is_not_imported(store: Store) -> None:
    looked = actions.examine(store.delmal, [("ett.docx", ONE), ("två.docx", TWO)])
    given = (replace(of, content=content) for of, content in zip(looked, (TWO, TWO), strict=True))
    result = actions.import_reports(store.delmal, given)
    assert [file for file, _ in result.refused] == ["ett.docx"]
    assert "har ändrats sedan den lästes" in result.refused[0][1]
    assert store.files() == ["två.docx"]


def test_only_refused_files_leave_no_trace(store: Store) -> None:
    assert store.bring(("bild.docx", b"\x89PNG")).act_no is None
    assert journal.read(store.settings.private).entries == ()
    assert not (store.settings.private / "archive").exists()


def test_a_fault_in_the_reader_is_one_files_refusal(store: Store) -> None:
    def faulty(content: bytes, name: str, _told: tuple[Told, ...] = ()) -> Report:
        if name == "trasig.docx":
            raise KeyError(name)
        return read(content, name)

    found = actions.examine(
        replace(store.delmal, reader=faulty), [("trasig.docx", ONE), ("två.docx", TWO)]
    )
    assert found[0].report is None
    assert found[0].refusal_code == "reader_fault"
    assert "trasig.docx" in (found[0].refusal or "")
    assert found[1].report is not None


def test_examining_imports_nothing_and_finds_what_is_there(store: Store) -> None:
    store.bring(("hel.docx", FULL))
    newer = document(name="Ny", authority="Exempelkommunen", kind="slutredovisning", period="VT 23")
    told: list[tuple[int, int, str]] = []
    found = actions.examine(
        store.delmal,
        [("hel.docx", FULL), ("ny.docx", newer), ("ett.docx", ONE)],
        lambda *step: told.append(step),
    )
    assert [c.already for c in found] == [report_id(FULL), None, None]
    assert [e.file for c in found for e in c.same_redovisning] == ["hel.docx"]
    assert found[1].same_redovisning[0].imported_at == store.clock.now.replace(minute=1)
    assert told == [(1, 3, "hel.docx"), (2, 3, "ny.docx"), (3, 3, "ett.docx")]
    assert store.files() == ["hel.docx"]
    same = actions.same_redovisning(store.delmal, "Exempelkommunen", Kind.FINAL, "vårterminen 2023")
    assert [e.file for e in same] == ["hel.docx"]


def test_a_file_replaces_another_only_when_told_to(store: Store) -> None:
    store.bring(("gammal.docx", FULL))
    result = store.bring(("ny.docx", ONE), replaces=report_id(FULL))
    assert result.imported[0].replaced == report_id(FULL)
    assert store.files() == ["ny.docx"]
    store.undo()
    assert store.files() == ["gammal.docx"]
    assert store.faults() == []


def test_replacing_what_is_not_there_is_refused(store: Store) -> None:
    result = store.bring(("ny.docx", ONE), replaces="r-000000000000")
    assert result.imported == []
    assert "r-000000000000" in result.refused[0][1]


def test_what_nobody_has_said_is_named(store: Store) -> None:
    plain = document(schools=[])
    assert store.bring(("a.docx", plain)).imported[0].unsaid == (
        "authority",
        "kind",
        "period",
        "school",
    )
    assert store.bring(("b.docx", FULL)).imported[0].unsaid == ()
    told = document(name="sagd", schools=[])
    result = store.bring(
        ("c.docx", told), authority="X", kind=Kind.FINAL, period="VT23", school="Lillskolan"
    )
    assert result.imported[0].unsaid == ()


def test_a_name_with_bytes_that_are_no_characters_can_be_imported(store: Store) -> None:
    store.bring(("r\udce4tt\x00.docx", ONE))
    assert store.files() == ["r?tt.docx"]
    assert store.faults() == []


def test_a_busy_store_says_so_and_nothing_is_saved(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sbs_data.store import lock

    store.prepare()
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.1)
    with lock.writing(store.settings.private):
        actions.prepare(store.delmal)  # nothing to do: no lock is needed
        assert actions.history(store.delmal) == []
        with pytest.raises(DelmalError, match="pågår just nu"):
            store.bring(("ett.docx", ONE))
    assert journal.read(store.settings.private).entries == ()
