"""What a goal's status is, whether two goals are one, and whether a number is a målvärde."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.parts.deciding import answering
from pages.parts.deciding.answering import Answer, Writing
from pages.parts.frame import acting, addresses, words
from pages.parts.selection import filters
from pages.parts.texts import quotes
from pages.parts.texts.word_pairs import draw_pair
from sbs_data import actions
from sbs_data.actions.decision_frame import LONGEST_REASON
from sbs_data.answers import undecided_goals
from sbs_data.answers.to_decide import Item
from sbs_data.answers.undecided_goals import Unmarked
from sbs_data.model import Status
from sbs_data.questions import Shown
from sbs_data.words import escaped, labels, worklist_words
from sbs_data.words.statuses import STATUS

_CHOSEN = "_chosen_status"
"""Session state: the thing, and the status that a reason is to be given for."""
_OWN = "_own_reason"
"""Session state: the reason that was written last."""


def draw_status(shown: Shown, item: Item) -> None:
    """The goal, what its report says, and the four statuses; then why."""
    asked = undecided_goals.of_status(shown, item.row)
    _draw_goal(asked)
    chosen = _draw_statuses(item)
    _draw_reasons(item, asked, chosen)
    if asked.told:  # what a person reads before deciding
        with st.expander(worklist_words.SAID_OF_IT):
            quotes.draw_all(asked.told)


def _draw_goal(asked: Unmarked) -> None:
    st.subheader(escaped.markdown(asked.goal), anchor=False)
    words.note(asked.where)
    with st.container(horizontal=True, gap="small"):
        quotes.draw_place(asked.passage)
        draw_door(asked.goal_id)
    if asked.repeated:
        st.text(asked.repeated, width="stretch")
    if asked.marked is not None:
        quotes.draw_place(asked.marked, note=asked.colour)
    if asked.hint:
        words.note(asked.hint)


def draw_door(goal_id: str, label: str = labels.OPEN_GOAL) -> None:
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


def _draw_reasons(item: Item, asked: Unmarked, chosen: Status | None) -> None:
    """Why: there from the start, of use when a status has been chosen. Nothing moves."""
    told = worklist_words.CHOOSE_STATUS if chosen is None else worklist_words.why(chosen)
    st.text(told, width="stretch")
    own = st.session_state.get(_OWN)
    reasons = (*worklist_words.REASONS, *((own,) if own else ()))

    def say(reason: str) -> int:
        return actions.decide_status(acting.delmal(), asked.goal_id, chosen, reason)

    def say_own(reason: str) -> int:
        st.session_state[_OWN] = reason
        return say(reason)

    def saved(_: str) -> str:
        return worklist_words.status_saved(asked.goal, chosen or Status.UNMARKED)

    with st.container(horizontal=True, gap="small"):
        for no, reason in enumerate(reasons, len(STATUS) + 1):
            if st.button(
                escaped.markdown(reason), key=f"{item.key} {no}", shortcut=str(no), wrap=True,
                disabled=chosen is None,
            ):  # fmt: skip
                answering.save(item, partial(say, reason), saved(reason))
        answering.draw_writing(
            item,
            Writing("Eget skäl …", labels.WHY, "Skäl", say_own, saved, longest=LONGEST_REASON),
            disabled=chosen is None,
        )


def draw_match(item: Item) -> None:
    """Two wordings side by side, with what changed."""
    asked = undecided_goals.of_match(item.row)
    draw_pair(asked.earlier, asked.later, asked.earlier_told, asked.later_told)
    words.note(asked.likeness)
    draw_door(asked.goal_id)

    def say(same: bool) -> int:
        return actions.decide_match(acting.delmal(), asked.goal_id, asked.earlier_id, same)

    answering.draw(
        item,
        [
            Answer("Ja, samma mål", "J", lambda: say(True), worklist_words.match_saved(True)),
            Answer("Nej, olika mål", "N", lambda: say(False), worklist_words.match_saved(False)),
        ],
    )


def draw_target(shown: Shown, item: Item) -> None:
    """A målvärde in words, and every place that says it."""
    asked = undecided_goals.of_target(shown, item.row)
    if asked.title:
        st.subheader(escaped.markdown(asked.title), anchor=False)
    if asked.reached:
        words.note(asked.reached)
    for quote in asked.quotes:
        st.text(f"”{quote.text}”", width="stretch")
        quotes.draw_place(quote.passage, note=quote.file)

    def say(confirmed: bool) -> int:
        return actions.confirm_target(acting.delmal(), asked.key, confirmed)

    answering.draw(
        item,
        [
            Answer("Ja, ett målvärde", "J", lambda: say(True), worklist_words.target_saved(True)),
            Answer(
                "Nej, stämmer inte", "N", lambda: say(False), worklist_words.target_saved(False)
            ),
        ],
    )
