"""Every school with its forms and the ways it is written; a wrong mapping mended with one click."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.deciding import name_answers
from pages.parts.frame import acting, saved, words
from pages.parts.goals import goal_school
from pages.parts.names import editing
from pages.parts.texts.goal_card import said
from sbs_data import actions, questions
from sbs_data.model import WHOLE_AUTHORITY, SchoolForm
from sbs_data.questions import Shown
from sbs_data.words import escaped, sentences, worklist_words
from sbs_data.words.formats import how_many, sentence_start

Row = Mapping[str, object]

_PER_PAGE = 6
_BASES = {
    "name": "av skolans namn",
    "report": "enligt rapporternas rad 1",
    "person": "angivet av en person",
}


def draw(shown: Shown) -> None:
    """The schools in alphabetical order, some at a time."""
    st.header("Skolor", anchor=False)
    count = shown.ask(questions.school_page, 1, _PER_PAGE).count
    if not count:
        st.text("Ingen rapport säger vilken skola den gäller.", width="stretch")
        return
    below = st.container()
    pages = -(-count // _PER_PAGE)
    page = st.pagination(pages, key="skolsida") if pages > 1 else 1
    with below:
        some = shown.ask(questions.school_page, page, _PER_PAGE)
        for school in some.names.to_dict("records"):
            _draw_school(shown, school, some.spellings, several=some.authorities > 1)


def _draw_school(shown: Shown, school: Row, spellings: pd.DataFrame, *, several: bool) -> None:
    authority, name = said(school, "authority"), str(school["school"])
    own = spellings[spellings["school"].eq(name) & spellings["authority"].eq(authority)]
    if authority is None:
        own = spellings[spellings["school"].eq(name) & spellings["authority"].isna()]
    with st.container(border=True, gap="xsmall"):
        line = st.container(horizontal=True, vertical_alignment="center", gap="small")
        line.markdown(f"**{escaped.markdown(name)}**", width="content")
        facts = [
            sentence_start(str(school["forms"])) or sentences.FORM_UNSAID,
            sentences.goals(int(str(school["goal_count"]))),
            f"senast redovisad {school['latest_period'] or 'utan angiven period'}",
        ]
        if several:
            facts.insert(0, authority or sentences.AUTHORITY_UNSAID)
        words.note(" · ".join(facts))
        for spelling in own.to_dict("records"):
            if str(spelling["written"]) != name:
                _draw_spelling(spelling)
        if name != WHOLE_AUTHORITY:
            _draw_change(shown, line, school)


def _draw_spelling(spelling: Row) -> None:
    """Another way it is written, and the click that parts them again."""
    written, school = str(spelling["written"]), str(spelling["school"])
    by = f", enligt {spelling['decided_by']}" if spelling["decided_by"] else ""
    count = how_many(int(str(spelling["initiative_count"])), "insats", "insatser")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"Skrivs också ”{written}” ({count}{by}).", width="content")
        if st.button(
            "Nej, en egen skola", key=f"part {spelling['authority']}|{written}|{school}",
            icon=":material/call_split:", wrap=True,
        ):  # fmt: skip
            goal_school.own_school(said(spelling, "authority"), written)


def _draw_change(shown: Shown, line: DeltaGenerator, school: Row) -> None:
    authority, name = said(school, "authority"), str(school["school"])
    key = f"{authority}|{name}"
    if editing.is_open(line, key):
        _draw_mapping(shown, authority, name, key)
        _draw_forms(school, authority, name, key)


def _draw_mapping(shown: Shown, authority: str | None, name: str, key: str) -> None:
    known = name_answers.school_names(shown, authority)
    others = [school for school in known if school not in (name, WHOLE_AUTHORITY)]
    with st.form(f"map {key}", border=False):
        chosen = st.selectbox(
            "Det är egentligen skolan", others, index=None,
            accept_new_options=True, placeholder="Välj eller skriv", key=f"school {key}",
        )  # fmt: skip
        is_sent = st.form_submit_button("Spara skolan")
    if is_sent and chosen:
        saved.save(
            lambda: actions.map_school(acting.delmal(), authority, name, chosen),
            worklist_words.name_saved(name, chosen),
        )


def _draw_forms(school: Row, authority: str | None, name: str, key: str) -> None:
    forms = [form for form in SchoolForm if form is not SchoolForm.AUTHORITY]
    codes = school["form_codes"]
    has = [str(code) for code in codes] if isinstance(codes, Iterable) else []
    with st.form(f"forms {key}", border=False):
        chosen = st.pills(
            "Skolformer", forms, selection_mode="multi", default=[f for f in forms if f in has],
            format_func=lambda form: sentences.FORMS[form], key=f"form {key} {','.join(has)}",
        )  # fmt: skip
        if basis := _BASES.get(str(school["forms_basis"])):
            words.note(f"Nu: {school['forms']}, {basis}.")
        is_sent = st.form_submit_button("Spara skolformerna")
    if is_sent:
        saved.save(
            lambda: actions.set_school_forms(acting.delmal(), authority, name, chosen),
            f"Sparat: skolformerna för {worklist_words.quoted(name)}.",
        )
