"""The ground behind a paragraph: its own shading, its cell's, and what of that is design.

A cell's shading speaks for its own paragraphs. What the row's label has too, or an answer to
another question, is the table's look and no mark.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple, TypeAlias

from sbs_data.model import Basis
from sbs_data.reports import table_styles
from sbs_data.reports.colours import Hue
from sbs_data.reports.list_signs import ListSigns
from sbs_data.reports.styles import Carried, Styles
from sbs_data.reports.walk import Cell, Grid

# A ground that this many other answers have is the table's look; one other leaves it to a person.
_SHARED_BY_DESIGN = 2


class Tint(NamedTuple):
    """One colour on a stretch of text; ``is_house`` where it is as like the house's design."""

    basis: Basis
    hue: Hue
    rgb: str | None = None
    is_house: bool = False


Colour: TypeAlias = tuple[Basis, str | None]
"""A colour by what carries it."""


class _Questions(NamedTuple):
    """A matrix's rows, question by question."""

    number: list[int]
    """The question of each row: rows without a label of their own belong to the one above."""
    hues: dict[int, set[Hue]]
    """What the shadings of its answers say, by question."""
    asked: dict[str, set[int]]
    """The questions whose answers have a shading, by colour."""


class Grounds:
    """The shadings of one document's cells, each looked up once."""

    def __init__(self, styles: Styles, *, has_strikes: bool = False) -> None:
        self.styles = styles
        self.has_strikes = has_strikes
        """Whether any words of the document may be struck through."""
        self.list_signs = ListSigns(styles)
        self.shared: frozenset[Colour] = frozenset()
        """Colours that answers to other questions have as well: as like the house's design."""
        self.verdicts: dict[Colour, str | None] = {}
        """What persons have said of such a colour; ``None`` where it was asked."""
        self._tints: dict[Cell, Tint | None] = {}
        self._questions: dict[int, tuple[Grid, _Questions]] = {}

    def judged(self, found: Tint | None) -> Tint | None:
        """A tint as what is shared and what persons have said of it leave it."""
        if found is None:
            return None
        verdict = self.verdicts.get((found.basis, found.rgb))
        if verdict == "design":
            return None
        if verdict == "marking":
            return found._replace(is_house=False)
        return found._replace(is_house=found.is_house or (found.basis, found.rgb) in self.shared)

    def of_cell(self, cell: Cell | None) -> Tint | None:
        """What the ground that a cell's paragraphs stand on says, design left out."""
        if cell is None:
            return None
        if cell not in self._tints:
            self._tints[cell] = self._find(cell)
        return self._tints[cell]

    def _find(self, cell: Cell) -> Tint | None:
        own = table_styles.own_shading(cell, self.styles)
        if cell.outer is None:
            # The style of the document's own table is its look.
            return self._of_answer(cell, own)
        if own.rgb is not None:
            return tint(Basis.SHADING, own)
        if not own.speaks:
            styled = table_styles.look_of(cell, self.styles).shading
            if styled.rgb is not None:
                found = tint(Basis.STYLE, styled)
                # One style over several rows: bands, a head and a foot, or all of them alike.
                is_look = len(cell.grid.rows) > 1
                return found._replace(is_house=is_look) if found else None
        return self.of_cell(cell.outer)  # nothing hides what lies behind

    def _of_answer(self, cell: Cell, own: Carried) -> Tint | None:
        said = tint(Basis.SHADING, own)
        if said is None or own.rgb is None:
            return None
        questions = self._of_grid(cell.grid)
        mine = questions.number[cell.row_index]
        label = cell.row[0]
        if label is cell and len(cell.row) > 1:
            return said
        asked = questions.asked[own.rgb]
        shared = len(asked) - (mine in asked)
        if shared >= _SHARED_BY_DESIGN:
            return None
        has_label = (
            label is not cell and table_styles.own_shading(label, self.styles).rgb == own.rgb
        )
        # Rows of goals, each in its own colour with the label's cell: no table looks so by design.
        if has_label and len(questions.hues[mine]) == 1:
            return None
        return said._replace(is_house=bool(shared))

    def _of_grid(self, grid: Grid) -> _Questions:
        if id(grid) not in self._questions:
            self._questions[id(grid)] = grid, self._read(grid)
        return self._questions[id(grid)][1]

    def _read(self, grid: Grid) -> _Questions:
        found = _Questions([], defaultdict(set), defaultdict(set))
        for cells in grid.rows:
            goes_on = len(cells) > 1 and (cells[0].continues_above or not cells[0].text)
            if not found.number:
                found.number.append(0)
            else:
                found.number.append(found.number[-1] + (0 if goes_on else 1))
            for cell in cells[1:] or cells:
                own = table_styles.own_shading(cell, self.styles)
                if own.rgb is not None:
                    found.asked[own.rgb].add(found.number[-1])
                if own.hue is not None:
                    found.hues[found.number[-1]].add(own.hue)
        return found


def tint(basis: Basis, carried: Carried) -> Tint | None:
    """A colour that says something; ``None`` for what says nothing."""
    if carried.hue is None:
        return None
    return Tint(basis, carried.hue, carried.rgb, carried.is_house)
