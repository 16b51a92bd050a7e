"""Att avgöra: everything that waits for a person, one thing at a time, also without a mouse."""

from __future__ import annotations

import streamlit as st

from pages.parts.deciding import item, orphans, worklist
from pages.parts.frame import addresses, opened, saved, shell
from pages.parts.selection import filters
from sbs_data.questions import Shown


def main() -> None:
    shown = opened.now()
    if not shown.contents.report_count:
        shell.draw_first_steps()
        return
    saved.draw()
    worklist.draw_last()
    line = st.container(horizontal=True, vertical_alignment="center", gap="small")
    whats = worklist.draw_kinds(line)
    waiting = worklist.current(shown, whats, filters.selection())
    if waiting is None:
        worklist.draw_empty(whats, filters.selection())
    else:
        worklist.draw_position(line, waiting)
        with st.container(border=True):
            item.draw(shown, waiting)
        worklist.draw_help()
    draw_ways_on(shown)


def draw_ways_on(shown: Shown) -> None:
    orphans.draw(shown)
    with st.container(horizontal=True):
        addresses.link(addresses.NAMN, addresses.NAMN.title, icon=addresses.NAMN.icon)
        addresses.link(addresses.BESLUT, "Alla beslut", icon=addresses.BESLUT.icon)


with shell.sheet():
    main()
