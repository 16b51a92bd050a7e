"""An initiative in a list: its name, whose it is, how its goals stand, and what is read across."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.parts.figures import figure_claims
from pages.parts.frame import addresses, words
from pages.parts.selection import filters
from pages.parts.texts import quotes
from pages.parts.texts.goal_card import Record, said
from sbs_data.answers.claims_met import Met
from sbs_data.model import Part
from sbs_data.words import escaped, sentences
from sbs_data.words.formats import number
from sbs_data.words.statuses import STATUS

Columns = tuple[tuple[Part, str], ...]
"""Parts of the matrix to read side by side, each under its heading."""


def draw(
    initiative: Record,
    running_number: int,
    columns: Columns,
    passages: pd.DataFrame,
    met: Sequence[Met],
) -> None:
    """One initiative of the list, with the link that opens it.

    ``met`` are its claims that meet the statistics.
    """
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{escaped.markdown(str(initiative['initiative']))}**")
        words.note(where(initiative))
        draw_tally(initiative)
        figure_claims.draw_in_list(met)
        if columns:
            draw_columns(passages, columns)
        addresses.link(
            addresses.INSATSEN,
            f"Öppna insats {running_number}",
            {filters.INITIATIVE: str(initiative["initiative_id"])},
        )


def where(initiative: Record) -> str:
    """Whose it is, of what, and which account tells it."""
    parts = (
        said(initiative, "schools") or sentences.SCHOOL_UNSAID,
        said(initiative, "area") or sentences.AREA_UNSAID,
        account(initiative),
    )
    return " · ".join(parts)


def account(initiative: Record) -> str:
    """The account an initiative stands in: ``Slutredovisning VT25``."""
    return sentences.redovisning(said(initiative, "kind"), said(initiative, "period"))


def draw_tally(initiative: Record) -> None:
    """How many goals have each status: colour, symbol and word."""
    counts = {status: int(str(initiative[status.value])) for status in STATUS}
    with st.container(horizontal=True, gap="xsmall"):
        for status, count in counts.items():
            if count:
                look = STATUS[status]
                word = look.singular if count == 1 else look.plural
                st.badge(f"{number(count)} {word}", icon=look.icon, color=look.badge)
        if not any(counts.values()):
            words.note("Inga mål")


def draw_columns(passages: pd.DataFrame, columns: Columns) -> None:
    """Parts of the matrix beside each other; below each other on a phone."""
    for place, (part, heading) in zip(st.columns(len(columns)), columns, strict=True):
        with place:
            st.markdown(f"**{heading}**")
            quotes.draw_all(passages[passages["part"] == part.value].to_dict("records"))
