"""The demo's readable source: Markdown with a few marks → what is to stand in the Word file.

The marks are described for people in ``data/demo/README.md``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sbs_data.errors import DelmalError
from sbs_data.example.template import AREAS, Template
from sbs_data.model import Basis, Part, Status
from sbs_data.settings import PROJECT

FOLDER = PROJECT / "data" / "demo"

ROWS: Mapping[str, Part] = {
    "Insats": Part.INITIATIVE,
    "Problem": Part.PROBLEM,
    "Orsaker": Part.CAUSE,
    "Mål": Part.GOAL,
    "Måluppfyllelse": Part.IMPROVEMENT,
    "Inte uppnått": Part.UNMET,
    "Förväntade effekter": Part.EXPECTED_EFFECT,
    "Effekter": Part.OBSERVED_EFFECT,
    "Lärdomar": Part.LESSON,
    "Delaktiga": Part.FOLLOW_UP,
}
COLOURS = {"grön": Status.ACHIEVED, "gul": Status.ON_TRACK, "röd": Status.STARTED}
CARRIERS = {
    "text": Basis.FONT,
    "överstrykning": Basis.HIGHLIGHT,
    "skuggning": Basis.SHADING,
    "formatmall": Basis.STYLE,
}

_HEADING = re.compile(r"(?P<signs>#{1,4}) +(?P<text>.+)")
_LINE = re.compile(r"(?P<bullet>- +)?(?P<words>.*)")
_MARK = re.compile(r"\[(?P<mark>[^]]*)\] *")
_SETTING = re.compile(r"\[(?P<name>mall|område|område, skrivet för hand): *(?P<value>.+)\]")


class SourceError(DelmalError):
    """A fault in the demo's source; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a repeated goal is coloured in Word."""

    status: Status
    basis: Basis


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a repeated goal, and its colour."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. ``stretches`` make up a repeated goal, most often one; other lines have none."""

    text: str
    bullet: bool = False
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of running text: level 1 is the document's title."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Area:
    """The development area: chosen in the template's dropdown, or written over it by hand."""

    name: str
    is_chosen: bool = True


@dataclass(frozen=True, slots=True)
class Matrix:
    """An initiative: its ten rows in the template's order."""

    rows: Mapping[Part, list[Line]]


Block = Line | Heading | Area | Matrix


@dataclass(frozen=True, slots=True)
class Source:
    """One report."""

    name: str
    template: Template
    blocks: tuple[Block, ...]


def read_sources(folder: Path = FOLDER) -> list[Source]:
    """Every report of the demo, in the order of the file names."""
    paths = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    if not paths:
        raise SourceError(f"Exemplets texter saknas: det finns inga i {folder}.")
    return [read_source(path) for path in paths]


def read_source(path: Path) -> Source:
    """One report; raises :class:`SourceError` with file and line."""
    reading = _Reading()
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            reading.take(line.strip())
        return reading.finish(path.stem)
    except ValueError as fault:
        raise SourceError(f"{path.name}, rad {reading.line_no}: {fault}") from fault


class _Reading:
    """What has been read so far. A fault is a ``ValueError`` about the line just taken."""

    def __init__(self) -> None:
        self.line_no = 0
        self.template: Template | None = None
        self.blocks: list[Block] = []
        self.rows: dict[Part, list[Line]] = {}  # of the matrix being read
        self.part: Part | None = None  # its row, None outside matrices

    def take(self, line: str) -> None:
        self.line_no += 1
        if not line or (line.startswith("<!--") and line.endswith("-->")):
            return
        if heading := _HEADING.fullmatch(line):
            self._take_heading(len(heading["signs"]), heading["text"])
        elif setting := _SETTING.fullmatch(line):
            self._take_setting(setting["name"], setting["value"])
        else:
            self._take_line(line)

    def finish(self, name: str) -> Source:
        self._end_matrix()
        if self.template is None:
            raise ValueError("raden [mall: …] saknas.")
        return Source(name, self.template, tuple(self.blocks))

    def _take_heading(self, level: int, text: str) -> None:
        if level == 4:
            self._start_row(text)
        else:
            self._end_matrix()
            self.blocks.append(Heading(text, level))

    def _start_row(self, name: str) -> None:
        part = ROWS.get(name)
        if part is None:
            raise ValueError(f"”{name}” är ingen rad i matrisen.")
        if part is Part.INITIATIVE:
            self._end_matrix()
        expected = list(ROWS)[len(self.rows)] if len(self.rows) < len(ROWS) else None
        if name != expected:
            raise ValueError(f"raden ”{name}” står fel, här väntas ”{expected or 'ingen rad'}”.")
        self.part = part
        self.rows[part] = []

    def _end_matrix(self) -> None:
        if self.rows and len(self.rows) < len(ROWS):
            raise ValueError(f"matrisen före raden saknar ”{list(ROWS)[len(self.rows)]}”.")
        if self.rows:
            self.blocks.append(Matrix(self.rows))
        self.rows, self.part = {}, None

    def _take_setting(self, name: str, value: str) -> None:
        self._end_matrix()
        if name == "mall":
            self.template = Template(value)
        elif name == "område" and value not in AREAS:
            raise ValueError(f"”{value}” är inget av mallens utvecklingsområden.")
        else:
            self.blocks.append(Area(value, is_chosen=name == "område"))

    def _take_line(self, text: str) -> None:
        line = _line(text)
        if line.stretches and self.part is not Part.IMPROVEMENT:
            raise ValueError("färg hör bara hemma under Måluppfyllelse.")
        if self.part is None:
            self.blocks.append(line)
        else:
            self.rows[self.part].append(line)


def _line(text: str) -> Line:
    found = _LINE.fullmatch(text)
    assert found is not None  # the pattern takes any line
    bullet, words = bool(found["bullet"]), found["words"]
    if words == "[tom rad]":
        return Line("")
    if not _MARK.match(words):
        return Line(words, bullet)
    # "[grön text] Det första, [gul text] och resten": a mark holds until the next.
    _, *parts = _MARK.split(words)
    stretches = tuple(
        Stretch(part, _mark(mark)) for mark, part in zip(parts[::2], parts[1::2], strict=True)
    )
    if not all(stretch.text for stretch in stretches):
        raise ValueError("målet efter märket saknas.")
    return Line("".join(stretch.text for stretch in stretches), bullet, stretches)


def _mark(text: str) -> Mark:
    if text == "ingen färg":
        return Mark(Status.UNMARKED, Basis.NONE)
    colour, _, carrier = text.partition(" ")
    if colour not in COLOURS or carrier not in CARRIERS:
        raise ValueError(f"märket [{text}] är okänt.")
    return Mark(COLOURS[colour], CARRIERS[carrier])
