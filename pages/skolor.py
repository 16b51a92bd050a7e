"""Skolor: each school beside the målvärde, its kommun, riket and similar kommuner. No ranking."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.figures import (
    figure_empty,
    figure_table,
    figure_text,
    other_figures,
    school_choice,
)
from pages.parts.frame import addresses, chart, opened, paging, shell, words
from pages.parts.selection import figure_filters, filters
from sbs_data.answers import schools_page, selection_line
from sbs_data.answers.choice import Choice
from sbs_data.answers.schools_page import Card, School, SchoolsPage
from sbs_data.clock import stockholm_today
from sbs_data.figures import course_grid
from sbs_data.figures.course import Multiples
from sbs_data.questions import Selection, Shown
from sbs_data.words import escaped, figure_words, selection_words


def main() -> None:
    shown = opened.now()
    choice = figure_filters.choice()
    if choice is None:
        figure_empty.draw(shown, figure_words.OF_SCHOOLS)
        return
    every = schools_page.schools(shown, choice)
    others = [school for school in every if school.unit is None]
    selected = next((school for school in others if school.reported == choice.school), None)
    if selected is not None and choice.school is not None:
        other_figures.draw_alone(shown, selected, choice)
    view = schools_page.for_choice(shown, choice, stockholm_today())
    st.header(view.headline, anchor=False)
    figure_text.tell(figure_text.lines([view.more]), figure_text.notes(view.notes))
    if view.cards:
        some = draw_some(view)
        spec = schools_page.multiples(some, view.measure)
        draw_figure(spec)
        if told := schools_page.about_ranges(spec, view.measure):
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
        st.text(selection_line.wider(narrow, "Ingen skola", "inga skolor"), width="stretch")
    if choice.school and all(school.reported != choice.school for school in every):
        words.note(selection_words.not_shown(choice.school))


def draw_some(view: SchoolsPage) -> Sequence[Card]:
    """Which schools are drawn, where they are many."""
    page = paging.draw(len(view.cards), schools_page.PER_PAGE, "figurskolor")
    return paging.some(view.cards, page, schools_page.PER_PAGE)


def draw_figure(spec: Multiples) -> None:
    """A small course per school, on the same axes."""
    chart.draw(course_grid.to_plotly, spec, spec.alt, "figure schools")


def draw_cards(shown: Shown, view: SchoolsPage, some: Sequence[Card], choice: Choice) -> None:
    """Each school in words, and what it stands beside."""
    figure_text.tell(figure_text.heading("Varje skola för sig"), figure_text.lines(view.levels))
    for card in some:
        draw_card(shown, card, choice)


def draw_card(shown: Shown, card: Card, choice: Choice) -> None:
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
            to = filters.view({figure_filters.UNIT: unit.address})
            name = escaped.markdown(unit.label)
            addresses.link(addresses.GYMNASIEBEHORIGHET, f"{name}, gymnasiebehörighet", to)


def draw_reading(view: SchoolsPage) -> None:
    """How to read the figure."""
    figure_text.tell(figure_text.reading(view.reading))


def draw_table(view: SchoolsPage, some: Sequence[Card]) -> None:
    """The same numbers as in the figure."""
    figure_table.draw(
        lambda: (*schools_page.table(some, view.measure), f"{view.measure.name}, varje skola")
    )


def draw_source(view: SchoolsPage) -> None:
    """Source, definition, how fresh it is, and what is not known."""
    figure_text.tell_source([view.source, view.published, *view.definition], view.unknown)


with shell.sheet():
    main()
