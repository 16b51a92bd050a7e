"""``restore`` killed at any moment: nothing is there, or all of it; and it can be done again."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from sbs_data import actions
from sbs_data.store import moving_in, staging
from tests.endurance.worker import DOCUMENTS, FIGURES, restore_and_die
from tests.store.kit import Store

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.endurance.worker"])


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of some acts."""
    store = Store.under(tmp_path_factory.mktemp("hel") / "data")
    store.bring(("0.docx", DOCUMENTS[0]), ("1.docx", DOCUMENTS[1]))
    store.bring_statistics(("0.csv", FIGURES[0]))
    store.undo(1)
    target = store.settings.data_dir.parent / "kopia.zip"
    assert actions.backup(store.delmal, target) == actions.Backup(acts=3, documents=3)
    return target


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.long)])
def test_a_killed_restore_leaves_nothing_or_all_of_it(
    kept: Path, tmp_path: Path, step: int
) -> None:
    """Before each file takes its name, or goes; in `make test` before every fifth."""
    outcomes: list[int] = []
    for at in range(0, 1000, step):
        store = Store.under(tmp_path / str(at))
        if at % 2:
            store.prepare()  # opened and never used
        process = FORKS.Process(target=restore_and_die, args=(store.settings.data_dir, kept, at))
        process.start()
        process.join()
        store.prepare()
        outcomes.append(len(actions.history(store.delmal)))
        assert outcomes[-1] in (0, 3)
        assert store.faults() == []
        assert not moving_in.is_half_done(store.settings.private)
        assert list((store.settings.private / staging.FOLDER).glob("*")) == []
        if not outcomes[-1]:
            assert not list((store.settings.private / "archive").glob("*/*"))
            assert store.restore(kept) == actions.Backup(acts=3, documents=3)
            assert store.faults() == []
        assert store.ask("FROM observations").shape[0] == 3
        if process.exitcode == 0:
            break
        assert process.exitcode == 9
    assert outcomes == sorted(outcomes)  # there is one moment
    assert set(outcomes) == {0, 3}
    assert len(outcomes) * step > 15
