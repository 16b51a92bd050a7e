"""Målvärden: the numbers to reach that count, those to be confirmed, and setting one by hand."""

from __future__ import annotations

import streamlit as st

from pages.parts import data, saved, shell, target_list, target_set, target_waiting


def main() -> None:
    st.title("Målvärden", anchor=False)
    shown = data.open_data()
    saved.draw()
    target_list.draw(shown)
    target_waiting.draw(shown)
    target_set.draw(shown)


with shell.sheet():
    main()
