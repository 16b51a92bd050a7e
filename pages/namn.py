"""Skolor och områden: what each name in the reports counts as, and each school's forms."""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, opened, saved, shell
from pages.parts.names import area_names, school_list, unit_list
from pages.parts.selection import our_authority
from sbs_data.words import labels


def main() -> None:
    addresses.link(addresses.ATT_AVGORA, labels.TO_DECIDE, icon=":material/arrow_back:")
    st.title(addresses.NAMN.title, anchor=False)
    shown = opened.now()
    saved.draw()
    our_authority.draw_setting(shown)
    if not shown.contents.report_count:
        shell.draw_first_steps()
        return
    school_list.draw(shown)
    unit_list.draw(shown)
    area_names.draw(shown)


with shell.sheet():
    main()
