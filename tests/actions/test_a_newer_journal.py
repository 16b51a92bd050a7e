"""A journal that newer code wrote in stops writing and publishing; what is shown is shown still."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sbs_data import actions
from sbs_data.actions.commit import Draft, commit
from sbs_data.errors import DelmalError
from sbs_data.store import archive, journal, understood
from tests.statistics.exports import own_csv
from tests.store.kit import Store, document, report_id

ONE, TWO = document(name="Ett", claims=[{"value": 80}]), document(name="Två")

ACTS: dict[str, Callable[[Store, Path], object]] = {
    "import": lambda store, _: store.bring(("två.docx", TWO)),
    "statistics": lambda store, _: store.bring_statistics(("a.csv", own_csv({}))),
    "answer": lambda store, _: store.answer(report_id(ONE), period="VT23"),
    "decide": lambda store, _: store.decide("decide_status", store.goal_id(ONE), "started", "skäl"),
    "confirm": lambda store, _: store.confirm(
        str(store.ask("SELECT target_key FROM stated_targets")["target_key"][0])
    ),
    "undo": lambda store, _: store.undo(),
    "rebuild": lambda store, _: store.rebuild(),
    "erase": lambda store, _: store.erase(report_id(ONE)),
    "backup": lambda store, folder: actions.backup(store.delmal, folder / "kopia.zip"),
    "example": lambda store, _: actions.remove_example(store.delmal),
    "prepare": lambda store, _: store.prepare(),
}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file, but for those that only say that somebody is at work."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("lock", "held")
    }


@pytest.fixture
def ahead(store: Store) -> Store:
    """A store where newer code erased something in a way of its own, before it was rolled back."""
    store.begin(("ett.docx", ONE))
    private = store.settings.private
    known = journal.read(private)
    entry = journal.next_entry(
        known, at=store.clock(), who="Bo", act="erase_words", data={"report_id": report_id(ONE)}
    )
    journal.append(private, known, entry)
    return store


@pytest.mark.parametrize("act", ACTS)
def test_nothing_is_written_or_published(ahead: Store, tmp_path: Path, act: str) -> None:
    before = contents(ahead.settings.data_dir)
    with pytest.raises(DelmalError, match="nyare version av programmet") as told:
        ACTS[act](ahead, tmp_path)
    assert told.value.code == understood.NEWER
    assert "erase_words" in told.value.message
    assert contents(ahead.settings.data_dir) == before
    assert not (tmp_path / "kopia.zip").exists()


def test_check_says_so(ahead: Store) -> None:
    (fault,) = ahead.faults()
    assert "nyare version av programmet" in fault


def test_what_was_shown_is_shown_still(ahead: Store) -> None:
    assert ahead.files() == ["ett.docx"]


def test_history_tells_it_as_unknown(ahead: Store) -> None:
    acts = actions.history(ahead.delmal)
    assert acts[0].sentence == "Importerade ”ett.docx”."
    assert acts[1].sentence == "Okänd händelse ”erase_words”, av en nyare version av programmet."


def test_a_standstill_is_told_and_ends_when_the_journal_is_known_again(ahead: Store) -> None:
    told = actions.standstill(ahead.delmal)
    assert told is not None
    assert "nyare version av programmet" in told
    path = ahead.settings.private / journal.NAME
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    os.utime(path, ns=(1, 1))
    assert actions.standstill(ahead.delmal) is None
    ahead.bring(("två.docx", TWO))
    assert ahead.faults() == []


def test_a_store_that_nothing_was_done_in_stands_not_still(store: Store) -> None:
    assert actions.standstill(store.delmal) is None


def test_an_undo_by_newer_code_takes_no_original_away(ahead: Store) -> None:
    with pytest.raises(DelmalError):
        ahead.rebuild()
    assert archive.get(ahead.settings.private, archive.digest(ONE)) == ONE


def test_an_act_of_ours_that_could_not_be_read_again_is_never_written(store: Store) -> None:
    store.begin(("ett.docx", ONE))
    draft = Draft("decide", {"what": "status", "key": "k", "value": "lost", "reason": ""})
    with pytest.raises(ValueError, match="could not be read again"):
        commit(store.delmal, lambda _: draft)
    assert len(actions.history(store.delmal)) == 1
    assert store.faults() == []
