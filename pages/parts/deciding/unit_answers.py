"""Which skolenhet a school of the reports is, answered."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts.deciding import answering
from pages.parts.deciding.answering import Answer, Writing
from pages.parts.deciding.report_answers import draw_door
from pages.parts.frame import acting, words
from sbs_data import actions
from sbs_data.answers import undecided_units
from sbs_data.answers.to_decide import Item
from sbs_data.questions import Shown
from sbs_data.words import escaped, labels, name_words, worklist_words


def draw_school_unit(shown: Shown, item: Item) -> None:
    """The likely units first; else any of them, or none."""
    asked = undecided_units.of(shown, item.row)
    st.subheader(escaped.markdown(asked.school), anchor=False)
    words.note(asked.told)
    draw_door(asked.report_id)
    st.text(asked.question, width="stretch")

    def say(code: str) -> int:
        return actions.map_school_unit(acting.delmal(), asked.authority, asked.school, code)

    def saved(unit: str) -> str:
        return worklist_words.unit_saved(asked.school, unit)

    likely = [(code, asked.units[code]) for code in asked.likely]
    answers = [
        Answer("Ja" if len(likely) == 1 else unit, "J" if len(likely) == 1 else str(no),
               partial(say, code), saved(unit))
        for no, (code, unit) in enumerate(likely, 1)
    ]  # fmt: skip
    none = name_words.NOT_IN_REGISTER
    answering.draw(
        item,
        [*answers, Answer(none, "F", lambda: say(actions.NOT_IN_REGISTER), saved(none.lower()))],
        Writing(
            labels.ANOTHER,
            name_words.CHOOSE_UNIT,
            name_words.UNIT_FIELD,
            lambda text: say(asked.code_of(text)),
            lambda text: saved(asked.units.get(asked.code_of(text), text)),
            options=tuple(asked.units.values()),
        ),
    )
