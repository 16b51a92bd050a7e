"""The headings of every page: one title, and no level is left out on the way down.

Who reads with a screen reader goes from heading to heading.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from pages.parts.frame.addresses import (
    ALL,
    INSATSEN,
    INSATSER,
    MAL,
    MALET,
    RAPPORTEN,
    RAPPORTER,
    Address,
)
from pages.parts.selection import filters
from tests.pages.made_up import OpenPage, links, outline

OPENED = {
    MALET: (MAL, filters.GOAL),
    INSATSEN: (INSATSER, filters.INITIATIVE),
    RAPPORTEN: (RAPPORTER, filters.REPORT),
}
"""Pages that show one thing: where its link stands, and its parameter."""


def _check(levels: list[int]) -> None:
    assert levels[:1] == [1], (
        "the title of a page is drawn by the front door where it has filters "
        "(pages/parts/selection/fields.py), else by the page: st.title"
    )
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize("address", ALL, ids=lambda address: address.path)
@pytest.mark.usefixtures("demo")
def test_with_the_example(address: Address, open_page: OpenPage) -> None:
    query = {}
    if address in OPENED:
        at, key = OPENED[address]
        to = next(to for to in links(open_page(at)).values() if f"{key}=" in to)
        query[key] = to.split(f"{key}=")[1].split("&")[0]
    levels = [level for level, _ in outline(open_page(address, **query))]
    _check(levels)
    assert len(levels) > 1 or address.path == "beslut", "an opened page says more than its title"


@pytest.mark.parametrize("address", ALL, ids=lambda address: address.path)
def test_with_nothing(address: Address, open_page: OpenPage) -> None:
    _check([level for level, _ in outline(open_page(address))])
