"""Erased for good: no byte of the report is left, and the rest stands."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sbs_data import actions
from sbs_data.actions import commit, erasure
from sbs_data.errors import DelmalError
from sbs_data.publishing import publish
from sbs_data.store import database, erasing
from tests.store.kit import Store, document, report_id

SECRET = "Hemligord"
GONE = document(
    name=f"{SECRET} insats",
    goals={f"{SECRET} mål": "achieved"},
    claims=[{"value": 80, "quote": f"{SECRET} 80 procent"}],
)
KEPT = document(name="Annan", claims=[{"value": 90}])
FILE = f"{SECRET.lower()}.docx"


def traces(store: Store, gone: bytes = GONE) -> list[Path]:
    """The files that still hold a word or the name of the erased report."""
    words = (SECRET.encode(), FILE.encode(), report_id(gone)[2:].encode())
    return [
        path
        for path in store.settings.data_dir.rglob("*")
        if path.is_file() and any(w in path.read_bytes() or w.decode() in path.name for w in words)
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Made once, for each test to have a copy of."""
    store = Store.under(tmp_path_factory.mktemp("erase") / "data")
    store.bring((FILE, GONE), ("annan.docx", KEPT))
    store.answer(report_id(GONE), authority=f"{SECRET}kommunen")
    for key in store.ask("SELECT target_key FROM stated_targets")["target_key"]:
        store.confirm(str(key))
    store.undo(1)
    store.undo(len(actions.history(store.delmal)))
    assert len(traces(store)) > 4
    return store


@pytest.fixture
def full(store: Store, made: Store) -> Store:
    """A store where the report to be erased has left a trace everywhere."""
    shutil.copytree(made.settings.data_dir, store.settings.data_dir)
    store.clock.now = made.clock.now
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
    assert no == len(actions.history(full.delmal))


def test_history_says_who_and_when_and_no_more(full: Store) -> None:
    whos = [(act.no, act.at, act.who) for act in actions.history(full.delmal)]
    full.erase(report_id(GONE))
    acts = actions.history(full.delmal)
    assert [(act.no, act.at, act.who) for act in acts[:-1]] == whos
    assert acts[-1].sentence == "Raderade en rapport för gott."
    sentences = " ".join(act.sentence for act in acts)
    assert "Importerade ”annan.docx” och en raderad fil." in sentences
    assert "Gällde en rapport som är raderad för gott." in sentences
    assert SECRET not in sentences


def test_what_is_erased_is_not_undone(full: Store) -> None:
    no = full.erase(report_id(GONE))
    erased = next(act.no for act in actions.history(full.delmal) if act.kind == "erased")
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
    assert len(actions.history(store.delmal)) == 1


class PowerCut(BaseException):
    """Nothing in the program may catch it."""


@pytest.mark.parametrize("mend", [Store.prepare, Store.rebuild])
@pytest.mark.parametrize(
    ("module", "name"),
    [(erasing, "finish"), (database, "without"), (publish, "build"), (publish, "point")],
    ids=["journal rewritten", "database", "snapshot", "pointer"],
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


def decided(store: Store) -> None:
    """Decisions of every kind on the report that is to be erased, and on the one that is kept."""
    goal, kept = store.goal_id(SECRET_NAMES), store.goal_id(KEPT)
    initiative = f"{report_id(SECRET_NAMES)}-i1"
    for act, *said in (
        ("decide_status", goal, "started", f"{SECRET} ord i skälet"),
        ("decide_status", kept, "on_track", f"Jämfört med ”{SECRET} mål”"),
        ("set_school_forms", f"{SECRET}kommunen", f"{SECRET}skolan", ["f_3"]),
        ("map_school", f"{SECRET}kommunen", f"{SECRET}skolan", "Storskolan"),
        ("set_initiative_schools", initiative, [f"{SECRET}skolan"]),
        ("harmonise_area", f"{SECRET}område", "Undervisning"),
        ("harmonise_area", "Undervisning", "Undervisning och lärande"),
    ):
        store.decide(act, *said)


SECRET_NAMES = document(
    name=f"{SECRET} insats",
    goals={f"{SECRET} mål": "achieved"},
    schools=[f"{SECRET}skolan"],
    area=f"{SECRET}område",
    authority=f"{SECRET}kommunen",
)


def test_the_words_leave_every_decision_and_the_other_decisions_stand(store: Store) -> None:
    store.bring((FILE, SECRET_NAMES), ("annan.docx", KEPT))
    decided(store)
    store.bring(("två.docx", document(name="Två")))
    store.decide("replace_report", report_id(SECRET_NAMES), report_id(document(name="Två")))
    assert len(traces(store, SECRET_NAMES)) > 3
    store.erase(report_id(SECRET_NAMES))
    assert traces(store, SECRET_NAMES) == []
    # What the erased report had replaced does not come back for that.
    assert store.files() == ["annan.docx"]
    rows = store.rows(
        "SELECT what, value, reason FROM decisions WHERE what <> 'replaces' ORDER BY 1"
    )
    assert rows == [("area", "Undervisning och lärande", ""), ("status", "on_track", "")]
    assert store.rows("SELECT DISTINCT status FROM goals") == [("on_track",)]
    assert SECRET not in " ".join(act.sentence for act in actions.history(store.delmal))
    assert store.faults() == []
    assert store.rebuild().same


def test_decisions_on_words_that_a_newer_version_has_too_outlive_the_older_one(
    store: Store,
) -> None:
    goal = {"Alla elever läser": "unmarked"}
    older, newer = document(name="x", goals=goal), document(name="x", goals=goal, period="VT23")
    store.bring(("äldre.docx", older))
    store.decide("decide_status", store.goal_id(older), "achieved", "skäl")
    store.bring(("nyare.docx", newer), replaces=report_id(older))
    store.erase(report_id(older))
    assert store.rows("SELECT file, status FROM goals") == [("nyare.docx", "achieved")]
    assert store.rows("SELECT is_orphaned FROM decisions") == [(False,)]
    again = document(name="x", goals=goal, period="VT24")
    store.bring(("nyast.docx", again), replaces=report_id(newer))
    store.erase(report_id(newer))
    assert store.rows("SELECT file, status FROM goals") == [("nyast.docx", "achieved")]
    assert store.faults() == []


def test_decisions_follow_a_replacement_by_decision_although_the_replaced_is_erased(
    store: Store,
) -> None:
    goal = {"Alla elever läser": "unmarked"}
    older, newer = document(name="x", goals=goal), document(name="x", goals=goal, period="VT23")
    store.bring(("äldre.docx", older), ("nyare.docx", newer))
    store.decide("decide_status", store.goal_id(older), "achieved", "skäl")
    store.decide("replace_report", report_id(newer), report_id(older))
    store.erase(report_id(older))
    assert store.rows("SELECT file, status FROM goals") == [("nyare.docx", "achieved")]
    assert store.faults() == []
