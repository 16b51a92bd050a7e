"""What changed between two wordings, word by word. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row that are in both wordings, only in the first, or only in the second."""

    kind: Kind
    text: str


Pieces = tuple[Piece, ...]


def compare(before: str, after: str) -> tuple[Pieces, Pieces]:
    """The first wording with what was removed, and the second with what was added.

    Case, punctuation and spaces are no change. All pieces of a wording, joined by spaces, are the
    wording on one line.

    >>> [piece.text for piece in compare("minst 75 procent", "minst 80 procent")[1]]
    ['minst', '80', 'procent']
    """
    old, new = before.split(), after.split()
    first: list[Piece] = []
    second: list[Piece] = []
    for tag, start, end, from_, to in _matcher(old, new).get_opcodes():
        is_same = tag == "equal"
        _add(first, "same" if is_same else "removed", old[start:end])
        _add(second, "same" if is_same else "added", new[from_:to])
    return tuple(first), tuple(second)


def merged(before: str, after: str) -> Pieces:
    """Both wordings as one: what was removed stands before what came instead.

    >>> [(piece.kind, piece.text) for piece in merged("minst 75 procent", "minst 80 procent")]
    [('same', 'minst'), ('removed', '75'), ('added', '80'), ('same', 'procent')]
    """
    old, new = before.split(), after.split()
    pieces: list[Piece] = []
    for tag, start, end, from_, to in _matcher(old, new).get_opcodes():
        if tag == "equal":
            _add(pieces, "same", new[from_:to])
            continue
        if any(map(_bare, old[start:end])):
            _add(pieces, "removed", old[start:end])
        _add(pieces, "added", new[from_:to])
    return tuple(pieces)


def is_changed(before: str, after: str) -> bool:
    """True when some word is another."""
    return [w for w in map(_bare, before.split()) if w] != [
        w for w in map(_bare, after.split()) if w
    ]


def _matcher(old: list[str], new: list[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [*map(_bare, old)], [*map(_bare, new)], autojunk=False)


def _add(pieces: list[Piece], kind: Kind, words: list[str]) -> None:
    if not words:
        return
    if kind != "same" and not any(map(_bare, words)):
        kind = "same"  # a dash has come or gone: that is no word
    text = " ".join(words)
    if pieces and pieces[-1].kind == kind:
        text = f"{pieces.pop().text} {text}"
    pieces.append(Piece(kind, text))


def _bare(word: str) -> str:
    return "".join(re.findall(r"[\w%]", word.casefold()))
