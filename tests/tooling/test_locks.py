"""The lock files: complete, hashed, and free of any one machine's package index."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
LOCKS = [
    ("requirements.txt", "requirements.lock"),
    ("requirements-dev.txt", "requirements-dev.lock"),
]


def lines(name: str) -> list[str]:
    return (PROJECT / name).read_text(encoding="utf-8").splitlines()


def pins(name: str) -> dict[str, str]:
    found = (re.match(r"([\w.-]+)==([\w.]+)", line) for line in lines(name))
    return {m[1].lower().replace("_", "-"): m[2] for m in found if m}


@pytest.mark.parametrize(("asked", "lock"), LOCKS)
def test_the_lock_holds_what_is_asked_for(asked: str, lock: str) -> None:
    wanted = pins(asked)
    assert wanted
    assert {name: pins(lock).get(name) for name in wanted} == wanted


@pytest.mark.parametrize(("_", "lock"), LOCKS)
def test_every_package_of_a_lock_has_hashes(_: str, lock: str) -> None:
    text = lines(lock)
    starts = [i for i, line in enumerate(text) if "==" in line]
    assert starts
    for i in starts:
        assert text[i + 1].strip().startswith("--hash=sha256:"), text[i]


@pytest.mark.parametrize(("_", "lock"), LOCKS)
def test_a_lock_names_no_index_of_its_own(_: str, lock: str) -> None:
    text = "\n".join(lines(lock))
    for word in ("index-url", "find-links", "file:", "://"):
        assert word not in text


def test_the_two_locks_agree() -> None:
    runtime, dev = pins("requirements.lock"), pins("requirements-dev.lock")
    both = runtime.keys() & dev.keys()
    assert both
    assert {name: runtime[name] for name in both} == {name: dev[name] for name in both}


def test_every_dependency_has_its_reason_in_the_decisions() -> None:
    told = (PROJECT / "docs" / "decisions.md").read_text(encoding="utf-8")
    names = [line.partition("==")[0] for file, _ in LOCKS for line in lines(file) if "==" in line]
    assert len(names) > 10
    assert [name for name in names if name not in told] == []
