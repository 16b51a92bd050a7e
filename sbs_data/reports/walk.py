"""Word's body → blocks in reading order: paragraphs, and tables as rows of cells.

One pass. The grid is our own, since python-docx's is quadratic and blind to rows and cells
inside content controls.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sbs_data.model import Place
from sbs_data.reports import text
from sbs_data.reports.xml import (
    FALLBACK,
    GONE,
    P_PR,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    TBL,
    TC,
    TC_PR,
    TR,
    TR_PR,
    Element,
    P,
    W,
    is_on,
    value,
)

_EXCEPTIONS = W + "tblPrEx"
_TEXT_BOX = W + "txbxContent"


@dataclass(slots=True)
class Paragraph:
    """A paragraph, where it stands, and the innermost cell around it."""

    element: Element
    place: Place
    cell: Cell | None = None
    _raw: str | None = field(default=None, repr=False)
    _text: str | None = field(default=None, repr=False)

    @property
    def raw(self) -> str:
        """The text, character for character as its runs have it."""
        if self._raw is None:
            self._raw = text.raw(self.element)
        return self._raw

    @property
    def text(self) -> str:
        """The text, stripped at both ends."""
        if self._text is None:
            self._text = self.raw.strip()
        return self._text

    @property
    def is_list_item(self) -> bool:
        properties = self.element.find(P_PR)
        return properties is not None and properties.find(W + "numPr") is not None


@dataclass(slots=True)
class Grid:
    """A table of Word as it lies in the file: its element, and its rows' cells."""

    element: Element
    rows: list[list[Cell]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Cell:
    """A cell with the paragraphs in it, those of nested tables included, in order.

    ``row`` are the cells of its own row, itself among them; ``outer`` the cell that its table
    stands in; ``exceptions`` what its row says of all its cells (``w:tblPrEx``).
    """

    paragraphs: list[Paragraph]
    column: int
    properties: Element | None
    continues_above: bool
    grid: Grid
    row: list[Cell]
    row_index: int
    outer: Cell | None = None
    exceptions: Element | None = None
    _text: str | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = "\n".join([p.text for p in self.paragraphs if p.text])
        return self._text

    @property
    def outermost(self) -> Cell:
        """The cell of the document's own table that it stands in."""
        cell = self
        while cell.outer is not None:
            cell = cell.outer
        return cell


@dataclass(slots=True)
class Row:
    number: int
    cells: list[Cell]


@dataclass(slots=True)
class Table:
    """A table of the document, counted from 1 among those that stand in no other table."""

    number: int
    rows: list[Row]


def blocks(body: Element) -> Iterator[Paragraph | Table]:
    """The document's paragraphs and tables in reading order."""
    paragraph_number = table_number = 0
    for element in _children(body):
        if element.tag == TBL:
            table_number += 1
            yield Table(table_number, _rows(element, table_number))
        else:
            paragraph_number += 1
            yield Paragraph(element, Place(paragraph=paragraph_number))
            for box in _text_boxes(element):
                paragraph_number += 1
                yield Paragraph(box, Place(paragraph=paragraph_number))


def _rows(table: Element, table_number: int) -> list[Row]:
    rows = []
    grid = Grid(table)
    for number, element in enumerate(_children(table, {TR}), start=1):
        cells = _row(element, grid, None)
        if cells:
            rows.append(Row(number, cells))
        for cell in cells:
            for n, paragraph in enumerate(cell.paragraphs, start=1):
                paragraph.place = Place(table_number, number, n)
    return rows


def _row(row: Element, grid: Grid, outer: Cell | None) -> list[Cell]:
    """The cells of a row; none where it is deleted in tracked changes."""
    properties = row.find(TR_PR)
    if is_on(properties, "del"):
        return []
    column = _number(value(properties, "gridBefore"), 0)
    exceptions = row.find(_EXCEPTIONS)
    cells: list[Cell] = []
    for element in _children(row, {TC}):
        own = element.find(TC_PR)
        merge = None if own is None else own.find(W + "vMerge")
        cell = Cell(
            paragraphs=[],
            column=column,
            properties=own,
            continues_above=merge is not None and merge.get(W + "val", "continue") == "continue",
            grid=grid,
            row=cells,
            row_index=len(grid.rows),
            outer=outer,
            exceptions=exceptions,
        )
        cells.append(cell)
        cell.paragraphs.extend(_cell_paragraphs(element, cell))
        column += max(_number(value(own, "gridSpan"), 1), 1)
    if cells:
        grid.rows.append(cells)
    return cells


_NO_PLACE = Place()


def _cell_paragraphs(element: Element, cell: Cell) -> Iterator[Paragraph]:
    """Paragraphs of a cell, each with the nested cell it stands in, if any."""
    for child in _children(element):
        if child.tag == TBL:
            grid = Grid(child)
            for row in _children(child, {TR}):
                for nested in _row(row, grid, cell):
                    yield from nested.paragraphs
        else:
            yield Paragraph(child, _NO_PLACE, cell)
            for box in _text_boxes(child):
                yield Paragraph(box, _NO_PLACE, cell)


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isascii() and written.isdigit() else otherwise


def _children(
    parent: Element, wanted: frozenset[str] | set[str] = frozenset({P, TBL})
) -> Iterator[Element]:
    """Children of the wanted kinds, also those inside content controls and tracked insertions."""
    for child in parent:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag == SDT:
            if not text.is_placeholder(child):
                content = child.find(SDT_CONTENT)
                if content is not None:
                    yield from _children(content, wanted)
        elif isinstance(tag, str) and tag not in _CLOSED:
            yield from _children(child, wanted)


_CLOSED = GONE | {
    P,
    TBL,
    TR,
    TC,
    FALLBACK,
    SDT_PR,
    TC_PR,
    TR_PR,
    W + "tblPr",
    W + "tblGrid",
    W + "sectPr",
}


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    """Paragraphs of text boxes anchored in a paragraph, once each."""
    for box in paragraph.iter(_TEXT_BOX):
        if not any(ancestor.tag == FALLBACK for ancestor in box.iterancestors()):
            yield from box.iter(P)
