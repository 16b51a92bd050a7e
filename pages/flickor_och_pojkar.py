"""Flickor och pojkar: both, and the difference, over the years, without alarm."""

from __future__ import annotations

import streamlit as st

from pages.parts.figures import figure_empty, figure_table, figure_text
from pages.parts.frame import addresses, chart, opened, shell
from pages.parts.selection import figure_filters
from sbs_data.answers import sexes_page
from sbs_data.answers.sexes_page import Level, SexesPage
from sbs_data.clock import stockholm_today
from sbs_data.figures import switch
from sbs_data.words import figure_words, labels

LEVEL = "niva"
"""The name of the page's own widget in the address."""


def main() -> None:
    shown = opened.now()
    choice = figure_filters.choice()
    if choice is None:
        figure_empty.draw(shown, figure_words.OF_SEXES)
        return
    found = sexes_page.levels(shown, choice)
    if not found.offered:
        st.header(sexes_page.NOTHING, anchor=False)
        st.text(sexes_page.nothing(choice, found.without), width="stretch")
        addresses.link(addresses.IMPORTERA, labels.TO_IMPORT)
        return
    level = draw_level(found)
    view = sexes_page.for_level(shown, choice, level, stockholm_today())
    draw_figure(view)
    draw_reading(view)
    draw_table(view)
    draw_source(view)


def draw_level(found: sexes_page.Levels) -> Level:
    """Which level is shown, and why others cannot be."""
    by_label = {level.label: level for level in found.offered}
    first = next(iter(by_label))
    if st.session_state.get(LEVEL, first) not in by_label:
        st.session_state[LEVEL] = first
    level = by_label[first]
    if len(by_label) > 1:
        picked = st.pills(
            "Nivå", list(by_label), default=first, required=True, key=LEVEL, bind="query-params"
        )
        level = by_label[picked or first]
    figure_text.tell(figure_text.notes(found.without))
    return level


def draw_figure(view: SexesPage) -> None:
    """The headline and the figure; what it shows is switched in the browser."""
    st.header(view.headline, anchor=False)
    if view.sentences:
        st.text(" ".join(view.sentences), width="stretch")
    chart.draw(switch.to_plotly, view.courses, switch.alt(view.courses), "figure sexes")


def draw_reading(view: SexesPage) -> None:
    """How to read the figure."""
    figure_text.tell(figure_text.reading(view.reading))


def draw_table(view: SexesPage) -> None:
    """The same numbers as in the figure."""
    figure_table.draw(lambda: (view.head, view.rows, view.title), view.places)


def draw_source(view: SexesPage) -> None:
    """Source, definition and how fresh it is."""
    figure_text.tell_source([view.source, view.published, *view.definition])


with shell.sheet():
    main()
