"""The front door: every page and every rerun passes here first."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts import addresses, shell

ICON = Path(__file__).resolve().parent / "icon.svg"

st.set_page_config(page_title="Delmål", page_icon=ICON, layout="wide")

# A login gate goes here, before anything is read or drawn.

current = st.navigation([addresses.page(address) for address in addresses.ALL], position="top")
shell.watch_for_new_data()
shell.draw_example_banner()
current.run()
