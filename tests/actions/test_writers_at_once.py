"""Several writers and readers at the same time."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from sbs_data import actions
from sbs_data.publishing import snapshots
from tests.store.kit import Store, document, report_id

PROJECT = Path(__file__).parents[2]

IMPORTER = """
import sys
import threading
import time
from pathlib import Path
from tests.store.kit import Store, document, report_id
store = Store.under(Path(sys.argv[1]))
for no in range(2):
    result = store.bring((f"{sys.argv[2]}{no}.docx", document(name=f"{sys.argv[2]}{no}")))
    assert len(result.imported) == 1
"""


def test_two_processes_importing_at_once_both_succeed_in_turn(store: Store) -> None:
    store.prepare()
    importers = [
        subprocess.Popen(
            [sys.executable, "-c", IMPORTER, str(store.settings.data_dir), name], cwd=PROJECT
        )
        for name in ("a", "b")
    ]
    while any(importer.poll() is None for importer in importers):
        files = store.files()  # a reader never waits and never sees half an import
        assert len(files) == len(set(files))
    assert [importer.wait() for importer in importers] == [0, 0]
    assert sorted(store.files()) == ["a0.docx", "a1.docx", "b0.docx", "b1.docx"]
    assert [act.no for act in actions.history(store.delmal)] == [1, 2, 3, 4]
    assert store.faults() == []


def test_two_threads_importing_the_same_file_import_it_once(store: Store) -> None:
    same = ("a.docx", document(name="a"))
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda _: store.bring(same), range(2)))
    assert sorted(len(result.imported) for result in results) == [0, 1]
    assert sorted(len(result.unchanged) for result in results) == [0, 1]
    assert len(actions.history(store.delmal)) == 1


STATE = """
SELECT s.act_no, (SELECT count(*) FROM reports) AS reports,
       (SELECT count(DISTINCT report_id) FROM goals) AS with_goals
FROM snapshot s"""


@pytest.mark.parametrize("publishes", [6, pytest.param(20, marks=pytest.mark.long)])
def test_eight_readers_across_publishes_see_whole_states_only(store: Store, publishes: int) -> None:
    """Each publish is seen as it was or as it became, never torn and never going back."""
    store.bring(("0.docx", document(name="0")))
    identity = report_id(document(name="0"))
    done = threading.Event()

    def read() -> list[tuple[int, int]]:
        """As the dashboard does: a snapshot is opened once, and let go when there is a newer."""
        seen: list[tuple[int, int]] = []
        with ExitStack() as opened:
            shown: snapshots.Pointer | None = None
            while True:
                last = done.is_set()
                pointer = snapshots.current(store.settings.published)
                assert pointer is not None
                if pointer != shown:
                    opened.close()
                    snapshot = snapshots.open_snapshot(store.settings.published, pointer)
                    opened.callback(snapshot.close)
                    shown = pointer
                row = snapshot.query(STATE).iloc[0]
                assert row["reports"] == row["with_goals"]
                seen.append((int(row["act_no"]), int(row["reports"])))
                if last:
                    return seen
                time.sleep(0.1)  # a busy loop would only starve the writer

    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(read) for _ in range(8)]
        try:
            for no in range(1, publishes + 1):
                if no % 2:
                    store.bring((f"{no}.docx", document(name=str(no))))
                else:
                    store.answer(identity, period=f"VT{no:02}")
        finally:
            done.set()
        for reader in readers:
            seen = reader.result()
            assert seen == sorted(seen)
            assert all(reports == 1 + act_no // 2 for act_no, reports in seen)
            assert seen[-1] == (publishes + 1, 1 + (publishes + 1) // 2)
