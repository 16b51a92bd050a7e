"""Every school with its forms and the ways it is written; a wrong mapping mended with one click."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.frame import acting, paging, saved, words
from pages.parts.goals import goal_school
from pages.parts.names import editing
from sbs_data import actions
from sbs_data.answers import name_lists, school_choices
from sbs_data.answers.name_lists import School, Spelling
from sbs_data.model import SchoolForm
from sbs_data.questions import Shown
from sbs_data.words import escaped, labels, name_words, sentences, worklist_words

_PER_PAGE = 6


def draw(shown: Shown) -> None:
    """The schools in alphabetical order, some at a time."""
    st.header(name_words.SCHOOLS, anchor=False)
    count = name_lists.schools(shown, 1, _PER_PAGE).count
    if not count:
        st.text(name_words.NO_SCHOOL, width="stretch")
        return
    below, page = paging.below(count, _PER_PAGE, "skolsida")
    with below:
        for school in name_lists.schools(shown, page, _PER_PAGE).schools:
            _draw_school(shown, school)


def _draw_school(shown: Shown, school: School) -> None:
    with st.container(border=True, gap="xsmall"):
        line = st.container(horizontal=True, vertical_alignment="center", gap="small")
        line.markdown(f"**{escaped.markdown(school.name)}**", width="content")
        words.note(school.about)
        for spelling in school.spellings:
            _draw_spelling(spelling, school.name)
        if school.is_school:
            _draw_change(shown, line, school)


def _draw_spelling(spelling: Spelling, school: str) -> None:
    """Another way it is written, and the click that parts them again."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(spelling.told, width="content")
        key = f"part {spelling.authority}|{spelling.written}|{school}"
        goal_school.draw_own_school(spelling.authority, spelling.written, key=key)


def _draw_change(shown: Shown, line: DeltaGenerator, school: School) -> None:
    key = f"{school.authority}|{school.name}"
    if editing.is_open(line, key):
        _draw_mapping(shown, school, key)
        _draw_forms(school, key)


def _draw_mapping(shown: Shown, school: School, key: str) -> None:
    others = school_choices.others(shown, school.authority, school.name)
    with st.form(f"map {key}", border=False):
        chosen = st.selectbox(
            "Det är egentligen skolan", others, index=None,
            accept_new_options=True, placeholder=labels.CHOOSE_OR_WRITE, key=f"school {key}",
        )  # fmt: skip
        is_sent = st.form_submit_button("Spara skolan")
    if is_sent and chosen:
        goal_school.map_school(school.authority, school.name, chosen)


def _draw_forms(school: School, key: str) -> None:
    forms = [form for form in SchoolForm if form is not SchoolForm.AUTHORITY]
    with st.form(f"forms {key}", border=False):
        chosen = st.pills(
            "Skolformer", forms, selection_mode="multi", default=school.forms,
            format_func=lambda form: sentences.FORMS[form],
            key=f"form {key} {','.join(school.forms)}",
        )  # fmt: skip
        if school.forms_now:
            words.note(school.forms_now)
        is_sent = st.form_submit_button("Spara skolformerna")
    if is_sent:
        saved.save(
            lambda: actions.set_school_forms(
                acting.delmal(), school.authority, school.name, chosen
            ),
            worklist_words.forms_saved(school.name),
        )
