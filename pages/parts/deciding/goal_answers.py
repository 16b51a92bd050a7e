"""What a goal's status is, whether two goals are one, and whether a number is a målvärde."""

from __future__ import annotations

import sys
from functools import partial

import pandas as pd
import streamlit as st

from pages.parts.deciding import answering
from pages.parts.deciding.answering import Answer, Writing
from pages.parts.deciding.worklist import Item
from pages.parts.frame import acting, addresses, words
from pages.parts.selection import filters
from pages.parts.texts import places, quotes
from pages.parts.texts.goal_card import said
from pages.parts.texts.word_pairs import draw_pair
from sbs_data import actions, questions
from sbs_data.actions.decision_frame import LONGEST_REASON
from sbs_data.model import Part, Status
from sbs_data.questions import Shown
from sbs_data.words import escaped, sentences, worklist_words
from sbs_data.words.claim_words import in_words, reached_in_words
from sbs_data.words.statuses import STATUS

_CHOSEN = "_chosen_status"
"""Session state: the thing, and the status that a reason is to be given for."""
_OWN = "_own_reason"
"""Session state: the reason that was written last."""
_SAID_OF_IT = (Part.IMPROVEMENT, Part.UNMET)


def draw_status(shown: Shown, item: Item) -> None:
    """The goal, what its report says, and the four statuses; then why."""
    _draw_goal(item)
    chosen = _draw_statuses(item)
    _draw_reasons(item, chosen)
    _draw_said(shown, item)


def _draw_goal(item: Item) -> None:
    row = item.row
    st.subheader(escaped.markdown(str(row["subject"])), anchor=False)
    parts = (
        said(row, "schools") or sentences.SCHOOL_UNSAID,
        said(row, "area") or sentences.AREA_UNSAID,
        sentences.redovisning(said(row, "kind"), said(row, "period")),
    )
    words.note(" · ".join(parts))
    with st.container(horizontal=True, gap="small"):
        quotes.draw_place(places.passage_of(row, str(row["subject"])))
        draw_door(str(row["goal_id"]))
    marked = said(row, "marked_text")
    if marked and " ".join(marked.split()) != " ".join(str(row["subject"]).split()):
        st.text(f"Upprepat i rapporten: ”{marked}”", width="stretch")
    if marked and said(row, "status_place"):
        place = places.passage_of(row, marked, of="status", words="status_place")
        quotes.draw_place(place, note=said(row, "basis_detail") or "ingen färg")
    if row["suggestion"]:
        quote = said(row, "suggestion_quote")
        words.note(sentences.suggestion(str(row["suggestion"]), quote))


def draw_door(goal_id: str, label: str = "Öppna målet") -> None:
    """The way to the goal's own page."""
    addresses.link(addresses.MALET, label, {filters.GOAL: goal_id}, icon=addresses.MALET.icon)


def _draw_statuses(item: Item) -> Status | None:
    """The four; the one that has been chosen is marked."""
    kept = st.session_state.get(_CHOSEN)
    chosen: Status | None = kept[1] if kept and kept[0] == item.key else None
    with st.container(horizontal=True, gap="small"):
        for no, (status, look) in enumerate(STATUS.items(), 1):
            st.button(
                look.word, key=f"{item.key} {no}", shortcut=str(no), wrap=True,
                icon=":material/check:" if status is chosen else look.icon,
                type=acting.main_button() if status is chosen else "secondary",
                on_click=_choose, args=(item.key, status),
            )  # fmt: skip
    return chosen


def _choose(key: str, status: Status) -> None:
    st.session_state[_CHOSEN] = (key, status)


def _draw_reasons(item: Item, chosen: Status | None) -> None:
    """Why: there from the start, of use when a status has been chosen. Nothing moves."""
    if chosen is None:
        st.text("Välj status, och sedan varför.", width="stretch")
    else:
        st.text(f"Varför {STATUS[chosen].singular}? Skälet sparas med ditt namn.", width="stretch")
    own = st.session_state.get(_OWN)
    reasons = (*worklist_words.REASONS, *((own,) if own else ()))
    goal = str(item.row["subject"])

    def say(reason: str) -> int:
        return actions.decide_status(acting.delmal(), str(item.row["goal_id"]), chosen, reason)

    def say_own(reason: str) -> int:
        st.session_state[_OWN] = reason
        return say(reason)

    def saved(_: str) -> str:
        return worklist_words.status_saved(goal, chosen or Status.UNMARKED)

    with st.container(horizontal=True, gap="small"):
        for no, reason in enumerate(reasons, len(STATUS) + 1):
            if st.button(
                escaped.markdown(reason), key=f"{item.key} {no}", shortcut=str(no), wrap=True,
                disabled=chosen is None,
            ):  # fmt: skip
                answering.save(item, partial(say, reason), saved(reason))
        answering.draw_writing(
            item,
            Writing("Eget skäl …", "Varför?", "Skäl", say_own, saved, longest=LONGEST_REASON),
            disabled=chosen is None,
        )


def _draw_said(shown: Shown, item: Item) -> None:
    """What the report says of how it has gone: what a person reads before deciding."""
    chain = shown.ask(questions.chain, str(item.row["initiative_id"]))
    told = chain[chain["part"].isin([part.value for part in _SAID_OF_IT])]
    if told.empty:
        return
    with st.expander("Vad rapporten skriver om hur det har gått"):
        quotes.draw_all(told.to_dict("records"))


def draw_match(item: Item) -> None:
    """Two wordings side by side, with what changed."""
    row = item.row
    later, earlier = str(row["subject"]), str(row["hint"])
    draw_pair(
        earlier,
        later,
        _told(row["earlier_kind"], row["earlier_period"], row["earlier_status"]),
        _told(row["kind"], row["period"], row["status"]),
        places.passage_of(
            row, earlier, of="earlier", words="earlier_place", report="earlier_report_id"
        ),
        places.passage_of(row, later),
    )
    score = None if row["score"] is None else float(str(row["score"]))
    words.note(
        f"{worklist_words.likeness(score)}. {worklist_words.counts_as_one(str(row['state']))}"
    )
    draw_door(str(row["goal_id"]))
    goal_id, other = str(row["goal_id"]), str(row["suggestion"])

    def say(same: bool) -> int:
        return actions.decide_match(acting.delmal(), goal_id, other, same)

    answering.draw(
        item,
        [
            Answer("Ja, samma mål", "J", lambda: say(True), worklist_words.match_saved(True)),
            Answer("Nej, olika mål", "N", lambda: say(False), worklist_words.match_saved(False)),
        ],
    )


def _told(kind: object, period: object, status: object) -> str:
    account = sentences.redovisning(
        None if kind is None else str(kind), None if period is None else str(period)
    )
    return account if status is None else f"{account} · {STATUS[Status(str(status))].word}"


def draw_target(shown: Shown, item: Item) -> None:
    """A målvärde in words, and every place that says it."""
    key = str(item.row["target_key"])
    target = _target(shown, key)
    if target is not None:
        st.subheader(escaped.markdown(in_words(target)), anchor=False)
        if reached := reached_in_words(target):
            words.note(reached)
    for quote in shown.ask(questions.target_quotes, key).to_dict("records"):
        st.text(f"”{quote['quote']}”", width="stretch")
        quotes.draw_place(places.passage_of(quote, ""), note=str(quote["file"]))

    def say(confirmed: bool) -> int:
        return actions.confirm_target(acting.delmal(), key, confirmed)

    answering.draw(
        item,
        [
            Answer("Ja, ett målvärde", "J", lambda: say(True), worklist_words.target_saved(True)),
            Answer(
                "Nej, stämmer inte", "N", lambda: say(False), worklist_words.target_saved(False)
            ),
        ],
    )


def _target(shown: Shown, key: str) -> dict[str, object] | None:
    targets = shown.ask(questions.stated_targets, sys.maxsize)
    found: pd.DataFrame = targets[targets["target_key"] == key]
    return None if found.empty else {str(k): v for k, v in found.iloc[0].to_dict().items()}
