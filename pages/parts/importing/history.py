"""What has been done, by whom and when; each act can be taken back."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import acting, words
from pages.parts.importing import outcome
from sbs_data import actions
from sbs_data.actions import Act
from sbs_data.questions import Shown, per_snapshot
from sbs_data.words import importing_words, labels

_MOST = 10
_SENTENCE = 640
"""Pixels: what stands beside it goes below on a phone."""


def draw(shown: Shown) -> None:
    """The latest acts, newest first; none where none can be taken back."""
    if actions.standstill(acting.delmal()) is not None:
        return
    acts = _latest(shown)
    if not acts:
        return
    st.header("Historik", anchor=False)
    for act in acts[:_MOST]:
        _draw_act(act)
    if len(acts) > _MOST:
        words.note(importing_words.latest_acts(_MOST))


@per_snapshot(3)
def _latest(_: Shown) -> tuple[Act, ...]:
    """The latest acts, newest first. Every act publishes, so a snapshot has its own."""
    return tuple(actions.history(acting.delmal())[: -_MOST - 2 : -1])


def _draw_act(act: Act) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width=_SENTENCE, gap=None):
            st.text(act.sentence, width="stretch")
            words.note(importing_words.act(act.no, act.at, act.who, act.undone_by))
        if act.undone_by is None and st.button(
            f"Ångra händelse {act.no}", key=f"undo {act.no}", icon=":material/undo:"
        ):
            _undo(act.no)


def _undo(act_no: int) -> None:
    undone = acting.attempt(labels.UNDOING, lambda: actions.undo(acting.delmal(), act_no))
    if undone is not None:
        outcome.remember(undone.sentence)
        st.rerun()
