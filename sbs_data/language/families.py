"""A word → the root that it shares with its nearest relatives.

*läsning* and *läsa*, *behörighet* and *behörig*: who looks for the one means the other too. Only
where the dictionary has the root; what rules cannot see is listed in ``swedish.toml``.
"""

from __future__ import annotations

from functools import cache

from sbs_data.language.lexicon import Lexicon
from sbs_data.language.rules import Rules

# An ending, and what the verb has instead: bedöm|ning → bedöm|a. In order: ordning is of ordna.
_OF_VERBS = (
    ("ing", "a"),
    ("ning", "a"),
    ("ande", "a"),
    ("ende", "a"),
    ("ation", "era"),
    ("else", "a"),
)
_SHORTEST = 4


class Families:
    """Finds roots."""

    def __init__(self, lexicon: Lexicon, rules: Rules) -> None:
        self._lexicon = lexicon
        self._rules = rules
        self.root = cache(self._root)

    def _root(self, lemma: str) -> str:
        """The root; the word itself when it has no other."""
        listed = self._rules.roots.get(lemma)
        if listed:
            return listed
        found = self._adjective(lemma) or self._verb(lemma)
        return self._rules.roots.get(found, found) if found else lemma

    def _adjective(self, lemma: str) -> str | None:
        base = lemma.removesuffix("het")
        if base == lemma or len(base) < _SHORTEST or not self._lexicon.is_base(base):
            return None
        return base

    def _verb(self, lemma: str) -> str | None:
        if lemma.endswith("ad"):  # ökad, of öka; månad is of no verb
            verb = lemma[:-1]
            past = self._lexicon.lemma(f"{lemma}e")
            return verb if past in (verb, lemma) and self._lexicon.is_verb(verb) else None
        for ending, instead in _OF_VERBS:
            if lemma.endswith(ending):
                verb = lemma.removesuffix(ending) + instead
                if self._lexicon.is_verb(verb):
                    return verb
        return None
