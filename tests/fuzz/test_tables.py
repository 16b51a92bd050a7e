"""No damage to a statistics file makes a reader or the import crash, hang or swell.

``FUZZ_SEEDS=20000:30000`` takes other files in the long tests than the first ten thousand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from sbs_data import actions, bounded
from sbs_data.actions import Delmal, StatisticsFile
from sbs_data.bounded import Why
from sbs_data.errors import Refused
from sbs_data.settings import Settings
from sbs_data.statistics import isolated
from tests.fuzz.memory import Watch
from tests.fuzz.memory import numbers as seeds_of
from tests.fuzz.tables import KINDS, mutate, seeds

FEW, MANY, IMPORTED = 60, 10_000, 500
BATCH = 100
MOST_MEMORY = 700 * 1024 * 1024
"""Of all the processes together: this one, which also runs the tests, and its children."""


@pytest.fixture(autouse=True, scope="module")
def _no_child_is_left() -> Iterator[None]:
    yield
    bounded.close_idle()


def _outcome(kind: str, healthy: dict[str, list[bytes]], seed: int) -> str:
    name = f"{seed}.{kind}"
    content = mutate(kind, seed, healthy)
    isolated.recognise(content, name)
    try:
        looked = isolated.look(content, name)
    except Refused as refusal:
        # The child is bounded, so each of these is a refusal to the user; here it is a failure.
        if refusal.code in [*Why]:
            raise AssertionError(f"{name}: {refusal.message}") from None
        if not refusal.message.startswith(f"”{name}” "):
            raise AssertionError(refusal.message) from None
        return refusal.code
    return "read" if looked.refusal is None else "faulty"


def _fuzz(kind: str, numbers: range) -> Counter[str]:
    with ThreadPoolExecutor(2) as pool:
        return Counter(pool.map(partial(_outcome, kind, seeds()), numbers))


def _fuzz_import(kind: str, numbers: range, folder: Path) -> tuple[int, int]:
    """How many were imported, and how many refused."""
    delmal, healthy = Delmal(Settings(folder, "prov")), seeds()
    imported = refused = 0
    for start in range(numbers.start, numbers.stop, BATCH):
        files = [
            StatisticsFile(f"{n}.{kind}", partial(bytes, mutate(kind, n, healthy)))
            for n in range(start, min(start + BATCH, numbers.stop))
        ]
        result = actions.import_statistics(delmal, files)
        imported += len(result.imported)
        refused += len(result.refused)
        assert not [said for _, said in result.refused if "fel i programmet" in said]
    assert actions.check(delmal) == []
    return imported, refused


@pytest.mark.parametrize("kind", KINDS)
def test_a_few_damaged_files(kind: str) -> None:
    outcomes = _fuzz(kind, range(FEW))
    assert outcomes["read"] > 0, "damage so harsh that it tests only the door"
    assert outcomes.total() - outcomes["read"] > FEW / 10


@pytest.mark.parametrize("kind", KINDS)
def test_a_few_damaged_files_are_imported(kind: str, tmp_path: Path) -> None:
    _, refused = _fuzz_import(kind, range(20), tmp_path)
    assert refused > 0


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_many_damaged_files(kind: str) -> None:
    numbers = seeds_of(MANY)
    with Watch() as watch:
        outcomes = _fuzz(kind, numbers)
    print(kind, dict(outcomes.most_common()), f"{watch.most / 1024**2:.0f} MiB at most")
    assert outcomes.total() == len(numbers)
    assert watch.most <= MOST_MEMORY


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_many_damaged_files_are_imported(kind: str, tmp_path: Path) -> None:
    numbers = seeds_of(IMPORTED)
    with Watch() as watch:
        imported, refused = _fuzz_import(kind, numbers, tmp_path)
    print(kind, f"{imported} imported, {refused} refused, {watch.most / 1024**2:.0f} MiB at most")
    assert imported > 0
    assert watch.most <= MOST_MEMORY
