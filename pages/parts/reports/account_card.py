"""A redovisning in a list: whose, of what kind and period, and the files it consists of."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, words
from pages.parts.selection import filters
from pages.parts.texts import goal_card
from sbs_data.answers.account_rows import AccountRow, File
from sbs_data.words import escaped


def draw(account: AccountRow) -> None:
    """One redovisning with its files, each with the link that opens it."""
    with st.container(border=True, gap="small"):
        st.markdown(f"**{escaped.markdown(account.title)}**")
        for file in account.files:
            _draw_file(file)


def _draw_file(file: File) -> None:
    with st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            addresses.link(
                addresses.RAPPORTEN,
                escaped.markdown(file.file),
                {filters.REPORT: file.report_id},
                icon=addresses.RAPPORTEN.icon,
            )
        words.note(file.about)
        if file.tally:
            goal_card.draw_tally(file.tally)
