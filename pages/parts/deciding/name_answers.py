"""What names mean, answered: whose an initiative is, and whether two names are one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.parts.deciding import answering
from pages.parts.deciding.answering import Answer, Writing
from pages.parts.deciding.report_answers import draw_door
from pages.parts.frame import acting, words
from pages.parts.texts import quotes
from sbs_data import actions
from sbs_data.answers import undecided_names
from sbs_data.answers.to_decide import Item
from sbs_data.answers.undecided_names import Names
from sbs_data.questions import Shown
from sbs_data.words import escaped, gap_words, labels, worklist_words


def draw_school(shown: Shown, item: Item) -> None:
    """The authority's schools, or another."""
    asked = undecided_names.of_school(shown, item.row)
    st.subheader(escaped.markdown(asked.name), anchor=False)
    words.note(asked.told)
    quotes.draw_place(asked.passage)
    if asked.participants:
        st.text(f"Deltagare: {asked.participants}", width="stretch")
    if asked.hint:
        words.note(asked.hint)

    def say(name: str) -> int:
        return actions.set_initiative_schools(acting.delmal(), asked.initiative_id, [name])

    def saved(name: str) -> str:
        return worklist_words.answer_saved(asked.name, name)

    answering.draw(
        item,
        [
            Answer(name, str(no), partial(say, name), saved(name))
            for no, name in enumerate(asked.ready, 1)
        ],
        Writing(labels.ANOTHER, gap_words.SCHOOL, "Skolans namn", say, saved, options=asked.known),
    )


def draw_school_name(shown: Shown, item: Item) -> None:
    """Two spellings: one school, two, or a third."""
    names = undecided_names.of_school_name(shown, item.row)
    _draw_names(
        item,
        names,
        lambda name: actions.map_school(acting.delmal(), names.authority, names.written, name),
        ("Ja, samma skola", "Nej, två skolor", "En annan skola …"),
    )


def draw_area_name(shown: Shown, item: Item) -> None:
    """Two spellings: one area, two, or a third."""
    names = undecided_names.of_area_name(shown, item.row)
    _draw_names(
        item,
        names,
        lambda name: actions.harmonise_area(acting.delmal(), names.written, name),
        ("Ja, samma område", "Nej, två områden", "Ett annat …"),
    )


def _draw_names(
    item: Item, names: Names, say: Callable[[str], int], labels: tuple[str, str, str]
) -> None:
    """``say`` takes what the written name is to count as; labels of yes, no and another."""
    written, other = names.written, names.other
    for place, heading, name in zip(
        st.columns(2), ("Står i rapporten", "Liknar"), (written, other), strict=True
    ):
        with place:
            words.note(heading)
            st.subheader(escaped.markdown(name), anchor=False)
    words.note(worklist_words.written_in(names.file))
    draw_door(names.report_id)
    yes, no, third = labels
    saved = partial(worklist_words.name_saved, written)
    answering.draw(
        item,
        [
            Answer(yes, "J", lambda: say(other), saved(other)),
            Answer(no, "N", lambda: say(written), saved(written)),
        ],
        Writing(third, worklist_words.NAME, "Namn", say, saved, options=names.known),
    )
