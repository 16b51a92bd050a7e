"""What has moved since the last redovisning, what has stood still, what has been left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from pages.parts.frame import addresses, paging, words
from pages.parts.selection import filters
from sbs_data.answers import overview
from sbs_data.answers.overview import Dropped, Moved, Overview, Still
from sbs_data.model import Status
from sbs_data.words import labels, overview_words, paging_words
from sbs_data.words.movement import MOVES, new_goals
from sbs_data.words.statuses import STATUS

T = TypeVar("T")

_MOVED, _STILL = 4, 3
"""Of each list at a time."""


def draw_moved(view: Overview) -> None:
    """Each goal that has moved: from what to what, between which redovisningar, in what words."""
    if view.moved:
        st.subheader(overview.MOVED, anchor=False)
        draw_some(view.moved, _draw_moved, count=view.moved_count, most=_MOVED)
    if view.new_count:
        words.note(new_goals(view.new_count))
    _draw_dropped(view)


def draw_still(view: Overview) -> None:
    """The goals that have stood longest without being reached."""
    if not view.still:
        return
    st.subheader(overview.STILL, anchor=False)
    draw_some(view.still, _draw_still, count=view.still_count, most=_STILL)


def draw_some(items: Sequence[T], draw_one: Callable[[T], None], *, count: int, most: int) -> None:
    """A page of a list that is longer than anybody reads at once; the way to the others below it.

    ``count`` is how many there are in all, also those that are not in the list.
    """
    key = f"sida {type(items[0]).__name__} {len(items)}"
    place, page = paging.counted(len(items), most, key, paging_words.goals(count, most))
    with place:
        for item in paging.some(items, page, most):
            draw_one(item)
    if count > len(items):
        words.note(paging_words.first_goals(len(items)))


def _draw_moved(item: Moved) -> None:
    look = MOVES[item.move]
    with st.container(border=True, gap="xsmall"):
        st.markdown(
            f"{look.icon} **{look.word}** {badge(item.was)} → {badge(item.now)} "
            f"{words.small(f'{item.between} · {item.schools}')}"
        )
        _draw_goal(item)
        for note in item.notes:
            words.note(note)
        _draw_door(item)


def _draw_still(item: Still) -> None:
    with st.container(border=True, gap="xsmall"):
        _draw_status(item.status, f"{item.stood} · {item.schools}")
        _draw_goal(item)
        _draw_door(item)


def _draw_dropped(view: Overview) -> None:
    if not view.dropped:
        return
    with st.expander(overview_words.DROPPED):
        draw_some(view.dropped, _draw_one_dropped, count=view.dropped_count, most=_STILL)


def _draw_one_dropped(item: Dropped) -> None:
    with st.container(gap="xsmall"):
        _draw_status(item.status, f"{item.told} · {item.schools}")
        _draw_goal(item)
        _draw_door(item)


def _draw_status(status: Status, about: str) -> None:
    st.markdown(f"{badge(status)} {words.small(about)}")


def _draw_goal(item: Moved | Still | Dropped) -> None:
    st.text(item.goal, width="stretch")


def _draw_door(item: Moved | Still | Dropped) -> None:
    addresses.link(addresses.MALET, labels.OPEN_GOAL, {filters.GOAL: item.goal_id})


def badge(status: Status) -> str:
    """A status as Markdown: colour, symbol and word."""
    look = STATUS[status]
    return f":{look.badge}-badge[{look.icon} {look.word}]"
