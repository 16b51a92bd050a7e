"""A decision in a list: what was said of what, by whom, when and why; taken back with one click."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from pages.parts.frame import acting, saved, words
from sbs_data import actions
from sbs_data.model import Status
from sbs_data.words import formats, sentences, target_words
from sbs_data.words.statuses import STATUS

Row = Mapping[str, object]

_WIDTH = 640
"""Pixels: the button stands beside it, and below it on a phone."""

_WHATS = {
    "status": "Status",
    "match": "Samma mål",
    "school": "Skolnamn",
    "initiative_schools": "Skola",
    "area": "Områdesnamn",
    "school_forms": "Skolform",
    "replaces": "Ersätter",
    "target": "Målvärde",
    "target_value": "Målvärde",
    "target_link": "Målvärde för insatsen",
    "school_unit": "Skolenhet",
    "authority_unit": "Kommun",
}
_SAID = {
    "same": "samma mål",
    "not_same": "olika mål",
    "confirmed": "bekräftat",
    "rejected": "stämmer inte",
    "linked": "hör hit",
}


def draw(decision: Row) -> None:
    """One decision."""
    act_no = int(str(decision["act_no"]))
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width=_WIDTH, gap=None):
            st.text(sentence(decision), width="stretch")
            moment = formats.date_and_time(pd.Timestamp(str(decision["decided_at"])))
            reason = f" · skäl: {decision['reason']}" if decision["reason"] else ""
            words.note(f"{decision['decided_by']} · {moment}{reason}")
        if st.button("Ta tillbaka", key=f"take back {act_no}", icon=":material/undo:"):
            saved.save(
                lambda: actions.undo(acting.delmal(), act_no),
                f"Taget tillbaka: {sentence(decision)}.",
            )


def sentence(decision: Row) -> str:
    """``Status: ”Alla läser” – uppnått``. Plain text."""
    what = str(decision["what"])
    subject = " ".join(str(decision["subject"]).split())
    return f"{_WHATS.get(what, what)}: ”{subject}” – {said(what, str(decision['value']))}"


def said(what: str, value: str) -> str:
    """What was decided, in words."""
    if what == "status":
        return STATUS[Status(value)].singular
    if what in ("initiative_schools", "school_forms"):
        names = [str(name) for name in json.loads(value)]
        return formats.listed(sentences.FORMS.get(name, name) for name in names)
    if what == "replaces":
        return "räknas i stället för en annan rapport"
    if what == "target_value":
        return target_words.set_in_words(json.loads(value))
    return _SAID.get(value, f"”{value}”")
