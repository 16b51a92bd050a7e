"""Development areas: which spellings are likely the same. Pure."""

from __future__ import annotations

from sbs_data.meaning.spelling import plain

TEMPLATE = ("Styrning och utveckling av verksamheten", "Undervisning och lärande")
"""The areas that the template's list offers: spellings are held against them first."""


def core(name: str) -> str:
    """The part that tells: "Undervisning & lärande" is "Undervisning och lärande"."""
    return plain(name).replace(" ", "")
