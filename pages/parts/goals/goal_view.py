"""One goal opened: from its problem to its effects, quoted, each with its place."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.frame import addresses, saved, words
from pages.parts.goals import follow_up, goal_history, goal_school, goal_status, reported_results
from pages.parts.selection import filters
from pages.parts.texts import quotes
from pages.parts.texts.goal_card import Record, said
from sbs_data import questions
from sbs_data.model import Part
from sbs_data.questions import Shown
from sbs_data.words import escaped, sentences

_BEFORE = ((Part.PROBLEM, "Problem"), (Part.CAUSE, "Orsaker"))
_AFTER = (
    (Part.IMPROVEMENT, "Vad som setts"),
    (Part.UNMET, "Vad som inte har uppnåtts"),
    (Part.EXPECTED_EFFECT, "Väntad effekt"),
    (Part.OBSERVED_EFFECT, "Sedd effekt"),
    (Part.LESSON, "Lärdomar"),
)


def draw(shown: Shown, goal_id: str) -> bool:
    """Draw the goal; ``False`` (and nothing drawn) when there is none by that id."""
    goal = shown.ask(questions.goal, goal_id)
    if goal is None:
        return False
    _draw_goal_itself(goal)
    saved.draw()
    goal_status.draw(goal)
    _draw_facts(shown, goal)
    goal_history.draw(shown, goal)
    follow_up.draw_of_goal(shown, goal)
    chain = shown.ask(questions.chain, str(goal["initiative_id"]))
    for part, title in _BEFORE:
        _draw_part(chain, part, title)
    _draw_goal_in_report(goal)
    for part, title in _AFTER:
        _draw_part(chain, part, title)
    reported_results.draw_of_initiative(shown, str(goal["initiative_id"]))
    return True


def draw_way_back() -> None:
    """Back to the list as it was left."""
    addresses.link(
        addresses.MAL,
        "Till listan med mål",
        filters.way_back(filters.PAGE),
        icon=":material/arrow_back:",
    )


def _draw_goal_itself(goal: Record) -> None:
    st.title(escaped.markdown(str(goal["goal"])), anchor=False)


def _draw_facts(shown: Shown, goal: Record) -> None:
    redovisning = sentences.redovisning(said(goal, "kind"), said(goal, "period"))
    facts = {
        "Utvecklingsområde": said(goal, "area") or sentences.AREA_UNSAID,
        "Insats": str(goal["initiative"]),
        "Redovisning": redovisning,
        "Huvudman": said(goal, "authority") or sentences.AUTHORITY_UNSAID,
        "Fil": str(goal["file"]),
    }
    with st.container(border=True, gap="xsmall"):
        goal_school.draw(shown, goal)
        for name, value in facts.items():
            st.text(f"{name}: {value}", width="stretch")
        if not goal["is_current"]:
            st.text("En senare redovisning tar upp samma mål.")
        addresses.link(
            addresses.INSATSEN, "Öppna insatsen", {filters.INITIATIVE: str(goal["initiative_id"])}
        )


def _draw_part(chain: pd.DataFrame, part: Part, title: str) -> None:
    st.header(title, anchor=False)
    quotes.draw_all(chain[chain["part"] == part.value].to_dict("records"))


def _draw_goal_in_report(goal: Record) -> None:
    """The goal as row 4 has it, and as row 5 repeats and colours it."""
    st.header("Målet i rapporten", anchor=False)
    quotes.draw({**goal, "text": goal["goal"]})
    marked = said(goal, "marked_text")
    if not goal["repeated"]:
        words.note("Målet upprepas inte där rapporten anger hur det har gått.")
    elif marked:
        colour = said(goal, "report_basis_detail")
        at = {f"place_{of}": goal[f"status_{of}"] for of in ("table", "row", "paragraph")}
        there = {"text": marked, "place": goal["status_place"], "report_id": goal["report_id"]}
        quotes.draw({**there, **at}, note=colour or "ingen färg")
