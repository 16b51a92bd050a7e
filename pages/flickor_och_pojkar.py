"""Flickor och pojkar: both, and the difference, over the years, without alarm."""

from __future__ import annotations

from collections.abc import Mapping

import plotly.graph_objects as go
import streamlit as st

from pages.parts.figures import figure_empty, figure_text, sexes_view
from pages.parts.figures.sexes_view import Level, View
from pages.parts.frame import addresses, data, shell, words
from pages.parts.selection import figure_filters
from sbs_data.clock import utc_now
from sbs_data.figures import switch
from sbs_data.figures.course import Course
from sbs_data.figures.palette import Theme
from sbs_data.figures.stacked import CONFIG
from sbs_data.words.formats import STOCKHOLM

LEVEL, TABLE = "niva", "tabell"
"""The names of the page's own widgets in the address."""
_KEEP = 200


def main() -> None:
    shown = data.open_data()
    choice = figure_filters.choice()
    if choice is None:
        figure_empty.draw(shown, "Här visas flickors och pojkars resultat i årskurs 9")
        return
    found = sexes_view.levels(shown, choice)
    if not found.offered:
        st.header(sexes_view.NOTHING, anchor=False)
        st.text(sexes_view.nothing(choice, found.without), width="stretch")
        addresses.link(addresses.IMPORTERA, "Till Importera")
        return
    level = draw_level(found)
    today = utc_now().astimezone(STOCKHOLM).date()
    view = sexes_view.of(shown, choice, level, today)
    draw_figure(view)
    draw_reading(view)
    draw_table(view)
    draw_source(view)


def draw_level(found: sexes_view.Levels) -> Level:
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


def draw_figure(view: View) -> None:
    """The headline and the figure; what it shows is switched in the browser."""
    st.header(view.headline, anchor=False)
    if view.sentences:
        st.text(" ".join(view.sentences), width="stretch")
    theme: Theme = "dark" if st.context.theme.type == "dark" else "light"
    st.plotly_chart(
        _figure(view.courses, theme), theme=None, config=CONFIG, alt=switch.alt(view.courses),
        key="figure sexes",
    )  # fmt: skip


@st.cache_resource(max_entries=_KEEP, show_spinner=False, hash_funcs={dict: repr})
def _figure(courses: Mapping[str, Course], theme: Theme) -> go.Figure:
    """Made once: a page is drawn again far more often than its figures change."""
    return switch.to_plotly(courses, theme)


def draw_reading(view: View) -> None:
    """How to read the figure."""
    figure_text.tell(figure_text.reading(view.reading))


def draw_table(view: View) -> None:
    """The same numbers as in the figure; drawn when somebody opens it."""
    table = st.expander("Samma siffror som tabell", key=TABLE, bind="query-params")
    if table.open:
        with table:
            figure_text.table(view.head, view.rows, view.title)
            words.note("Var uppgifterna står:")
            st.text("\n".join(view.places), width="stretch")


def draw_source(view: View) -> None:
    """Source, definition and how fresh it is."""
    figure_text.tell_source([view.source, view.published, *view.definition])


with shell.sheet():
    main()
