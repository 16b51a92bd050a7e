"""What to do first, where there are no figures to show."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, shell
from sbs_data.questions import Shown


def draw(shown: Shown, what: str) -> None:
    """``what`` the page shows, as a sentence begins: ``Här visas varje skola``."""
    st.header("Ingen statistik är importerad än", anchor=False)
    st.text(
        f"{what}, när statistiken är hämtad. Gå till Importera och välj Hämta statistik, eller "
        "lägg in filer från Skolverket eller Kolada där.",
        width="stretch",
    )
    addresses.link(addresses.IMPORTERA, "Till Importera")
    if not shown.contents.report_count:
        with st.container(horizontal=True):
            shell.draw_load_example()
