"""However people lay the matrix out → rows with a label first and its answer after it.

The template's matrix has two columns. People number the rows, put one column under the other,
turn the table, set two initiatives side by side, or write one goal a row. Each becomes the
template's form here; paragraphs keep their places and cells, and none is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sbs_data.reports.forms import LEAST_LABELS, Arranged, cell_with, empty_like, labels_in
from sbs_data.reports.labels import Label, area_of, is_certain, is_of_template, label_of
from sbs_data.reports.turned import head_row, turned
from sbs_data.reports.walk import Cell, Paragraph, Row, Table

# The words of a table's own head: "Nr | Fråga | Svar".
_HEAD = re.compile(
    r"^(?:nr|nummer|fråg\w+|mallens frågor|rubrik|område|(?:\w+ )?svar(?:et|en)?|redovisning"
    r"|beskrivning|text|kommentar(?:er)?|punkt)$",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"^\s*(?:fråga|svar|punkt|rad|nr)?\s*\d{0,2}\s*[.:)]?\s*$", re.IGNORECASE)
# Two initiatives stand side by side where at least this part of the rows has two answers.
_SIDE_BY_SIDE = 0.5
_FEWEST_ROWS = 3
# The template's longest question has three lines.
_MOST_LINES = 12


def arranged(table: Table) -> Arranged:
    """A table in the template's form, as far as it is a matrix."""
    plain = _labels_of_plain(table)
    if plain:
        return Arranged([table], plain)
    head = head_row(table)
    if head is not None:
        return turned(table, head)
    columns = _label_columns(table)
    if not columns:
        return Arranged([table])
    rows = _under_each_other(_without_heads(table.rows, columns[0]), columns[0])
    tables = _beside_each_other(table, rows, columns)
    return Arranged(tables, {label for each in tables for label in labels_in(each)})


def _labels_of_plain(table: Table) -> set[Label]:
    """The questions of a table in the template's own form: two columns, they in the first."""
    if not all(len(row.cells) == 2 and row.cells[0].column == 0 for row in table.rows):
        return set()
    found = labels_in(table)
    is_plain = len(found) >= LEAST_LABELS and not _HEAD.match(table.rows[0].cells[0].text)
    return found if is_plain else set()


# --- questions in a column -----------------------------------------------------------------------


def _label_columns(table: Table) -> list[int]:
    """The columns that hold the template's questions, the first of them first."""
    found: dict[int, set[Label]] = {}
    score: dict[int, float] = {}
    for row in table.rows:
        for cell in row.cells:
            label = label_of(cell.text)
            if label is not None and label not in found.setdefault(cell.column, set()):
                found[cell.column].add(label)
                certain = is_certain(cell.text) or len(row.cells) == 1
                score[cell.column] = score.get(cell.column, 0) + (1 if certain else 0.1)
    if not score:
        # The questions of one column may stand further down in its cells.
        single = all(len(row.cells) == 1 for row in table.rows)
        return [0] if single and any(_starts(p, is_first=False) for p in _all(table)) else []
    first = min(score, key=lambda column: (-score[column], column))
    others = [c for c in sorted(score) if c > first and score[c] >= max(2, score[first] / 2)]
    return [first, *others]


def _all(table: Table) -> Iterator[Paragraph]:
    for row in table.rows:
        for cell in row.cells:
            yield from cell.paragraphs


def _without_heads(rows: Sequence[Row], column: int) -> list[Row]:
    """The rows without "Nr | Fråga | Svar", whose words go to the question below."""
    kept: list[Row] = []
    held: list[Paragraph] = []
    for row in rows:
        words = [cell.text for cell in row.cells if cell.text]
        if len(row.cells) > 1 and words and all(_HEAD.match(w) for w in words):
            held.extend(p for cell in row.cells for p in cell.paragraphs if p.text)
            continue
        if held:
            at = next((i for i, c in enumerate(row.cells) if c.column == column), 0)
            label = row.cells[at]
            cells = [*row.cells]
            cells[at] = cell_with([*held, *label.paragraphs], label, label.text)
            kept.append(Row(row.number, cells))
            held = []
        else:
            kept.append(row)
    return kept or list(rows)


def _beside_each_other(table: Table, rows: list[Row], columns: list[int]) -> list[Table]:
    """One table for each column of questions, and for each initiative beside another."""
    parts: list[list[Row]] = [[] for _ in columns]
    for row in rows:
        for part, cells in zip(parts, _split(row, columns), strict=True):
            if cells:
                part.append(Row(row.number, cells))
    tables = [replace(table, rows=part) for part in parts if part]
    joined: list[Table] = []
    for one in tables:
        if joined and not (labels_in(joined[-1]) & labels_in(one)):
            joined[-1].rows.extend(one.rows)  # the questions go on in the next column
        else:
            joined.append(one)
    return [each for one in joined for each in _each_initiative(one)]


def _split(row: Row, columns: list[int]) -> list[list[Cell]]:
    """A row's cells by the column of questions they belong to, the number joined to its label."""
    if len(row.cells) == 1:
        return [row.cells, *([] for _ in columns[1:])]
    parts: list[list[Cell]] = [[] for _ in columns]
    left: list[Cell] = []
    for cell in row.cells:
        at = bisect_right(columns, cell.column) - 1
        if at < 0:
            left.append(cell)
            continue
        if not parts[at] and cell.column > columns[at] and label_of(cell.text) is None:
            parts[at].append(cell_with([], cell, ""))  # goes on with the answer above
        parts[at].append(cell)
    held = [p for cell in left for p in cell.paragraphs if p.text]
    if not any(parts):
        return [left, *([] for _ in columns[1:])]
    first = next(part for part in parts if part)
    if held:
        label = first[0]
        goes_on = label.continues_above
        first[0] = cell_with([*held, *label.paragraphs], label, label.text)
        first[0].continues_above = goes_on
    return parts


def _each_initiative(table: Table) -> list[Table]:
    """Where two initiatives stand side by side each has its own column of answers."""
    asked = [r for r in table.rows if len(r.cells) > 1 and label_of(r.cells[0].text) is not None]
    name = next((r for r in asked if label_of(r.cells[0].text) is Label.INITIATIVE), None)
    if name is None or len(asked) < _FEWEST_ROWS:
        return [table]
    starts = [cell.column for cell in name.cells[1:] if cell.text]
    filled = [r for r in asked if sum(bool(cell.text) for cell in r.cells[1:]) > 1]
    if len(starts) < 2 or len(filled) < _SIDE_BY_SIDE * len(asked):
        return [table]
    rows: list[list[Row]] = [[] for _ in starts]
    for row in table.rows:
        answers = row.cells[1:]
        if not answers:
            rows[0].append(Row(row.number, [row.cells[0], empty_like(row.cells[0])]))
            continue
        own: list[list[Cell]] = [[] for _ in starts]
        for cell in answers:
            own[max(bisect_right(starts, cell.column) - 1, 0)].append(cell)
        for into, cells in zip(rows, own, strict=True):
            shared = answers if len(answers) == 1 else cells  # one answer under all of them
            into.append(Row(row.number, [row.cells[0], *(shared or [empty_like(row.cells[0])])]))
    return [replace(table, rows=each) for each in rows]


# --- questions and answers in one column ---------------------------------------------------------


def _under_each_other(rows: Sequence[Row], column: int) -> list[Row]:
    """Rows of one cell, question above answer, as rows of two."""
    made: list[Row] = []
    question: list[Paragraph] = []
    for row in rows:
        only = row.cells[0]
        if len(row.cells) > 1 or only.column > column:
            answer = _beside_counter(row) if question else []
            if answer:
                counted = [p for p in only.paragraphs if p.text]
                made.append(_asked(row, [*question, *counted], answer, only))
                question = []
                continue
            if question:
                made.append(_asked(row, question, [], only))
                question = []
            made.append(row)
            continue
        before, pieces = _pieces(only)
        if before and question:
            made.append(_asked(row, question, before, only))
            question = []
        elif before:
            made.append(Row(row.number, [cell_with(before, only)]))
        for asks, answer in pieces:
            if question:
                made.append(_asked(row, question, [], only))
            question = asks
            if answer:
                made.append(_asked(row, question, answer, only))
                question = []
    if question and rows:
        made.append(_asked(rows[-1], question, [], rows[-1].cells[0]))
    return made


def _beside_counter(row: Row) -> list[Paragraph]:
    """The answer in a row that begins with no more than "Fråga 3" or "Svar"."""
    if len(row.cells) < 2 or not _COUNTER.match(row.cells[0].text):
        return []
    return [p for cell in row.cells[1:] for p in cell.paragraphs if cell.text]


def _asked(row: Row, question: list[Paragraph], answer: list[Paragraph], like: Cell) -> Row:
    own = answer[0].cell if answer and answer[0].cell is not None else like
    if area_of(question[0].text) is not None:
        return Row(row.number, [cell_with([*question, *answer], like)])
    return Row(row.number, [cell_with(question, like), cell_with(answer, own)])


def _pieces(
    cell: Cell,
) -> tuple[list[Paragraph], list[tuple[list[Paragraph], list[Paragraph]]]]:
    """What stands before the first question of a cell, then each question with its answer."""
    before: list[Paragraph] = []
    pieces: list[tuple[list[Paragraph], list[Paragraph]]] = []
    is_first = True
    is_answered = False
    for paragraph in cell.paragraphs:
        words = paragraph.text
        asks, answer = pieces[-1] if pieces else ([], [])
        if pieces and not is_answered and _goes_on(asks, words):
            asks.append(paragraph)
        elif _starts(paragraph, is_first=is_first):
            pieces.append(([paragraph], []))
            is_answered = False
        else:
            (answer if pieces else before).append(paragraph)
            is_answered = is_answered or bool(words)
        is_first = is_first and not words
    if not any(p.text for p in before):
        before = []
    return before, [
        (asks, answer if any(p.text for p in answer) else []) for asks, answer in pieces
    ]


def _goes_on(asks: list[Paragraph], words: str) -> bool:
    """Whether a line belongs to the question above it: the template's labels have several."""
    if not words:
        return False
    if not is_of_template(words):
        return False
    whole = label_of(" ".join(p.text for p in asks[:_MOST_LINES]))
    own = label_of(words)
    return own is None or own is whole or (own, whole) == (Label.IMPROVEMENT, Label.STATUS)


_QUESTION = re.compile(
    r"^(?:[a-k][).]\s*)?(?:namn på insats|problem(?:en)? (?:angiv|som)|orsaker|mål (?:angiv|som)|"
    r"i vilken utsträckning|vilka (?:synliga|effekter|lärdomar|har varit)|mål$|problem$|"
    r"förbättringar och|förväntade effekter|ej uppnådda)",
    re.IGNORECASE,
)


def _starts(paragraph: Paragraph, *, is_first: bool) -> bool:
    """Whether a paragraph is a question. An answer may hold the same words as one."""
    words = paragraph.text
    if not words:
        return False
    if area_of(words) is not None:
        return True
    if label_of(words) is None:
        return False
    if _QUESTION.match(words) or is_of_template(words):
        return True
    return is_first and is_certain(words)
