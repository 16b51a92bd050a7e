"""Rows 4 and 5 → goals with their status, and row 5's free text.

Row 4 names the goals. Row 5 repeats them, coloured, and goes on with free text in the same cell:
with or without a blank line, now and then in the same paragraph. A goal is found in row 5 by its
words; colour decides the status of what was found, and never what is free text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from sbs_data.model import Goal, Passage, Status
from sbs_data.reports.colours import Hue
from sbs_data.reports.marks import Mark, Stretch, mark, stretches
from sbs_data.reports.styles import SILENT, Carried, Styles
from sbs_data.reports.walk import Paragraph

# Alike enough to be the same goal written twice (percent of letters in order).
_SAME_GOAL = 80
# A shorter one, cut off or gone on with, is the same when it is at least this long.
_SHORTEST_PART = 20
# A coloured paragraph longer than this is running text, not a goal.
_LONGEST_GOAL = 400
# The part of the letters that must be coloured for a line to be a goal on that ground alone.
_COLOURED_GOAL = 0.5

_SIGNS = "●■▪•◦◆★▶►○□⬤·*🟢🟡🟠🔴🟩🟨🟧🟥–—-"
_LEADING = re.compile(rf"^[\s{re.escape(_SIGNS)}\ufe0f]+")
_NUMBER = re.compile(r"^\(?\d{1,2}[.):]\s*|^(?:del)?mål\s*\d{1,2}\s*[.:)]\s*", re.IGNORECASE)
# How much of a line is looked at before it is taken apart.
_FIRST_LOOK = 16
_AROUND = " .,;:–—-"
_WORDS = re.compile(r"\w+")
_NUMBERS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


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


@dataclass(frozen=True, slots=True)
class Goals:
    """The goals (row 4's order, then those only in row 5), row 5's free text, row 4's lead-ins."""

    goals: tuple[Goal, ...]
    free_text: tuple[Passage, ...]
    lead_ins: tuple[Passage, ...]


def goal_lines(paragraphs: list[Paragraph]) -> tuple[list[Passage], list[Passage]]:
    """Row 4: one goal per paragraph or soft line, list signs left out; and the lead-ins.

    A line that introduces a list ("Eleverna ska:") is no goal.
    """
    lines: list[tuple[str, Paragraph]] = []
    for paragraph in paragraphs:
        previous: str | None = None
        for line in paragraph.text.split("\n"):
            words = _LEADING.sub("", " ".join(line.split()))
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


def read_goals(
    row_four: list[Paragraph],
    row_five: list[Paragraph],
    styles: Styles,
    *,
    cell: Carried = SILENT,
) -> Goals:
    """Rows 4 and 5, told apart. ``cell`` is the shading of row 5's cell."""
    named, lead_ins = goal_lines(row_four)
    lines = _lines(row_five, styles, cell)
    _find_exact(named, lines)
    _find_alike(named, lines)
    goals = [_named_goal(g, i, lines, row_four, styles) for i, g in enumerate(named)]
    extra = _only_in_row_five(named, lines)
    free = [p for n, line in enumerate(lines) if n not in extra for p in _free_text(line)]
    return Goals((*goals, *extra.values()), tuple(free), tuple(lead_ins))


def _lines(paragraphs: list[Paragraph], styles: Styles, cell: Carried) -> list[Line]:
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


def _find_exact(named: list[Passage], lines: list[Line]) -> None:
    """Goals whose very words stand in row 5, also several in one paragraph."""
    keys = [_key(g.text) for g in named]
    taken: set[int] = set()
    for line in lines:
        if not _may_begin_with(line.words, keys):
            continue
        key = _key(line.words)
        positions: list[int] = []
        at = 0
        while True:
            hits = [
                (len(k), i)
                for i, k in enumerate(keys)
                if i not in taken and k and key.startswith(k, at) and _ends_word(key, at + len(k))
            ]
            if not hits:
                break
            length, i = max(hits)
            positions = positions or _positions(line.words)
            start = line.start + (0 if at == 0 else positions[at])
            end = line.start + _with_full_stop(line.words, positions[at + length - 1] + 1)
            line.goals.append((i, start, end))
            taken.add(i)
            at += length
            while at < len(key) and key[at] == " ":
                at += 1


def _with_full_stop(words: str, end: int) -> int:
    """The end of a goal with the punctuation that belongs to it."""
    while end < len(words) and words[end] in ".,;:!?":
        end += 1
    return end


def _may_begin_with(words: str, keys: list[str]) -> bool:
    """A quick look at the first characters, since free text is long and there is much of it."""
    begin = _key(words[: 4 * _FIRST_LOOK])[:_FIRST_LOOK]
    return any(key.startswith(begin) or begin.startswith(key) for key in keys if key)


def _find_alike(named: list[Passage], lines: list[Line]) -> None:
    """Goals repeated with slightly other words: best pairs first, each used once."""
    taken = {i for line in lines for i, _, _ in line.goals}
    left = [i for i in range(len(named)) if i not in taken]
    if not left:
        return
    keys = {i: _key(named[i].text) for i in left}
    pairs = []
    for n, line in enumerate(lines):
        if line.goals:
            continue
        for i in left:
            goal = keys[i]
            for end in _possible_ends(line.words, len(named[i].text)):
                score = _likeness(goal, _key(line.words[:end]))
                if score >= _SAME_GOAL:
                    pairs.append((-score, n, i, end))
    used_lines: set[int] = set()
    for _, n, i, end in sorted(pairs):
        if n not in used_lines and i not in taken:
            lines[n].goals.append((i, lines[n].start, lines[n].start + end))
            used_lines.add(n)
            taken.add(i)


def _possible_ends(words: str, goal_length: int) -> list[int]:
    """Where a goal may end in a line: at its end, or at a sentence's near the goal's length."""
    ends = [m.end() for m in _SENTENCE_END.finditer(words, 0, 2 * goal_length)]
    near = sorted(ends, key=lambda end: abs(end - goal_length))[:2]
    return [len(words), *near] if len(words) <= 2 * goal_length else near


def _likeness(goal: str, line: str) -> float:
    """Percent, 0–100."""
    if not goal or not line:
        return 0.0
    if len(line) >= _SHORTEST_PART and goal.startswith(line):
        return 99.0  # cut short
    # Numbers are what a goal promises: "80 procent" and "85 procent" are two goals.
    if _NUMBERS.findall(goal) != _NUMBERS.findall(line):
        return 0.0
    return fuzz.ratio(goal, line)


def _named_goal(
    goal: Passage, index: int, lines: list[Line], row_four: list[Paragraph], styles: Styles
) -> Goal:
    for line in lines:
        for i, start, end in line.goals:
            if i == index:
                said = line.mark(start, end)
                hint = _hint(line, start, end, lines)
                return Goal(
                    text=goal.text,
                    place=goal.place,
                    status=said.status,
                    basis=said.basis,
                    basis_detail=said.detail,
                    ambiguous=said.ambiguous,
                    suggestion=hint[0] if hint else None,
                    suggestion_quote=hint[1] if hint else None,
                    marked_text=_LEADING.sub("", _slice(line, start, end)),
                    status_place=line.paragraph.place,
                )
    return _not_repeated(goal, row_four, styles)


def _not_repeated(goal: Passage, row_four: list[Paragraph], styles: Styles) -> Goal:
    """Row 5 leaves the goal out. A colour in row 4, where nobody asked for it, is only a hint."""
    paragraph = next(p for p in row_four if p.place == goal.place)
    found = stretches(paragraph, styles)
    said = mark(found, 0, sum(len(s.text) for s in found), bullet=styles.bullet(paragraph.element))
    hinted = said.status is not Status.UNMARKED
    return Goal(
        text=goal.text,
        place=goal.place,
        repeated=False,
        suggestion=said.status if hinted else None,
        suggestion_quote=f"{said.detail} där målet först anges" if hinted else None,
    )


def _only_in_row_five(named: list[Passage], lines: list[Line]) -> dict[int, Goal]:
    """Coloured lines among the goals that row 4 does not have, by line index."""
    with_goal = [n for n, line in enumerate(lines) if line.goals]
    last = with_goal[-1] if with_goal else -1
    all_found = len({i for line in lines for i, _, _ in line.goals}) == len(named) > 0
    extra: dict[int, Goal] = {}
    for n, line in enumerate(lines):
        if line.goals:
            continue
        said = line.mark(line.start, line.end)
        if not _reads_as_goal(line, said):
            if n > last:
                break  # free text has begun, and colour there means nothing
            continue
        if n > last and all_found and line.after_blank:
            break
        words = _LEADING.sub("", " ".join(line.words.split()))
        extra[n] = Goal(
            text=words,
            place=line.paragraph.place,
            status=said.status,
            basis=said.basis,
            basis_detail=said.detail,
            ambiguous=said.ambiguous,
            marked_text=words,
            status_place=line.paragraph.place,
        )
    return extra


def _reads_as_goal(line: Line, said: Mark) -> bool:
    # A coloured word or two in a sentence of free text does not make it a goal.
    return (
        said.is_colour
        and said.share >= _COLOURED_GOAL
        and len(line.words) <= _LONGEST_GOAL
        and not _HEADING.match(_key(line.words))
        and not _LEGEND.search(line.words)
    )


def _free_text(line: Line) -> list[Passage]:
    """What of a line is no goal: all of it, or what goes on after the goal."""
    if not line.goals:
        return [Passage(line.words.strip(), line.paragraph.place)]
    end = max(e for _, _, e in line.goals)
    rest = _slice(line, end, line.end).strip()
    if not _WORDS.search(rest) or _status_of(rest) is not None:
        return []  # "(grönt)" is kept as the goal's suggestion
    return [Passage(rest.lstrip(_AROUND), line.paragraph.place)]


def _slice(line: Line, start: int, end: int) -> str:
    return line.words[start - line.start : end - line.start].strip()


# --- what the words hint -----------------------------------------------------------------------

_HINTS: tuple[tuple[Status | None, str], ...] = (
    (None, r"\b(?:inte|ej|icke)\b"),
    (Status.ON_TRACK, r"\b(?:gul\w*|på (?:god )?väg|delvis|till viss del)\b"),
    (Status.STARTED, r"\b(?:röd\w*|rött|påbörja\w*)\b"),
    (Status.ACHIEVED, r"\b(?:grön\w*|upp(?:nått|nådd|nådda|nåtts|fyllt|fylld|fyllda)|klart?)\b"),
)
_HINT_PATTERNS = tuple((status, re.compile(p, re.IGNORECASE)) for status, p in _HINTS)
_HEADING = re.compile(
    r"^(?:mål som (?:är|har)? ?)?(?:grön\w*|gul\w*|röd\w*|rött|uppnå\w*|på god väg|påbörja\w*)"
    r"(?: mål\w*)?(?: (?:grön\w*|gul\w*|röd\w*|rött|uppnå\w*|på god väg|påbörja\w*))?$"
)
# The template's explanation of the colours, copied along.
_LEGEND = re.compile(r"grön.*uppnå.*gul.*på god väg.*rö[dt].*påbörja", re.IGNORECASE | re.DOTALL)
_LONGEST_HINT = 60


def _hint(line: Line, start: int, end: int, lines: list[Line]) -> tuple[Status, str] | None:
    """A status in words beside the goal ("(grönt)") or in the heading above it ("Uppnått:")."""
    beside = _slice(line, end, line.end)
    inside = re.search(r"\(([^()]*)\)\s*[.:]?\s*$", _slice(line, start, end))
    for words in (beside, inside[0] if inside else ""):
        status = _status_of(words)
        if status is not None:
            return status, words.strip(_AROUND)
    for above in reversed(lines[: next(n for n, other in enumerate(lines) if other is line)]):
        if not above.goals:
            if _HEADING.match(_key(above.words)):
                status = _status_of(above.words)
                return (status, above.words.strip()) if status else None
            return None
    return None


def _status_of(words: str) -> Status | None:
    first = re.split(r"(?<=[.!?])\s", words.strip(_AROUND), maxsplit=1)[0]
    if not first or len(first) > _LONGEST_HINT:
        return None
    for status, pattern in _HINT_PATTERNS:
        if pattern.search(first):
            return status
    return None


# --- comparing words ---------------------------------------------------------------------------


def _key(words: str) -> str:
    """Words only, in lower case and one space apart, list signs and numbers left out."""
    return " ".join(_WORDS.findall(_lower(words), _begin(words)))


def _positions(words: str) -> list[int]:
    """Where each character of :func:`_key` came from in the words."""
    positions: list[int] = []
    for word in _WORDS.finditer(words, _begin(words)):
        if positions:
            positions.append(word.start())
        positions.extend(range(word.start(), word.end()))
    return positions


def _begin(words: str) -> int:
    return len(words) - len(_NUMBER.sub("", _LEADING.sub("", words), count=1))


def _lower(words: str) -> str:
    """Lower case of the same length: a few letters of the world's scripts grow when lowered."""
    lowered = words.lower()
    if len(lowered) == len(words):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in words)


def _ends_word(key: str, at: int) -> bool:
    return at >= len(key) or key[at] == " "
