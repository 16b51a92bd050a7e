"""``SIGKILL`` at random moments of every act: of statistics, decisions, erase and restore too.

Every other history is sealed.
"""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from sbs_data import actions
from sbs_data.store import archive, journal, moving_in, staging, statistics_acts, understood
from tests.endurance.worker import DOCUMENTS, copies, groups, live
from tests.store.kit import Store

# Forked from one process that has imported everything, and holds neither threads nor files.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.endurance.worker"])
LONGEST = 4
"""Before the kill, at most: so many times what an act takes here and now."""
LIVES = 10
"""So many kills on one folder before the next begins: kills on what kills left, too."""


def test_nothing_acknowledged_is_lost_by_eight_kills(tmp_path: Path) -> None:
    kill_and_look(tmp_path, kills=8, seed=1, lives=4)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 12))
def test_nothing_acknowledged_is_lost_by_a_thousand_kills(tmp_path: Path, seed: int) -> None:
    kill_and_look(tmp_path, kills=100, seed=seed)


def kill_and_look(folder: Path, *, kills: int, seed: int, lives: int = LIVES) -> None:
    chance = random.Random(seed)
    longest = LONGEST * _seconds_an_act_takes(folder / "pace")
    written = restored = 0
    keys: dict[int, str] = {}
    for no in range(kills):
        store = Store.under(folder / str(no // lives))
        if no % lives == 0 and no // lives % 2:
            keys[no // lives] = actions.start_sealing(store.delmal)
        before = len(actions.history(store.delmal))
        acknowledged = _live_and_die(store, chance.randrange(10**6), chance.uniform(0, longest))
        _look(store, before, acknowledged, thoroughly=no % lives == lives - 1)
        restored += _look_at_copies(store)
        if (key := keys.get(no // lives)) is not None:
            journalled = store.settings.private / journal.NAME
            assert actions.verify_seals(journalled, [key]).is_clean
        written += len(actions.history(store.delmal)) - before
    assert written > kills // 2  # the kills met a process at work
    assert restored > kills // 20


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
        assert acts[no - 1].kind in (what, "erased")
    # At most one more was written: the one the process died before it could tell of.
    assert before + len(acknowledged) <= len(acts) <= before + len(acknowledged) + 1
    assert store.faults() == []
    if thoroughly:
        assert store.rebuild().same
    assert list((store.settings.private / staging.FOLDER).glob("*")) == []
    _nothing_is_left_over(store)


def _nothing_is_left_over(store: Store) -> None:
    """After the next backup: what every act does first, without being one."""
    private = store.settings.private
    whole = private.parent / "nu.zip"
    actions.backup(store.delmal, whole)
    whole.unlink()
    named = statistics_acts.archived(understood.read(private).entries)
    for suffix in archive.SUFFIXES:
        assert set(archive.kept(private, suffix)) <= {sha for sha, of, _ in named if of == suffix}
    assert [*private.glob("*.pagar"), *private.glob("*.tmp")] == []
    assert list(copies(store).glob("*.tmp")) == []


def _look_at_copies(store: Store) -> int:
    """Each backup that has its name is whole, and what it was restored to has nothing or all."""
    backups = list(copies(store).glob("*.zip"))
    for backup in backups:
        with zipfile.ZipFile(backup) as package:
            acts = len(package.read(journal.NAME).splitlines())
        other = Store.under(backup.with_suffix(""))
        other.prepare()
        assert len(actions.history(other.delmal)) in (0, acts)
        if acts and not actions.history(other.delmal):
            assert other.restore(backup).acts == acts
        assert [f for f in other.faults() if "nyckeln finns inte" not in f] == []
        assert not moving_in.is_half_done(other.settings.private)
    shutil.rmtree(copies(store), ignore_errors=True)
    return len(backups)


def _no_half_import(store: Store) -> None:
    if not (store.settings.published / "current.json").exists():
        return
    every = "SELECT report_id AS id FROM reports UNION ALL SELECT sha256 FROM statistics_files"
    shown = set(store.ask(every)["id"])
    for group in groups():
        assert shown & group in (set(), group)
