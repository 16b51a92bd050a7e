"""What the statistics say of a selection's pupils, drawn on Lägesbild."""

from __future__ import annotations

import streamlit as st

from pages.parts.figures import figure_claims
from pages.parts.frame import addresses, words
from pages.parts.selection import figure_filters, filters, of_what
from sbs_data.answers import overview
from sbs_data.answers.choice import Choice
from sbs_data.answers.overview import Results
from sbs_data.answers.results import told_of
from sbs_data.clock import stockholm_today
from sbs_data.questions import Selection, Shown


def draw(shown: Shown, selection: Selection, results: Results | None) -> None:
    """On Lägesbild: the sentence with its source and the way to the rest of it, and the claims."""
    if results is None:
        return
    has = told_of(shown, selection, stockholm_today())
    if results.headline and has.choice is not None:
        st.subheader(overview.RESULTS, anchor=False)
        words.note(f"{results.title}:")
        st.text(results.headline, width="stretch")
        words.note(results.source)
        addresses.link(
            addresses.GYMNASIEBEHORIGHET, "Läs mer under Gymnasiebehörighet", _door(has.choice)
        )
    figure_claims.draw_confirmed(has.met)


def _door(choice: Choice) -> filters.Query:
    """The page of figures with just this choice."""
    query: filters.Query = {figure_filters.UNIT: choice.unit.address}
    if choice.year is not None:
        query[figure_filters.YEAR] = choice.year
    for key, value in ((of_what.MEASURE, choice.measure), (of_what.GENDER, choice.gender)):
        if value != of_what.DEFAULTS[key]:
            query[key] = of_what.OF_FIGURES[key][value]
    return filters.view(query)
