"""Searching what the reports say: the hits in their order, each a door to its place."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, words
from pages.parts.selection import filters
from pages.parts.texts import quotes
from pages.parts.texts.goal_card import Record, said
from sbs_data.questions import Selection, Shown
from sbs_data.questions.search import SearchPage, SearchSelection, search
from sbs_data.words import escaped, sentences
from sbs_data.words.formats import how_many, listed, number

PAGE_SIZE = 20
_LONGEST = 480
"""Characters of a passage: around the first match where it is longer."""
_BEFORE = 140
_WAITS = 240
"""Pixels of the page that are kept while the words are looked for."""


def draw(shown: Shown, selection: Selection) -> None:
    """The hits, or why there are none and how to find more."""
    wanted = _wanted(selection)
    heading, below = st.container(), st.container()
    with below, st.skeleton(height=_WAITS):  # seen only where it takes its time
        first = shown.ask(search, wanted, PAGE_SIZE)
    heading.header(sentences.search_hits(first.hit_count), anchor=False)
    if not first.hit_count:
        with below:
            _draw_nothing(first, selection)
        return
    pages = -(-first.hit_count // PAGE_SIZE)
    chosen = st.pagination(pages, key=filters.HIT_PAGE, bind="query-params") if pages > 1 else 1
    skip = (min(chosen, pages) - 1) * PAGE_SIZE
    page = shown.ask(search, wanted, PAGE_SIZE, skip) if skip else first
    with below:
        _draw_hits(page, skip)


def _wanted(selection: Selection) -> SearchSelection:
    return SearchSelection(
        words=selection.words,
        theme=selection.theme,
        school=selection.school,
        school_form=selection.form,
        area=selection.area,
        part=selection.part,
        period=selection.period,
    )


def _draw_hits(page: SearchPage, skip: int) -> None:
    last = skip + len(page.hits)
    shows = (
        f"Visar {number(skip + 1)}–{number(last)} av {number(page.hit_count)}. "
        if page.hit_count > len(page.hits)
        else ""
    )
    words.note(f"{shows}Ord hittas i alla böjningar och sammansättningar. Bästa träffen först.")
    for running_number, hit in enumerate(page.hits.to_dict("records"), skip + 1):
        _draw_hit(hit, running_number)


def _draw_hit(hit: Record, running_number: int) -> None:
    with st.container(border=True, gap="xsmall"):
        words.note(_where(hit))
        st.markdown(excerpt(str(hit["text"]), _spans(hit)))
        with st.container(horizontal=True, gap="small"):
            quotes.draw_place(hit, label=f"Läs träff {running_number} i rapporten")
            if hit["goal_id"] is not None:
                addresses.link(
                    addresses.MALET,
                    f"Öppna målet i träff {running_number}",
                    {filters.GOAL: str(hit["goal_id"])},
                )
            elif hit["initiative_id"] is not None:
                addresses.link(
                    addresses.INSATSEN,
                    f"Öppna insatsen i träff {running_number}",
                    {filters.INITIATIVE: str(hit["initiative_id"])},
                )


def _where(hit: Record) -> str:
    """Which part of what, whose, told when, and the place."""
    parts = (
        sentences.PARTS[str(hit["part"])],
        said(hit, "initiative") or said(hit, "heading") or "",
        said(hit, "schools") or "",
        sentences.redovisning(said(hit, "kind"), said(hit, "period")),
        said(hit, "place") or "",
    )
    return " · ".join(part for part in parts if part)


def _spans(hit: Record) -> list[tuple[int, int]]:
    spans = hit["spans"]
    return [(int(start), int(end)) for start, end in spans] if isinstance(spans, list) else []


def excerpt(text: str, spans: list[tuple[int, int]]) -> str:
    """The passage as Markdown that shows its characters, the matches standing out; a long one cut.

    Cut between words: never in a match, and with dots where something is left out.
    """
    if len(text) <= _LONGEST:
        return escaped.marked(text, spans)
    start = max(0, (spans[0][0] if spans else 0) - _BEFORE)
    start = text.find(" ", start) + 1 if start else 0
    end = text.rfind(" ", start, start + _LONGEST)
    end = end if end > start and start + _LONGEST < len(text) else min(len(text), start + _LONGEST)
    within = [(s - start, e - start) for s, e in spans if s >= start and e <= end]
    marked = escaped.marked(text[start:end], within)
    return f"{'… ' if start else ''}{marked}{' …' if end < len(text) else ''}"


def _draw_nothing(page: SearchPage, selection: Selection) -> None:
    if page.missing_words:
        missing = listed(f"”{word}”" for word in page.missing_words)
        st.text(f"Ingenting i urvalet innehåller {missing}.", width="stretch")
    else:
        st.text("Inget stycke i urvalet har alltihop på en gång.", width="stretch")
    if page.suggestion:
        st.button(
            f"Sök i stället efter ”{escaped.markdown(page.suggestion)}”",
            on_click=filters.look_for, args=(page.suggestion,), icon=":material/search:",
        )  # fmt: skip
    if page.elsewhere:
        found = how_many(page.elsewhere, "träff", "träffar")
        st.button(
            f"Sök i alla rapporter ({found})",
            on_click=filters.widen, icon=":material/filter_alt_off:",
        )  # fmt: skip
    elif selection.words.strip() and not page.suggestion:
        st.text("Pröva ett annat ord, eller färre ord på en gång.", width="stretch")
