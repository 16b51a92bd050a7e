"""What a report leaves out, answered: authority, kind, period, and which of two counts."""

from __future__ import annotations

import streamlit as st

from pages.parts.deciding import answering
from pages.parts.deciding.answering import Answer, Writing
from pages.parts.frame import acting, addresses, words
from pages.parts.selection import filters
from sbs_data import actions
from sbs_data.actions import Answers
from sbs_data.answers import undecided_reports
from sbs_data.answers.to_decide import Item
from sbs_data.answers.undecided_reports import About
from sbs_data.model import Kind
from sbs_data.questions import Shown
from sbs_data.words import escaped, formats, gap_words, labels, worklist_words


def draw_authority(shown: Shown, item: Item) -> None:
    """The authorities that the document names, known ones, or another."""
    asked = undecided_reports.of_authority(shown, item.row)
    _draw_report(asked.about)
    if asked.hint:
        words.note(asked.hint)
    answering.draw(
        item,
        [
            _answer(asked.about, no, name, Answers(authority=name), name)
            for no, name in enumerate(asked.ready, 1)
        ],
        Writing(
            labels.ANOTHER,
            gap_words.AUTHORITY,
            "Huvudmannens namn",
            lambda name: _say(asked.about, Answers(authority=name)),
            lambda name: worklist_words.answer_saved(asked.about.file, name),
            options=asked.known,
        ),
    )


def draw_kind(item: Item) -> None:
    """Delredovisning or slutredovisning."""
    about = undecided_reports.about(item.row)
    _draw_report(about)
    kinds = [
        _answer(about, no, formats.sentence_start(kind), Answers(kind=kind), str(kind))
        for no, kind in enumerate(Kind, 1)
    ]
    answering.draw(item, kinds)


def draw_period(shown: Shown, item: Item) -> None:
    """The period that the text hints of, those of other reports, or another."""
    asked = undecided_reports.of_period(shown, item.row)
    _draw_report(asked.about)
    if asked.hint:
        words.note(asked.hint)
    answering.draw(
        item,
        [
            _answer(asked.about, no, period, Answers(period=period), period)
            for no, period in enumerate(asked.ready, 1)
        ],
        Writing(
            labels.ANOTHER,
            gap_words.PERIOD,
            "Termin eller läsår",
            lambda text: _say(asked.about, Answers(period=text)),
            lambda text: worklist_words.answer_saved(asked.about.file, text),
            placeholder=gap_words.PERIOD_EXAMPLE,
        ),
    )


def draw_same_period(shown: Shown, item: Item) -> None:
    """Two reports side by side, and which of them counts."""
    newer, older = undecided_reports.two(shown, item.row)
    st.text(str(item.row["hint"]), width="stretch")
    for place, about in zip(st.columns(2), (newer, older), strict=True):
        with place:
            if about.told:
                _draw_report(about)

    def answer(key: str, label: str, one: About, replaced: About, saved: str) -> Answer:
        def act() -> int:
            return actions.replace_report(acting.delmal(), one.report_id, replaced.report_id)

        return Answer(label, key, act, saved)

    def only(key: str, one: About, other: About) -> Answer:
        label = f"Bara {worklist_words.quoted(one.file)}"
        return answer(key, label, one, other, worklist_words.replaced_saved(one.file))

    answering.draw(
        item,
        [
            answer("1", "Båda räknas", newer, newer, worklist_words.BOTH_COUNT),
            only("2", newer, older),
            only("3", older, newer),
        ],
    )


def draw_door(report_id: str) -> None:
    """The way to the report itself."""
    addresses.link(
        addresses.RAPPORTEN, labels.READ_REPORT, {filters.REPORT: report_id},
        icon=addresses.RAPPORTEN.icon,
    )  # fmt: skip


def _draw_report(about: About) -> None:
    st.subheader(escaped.markdown(about.file), anchor=False)
    words.note(about.told)
    draw_door(about.report_id)


def _answer(about: About, no: int, label: str, answers: Answers, words_of: str) -> Answer:
    saved = worklist_words.answer_saved(about.file, words_of)
    return Answer(label, str(no), lambda: _say(about, answers), saved)


def _say(about: About, answers: Answers) -> int:
    return actions.answer(acting.delmal(), about.report_id, answers)
