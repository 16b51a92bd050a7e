"""A child with bounds: it answers, or it alone is lost, and one sentence says why."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from sbs_data import bounded, limits
from sbs_data.bounded import Unread, Why, child
from sbs_data.errors import DelmalError, Refused

TASKS = "tests.bounded.bad_tasks"


@pytest.fixture(autouse=True)
def _no_child_is_left() -> Iterator[None]:
    bounded.close_idle()
    yield
    bounded.close_idle()


def ask(task: str, content: bytes = b"", **options: Any) -> Any:
    return bounded.read(f"{TASKS}:{task}", content, "prov å \ud800.csv", options)


def unread(task: str, content: bytes = b"", **options: Any) -> Unread:
    with pytest.raises(Unread) as found:
        ask(task, content, **options)
    assert ask("told")["size"] == 0, "the next file is read"
    return found.value


def test_bytes_name_and_options_come_across_and_the_child_is_kept_warm() -> None:
    said = ask("told", b"x" * 3_000_000, of=["å", None, 1])
    assert said == {
        "size": 3_000_000, "file": "prov å \ud800.csv", "pid": said["pid"], "of": ["å", None, 1],
    }  # fmt: skip
    assert said["pid"] != os.getpid()
    assert ask("told")["pid"] == said["pid"]


def test_a_file_on_the_disk_is_read_there_under_the_same_bounds(tmp_path: Path) -> None:
    path = tmp_path / "å.csv"
    path.write_bytes(b"x" * (50 * limits.MIB))
    said = bounded.read(f"{TASKS}:told", path, "namn.csv", {"of": 1})
    assert said == {"size": 50 * limits.MIB, "file": "namn.csv", "pid": said["pid"], "of": 1}
    memory, seconds = bounded.read(f"{TASKS}:bounds", path, "namn.csv")
    less, sooner = ask("bounds")
    assert memory - less >= 50 * limits.MIB * limits.MEMORY_PER_BYTE
    assert seconds > sooner
    with pytest.raises(FileNotFoundError):
        bounded.read(f"{TASKS}:told", tmp_path / "borta.csv", "namn.csv")
    assert ask("told")["size"] == 0


def test_what_is_printed_is_no_answer() -> None:
    assert ask("print_something") == 1
    assert ask("told")["size"] == 0


def test_a_refusal_comes_back_as_it_was_said_and_the_child_lives() -> None:
    pid = ask("told")["pid"]
    with pytest.raises(Refused, match="är fel") as refusal:
        ask("refuse")
    assert refusal.value.code == "wrong"
    with pytest.raises(DelmalError, match="Disken är full") as error:
        ask("full")
    assert not isinstance(error.value, Refused)
    assert ask("told")["pid"] == pid


def test_the_bounds_grow_with_the_file_and_are_anew_for_each() -> None:
    memory, seconds = ask("bounds")
    more, later = ask("bounds", b"x" * (50 * limits.MIB))
    again, _ = ask("bounds")
    assert more - memory >= 50 * limits.MIB * limits.MEMORY_PER_BYTE
    assert later == seconds + 50 * limits.SECONDS_PER_MIB
    assert again - memory < 60 * limits.MIB


@pytest.mark.parametrize("task", ["swell", "swell_slowly"])
def test_a_file_that_swells_is_refused(task: str) -> None:
    assert unread(task).why is Why.TOO_MUCH_MEMORY


def test_a_file_that_spins_is_stopped_by_its_processor_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.5)
    monkeypatch.setattr(limits, "WALL", 1000)
    assert unread("spin").why is Why.TOO_SLOW


def test_a_file_that_hangs_is_stopped_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    ask("told")
    monkeypatch.setattr(limits, "WALL", 0.01)
    with pytest.raises(Unread) as found:
        ask("sleep")
    assert found.value.why is Why.TOO_SLOW


@pytest.mark.parametrize("task", ["die", "leave"])
def test_a_child_that_dies_takes_only_its_file(task: str) -> None:
    assert unread(task).why is Why.CRASH


def test_an_answer_without_end_is_not_taken_in() -> None:
    size = limits.MAX_ANSWER_BYTES + 1
    assert unread("answer_at_length", size=size).why is Why.TOO_MUCH_MEMORY


def test_a_fault_is_logged_by_its_kind_and_place_alone(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert unread("fail", b"Elevens namn").why is Why.FAULT
    (record,) = caplog.records
    assert "ZeroDivisionError" in record.getMessage()
    assert "Elevens" not in caplog.text


def test_a_child_that_died_while_it_waited_refuses_no_file() -> None:
    ask("told")
    (waiting,) = child._pool.idle
    waiting.kill()
    waiting._process.wait()
    assert ask("told")["size"] == 0


def test_a_child_that_holds_on_to_much_is_let_go() -> None:
    first = ask("hold", size=10)
    assert ask("hold", size=limits.SPENT_BYTES + limits.MIB) == first
    assert ask("told")["pid"] != first


def test_only_a_few_work_at_once_and_fewer_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = most = 0
    original = child._Child.ask

    def counted(*args: Any) -> Any:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        time.sleep(0.05)
        try:
            return original(*args)
        finally:
            at_once -= 1

    monkeypatch.setattr(child._Child, "ask", counted)
    with ThreadPoolExecutor(12) as pool:
        pids = {said["pid"] for said in pool.map(lambda _: ask("told"), range(24))}
    assert most == limits.MAX_CHILDREN
    assert len(pids) >= limits.MAX_CHILDREN
    assert len(child._pool.idle) == limits.MAX_IDLE


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_a_fork_has_children_of_its_own() -> None:
    mine = ask("told")["pid"]
    forked = os.fork()
    if not forked:
        is_other = False
        try:
            is_other = ask("told")["pid"] != mine
            bounded.close_idle()
        finally:
            os._exit(0 if is_other else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(forked, 0)[1]) == 0
    assert ask("told")["pid"] == mine


@pytest.mark.parametrize("why", Why)
def test_every_reason_is_a_sentence_that_names_the_file_and_says_what_to_do(why: Why) -> None:
    refusal = Unread(why, 65).refusal("a.csv", "Gör så här.")
    assert refusal.message.startswith("”a.csv” ")
    assert refusal.message.endswith(". Gör så här.")
    assert refusal.code == str(why)
