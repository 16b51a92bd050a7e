"""Several writers and readers at the same time."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sbs_data import actions
from tests.store.kit import Store, document

PROJECT = Path(__file__).parents[2]

IMPORTER = """
import sys
from pathlib import Path
from tests.store.kit import Store, document
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
    assert [act.no for act in actions.history(store.settings)] == [1, 2, 3, 4]
    assert store.faults() == []


def test_two_threads_importing_the_same_file_import_it_once(store: Store) -> None:
    same = ("a.docx", document(name="a"))
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda _: store.bring(same), range(2)))
    assert sorted(len(result.imported) for result in results) == [0, 1]
    assert sorted(len(result.unchanged) for result in results) == [0, 1]
    assert len(actions.history(store.settings)) == 1
