"""What is not shown of the authority's own figures, and why: the rule in words."""

from __future__ import annotations

from sbs_data.disclosure import RULE

IN_SHORT = (
    "Egna siffror visas inte när gruppen har färre än tio elever, eller när en skillnad skulle "
    "handla om enstaka elever. Originalet sparas, men de dolda talen finns inte på sidorna."
)
"""One line for a page; the whole rule is in ``RULE``."""

TITLE = "Vad som inte visas av egna siffror, och varför"
READ_MORE = "Läs mer i handboken: Vad som inte visas"

__all__ = ["IN_SHORT", "READ_MORE", "RULE", "TITLE"]
