"""What waits for a person, one thing at a time, and where in the list it is."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from sbs_data import questions
from sbs_data.questions import Record, Selection, Shown, records


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to decide, where it is in the list, and which comes after it.

    ``row`` is what the question says of it; what a kind of things needs is made of it.
    """

    row: Record
    index: int
    count: int
    next_key: str | None

    @property
    def key(self) -> str:
        """What tells it from every other thing."""
        return str(self.row["item_key"])

    @property
    def what(self) -> str:
        """Its kind."""
        return str(self.row["what"])

    @property
    def subject(self) -> str:
        """What it is about: a goal, a name, a file."""
        return str(self.row["subject"])


def find(
    shown: Shown, key: str | None, index: int, whats: tuple[str, ...], selection: Selection
) -> Item | None:
    """The thing with the key, wherever it is now; where it was, when it is gone; else the first.

    ``None`` when nothing waits.
    """
    scope = selection.scope
    rows = _rows(shown, whats, scope, 2, index)
    if not rows or (key is not None and rows[0]["item_key"] != key):
        rows, index = _look_for(_rows(shown, whats, scope), key, index)
    if not rows:
        return None
    after = str(rows[1]["item_key"]) if len(rows) > 1 else None
    return Item(rows[0], index, int(str(rows[0]["item_count"])), after)


def _look_for(
    rows: list[dict[str, object]], key: str | None, index: int
) -> tuple[list[dict[str, object]], int]:
    keys = [row["item_key"] for row in rows]
    at = keys.index(key) if key in keys else index
    at = at if at < len(keys) else 0
    return rows[at : at + 2], at


def _rows(
    shown: Shown, whats: tuple[str, ...], scope: Selection, most: int = sys.maxsize, skip: int = 0
) -> list[dict[str, object]]:
    return records(shown.ask(questions.to_decide, most, skip=skip, whats=whats, selection=scope))
