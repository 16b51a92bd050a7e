"""Gymnasiebehörighet: how the results have gone, beside what was to be reached and what is said."""

from __future__ import annotations

import streamlit as st

from pages.parts.figures import (
    figure_claims,
    figure_empty,
    figure_pages,
    figure_table,
    figure_text,
    headline,
)
from pages.parts.frame import addresses, chart, opened, shell, words
from pages.parts.selection import figure_filters
from sbs_data.answers import claims_met, eligibility_page, figure_units, until_year
from sbs_data.answers.choice import Choice
from sbs_data.answers.eligibility_page import EligibilityPage
from sbs_data.figures import course_plotly
from sbs_data.questions import Shown
from sbs_data.words import figure_words, measure_words, target_words


def main() -> None:
    shown = opened.now()
    choice = figure_filters.choice()
    if choice is None:
        figure_empty.draw(shown, figure_words.OF_ELIGIBILITY)
        return
    view = figure_pages.today(shown, choice)
    draw_headline(shown, choice, view)
    draw_figure(view)
    draw_reading(view)
    draw_claims(shown, choice)
    draw_table(view)
    draw_source(view)


def draw_headline(shown: Shown, choice: Choice, view: EligibilityPage) -> None:
    """What can be read aloud, and whose figures it is of where that can surprise."""
    headline.draw(view.headline)
    only = figure_units.only_school(figure_units.every(shown))
    notes = eligibility_page.about_the_unit(choice, only)
    figure_text.tell(figure_text.lines([view.more]), figure_text.notes(notes))


def draw_figure(view: EligibilityPage) -> None:
    """The figure, and what may stand beside it."""
    st.pills(
        "Jämför med", eligibility_page.COMPARED, selection_mode="multi",
        default=eligibility_page.COMPARED, key=figure_pages.COMPARE, bind="query-params",
    )  # fmt: skip
    if view.spec is not None:
        chart.draw(course_plotly.to_plotly, view.spec, view.spec.alt, "figure eligibility")


def draw_reading(view: EligibilityPage) -> None:
    """What the figure says in words, and how to read it."""
    figure_text.tell(figure_text.lines(view.sentences), figure_text.reading(view.reading))


def draw_claims(shown: Shown, choice: Choice) -> None:
    """The målvärde, and what the reports say of the same figures."""
    every = claims_met.of_unit(shown, choice.unit, choice.measure, choice.gender)
    every = until_year.until(every, choice.last_year)
    targets = eligibility_page.targets_of(shown, choice.unit)
    measure = measure_words.known()[choice.measure]
    drawn = eligibility_page.target_of(targets, measure, choice.gender)
    if not every and drawn is None:
        return
    is_open = drawn is None and any(met.is_open for met in every)
    told = []
    if drawn is not None:
        aim = figure_words.aim(target_words.in_words(drawn))
        told = [figure_text.lines([aim]), words.small(target_words.decided(drawn))]
    elif is_open:
        told = [words.small(figure_words.NOT_DRAWN)]
    figure_text.tell(figure_text.heading(figure_claims.TITLE), *told)
    if is_open:
        addresses.link(addresses.MALVARDEN, target_words.CONFIRM_IT)
    figure_claims.draw(every)


def draw_table(view: EligibilityPage) -> None:
    """The same numbers as in the figure."""
    if view.spec is not None:
        figure_table.draw(lambda: (view.head, view.rows, view.title), view.places)


def draw_source(view: EligibilityPage) -> None:
    """Source, definition, how fresh it is, and what is not known."""
    figure_text.tell_source([view.source, view.published, *view.definition], view.unknown)


with shell.sheet():
    main()
