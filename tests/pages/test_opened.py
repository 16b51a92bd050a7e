"""One snapshot within each page run."""

from __future__ import annotations

from pathlib import Path

from pages.parts.frame import addresses, opened
from sbs_data import actions
from sbs_data.actions import Delmal
from sbs_data.settings import Settings
from tests.pages.made_up import OpenPage


def test_a_run_sees_one_snapshot_though_another_is_published(data_dir: Path) -> None:
    with opened.one_run():
        before = opened.now()
        actions.load_example(Delmal(Settings(data_dir, "prov")))
        with opened.one_run():  # a part of the same page
            assert opened.now() is before
        assert opened.now() is before
        assert not opened.is_newer_published()
    assert opened.is_newer_published()
    with opened.one_run():
        assert opened.now().contents.has_example


def test_outside_a_run_it_is_always_what_is_published_now(data_dir: Path) -> None:
    before = opened.now()
    actions.load_example(Delmal(Settings(data_dir, "prov")))
    assert opened.now().name != before.name


def test_a_page_that_was_made_outside_a_run_is_in_nobodys_way(open_page: OpenPage) -> None:
    addresses.page(addresses.MAL)
    assert open_page(addresses.MAL).title[0].value == "Mål"


def test_each_run_has_pages_of_its_own(open_page: OpenPage) -> None:
    open_page(addresses.MAL)
    first, second = (addresses.page(addresses.MAL) for _ in range(2))
    assert first is not second
    assert first.title == second.title == "Mål"
