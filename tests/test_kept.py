"""What is kept: made once, for as many as ask, as long as it is among the latest."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from sbs_data import kept


def test_the_same_is_made_once() -> None:
    made: list[str] = []

    @kept.kept(2)
    def shout(word: str, times: int) -> str:
        made.append(word)
        return word.upper() * times

    assert [shout("a", 1), shout("a", 1), shout("a", 2)] == ["A", "A", "AA"]
    assert made == ["a", "a"]


def test_only_the_latest_asked_for_are_kept() -> None:
    made: list[int] = []

    @kept.kept(2)
    def same(number: int) -> int:
        made.append(number)
        return number

    for number in (1, 2, 1, 3, 1, 2):
        same(number)
    assert made == [1, 2, 3, 2]


def test_a_failure_is_not_kept() -> None:
    asked: list[int] = []

    @kept.kept(2)
    def fail(number: int) -> None:
        asked.append(number)
        raise LookupError

    for _ in range(2):
        with pytest.raises(LookupError):
            fail(1)
    assert asked == [1, 1]


def test_forgetting_makes_it_anew() -> None:
    made: list[int] = []

    @kept.kept(2)
    def same(number: int) -> int:
        made.append(number)
        return number

    same(1)
    kept.forget()
    same(1)
    assert made == [1, 1]


def test_lists_and_what_has_no_hash_are_told_apart_by_what_is_in_them() -> None:
    made: list[object] = []

    @kept.kept(9)
    def see(what: object) -> object:
        made.append(what)
        return what

    for what in ([1, 2], [1, 3], {"a": 1}, {"a": 2}, [[1], {}], [1, 2], {"a": 1}):
        see(what)
    assert made == [[1, 2], [1, 3], {"a": 1}, {"a": 2}, [[1], {}]]


def test_many_who_ask_at_once_have_it_made_once() -> None:
    made: list[int] = []
    asking = Barrier(8)

    @kept.kept(2)
    def slow(number: int) -> int:
        made.append(number)
        Event().wait(0.05)
        return number

    def ask(_: int) -> int:
        asking.wait()
        return slow(7)

    with ThreadPoolExecutor(8) as visitors:
        assert list(visitors.map(ask, range(8))) == [7] * 8
    assert made == [7]


def test_whoever_waited_for_a_failure_tries_himself() -> None:
    asked: list[int] = []
    asking = Barrier(2)

    @kept.kept(2)
    def first_fails(number: int) -> int:
        asked.append(number)
        Event().wait(0.05)
        if len(asked) == 1:
            raise LookupError
        return number

    def ask(_: int) -> int | None:
        asking.wait()
        try:
            return first_fails(7)
        except LookupError:
            return None

    with ThreadPoolExecutor(2) as visitors:
        assert sorted(visitors.map(ask, range(2)), key=str) == [7, None]


def test_an_answer_in_the_making_holds_up_no_other() -> None:
    other_is_made = Event()

    @kept.kept(2)
    def make(name: str) -> bool:
        if name == "other":
            other_is_made.set()
            return True
        return other_is_made.wait(10)

    with ThreadPoolExecutor(2) as visitors:
        waiting = visitors.submit(make, "waits for the other")
        assert make("other")
        assert waiting.result()
