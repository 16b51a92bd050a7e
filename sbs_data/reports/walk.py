"""Word's body → blocks in reading order: paragraphs, and tables as rows of cells.

One pass. The grid is our own, since python-docx's is quadratic and blind to rows and cells
inside content controls.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

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
    child_of,
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
        properties = child_of(self.element, P_PR)
        return properties is not None and child_of(properties, W + "numPr") is not None


@dataclass(slots=True)
class Grid:
    """A table of Word as it lies in the file: its element, and its rows' cells.

    ``has_head`` where its first row is known to head its columns.
    """

    element: Element
    rows: list[list[Cell]] = field(default_factory=list)
    has_head: bool = False


@dataclass(slots=True, eq=False)
class Cell:
    """A cell with the paragraphs in it, those of nested tables included, in order.

    ``row`` are the cells of its own row, of which it is number ``at`` from 0; ``outer`` the cell
    that its table stands in; ``exceptions`` what its row says of all its cells (``w:tblPrEx``).
    """

    paragraphs: list[Paragraph]
    column: int
    properties: Element | None
    continues_above: bool
    grid: Grid
    row: list[Cell]
    row_index: int
    at: int = 0
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
    """A row's cells. ``number`` is the one Word shows, ``None`` for what stands in no table."""

    number: int | None
    cells: list[Cell]


@dataclass(slots=True)
class Table:
    """A table of the document, counted from 1 among those that stand in no other table.

    ``is_matrix`` is set by what arranges it, and ``of_goals``, the table as it was, where it has
    a goal in each row; ``element`` is ``None`` for what stands in no table.
    """

    number: int | None
    rows: list[Row]
    element: Element | None = None
    is_matrix: bool = False
    of_goals: Table | None = None


Block: TypeAlias = Paragraph | Table


def blocks(body: Element) -> Iterator[Block]:
    """The document's paragraphs and tables in reading order, those of text frames among them."""
    counted = _Counted()
    for element in _children(body):
        yield from _block(element, counted)


@dataclass(slots=True)
class _Counted:
    paragraphs: int = 0
    tables: int = 0


def _block(element: Element, counted: _Counted) -> Iterator[Block]:
    if element.tag == TBL:
        counted.tables += 1
        yield Table(counted.tables, _rows(element, counted.tables), element)
        return
    counted.paragraphs += 1
    yield Paragraph(element, Place(paragraph=counted.paragraphs))
    for box in _text_boxes(element):
        for child in _children(box):
            yield from _block(child, counted)


def inside(table: Table) -> Iterator[Block]:
    """What stands in the cells of a table that only lays out the page, in reading order.

    A table in it has the number of the one around it.
    """
    if table.element is None:
        return
    for number, row in enumerate(_children(table.element, {TR}), start=1):
        if is_on(child_of(row, TR_PR), "del"):
            continue
        for cell in _children(row, {TC}):
            for child in _children(cell):
                if child.tag == TBL:
                    yield Table(table.number, _rows(child, table.number), child)
                    continue
                yield Paragraph(child, Place(table.number, number))
                for box in _text_boxes(child):
                    yield from (Paragraph(p, Place(table.number, number)) for p in box.iter(P))


def has_tables(table: Table) -> bool:
    """Whether a table stands in another's cell."""
    return table.element is not None and len(list(islice(table.element.iter(TBL), 2))) > 1


def _rows(table: Element, table_number: int | None) -> list[Row]:
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
    properties = child_of(row, TR_PR)
    if is_on(properties, "del"):
        return []
    column = _number(value(properties, "gridBefore"), 0)
    exceptions = child_of(row, _EXCEPTIONS)
    cells: list[Cell] = []
    for element in _children(row, {TC}):
        own = child_of(element, TC_PR)
        merge = None if own is None else child_of(own, W + "vMerge")
        cell = Cell(
            paragraphs=[],
            column=column,
            properties=own,
            continues_above=merge is not None and merge.get(W + "val", "continue") == "continue",
            grid=grid,
            row=cells,
            row_index=len(grid.rows),
            at=len(cells),
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
                yield from _cell_paragraphs(box, cell)


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
                content = child_of(child, SDT_CONTENT)
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
    """The text frames anchored in a paragraph, once each; those in them are theirs."""
    for box in paragraph.iter(_TEXT_BOX):
        if not any(around.tag in _NOT_OWN for around in _up_to(box, paragraph)):
            yield box


_NOT_OWN = (FALLBACK, _TEXT_BOX)


def _up_to(element: Element, top: Element) -> Iterator[Element]:
    for around in element.iterancestors():
        if around is top:
            return
        yield around
