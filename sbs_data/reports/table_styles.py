"""What a table's own style gives one of its cells: by row, column, band and corner, as Word does.

ECMA-376 part 1, 17.7.6. A table's place in its style counts, not what ``w:cnfStyle`` remembers.
"""

from __future__ import annotations

from collections.abc import Iterator

from sbs_data.reports.styles import PLAIN, SILENT, Carried, Look, Styles
from sbs_data.reports.walk import Cell
from sbs_data.reports.xml import R_PR, TC_PR, VAL, Element, W, child_of, value

_STYLE_PR = W + "tblStylePr"
_TYPE = W + "type"
_SHD = W + "shd"
# The bits of w:tblLook's value, where its attributes do not say the same.
_LOOK_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_LONGEST_CHAIN = 20


def look_of(cell: Cell, styles: Styles) -> Look:
    """Font and shading that the style of a cell's table gives it."""
    properties = child_of(cell.grid.element, W + "tblPr")
    chain = _chain(value(properties, "tblStyle"), styles)
    if not chain:
        return PLAIN
    found = PLAIN
    for condition in (*_conditions(cell, properties, chain), None):
        for style in chain:
            found = found.over(_look(_part(style, condition), styles))
    return found


def own_shading(cell: Cell, styles: Styles) -> Carried:
    """What is set on a cell, on its row, or on its whole table: not by a style."""
    for holder in (cell.properties, cell.exceptions, child_of(cell.grid.element, W + "tblPr")):
        said = SILENT if holder is None else styles.shading(child_of(holder, _SHD))
        if said.speaks:
            return said
    return SILENT


def _chain(style_id: str | None, styles: Styles) -> list[Element]:
    chain: list[Element] = []
    while len(chain) < _LONGEST_CHAIN:
        style = styles.element(style_id)
        if style is None:
            break
        chain.append(style)
        style_id = value(style, "basedOn")
    return chain


def _part(style: Element, condition: str | None) -> Element | None:
    if condition is None:
        return style
    return next((p for p in style.iterchildren(_STYLE_PR) if p.get(_TYPE) == condition), None)


def _look(part: Element | None, styles: Styles) -> Look:
    if part is None:
        return PLAIN
    shading = SILENT
    for name in (TC_PR, W + "tblPr"):
        properties = part.find(name)
        if properties is not None and not shading.speaks:
            shading = styles.shading(child_of(properties, _SHD))
    return Look(font=styles.of_run(child_of(part, R_PR)).font, shading=shading)


def _conditions(cell: Cell, properties: Element | None, chain: list[Element]) -> Iterator[str]:
    """The parts of the style that hold for a cell, the strongest first."""
    is_on = _look_of_table(properties)
    rows, columns = len(cell.grid.rows), len(cell.row)
    row, column = cell.row_index, cell.at
    first_row, last_row = is_on["firstRow"] and row == 0, is_on["lastRow"] and row == rows - 1
    first, last = (
        is_on["firstColumn"] and column == 0,
        is_on["lastColumn"] and column + 1 == columns,
    )
    for corner, holds in (
        ("seCell", last_row and last),
        ("swCell", last_row and first),
        ("neCell", first_row and last),
        ("nwCell", first_row and first),
        ("lastCol", last),
        ("firstCol", first),
        ("lastRow", last_row),
        ("firstRow", first_row),
    ):
        if holds:
            yield corner
    if not is_on["noHBand"] and not first_row and not last_row:
        at = row - (1 if is_on["firstRow"] else 0)
        yield f"band{_band(at, chain, 'tblStyleRowBandSize')}Horz"
    if not is_on["noVBand"] and not first and not last:
        at = column - (1 if is_on["firstColumn"] else 0)
        yield f"band{_band(at, chain, 'tblStyleColBandSize')}Vert"
    yield "wholeTable"


def _band(at: int, chain: list[Element], size_name: str) -> int:
    sizes = (value(child_of(style, W + "tblPr"), size_name) for style in chain)
    written = next((s for s in sizes if s), "1")
    size = max(int(written), 1) if written.isascii() and written.isdigit() else 1
    return 1 + at // size % 2


def _look_of_table(properties: Element | None) -> dict[str, bool]:
    look = None if properties is None else child_of(properties, W + "tblLook")
    if look is None:
        return dict.fromkeys(_LOOK_BITS, False)
    try:
        bits = int(look.get(VAL) or "0", 16)
    except ValueError:
        bits = 0
    return {
        name: look.get(W + name, "1" if bits & bit else "0") in ("1", "true", "on")
        for name, bit in _LOOK_BITS.items()
    }
