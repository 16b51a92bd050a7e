"""Erased for good: no byte of the report is left, and the rest stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sbs_data import actions
from sbs_data.actions import commit, erasure
from sbs_data.errors import DelmalError
from sbs_data.store import database, erasing, publish
from tests.store.kit import Store, document, report_id

SECRET = "Hemligord"
GONE = document(
    name=f"{SECRET} insats",
    goals={f"{SECRET} mål": "achieved"},
    claims=[{"value": 80, "quote": f"{SECRET} 80 procent"}],
)
KEPT = document(name="Annan", claims=[{"value": 90}])
FILE = f"{SECRET.lower()}.docx"


def traces(store: Store) -> list[Path]:
    """The files that still hold a word or the name of the erased report."""
    words = (SECRET.encode(), FILE.encode(), report_id(GONE)[2:].encode())
    return [
        path
        for path in store.settings.data_dir.rglob("*")
        if path.is_file() and any(w in path.read_bytes() or w.decode() in path.name for w in words)
    ]


@pytest.fixture
def full(store: Store) -> Store:
    """A store where the report to be erased has left a trace everywhere."""
    store.bring((FILE, GONE), ("annan.docx", KEPT))
    store.answer(report_id(GONE), authority=f"{SECRET}kommunen")
    for key in store.ask("SELECT target_key FROM stated_targets")["target_key"]:
        store.confirm(str(key))
    store.undo(1)
    store.undo(len(actions.history(store.settings)))
    assert len(traces(store)) > 4
    return store


def test_no_trace_is_left_and_the_rest_stands(full: Store) -> None:
    before = full.ask("SELECT * FROM goals WHERE file = 'annan.docx'")
    no = full.erase(report_id(GONE))
    assert traces(full) == []
    assert full.files() == ["annan.docx"]
    assert full.ask("SELECT * FROM goals").equals(before)
    assert full.faults() == []
    assert full.rebuild().same
    assert traces(full) == []
    assert no == len(actions.history(full.settings))


def test_history_says_who_and_when_and_no_more(full: Store) -> None:
    whos = [(act.no, act.at, act.who) for act in actions.history(full.settings)]
    full.erase(report_id(GONE))
    acts = actions.history(full.settings)
    assert [(act.no, act.at, act.who) for act in acts[:-1]] == whos
    assert acts[-1].sentence == "Raderade en rapport för gott."
    sentences = " ".join(act.sentence for act in acts)
    assert "Importerade ”annan.docx” och en raderad fil." in sentences
    assert "Gällde en rapport som är raderad för gott." in sentences
    assert SECRET not in sentences


def test_what_is_erased_is_not_undone(full: Store) -> None:
    no = full.erase(report_id(GONE))
    erased = next(act.no for act in actions.history(full.settings) if act.kind == "erased")
    for number in (no, erased):
        with pytest.raises(DelmalError, match="raderat för gott"):
            full.undo(number)
    full.undo()  # the latest that can be
    assert full.faults() == []


def test_a_report_that_was_replaced_by_the_erased_one_does_not_come_back(store: Store) -> None:
    store.bring(("annan.docx", KEPT))
    store.bring((FILE, GONE), replaces=report_id(KEPT))
    store.erase(report_id(GONE))
    assert store.files() == []
    assert store.faults() == []


def test_the_one_that_replaced_the_erased_report_stays(store: Store) -> None:
    store.bring((FILE, GONE))
    store.bring(("annan.docx", KEPT), replaces=report_id(GONE))
    store.erase(report_id(GONE))
    assert store.files() == ["annan.docx"]
    assert traces(store) == []
    assert store.faults() == []


def test_an_erased_report_can_be_imported_again(full: Store) -> None:
    full.erase(report_id(GONE))
    assert len(full.bring((FILE, GONE)).imported) == 1
    assert sorted(full.files()) == ["annan.docx", FILE]
    assert full.faults() == []


def test_what_is_not_there_is_not_erased(store: Store) -> None:
    store.bring(("annan.docx", KEPT))
    with pytest.raises(DelmalError, match="ingen rapport"):
        store.erase("r-000000000000")
    assert len(actions.history(store.settings)) == 1


class PowerCut(BaseException):
    """Nothing in the program may catch it."""


@pytest.mark.parametrize("mend", [Store.prepare, Store.rebuild])
@pytest.mark.parametrize(
    ("module", "name"),
    [(erasing, "finish"), (database, "without"), (database, "stage"), (publish, "point")],
    ids=["journal rewritten", "database", "state", "pointer"],
)
def test_a_crash_in_the_middle_is_finished_by_the_next_start(
    full: Store,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    name: str,
    mend: Callable[[Store], object],
) -> None:
    def cut(*_: object, **__: object) -> None:
        raise PowerCut

    real = commit.catch_up

    def catch_up(*args: object) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(module, name, cut)
            real(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(erasure, "catch_up", catch_up)
        with pytest.raises(PowerCut):
            full.erase(report_id(GONE))
    mend(full)
    assert traces(full) == []
    assert full.files() == ["annan.docx"]
    assert full.faults() == []
