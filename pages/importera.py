"""Importera: drop files, see what was found, answer what they do not say, save; take it back.

Reports and statistics, from files or fetched.
"""

from __future__ import annotations

import streamlit as st

from pages.parts.frame import addresses, opened, shell
from pages.parts.importing import (
    example,
    history,
    imported,
    outcome,
    statistics_fetch,
    statistics_list,
    statistics_template,
    upload,
)


def main() -> None:
    st.title(addresses.IMPORTERA.title)
    shown = opened.now()
    outcome.draw(shown)
    upload.draw(shown)
    fetch, template = st.columns(2, gap="large")
    with fetch:
        statistics_fetch.draw(shown)
    with template:
        statistics_template.draw()
    imported.draw(shown)
    statistics_list.draw(shown)
    history.draw(shown)
    example.draw(shown)


with shell.sheet():
    main()
