"""One initiative opened: problem, cause, goals, what was expected beside what was seen, lessons."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.figures import figure_claims
from pages.parts.frame import addresses, words
from pages.parts.goals import follow_up, initiative_card, reported_results
from pages.parts.selection import filters
from pages.parts.texts import goal_card, quotes
from pages.parts.texts.goal_card import Record, said
from sbs_data import questions
from sbs_data.model import Part
from sbs_data.questions import Shown
from sbs_data.words import escaped, sentences

_EFFECTS = (
    (Part.EXPECTED_EFFECT, "Det här väntade man sig"),
    (Part.OBSERVED_EFFECT, "Det här har man sett"),
)


def draw(shown: Shown, initiative_id: str) -> bool:
    """Draw the initiative; ``False`` (and nothing drawn) when there is none by that id."""
    initiative = shown.ask(questions.initiative, initiative_id)
    if initiative is None:
        return False
    st.title(escaped.markdown(str(initiative["initiative"])), anchor=False)
    accounts = shown.ask(questions.initiative_accounts, initiative_id)
    _draw_later(accounts)
    _draw_facts(initiative)
    chain = shown.ask(questions.chain, initiative_id)
    _draw_part(chain, Part.PROBLEM, "Problem")
    _draw_part(chain, Part.CAUSE, "Orsaker")
    _draw_goals(shown.ask(questions.initiative_goals, initiative_id))
    follow_up.draw_of_initiative(shown, initiative_id)
    _draw_part(chain, Part.IMPROVEMENT, "Vad som setts")
    _draw_part(chain, Part.UNMET, "Vad som inte har uppnåtts")
    st.header("Väntad och sedd effekt", anchor=False)
    initiative_card.draw_columns(chain, _EFFECTS)
    _draw_part(chain, Part.LESSON, "Lärdomar")
    _draw_part(chain, Part.FOLLOW_UP, "Uppföljning")
    reported_results.draw_of_initiative(shown, initiative_id)
    figure_claims.draw_of_initiative(shown, initiative_id)
    _draw_accounts(accounts)
    return True


def _draw_later(accounts: pd.DataFrame) -> None:
    """Who reads an earlier account shall know it."""
    later = accounts[accounts["is_later"].astype(bool)] if len(accounts) else accounts
    if not later.empty:
        latest = later.iloc[0].to_dict()
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            words.note("En senare redovisning tar upp samma insats.", width="content")
            _link(latest, f"Öppna {initiative_card.account(latest)}")


def _draw_facts(initiative: Record) -> None:
    facts = {
        "Skola": said(initiative, "schools") or sentences.SCHOOL_UNSAID,
        "Utvecklingsområde": said(initiative, "area") or sentences.AREA_UNSAID,
        "Redovisning": initiative_card.account(initiative),
        "Huvudman": said(initiative, "authority") or sentences.AUTHORITY_UNSAID,
        "Deltagare": said(initiative, "participants_text"),
        "Hänvisningar": said(initiative, "reference_text"),
        "Skolor som nämns i texten": said(initiative, "mentioned_schools"),
        "Fil": str(initiative["file"]),
    }
    with st.container(border=True, gap="xsmall"):
        for name, value in facts.items():
            if value:
                st.text(f"{name}: {value}", width="stretch")
        addresses.link(
            addresses.RAPPORTEN, "Läs i rapporten", quotes.door(initiative),
            icon=":material/article:",
        )  # fmt: skip


def _draw_part(chain: pd.DataFrame, part: Part, title: str) -> None:
    st.header(title, anchor=False)
    quotes.draw_all(chain[chain["part"] == part.value].to_dict("records"))


def _draw_goals(goals: pd.DataFrame) -> None:
    st.header("Mål", anchor=False)
    if goals.empty:
        words.note(quotes.NOTHING)
        return
    words.note(f"Status {sentences.OWN_ACCOUNT}.")
    for running_number, goal in enumerate(goals.to_dict("records"), 1):
        with st.container(border=True, gap="xsmall"):
            goal_card.draw_status(goal)
            st.text(str(goal["goal"]), width="stretch")
            with st.container(horizontal=True, gap="small"):
                addresses.link(
                    addresses.MALET,
                    f"Öppna mål {running_number}",
                    {filters.GOAL: str(goal["goal_id"])},
                )
                quotes.draw_place(goal)


def _draw_accounts(accounts: pd.DataFrame) -> None:
    """The same initiative as the other redovisningar tell it."""
    if accounts.empty:
        return
    st.header("Samma insats i andra redovisningar", anchor=False)
    for account in accounts.to_dict("records"):
        with st.container(border=True, gap="xsmall"):
            st.text(initiative_card.account(account))
            initiative_card.draw_tally(account)
            words.note(f"{account['initiative']} · {account['file']}")
            _link(account, f"Öppna {initiative_card.account(account)}")


def _link(account: Record, label: str) -> None:
    """To another account. A link from a page to itself would leave the address as it was."""
    addresses.link(
        addresses.INSATSEN,
        escaped.markdown(label),
        {filters.INITIATIVE: str(account["initiative_id"])},
    )
