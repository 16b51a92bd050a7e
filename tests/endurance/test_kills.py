"""``SIGKILL`` at random moments of import, answer, confirm, undo and publish."""

from __future__ import annotations

import multiprocessing
import random
import time
from contextlib import suppress
from pathlib import Path

import pytest

from sbs_data import actions
from sbs_data.store import staging
from tests.endurance.worker import DOCUMENTS, groups, live
from tests.store.kit import Store

# Forked from one process that has imported everything, and holds neither threads nor files.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.endurance.worker"])
LONGEST = 4
"""Before the kill, at most: so many times what an act takes here and now."""
LIVES = 10
"""So many kills on one folder before the next begins: kills on what kills left, too."""


def test_nothing_acknowledged_is_lost_by_twenty_kills(tmp_path: Path) -> None:
    kill_and_look(tmp_path, kills=20, seed=1)


@pytest.mark.long
def test_nothing_acknowledged_is_lost_by_a_thousand_kills(tmp_path: Path) -> None:
    kill_and_look(tmp_path, kills=1000, seed=2)


def kill_and_look(folder: Path, *, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    longest = LONGEST * _seconds_an_act_takes(folder / "pace")
    written = 0
    for no in range(kills):
        store = Store.under(folder / str(no // LIVES))
        before = len(actions.history(store.delmal))
        acknowledged = _live_and_die(store, chance.randrange(10**6), chance.uniform(0, longest))
        _look(store, before, acknowledged, thoroughly=no % LIVES == LIVES - 1)
        written += len(actions.history(store.delmal)) - before
    assert written > kills // 2  # the kills met a process at work


def _seconds_an_act_takes(folder: Path) -> float:
    store = Store.under(folder)
    store.bring(("0.docx", DOCUMENTS[0]))  # what a process learns once, it has learned
    start = time.monotonic()
    store.bring(("1.docx", DOCUMENTS[1]))
    return time.monotonic() - start


def _live_and_die(store: Store, seed: int, seconds: float) -> list[tuple[int, str]]:
    """Let a process act, kill it, and say what it said it had done."""
    hear, tell = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=live, args=(store.settings.data_dir, seed, tell.send))
    process.start()
    tell.close()
    told: list[tuple[int, str]] = []
    try:
        assert hear.recv() == (0, "ready")
        time.sleep(seconds)
        assert process.is_alive(), "the process ended by itself"
    finally:
        process.kill()
        process.join()
    with suppress(EOFError):  # what it said before it died waits in the pipe
        while True:
            told.append(hear.recv())
    hear.close()
    return told


def _look(
    store: Store, before: int, acknowledged: list[tuple[int, str]], *, thoroughly: bool
) -> None:
    """What a person finds the next morning."""
    _no_half_import(store)  # as it is shown before anybody has mended anything
    store.prepare()
    _no_half_import(store)
    acts = actions.history(store.delmal)
    assert [act.no for act in acts] == list(range(1, len(acts) + 1))
    for no, what in acknowledged:
        assert acts[no - 1].kind == what
    # At most one more was written: the one the process died before it could tell of.
    assert before + len(acknowledged) <= len(acts) <= before + len(acknowledged) + 1
    assert store.faults() == []
    if thoroughly:
        assert store.rebuild().same
    assert list((store.settings.private / staging.FOLDER).glob("*")) == []


def _no_half_import(store: Store) -> None:
    if not (store.settings.published / "current.json").exists():
        return
    every = "SELECT report_id AS id FROM reports UNION ALL SELECT file_id FROM statistics_files"
    shown = set(store.ask(every)["id"])
    for group in groups():
        assert shown & group in (set(), group)
