"""Whose a goal is: a wrong mapping of a name mended with one click, or another school chosen."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import acting, saved, words
from sbs_data import actions
from sbs_data.answers import school_choices
from sbs_data.answers.goal_opened import Opened, School
from sbs_data.questions import Shown
from sbs_data.words import formats, labels, opened_words, worklist_words


def draw(shown: Shown, goal: Opened) -> None:
    """Each school, as it counts and as it is written."""
    line = st.container(horizontal=True, vertical_alignment="center", gap="small")
    line.text(f"Skola: {goal.schools_told}", width="content")
    for school in goal.schools:
        _draw_written(school)
    with line.popover("Ändra skola", icon=":material/edit:", key="change school"):
        for school in goal.schools:
            if school.is_name:
                _draw_mapping(shown, school.authority, school.written or "")
        _draw_initiative(shown, goal)


def _draw_written(school: School) -> None:
    written = school.written
    if written is None:
        words.note(opened_words.SCHOOL_BY_PERSON)
    elif written != school.name:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            words.note(opened_words.written(written), width="content")
            draw_own_school(school.authority, written, key=f"own {written}")


def draw_own_school(authority: str | None, written: str, *, key: str) -> None:
    """The button that makes a name count as a school of its own."""
    if st.button("Nej, en egen skola", key=key, icon=":material/call_split:", wrap=True):
        map_school(authority, written, written)


def map_school(authority: str | None, written: str, name: str) -> None:
    """In every report: a name counts as a school from now on."""
    saved.save(
        lambda: actions.map_school(acting.delmal(), authority, written, name),
        worklist_words.name_saved(written, name),
    )


def _draw_mapping(shown: Shown, authority: str | None, written: str) -> None:
    """In every report: a name that means another school."""
    with st.form(f"mend {written}", border=False):
        chosen = st.selectbox(
            "Rapporternas namn betyder", school_choices.others(shown, authority, written),
            index=None, accept_new_options=True, placeholder=labels.CHOOSE_OR_WRITE,
            key=f"mend school {written}",
        )  # fmt: skip
        words.note(opened_words.in_all_reports(written))
        is_sent = st.form_submit_button("Spara namnet")
    if is_sent and chosen:
        map_school(authority, written, chosen)


def _draw_initiative(shown: Shown, goal: Opened) -> None:
    """Of this initiative alone."""
    own = [school.name for school in goal.schools]
    known = school_choices.every(shown, goal.authority)
    initiative_id = goal.initiative_id
    with st.form(f"schools {initiative_id}", border=False):
        chosen = st.multiselect(
            "Insatsen gäller", list(dict.fromkeys([*known, *own])), default=own,
            accept_new_options=True, placeholder=labels.CHOOSE_OR_WRITE,
            key=f"schools of {initiative_id} {'|'.join(own)}",
        )  # fmt: skip
        words.note(opened_words.THIS_INITIATIVE_ONLY)
        is_sent = st.form_submit_button("Spara skolorna")
    if is_sent:
        saved.save(
            lambda: actions.set_initiative_schools(acting.delmal(), initiative_id, chosen),
            worklist_words.answer_saved(goal.initiative, formats.listed(chosen)),
        )
