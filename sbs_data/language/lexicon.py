"""The dictionary: simplemma's Swedish word forms, each with one dictionary form.

It gives one dictionary form for each written form, also where the language has two (*plan* is a
noun, and a form of the verb *plana*); what is known of other forms tells when there are two.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_AFTER_A = ("r", "n", "de", "s")
_AFTER_STEM = ("er", "te", "de", "ade", "or", "ar", "arna", "t")
_AFTER_ANY = ("en", "et", "n", "t", "er", "ar", "erna", "arna", "ens", "ets", "are")
_SHORTEST_VERB = 4


def swedish() -> Mapping[str, str]:
    """Every form that simplemma knows → its dictionary form. Takes half a second: ask once."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    return DefaultDictionaryFactory(cache_max_size=1).get_dictionary("sv")


class Lexicon:
    """What is known of words as they stand, compounds and relatives aside."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self.is_base = cache(self._is_base)

    def lemma(self, form: str) -> str | None:
        """The one dictionary form that the dictionary gives, names in lower case too."""
        found = self._words.get(form)
        if found is None:
            found = self._words.get(form.capitalize())
        return found.lower() if found else None

    def lemmas(self, form: str) -> tuple[str, ...]:
        """Every dictionary form that a form can have, the likeliest first; empty if unknown."""
        lemma = self._words.get(form)
        if lemma is None:
            lemma = self.lemma(form)
            return (lemma,) if lemma else ()
        lemma = lemma.lower()
        if form.endswith("ar") and lemma == f"{form}e" and self.is_verb(form[:-1]):
            lemma = form[:-1]  # undervisar is of undervisa, not of undervisare
        found = [form] if lemma != form and self.is_base(form) else []
        found.append(lemma)
        # delar: of dela, and of del, as delarna says.
        plural = self._words.get(f"{form}na") if form.endswith(("ar", "er", "or")) else None
        if plural and not plural.endswith("are"):
            found.append(plural.lower())
        return tuple(dict.fromkeys(found))

    def is_verb(self, word: str) -> bool:
        """Whether a word is the infinitive of a verb in -a."""
        if len(word) < _SHORTEST_VERB or not word.endswith("a"):
            return False
        stem = word[:-1]
        inflected = (f"{word}r", f"{stem}er", f"{stem}te", f"{word}de", f"{word}s")
        return any(self._words.get(form) == word for form in inflected)

    def _is_base(self, word: str) -> bool:
        """Whether a word is a dictionary form: its own, or that of its inflected forms."""
        own = self._words.get(word)
        if own is None:
            return False
        if own == word or any(self._words.get(word + e) == word for e in _AFTER_ANY):
            return True
        if word.endswith("a") and any(self._words.get(word + e) == word for e in _AFTER_A):
            return True
        return word.endswith(("a", "e")) and any(
            self._words.get(word[:-1] + e) == word for e in _AFTER_STEM
        )

    def is_noun_in_a(self, word: str) -> bool:
        """Whether a word is a noun such as *skola*, which is *skol-* first in a compound."""
        return word.endswith("a") and self._words.get(f"{word[:-1]}or") == word
