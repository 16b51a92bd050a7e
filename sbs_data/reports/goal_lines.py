"""The lines of rows 4 and 5: what a line is, where it stands and what its colours say."""

from __future__ import annotations

from dataclasses import dataclass

from sbs_data.model import Passage
from sbs_data.reports.colours import Hue
from sbs_data.reports.goal_words import LEADING
from sbs_data.reports.marks import Mark, Stretch, mark, stretches
from sbs_data.reports.styles import Carried, Styles
from sbs_data.reports.walk import Paragraph

AROUND = " .,;:–—-"
"""What may stand between a goal and what goes on after it."""


@dataclass(slots=True)
class Colours:
    """A paragraph's colours, looked at only where a goal may be: free text is long."""

    paragraph: Paragraph
    styles: Styles
    cell: Carried
    found: list[Stretch] | None = None
    bullet: Hue | None = None

    def mark(self, start: int, end: int) -> Mark:
        if self.found is None:
            self.found = stretches(self.paragraph, self.styles, cell=self.cell)
            self.bullet = self.styles.bullet(self.paragraph.element)
        return mark(self.found, start, end, bullet=self.bullet)


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

    def mark(self, start: int, end: int) -> Mark:
        """What the colours between two positions say."""
        return self.colours.mark(start, end)


def goal_lines(paragraphs: list[Paragraph]) -> tuple[list[Passage], list[Passage]]:
    """Row 4: one goal per paragraph or soft line, list signs left out; and the lead-ins.

    A line that introduces a list ("Eleverna ska:") is no goal.
    """
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
    goals: list[Passage] = []
    lead_ins: list[Passage] = []
    for i, (words, paragraph) in enumerate(lines):
        leads = words.endswith(":") and i + 1 < len(lines) and _is_item(lines[i + 1][1], paragraph)
        (lead_ins if leads else goals).append(Passage(words, paragraph.place))
    return goals, lead_ins


def _continues(previous: str, words: str) -> bool:
    """A soft break in the middle of a sentence."""
    return words[0].islower() and not words.startswith("att ") and previous[-1] not in ".;:!?"


def _is_item(paragraph: Paragraph, lead: Paragraph) -> bool:
    return paragraph.is_list_item and not lead.is_list_item


def row_five_lines(paragraphs: list[Paragraph], styles: Styles, cell: Carried) -> list[Line]:
    """Row 5, line by line. ``cell`` is the shading of its cell."""
    lines = []
    blank = False
    for paragraph in paragraphs:
        colours = Colours(paragraph, styles, cell)
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
