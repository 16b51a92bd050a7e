"""A chapter of a report as it was read: rows with their labels, paragraphs with their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from pages.parts.frame import addresses, words
from pages.parts.selection import filters
from pages.parts.texts import goal_card
from pages.parts.texts.goal_card import Record
from sbs_data.model import Part, Place
from sbs_data.questions import Chapter, Paragraph, Row
from sbs_data.questions.chapters import Notice
from sbs_data.words import escaped, sentences, statuses
from sbs_data.words.formats import how_many

_PARAGRAPHS = 60
"""Drawn at a time."""


def parse_place(code: str | None) -> Place | None:
    """A place as the address has it (``1.4.2``), or ``None`` where it is no place."""
    parts = (code or "").split(".")
    if len(parts) != 3 or not all(part.isdecimal() or not part for part in parts):
        return None
    table, row, paragraph = (int(part) if part else None for part in parts)
    return Place(table, row, paragraph)


def title(chapter: Chapter) -> str:
    """What a chapter is called. Plain text."""
    return chapter.title if chapter.initiative_id else sentences.PARTS[Part.SECTION]


def draw_place(chapter: Chapter, place: Place) -> None:
    """The place that was asked for, first on the page, in its row and with its doors."""
    with st.container(border=True, gap="small"):
        for row in chapter.rows:
            at = [no for no, p in enumerate(row.paragraphs) if p.place == place]
            if at:
                words.note(f"{title(chapter)} · {_label(row)}")
                # What stands just before and after, to be read with it.
                for paragraph in row.paragraphs[max(0, at[0] - 1) : at[-1] + 2]:
                    _draw_paragraph(paragraph, place, with_goal=paragraph.place == place)
        _draw_initiative_door(chapter)


def draw_chapter(chapter: Chapter, report_id: str, place: Place | None) -> None:
    """The whole chapter, some paragraphs at a time; what is asked for stands out."""
    st.header(escaped.markdown(title(chapter)), anchor=False)
    if chapter.area:
        words.note(f"Utvecklingsområde: {chapter.area}")
    if place is None:
        _draw_initiative_door(chapter)
    shown = _page(chapter, report_id, place)
    told = _draw_rows(shown, chapter.notices, place)
    draw_notices(n for n in chapter.notices if n not in told)


def draw_notices(notices: Iterable[Notice]) -> None:
    """What the reader saw and could not use."""
    for notice in notices:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.badge("Läsaren säger", icon=":material/info:", color="blue")
            where = words.place(notice.place)
            words.note(f"{notice.message}{f' ({where})' if where else ''}", width="content")


def _page(chapter: Chapter, report_id: str, place: Place | None) -> Sequence[tuple[Row, Paragraph]]:
    """The paragraphs to draw now: the page that holds the place, or the one that is chosen."""
    every = [(row, paragraph) for row in chapter.rows for paragraph in row.paragraphs]
    pages = -(-len(every) // _PARAGRAPHS)
    if pages <= 1:
        return every
    at = next((no for no, (_, p) in enumerate(every) if place and p.place == place), 0)
    words.note(f"{how_many(len(every), 'stycke', 'stycken')}, {_PARAGRAPHS} åt gången.")
    number = st.pagination(
        pages,
        default=at // _PARAGRAPHS + 1,
        key=f"styckesida {report_id} {chapter.initiative_id} {place}",
    )
    return every[(number - 1) * _PARAGRAPHS : number * _PARAGRAPHS]


def _draw_rows(
    shown: Sequence[tuple[Row, Paragraph]], notices: Sequence[Notice], place: Place | None
) -> set[Notice]:
    told: set[Notice] = set()
    before: Row | None = None
    for row, paragraph in shown:
        if row is not before:
            st.markdown(f"**{escaped.markdown(_label(row))}**")
            before = row
        _draw_paragraph(paragraph, place)
        here = [n for n in notices if n.place == paragraph.place and n not in told]
        draw_notices(here)
        told.update(here)
    return told


def _label(row: Row) -> str:
    return row.heading or sentences.PARTS[row.part]


def _draw_paragraph(paragraph: Paragraph, place: Place | None, *, with_goal: bool = True) -> None:
    """As written; toned down where the words are the template's, marked where it is asked for."""
    text, where = _in_lines(paragraph.text), escaped.markdown(words.place(paragraph.place))
    if with_goal and paragraph.goal is not None and paragraph.is_mark:
        goal_card.draw_status(paragraph.goal)
    if paragraph.place == place:
        text = f":blue-background[{text}]"
    elif paragraph.is_template:
        text = f":gray[{text}]"
        where = f"{where} · mallens ord" if where else "mallens ord"
    st.markdown(f"{text}  \n:small[:gray[{where}]]")
    if with_goal and paragraph.goal is not None and not paragraph.is_mark:
        _draw_goal(paragraph.goal)


def _draw_goal(goal: Record) -> None:
    """How the goal of a paragraph stands, and the door to it."""
    look = statuses.look(str(goal["status"]))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.badge(look.word, icon=look.icon, color=look.badge)
        addresses.link(
            addresses.MALET, f"Öppna mål {goal['goal_no']}", {filters.GOAL: str(goal["goal_id"])}
        )


def _in_lines(text: str) -> str:
    """A paragraph's soft line breaks kept; every sign shown as it is."""
    return "  \n".join(escaped.markdown(line) for line in text.splitlines()) or "–"


def _draw_initiative_door(chapter: Chapter) -> None:
    if chapter.initiative_id:
        addresses.link(
            addresses.INSATSEN, "Öppna insatsen", {filters.INITIATIVE: chapter.initiative_id}
        )
