"""Tillgänglighet, from docs/tillganglighet.md."""

from __future__ import annotations

from pages.parts.frame import addresses, document, shell

with shell.sheet():
    addresses.link(addresses.HANDBOK, "Till handboken", icon=":material/arrow_back:")
    document.draw("tillganglighet.md", "Tillgänglighet")
