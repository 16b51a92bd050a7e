"""The lines of rows 4 and 5: what a line is, where it stands and what its colours say."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from sbs_data.model import Passage, Place
from sbs_data.reports.colours import Hue
from sbs_data.reports.goal_kinds import (
    is_instruction,
    is_key,
    is_note,
    is_reference,
    is_remark,
    is_status_only,
    is_subheading,
    may_be_subheading,
)
from sbs_data.reports.goal_numbers import bare_number_of, number_of
from sbs_data.reports.goal_words import LEADING
from sbs_data.reports.grounds import Grounds
from sbs_data.reports.marks import Mark, Stretch, mark, stretches
from sbs_data.reports.walk import Cell, Paragraph

AROUND = " .,;:–—-"
"""What may stand between a goal and what goes on after it."""


@dataclass(slots=True)
class Colours:
    """A paragraph's colours, looked at only where a goal may be: free text is long."""

    paragraph: Paragraph
    grounds: Grounds
    found: list[Stretch] | None = None
    starts: list[int] = field(default_factory=list)
    bullet: Hue | None = None
    marks: dict[tuple[int, int], Mark] = field(default_factory=dict)

    def mark(self, start: int, end: int) -> Mark:
        """What the colours between two positions say, with the signs just before and after."""
        if (start, end) not in self.marks:
            first, last = self._with_signs(start, end)
            found = self.between(first, last)
            self.marks[start, end] = mark(found, start - first, end - first, bullet=self.bullet)
        return self.marks[start, end]

    def mark_before(self, start: int, end: int) -> Mark:
        """The same, signs after it left out."""
        first, _ = self._with_signs(start, end)
        found = self.between(first, end)
        return mark(found, start - first, end - first, bullet=self.bullet, is_after=False)

    def forget(self) -> None:
        """Look again: what a colour means has been answered."""
        self.found = None
        self.marks.clear()

    def between(self, start: int, end: int) -> list[Stretch]:
        """The characters between two positions, with their colours."""
        stretches = self._stretches()
        found = []
        for at in range(max(bisect_right(self.starts, start) - 1, 0), len(stretches)):
            position, stretch = self.starts[at], stretches[at]
            if position >= end:
                break
            a, b = max(start - position, 0), end - position
            if a < len(stretch.text):
                found.append(Stretch(stretch.text[a:b], stretch.tints, stretch.is_struck))
        return found

    def _with_signs(self, start: int, end: int) -> tuple[int, int]:
        """From the first to the last of the signs around, on the same line."""
        words = self.paragraph.raw
        while start > 0 and _is_sign(words[start - 1]):
            start -= 1
        while end < len(words) and _is_sign(words[end]):
            end += 1
        return start, end

    def _stretches(self) -> list[Stretch]:
        if self.found is None:
            self.found = stretches(self.paragraph, self.grounds)
            self.starts = list(accumulate((len(s.text) for s in self.found[:-1]), initial=0))
            self.bullet = self.grounds.list_signs.hue(self.paragraph.element)
        return self.found


def _is_sign(character: str) -> bool:
    return character != "\n" and not character.isalnum()


@dataclass(slots=True)
class Line:
    """A line of row 5: its characters' positions in the paragraph, and what was made of it."""

    paragraph: Paragraph
    start: int
    end: int
    words: str
    after_blank: bool
    colours: Colours
    goals: list[tuple[int, int, int]]  # (goal's index, start, end) in the paragraph
    points: list[tuple[int, int, int]] = field(default_factory=list)  # the same, by number alone
    _plain: str | None = field(default=None, repr=False)

    @property
    def plain(self) -> str:
        """The words with single spaces and without the signs before them."""
        if self._plain is None:
            self._plain = LEADING.sub("", " ".join(self.words.split()))
        return self._plain

    @property
    def cell(self) -> Cell | None:
        """The innermost cell that it stands in."""
        return self.paragraph.cell

    @property
    def ends_as_sentence(self) -> bool:
        """Whether it has an end of its own, and nothing need follow."""
        return self.words.rstrip()[-1:] in (".", "!", "?", ":", "")

    def mark(self, start: int, end: int) -> Mark:
        """What the colours between two positions say."""
        return self.colours.mark(start, end)

    def mark_before(self, start: int, end: int) -> Mark:
        """The same, signs after it left out."""
        return self.colours.mark_before(start, end)

    def mark_after(self, start: int, end: int, until: int) -> Mark:
        """The same, signs before it left out: they are another goal's."""
        return mark(self.stretches(start, until), 0, end - start)

    def stretches(self, start: int | None = None, end: int | None = None) -> list[Stretch]:
        """The line's own characters with their colours, or those between two positions."""
        start, end = self.start if start is None else start, self.end if end is None else end
        return self.colours.between(start, end)


@dataclass(frozen=True, slots=True)
class Named:
    """A goal as row 4 words it, its number set apart ("" where none is written)."""

    text: str
    paragraph: Paragraph
    number: str = ""

    @property
    def place(self) -> Place:
        return self.paragraph.place


@dataclass(slots=True)
class RowFour:
    """Row 4 taken apart: its goals, what is said beside them, and what is only printed there.

    ``aside`` are lead-ins, sub-headings, references and remarks; ``printed`` are numbers and the
    key to the colours.
    """

    goals: list[Named]
    aside: list[Named]
    printed: list[Passage]


def row_four_lines(paragraphs: list[Paragraph]) -> RowFour:
    """Row 4: one goal per paragraph or soft line, list signs and numbers left out.

    A line that introduces a list ("Eleverna ska:"), or is said of the goals, is no goal.
    """
    lines = _joined(paragraphs)
    row = RowFour([], [], [])
    pending = ""
    counted = _are_counted([words for words, _ in lines])
    for i, (words, paragraph) in enumerate(lines):
        number = number_of(words)
        if not number.end and counted:
            number = bare_number_of(words)
        rest = words[number.end :]
        if number.end:
            row.printed.append(Passage(words[: number.end].strip(), paragraph.place))
        if not rest:
            pending = number.mark
            continue
        line = Named(rest, paragraph, number.mark or pending)
        if is_key(rest):
            row.printed.append(Passage(rest, paragraph.place))
        elif _is_aside(rest, is_last=i + 1 == len(lines)):
            row.aside.append(line)
            continue
        else:
            row.goals.append(line)
        pending = ""
    _set_headings_aside(row)
    return row


def _set_headings_aside(row: RowFour) -> None:
    """ "Mål 2 Trygghet" above "Delmål 2a" and "2b" heads them, and states nothing itself."""
    heads = {
        i
        for i, (goal, below) in enumerate(pairwise(row.goals))
        if goal.number
        and below.number.startswith(goal.number)
        and not below.number.removeprefix(goal.number)[:1].isdigit()
        and below.number != goal.number
        and may_be_subheading(goal.text)
    }
    row.aside.extend(row.goals[i] for i in sorted(heads))
    row.goals[:] = [goal for i, goal in enumerate(row.goals) if i not in heads]


def _joined(paragraphs: list[Paragraph]) -> list[tuple[str, Paragraph]]:
    """The lines of row 4; a soft break in the middle of a sentence joins two."""
    lines: list[tuple[str, Paragraph]] = []
    for paragraph in paragraphs:
        previous: str | None = None
        for line in paragraph.text.split("\n"):
            words = LEADING.sub("", " ".join(line.split()))
            if not words:
                continue
            if previous is not None and _continues(previous, words):
                lines[-1] = (f"{lines[-1][0]} {words}", paragraph)
            else:
                lines.append((words, paragraph))
            previous = words
    return lines


def _are_counted(lines: list[str]) -> bool:
    """Whether bare numbers number the lines: "1 Alla …", "2 Alla …", from one and on."""
    marks = [n.mark for words in lines if (n := bare_number_of(words)).end]
    return len(marks) > 1 and marks == [str(n) for n in range(1, len(marks) + 1)]


def _is_aside(words: str, *, is_last: bool) -> bool:
    if any(
        is_so(words) for is_so in (is_reference, is_remark, is_note, is_instruction, is_status_only)
    ):
        return True
    return not is_last and (words.endswith(":") or is_subheading(words))


def _continues(previous: str, words: str) -> bool:
    """A soft break in the middle of a sentence."""
    return words[0].islower() and not words.startswith("att ") and previous[-1] not in ".;:!?"


def row_five_lines(paragraphs: list[Paragraph], grounds: Grounds) -> list[Line]:
    """Row 5, line by line."""
    lines = []
    blank = False
    for paragraph in paragraphs:
        colours = Colours(paragraph, grounds)
        position = 0
        for words in paragraph.raw.split("\n"):
            if words.strip():
                end = position + len(words)
                lines.append(Line(paragraph, position, end, words, blank, colours, goals=[]))
                blank = False
            else:
                blank = True
            position += len(words) + 1
    return lines


def slice_of(line: Line, start: int, end: int) -> str:
    """A line's words between two positions in its paragraph."""
    return line.words[start - line.start : end - line.start].strip()
