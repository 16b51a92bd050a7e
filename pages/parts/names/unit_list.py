"""Which unit of the statistics each authority and school of the reports is; changed with a select.

A school's identity is its code: two schools may bear one name, and one may be renamed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from pages.parts.frame import acting, addresses, paging, saved, words
from pages.parts.names import editing
from sbs_data import actions
from sbs_data.answers import municipalities, unit_mappings
from sbs_data.answers.unit_mappings import Mapped
from sbs_data.questions import Shown
from sbs_data.words import escaped, labels, name_words, worklist_words

Act = Callable[[str | None], int]
"""Says which unit a name is; ``None`` that nobody says so."""

_PER_PAGE = 6
_NOT_SAID = ""
"""The choice that takes an answer back: then the same name decides again."""


def draw(shown: Shown) -> None:
    """The authorities' kommuner, then the schools' skolenheter."""
    st.header("Skolenheter i statistiken", anchor=False)
    mappings = unit_mappings.every(shown)
    if not mappings.is_any:
        st.text(name_words.NO_UNITS, width="stretch")
        addresses.link(addresses.IMPORTERA, "Importera statistik", icon=addresses.IMPORTERA.icon)
        return
    words.note(name_words.UNITS)
    for authority in mappings.authorities:
        _draw_authority(shown, authority)
    if mappings.unmapped:
        st.info(escaped.markdown(mappings.unmapped), icon=":material/link_off:")
    _draw_schools(shown, mappings.schools)


def _draw_authority(shown: Shown, authority: Mapped) -> None:
    _draw_one(
        authority,
        "Huvudmannen är kommunen",
        lambda: municipalities.known(shown).labels,
        lambda code: actions.map_authority_unit(acting.delmal(), authority.name, code),
    )


def _draw_schools(shown: Shown, schools: Sequence[Mapped]) -> None:
    below, page = paging.below(len(schools), _PER_PAGE, "skolenhetssida")
    with below:
        for school in paging.some(schools, page, _PER_PAGE):
            _draw_school(shown, school)


def _draw_school(shown: Shown, school: Mapped) -> None:
    _draw_one(
        school,
        "Skolan är skolenheten",
        lambda: {
            **unit_mappings.choices(shown, school.authority),
            actions.NOT_IN_REGISTER: name_words.NOT_IN_REGISTER,
        },
        lambda code: actions.map_school_unit(acting.delmal(), school.authority, school.name, code),
    )


def _draw_one(
    mapped: Mapped, label: str, choices: Callable[[], Mapping[str, str]], act: Act
) -> None:
    key = f"unit {label} {mapped.authority}|{mapped.name}"
    with st.container(border=True, gap="xsmall"):
        line = st.container(horizontal=True, vertical_alignment="center", gap="small")
        line.markdown(f"**{escaped.markdown(mapped.name)}**", width="content")
        words.note(mapped.stands)
        if editing.is_open(line, key):
            _draw_form(key, mapped, label, choices(), act)


def _draw_form(key: str, mapped: Mapped, label: str, choices: Mapping[str, str], act: Act) -> None:
    if mapped.is_said:
        choices = {_NOT_SAID: name_words.NOBODY_SAYS, **choices}
    with st.form(key, border=False):
        chosen = st.selectbox(
            label, list(choices), index=None, placeholder=labels.CHOOSE, key=f"choose {key}",
            format_func=choices.__getitem__,
        )  # fmt: skip
        is_sent = st.form_submit_button(labels.SAVE, icon=":material/save:")
    if is_sent and chosen is not None:
        unit = choices[chosen] if chosen else None
        saved.save(lambda: act(chosen or None), worklist_words.unit_saved(mapped.name, unit))
