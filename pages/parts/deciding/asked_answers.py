"""What the reader asks instead of guessing, answered: its words, its place, and the answers."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts.deciding import answering
from pages.parts.deciding.answering import Answer
from pages.parts.frame import acting, words
from pages.parts.texts import quotes
from sbs_data import actions
from sbs_data.answers import undecided_asked
from sbs_data.answers.passages import Passage
from sbs_data.answers.to_decide import Item
from sbs_data.answers.undecided_asked import Asked
from sbs_data.questions import Shown
from sbs_data.words import asked_words, escaped, formats, worklist_words


def draw(shown: Shown, item: Item) -> None:
    """The line, what it stands against, and the answers as buttons with keys."""
    asked = undecided_asked.of(shown, item.row)
    if asked.other is not None:
        _draw_two(asked, asked.other)
    else:
        _draw_line(asked)
    if asked.note:
        words.note(asked.note)
    answering.draw(item, [_answer(asked, choice) for choice in asked.choices])


def _draw_two(asked: Asked, other: Passage) -> None:
    """Side by side and whole: what differs between them is all that one sees."""
    words.note(asked.told)
    headings = (asked_words.AMONG_GOALS, asked_words.WHERE_TOLD)
    for place, heading, line in zip(st.columns(2), headings, (asked.quote, other), strict=True):
        with place:
            words.note(heading)
            st.subheader(escaped.markdown(line.text), anchor=False)
            quotes.draw_place(line)


def _draw_line(asked: Asked) -> None:
    st.subheader(escaped.markdown(asked.quote.text), anchor=False)
    words.note(asked.told)
    if asked.against:
        st.text(asked.against, width="stretch")
    quotes.draw_place(asked.quote)


def _answer(asked: Asked, choice: asked_words.Answer) -> Answer:
    act = partial(_say, asked, choice.value)
    lines = [asked.quote, *([asked.other] if asked.other else [])]
    quote = formats.listed(worklist_words.quoted(line.text) for line in lines)
    saved = asked_words.saved(asked.asks, quote, choice.value)
    return Answer(choice.label, choice.shortcut, act, saved, choice.icon)


def _say(asked: Asked, value: str) -> int:
    return actions.answer_question(acting.delmal(), asked.question_ref, value, asked.report_id)
