"""Swedish words: their dictionary forms, their relatives, and the words that they are made of.

In: text or a word. Out: what to look it up by. Knows no database and no screen. Nothing is read
from the dictionary until a word asks for it.
"""

from __future__ import annotations

from sbs_data.language.analysis import Analyser, Word, analyser, let_go
from sbs_data.language.terms import Asked, asked, over, written
from sbs_data.language.themes import Theme, themes
from sbs_data.language.tokens import Token, forms, tokens

__all__ = [
    "Analyser",
    "Asked",
    "Theme",
    "Token",
    "Word",
    "analyser",
    "asked",
    "forms",
    "let_go",
    "over",
    "themes",
    "tokens",
    "written",
]
