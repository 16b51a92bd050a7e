"""A chapter of a report as it was read: rows with their labels, paragraphs with their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from pages.parts.frame import addresses, paging, words
from pages.parts.selection import filters
from pages.parts.texts import goal_card
from sbs_data.answers.report_opened import Goal, Read, Said, Told, Under
from sbs_data.model import Place
from sbs_data.words import escaped, labels, paging_words

_PARAGRAPHS = 60
"""Drawn at a time."""


def draw_place(chapter: Read, place: Place) -> None:
    """The place that was asked for, first on the page, in its row and with its doors."""
    with st.container(border=True, gap="small"):
        for row in chapter.around(place):
            words.note(f"{chapter.title} · {row.label}")
            for said in row.paragraphs:
                _draw_paragraph(said, place, with_goal=said.place == place)
        _draw_initiative_door(chapter)


def draw_chapter(chapter: Read, report_id: str, place: Place | None) -> None:
    """The whole chapter, some paragraphs at a time; what is asked for stands out."""
    st.header(escaped.markdown(chapter.title), anchor=False)
    if chapter.area:
        words.note(f"Utvecklingsområde: {chapter.area}")
    if place is None:
        _draw_initiative_door(chapter)
    shown = _page(chapter, report_id, place)
    told = _draw_rows(shown, chapter.notices, place)
    draw_notices(n for n in chapter.notices if n not in told)


def draw_notices(notices: Iterable[Told]) -> None:
    """What the reader saw and could not use."""
    for notice in notices:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.badge("Läsaren säger", icon=":material/info:", color="blue")
            words.note(notice.told, width="content")


def _page(chapter: Read, report_id: str, place: Place | None) -> Sequence[tuple[Under, Said]]:
    """The paragraphs to draw now: the page that holds the place, or the one that is chosen."""
    every = [(row, said) for row in chapter.rows for said in row.paragraphs]
    at = next((no for no, (_, said) in enumerate(every) if place and said.place == place), 0)
    if len(every) > _PARAGRAPHS:
        words.note(paging_words.paragraphs(len(every), _PARAGRAPHS))
    key = f"styckesida {report_id} {chapter.initiative_id} {place}"
    page = paging.draw(len(every), _PARAGRAPHS, key, first=at // _PARAGRAPHS + 1)
    return paging.some(every, page, _PARAGRAPHS)


def _draw_rows(
    shown: Sequence[tuple[Under, Said]], notices: Sequence[Told], place: Place | None
) -> set[Told]:
    told: set[Told] = set()
    before: Under | None = None
    for row, said in shown:
        if row is not before:
            st.markdown(f"**{escaped.markdown(row.label)}**")
            before = row
        _draw_paragraph(said, place)
        here = [n for n in notices if n.place == said.place and n not in told]
        draw_notices(here)
        told.update(here)
    return told


def _draw_paragraph(said: Said, place: Place | None, *, with_goal: bool = True) -> None:
    """As written; toned down where the words are the template's, marked where it is asked for."""
    text, where = _in_lines(said.text), escaped.markdown(said.where)
    if with_goal and said.goal is not None and said.is_mark:
        goal_card.draw_status(said.goal.standing)
    if said.place == place:
        text = f":blue-background[{text}]"
    elif said.is_template:
        text = f":gray[{text}]"
        where = f"{where} · mallens ord" if where else "mallens ord"
    st.markdown(f"{text}  \n:small[:gray[{where}]]")
    if with_goal and said.goal is not None and not said.is_mark:
        _draw_goal(said.goal)


def _draw_goal(goal: Goal) -> None:
    """How the goal of a paragraph stands, and the door to it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        goal_card.draw_badge(goal.standing.status)
        addresses.link(addresses.MALET, labels.open_goal(goal.number), {filters.GOAL: goal.goal_id})


def _in_lines(text: str) -> str:
    """A paragraph's soft line breaks kept; every sign shown as it is."""
    return "  \n".join(escaped.markdown(line) for line in text.splitlines()) or "–"


def _draw_initiative_door(chapter: Read) -> None:
    if chapter.initiative_id:
        addresses.link(
            addresses.INSATSEN, labels.OPEN_INITIATIVE, {filters.INITIATIVE: chapter.initiative_id}
        )
