"""The list of what waits, one thing at a time: where one is in it, what was just said of it.

The place in the list outlives a rerun by the thing's own key, so that an answer, an undo or
somebody else's import never moves the reader to another thing than the next.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.frame import acting, addresses, opened, words
from sbs_data import actions
from sbs_data.answers import to_decide, unit_mappings
from sbs_data.answers.to_decide import Item
from sbs_data.questions import Selection, Shown
from sbs_data.words import escaped, labels, worklist_words

KIND = "vad"
"""The filter by kind, in the address."""
ITEM = "sak"
"""One thing, in the address: a door to it from elsewhere."""
_STATE = "_worklist"
_ARRIVED = "_worklist_arrived"


@dataclass(frozen=True, slots=True)
class Done:
    """What was said of a thing, by which act."""

    act_no: int
    sentence: str
    item_key: str


@dataclass(slots=True)
class _State:
    """Where one is, and what one has done here, the latest last."""

    key: str | None = None
    index: int = 0
    asked: object = None
    done: list[Done] = field(default_factory=list)
    note: str = ""


def _state() -> _State:
    found: _State = st.session_state.setdefault(_STATE, _State())
    return found


def draw_kinds(place: DeltaGenerator) -> tuple[str, ...]:
    """The filter by kind; the kinds asked for, none for all."""
    names = [asked.word for asked in worklist_words.ASKINGS.values()]
    asked_for = st.query_params.get(KIND)
    if asked_for and asked_for not in names:
        st.text(worklist_words.no_such_kind(asked_for), width="stretch")
    chosen = place.selectbox(
        "Vad ska avgöras", names, index=None, placeholder="Allt som väntar", key=KIND,
        bind="query-params", label_visibility="collapsed", width=220,
    )  # fmt: skip
    what = worklist_words.by_word(chosen)
    return () if what is None else (what,)


def current(shown: Shown, whats: tuple[str, ...], selection: Selection) -> Item | None:
    """The thing to show now, ``None`` when nothing waits."""
    state = _state()
    _arrive(state)
    if state.asked != (whats, selection):
        state.asked, state.index = (whats, selection), 0
    item = to_decide.find(shown, state.key, state.index, whats, selection)
    if item is None:
        state.index = 0
    else:
        state.key, state.index = item.key, item.index
    return item


def _arrive(state: _State) -> None:
    """Take over the thing that the address asks for, once."""
    asked = st.query_params.get(ITEM)
    if asked and st.session_state.get(_ARRIVED) != asked:
        state.key = asked
    st.session_state[_ARRIVED] = asked


def draw_position(place: DeltaGenerator, item: Item) -> None:
    """Which of them this is, and the ways to its neighbours."""
    with place:
        st.markdown(f"**{worklist_words.position(item.index, item.count)}**", width="content")
        words.note(worklist_words.asking(item.what).word, width="stretch")
        for label, step, key in (("Förra", -1, "Left"), ("Nästa", 1, "Right")):
            st.button(
                label, key=f"go {label}", shortcut=key, disabled=item.count < 2, wrap=True,
                on_click=_go, args=((item.index + step) % item.count,),
            )  # fmt: skip


def _go(index: int) -> None:
    state = _state()
    state.key, state.index, state.note = None, index, ""


def draw_last() -> None:
    """What was last said, and the way to take it back. Its place is there before anything is."""
    state = _state()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if state.note:
            st.success(escaped.markdown(state.note), icon=":material/check:", width="stretch")
        else:
            st.info(worklist_words.SAVED_AT_ONCE, icon=":material/info:", width="stretch")
        last = state.done[-1] if state.done else None
        if st.button(
            labels.UNDO, key=f"undo last {last.act_no if last else ''}", shortcut="U",
            icon=":material/undo:", disabled=last is None, wrap=True,
        ) and last:  # fmt: skip
            _undo(state, last)


def _undo(state: _State, last: Done) -> None:
    undone = acting.attempt(labels.UNDOING, lambda: actions.undo(acting.delmal(), last.act_no))
    state.done.pop()
    if undone is not None:
        state.key, state.note = last.item_key, undone.sentence
        st.rerun()


def done(item: Item, act_no: int, sentence: str) -> None:
    """Note what was said of a thing, and go on to the next."""
    state = _state()
    state.done.append(Done(act_no, sentence, item.key))
    state.note = sentence
    state.key = item.next_key
    if item.next_key is None:
        state.index = 0
    st.rerun()


def draw_empty(whats: tuple[str, ...], selection: Selection) -> None:
    """Nothing waits: well done, and where to go."""
    if whats or selection.is_narrowed:
        st.header("Ingenting väntar i urvalet", anchor=False)
        st.text(worklist_words.NOTHING_IN_SELECTION, width="stretch")
        if whats:
            st.button("Visa allt som väntar", on_click=_show_all)
        return
    st.header("Bra jobbat: ingenting väntar på beslut", anchor=False)
    st.text(worklist_words.NOTHING_WAITS, width="stretch")
    if left := unit_mappings.not_yet(opened.now()):
        words.note(left)
    with st.container(horizontal=True):
        addresses.link(addresses.LAGESBILD, labels.TO_OVERVIEW, icon=addresses.LAGESBILD.icon)
        addresses.link(
            addresses.IMPORTERA, addresses.IMPORTERA.title, icon=addresses.IMPORTERA.icon
        )


def _show_all() -> None:
    st.session_state[KIND] = None


def draw_help() -> None:
    """The keys, in words."""
    words.note(worklist_words.KEYS)
