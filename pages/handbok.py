"""Handbok: how to use the pages, and the way to what else is worth reading."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, document, shell
from sbs_data.words import labels


def main() -> None:
    document.draw("handbok.md", "Handboken")
    st.subheader("Läs också", anchor=False)
    addresses.link(addresses.GALLRING, labels.RETENTION)
    addresses.link(addresses.TILLGANGLIGHET, addresses.TILLGANGLIGHET.title)


with shell.sheet():
    main()
