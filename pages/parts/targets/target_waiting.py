"""The målvärden that reports state and nobody has confirmed: quoted, to be confirmed or not."""

from __future__ import annotations

import streamlit as st

from pages.parts.deciding import worklist
from pages.parts.frame import acting, addresses, saved, words
from pages.parts.targets.target_list import draw_quotes
from sbs_data import actions, questions
from sbs_data.answers import reported
from sbs_data.answers.reported import Target
from sbs_data.questions import Selection, Shown
from sbs_data.words import escaped, reported_words, target_words, worklist_words

_AT_ONCE = 3


def draw(shown: Shown, selection: Selection) -> None:
    """Some of them here; all of them where everything that waits is decided."""
    count = shown.ask(questions.unconfirmed_targets, selection)
    if not count:
        return
    st.header("Att bekräfta", anchor=False)
    words.note(target_words.waits(count))
    stated, _ = reported.targets(shown, selection, _AT_ONCE)
    for target in stated:
        if target.confirmed_by is None:  # those that wait come first
            _draw(target)
    addresses.link(
        addresses.ATT_AVGORA, target_words.CONFIRM_ONE_BY_ONE,
        {worklist.KIND: worklist_words.asking("target").word}, icon=addresses.ATT_AVGORA.icon,
    )  # fmt: skip


def _draw(target: Target) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{escaped.markdown(target.words)}**")
        draw_quotes(target.quotes)
        if target.reached:
            words.note(target.reached)
        with st.container(horizontal=True, gap="small"):
            for label, confirmed in (
                (reported_words.CONFIRM, True),
                (reported_words.REJECT, False),
            ):
                if st.button(label, key=f"{label} {target.key}"):
                    _say(target.key, confirmed)


def _say(key: str, confirmed: bool) -> None:
    saved.save(
        lambda: actions.confirm_target(acting.delmal(), key, confirmed),
        worklist_words.target_saved(confirmed),
    )
