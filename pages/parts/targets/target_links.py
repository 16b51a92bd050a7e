"""The initiatives a målvärde belongs to: suggested by what they say, decided by a person."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts.frame import acting, addresses, saved, words
from pages.parts.selection import filters
from pages.parts.texts.goal_card import Record
from pages.parts.texts.goal_card import said as said_or_none
from sbs_data import actions
from sbs_data.model import Part
from sbs_data.words import escaped, sentences, worklist_words
from sbs_data.words.formats import how_many

_MOST = 8
_PARTS = {
    Part.EXPECTED_EFFECT: "bland de förväntade effekterna",
    Part.OBSERVED_EFFECT: "bland effekterna som setts",
    Part.GOAL: "bland målen",
}


def draw(target: Record, links: pd.DataFrame) -> None:
    """Those that a person has linked, then the others folded."""
    linked = links[links["state"] == "linked"]
    others = links[links["state"] != "linked"]
    for link in linked.to_dict("records"):
        _draw_linked(target, link)
    if others.empty:
        return
    waiting = int((others["state"] == "suggested").sum())
    label = (
        how_many(waiting, "insats kan höra hit", "insatser kan höra hit")
        if waiting
        else how_many(len(others), "insats hör inte hit", "insatser hör inte hit")
    )
    with st.expander(label, icon=":material/account_tree:"):
        words.note("Förslagen kommer av vad insatsernas text säger. Läs citatet och avgör.")
        for link in others.head(_MOST).to_dict("records"):
            _draw_other(target, link)
        if len(others) > _MOST:
            words.note(f"Och {how_many(len(others) - _MOST, 'insats till', 'insatser till')}.")


def _draw_linked(target: Record, link: Record) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.badge("Hör till", icon=":material/check:", color="green")
        _draw_name(link)
        words.note(f"enligt {link['decided_by']}", width="content")
        _draw_answer(target, link, "Ångra kopplingen", None)


def _draw_other(target: Record, link: Record) -> None:
    with st.container(border=True, gap="xsmall"):
        _draw_name(link)
        if quote := said_or_none(link, "quote"):
            where = _PARTS.get(Part(str(link["part"]))) if link["part"] else None
            st.text(f"”{quote}”" + (f" ({where})" if where else ""), width="stretch")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if link["state"] == "rejected":
                st.badge("Hör inte hit", icon=":material/close:", color="gray")
                words.note(f"enligt {link['decided_by']}", width="content")
                _draw_answer(target, link, "Ångra", None)
            else:
                _draw_answer(target, link, "Hör hit", True)
                _draw_answer(target, link, "Hör inte hit", False)


def _draw_name(link: Record) -> None:
    parts = (
        said_or_none(link, "schools") or sentences.SCHOOL_UNSAID,
        sentences.redovisning(said_or_none(link, "kind"), said_or_none(link, "period")),
    )
    addresses.link(
        addresses.INSATSEN, escaped.markdown(f"{link['initiative']} ({', '.join(parts)})"),
        {filters.INITIATIVE: str(link["initiative_id"])}, icon=addresses.INSATSEN.icon,
    )  # fmt: skip


def _draw_answer(target: Record, link: Record, label: str, linked: bool | None) -> None:
    key, initiative_id = str(target["target_key"]), str(link["initiative_id"])
    if st.button(label, key=f"{label} {key} {initiative_id}"):
        name = worklist_words.quoted(str(link["initiative"]))
        saved.save(
            lambda: actions.link_target(acting.delmal(), key, initiative_id, linked),
            {
                True: f"Sparat: {name} hör till målvärdet.",
                False: f"Sparat: {name} hör inte till målvärdet.",
                None: f"Ångrat: ingen har sagt om {name} hör till målvärdet.",
            }[linked],
        )
