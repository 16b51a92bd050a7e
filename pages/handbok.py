"""Handbok: how to use the pages, and the way to what else is worth reading."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, document, shell
from sbs_data.words import escaped, labels, measure_list


def main() -> None:
    document.draw("handbok.md", "Handboken")
    draw_measures()
    st.subheader("Läs också", anchor=False)
    addresses.link(addresses.GALLRING, labels.RETENTION)
    addresses.link(addresses.TILLGANGLIGHET, addresses.TILLGANGLIGHET.title)


def draw_measures() -> None:
    """Every measure there is: read from where it is told, so that none is left out."""
    st.header(measure_list.TITLE, anchor=False)
    st.text(measure_list.ABOUT, width="stretch")
    lines = [
        f"- **{escaped.markdown(name)}**: {escaped.markdown(told)}"
        for name, told in measure_list.every()
    ]
    st.markdown("\n".join(lines))


with shell.sheet():
    main()
