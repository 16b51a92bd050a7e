"""A redovisning in a list: whose, of what kind and period, and the files it consists of."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.parts.frame import addresses, words
from pages.parts.goals import initiative_card
from pages.parts.selection import filters
from pages.parts.texts.goal_card import Record, said
from sbs_data.words import escaped, formats, sentences
from sbs_data.words.formats import how_many


def draw(files: Sequence[Record]) -> None:
    """One redovisning with its files, each with the link that opens it."""
    first = files[0]
    title = sentences.redovisning(said(first, "kind"), said(first, "period"))
    authority = said(first, "authority") or sentences.AUTHORITY_UNSAID
    with st.container(border=True, gap="small"):
        st.markdown(f"**{escaped.markdown(f'{title} · {authority}')}**")
        for file in files:
            _draw_file(file)


def _draw_file(file: Record) -> None:
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            addresses.link(
                addresses.RAPPORTEN,
                escaped.markdown(str(file["file"])),
                {filters.REPORT: str(file["report_id"])},
                icon=addresses.RAPPORTEN.icon,
            )
        words.note(" · ".join(_facts(file)))
        if file["goal_count"]:
            initiative_card.draw_tally(file)


def _facts(file: Record) -> list[str]:
    """What the file holds, in words."""
    facts = [said(file, "schools") or "", sentences.ROLES.get(str(file["role"]), "")]
    for column, one, many in (
        ("initiative_count", "insats", "insatser"),
        ("goal_count", "mål", "mål"),
        ("notice_count", "sak som inte kunde användas", "saker som inte kunde användas"),
    ):
        if count := int(str(file[column])):
            facts.append(how_many(count, one, many))
    imported = pd.Timestamp(str(file["imported_at"])).to_pydatetime()
    return [fact for fact in (*facts, f"importerad {formats.date(imported)}") if fact]
