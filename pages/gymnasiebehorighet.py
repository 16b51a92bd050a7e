"""Gymnasiebehörighet: how the results have gone, beside what was to be reached and what is said."""

from __future__ import annotations

import streamlit as st

from pages.parts.figures import (
    figure_claims,
    figure_course,
    figure_empty,
    figure_facts,
    figure_pages,
    figure_text,
    figure_view,
    figure_years,
    headline,
)
from pages.parts.figures.figure_view import View
from pages.parts.frame import addresses, data, shell, words
from pages.parts.selection import figure_filters, figure_units
from pages.parts.selection.figure_filters import Choice
from sbs_data.words import target_words

TABLE = "tabell"
"""The name of the table in the address."""


def main() -> None:
    shown = data.open_data()
    choice = figure_filters.choice()
    if choice is None:
        what = "Här visas hur stor andel av eleverna i årskurs 9 som är behöriga till gymnasiet"
        figure_empty.draw(shown, what)
        return
    view = figure_pages.of(shown, choice, figure_pages.compared())
    draw_headline(shown, choice, view)
    draw_figure(view)
    draw_reading(view)
    draw_claims(shown, choice)
    draw_table(view)
    draw_source(view)


def draw_headline(shown: data.Data, choice: Choice, view: View) -> None:
    """What can be read aloud, and whose figures it is of where that can surprise."""
    headline.draw(view.headline)
    only = figure_units.only_school(figure_units.of(shown))
    notes = figure_view.about_the_unit(choice, only)
    figure_text.tell(figure_text.lines([view.more]), figure_text.notes(notes))


def draw_figure(view: View) -> None:
    """The figure, and what may stand beside it."""
    st.pills(
        "Jämför med", figure_view.COMPARED, selection_mode="multi", default=figure_view.COMPARED,
        key=figure_pages.COMPARE, bind="query-params",
    )  # fmt: skip
    if view.spec is not None:
        figure_course.draw(view.spec, key="figure eligibility")


def draw_reading(view: View) -> None:
    """What the figure says in words, and how to read it."""
    figure_text.tell(figure_text.lines(view.sentences), figure_text.reading(view.reading))


def draw_claims(shown: data.Data, choice: Choice) -> None:
    """The målvärde, and what the reports say of the same figures."""
    every = figure_claims.of_unit(shown, choice.unit, choice.measure, choice.gender)
    every = figure_years.until(every, choice.last_year)
    targets = figure_pages.targets(shown, choice)
    measure = figure_facts.measures_of(shown)[choice.measure].measure
    drawn = figure_view.target_of(targets, measure, choice.gender)
    if not every and drawn is None:
        return
    is_open = drawn is None and any(met.is_open for met in every)
    told = []
    if drawn is not None:
        aim = f"Målvärde: {target_words.in_words(drawn)}."
        told = [figure_text.lines([aim]), words.small(target_words.decided(drawn))]
    elif is_open:
        why = "Rapportens målvärde är inte bekräftat av någon, och ritas därför inte."
        told = [words.small(why)]
    figure_text.tell(figure_text.heading(figure_claims.TITLE), *told)
    if is_open:
        addresses.link(addresses.MALVARDEN, "Bekräfta målvärdet under Målvärden")
    figure_claims.draw(every)


def draw_table(view: View) -> None:
    """The same numbers as in the figure; drawn when somebody opens it."""
    if view.spec is None:
        return
    table = st.expander("Samma siffror som tabell", key=TABLE, bind="query-params")
    if table.open:
        with table:
            figure_text.table(view.head, view.rows, view.title)
            words.note("Var uppgifterna står:")
            st.text("\n".join(view.places), width="stretch")


def draw_source(view: View) -> None:
    """Source, definition, how fresh it is, and what is not known."""
    figure_text.tell_source([view.source, view.published, *view.definition], view.unknown)


with shell.sheet():
    main()
