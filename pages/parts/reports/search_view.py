"""Searching what the reports say: the hits in their order, each a door to its place."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, paging, words
from pages.parts.selection import filters
from pages.parts.texts import quotes
from sbs_data.answers import search_hits
from sbs_data.answers.search_hits import Excerpt, Hit, Hits
from sbs_data.questions import Selection, Shown
from sbs_data.words import escaped, search_words, sentences

PAGE_SIZE = 20
_WAITS = 240
"""Pixels of the page that are kept while the words are looked for."""


def draw(shown: Shown, selection: Selection) -> None:
    """The hits, or why there are none and how to find more."""
    heading, below = st.container(), st.container()
    with below, st.skeleton(height=_WAITS):  # seen only where it takes its time
        first = search_hits.of_selection(shown, selection, PAGE_SIZE)
    heading.header(sentences.search_hits(first.count), anchor=False)
    if not first.count:
        with below:
            _draw_nothing(first, selection)
        return
    page = paging.draw(first.count, PAGE_SIZE, filters.HIT_PAGE, in_address=True)
    skip = paging.before(page, PAGE_SIZE)
    found = search_hits.of_selection(shown, selection, PAGE_SIZE, skip) if skip else first
    with below:
        words.note(found.note)
        for running_number, hit in enumerate(found.some, skip + 1):
            _draw_hit(hit, running_number)


def _draw_hit(hit: Hit, running_number: int) -> None:
    with st.container(border=True, gap="xsmall"):
        words.note(hit.where)
        st.markdown(marked(hit.excerpt))
        with st.container(horizontal=True, gap="small"):
            quotes.draw_place(hit.passage, label=f"Läs träff {running_number} i rapporten")
            if hit.goal_id is not None:
                addresses.link(
                    addresses.MALET,
                    f"Öppna målet i träff {running_number}",
                    {filters.GOAL: hit.goal_id},
                )
            elif hit.initiative_id is not None:
                addresses.link(
                    addresses.INSATSEN,
                    f"Öppna insatsen i träff {running_number}",
                    {filters.INITIATIVE: hit.initiative_id},
                )


def marked(excerpt: Excerpt) -> str:
    """As Markdown that shows its characters, the matches standing out, dots where it is cut."""
    shown = escaped.marked(excerpt.text, excerpt.spans)
    return f"{'… ' if excerpt.is_begun else ''}{shown}{' …' if excerpt.is_broken_off else ''}"


def _draw_nothing(found: Hits, selection: Selection) -> None:
    st.text(found.why, width="stretch")
    if found.suggestion:
        st.button(
            search_words.instead(escaped.markdown(found.suggestion)),
            on_click=filters.look_for, args=(found.suggestion,), icon=":material/search:",
        )  # fmt: skip
    if found.elsewhere:
        st.button(
            search_words.everywhere(found.elsewhere),
            on_click=filters.widen, icon=":material/filter_alt_off:",
        )  # fmt: skip
    elif selection.words.strip() and not found.suggestion:
        st.text(search_words.TRY_OTHER, width="stretch")
