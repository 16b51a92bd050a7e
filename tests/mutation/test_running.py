"""The runner on a small made-up tree: what is noticed, what is not, and what takes too long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.mutation import __main__ as program
from tests.mutation import running
from tests.mutation.__main__ import draw, report, run
from tests.mutation.running import FAILED, PASSED, TOO_SLOW

CODE = """
LIMIT = 3


def is_few(number):
    return number < LIMIT


def is_many(number):
    return number > 9


def count(number):
    while number < 2:
        number = number + 1
    return number
"""
# A second run of pytest inside this one for each: they run where the runner does.
pytestmark = pytest.mark.long

TESTS = """
import subprocess, sys
import pytest
from sbs_data.room.code import count, is_few, is_many


@pytest.mark.parametrize("number", [2, 3])
def test_few(number):
    assert is_few(number) is (number == 2)


def test_many():
    assert is_many(20)


def test_count():
    assert count(1) == 2


def test_child():
    told = "from sbs_data.room.code import is_many; print(is_many(0))"
    child = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True)
    assert child.stdout == "False\\n"
"""
ROOMS: Mapping[str, Sequence[str]] = {"sbs_data/room": ["tests/room"]}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package, its tests and pytest's settings; and little patience."""
    root = tmp_path / "root"
    for folder in ("sbs_data/room", "tests/room"):
        (root / folder).mkdir(parents=True)
    (root / "sbs_data/room/code.py").write_text(CODE, encoding="utf-8")
    (root / "tests/room/test_code.py").write_text(TESTS, encoding="utf-8")
    (root / "pytest.ini").write_text("[pytest]\npythonpath = .\n", encoding="utf-8")
    monkeypatch.setattr(running, "HEAVY", ("pytest", "coverage"))
    monkeypatch.setattr(running, "LEAST_PATIENCE", 4.0)
    monkeypatch.setattr(program, "ROOT", root)
    monkeypatch.setattr(program, "ROOMS", ROOMS)
    return root


def test_what_is_noticed_what_is_not_and_what_hangs(tree: Path) -> None:
    told = {
        "(number <= LIMIT)": FAILED,
        "(number >= 9)": PASSED,
        "(number - 1)": TOO_SLOW,
        "4": FAILED,
    }
    every = [d for d in draw(tree, list(ROOMS), 1000, seed=3) if d.mutant.text in told]
    run(tree, ROOMS, every, minutes=5)
    assert {drawn.mutant.text: drawn.code for drawn in every} == told
    assert (tree / "sbs_data/room/code.py").read_text(encoding="utf-8") == CODE
    words, enough = report(every, least=75)
    assert enough
    assert "| all | 4 | 3 | 1 | 1 | 75.0 |" in words
    assert words.endswith(
        "survived: sbs_data/room/code.py:10\n-    return number > 9\n+    return (number >= 9)"
    )
    assert not report(every, least=75.1)[1]


def test_a_seed_draws_the_same_again_and_another_does_not(tree: Path) -> None:
    one, again, other = (
        [(d.path, d.mutant) for d in draw(tree, list(ROOMS), 5, seed)] for seed in (1, 1, 2)
    )
    assert one == again != other
    assert len(one) == 5


@pytest.mark.usefixtures("tree")
def test_what_there_was_no_time_for_is_said_and_is_not_enough(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert program.main(["--count", "4", "--minutes", "0", "--least", "0"]) == 1
    assert "4 of 4 were not reached in time." in capsys.readouterr().out


@pytest.mark.usefixtures("tree")
def test_each_run_has_a_seed_of_its_own_and_says_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert program.main(["sbs_data/room", "--count", "1", "--least", "0"]) == 0
    program.main(["--minutes", "0"])
    first, second = (line for line in capsys.readouterr().out.splitlines() if "mutants of" in line)
    assert first.split(":")[0] != second.split(":")[0]


def test_tests_that_fail_as_they_are_stop_the_run(tree: Path) -> None:
    (tree / "tests/room/test_code.py").write_text("def test_it():\n    assert 0", encoding="utf-8")
    with pytest.raises(SystemExit, match="do not pass as they are"):
        program.main(["--count", "1"])


def test_every_room_that_is_there_has_tests() -> None:
    for room, tests in program.ROOMS.items():
        if (program.ROOT / room).is_dir():
            assert all((program.ROOT / folder).is_dir() for folder in tests), room
