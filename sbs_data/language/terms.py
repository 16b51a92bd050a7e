"""What is written in the index for a word, and what is asked of it.

Two kinds of terms, so that the word itself can be told from its relatives: ``frånvaro`` stands for
the word in any of its forms, ``~frånvaro`` for a word made of it or of its root (*skolfrånvaro*).
"""

from __future__ import annotations

from typing import NamedTuple

from sbs_data.language.analysis import Word

RELATED = "~"
"""Before a root: no word begins with it."""
HEADING = "#"
"""Before a root that stands in the heading over a text, not in the text."""


class Asked(NamedTuple):
    """A word of a query: the terms of the word itself, and those of its relatives."""

    itself: tuple[str, ...]
    related: tuple[str, ...]


def written(word: Word) -> tuple[str, ...]:
    """The terms that a word in a text is found by. Empty for a function word."""
    roots = (root for root in word.roots if root not in word.lemmas)
    return (*word.lemmas, *(RELATED + root for root in (*roots, *word.within)))


def asked(word: Word) -> Asked:
    """The terms that a word in a query asks for."""
    roots = [root for root in word.roots if root not in word.lemmas]
    return Asked(word.lemmas, (*roots, *(RELATED + root for root in word.roots)))


def over(word: Word) -> tuple[str, ...]:
    """The terms that a word in the heading over a text is found by, and asked for with."""
    return tuple(HEADING + root for root in word.roots)
