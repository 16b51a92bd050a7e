"""A word form → what it is looked up by: its dictionary forms, its relatives and its parts."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import cache
from threading import Lock

from sbs_data.language.compounds import Part, Splitter
from sbs_data.language.families import Families
from sbs_data.language.lexicon import Lexicon, swedish
from sbs_data.language.rules import Rules, rules

STEM = "^"
"""Before the stem of a word that no dictionary knows: a stem is no word."""
_NEGATION = "o"


@dataclass(frozen=True, slots=True)
class Word:
    """What a form is looked up by. All empty for a function word (*och*, *att*).

    ``lemmas``: its dictionary forms (*elevhälsans*: elevhälsa).
    ``roots``: the root of each, which relatives share (*behörighet*: behörig).
    ``within``: the roots of the words in it and of its runs of words (*elev*, *hälsa*).
    """

    lemmas: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


class Analyser:
    """Analyses words. Remembers nothing of them: who asks for many remembers the answers."""

    def __init__(self, lexicon: Lexicon, said: Rules) -> None:
        from snowballstemmer import stemmer

        self._lexicon = lexicon
        self._rules = said
        self._splitter = Splitter(lexicon, said)
        self._families = Families(lexicon, said)
        self._stem = stemmer("swedish").stemWord

    def __call__(self, form: str) -> Word:
        """Analyse a form as ``tokens`` gives it."""
        if form in self._rules.function_words:
            return Word()
        if not form.isalpha():
            return Word((form,), (form,))
        lemmas = self._lemmas(form)
        pieces = [self._pieces(lemma) for lemma in lemmas]
        roots = [self._root(lemma, parts) for lemma, parts in zip(lemmas, pieces, strict=True)]
        within = [root for parts in pieces for root in self._within(parts)]
        return Word(
            lemmas,
            tuple(dict.fromkeys(roots)),
            tuple(root for root in dict.fromkeys(within) if root not in roots),
        )

    def _lemmas(self, form: str) -> tuple[str, ...]:
        listed = self._rules.lemmas.get(form)
        if listed:
            return (listed,)
        return self._lexicon.lemmas(form) or (self._unknown(form),)

    def _unknown(self, form: str) -> str:
        """The dictionary form of a compound that no dictionary has; else of a name, its stem."""
        pieces = self._splitter.split(form, False) or self._splitter.named(form)
        if pieces:
            last = pieces[-1]
            return form.removesuffix(last.surface) + last.lemma
        stem = self._stem(form)
        return stem if self._lexicon.is_base(stem) else f"{STEM}{stem}"

    def _pieces(self, lemma: str) -> tuple[Part, ...]:
        opposite = lemma.removeprefix(_NEGATION)
        if (
            opposite != lemma
            and self._rules.can_be_negated(lemma)
            and self._lexicon.is_base(opposite)
        ):
            return (Part(_NEGATION, _NEGATION), Part(opposite, opposite))
        return self._splitter.split(lemma) or (
            () if self._lexicon.is_base(lemma) else self._splitter.named(lemma)
        )

    def _root(self, lemma: str, pieces: tuple[Part, ...]) -> str:
        root = self._families.root(lemma)
        if root != lemma or not pieces:
            return root
        return "".join(p.surface for p in pieces[:-1]) + self._families.root(pieces[-1].lemma)

    def _within(self, pieces: tuple[Part, ...]) -> list[str]:
        """The roots of every run of words in a compound, but for the whole of it."""
        count = len(pieces)
        runs = [
            pieces[start:end]
            for start in range(count)
            for end in range(start + 1, count + 1)
            if end - start < count
        ]
        return [self._run(run) for run in runs if not self._is_silent(run)]

    def _run(self, run: tuple[Part, ...]) -> str:
        before = "".join(part.surface for part in run[:-1])
        return before + self._families.root(run[-1].lemma)

    def _is_silent(self, run: tuple[Part, ...]) -> bool:
        first = run[0].lemma
        return first in self._rules.function_words or (
            len(run) == 1 and (first in self._rules.silent or first == _NEGATION)
        )


_loading = Lock()


@cache
def _loaded() -> Analyser:
    return Analyser(Lexicon(swedish()), rules())


def analyser() -> Analyser:
    """The one analyser of this process. The first who asks waits for the dictionary."""
    with _loading:
        return _loaded()


def let_go() -> None:
    """Let go of the dictionary, a hundred megabytes: the next who asks reads it anew."""
    with _loading:
        _loaded.cache_clear()
    gc.collect()  # its parts remember answers by way of themselves, so counting never frees them
