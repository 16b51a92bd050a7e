"""Gallring och bevarande, from docs/gallring.md."""

from __future__ import annotations

from pages.parts.frame import addresses, document, shell
from sbs_data.words import labels

with shell.sheet():
    addresses.link(addresses.HANDBOK, labels.TO_HANDBOOK, icon=":material/arrow_back:")
    document.draw("gallring.md", labels.RETENTION)
