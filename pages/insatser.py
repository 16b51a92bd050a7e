"""Insatser: what was done about which problem, what was expected and seen, what was learnt."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import opened, paging, shell, words
from pages.parts.goals import initiative_card
from pages.parts.selection import filters
from sbs_data import questions
from sbs_data.answers import initiative_rows, selection_line
from sbs_data.answers.initiative_rows import InitiativeRows
from sbs_data.model import Part
from sbs_data.questions import Selection, Shown
from sbs_data.words import opened_words, sentences
from sbs_data.words.sentences import PARTS

PAGE_SIZE = 10
READ = "las"
"""The parameter that says what to read in each initiative."""
READINGS: dict[str, initiative_card.Columns] = {
    "I korthet": (),
    "Problem och orsaker": tuple((part, PARTS[part]) for part in (Part.PROBLEM, Part.CAUSE)),
    "Väntat och sett": opened_words.EXPECTED_AND_SEEN,
    PARTS[Part.LESSON]: ((Part.LESSON, PARTS[Part.LESSON]),),
}


def main() -> None:
    shown = opened.now()
    if shown.contents.report_count:
        draw_list(shown, filters.selection())
    else:
        shell.draw_first_steps()


def draw_list(shown: Shown, selection: Selection) -> None:
    hits = shown.ask(questions.initiative_count, selection)
    st.header(sentences.initiative_hits(hits), anchor=False)
    if not hits:
        st.text(selection_line.wider(selection, "Ingen insats", "inga insatser"), width="stretch")
        return
    columns = READINGS[draw_reading()]
    below, number = paging.below(hits, PAGE_SIZE, filters.INITIATIVE_PAGE, in_address=True)
    with below:
        parts = tuple(part for part, _ in columns)
        page = initiative_rows.page(shown, selection, number, PAGE_SIZE, parts)
        draw_initiatives(page, columns)


def draw_reading() -> str:
    """What to read in each initiative: across schools, one thing at a time."""
    nothing = next(iter(READINGS))
    chosen = st.segmented_control(
        "Läs om varje insats", list(READINGS), default=nothing, key=READ, bind="query-params",
        required=True,
    )  # fmt: skip
    return chosen if chosen in READINGS else nothing


def draw_initiatives(page: InitiativeRows, columns: initiative_card.Columns) -> None:
    words.note(page.note)
    for running_number, initiative in enumerate(page.initiatives, page.first):
        initiative_card.draw(initiative, running_number, columns)


with shell.sheet():
    main()
