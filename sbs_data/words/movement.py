"""How goals have moved between redovisningar, in Swedish. Plain text.

The rule: a goal's latest redovisning is compared with the one before it that has the same goal.
Forward is a step from påbörjat towards uppnått, backward the other way. *Ej markerat* is no step.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from sbs_data.words.formats import how_many, listed, number, sentence_start

Move = Literal["down", "unmarked", "marked", "up"]


@dataclass(frozen=True, slots=True)
class MoveLook:
    """How a move is shown: word and symbol, always both."""

    word: str
    icon: str


MOVES: Mapping[str, MoveLook] = {
    "down": MoveLook("Bakåt", ":material/south_east:"),
    "unmarked": MoveLook("Inte längre markerat", ":material/help:"),
    "marked": MoveLook("Har fått en status", ":material/ink_highlighter:"),
    "up": MoveLook("Framåt", ":material/north_east:"),
}
"""Worst news first."""

ONE_ACCOUNT = (
    "Varje mål finns än så länge i en enda redovisning. "
    "Vad som rör sig syns när nästa är importerad."
)

_MOST_CHANGES = 3
_MOST_WORDS = 9
"""A change of more words than that is a rewriting: the old words are then shown whole."""


def comparable(moves: Mapping[str, int]) -> int:
    """How many goals stand in an earlier redovisning too."""
    return sum(count for move, count in moves.items() if move != "first")


def movement(moves: Mapping[str, int]) -> str:
    """What has happened since the redovisning before, to be read aloud; ``""`` without goals.

    >>> movement({"up": 3, "down": 1, "same": 5})
    'Sedan förra redovisningen har 3 mål gått framåt och 1 bakåt. 5 står kvar.'
    """
    if not any(moves.values()):
        return ""
    compared = comparable(moves)
    if not compared:
        return ONE_ACCOUNT
    moved = compared - moves.get("same", 0)
    if not moved:
        return "Inget mål har bytt status sedan förra redovisningen."
    said = [_steps(moves.get("up", 0), moves.get("down", 0))]
    if gone := moves.get("unmarked", 0):
        said.append(f"{number(gone)} mål är inte längre {_marked(gone)}.")
    if come := moves.get("marked", 0):
        said.append(f"{number(come)} mål som inte var {_marked(come)} har fått en status.")
    if same := moves.get("same", 0):
        said.append(f"{number(same)} står kvar.")
    return " ".join(said)


def _marked(count: int) -> str:
    return "markerat" if count == 1 else "markerade"


def _steps(up: int, down: int) -> str:
    since = "Sedan förra redovisningen har"
    if up and down:
        return f"{since} {number(up)} mål gått framåt och {number(down)} bakåt."
    if up or down:
        way = "framåt" if up else "bakåt"
        return f"{since} {number(up or down)} mål gått {way}."
    return f"{since} inget mål gått framåt eller bakåt."


def new_goals(count: int) -> str:
    """Of goals that have nothing to be compared with, where others have."""
    standing = "finns i en enda redovisning och jämförs inte."
    return f"{how_many(count, 'mål', 'mål')} {standing}"


def between(before: str | None, after: str | None) -> str:
    """The two redovisningar that are compared: ``VT24 → VT25``."""
    return f"{before or 'period ej angiven'} → {after or 'period ej angiven'}"


def stood(since: str | None, accounts: int) -> str:
    """How long a status has stood: ``i 3 redovisningar, sedan VT23``."""
    often = f"i {number(accounts)} redovisningar"
    return f"{often}, sedan {since}" if since else often


def guessed(score: float | None) -> str:
    """Of a goal known again by its words, where nobody has said that it is the same."""
    alike = f" ({score:.0f}\u00a0% lika)" if score else ""
    return f"Orden är ändrade{alike}. Ingen har bekräftat att det är samma mål."


def reworded(before: str | None, after: str) -> str | None:
    """What changed in a goal's words; ``None`` where nothing that is read did.

    >>> reworded("Alla elever läser.", "Alla elever läser varje dag.")
    'Nya ord i målet: ”varje dag”.'
    """
    if before is None or _words(before) == _words(after):
        return None
    gone, come, exchanged = _changes(before.split(), after.split())
    changes = len(gone) + len(come) + len(exchanged)
    longest = max(len(text.split()) for text in (*gone, *come, *sum(exchanged, ())))
    if changes > _MOST_CHANGES or longest > _MOST_WORDS:
        return f"Målet är omskrivet. Förut stod: ”{' '.join(before.split())}”"
    said = [f"”{old}” har blivit ”{new}”" for old, new in exchanged]
    if come:
        said.append(f"{'nya' if said else 'Nya'} ord i målet: {_quoted(come)}")
    if gone:
        said.append(f"{'borttaget' if said else 'Borttaget'} ur målet: {_quoted(gone)}")
    return f"{sentence_start('; '.join(said))}."


def _words(text: str) -> list[str]:
    return re.findall(r"[\w%]+", text.casefold())


def _bare(word: str) -> str:
    return "".join(_words(word))


def _changes(
    before: list[str], after: list[str]
) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """Words gone, words come, words exchanged; case and punctuation aside."""
    gone, come, exchanged = [], [], []
    matcher = SequenceMatcher(None, [*map(_bare, before)], [*map(_bare, after)], autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        old, new = _text(before[start:end]), _text(after[first:last])
        if tag == "delete" and old:
            gone.append(old)
        elif tag == "insert" and new:
            come.append(new)
        elif tag == "replace":
            exchanged.append((old, new))
    return gone, come, exchanged


def _text(words: list[str]) -> str:
    return " ".join(words).strip(" .,;:!?")


def _quoted(texts: list[str]) -> str:
    return listed(f"”{text}”" for text in texts)
