"""One pass over a sheet's XML: how far it reaches, where a formula stands, how much text it has.

Every cell must stand where the format says, in order and with a reference of the usual spelling:
else another reader may place it elsewhere, and :class:`Doubtful` is raised.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from sbs_data import limits
from sbs_data.statistics.workbook_parts import Doubtful

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ROW = re.compile(r"[1-9]\d{0,6}")
_INDEX = re.compile(r"\d{1,9}")
_LETTERS = 26
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_UNIQUE_COUNT = 5_000_000
# What may stand in what, from the sheet down to a cell's value.
_PLACES = {"sheetData": "worksheet", "row": "sheetData", "c": "row", "f": "c", "v": "c", "is": "c"}


@dataclass(slots=True)
class Walk:
    """What a sheet holds, up to what refuses it; rows and columns counted from 1."""

    formula: tuple[int, int] | None = None
    last_row: int = 0
    last_column: int = 0
    empty_after: int | None = None
    """The last row with a value before too many that are written and hold nothing."""
    letters: int = 0
    """Of all texts, each as often as a cell has it."""
    longest: int = 0
    percents: set[tuple[int, int]] = field(default_factory=set)
    """The cells that show their number as percent."""

    @property
    def is_too_large(self) -> bool:
        """True where the cells span more than is read."""
        return (
            self.last_row > limits.MAX_ROWS
            or self.last_column > limits.MAX_COLUMNS
            or self.last_row * self.last_column > limits.MAX_CELLS
        )

    def holds(self, rows: list[list[str]]) -> bool:
        """Whether rows that were read reach no farther than what was walked through."""
        return len(rows) <= self.last_row and len(rows[0] if rows else ()) <= self.last_column


def walk_sheet(content: bytes, shared: Sequence[int], percent_styles: Collection[int] = ()) -> Walk:
    """Walk through a sheet. ``shared`` are the lengths of the texts that cells share."""
    walker = _Walker(shared, {str(style) for style in percent_styles})
    for event, element in _events(content):
        if event == "start":
            walker.start(element)
        elif walker.end(element):
            break
    else:
        if not walker.has_data:
            raise Doubtful
    return walker.walk


def lengths_of_shared(content: bytes | None) -> list[int]:
    """How long each shared text is. Raises :class:`Doubtful` for a part that promises too many."""
    found: list[int] = []
    for event, element in _events(content) if content is not None else ():
        name = etree.QName(element).localname
        if event == "start" and name == "sst":
            said = element.get("uniqueCount", "0")
            if _INDEX.fullmatch(said) is None or int(said) > _UNIQUE_COUNT:
                raise Doubtful
        elif event == "end" and name == "si":
            # One without any text takes no number with some readers.
            if element.find("{*}t") is None and element.find("{*}r/{*}t") is None:
                raise Doubtful
            found.append(sum(len(t.text or "") for t in element.iter("{*}t")))
            _drop(element)
    return found


class _Walker:
    def __init__(self, shared: Sequence[int], percent_styles: Collection[str]) -> None:
        self.walk = Walk()
        self._percent_styles = percent_styles
        self.has_data = False
        self._shared = shared
        self._row = self._column = self._run = 0
        self._is_in_data = self._has_value = False

    def start(self, element: Any) -> None:
        name, parent = etree.QName(element).localname, element.getparent()
        above = "" if parent is None else etree.QName(parent).localname
        if name == "sheetData":
            if self.has_data or parent is None or parent.getparent() is not None:
                raise Doubtful
            self.has_data = self._is_in_data = True
        if not self._is_in_data:
            return
        if name in _PLACES and above != _PLACES[name]:
            raise Doubtful
        if name not in _PLACES and name != "extLst" and above in ("sheetData", "row", "c"):
            raise Doubtful
        if name == "row":
            self._next_row(element.get("r"))
        elif name == "c":
            self._next_cell(element.get("r"))
            is_number = element.get("t", "n") == "n"
            if is_number and element.get("s", "0") in self._percent_styles:
                self.walk.percents.add((self._row, self._column))

    def end(self, element: Any) -> bool:
        """True where no more need be seen."""
        name = etree.QName(element).localname
        if self._is_in_data and name in ("f", "v", "is"):
            return self._value(name, element)
        if name == "row":
            self._run = 0 if self._has_value else self._run + 1
            if self._run > limits.MAX_EMPTY_ROWS:
                self.walk.empty_after = self.walk.last_row
                return True
        if name == "sheetData":
            self._is_in_data = False
        if name == "row" or not (self._is_in_data or element.getparent() is None):
            _drop(element)
        return False

    def _next_row(self, said: str | None) -> None:
        row = self._row + 1 if said is None else _number(said)
        if row <= self._row or row > _LAST_ROW:
            raise Doubtful
        self._row, self._column, self._has_value = row, 0, False

    def _next_cell(self, said: str | None) -> None:
        column = self._column + 1
        if said is not None:
            match = _CELL.fullmatch(said)
            if match is None or int(match[2]) != self._row:
                raise Doubtful
            column = 0
            for letter in match[1]:
                column = column * _LETTERS + ord(letter) - ord("A") + 1
        if column <= self._column or column > _LAST_COLUMN:
            raise Doubtful
        self._column = column

    def _value(self, name: str, element: Any) -> bool:
        walk = self.walk
        self._has_value = True
        walk.last_row = max(walk.last_row, self._row)
        walk.last_column = max(walk.last_column, self._column)
        if name == "f":
            walk.formula = walk.formula or (self._row, self._column)
        else:
            length = self._length(name, element)
            walk.letters += length
            walk.longest = max(walk.longest, length)
        return (
            walk.is_too_large
            or walk.longest > limits.MAX_CELL_LENGTH
            or walk.letters > limits.MAX_TEXT_LENGTH
        )

    def _length(self, name: str, element: Any) -> int:
        if name == "is":
            return sum(len(t.text or "") for t in element.iter("{*}t"))
        text = element.text or ""
        if element.getparent().get("t") != "s":
            return len(text)
        if not text:
            return 0
        if _INDEX.fullmatch(text) is None or int(text) >= len(self._shared):
            raise Doubtful
        return self._shared[int(text)]


def _number(said: str) -> int:
    if _ROW.fullmatch(said) is None:
        raise Doubtful
    return int(said)


def _events(content: bytes) -> Any:
    return etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        tag="{*}*",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )


def _drop(element: Any) -> None:
    """Let go of an element that has been seen, and of those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
