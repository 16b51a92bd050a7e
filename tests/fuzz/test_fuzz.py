"""No damage to a file makes the reader or the import crash, hang or swell.

A record or one sentence: and what was imported before is still there, whole.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from sbs_data import actions, bounded
from sbs_data.actions import Delmal
from sbs_data.bounded import Why
from sbs_data.errors import Refused
from sbs_data.reports import isolated, report_to_dict
from sbs_data.settings import Settings
from tests.fuzz.memory import Watch
from tests.fuzz.memory import numbers as seeds_of
from tests.fuzz.mutations import mutate, seeds

FEW, MANY = 250, 10_000
BATCH = 200
MOST_MEMORY = 600 * 1024 * 1024
"""Of all the processes together: this one, which also runs the tests, and its children."""


@pytest.fixture(autouse=True, scope="module")
def _no_child_is_left() -> Iterator[None]:
    yield
    bounded.close_idle()


def _files(numbers: range) -> Iterator[tuple[str, bytes]]:
    healthy = seeds()
    return ((f"{number}.docx", mutate(number, healthy)) for number in numbers)


def _fuzz_reader(numbers: range) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    for number, found in zip(numbers, isolated.read_all(_files(numbers)), strict=True):
        if isinstance(found, Refused):
            # The child is bounded, so a fault is a refusal to the user; here it is a failure.
            assert found.code not in [*Why], f"seed {number}"
            assert f"”{number}.docx”" in found.message, f"seed {number}"
            outcomes[found.code] += 1
        else:
            json.dumps(report_to_dict(found))
            outcomes["read"] += 1
    return outcomes


def _fuzz_import(numbers: range, folder: Path) -> tuple[int, int]:
    """How many were imported, and how many refused."""
    delmal = Delmal(Settings(folder, "prov"))
    imported = refused = 0
    for start in range(numbers.start, numbers.stop, BATCH):
        batch = range(start, min(start + BATCH, numbers.stop))
        candidates = actions.examine(delmal, _files(batch))
        assert not [c.file for c in candidates if c.refusal_code in [*Why]]
        result = actions.import_reports(delmal, candidates)
        imported += len(result.imported)
        refused += len(result.refused)
    assert actions.check(delmal) == []
    return imported, refused


def test_healthy_files_are_read() -> None:
    for content in seeds():
        assert isolated.read_isolated(content, "frisk.docx")


def test_a_few_damaged_files() -> None:
    outcomes = _fuzz_reader(range(FEW))
    assert outcomes["read"] > FEW / 5, "damage so harsh that it tests only the door"
    assert outcomes["damaged"] > 0


def test_a_few_damaged_files_are_imported(tmp_path: Path) -> None:
    imported, refused = _fuzz_import(range(60), tmp_path)
    assert imported > 0
    assert refused > 0


@pytest.mark.long
def test_many_damaged_files() -> None:
    with Watch() as watch:
        outcomes = _fuzz_reader(seeds_of(MANY))
    print(dict(outcomes.most_common()), f"{watch.most / 1024**2:.0f} MiB at most")
    assert sum(outcomes.values()) == len(seeds_of(MANY))
    assert watch.most <= MOST_MEMORY


@pytest.mark.long
def test_many_damaged_files_are_imported(tmp_path: Path) -> None:
    with Watch() as watch:
        imported, refused = _fuzz_import(seeds_of(MANY), tmp_path)
    print(f"{imported} imported, {refused} refused, {watch.most / 1024**2:.0f} MiB at most")
    assert imported > len(seeds_of(MANY)) / 10
    assert watch.most <= MOST_MEMORY
