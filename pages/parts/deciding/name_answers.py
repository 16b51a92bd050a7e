"""What names mean, answered: whose an initiative is, and whether two names are one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from pages.parts.deciding import answering, asking
from pages.parts.deciding.answering import Answer, Writing
from pages.parts.deciding.report_answers import draw_door
from pages.parts.deciding.worklist import Item
from pages.parts.frame import acting, words
from pages.parts.texts import places, quotes
from pages.parts.texts.goal_card import said
from sbs_data import actions, questions
from sbs_data.model import WHOLE_AUTHORITY
from sbs_data.questions import Shown
from sbs_data.words import escaped, sentences, worklist_words

_MOST = 8
"""Ready answers; more are chosen in a list."""


def draw_school(shown: Shown, item: Item) -> None:
    """The authority's schools, or another."""
    _draw_initiative(shown, item)
    known = school_names(shown, said(item.row, "authority"))
    ready = known if len(known) <= _MOST else []

    def say(name: str) -> int:
        return actions.set_initiative_schools(
            acting.delmal(), str(item.row["initiative_id"]), [name]
        )

    def saved(name: str) -> str:
        return worklist_words.answer_saved(str(item.row["subject"]), name)

    answering.draw(
        item,
        [
            Answer(name, str(no), partial(say, name), saved(name))
            for no, name in enumerate(ready, 1)
        ],
        Writing("En annan …", asking.SCHOOL, "Skolans namn", say, saved, options=known),
    )


def draw_school_name(shown: Shown, item: Item) -> None:
    """Two spellings: one school, two, or a third."""
    authority = said(item.row, "authority")
    _draw_names(
        item,
        lambda written, name: actions.map_school(acting.delmal(), authority, written, name),
        tuple(name for name in school_names(shown, authority) if name != WHOLE_AUTHORITY),
        ("Ja, samma skola", "Nej, två skolor", "En annan skola …"),
    )


def draw_area_name(shown: Shown, item: Item) -> None:
    """Two spellings: one area, two, or a third."""
    _draw_names(
        item,
        lambda written, name: actions.harmonise_area(acting.delmal(), written, name),
        tuple(area for area in shown.ask(questions.choices).areas if area),
        ("Ja, samma område", "Nej, två områden", "Ett annat …"),
    )


def school_names(shown: Shown, authority: str | None) -> list[str]:
    """An authority's schools in alphabetical order, the authority itself last."""
    found = [str(name) for name in shown.ask(questions.schools, authority)["school"]]
    return [*(n for n in dict.fromkeys(found) if n != WHOLE_AUTHORITY), WHOLE_AUTHORITY]


def _draw_names(
    item: Item,
    say: Callable[[str, str], int],
    known: Sequence[str],
    labels: tuple[str, str, str],
) -> None:
    """``say`` takes the written name and what it is to count as; labels of yes, no and another."""
    written, other = str(item.row["subject"]), str(item.row["suggestion"])
    for place, heading, name in zip(
        st.columns(2), ("Står i rapporten", "Liknar"), (written, other), strict=True
    ):
        with place:
            words.note(heading)
            st.subheader(escaped.markdown(name), anchor=False)
    words.note(f"Det skrivs så i ”{item.row['file']}”.")
    draw_door(str(item.row["report_id"]))
    yes, no, third = labels
    saved = worklist_words.name_saved
    answering.draw(
        item,
        [
            Answer(yes, "J", lambda: say(written, other), saved(written, other)),
            Answer(no, "N", lambda: say(written, written), saved(written, written)),
        ],
        Writing(
            third, "Vad heter det?", "Namn", lambda name: say(written, name),
            lambda name: saved(written, name), options=known,
        ),
    )  # fmt: skip


def _draw_initiative(shown: Shown, item: Item) -> None:
    st.subheader(escaped.markdown(str(item.row["subject"])), anchor=False)
    parts = (
        said(item.row, "area") or sentences.AREA_UNSAID,
        sentences.redovisning(said(item.row, "kind"), said(item.row, "period")),
        str(item.row["file"]),
    )
    words.note(" · ".join(parts))
    quotes.draw_place(places.passage_of(item.row, str(item.row["subject"])))
    initiative = shown.ask(questions.initiative, str(item.row["initiative_id"]))
    if initiative is None:
        return
    if participants := said(initiative, "participants_text"):
        st.text(f"Deltagare: {participants}", width="stretch")
    if mentioned := said(initiative, "mentioned_schools"):
        words.note(f"Texten nämner {mentioned}. Det är ett förslag, inte ett besked.")
