"""The columns of a table somebody wrote, as codes, and what is asked of their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sbs_data.codes import NOTHING, Codes, codes_and_words, distinct

_MOST_MARKS = 400_000_000
"""Possible keys, each a bit: up to here quicker than sorting them."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column: ``codes`` has one entry a row, an index into ``words`` or ``NOTHING``."""

    codes: Codes
    words: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def is_missing(self) -> NDArray[np.bool_]:
        """True for the rows without a text."""
        missing: NDArray[np.bool_] = self.codes == NOTHING
        return missing

    def map(self, change: Callable[[str], str | None]) -> Coded:
        """Each text changed, looked at once; ``None`` takes it away from its rows."""
        changed = [change(word) for word in self.words]
        if changed == list(self.words):
            return self
        words = tuple(dict.fromkeys(w for w in changed if w is not None))
        index = {word: code for code, word in enumerate(words)}
        lookup = [NOTHING if w is None else index[w] for w in changed]
        # The last place of the lookup is where -1 points.
        return Coded(np.array([*lookup, NOTHING], np.int32)[self.codes], words)

    def where_not(self, is_kept: Callable[[str], bool]) -> NDArray[np.bool_]:
        """True for the rows whose text is not kept; rows without a text are left alone."""
        lookup = np.array([*(not is_kept(w) for w in self.words), False], np.bool_)
        found: NDArray[np.bool_] = lookup[self.codes]
        return found

    def pick(self, values: Sequence[float | int | bool]) -> NDArray[np.float64]:
        """A number for each row by its text; ``values`` are those of ``words``, NaN for nothing."""
        found: NDArray[np.float64] = np.array([*values, np.nan], np.float64)[self.codes]
        return found

    def where(self, is_kept: NDArray[np.bool_]) -> Coded:
        """Some of the rows, with the texts that they have and no other."""
        if is_kept.all():
            return self
        codes = self.codes[is_kept]
        used = np.unique(codes[codes != NOTHING])
        renamed = np.full(len(self.words) + 1, NOTHING, np.int32)
        renamed[used] = np.arange(len(used), dtype=np.int32)
        return Coded(renamed[codes], tuple(self.words[n] for n in used.tolist()))

    def otherwise(self, other: Coded) -> Coded:
        """This column's text, or the other's where this one has none."""
        words = tuple(dict.fromkeys((*self.words, *other.words)))
        index = {word: code for code, word in enumerate(words)}
        renamed = np.array([*(index[w] for w in other.words), NOTHING], np.int32)[other.codes]
        return Coded(np.where(self.is_missing, renamed, self.codes).astype(np.int32), words)

    def text(self, row: int) -> str:
        """A row's text, "" for nothing."""
        code = int(self.codes[row])
        return "" if code == NOTHING else self.words[code]

    def array(self) -> pa.DictionaryArray:
        """The column as Arrow, dictionary-encoded."""
        mask = self.is_missing
        return pa.DictionaryArray.from_arrays(
            pa.array(self.codes, pa.int32(), mask=mask if mask.any() else None),
            pa.array(self.words, pa.string()),
        )


def coded(column: pa.ChunkedArray | pa.Array) -> Coded:
    """A text column as codes. Empty texts, and those of spaces only, become nothing."""
    codes, words = codes_and_words(column)
    return Coded(codes, tuple(words)).map(lambda w: w.strip() or None)


def pairs(first: Coded, second: Coded, join: Callable[[str, str], str | None]) -> Coded:
    """A text made of two columns' texts ("" for nothing), each pair looked at once."""
    width = len(second.words) + 1
    both = (first.codes.astype(np.int64) + 1) * width + (second.codes + 1)
    found, inverse = distinct(both)
    made = []
    for pair in found.tolist():
        one, two = divmod(pair, width)
        made.append(join(first.words[one - 1] if one else "", second.words[two - 1] if two else ""))
    words = tuple(dict.fromkeys(w for w in made if w is not None))
    index = {word: code for code, word in enumerate(words)}
    lookup = np.array([NOTHING if w is None else index[w] for w in made], np.int32)
    return Coded(lookup[inverse], words)


def repeated(columns: Sequence[Coded]) -> NDArray[np.int64]:
    """The rows whose texts, column by column, all stood in an earlier row too."""
    size, key = 1, np.zeros(len(columns[0]), np.int64)
    for column in columns:
        size *= len(column.words) + 1
        if size >= 2**62:
            _, key = np.unique(key, return_inverse=True)
            size = (int(key.max(initial=0)) + 1) * (len(column.words) + 1)
        key = key * (len(column.words) + 1) + (column.codes + 1)
    if size <= _MOST_MARKS:
        seen = np.zeros(size, np.bool_)
        seen[key] = True
        if int(np.count_nonzero(seen)) == len(key):
            return np.empty(0, np.int64)
    order = np.argsort(key, kind="stable")
    again = key[order][1:] == key[order][:-1]
    return np.sort(order[1:][again])


def first_like(columns: Sequence[Coded], row: int) -> int:
    """The first row whose texts are those of ``row``."""
    same = np.ones(len(columns[0]), np.bool_)
    for column in columns:
        same &= column.codes == column.codes[row]
    return int(np.argmax(same))
