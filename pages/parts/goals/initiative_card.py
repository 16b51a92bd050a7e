"""An initiative in a list: its name, whose it is, how its goals stand, and what is read across."""

from __future__ import annotations

import streamlit as st

from pages.parts.figures import figure_claims
from pages.parts.frame import addresses, words
from pages.parts.selection import filters
from pages.parts.texts import goal_card, quotes
from sbs_data.answers.initiative_rows import InitiativeRow
from sbs_data.answers.passages import Chain
from sbs_data.model import Part
from sbs_data.words import escaped

Columns = tuple[tuple[Part, str], ...]
"""Parts of the matrix to read side by side, each under its heading."""


def draw(initiative: InitiativeRow, running_number: int, columns: Columns) -> None:
    """One initiative of the list, with the link that opens it."""
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{escaped.markdown(initiative.name)}**")
        words.note(initiative.where)
        goal_card.draw_tally(initiative.tally)
        figure_claims.draw_in_list(initiative.met)
        if columns:
            draw_columns(initiative.chain, columns)
        addresses.link(
            addresses.INSATSEN,
            f"Öppna insats {running_number}",
            {filters.INITIATIVE: initiative.initiative_id},
        )


def draw_columns(chain: Chain, columns: Columns) -> None:
    """Parts of the matrix beside each other; below each other on a phone."""
    for place, (part, heading) in zip(st.columns(len(columns)), columns, strict=True):
        with place:
            st.markdown(f"**{heading}**")
            quotes.draw_all(chain.get(part, ()))
