"""Whose a goal is: a wrong mapping of a name mended with one click, or another school chosen."""

from __future__ import annotations

import streamlit as st

from pages.parts.deciding import name_answers
from pages.parts.frame import acting, saved, words
from pages.parts.texts.goal_card import Record, said
from sbs_data import actions, questions
from sbs_data.model import WHOLE_AUTHORITY
from sbs_data.questions import Shown
from sbs_data.words import formats, sentences, worklist_words


def draw(shown: Shown, goal: Record) -> None:
    """Each school, as it counts and as it is written."""
    own = shown.ask(questions.goal_schools, str(goal["goal_id"])).to_dict("records")
    names = formats.listed(str(school["school"]) for school in own)
    line = st.container(horizontal=True, vertical_alignment="center", gap="small")
    line.text(f"Skola: {names or sentences.SCHOOL_UNSAID}", width="content")
    for school in own:
        _draw_written(school)
    with line.popover("Ändra skola", icon=":material/edit:", key="change school"):
        for school in own:
            if school["written"] and school["school"] != WHOLE_AUTHORITY:
                _draw_mapping(shown, school)
        _draw_initiative(shown, goal, [str(school["school"]) for school in own])


def _draw_written(school: Record) -> None:
    written, name = said(school, "written"), str(school["school"])
    if written is None:
        words.note("Skolan är angiven av en person, inte av rapporten.")
    elif written != name:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            words.note(f"I rapporten står ”{written}”.", width="content")
            if st.button(
                "Nej, en egen skola", key=f"own {written}", icon=":material/call_split:", wrap=True
            ):
                own_school(said(school, "authority"), written)


def own_school(authority: str | None, written: str) -> None:
    """A name counts as a school of its own from now on."""
    saved.save(
        lambda: actions.map_school(acting.delmal(), authority, written, written),
        worklist_words.name_saved(written, written),
    )


def _draw_mapping(shown: Shown, school: Record) -> None:
    """In every report: a name that means another school."""
    authority, written = said(school, "authority"), str(school["written"])
    known = name_answers.school_names(shown, authority)
    with st.form(f"mend {written}", border=False):
        chosen = st.selectbox(
            "Rapporternas namn betyder", [n for n in known if n not in (written, WHOLE_AUTHORITY)],
            index=None, accept_new_options=True, placeholder="Välj eller skriv",
            key=f"mend school {written}",
        )  # fmt: skip
        words.note(f"Gäller ”{written}” i alla rapporter.")
        is_sent = st.form_submit_button("Spara namnet")
    if is_sent and chosen:
        saved.save(
            lambda: actions.map_school(acting.delmal(), authority, written, chosen),
            worklist_words.name_saved(written, chosen),
        )


def _draw_initiative(shown: Shown, goal: Record, own: list[str]) -> None:
    """Of this initiative alone."""
    known = name_answers.school_names(shown, said(goal, "authority"))
    initiative_id = str(goal["initiative_id"])
    with st.form(f"schools {initiative_id}", border=False):
        chosen = st.multiselect(
            "Insatsen gäller", list(dict.fromkeys([*known, *own])), default=own,
            accept_new_options=True, placeholder="Välj eller skriv",
            key=f"schools of {initiative_id} {'|'.join(own)}",
        )  # fmt: skip
        words.note("Gäller bara den här insatsen.")
        is_sent = st.form_submit_button("Spara skolorna")
    if is_sent:
        saved.save(
            lambda: actions.set_initiative_schools(acting.delmal(), initiative_id, chosen),
            worklist_words.answer_saved(str(goal["initiative"]), formats.listed(chosen)),
        )
