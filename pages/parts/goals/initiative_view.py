"""One initiative opened: problem, cause, goals, what was expected beside what was seen, lessons."""

from __future__ import annotations

import streamlit as st

from pages.parts.figures import figure_claims
from pages.parts.frame import addresses, words
from pages.parts.goals import follow_up, initiative_card, reported_results
from pages.parts.selection import filters
from pages.parts.texts import goal_card, quotes
from sbs_data.answers import initiative_rows
from sbs_data.answers.initiative_rows import Account, Opened
from sbs_data.model import Part
from sbs_data.questions import Shown
from sbs_data.words import escaped, labels, opened_words, sentences
from sbs_data.words.sentences import PARTS


def draw(shown: Shown, initiative_id: str) -> bool:
    """Draw the initiative; ``False`` (and nothing drawn) when there is none by that id."""
    initiative = initiative_rows.opened(shown, initiative_id)
    if initiative is None:
        return False
    st.title(escaped.markdown(initiative.name), anchor=False)
    if initiative.later is not None:
        _draw_later(initiative.later)
    _draw_facts(initiative)
    _draw_part(initiative, Part.PROBLEM)
    _draw_part(initiative, Part.CAUSE)
    _draw_goals(initiative)
    follow_up.draw_of_initiative(shown, initiative_id)
    _draw_part(initiative, Part.IMPROVEMENT)
    _draw_part(initiative, Part.UNMET)
    st.header("Väntad och sedd effekt", anchor=False)
    initiative_card.draw_columns(initiative.chain, opened_words.EXPECTED_AND_SEEN)
    _draw_part(initiative, Part.LESSON)
    _draw_part(initiative, Part.FOLLOW_UP)
    reported_results.draw_of_initiative(shown, initiative_id)
    figure_claims.draw_of_initiative(shown, initiative_id)
    _draw_accounts(initiative)
    return True


def _draw_later(later: Account) -> None:
    """Who reads an earlier account shall know it."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        words.note(opened_words.INITIATIVE_TOLD_LATER, width="content")
        _draw_door(later)


def _draw_facts(initiative: Opened) -> None:
    with st.container(border=True, gap="xsmall"):
        for name, value in initiative.facts:
            st.text(f"{name}: {value}", width="stretch")
        addresses.link(
            addresses.RAPPORTEN, "Läs i rapporten", quotes.door(initiative.passage),
            icon=":material/article:",
        )  # fmt: skip


def _draw_part(initiative: Opened, part: Part) -> None:
    st.header(PARTS[part], anchor=False)
    quotes.draw_all(initiative.chain.get(part, ()))


def _draw_goals(initiative: Opened) -> None:
    st.header(PARTS[Part.GOAL], anchor=False)
    if not initiative.goals:
        words.note(opened_words.NOTHING_SAID)
        return
    words.note(sentences.STATUS_BY_SCHOOLS)
    for running_number, goal in enumerate(initiative.goals, 1):
        with st.container(border=True, gap="xsmall"):
            goal_card.draw_status(goal.standing)
            st.text(goal.passage.text, width="stretch")
            with st.container(horizontal=True, gap="small"):
                addresses.link(
                    addresses.MALET, labels.open_goal(running_number), {filters.GOAL: goal.goal_id}
                )
                quotes.draw_place(goal.passage)


def _draw_accounts(initiative: Opened) -> None:
    """The same initiative as the other redovisningar tell it."""
    if not initiative.accounts:
        return
    st.header("Samma insats i andra redovisningar", anchor=False)
    for account in initiative.accounts:
        with st.container(border=True, gap="xsmall"):
            st.text(account.account)
            goal_card.draw_tally(account.tally)
            words.note(account.about)
            _draw_door(account)


def _draw_door(account: Account) -> None:
    """To another account. A link from a page to itself would leave the address as it was."""
    addresses.link(
        addresses.INSATSEN,
        escaped.markdown(f"Öppna {account.account}"),
        {filters.INITIATIVE: account.initiative_id},
    )
