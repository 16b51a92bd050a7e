"""Insatser: what was done about which problem, what was expected and seen, what was learnt."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import opened, shell, words
from pages.parts.goals import initiative_card
from pages.parts.selection import filters
from sbs_data import questions
from sbs_data.answers import claims_against, claims_met, until_year
from sbs_data.model import Part
from sbs_data.questions import InitiativePage, Selection, Shown
from sbs_data.words import sentences
from sbs_data.words.formats import number

PAGE_SIZE = 10
READ = "las"
"""The parameter that says what to read in each initiative."""
READINGS: dict[str, initiative_card.Columns] = {
    "I korthet": (),
    "Problem och orsaker": ((Part.PROBLEM, "Problem"), (Part.CAUSE, "Orsaker")),
    "Väntat och sett": (
        (Part.EXPECTED_EFFECT, "Det här väntade man sig"),
        (Part.OBSERVED_EFFECT, "Det här har man sett"),
    ),
    "Lärdomar": ((Part.LESSON, "Lärdomar"),),
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
        st.text(filters.wider(selection, "Ingen insats", "inga insatser"), width="stretch")
        return
    reading = draw_reading()
    below = st.container()
    pages = -(-hits // PAGE_SIZE)
    page_number = (
        st.pagination(pages, key=filters.INITIATIVE_PAGE, bind="query-params") if pages > 1 else 1
    )
    with below:
        page = shown.ask(questions.initiative_page, selection, page_number, PAGE_SIZE)
        draw_initiatives(shown, page, READINGS[reading], selection)


def draw_reading() -> str:
    """What to read in each initiative: across schools, one thing at a time."""
    nothing = next(iter(READINGS))
    chosen = st.segmented_control(
        "Läs om varje insats", list(READINGS), default=nothing, key=READ, bind="query-params",
        required=True,
    )  # fmt: skip
    return chosen if chosen in READINGS else nothing


def draw_initiatives(
    shown: Shown,
    page: InitiativePage,
    columns: initiative_card.Columns,
    selection: Selection,
) -> None:
    first = (page.page - 1) * PAGE_SIZE + 1
    last = first + len(page.initiatives) - 1
    shows = (
        f"Visar {number(first)}–{number(last)} av {number(page.hits)}. " if page.pages > 1 else ""
    )
    ids = tuple(str(i) for i in page.initiatives["initiative_id"])
    met = {
        of: until_year.within(every, selection)
        for of, every in claims_met.of_initiatives(shown, tuple(ids)).items()
    }
    basis = f" {claims_against.IN_A_LIST}" if any(met.values()) else ""
    words.note(
        f"{shows}Varje insats visas en gång, ur den senaste redovisning där den finns. "
        f"Målens status {sentences.OWN_ACCOUNT}.{basis}"
    )
    passages = shown.ask(questions.initiative_passages, ids, tuple(part for part, _ in columns))
    for running_number, initiative in enumerate(page.initiatives.to_dict("records"), first):
        own = passages[passages["initiative_id"] == initiative["initiative_id"]]
        against = met[str(initiative["initiative_id"])]
        initiative_card.draw(initiative, running_number, columns, own, against)


with shell.sheet():
    main()
