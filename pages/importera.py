"""Importera: drop files, see what was found, answer what they do not say, save; take it back."""

from __future__ import annotations

import streamlit as st

from pages.parts import data, example, history, imported, outcome, shell, upload


def main() -> None:
    st.title("Importera")
    shown = data.open_data()
    outcome.draw(shown)
    upload.draw(shown)
    imported.draw(shown)
    history.draw(shown)
    example.draw(shown)


with shell.sheet():
    main()
