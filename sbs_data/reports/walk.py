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

_TEXT_BOX = W + "txbxContent"


@dataclass(slots=True)
class Paragraph:
    """A paragraph, where it stands, and the shading of the innermost cell around it."""

    element: Element
    place: Place
    shading: Element | None = None
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
class Cell:
    """A cell with the paragraphs in it, those of nested tables included, in order."""

    paragraphs: list[Paragraph]
    column: int
    shading: Element | None
    continues_above: bool
    _text: str | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = "\n".join([p.text for p in self.paragraphs if p.text])
        return self._text


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
    for number, row in enumerate(_children(table, {TR}), start=1):
        properties = row.find(TR_PR)
        if is_on(properties, "del"):
            continue  # the row is deleted in tracked changes, but still counted as Word shows it
        column = _number(value(properties, "gridBefore"), 0)
        cells = []
        for element in _children(row, {TC}):
            cell_properties = element.find(TC_PR)
            span = _number(value(cell_properties, "gridSpan"), 1)
            cells.append(_cell(element, cell_properties, column, Place(table_number, number)))
            column += max(span, 1)
        if cells:
            rows.append(Row(number, cells))
    return rows


def _cell(element: Element, properties: Element | None, column: int, at: Place) -> Cell:
    shading = None if properties is None else properties.find(W + "shd")
    merge = None if properties is None else properties.find(W + "vMerge")
    paragraphs = [
        Paragraph(p, Place(at.table, at.row, number), inner)
        for number, (p, inner) in enumerate(_cell_paragraphs(element, None), start=1)
    ]
    return Cell(
        paragraphs=paragraphs,
        column=column,
        shading=shading,
        continues_above=merge is not None and merge.get(W + "val", "continue") == "continue",
    )


def _cell_paragraphs(
    cell: Element, shading: Element | None
) -> Iterator[tuple[Element, Element | None]]:
    """Paragraphs of a cell with the shading of the nested cell they stand in, if any."""
    for element in _children(cell):
        if element.tag == TBL:
            for row in _children(element, {TR}):
                if is_on(row.find(TR_PR), "del"):
                    continue
                for nested in _children(row, {TC}):
                    properties = nested.find(TC_PR)
                    own = None if properties is None else properties.find(W + "shd")
                    yield from _cell_paragraphs(nested, shading if own is None else own)
        else:
            yield element, shading
            for box in _text_boxes(element):
                yield box, shading


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
