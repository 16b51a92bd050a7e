"""Tables with the questions in a row: an initiative in each row below, or a goal."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sbs_data.reports import colours
from sbs_data.reports.forms import LEAST_LABELS, Arranged, cell_with, empty_like, labels_in
from sbs_data.reports.goal_kinds import is_status_only
from sbs_data.reports.goal_markings import is_mark
from sbs_data.reports.labels import Label, is_certain, label_of
from sbs_data.reports.walk import Cell, Grid, Paragraph, Row, Table
from sbs_data.reports.xml import SHD, W, child_of

_THEME_FILL = W + "themeFill"

# What heads a column in a table with one goal a row.
_STATUS_HEAD = re.compile(
    r"^(?:status|måluppfyllelse|mål(?:et)? uppnått|uppnått|färg(?:markering)?|bedömning|läge)\W*$",
    re.IGNORECASE,
)
_RESULT_HEAD = re.compile(r"^(?:resultat|utfall|förbättring\w*|framsteg)\W*$", re.IGNORECASE)
_COMMENT_HEAD = re.compile(
    r"^(?:kommentar(?:er)?|analys|beskrivning|motivering|notering(?:ar)?|anteckning(?:ar)?)\W*$",
    re.IGNORECASE,
)
_NUMBER_HEAD = re.compile(r"^(?:(?:mål)?nr|(?:mål)?nummer|#|löpnr)\W*$", re.IGNORECASE)
_LONGEST_NUMBER = 4
# A table has its head among the first rows that may be one.
_MOST_HEADS = 4
_DEED_HEAD = re.compile(r"^(?:insats|åtgärd|aktivitet)(?:er|en)?\W*$", re.IGNORECASE)


def _head_label(cell: Cell) -> Label | None:
    words = cell.text
    if _STATUS_HEAD.match(words):
        return Label.STATUS
    if _RESULT_HEAD.match(words):
        return Label.IMPROVEMENT
    if _DEED_HEAD.match(words):
        return Label.INITIATIVE
    return label_of(words) if is_certain(words) else None


def _heads(row: Row) -> set[Label]:
    return {label for cell in row.cells if (label := _head_label(cell)) is not None}


def head_row(table: Table) -> int | None:
    """The row whose cells are the questions, where the table is turned."""
    tried = 0
    for n, row in enumerate(table.rows[:-1]):
        found = _heads(row) if len(row.cells) > 1 else set()
        if len(row.cells) >= LEAST_LABELS and len(found) >= LEAST_LABELS:
            return n
        if Label.GOAL in found and tried < _MOST_HEADS and not _column_wins(table):
            tried += 1
            if _status_columns(table, n):
                return n
    return None


def _column_wins(table: Table) -> bool:
    """Whether the first column asks the questions all the same."""
    return len({label_of(row.cells[0].text) for row in table.rows} - {None}) >= LEAST_LABELS


def _status_columns(table: Table, first: int) -> frozenset[int]:
    """The columns below a head that mark the goals in their rows, by the heads' place in it.

    By its head ("Status", "På god väg"), or since nothing but colours, ticks and statuses is
    in it, whatever it is called: a school's name, or nothing.
    """
    heads = table.rows[first].cells
    below: list[list[Cell]] = [[] for _ in heads]
    columns = [cell.column for cell in heads]
    words = [cell.text for cell in heads]
    for row in table.rows[first + 1 :]:
        if [cell.text for cell in row.cells] != words:
            for cell in row.cells:
                below[_under(cell, columns)].append(cell)
    return frozenset(
        n
        for n, head in enumerate(heads)
        if _head_label(head) is Label.STATUS or is_status_only(head.text) or _marks(head, below[n])
    )


def _under(cell: Cell, columns: list[int]) -> int:
    return max(bisect_right(columns, cell.column) - 1, 0)


def _marks(head: Cell, cells: list[Cell]) -> bool:
    if _head_label(head) is not None or not all(is_mark(cell.text) for cell in cells):
        return False
    return any(cell.text or _is_coloured(cell) for cell in cells)


def _is_coloured(cell: Cell) -> bool:
    shading = child_of(cell.properties, SHD)
    if shading is None:
        return False
    return colours.of_hex(shading.get(W + "fill")) is not None or bool(shading.get(_THEME_FILL))


@dataclass(slots=True)
class _Turned:
    """One initiative of a turned table: its questions' cells and the answers under them.

    ``marked`` are the goals with what stands in their status cells, in ``grid``; ``extra`` is
    printed again.
    """

    heads: dict[int, Cell] = field(default_factory=dict)
    labels: dict[int, Label | None] = field(default_factory=dict)
    answers: dict[int, list[Paragraph]] = field(default_factory=dict)
    extra: list[Paragraph] = field(default_factory=list)
    marked: list[Paragraph] = field(default_factory=list)
    grid: Grid | None = None
    number: int | None = None


def turned(table: Table, first: int) -> Arranged:
    """A table with the questions in a row, and an initiative or a goal in each row below."""
    heads = table.rows[first].cells
    statuses = _status_columns(table, first)
    by_goal = _is_by_goal(heads, statuses)
    groups: dict[str, _Turned] = {}
    current: _Turned | None = None
    held = [p for row in table.rows[:first] for cell in row.cells for p in cell.paragraphs]
    for row in table.rows[first + 1 :]:
        again = _heads(row)
        if len(again) >= LEAST_LABELS or [c.text for c in row.cells] == [c.text for c in heads]:
            held.extend(p for cell in row.cells for p in cell.paragraphs if again == _all(heads))
            if again != _all(heads):
                heads = row.cells
            continue
        columns = [cell.column for cell in heads]
        name = _name(row, heads, columns)
        if name or current is None:
            current = groups.setdefault(name, _Turned(number=row.number))
        _fill(current, row, heads, columns, statuses if by_goal else None)
    made = list(groups.values())
    if made:
        made[0].extra.extend(p for p in held if p.text)
    tables = [replace(table, rows=_rows_of(one, by_goal=by_goal)) for one in made]
    return Arranged(tables, {lb for t in tables for lb in labels_in(t)} | _all(heads), by_goal)


def _all(cells: Sequence[Cell]) -> set[Label]:
    return {label for cell in cells if (label := _head_label(cell)) is not None}


def _is_by_goal(heads: Sequence[Cell], statuses: frozenset[int]) -> bool:
    labels = _all(heads)
    if Label.GOAL not in labels:
        return False
    own = {Label.GOAL, Label.INITIATIVE, Label.IMPROVEMENT}
    if any(_STATUS_HEAD.match(cell.text) for cell in heads) or labels <= own:
        return True
    return bool(statuses) and labels <= {*own, Label.STATUS}


def _name(row: Row, heads: Sequence[Cell], columns: list[int]) -> str:
    """The initiative that a row is about; "" where it goes on with the one above."""
    for cell in row.cells:
        if _head_label(heads[_under(cell, columns)]) is Label.INITIATIVE and cell.text:
            return " ".join(cell.text.split())
    return ""


def _fill(
    into: _Turned,
    row: Row,
    heads: Sequence[Cell],
    columns: list[int],
    statuses: frozenset[int] | None,
) -> None:
    """Add a row's answers. ``statuses`` are the columns that mark goals, where a row is a goal."""
    goal: Cell | None = None
    marks: list[tuple[Cell, Cell]] = []
    for cell in row.cells:
        at = _under(cell, columns)
        head, label = heads[at], _head_label(heads[at])
        is_status = statuses is not None and at in statuses
        if is_status:
            label = Label.STATUS
        elif statuses is not None and label is None and _COMMENT_HEAD.match(head.text):
            label = Label.IMPROVEMENT
        into.heads[id(head)], into.labels[id(head)] = head, label
        answers = into.answers.setdefault(id(head), [])
        own = [p for p in cell.paragraphs if p.text]
        is_number = label is None and _is_number(head, cell)
        if is_status:
            marks.append((head, cell))
        elif is_number or (label is Label.INITIATIVE and answers):
            into.extra.extend(own)  # the same name again, or which row it is
        else:
            answers.extend(own)
            goal = cell if label is Label.GOAL else goal
    if statuses is not None and goal is not None:
        into.marked.extend(_marked(into, goal, marks))


def _is_number(head: Cell, cell: Cell) -> bool:
    is_head = not head.text or _NUMBER_HEAD.match(head.text) is not None
    return is_head and len(cell.text) <= _LONGEST_NUMBER and cell.text.strip(" .)").isalnum()


def _marked(into: _Turned, goal: Cell, marks: list[tuple[Cell, Cell]]) -> list[Paragraph]:
    """A row's goal with its status cells beside it, in a table of their own.

    In the document's table the same colour comes again in many rows, and would be its design.
    """
    if not marks:
        return [p for p in goal.paragraphs if p.text]
    if into.grid is None:
        into.grid = Grid(goal.grid.element, has_head=True)
        _add(into.grid, [empty_like(goal), empty_like(goal), *(head for head, _ in marks)])
    like = replace(goal, properties=None, exceptions=None)
    cells = _add(into.grid, [empty_like(like), like, *(cell for _, cell in marks)])
    return [p for cell in cells for p in cell.paragraphs if p.text]


def _add(grid: Grid, cells: list[Cell]) -> list[Cell]:
    """A row of the same cells in another table."""
    row: list[Cell] = []
    for n, like in enumerate(cells):
        cell = replace(like, grid=grid, row=row, row_index=len(grid.rows), at=n)
        cell.paragraphs = [Paragraph(p.element, p.place, cell) for p in like.paragraphs]
        row.append(cell)
    grid.rows.append(row)
    return row


def _rows_of(one: _Turned, *, by_goal: bool) -> list[Row]:
    rows = []
    # The initiative first, as the template has it: it begins a matrix.
    order = sorted(one.heads, key=lambda at: one.labels[at] is not Label.INITIATIVE)
    extra = [*one.extra]
    statuses = [at for at in order if by_goal and one.labels[at] is Label.STATUS]
    for at in order:
        head = one.heads[at]
        label = one.labels[at]
        if at in statuses:
            if at == statuses[0]:
                words = [p for other in statuses for p in one.heads[other].paragraphs]
                cell = cell_with([*words, *extra], head, _KNOWN_BY[Label.STATUS])
                rows.append(Row(one.number, [cell, cell_with(one.marked, head)]))
                extra = []
            continue
        answer = one.answers[at]
        if label is None and not answer:
            extra.extend(p for p in head.paragraphs if p.text)
            continue
        # A head is known by a word the template has, whatever its own.
        known = _KNOWN_BY.get(label, head.text) if label and label_of(head.text) is None else None
        cell = cell_with([*head.paragraphs, *extra], head, known or head.text)
        extra = []
        like = answer[0].cell if answer and answer[0].cell is not None else head
        rows.append(Row(one.number, [cell, cell_with(answer, like)]))
    if by_goal and not statuses:
        head = empty_like(next(iter(one.heads.values())))
        label_cell = cell_with([], head, _KNOWN_BY[Label.STATUS])
        rows.append(Row(one.number, [label_cell, cell_with(one.marked, head)]))
    if extra:
        last = rows[-1].cells[0]
        rows[-1].cells[0] = cell_with([*last.paragraphs, *extra], last, last.text)
    return rows


_KNOWN_BY = {
    Label.STATUS: "Måluppfyllelse",
    Label.IMPROVEMENT: "Förbättringar",
    Label.INITIATIVE: "Insats",
}
