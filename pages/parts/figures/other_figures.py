"""What is known of a school besides åk 9: its own follow-up, and what other sources say."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts.figures import school_choice
from pages.parts.frame import addresses, paging, table, words
from sbs_data.answers import schools_page, until_year
from sbs_data.answers.choice import Choice
from sbs_data.answers.figure_units import Unit
from sbs_data.answers.schools_page import OwnFigure, School
from sbs_data.questions import Shown
from sbs_data.words import escaped, figure_words
from sbs_data.words.formats import sentence_start

PRESCHOOL = "förskola"
"""The form of a school that has no results to publish."""
_OTHERS_PER_PAGE = 4


def draw_follow_up(shown: Shown, unit: Unit, choice: Choice) -> None:
    """What the school has followed up itself; asked for when somebody opens it."""
    if not schools_page.has_follow_up(shown, unit.code):
        return
    folded = st.expander(schools_page.FOLLOW_UP, key=f"own {unit.code}", on_change="rerun")
    if folded.open:
        with folded:
            figures = schools_page.follow_up(shown, unit.code, choice.last_year)
            if figures:
                _draw_tables(unit.label, figures)
            else:
                st.text(figure_words.no_follow_up(until_year.nothing(choice.year)))


def draw_alone(shown: Shown, school: School, choice: Choice) -> None:
    """The selected school, which has no figures of åk 9: the same instead of an empty page."""
    st.header(figure_words.without_grade_9(school.name), anchor=False)
    figures = _known_of(shown, school, choice)
    if figures:
        _draw_tables(school.name, figures)
    else:
        _draw_nothing(school)


def draw_others(shown: Shown, others: Sequence[School], choice: Choice) -> None:
    """Schools without figures of åk 9: what else is known of them."""
    if not others:
        return
    st.subheader("Skolor utan uppgifter om årskurs 9", anchor=False)
    below, page = paging.below(len(others), _OTHERS_PER_PAGE, "andraskolor")
    with below:
        for school in paging.some(others, page, _OTHERS_PER_PAGE):
            _draw_other(shown, school, choice)


def _draw_other(shown: Shown, school: School, choice: Choice) -> None:
    """A school's own follow-up and other figures, or plainly that there are none."""
    figures = _known_of(shown, school, choice)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{escaped.markdown(school.name)}**", width="content")
        if school.forms:
            words.note(sentence_start(school.forms))
        if figures:
            label = f"{schools_page.own_count(figures)} om annat än årskurs 9"
            folded = st.expander(label, key=f"own {school.code}", on_change="rerun")
            if folded.open:
                with folded:
                    _draw_tables(school.name, figures)
        else:
            _draw_nothing(school)
        if school.reported is not None:
            school_choice.draw(school.reported, is_selected=False)


def _known_of(shown: Shown, school: School, choice: Choice) -> tuple[OwnFigure, ...]:
    if not school.code:
        return ()
    return schools_page.own_figures(shown, school.code, choice.last_year)


def _draw_tables(name: str, figures: Sequence[OwnFigure]) -> None:
    for source in dict.fromkeys(figure.source for figure in figures):
        words.note(f"{source}, senaste uppgifterna:")
        table.draw(
            ("Uppgift", "När", "Värde"),
            [(f.measure, f.when, f.words) for f in figures if f.source == source],
            f"{source}, senaste uppgifterna om {name}",
        )


def _draw_nothing(school: School) -> None:
    if school.code is None and school.forms == PRESCHOOL:
        st.text(figure_words.NOT_OF_PRESCHOOL, width="stretch")
    elif school.code is None:
        st.text(figure_words.NOT_MAPPED, width="stretch")
        addresses.link(addresses.NAMN, "Koppla skolan under Skolor och områden")
    else:
        st.text(figure_words.NOT_OF_SCHOOL, width="stretch")
