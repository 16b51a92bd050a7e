"""The front door: every page and every rerun passes here first."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts import addresses, data, filters, shell

HERE = Path(__file__).resolve().parent

st.set_page_config(page_title="Delmål", page_icon=HERE / "icon.svg", layout="wide")
INK = "dark" if st.context.theme.type == "dark" else "light"
st.logo(HERE / f"wordmark-{INK}.svg", size="large")

# A login gate goes here, before anything is read or drawn.

current = st.navigation([addresses.page(address) for address in addresses.ALL], position="top")
with data.one_run():
    shell.watch_for_new_data()
    shell.draw_example_banner()
    filters.draw(addresses.of(current))
    current.run()
