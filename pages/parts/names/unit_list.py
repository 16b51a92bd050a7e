"""Which unit of the statistics each authority and school of the reports is; changed with a select.

A school's identity is its code: two schools may bear one name, and one may be renamed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from pages.parts.frame import acting, addresses, saved, words
from pages.parts.names import editing
from pages.parts.texts.goal_card import said
from sbs_data import actions, questions
from sbs_data.questions import Shown
from sbs_data.words import escaped, worklist_words
from sbs_data.words.formats import listed, sentence_start

Row = Mapping[str, object]

_PER_PAGE = 6
_NAMED = 5
_NOT_SAID = ""
"""The choice that takes an answer back: then the same name decides again."""


def draw(shown: Shown) -> None:
    """The authorities' kommuner, then the schools' skolenheter."""
    st.header("Skolenheter i statistiken", anchor=False)
    known = shown.ask(questions.known_municipalities)
    schools = shown.ask(questions.school_unit_names)
    if known.empty and not schools["unit_code"].notna().any():
        st.text(
            "Här står vilken skolenhet varje skola är, när det finns statistik att jämföra med.",
            width="stretch",
        )
        addresses.link(addresses.IMPORTERA, "Importera statistik", icon=addresses.IMPORTERA.icon)
        return
    words.note(
        "Rapporternas skolor hör ihop med statistiken genom skolenhetskoden. Har skolan samma "
        "namn i kommunen hittas den av sig själv. Annars väljer du den här."
    )
    for authority in shown.ask(questions.authority_unit_names).to_dict("records"):
        _draw_authority(authority, known)
    _draw_schools(shown, schools)


def _draw_authority(row: Row, known: pd.DataFrame) -> None:
    authority = str(row["authority"])
    options = {
        str(code): f"{name} ({code})"
        for code, name in zip(known["municipality_code"], known["name"], strict=True)
    }
    _draw_one(
        row,
        authority,
        _stands(row, "municipality_code", "kommunen"),
        "Huvudmannen är kommunen",
        options,
        lambda code: actions.map_authority_unit(acting.delmal(), authority, code),
    )


def _draw_schools(shown: Shown, schools: pd.DataFrame) -> None:
    _draw_unmapped([str(name) for name in schools[schools["unit_code"].isna()]["school"]])
    pages = -(-len(schools) // _PER_PAGE)
    below = st.container()
    page = st.pagination(pages, key="skolenhetssida") if pages > 1 else 1
    # Those without a skolenhet first: they are what there is to do.
    ordered = schools.assign(done=schools["unit_code"].notna()).sort_values("done", kind="stable")
    with below:
        for row in ordered.iloc[(page - 1) * _PER_PAGE : page * _PER_PAGE].to_dict("records"):
            _draw_school(shown, row)


def _draw_unmapped(names: list[str]) -> None:
    if not names:
        return
    some = [f"”{name}”" for name in names[:_NAMED]]
    left = len(names) - len(some)
    told = listed(some) if not left else f"{', '.join(some)} och {left} till"
    st.info(
        escaped.markdown(
            f"Utan skolenhet: {told}. Statistik visas inte för dem. En förskola har ingen "
            "skolenhet i statistiken och lämnas som den är."
        ),
        icon=":material/link_off:",
    )


def _draw_school(shown: Shown, row: Row) -> None:
    authority, school = said(row, "authority"), str(row["school"])
    _draw_one(
        row,
        school,
        _stands(row, "unit_code", "skolenheten"),
        "Skolan är skolenheten",
        lambda: _units_of(shown, authority),
        lambda code: actions.map_school_unit(acting.delmal(), authority, school, code),
    )


def _units_of(shown: Shown, authority: str | None) -> dict[str, str]:
    units = shown.ask(questions.school_unit_choices, authority)
    return {
        str(code): f"{name} ({code})" if name else str(code)
        for code, name in zip(units["unit_code"], units["unit_name"], strict=True)
    }


def _stands(row: Row, column: str, what: str) -> str:
    """``skolenheten Björkskolan (99010101), av samma namn``."""
    if row[column] is None:
        return f"ingen känd {what.removesuffix('en')} i statistiken"
    name = f"{row['unit_name']} " if row["unit_name"] else ""
    basis = f"enligt {row['decided_by']}" if row["basis"] == "person" else "av samma namn"
    return f"{what} {name}({row[column]}), {basis}"


def _draw_one(
    row: Row,
    name: str,
    stands: str,
    label: str,
    options: dict[str, str] | Callable[[], dict[str, str]],
    act: Callable[[str | None], int],
) -> None:
    key = f"unit {label} {row['authority']}|{name}"
    with st.container(border=True, gap="xsmall"):
        line = st.container(horizontal=True, vertical_alignment="center", gap="small")
        line.markdown(f"**{escaped.markdown(name)}**", width="content")
        words.note(sentence_start(stands))
        if editing.is_open(line, key):
            choices = options if isinstance(options, dict) else options()
            _draw_form(key, name, label, choices, act, is_said=row["basis"] == "person")


def _draw_form(
    key: str,
    name: str,
    label: str,
    choices: dict[str, str],
    act: Callable[[str | None], int],
    *,
    is_said: bool,
) -> None:
    if is_said:
        choices = {_NOT_SAID: "Ingen har sagt det (samma namn avgör)", **choices}
    with st.form(key, border=False):
        chosen = st.selectbox(
            label, list(choices), index=None, placeholder="Välj", key=f"choose {key}",
            format_func=choices.__getitem__,
        )  # fmt: skip
        is_sent = st.form_submit_button("Spara", icon=":material/save:")
    if is_sent and chosen is not None:
        told = (
            f"{worklist_words.quoted(name)} är {choices[chosen]}"
            if chosen
            else worklist_words.quoted(name)
        )
        saved.save(lambda: act(chosen or None), f"Sparat: {told}.")
