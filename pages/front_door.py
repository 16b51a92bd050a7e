"""The front door: every page passes here first.

Whoever is let in is given the page as a part that is drawn anew by itself at every choice, without
the menu: the browser has then less to do before it shows what was chosen.
"""

from __future__ import annotations

from copy import copy
from pathlib import Path

import streamlit as st

from pages.parts.figures import headline
from pages.parts.frame import addresses, opened, shell
from pages.parts.selection import filters

HERE = Path(__file__).resolve().parent

st.set_page_config(page_title="Delmål", page_icon=HERE / "icon.svg", layout="wide")
INK = "dark" if st.context.theme.type == "dark" else "light"
st.logo(HERE / f"wordmark-{INK}.svg", size="large")

# A login gate goes here, before anything is read or drawn. A choice on an open page does not pass
# it: rights that may end meanwhile must be asked for in draw_page too.

current = st.navigation(addresses.menu(), position="top")
address = addresses.address_of(current)


@st.fragment
def draw_page() -> None:
    """The filters and the page: a choice draws these anew, and leaves what is above as it is."""
    with opened.one_run():
        filters.draw(address, headline.ahead)
        copy(current).run()  # a page may be run once, and this is run at every choice


with opened.one_run():
    shell.watch_for_new_data()
    shell.draw_example_banner()
    filters.draw_title(address)
    draw_page()
