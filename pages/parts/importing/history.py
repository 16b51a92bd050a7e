"""What has been done, by whom and when; each act can be taken back."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import acting, data, words
from pages.parts.importing import outcome
from sbs_data import actions
from sbs_data.actions import Act
from sbs_data.settings import Settings
from sbs_data.words import formats

_MOST = 10
_SENTENCE = 640
"""Pixels: what stands beside it goes below on a phone."""


def draw(shown: data.Data) -> None:
    """The latest acts, newest first."""
    acts = _latest(str(shown.settings.private), shown.name, shown.settings)
    if not acts:
        return
    st.header("Historik", anchor=False)
    for act in acts[:_MOST]:
        _draw_act(shown, act)
    if len(acts) > _MOST:
        words.note(f"De {_MOST} senaste visas. Alla visas av kommandot history.")


@st.cache_data(max_entries=3, show_spinner=False)
def _latest(private: str, snapshot: str, _settings: Settings) -> list[Act]:  # noqa: ARG001 (the key)
    """The latest acts, newest first. Every act publishes, so a snapshot has its own."""
    return actions.history(_settings)[: -_MOST - 2 : -1]


def _draw_act(shown: data.Data, act: Act) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width=_SENTENCE, gap=None):
            st.text(act.sentence, width="stretch")
            undone = f" · ångrad genom händelse {act.undone_by}" if act.undone_by else ""
            moment = formats.date_and_time(act.at)
            words.note(f"Händelse {act.no} · {moment} · {act.who}{undone}")
        if act.undone_by is None and st.button(
            f"Ångra händelse {act.no}", key=f"undo {act.no}", icon=":material/undo:"
        ):
            _undo(shown, act.no)


def _undo(shown: data.Data, act_no: int) -> None:
    undone = acting.attempt("Ångrar …", lambda: actions.undo(shown.settings, act_no))
    if undone is not None:
        outcome.remember(undone.sentence)
        st.rerun()
