"""A document's blocks → the same, with each matrix as one table in the template's form.

A matrix may lie in a text frame or a table that only lays out the page, be cut into several
tables, or be written with the template's questions as headings and no table at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from sbs_data.model import Asks, Notice, Place, Question
from sbs_data.reports.asking import Asking
from sbs_data.reports.forms import LEAST_LABELS, Arranged, cell_with
from sbs_data.reports.goal_words import key
from sbs_data.reports.labels import (
    TEMPLATE,
    Label,
    area_of,
    is_certain,
    is_of_template,
    label_of,
    names_initiative,
    plain,
)
from sbs_data.reports.layouts import arranged
from sbs_data.reports.narrative import has_heading_style, is_bold, is_known_heading
from sbs_data.reports.walk import Block, Cell, Grid, Paragraph, Row, Table, has_tables, inside

# A line between two parts of one matrix is no longer than this.
_LONGEST_BETWEEN = 120
_LONGEST_QUOTE = 80
# So many questions make a table so like the matrix that a person is told when it is not read.
_LIKE_A_MATRIX = 2


@dataclass(slots=True)
class Arrangement:
    """The blocks of a document, and what is to be said of those that could not be read.

    ``summaries`` are tables that only tell again how the goals of a matrix went.
    """

    blocks: list[Block]
    notices: list[Notice] = field(default_factory=list)
    summaries: list[Table] = field(default_factory=list)


def arrange(found: Iterable[Block], asking: Asking) -> Arrangement:
    """Find the matrices. Those that a person told of are matrices too. Linear."""
    parts = _Parts(asking)
    for block in _unfolded(found):
        parts.add(block)
    parts.close()
    blocks, summaries = _without_summaries(list(_from_headings(parts.blocks)))
    each = {id(b.of_goals): b.of_goals for b in blocks if isinstance(b, Table) and b.of_goals}
    notices = [*parts.notices, *map(_goal_rows, each.values())]
    return Arrangement(blocks, notices, summaries)


def _without_summaries(blocks: list[Block]) -> tuple[list[Block], list[Table]]:
    """The blocks, tables with a goal in each row as they were where a matrix has those goals."""
    named = {
        goal
        for b in blocks
        if isinstance(b, Table) and b.is_matrix and not b.of_goals
        for goal in _goals_of(b)
    }
    if not named:
        return blocks, []
    goals: dict[int, set[str]] = {}
    for block in blocks:
        if isinstance(block, Table) and block.of_goals:
            goals.setdefault(id(block.of_goals), set()).update(_goals_of(block))
    again = {table for table, found in goals.items() if found and found <= named}
    kept: list[Block] = []
    summaries = []
    for block in blocks:
        if not isinstance(block, Table) or id(block.of_goals) not in again:
            kept.append(block)
            continue
        if block.of_goals and not any(b is block.of_goals for b in kept[-1:]):
            kept.append(block.of_goals)
        summaries.append(block)
    return kept, summaries


def _goals_of(table: Table) -> Iterator[str]:
    """The goals that a table in the template's form names, as they are compared."""
    for row in table.rows:
        if len(row.cells) > 1 and label_of(row.cells[0].text) is Label.GOAL:
            for paragraph in (p for cell in row.cells[1:] for p in cell.paragraphs):
                yield from (k for line in paragraph.text.split("\n") if (k := key(line)))


def _unfolded(found: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with those in a table that only lays out the page in its place."""
    for block in found:
        if isinstance(block, Table) and has_tables(block) and not _asks_enough(block):
            within = list(_unfolded(inside(block)))
            if any(isinstance(b, Table) and _asks_enough(b) for b in within):
                yield from within
                continue
        yield block


def _asks_enough(table: Table) -> bool:
    return len(arranged(table).labels) >= LEAST_LABELS


@dataclass(slots=True)
class _Part:
    """A table that may be a part of a matrix, with the lines since the part before it."""

    table: Table
    form: Arranged
    before: list[Paragraph]


@dataclass(slots=True)
class _Parts:
    """Going down the document: the parts of the matrix that is being put together."""

    asking: Asking
    blocks: list[Block] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)
    known: set[Label] = field(default_factory=set)
    """The questions that the parts ask."""
    between: list[Paragraph] = field(default_factory=list)
    last_words: str = ""

    def add(self, block: Block) -> None:
        if isinstance(block, Table):
            self._table(block)
            return
        words = block.text
        if not self.parts:
            self.blocks.append(block)
        elif words and (
            area_of(words) is not None
            or len(words) > _LONGEST_BETWEEN
            or is_known_heading(block)
            or label_of(words) is not None
        ):
            self.close()
            self.blocks.append(block)
        else:
            self.between.append(block)
        self.last_words = words or self.last_words

    def _table(self, table: Table) -> None:
        form = arranged(table)
        if not form.labels or not (form.is_matrix or _asks_only(form)):
            self.close()
            self._other(table, form)
            return
        if self.parts and not self._goes_on(form):
            self.close()
        self.parts.append(_Part(table, form, self.between))
        self.known |= form.labels
        self.between = []

    def _goes_on(self, form: Arranged) -> bool:
        """Whether a table goes on with the matrix before it."""
        # Only the first part can be several tables: none is added to such a one.
        if len(form.tables) > 1 or len(self.parts[0].form.tables) > 1:
            return False
        again = self.known & form.labels
        return not again or (again == {Label.INITIATIVE} and self._repeats(form))

    def _repeats(self, form: Arranged) -> bool:
        """Whether a table begins with the first row of the one before, printed again."""
        first, again = self.parts[0].form.tables[0].rows[0], form.tables[0].rows[0]
        return [plain(c.text) for c in first.cells] == [plain(c.text) for c in again.cells]

    def close(self) -> None:
        """End the matrix that is being put together, or give up its parts."""
        parts, self.parts = self.parts, []
        known, self.known = self.known, set()
        if len(known) >= LEAST_LABELS or any(part.form.has_goal_rows for part in parts):
            for part in parts[1:]:
                self.blocks.extend(part.before)
            named = [] if Label.INITIATIVE in known else self._name_above()
            self.blocks.extend(_joined(parts, named))
        else:
            for part in parts:
                self.blocks.extend(part.before)
                self._other(part.table, part.form)
        self.blocks.extend(self.between)
        self.between = []

    def _other(self, table: Table, form: Arranged) -> None:
        """A table that is no matrix, unless a person has told that it is."""
        told = None
        if len(form.labels) >= _LIKE_A_MATRIX and _words_of(table):
            told = self.asking.ask(_question(table))
            if told is None:
                self.notices.append(_unread(table, form, self.last_words))
        if told == "matrix":
            self.blocks.extend(replace(t, is_matrix=True) for t in form.tables)
        else:
            self.blocks.append(table)

    def _name_above(self) -> list[Paragraph]:
        """The line "Insats 2: …" just above a matrix that has no row for the name."""
        blank: list[Block] = []
        while self.blocks and isinstance(self.blocks[-1], Paragraph) and not self.blocks[-1].text:
            blank.append(self.blocks.pop())
        last = self.blocks[-1] if self.blocks else None
        is_name = isinstance(last, Paragraph) and names_initiative(last.text)
        named = [self.blocks.pop()] if is_name else []
        self.blocks.extend(reversed(blank))
        return [line for line in named if isinstance(line, Paragraph)]


def _asks_only(form: Arranged) -> bool:
    """Whether a small table is a question and its answer, and not a table of something else."""
    rows = [row for table in form.tables for row in table.rows if len(row.cells) > 1]
    asked = [row for row in rows if is_certain(row.cells[0].text)]
    empty = [row for row in rows if not row.cells[0].text]
    return bool(asked) and len(asked) + len(empty) == len(rows)


def _joined(parts: list[_Part], named: list[Paragraph]) -> list[Table]:
    """The parts of a matrix as one table; a first row that is printed again is a label's words.

    ``named`` is the line above it that names the initiative.
    """
    if len(parts) == 1:
        source = parts[0].table if parts[0].form.has_goal_rows else None
        tables = [replace(t, is_matrix=True, of_goals=source) for t in parts[0].form.tables]
        return [_with_name(tables[0], named), *tables[1:]]
    rows = list(parts[0].form.tables[0].rows)
    first = [plain(c.text) for c in rows[0].cells]
    for part in parts[1:]:
        held: list[Paragraph] = []
        for row in part.form.tables[0].rows:
            if [plain(c.text) for c in row.cells] == first:
                held.extend(p for c in row.cells for p in c.paragraphs if p.text)
                continue
            if held:
                label = row.cells[0]
                again = cell_with([*held, *label.paragraphs], label, label.text)
                rows.append(Row(row.number, [again, *row.cells[1:]]))
                held = []
            else:
                rows.append(row)
    return [_with_name(replace(parts[0].form.tables[0], rows=rows, is_matrix=True), named)]


def _with_name(table: Table, named: list[Paragraph]) -> Table:
    if not named:
        return table
    like = table.rows[0].cells[0]
    name = Row(table.rows[0].number, [_name_label(like), cell_with(named, like)])
    return replace(table, rows=[name, *table.rows])


def _name_label(like: Cell) -> Cell:
    """A label without words of its own, known as the first of the template's."""
    return cell_with([], like, TEMPLATE[0])


def _words_of(table: Table) -> str:
    """The words a table begins with: what it is asked about, and known by."""
    words = [cell.text for row in table.rows for cell in row.cells if cell.text]
    return _short(" | ".join(" ".join(w.split()) for w in words[:4]))


def _question(table: Table) -> Question:
    return Question(Asks.MATRIX, _words_of(table), Place(table=table.number))


def _unread(table: Table, form: Arranged, after: str) -> Notice:
    names = [
        f"”{_short(' '.join(row.cells[0].text.split()))}”"
        for each in form.tables
        for row in each.rows
        if len(row.cells) > 1 and label_of(row.cells[0].text) is not None
    ]
    where = (
        f"Tabell {table.number}, efter ”{_short(after)}”," if after else f"Tabell {table.number}"
    )
    return Notice(
        "matrix_unread",
        f"{where} liknar matrisen men kunde inte läsas, eftersom bara {len(form.labels)} av "
        f"mallens frågor känns igen ({', '.join(names)}). Texten är sparad som löpande text.",
        Place(table=table.number),
    )


def _goal_rows(table: Table) -> Notice:
    return Notice(
        "goals_in_rows",
        f"Tabell {table.number} har ett mål på varje rad i stället för mallens frågor. Kontrollera "
        "att målen och deras färger blev rätt.",
        Place(table=table.number),
    )


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1]}…"


# --- no table, but the template's questions as headings ------------------------------------------


def _from_headings(found: list[Block]) -> Iterator[Block]:
    """The blocks, with running text under the template's questions as a matrix of its own."""
    run: list[Block] = []
    for block in found:
        is_matrix = isinstance(block, Table) and block.is_matrix
        ends = is_matrix or (isinstance(block, Paragraph) and _ends(block))
        if run and ends:
            yield from _as_matrix(run)
            run = []
        if run or (isinstance(block, Paragraph) and _is_question(block)):
            run.append(block)
        else:
            yield block
    yield from _as_matrix(run)


def _is_question(paragraph: Paragraph) -> bool:
    """A line that asks one of the template's questions, in its words or set as a heading."""
    words = paragraph.text
    if not words or label_of(words) is None:
        return False
    if names_initiative(words):
        return has_heading_style(paragraph) or is_bold(paragraph)
    if is_of_template(words) and len(words.split()) > 1:
        return True
    return is_certain(words) and (has_heading_style(paragraph) or is_bold(paragraph))


def _ends(paragraph: Paragraph) -> bool:
    words = paragraph.text
    if not words or _is_question(paragraph):
        return False
    return area_of(words) is not None or is_known_heading(paragraph)


def _as_matrix(run: list[Block]) -> list[Block]:
    asked: list[_Asked] = []
    for block in run:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    asked[-1].add(cell.paragraphs)
        elif asked and _goes_on(asked[-1], block):
            asked[-1].question.append(block)
        elif _is_question(block):
            asked.append(_Asked([block]))
        else:
            asked[-1].add([block])
    labels = {label_of(each.question[0].text) for each in asked}
    if len(labels) < LEAST_LABELS or not labels & {Label.GOAL, Label.STATUS}:
        return run
    return [Table(None, [_row(each) for each in asked], is_matrix=True)]


def _row(asked: _Asked) -> Row:
    like = asked.question[0]
    if names_initiative(like.text):  # the heading is the answer
        answer = _cell([*asked.question, *asked.answer], like)
        return Row(None, [_name_label(answer), answer])
    return Row(None, [_cell(asked.question, like), _cell(asked.answer, like)])


@dataclass(slots=True)
class _Asked:
    """A question, the lines below it, and whether any of those has words."""

    question: list[Paragraph]
    answer: list[Paragraph] = field(default_factory=list)
    is_answered: bool = False

    def add(self, lines: list[Paragraph]) -> None:
        self.answer.extend(lines)
        self.is_answered = self.is_answered or any(p.text for p in lines)


def _goes_on(asked: _Asked, line: Paragraph) -> bool:
    """Whether a line goes on with the question above it: the template's labels have several."""
    if asked.is_answered or not is_of_template(line.text):
        return False
    whole, own = label_of(asked.question[0].text), label_of(line.text)
    return own is None or own is whole or (own, whole) == (Label.IMPROVEMENT, Label.STATUS)


def _cell(paragraphs: list[Paragraph], like: Paragraph) -> Cell:
    """A cell round what stands in no table."""
    cell = Cell(list(paragraphs), 0, None, False, Grid(like.element), [], 0)
    cell.row.append(cell)
    return cell
