"""Running a room's tests against a changed copy of the tree, each run in a process of its own.

A process that has the heavy libraries already is forked for each run (multiprocessing's fork
server), so that a run costs the tests and little more. The copy is what is imported, also by the
child processes that the tests start.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import coverage
import pytest

HEAVY = (
    *("pytest", "hypothesis", "coverage", "numpy", "pandas", "pyarrow", "pyarrow.compute"),
    *("pyarrow.parquet", "duckdb", "lxml.etree", "docx", "rapidfuzz", "babel.numbers", "mammoth"),
    *("scipy.stats", "statsmodels.stats.proportion", "simplemma", "snowballstemmer", "plotly"),
    *("statsmodels.genmod.generalized_linear_model", "requests", "click.testing"),
)
LEAST_PATIENCE = 20.0
_MEMORY = 6 * 1024**3
_NOT_COPIED = shutil.ignore_patterns(
    *(".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "private", "published"),
    *("build", "dist", "screenshots"),
)
# pytest's exit codes, moved: a process that ends in any other way has not said what the tests did.
_SAID = 100
PASSED, FAILED, NOTHING_RAN = _SAID, _SAID + 1, _SAID + 5
TOO_SLOW = -signal.SIGXCPU


@dataclass(frozen=True, slots=True)
class Known:
    """What one run of a room's tests told: the seconds of each test, the tests of each line."""

    seconds: dict[str, float]
    tests: dict[str, dict[str, list[str]]]

    def in_turn(self, path: str, lines: frozenset[int]) -> list[list[str]]:
        """The tests that pass one of the lines, and the others: near ones first, and quick ones."""
        of = self.tests.get(path, {})
        likely = {test for line in lines for test in of.get(str(line), ())}
        near = {test for tests in of.values() for test in tests}
        every = sorted(self.seconds, key=lambda test: (test not in near, self.seconds[test]))
        return [[t for t in every if t in likely], [t for t in every if t not in likely]]


class Copy:
    """A copy of the tree to be changed; one run at a time."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root, self._temporary = folder / "tree", folder / "tmp"
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload([*HEAVY, __name__])
        shutil.copytree(root, self._root, ignore=_NOT_COPIED)

    def learn(self, tests: Sequence[str]) -> Known:
        """Run tests unchanged. Raises ``SystemExit`` where they don't pass."""
        told = self._temporary.with_name("known.json")
        if self._run(tests, None, told, 900) != PASSED:
            raise SystemExit(f"{', '.join(tests)} do not pass as they are.")
        return Known(*json.loads(told.read_text(encoding="utf-8")))

    def notices(self, path: str, changed: bytes, tests: Sequence[str], known: Known) -> int:
        """How the tests end, the first failure the last, with the file changed."""
        file = self._root / path
        original, times = file.read_bytes(), file.stat()
        patience = LEAST_PATIENCE + 4 * sum(known.seconds[test] for test in tests)
        try:
            file.write_bytes(changed)
            # Python looks at seconds to tell whether what it compiled before still holds.
            os.utime(file, (times.st_atime, times.st_mtime + 10))
            files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
            return self._run(files, tests, None, int(patience))
        finally:
            file.write_bytes(original)
            os.utime(file, (times.st_atime, times.st_mtime))

    def _run(
        self, files: Sequence[str], only: Sequence[str] | None, told: Path | None, seconds: int
    ) -> int:
        shutil.rmtree(self._temporary, ignore_errors=True)
        process = self._context.Process(
            target=_child, args=(self._root, self._temporary, files, only, told, seconds)
        )
        process.start()
        process.join(10 * seconds)  # others may want the processor too
        code = TOO_SLOW if process.exitcode is None else process.exitcode
        with suppress(OSError):
            os.killpg(process.pid or 0, signal.SIGKILL)  # and what it started
        process.join()
        process.close()
        if 0 <= code < _SAID:
            raise SystemExit("The mutation runner failed; its own words are above.")
        return code


def _child(
    root: Path,
    temporary: Path,
    files: Sequence[str],
    only: Sequence[str] | None,
    told: Path | None,
    seconds: int,
) -> None:
    """Runs in a forked process: the tests of the copy, and nothing of this tree."""
    os.setpgrp()
    # Of the processor's time, so that a busy machine makes nothing too slow; no pile of memory.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    here = str(Path(__file__).resolve().parents[2])
    sys.path[:] = [str(root), *(path for path in sys.path if path not in ("", here))]
    for name in [name for name in sys.modules if name.split(".")[0] in ("tests", "sbs_data")]:
        del sys.modules[name]
    os.chdir(root)
    plugin: object = _Learner(root, told) if told is not None else _Only(only or ())
    if told is None:
        # What is compiled of a changed file must not be taken for the file's own.
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
    options = ["-x", "-q", "-p", "no:cacheprovider", f"--basetemp={temporary}"]
    options += ["-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning"]
    os._exit(_SAID + int(pytest.main([*options, *files], plugins=[plugin])))


class _Only:
    """Of the files' tests those that are asked for, in the order asked."""

    def __init__(self, wanted: Sequence[str]) -> None:
        self.turn = {test: n for n, test in enumerate(wanted)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if item.nodeid in self.turn]
        items.sort(key=lambda item: self.turn[item.nodeid])


class _Learner:
    """Which tests pass which lines, and how long each takes."""

    def __init__(self, root: Path, told: Path) -> None:
        self.root, self.told = root, told
        self.seconds: dict[str, float] = {}
        self.coverage = coverage.Coverage(
            data_file=None, config_file=False, source=[f"{root}/sbs_data"]
        )
        self.coverage.set_option("run:core", "ctrace")  # the only one that tells tests apart
        self.coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[Any]:
        self.coverage.switch_context(item.nodeid)
        begun = time.perf_counter()
        result = yield
        self.seconds[item.nodeid] = time.perf_counter() - begun
        return result

    def pytest_sessionfinish(self) -> None:
        self.coverage.stop()
        data = self.coverage.get_data()
        lines: dict[str, dict[int, list[str]]] = defaultdict(dict)
        for file in data.measured_files():
            for line, tests in data.contexts_by_lineno(file).items():
                lines[str(Path(file).relative_to(self.root))][line] = [t for t in tests if t]
        self.told.write_text(json.dumps([self.seconds, lines]), encoding="utf-8")
