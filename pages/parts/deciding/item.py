"""A thing to decide, drawn: the question, the words it is about, what they hint, the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from pages.parts.deciding import (
    asked_answers,
    goal_answers,
    name_answers,
    report_answers,
    unit_answers,
)
from pages.parts.frame import words
from sbs_data.answers.to_decide import Item
from sbs_data.model import Asks
from sbs_data.questions import Shown
from sbs_data.words import worklist_words

Draw = Callable[[Shown, Item], None]

DRAW: Mapping[str, Draw] = {
    "authority": report_answers.draw_authority,
    "kind": lambda _, item: report_answers.draw_kind(item),
    "period": report_answers.draw_period,
    "same_period": report_answers.draw_same_period,
    "school": name_answers.draw_school,
    "school_unit": unit_answers.draw_school_unit,
    "school_name": name_answers.draw_school_name,
    "area_name": name_answers.draw_area_name,
    "ambiguous": goal_answers.draw_status,
    "unmarked": goal_answers.draw_status,
    "not_repeated": goal_answers.draw_status,
    "match": lambda _, item: goal_answers.draw_match(item),
    "target": goal_answers.draw_target,
    **{f"asked_{asks}": asked_answers.draw for asks in Asks},
}


def draw(shown: Shown, item: Item) -> None:
    """The thing, big and calm. Of a kind that is not known here, its words and no answers."""
    asked = worklist_words.asking(item.what)
    st.header(asked.question, anchor=False)
    words.note(asked.why)
    draw_one = DRAW.get(item.what)
    if draw_one is None:
        st.text(item.subject, width="stretch")
    else:
        draw_one(shown, item)
