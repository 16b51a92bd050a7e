"""A compound → the words that it is made of, and how each is written in it.

The first parts of a compound are dictionary forms, some with an ``s`` after them or their vowel
dropped or changed (*undervisnings-*, *skol-*, *förskole-*); the last is an ordinary word. Of the
ways to cut a word, the one with the fewest parts is taken; each part may be a compound itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sbs_data.language.lexicon import Lexicon
from sbs_data.language.rules import Rules

LONGEST = 60
"""Letters. Nothing longer is a Swedish word, and the work grows with the square of them."""
_SHORT = 4
"""Parts up to this many letters must be listed: too many such strings are words of some kind.
(But for a noun of at least ``_SHORTEST`` letters before a long word: *ljud|kvalitet*.)"""
_SHORTEST = 3
_PARTICIPLES = ("ad", "ande")
"""Ends of words that are forms of verbs, also last in what the dictionary has as a word itself."""


class Part(NamedTuple):
    """A part of a compound: as it is written there, and its dictionary form."""

    surface: str
    lemma: str


class _Cut(NamedTuple):
    """A way to cut; the least is the best."""

    parts: int
    changed: int  # parts whose vowel was dropped or changed
    unlinked: int  # borders without an s: skolårs|kurs rather than skolår|skurs
    pieces: tuple[Part, ...]


class Splitter:
    """Cuts words in parts."""

    def __init__(self, lexicon: Lexicon, rules: Rules) -> None:
        self._lexicon = lexicon
        self._rules = rules
        self.split = cache(self._split)
        self._first = cache(self._first_uncached)
        self._firsts = cache(self._firsts_uncached)

    def _split(self, word: str, known: bool = True) -> tuple[Part, ...]:
        """The smallest parts of a word; empty when it is not a compound.

        ``known`` says that the word is a dictionary form; otherwise it may be an inflected one,
        and the last part's ``lemma`` is its dictionary form.
        """
        if len(word) > LONGEST or word in self._rules.whole or self._is_prefixed(word):
            return ()
        best = min(self._cuts(word, known), default=None)
        if best is None:
            return ()
        return tuple(piece for part in best.pieces for piece in self._smaller(part))

    def _smaller(self, part: Part) -> Iterator[Part]:
        pieces = self.split(part.lemma)
        if not pieces:
            yield part
            return
        *first, last = pieces
        yield from first
        written = sum(len(piece.surface) for piece in first)
        yield Part(part.surface[written:], last.lemma)

    def _cuts(self, word: str, known: bool) -> Iterator[_Cut]:
        for at in range(2, len(word) - 1):
            lemma = self._last(word[at:], known)
            if lemma is None and word[at - 1] == word[at - 2]:
                lemma = self._last(word[at - 1 :], known)  # process|stöd is written processtöd
            firsts = self._firsts(word[:at]) if lemma else None
            if lemma and firsts is None and len(lemma) > _SHORT:
                firsts = self._short_first(word[:at])
            if lemma and firsts:
                last = Part(word[at:], lemma)
                yield firsts._replace(parts=firsts.parts + 1, pieces=(*firsts.pieces, last))

    def _last(self, written: str, known: bool) -> str | None:
        if written in self._rules.endings or not self._is_long_enough(written, known):
            return None
        if self._lexicon.is_base(written):
            return written
        inflected = not known or written.endswith(_PARTICIPLES)
        lemmas = self._lexicon.lemmas(written) if inflected else ()
        lemma = lemmas[0] if lemmas else None
        if lemma is None or lemma in self._rules.endings:
            return None
        return lemma if self._is_long_enough(lemma, True) else None

    def _is_long_enough(self, written: str, known: bool) -> bool:
        short = self._rules.short_parts
        return len(written) > _SHORT or written in short or (not known and len(written) > 2)

    def _firsts_uncached(self, written: str) -> _Cut | None:
        """The first part or parts of a compound."""
        whole = self._first(written)
        if whole:
            lemma, changed = whole
            unlinked = not written.endswith("s")
            return _Cut(1, changed, unlinked, (Part(written, lemma),))
        return min(self._several(written), default=None)

    def _short_first(self, written: str) -> _Cut | None:
        for lemma in (written, written.removesuffix("s")):
            if (
                _SHORTEST <= len(lemma) <= _SHORT
                and lemma not in self._rules.prefixes
                and self._lexicon.is_base(lemma)
            ):
                return _Cut(1, 1, not written.endswith("s"), (Part(written, lemma),))
        return None

    def _several(self, written: str) -> Iterator[_Cut]:
        for at in range(2, len(written) - 1):
            first = self._firsts(written[:at]) if self._first(written[:at]) else None
            rest = self._firsts(written[at:]) if first else None
            if first and rest:
                yield _Cut(
                    first.parts + rest.parts,
                    first.changed + rest.changed,
                    first.unlinked + rest.unlinked,
                    (*first.pieces, *rest.pieces),
                )

    def _first_uncached(self, written: str) -> tuple[str, int] | None:
        """A first part's dictionary form, and 1 where a vowel was dropped or changed."""
        listed = self._rules.first_parts.get(written)
        if listed:
            return listed, 0
        if written in self._rules.prefixes:
            return None
        for lemma, changed in _readings(written):
            if lemma in self._rules.prefixes or not self._lexicon.is_base(lemma):
                continue
            if len(lemma) <= _SHORT and lemma not in self._rules.short_parts:
                continue
            if lemma == f"{written}a" and not self._lexicon.is_noun_in_a(lemma):
                continue
            return lemma, changed
        return None

    def named(self, form: str) -> tuple[Part, ...]:
        """A school's name, of which only the last part is a word (*Kvarnbäckskolan*)."""
        for at in range(3, len(form) - 4):
            lemma = self._lexicon.lemma(form[at:])
            if lemma in self._rules.named:
                return (Part(form[:at], form[:at]), Part(form[at:], lemma))
        return ()

    def _is_prefixed(self, word: str) -> bool:
        """Whether a word is one with a prefix (*be-skriva*, *för-skola*), which is no compound."""
        return any(
            word[:at] in self._rules.prefixes
            and self._lexicon.is_base(word[at:])
            and not self.split(word[at:])  # förskollärare has a lärare in it
            for at in range(1, min(len(word) - 3, 8))
        )


def _readings(written: str) -> Iterator[tuple[str, int]]:
    """What a first part may stand for, the plainest first."""
    yield written, 0
    if written.endswith("s"):
        yield written[:-1], 0  # undervisnings-
        yield f"{written[:-1]}e", 0  # arbets-
    yield f"{written}a", 1  # skol-
    yield f"{written}e", 1  # lärar-
    if written.endswith(("e", "o", "u")):
        yield f"{written[:-1]}a", 1  # förskole-, hälso-
    if written.endswith("ie"):
        yield f"{written[:-1]}um", 1  # gymnasie-
    if written.endswith("manna"):
        yield written[:-2], 1  # huvudmanna-
