"""What a decision touches: the journal and a new snapshot. What documents say stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sbs_data import actions
from sbs_data.meaning import derive
from sbs_data.meaning.report_facts import Facts
from sbs_data.publishing import authorities, derived, ground, publish
from sbs_data.store import database
from tests.store.kit import Store, document, report_id

ONE = document(name="Ett", schools=[], claims=[{"value": 80}])
TWO = document(name="Två")


def confirm(store: Store) -> None:
    (key,) = store.ask("SELECT target_key FROM stated_targets")["target_key"]
    store.confirm(str(key))


def undo_an_answer(store: Store) -> None:
    store.undo(store.answer(report_id(ONE), school="Storskolan"))


@pytest.fixture
def full(store: Store) -> Store:
    store.bring(("ett.docx", ONE), ("två.docx", TWO))
    return store


@pytest.mark.parametrize(
    "decide",
    [lambda store: store.answer(report_id(ONE), period="VT23"), confirm, undo_an_answer],
    ids=["answer", "confirm", "undo"],
)
def test_a_decision_neither_copies_nor_writes_the_database(
    full: Store, monkeypatch: pytest.MonkeyPatch, decide: Callable[[Store], object]
) -> None:
    path = database.path_of(full.settings.private)
    before = path.stat()

    def copied(_: Path) -> None:
        raise AssertionError("a decision brings no document")

    with monkeypatch.context() as patched:
        patched.setattr(database, "revised", copied)
        decide(full)
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert full.faults() == []
    assert full.rebuild().same


def test_a_word_that_was_taken_back_is_in_no_byte_of_what_is_published(full: Store) -> None:
    word = "Ångerskolan"
    full.undo(full.answer(report_id(ONE), school=word))
    shown = publish.read_pointer(full.settings.published)
    assert shown is not None
    content = (full.settings.published / shown.name).read_bytes()
    assert word.encode() not in content
    assert "Löpande text".encode() in content  # words are found as they are written
    assert full.faults() == []


def test_documents_out_of_force_are_in_no_byte_of_what_is_published(full: Store) -> None:
    full.bring(("tre.docx", document(name="Ångersatsningen")))
    full.undo()
    shown = publish.read_pointer(full.settings.published)
    assert shown is not None
    assert "Ångersatsningen".encode() not in (full.settings.published / shown.name).read_bytes()
    assert full.faults() == []


def test_an_import_adds_to_the_ground_what_is_new(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (before,) = full.settings.private.glob("underlag*")
    copied: list[Path] = []
    real = ground.copy

    def copy(path: Path, target: Path) -> None:
        copied.append(path)
        real(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(ground, "copy", copy)
        full.bring(("tre.docx", document(name="Tre")))
    (after,) = full.settings.private.glob("underlag*")
    assert copied == [before, after]  # the old with more, and the new with the rest
    assert full.files() == ["ett.docx", "två.docx", "tre.docx"]
    assert full.faults() == []


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


@pytest.mark.parametrize("harm", [damaged, Path.unlink])
def test_a_ground_that_is_damaged_or_gone_is_made_anew(
    full: Store, harm: Callable[[Path], None]
) -> None:
    (path,) = full.settings.private.glob("underlag*")
    whole = path.read_bytes()
    harm(path)
    full.answer(report_id(ONE), period="VT23")
    assert full.faults() == []
    harm(next(full.settings.private.glob("underlag*")))
    full.bring(("tre.docx", document(name="Tre")))
    assert full.faults() == []
    assert whole not in [p.read_bytes() for p in full.settings.private.glob("underlag*")]


def test_what_was_undone_and_comes_again_is_not_read_again(full: Store) -> None:
    path = database.path_of(full.settings.private)
    full.undo()
    before = path.stat().st_mtime_ns
    full.bring(("ett.docx", ONE))
    assert path.stat().st_mtime_ns == before
    assert full.files() == ["ett.docx"]
    assert full.faults() == []


def derived_reports(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports that are worked out anew, as they come."""
    found: list[str] = []
    real = derive.derive

    def deriving(facts: Facts, *rest: Any) -> Any:
        found.extend(report.file for report in facts)
        return real(facts, *rest)

    monkeypatch.setattr(derived, "derive", deriving)
    return found


def test_only_the_authorities_that_are_concerned_are_worked_out_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def of(name: str, authority: str) -> tuple[str, bytes]:
        return f"{name}.docx", document(name=name, authority=authority, area="X")

    def concerned(act: Callable[[], object]) -> list[str]:
        found.clear()
        act()
        return sorted(found)

    documents = {name: of(name, f"{name}-kommunen") for name in ("a", "b", "c")}
    for file in documents.values():
        store.bring(file)
    goals = {file: goal for goal, file in store.ask("SELECT goal_id, file FROM goals").values}
    found = derived_reports(monkeypatch)
    delmal = store.delmal
    acts: list[tuple[list[str], Callable[[], object]]] = [
        (["b.docx"], lambda: store.answer(report_id(documents["b"][1]), period="VT23")),
        (
            ["a.docx"],
            lambda: actions.decide_status(delmal, goals["a.docx"], "started", "Skäl"),
        ),
        (["a.docx"], store.undo),
        (
            ["c.docx"],
            lambda: actions.map_school(delmal, "c-kommunen", "Lillskolan", "Ny"),
        ),
        (
            ["a.docx", "b.docx", "c.docx"],
            lambda: actions.harmonise_area(delmal, "X", "Y"),
        ),
        (["c.docx", "d.docx"], lambda: store.bring(of("d", "C-Kommunen"))),
    ]
    assert [concerned(act) for _, act in acts] == [expected for expected, _ in acts]
    monkeypatch.undo()
    assert store.faults() == []


def test_nothing_is_taken_over_that_other_code_has_worked_out(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = derived_reports(monkeypatch)
    full.confirm(str(full.ask("SELECT target_key FROM stated_targets")["target_key"][0]))
    assert found == []
    monkeypatch.setattr(authorities, "_rules", lambda: "other")
    full.answer(report_id(ONE), period="VT23")
    assert sorted(found) == ["ett.docx", "två.docx"]
