"""A list that is longer than anybody reads at once: some of it at a time, the way to the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.frame import words

T = TypeVar("T")
Gap = Literal["xsmall", "small"]


def draw(count: int, most: int, key: str, *, in_address: bool = False, first: int = 1) -> int:
    """The ways to the other pages, where there are any; the number of the page that is shown.

    ``first`` is the page that is shown until somebody chooses. With ``in_address`` the choice is
    kept in the address under ``key``.
    """
    pages = -(-count // most)
    if pages < 2:
        return 1
    bind: Literal["query-params"] | None = "query-params" if in_address else None
    return min(st.pagination(pages, default=first, key=key, bind=bind), pages)


def below(
    count: int, most: int, key: str, *, in_address: bool = False
) -> tuple[DeltaGenerator, int]:
    """The place for a page of a list, and its number; the ways to the others stand below it."""
    place = st.container()
    return place, draw(count, most, key, in_address=in_address)


def counted(
    count: int, most: int, key: str, told: str, *, gap: Gap = "small"
) -> tuple[DeltaGenerator, int]:
    """The same; beside the ways to the others, where there are any, stands how many there are."""
    place = st.container(gap=gap)
    if count <= most:
        return place, 1
    with st.container(horizontal=True, vertical_alignment="center"):
        page = draw(count, most, key)
        words.note(told, width="content")
    return place, page


def before(page: int, most: int) -> int:
    """How many things stand on the pages before."""
    return (page - 1) * most


def some(items: Sequence[T], page: int, most: int) -> Sequence[T]:
    """The things on a page."""
    return items[before(page, most) : before(page, most) + most]
