"""A goal in a list: what it says, how it stands, what that rests on, where it is from."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.parts.frame import addresses, words
from pages.parts.selection import filters
from sbs_data.words import escaped, goal_way, sentences, statuses
from sbs_data.words.movement import MOVES

Record = Mapping[str, object]
"""A goal as its question gives it."""


def said(record: Record, column: str) -> str | None:
    """A column's text, or ``None`` where nothing is said."""
    value = record[column]
    return None if value is None or value == "" else str(value)


def draw(goal: Record, running_number: int) -> None:
    """One goal of the list, with the link that opens it."""
    with st.container(border=True, gap="xsmall"):
        draw_status(goal)
        st.text(str(goal["goal"]), width="stretch")
        words.note(_where(goal))
        addresses.link(
            addresses.MALET,
            f"Öppna mål {running_number}",
            {filters.GOAL: str(goal["goal_id"])},
        )


def draw_move(goal: Record) -> None:
    """How the goal has moved since the redovisning before: symbol and words; nothing when new."""
    line = goal_way.line(goal)
    if line:
        look = MOVES.get(str(goal["move"]))
        icon = f"{look.icon} " if look else ""
        st.markdown(f":small[:gray[{icon}{escaped.markdown(line)}]]", width="content")


def draw_status(goal: Record) -> None:
    """The status as symbol, word and colour; what it rests on; what the words hint."""
    look = statuses.look(str(goal["status"]))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.badge(look.word, icon=look.icon, color=look.badge)
        basis = sentences.basis(
            str(goal["status"]), str(goal["basis"]), said(goal, "basis_detail"),
            said(goal, "decided_by"),
        )  # fmt: skip
        words.note(basis, width="content")
        draw_move(goal)
    suggestion = said(goal, "suggestion")
    if suggestion and suggestion != goal["status"]:
        hint = sentences.suggestion(suggestion, said(goal, "suggestion_quote"))
        words.note(hint)


def _where(goal: Record) -> str:
    parts = [
        said(goal, "schools") or sentences.SCHOOL_UNSAID,
        said(goal, "area") or sentences.AREA_UNSAID,
        sentences.redovisning(said(goal, "kind"), said(goal, "period")),
    ]
    return " · ".join(parts)
