"""The initiatives a målvärde belongs to: suggested by what they say, decided by a person."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import acting, addresses, saved, words
from pages.parts.selection import filters
from sbs_data import actions
from sbs_data.answers.targets_listed import Link, Target
from sbs_data.words import escaped, labels, target_words, worklist_words

_MOST = 8


def draw(target: Target) -> None:
    """Those that a person has linked, then the others folded."""
    for link in target.linked:
        _draw_linked(target, link)
    if not target.others:
        return
    label = target_words.links(target.waiting, len(target.others))
    with st.expander(label, icon=":material/account_tree:"):
        words.note(target_words.SUGGESTED)
        for link in target.others[:_MOST]:
            _draw_other(target, link)
        if len(target.others) > _MOST:
            words.note(target_words.and_initiatives(len(target.others) - _MOST))


def _draw_linked(target: Target, link: Link) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.badge("Hör till", icon=":material/check:", color="green")
        _draw_name(link)
        words.note(f"enligt {link.decided_by}", width="content")
        _draw_answer(target, link, "Ångra kopplingen", None)


def _draw_other(target: Target, link: Link) -> None:
    with st.container(border=True, gap="xsmall"):
        _draw_name(link)
        if link.quote:
            st.text(link.quote, width="stretch")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if link.state == "rejected":
                st.badge("Hör inte hit", icon=":material/close:", color="gray")
                words.note(f"enligt {link.decided_by}", width="content")
                _draw_answer(target, link, labels.UNDO, None)
            else:
                _draw_answer(target, link, "Hör hit", True)
                _draw_answer(target, link, "Hör inte hit", False)


def _draw_name(link: Link) -> None:
    addresses.link(
        addresses.INSATSEN, escaped.markdown(link.title),
        {filters.INITIATIVE: link.initiative_id}, icon=addresses.INSATSEN.icon,
    )  # fmt: skip


def _draw_answer(target: Target, link: Link, label: str, linked: bool | None) -> None:
    if st.button(label, key=f"{label} {target.key} {link.initiative_id}"):
        saved.save(
            lambda: actions.link_target(acting.delmal(), target.key, link.initiative_id, linked),
            target_words.linked_saved(worklist_words.quoted(link.initiative), linked),
        )
