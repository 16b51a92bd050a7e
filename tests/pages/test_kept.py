"""What is kept between reruns, and one snapshot within each."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages.parts.frame import addresses, data, kept
from sbs_data import actions
from sbs_data.settings import Settings
from tests.pages.made_up import OpenPage


def test_the_same_is_made_once() -> None:
    made: list[str] = []

    @kept.kept(2)
    def shout(word: str, _by: object) -> str:
        made.append(word)
        return word.upper()

    assert [shout("a", 1), shout("a", 2), shout("b", 1)] == ["A", "A", "B"]
    assert made == ["a", "b"]


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


def test_a_run_sees_one_snapshot_though_another_is_published(data_dir: Path) -> None:
    with data.one_run():
        before = data.open_data()
        actions.load_example(Settings(data_dir, "prov"))
        with data.one_run():  # a part of the same page
            assert data.open_data() is before
        assert data.open_data() is before
        assert not data.is_newer_published()
    assert data.is_newer_published()
    with data.one_run():
        assert data.open_data().contents.has_example


def test_outside_a_run_it_is_always_what_is_published_now(data_dir: Path) -> None:
    before = data.open_data()
    actions.load_example(Settings(data_dir, "prov"))
    assert data.open_data().name != before.name


def test_a_page_that_was_made_outside_a_run_is_in_nobodys_way(open_page: OpenPage) -> None:
    addresses.page(addresses.MAL)
    assert open_page(addresses.MAL).title[0].value == "Mål"


def test_each_run_has_pages_of_its_own(open_page: OpenPage) -> None:
    open_page(addresses.MAL)
    first, second = (addresses.page(addresses.MAL) for _ in range(2))
    assert first is not second
    assert first.title == second.title == "Mål"
