"""One goal opened: from its problem to its effects, quoted, each with its place."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, saved, words
from pages.parts.goals import follow_up, goal_history, goal_school, goal_status, reported_results
from pages.parts.selection import filters
from pages.parts.texts import quotes
from sbs_data.answers import goal_opened
from sbs_data.answers.goal_opened import Opened
from sbs_data.model import Part
from sbs_data.questions import Shown
from sbs_data.words import escaped, goal_way, labels, opened_words
from sbs_data.words.sentences import PARTS

_BEFORE = (Part.PROBLEM, Part.CAUSE)
_AFTER = (
    Part.IMPROVEMENT,
    Part.UNMET,
    Part.EXPECTED_EFFECT,
    Part.OBSERVED_EFFECT,
    Part.LESSON,
)


def draw(shown: Shown, goal_id: str) -> bool:
    """Draw the goal; ``False`` (and nothing drawn) when there is none by that id."""
    goal = goal_opened.of_goal(shown, goal_id)
    if goal is None:
        return False
    st.title(escaped.markdown(goal.goal), anchor=False)
    saved.draw()
    goal_status.draw(goal)
    _draw_facts(shown, goal)
    goal_history.draw(goal)
    follow_up.draw_of_goal(shown, goal)
    for part in _BEFORE:
        _draw_part(goal, part)
    _draw_goal_in_report(goal)
    for part in _AFTER:
        _draw_part(goal, part)
    reported_results.draw_of_initiative(shown, goal.initiative_id)
    return True


def draw_way_back() -> None:
    """Back to the list as it was left."""
    addresses.link(
        addresses.MAL,
        "Till listan med mål",
        filters.way_back(filters.PAGE),
        icon=":material/arrow_back:",
    )


def _draw_facts(shown: Shown, goal: Opened) -> None:
    with st.container(border=True, gap="xsmall"):
        goal_school.draw(shown, goal)
        for name, value in goal.facts:
            st.text(f"{name}: {value}", width="stretch")
        if not goal.is_current:
            st.text(goal_way.TOLD_LATER)
        addresses.link(
            addresses.INSATSEN, labels.OPEN_INITIATIVE, {filters.INITIATIVE: goal.initiative_id}
        )


def _draw_part(goal: Opened, part: Part) -> None:
    st.header(PARTS[part], anchor=False)
    quotes.draw_all(goal.chain.get(part, ()))


def _draw_goal_in_report(goal: Opened) -> None:
    """The goal as row 4 has it, and as row 5 repeats and colours it."""
    st.header("Målet i rapporten", anchor=False)
    quotes.draw(goal.passage)
    if not goal.is_repeated:
        words.note(opened_words.NOT_REPEATED)
    elif goal.marked is not None:
        quotes.draw(goal.marked, note=goal.colour)
