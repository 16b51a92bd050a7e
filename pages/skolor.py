"""Skolor: each school beside the målvärde, its kommun, riket and similar kommuner. No ranking."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from pages.parts import (
    addresses,
    data,
    figure_empty,
    figure_filters,
    figure_text,
    filters,
    schools_view,
    shell,
    words,
)
from pages.parts.figure_filters import Choice
from pages.parts.schools_view import Card, School, View
from sbs_data.clock import utc_now
from sbs_data.figures import course_grid, plain
from sbs_data.figures.formats import STOCKHOLM, sentence_start
from sbs_data.figures.palette import Theme
from sbs_data.figures.school_rows import Multiples
from sbs_data.figures.stacked import CONFIG
from sbs_data.questions import Selection

TABLE = "tabell"
"""The name of the page's own widget in the address."""
PRESCHOOL = "förskola"
"""The form of a school that has no results to publish."""
_KEEP = 100
_OTHERS_PER_PAGE = 4


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
        draw_other(shown, selected, choice, is_first=True)
    view = schools_view.of(shown, choice, utc_now().astimezone(STOCKHOLM).date())
    st.header(view.headline, anchor=False)
    if view.more:
        st.text(view.more, width="stretch")
    for note in view.notes:
        words.note(note)
    if view.cards:
        some = draw_some(view)
        spec = schools_view.multiples(some, view.measure)
        draw_figure(spec)
        if told := schools_view.about_ranges(spec, view.measure):
            words.note(told)
        draw_cards(view, some, choice)
        draw_reading(view)
        draw_table(view, some)
    if choice.is_within:
        draw_left_out(every, choice)
    draw_others(shown, [school for school in others if school is not selected], choice)
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


def draw_cards(view: View, some: Sequence[Card], choice: Choice) -> None:
    """Each school in words, and what it stands beside."""
    st.subheader("Varje skola för sig", anchor=False)
    if view.levels:
        st.text("\n".join(view.levels), width="stretch")
    for card in some:
        draw_card(card, choice)


def draw_card(card: Card, choice: Choice) -> None:
    """A school: its figure, how it stands to the målvärde, and the way to the rest of it."""
    row, unit = card.row, card.unit
    is_selected = unit.reported_school is not None and unit.reported_school == choice.school
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain.markdown(unit.label)}**", width="content")
            if row.standing is not None:
                st.badge(plain.markdown(row.standing.word), icon=row.standing.icon, color="gray")
            if is_selected:
                st.badge("Vald skola", icon=":material/check_circle:", color="blue")
        told = row.words if row.pupils == "–" else f"{row.words}, {row.pupils}"
        st.text(f"{row.when}: {told}", width="stretch")
        beside = [f"{name}: {apart}" for name, apart in row.differences.items() if apart != "–"]
        figure_text.notes(["Skillnad mot:", *beside] if beside else [])
        figure_text.notes(card.salsa)
        with st.container(horizontal=True, vertical_alignment="center"):
            draw_select(unit.reported_school, is_selected=is_selected)
            to = filters.view({figure_filters.UNIT: unit.label})
            name = plain.markdown(unit.label)
            addresses.link(addresses.GYMNASIEBEHORIGHET, f"{name}, gymnasiebehörighet", to)


def draw_select(school: str | None, *, is_selected: bool) -> None:
    """The button that selects a school of the reports on every page."""
    if school is None:
        words.note("Ingen rapport gäller skolan.", width="content")
        return
    if not is_selected:
        st.button(
            f"Välj {plain.markdown(school)}", key=f"choose {school}", on_click=_select,
            args=(school,), icon=":material/filter_alt:", wrap=True,
            help="Skolan blir vald på alla sidor.",
        )  # fmt: skip


def _select(school: str) -> None:
    """Whose figures follows from it (a callback)."""
    st.session_state[filters.SCHOOL] = school
    filters.to_first_page()


def draw_reading(view: View) -> None:
    """How to read the figure."""
    st.subheader("Så kan resultatet tolkas", anchor=False)
    figure_text.bullets(view.reading)


def draw_table(view: View, some: Sequence[Card]) -> None:
    """The same numbers as in the figure; drawn when somebody opens it."""
    table = st.expander("Samma siffror som tabell", key=TABLE, bind="query-params")
    if table.open:
        with table:
            head, rows = schools_view.table(some, view.measure)
            figure_text.table(head, rows, f"{view.measure.name}, varje skola")


def draw_others(shown: data.Data, others: Sequence[School], choice: Choice) -> None:
    """Schools without figures of åk 9: what else is known of them."""
    if not others:
        return
    st.subheader("Skolor utan uppgifter om årskurs 9", anchor=False)
    pages = -(-len(others) // _OTHERS_PER_PAGE)
    below = st.container()
    page = st.pagination(pages, key="andraskolor") if pages > 1 else 1
    with below:
        for school in others[(page - 1) * _OTHERS_PER_PAGE : page * _OTHERS_PER_PAGE]:
            draw_other(shown, school, choice)


def draw_other(shown: data.Data, school: School, choice: Choice, *, is_first: bool = False) -> None:
    """A school's own follow-up and other figures, or plainly that there are none."""
    figures = schools_view.own_figures(shown, school.code, choice.last_year) if school.code else ()
    if is_first:
        st.header(f"{school.name} har inga uppgifter om årskurs 9", anchor=False)
        draw_figures_of(school, figures)
        return
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain.markdown(school.name)}**", width="content")
        if school.forms:
            words.note(sentence_start(school.forms))
        if figures:
            label = f"{schools_view.own_count(figures)} om annat än årskurs 9"
            table = st.expander(label, key=f"own {school.code}", on_change="rerun")
            if table.open:
                with table:
                    draw_figures_of(school, figures)
        else:
            draw_figures_of(school, figures)
        if school.reported is not None:
            draw_select(school.reported, is_selected=False)


def draw_figures_of(school: School, figures: Sequence[schools_view.OwnFigure]) -> None:
    """What is known of the school besides åk 9."""
    if figures:
        for source in dict.fromkeys(figure.source for figure in figures):
            words.note(f"{source}, senaste uppgifterna:")
            figure_text.table(
                ("Uppgift", "När", "Värde"),
                [(f.measure, f.when, f.words) for f in figures if f.source == source],
                f"{source}, senaste uppgifterna om {school.name}",
            )
        return
    if school.code is None and school.forms == PRESCHOOL:
        st.text("Inga uppgifter om förskolan är importerade.", width="stretch")
        return
    if school.code is None:
        st.text(
            "Inga uppgifter visas: skolan är inte kopplad till någon skolenhet.", width="stretch"
        )
        addresses.link(addresses.NAMN, "Koppla skolan under Skolor och områden")
        return
    st.text("Inga uppgifter om skolan är importerade.", width="stretch")


def draw_source(view: View) -> None:
    """Source, definition, how fresh it is, and what is not known."""
    st.subheader("Källa", anchor=False)
    told = [view.source, view.published, *view.definition]
    st.text("\n".join(line for line in told if line), width="stretch")
    if view.unknown:
        st.subheader("Det här är inte känt, eller beräknat", anchor=False)
        figure_text.bullets(view.unknown)


with shell.sheet():
    main()
