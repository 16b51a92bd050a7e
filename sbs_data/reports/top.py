"""The lines where a document says what it is: its top, its cover's tables, its page headers and
footers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sbs_data.model import Place
from sbs_data.reports.labels import plain
from sbs_data.reports.walk import Cell, Paragraph, Table

_TOP_LINES = 15
_LONGEST_LINE = 160
_COVER_ROWS = 40
_LONGEST_VALUE = 120

AUTHORITY = re.compile(
    r"^(?:namn på |ansvarig |er |vår |redovisande )?(?:skol)?huvudm(?:an|än|annen|annens)(?: namn)?"
    r"(?:\s*[/(].*)?$|^huvudman\b.{0,30}\bnamn$|^organisation(?:en|ens namn|snamn)?$"
)
MUNICIPALITY = re.compile(r"^kommun(?:en|ens namn|namn)?$")
PERIOD = re.compile(
    r"^(?:(?:redovisnings|tids|avtals)?period(?:en)?|period som (?:avses|redovisas)|avser"
    r"(?: perioden?| tiden?)?|läsår(?:et)?|termin(?:en)?|redovisningen avser(?: perioden?)?)$"
)
KIND = re.compile(
    r"^(?:typ(?: av (?:redovisning|dokument))?|redovisning(?:stypen?)?|dokument(?:typ)?)$"
)
_OTHERS = re.compile(
    r"^(?:dnr|diarienummer|diarienr|datum|kontaktperson(?:er)?|kontakt|skol(?:a|or|enhet|enheter|"
    r"form|former)|ansvarig|rektor|e-?post(?:adress)?|telefon(?:nummer)?|org(?:anisations|\.? ?)"
    r"(?:nr|nummer)|version|upprättad(?: av)?|handläggare|adress|ort|titel|författare|"
    r"insats(?:er)?|programme?t?|kommunkod|verksamhet|beslut(?:ad)?|underskrift|namn)$"
)
_LABELS = (AUTHORITY, MUNICIPALITY, PERIOD, KIND)
_PARTED = re.compile(
    r"^(?P<label>[^:\t]{2,60}?)\s*(?::|\t|\s[–—-]\s)\s*(?P<value>\S.*)$", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Line:
    """A short line, and where. ``label`` and ``value`` are those of a labelled one."""

    text: str
    place: Place
    where: str
    label: str = ""
    value: str = ""
    is_top: bool = True
    """Before the first matrix."""

    @property
    def key(self) -> str:
        return plain(self.label)


def top_lines(
    body: list[Paragraph], headers: list[str], *, before_matrix: int | None = None
) -> list[Line]:
    """The first lines of the running text and those of the headers, in order.

    ``before_matrix`` is how many paragraphs stand above the first matrix; ``None`` for all.
    """
    lines = [
        _line(words, p.place, _where(p.place), before_matrix is None or n < before_matrix)
        for n, p in enumerate([p for p in body if p.text][:_TOP_LINES])
        for words in p.text.split("\n")
        if words.strip() and len(words) <= _LONGEST_LINE
    ]
    heads = [_line(h, Place(), "i sidhuvudet", True) for h in headers if len(h) <= _LONGEST_LINE]
    return [*_labelled(lines), *_labelled(heads)]


def foot_lines(footers: list[str]) -> list[Line]:
    """Those of the page footers, each once: the same stands on the first page and the others."""
    written = (part for words in footers for line in words.split("\n") for part in _parts(line))
    lines = [
        _line(words, Place(), "i sidfoten", True)
        for words in dict.fromkeys(written)
        if words.strip() and len(words) <= _LONGEST_LINE
    ]
    return list(_labelled(lines))


def _parts(line: str) -> list[str]:
    """What stands to the left, in the middle and to the right, where each has its own label."""
    parts = line.split("\t")
    return parts if sum(":" in part for part in parts) > 1 else [line]


def cover_lines(tables: list[Table]) -> list[Line]:
    """What the tables above the matrices say in labelled cells: beside the label or below it."""
    lines: list[Line] = []
    for table in tables:
        rows = table.rows[:_COVER_ROWS]
        for n, row in enumerate(rows):
            for at, cell in enumerate(row.cells):
                if not _is_label(cell.text):
                    continue
                beside = next((c.text for c in row.cells[at + 1 :] if c.text), "")
                below = _below(cell, rows[n + 1].cells) if n + 1 < len(rows) else ""
                value = next((v for v in (beside, below) if v and not _is_any_label(v)), "")
                if value and len(value) <= _LONGEST_VALUE:
                    place = Place(table.number, row.number)
                    lines.append(_pair(cell.text, value, place, _where(place)))
    return lines


def _below(cell: Cell, cells: list[Cell]) -> str:
    return next((c.text for c in cells if c.column == cell.column), "")


def _labelled(lines: list[Line]) -> Iterator[Line]:
    """A label alone on its line belongs to the next one."""
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else None
        # A table's cells are paired where their columns are known.
        alone = not line.label and line.place.table is None and _is_label(line.text)
        if alone and following is not None and not _is_any_label(following.text):
            yield _pair(line.text, following.text, line.place, line.where, line.is_top)
        yield line


def _line(words: str, place: Place, where: str, is_top: bool) -> Line:
    found = _PARTED.match(words.strip())
    if found and _is_label(found["label"]):
        return Line(words, place, where, found["label"].strip(), found["value"].strip(), is_top)
    return Line(words, place, where, is_top=is_top)


def _pair(label: str, value: str, place: Place, where: str, is_top: bool = True) -> Line:
    label, value = " ".join(label.split()).rstrip(" :"), " ".join(value.split())
    return Line(f"{label}: {value}", place, where, label, value, is_top)


def _is_label(words: str) -> bool:
    key = plain(words) if len(words) <= _LONGEST_LINE else ""
    return any(pattern.match(key) for pattern in _LABELS)


def _is_any_label(words: str) -> bool:
    return _is_label(words) or _OTHERS.match(plain(words[:_LONGEST_LINE])) is not None


def _where(place: Place) -> str:
    if place.table is not None:
        return f"i tabell {place.table}, rad {place.row}"
    return f"i stycke {place.paragraph}"
