"""The template's form, which every layout of the matrix becomes: a label, and its answer after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sbs_data.reports.labels import Label, is_certain, label_of
from sbs_data.reports.walk import Cell, Paragraph, Table

LEAST_LABELS = 3
"""With fewer of the template's questions than this a table is about something else."""
# So many of them must be nothing but questions: answers and notes hold the same words.
_LEAST_CERTAIN = 2


@dataclass(slots=True)
class Arranged:
    """A table in the template's form: one for each initiative that stands beside another."""

    tables: list[Table]
    labels: set[Label] = field(default_factory=set)
    has_goal_rows: bool = False

    @property
    def is_matrix(self) -> bool:
        """Whether it asks enough of the template's questions, or has a goal in each row."""
        return len(self.labels) >= LEAST_LABELS or self.has_goal_rows


def labels_in(table: Table) -> set[Label]:
    """The questions that a table in the template's form asks; none where they may be sentences."""
    firsts = [row.cells[0].text for row in table.rows if len(row.cells) > 1]
    found = {label for words in firsts if (label := label_of(words)) is not None}
    certain = sum(is_certain(words) for words in firsts)
    return found if certain >= min(_LEAST_CERTAIN, len(found)) else set()


def cell_with(paragraphs: Sequence[Paragraph], like: Cell, text: str | None = None) -> Cell:
    """A cell of other paragraphs; ``text`` is what it is known by, where that is another."""
    return replace(like, paragraphs=list(paragraphs), continues_above=False, _text=text)


def empty_like(like: Cell) -> Cell:
    """A cell without words."""
    return cell_with([], like, "")
