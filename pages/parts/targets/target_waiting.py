"""The målvärden that reports state and nobody has confirmed: quoted, to be confirmed or not."""

from __future__ import annotations

import streamlit as st

from pages.parts.deciding import worklist
from pages.parts.frame import acting, addresses, saved, words
from pages.parts.targets.target_list import draw_quotes
from pages.parts.texts.goal_card import Record
from sbs_data import actions, questions
from sbs_data.questions import Selection, Shown
from sbs_data.words import escaped, worklist_words
from sbs_data.words.claim_words import in_words, reached_in_words
from sbs_data.words.formats import how_many

_AT_ONCE = 3


def draw(shown: Shown, selection: Selection) -> None:
    """Some of them here; all of them where everything that waits is decided."""
    count = shown.ask(questions.unconfirmed_targets, selection)
    if not count:
        return
    st.header("Att bekräfta", anchor=False)
    waits = how_many(count, "målvärde väntar", "målvärden väntar")
    words.note(
        f"{waits} på att någon läser citatet. Det är utläst ur rapporternas text och räknas inte "
        "förrän det är bekräftat."
    )
    for target in shown.ask(questions.stated_targets, _AT_ONCE, selection).to_dict("records"):
        if target["confirmed_by"] is None:  # those that wait come first
            _draw(shown, target)
    addresses.link(
        addresses.ATT_AVGORA, "Bekräfta ett i taget under Att avgöra",
        {worklist.KIND: worklist_words.asking("target").word}, icon=addresses.ATT_AVGORA.icon,
    )  # fmt: skip


def _draw(shown: Shown, target: Record) -> None:
    key = str(target["target_key"])
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{escaped.markdown(in_words(target))}**")
        draw_quotes(shown, key)
        if reached := reached_in_words(target):
            words.note(reached)
        with st.container(horizontal=True, gap="small"):
            for label, confirmed in (("Bekräfta", True), ("Stämmer inte", False)):
                if st.button(label, key=f"{label} {key}"):
                    _say(key, confirmed)


def _say(key: str, confirmed: bool) -> None:
    saved.save(
        lambda: actions.confirm_target(acting.delmal(), key, confirmed),
        worklist_words.target_saved(confirmed),
    )
