"""What a report leaves out, answered: authority, kind, period, and which of two counts."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.deciding import answering, asking
from pages.parts.deciding.answering import Answer, Writing
from pages.parts.deciding.worklist import Item
from pages.parts.frame import acting, addresses, words
from pages.parts.selection import filters
from pages.parts.texts.goal_card import Record, said
from sbs_data import actions, questions
from sbs_data.actions import Answers
from sbs_data.model import Kind
from sbs_data.questions import Shown
from sbs_data.words import escaped, formats, sentences, worklist_words

_MOST = 6
"""Ready answers; more are chosen in a list."""


def draw_authority(shown: Shown, item: Item) -> None:
    """Known authorities, or another."""
    _draw_report(item)
    known = shown.ask(questions.choices).authorities
    answering.draw(
        item,
        [
            _answer(item, no, name, Answers(authority=name), name)
            for no, name in enumerate(known[:_MOST], 1)
        ],
        Writing(
            "En annan …",
            asking.AUTHORITY,
            "Huvudmannens namn",
            lambda name: _say(item, Answers(authority=name)),
            lambda name: _saved(item, name),
            options=known,
        ),
    )


def draw_kind(item: Item) -> None:
    """Delredovisning or slutredovisning."""
    _draw_report(item)
    kinds = [
        _answer(item, no, formats.sentence_start(kind), Answers(kind=kind), str(kind))
        for no, kind in enumerate(Kind, 1)
    ]
    answering.draw(item, kinds)


def draw_period(shown: Shown, item: Item) -> None:
    """The period that the text hints of, those of other reports, or another."""
    _draw_report(item)
    if hint := said(item.row, "hint"):
        words.note(f"Texten nämner {hint}. Det är ett förslag, inte ett besked.")
    hinted = (hint or "").split(", ") if hint else []
    known = [p for p in shown.ask(questions.choices).periods if p]
    periods = list(dict.fromkeys([*hinted, *known]))[:_MOST]
    answering.draw(
        item,
        [_answer(item, no, p, Answers(period=p), p) for no, p in enumerate(periods, 1)],
        Writing(
            "En annan …",
            asking.PERIOD,
            "Termin eller läsår",
            lambda text: _say(item, Answers(period=text)),
            lambda text: _saved(item, text),
            placeholder=asking.PERIOD_EXAMPLE,
        ),
    )


def draw_same_period(shown: Shown, item: Item) -> None:
    """Two reports side by side, and which of them counts."""
    newer, older = str(item.row["report_id"]), str(item.row["suggestion"])
    st.text(str(item.row["hint"]), width="stretch")
    for place, report_id in zip(st.columns(2), (newer, older), strict=True):
        with place:
            _draw_facts(shown.ask(questions.report, report_id))
    files = [_file(shown, report_id) for report_id in (newer, older)]

    def answer(key: str, label: str, report_id: str, replaced: str, saved: str) -> Answer:
        return Answer(
            label, key, lambda: actions.replace_report(acting.delmal(), report_id, replaced), saved
        )

    answering.draw(
        item,
        [
            answer("1", "Båda räknas", newer, newer, "Sparat: båda rapporterna räknas."),
            *(
                answer(
                    key,
                    f"Bara {worklist_words.quoted(file)}",
                    one,
                    other,
                    f"Sparat: {worklist_words.quoted(file)} ersätter den andra.",
                )
                for key, file, one, other in (
                    ("2", files[0], newer, older),
                    ("3", files[1], older, newer),
                )
            ),
        ],
    )


def draw_door(report_id: str) -> None:
    """The way to the report itself."""
    addresses.link(
        addresses.RAPPORTEN, "Läs rapporten", {filters.REPORT: report_id},
        icon=addresses.RAPPORTEN.icon,
    )  # fmt: skip


def _draw_report(item: Item) -> None:
    st.subheader(escaped.markdown(str(item.row["file"])), anchor=False)
    parts = (
        said(item.row, "authority") or sentences.AUTHORITY_UNSAID,
        sentences.redovisning(said(item.row, "kind"), said(item.row, "period")),
    )
    words.note(" · ".join(parts))
    draw_door(str(item.row["report_id"]))


def _draw_facts(report: Record | None) -> None:
    if report is None:
        return
    st.subheader(escaped.markdown(str(report["file"])), anchor=False)
    imported = formats.date(pd.Timestamp(str(report["imported_at"])).to_pydatetime())
    words.note(f"{sentences.goals(int(str(report['goal_count'])))} · importerad {imported}")
    draw_door(str(report["report_id"]))


def _file(shown: Shown, report_id: str) -> str:
    report = shown.ask(questions.report, report_id)
    return report_id if report is None else str(report["file"])


def _answer(item: Item, no: int, label: str, answers: Answers, words_of: str) -> Answer:
    return Answer(label, str(no), lambda: _say(item, answers), _saved(item, words_of))


def _say(item: Item, answers: Answers) -> int:
    return actions.answer(acting.delmal(), str(item.row["report_id"]), answers)


def _saved(item: Item, answer: str) -> str:
    return worklist_words.answer_saved(str(item.row["file"]), answer)
