"""Skolor: each school beside the målvärde, its kommun, riket and similar kommuner. No ranking."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from pages.parts.figures import (
    figure_empty,
    figure_text,
    other_figures,
    school_choice,
    schools_view,
)
from pages.parts.figures.schools_view import Card, School, View
from pages.parts.frame import addresses, data, shell, words
from pages.parts.selection import figure_filters, filters
from pages.parts.selection.figure_filters import Choice
from sbs_data.clock import utc_now
from sbs_data.figures import course_grid
from sbs_data.figures.course import Multiples
from sbs_data.figures.palette import Theme
from sbs_data.figures.stacked import CONFIG
from sbs_data.questions import Selection
from sbs_data.words import escaped
from sbs_data.words.formats import STOCKHOLM

TABLE = "tabell"
"""The name of the page's own widget in the address."""
_KEEP = 100


def main() -> None:
    shown = data.open_data()
    choice = figure_filters.choice()
    if choice is None:
        figure_empty.draw(shown, "Här visas varje skolas resultat i årskurs 9")
        return
    every = schools_view.schools(shown, choice)
    others = [school for school in every if school.unit is None]
    selected = next((school for school in others if school.reported == choice.school), None)
    if selected is not None and choice.school is not None:
        other_figures.draw_alone(shown, selected, choice)
    view = schools_view.of(shown, choice, utc_now().astimezone(STOCKHOLM).date())
    st.header(view.headline, anchor=False)
    figure_text.tell(figure_text.lines([view.more]), figure_text.notes(view.notes))
    if view.cards:
        some = draw_some(view)
        spec = schools_view.multiples(some, view.measure)
        draw_figure(spec)
        if told := schools_view.about_ranges(spec, view.measure):
            words.note(told)
        draw_cards(shown, view, some, choice)
        draw_reading(view)
        draw_table(view, some)
    if choice.is_within:
        draw_left_out(every, choice)
    other_figures.draw_others(
        shown, [school for school in others if school is not selected], choice
    )
    draw_source(view)


def draw_left_out(every: Sequence[School], choice: Choice) -> None:
    """That nothing passes the form and the area, or that the selected school does not."""
    if not every:
        narrow = Selection(form=choice.form, area=choice.area)
        st.text(filters.wider(narrow, "Ingen skola", "inga skolor"), width="stretch")
    if choice.school and all(school.reported != choice.school for school in every):
        words.note(f"{choice.school} är vald, men stämmer inte med urvalet och visas därför inte.")


def draw_some(view: View) -> Sequence[Card]:
    """Which schools are drawn, where they are many."""
    pages = -(-len(view.cards) // schools_view.PER_PAGE)
    page = st.pagination(pages, key="figurskolor") if pages > 1 else 1
    return view.cards[(page - 1) * schools_view.PER_PAGE : page * schools_view.PER_PAGE]


def draw_figure(spec: Multiples) -> None:
    """A small course per school, on the same axes."""
    theme: Theme = "dark" if st.context.theme.type == "dark" else "light"
    st.plotly_chart(
        _figure(spec, theme), theme=None, config=CONFIG, alt=spec.alt, key="figure schools"
    )


@st.cache_resource(max_entries=_KEEP, show_spinner=False, hash_funcs={Multiples: repr})
def _figure(spec: Multiples, theme: Theme) -> go.Figure:
    """Made once: a page is drawn again far more often than its figures change."""
    return course_grid.to_plotly(spec, theme)


def draw_cards(shown: data.Data, view: View, some: Sequence[Card], choice: Choice) -> None:
    """Each school in words, and what it stands beside."""
    figure_text.tell(figure_text.heading("Varje skola för sig"), figure_text.lines(view.levels))
    for card in some:
        draw_card(shown, card, choice)


def draw_card(shown: data.Data, card: Card, choice: Choice) -> None:
    """A school: its figure, how it stands to the målvärde, and the way to the rest of it."""
    row, unit = card.row, card.unit
    is_selected = unit.reported_school is not None and unit.reported_school == choice.school
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{escaped.markdown(unit.label)}**", width="content")
            if row.standing is not None:
                st.badge(escaped.markdown(row.standing.word), icon=row.standing.icon, color="gray")
            if is_selected:
                st.badge("Vald skola", icon=":material/check_circle:", color="blue")
        told = row.words if row.pupils == "–" else f"{row.words}, {row.pupils}"
        st.text(f"{row.when}: {told}", width="stretch")
        beside = [f"{name}: {apart}" for name, apart in row.differences.items() if apart != "–"]
        figure_text.tell(
            figure_text.notes(["Skillnad mot:", *beside] if beside else []),
            figure_text.notes(card.salsa),
        )
        other_figures.draw_follow_up(shown, unit, choice)
        with st.container(horizontal=True, vertical_alignment="center"):
            school_choice.draw(unit.reported_school, is_selected=is_selected)
            to = filters.view({figure_filters.UNIT: unit.label})
            name = escaped.markdown(unit.label)
            addresses.link(addresses.GYMNASIEBEHORIGHET, f"{name}, gymnasiebehörighet", to)


def draw_reading(view: View) -> None:
    """How to read the figure."""
    figure_text.tell(figure_text.reading(view.reading))


def draw_table(view: View, some: Sequence[Card]) -> None:
    """The same numbers as in the figure; drawn when somebody opens it."""
    table = st.expander("Samma siffror som tabell", key=TABLE, bind="query-params")
    if table.open:
        with table:
            head, rows = schools_view.table(some, view.measure)
            figure_text.table(head, rows, f"{view.measure.name}, varje skola")


def draw_source(view: View) -> None:
    """Source, definition, how fresh it is, and what is not known."""
    figure_text.tell_source([view.source, view.published, *view.definition], view.unknown)


with shell.sheet():
    main()
