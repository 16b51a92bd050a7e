"""What stands beside the goals of row 5 and speaks of them: signs, words, status cells.

A sign or a word on a line of its own belongs to the goal above it or below it, whichever way the
answer goes all through; a cell beside a goal, in its row, is that goal's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from sbs_data.model import Asks, Basis, Goal, Place, Question, Status
from sbs_data.reports import goal_markings
from sbs_data.reports.asking import Asking
from sbs_data.reports.goal_hints import (
    Said,
    is_said_alone,
    said_before,
    said_beside,
    said_in_boxes,
    said_in_heading,
    said_inside,
    status_of,
)
from sbs_data.reports.goal_kinds import is_key, is_status_only
from sbs_data.reports.goal_lines import Line, Named, slice_of
from sbs_data.reports.goal_words import LEADING, after_number, status_before
from sbs_data.reports.grounds import Colour, Grounds, Tint
from sbs_data.reports.marks import CARRIERS, NO_MARK, Mark, by_signs, signs_alone
from sbs_data.reports.walk import Cell, Paragraph

# A cell with more words than this beside a goal is a comment, and its ground no status.
_LONGEST_CELL = 60
# Nor is a line with more a sign, or a word that says no more than a status.
_LONGEST_SAID = 160
# A goal has this many lines of signs and words at most.
_MOST_LINES = 4
_MOST_BESIDE = 64
# Word's rows have no more cells than this.
_MOST_CELLS = 63
_HEAD = re.compile(
    r"^(?:nr|(?:del)?mål(?:en)?|status|bedömning|färg|uppnått|måluppfyllelse|kommentar(?:er)?|resultat"
    r"|läge|nuläge|grad av måluppfyllelse)?[?:.]?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Near:
    """What stands beside one goal: colours, words, and signs that may be a marking."""

    tints: list[Tint] = field(default_factory=list)
    cell_tints: list[Tint] = field(default_factory=list)
    where: str = ""
    said: list[Said] = field(default_factory=list)
    signs: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    is_shared: bool = False
    """Whether a colour may be another goal's as well."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A goal's place in a line: the line's index, and positions in the paragraph."""

    line: int
    start: int
    end: int
    until: int


class Beside:
    """The neighbours of the goals of one answer."""

    def __init__(self, lines: list[Line], grounds: Grounds) -> None:
        self.lines = lines
        self.grounds = grounds
        self.taken: set[int] = set()
        """Lines that are a goal's sign or status, and no free text."""
        self.heads: set[int] = set()
        """Lines that head the columns of a table of goals."""
        self._index = {id(line): n for n, line in enumerate(lines)}
        self._kinds: dict[int, str] = {}
        self._drawn: dict[int, str | None] = {}
        self._near: dict[tuple[int, int], Near] = defaultdict(Near)
        self._by_cell: dict[Cell | None, list[int]] = defaultdict(list)
        for n, line in enumerate(lines):
            self._by_cell[line.paragraph.cell].append(n)
        self._spots = {n: self._spots_of(n) for n, line in enumerate(lines) if _has_goal(line)}
        self._spot = {(n, s.start): s for n, spots in self._spots.items() for s in spots}
        self._above = list(accumulate(range(len(lines)), self._last_without_goals, initial=-1))
        for numbers in list(self._by_cell.values()):
            if any(n in self._spots for n in numbers):
                self._own_lines(numbers)
        for cell in list(self._by_cell):
            if cell is not None and any(n in self._spots for n in self._by_cell[cell]):
                self._row(cell)
        self._heads()

    def on_shared_line(self, spot: Spot) -> Mark | None:
        """A goal's mark where its line has several: their signs stand as the first goal's does."""
        first = self._spots[spot.line][0]
        if len(self._spots[spot.line]) == 1:
            return None
        line = self.lines[spot.line]
        if line.mark_before(first.start, first.end).is_colour:
            return line.mark_before(spot.start, spot.end)
        return line.mark_after(spot.start, spot.end, spot.until)

    def near(self, line: Line, start: int) -> tuple[Near, Spot]:
        """What stands beside the goal that begins there."""
        n = self._index[id(line)]
        return self._near[n, start], self._spot[n, start]

    def heading(self, n: int) -> Line | None:
        """The line above the goals among which a line is."""
        above = self._above[n]
        return None if above < 0 else self.lines[above]

    def _last_without_goals(self, above: int, n: int) -> int:
        return above if self.lines[n].goals else n

    def drawn(self, paragraph: Paragraph) -> str | None:
        """A shape or a picture in a paragraph, which many goals may stand in or beside."""
        if id(paragraph) not in self._drawn:
            self._drawn[id(paragraph)] = goal_markings.of_drawings(paragraph, self.grounds)
        return self._drawn[id(paragraph)]

    def drawn_in(self, cell: Cell) -> str | None:
        """The first shape or picture in a cell."""
        if id(cell) not in self._drawn:
            found = (d for p in cell.paragraphs if (d := self.drawn(p)))
            self._drawn[id(cell)] = next(found, None)
        return self._drawn[id(cell)]

    def lined(self, line: Line) -> str | None:
        """A coloured line under or round a goal's paragraph."""
        at = id(line.colours)
        if at not in self._drawn:
            self._drawn[at] = goal_markings.of_lines(line.paragraph, self.grounds)
        return self._drawn[at]

    def _spots_of(self, n: int) -> list[Spot]:
        line = self.lines[n]
        places = sorted({(a, b) for _, a, b in (*line.goals, *line.points)})
        following = [a for a, _ in places[1:]] + [line.end]
        return [Spot(n, a, b, until) for (a, b), until in zip(places, following, strict=True)]

    # --- lines of their own ----------------------------------------------------------------

    def _own_lines(self, numbers: list[int]) -> None:
        kinds = [self._kind(n) for n in numbers]
        order = [k for k in kinds if k != "other"]
        for kind in ("sign", "box", "word"):
            if kind not in order:
                continue
            both = [k for k in order if k in (kind, "goal")]
            is_above = both[0] == kind
            if kind == "word" and (is_above or both[-1] != "word"):
                continue  # headings over groups: what they say is looked for upwards
            if all(a != b for a, b in pairwise(both)) and len(both) % 2 == 0:
                self._take_turns(numbers, kinds, kind, is_above=is_above)
            else:
                self._pair(numbers, kinds, kind, -1 if is_above else 1)

    def _take_turns(
        self, numbers: list[int], kinds: list[str], kind: str, *, is_above: bool
    ) -> None:
        """One line of a kind for each goal, whatever is said between them."""
        goals = [n for n, k in zip(numbers, kinds, strict=True) if k == "goal"]
        others = [n for n, k in zip(numbers, kinds, strict=True) if k == kind]
        where = "på raden ovanför" if is_above else "på raden under"
        for goal, other in zip(goals, others, strict=True):
            spots = self._spots[goal]
            near = self._near[goal, spots[0].start]
            self._give(other, near, where)
            for spot in spots[1:]:  # whose it is of the goals on one line is not known
                shared = self._near[goal, spot.start]
                shared.tints, shared.where, shared.is_shared = list(near.tints), where, True
                near.is_shared = True

    def _pair(self, numbers: list[int], kinds: list[str], kind: str, step: int) -> None:
        """Give each line of a kind to the goal that it stands next to."""
        for at, n in enumerate(numbers):
            if kinds[at] != kind:
                continue
            other = at - step
            while abs(other - at) < _MOST_LINES and self._is_beside(kinds, other):
                other -= step
            if not 0 <= other < len(kinds) or kinds[other] != "goal":
                continue
            spots = self._spots[numbers[other]]
            group = self._group(kinds, other, -step) if step < 0 else 1
            near = self._near[numbers[other], spots[0 if step < 0 else -1].start]
            self._give(n, near, "på raden ovanför" if step < 0 else "på raden under")
            if len(spots) > 1 or group > 1:
                self._share(numbers, kinds, other, -step, near)

    @staticmethod
    def _is_beside(kinds: list[str], at: int) -> bool:
        return 0 <= at < len(kinds) and kinds[at] in ("sign", "box", "word")

    @staticmethod
    def _group(kinds: list[str], at: int, step: int) -> int:
        """How many goals follow each other with nothing of their own between."""
        count = 0
        while 0 <= at < len(kinds) and kinds[at] == "goal":
            count += 1
            at += step
        return count

    def _share(self, numbers: list[int], kinds: list[str], at: int, step: int, near: Near) -> None:
        """A sign above several goals may be the first one's or all's: a person decides."""
        while 0 <= at < len(kinds) and kinds[at] == "goal":
            for spot in self._spots[numbers[at]]:
                other = self._near[numbers[at], spot.start]
                other.tints, other.where = list(near.tints), near.where
                other.is_shared = True
            at += step

    def _kind(self, n: int) -> str:
        if n not in self._kinds:
            if n in self._spots:
                self._kinds[n] = "goal"
            elif len(self.lines[n].words) > _LONGEST_SAID:
                self._kinds[n] = "other"  # most lines are long, and free text
            else:
                self._kinds[n] = self._find_kind(n)
        return self._kinds[n]

    def _find_kind(self, n: int) -> str:
        line = self.lines[n]
        if not any(map(str.isalnum, line.words)):
            is_sign = self._tints(line) or goal_markings.of_signs(line.words)
            return "sign" if is_sign else "other"
        words = line.plain
        if is_key(line.words) or not is_said_alone(line.words.strip().rstrip(":")):
            return "other"
        if said_in_boxes(line.words) is not None:
            return "box"
        if self._tints(line):
            return "sign"
        return "other" if words.endswith(":") else "word"

    # --- cells beside -------------------------------------------------------------------------

    def _row(self, cell: Cell) -> None:
        """The other cells in a goal's row, its label's left out."""
        mine = [s for n in self._by_cell[cell] for s in self._spots.get(n, ())]
        own = self.grounds.judged(self.grounds.of_cell(cell))
        around = cell.row[max(cell.at - _MOST_CELLS, 0) : cell.at + _MOST_CELLS]
        is_ticked = any(map(_ticked, around))
        for other in around:
            is_label = cell.outer is None and other is cell.row[0]
            held = self._by_cell.get(other, [])
            if other is cell or is_label or any(n in self._spots for n in held):
                continue
            if other.text in goal_markings.UNTICKED or (
                is_ticked and not other.text and _head_of(other)
            ):
                self.taken.update(held)  # one of the columns that are not ticked
            else:
                self._cell(other, held, mine, own)

    def _cell(self, cell: Cell, held: list[int], mine: list[Spot], own: Tint | None) -> None:
        words = cell.text
        ground = self.grounds.judged(self.grounds.of_cell(cell))
        if len(words) > _LONGEST_CELL and len(mine) == 1:
            return
        kinds = [self._kind(n) for n in held]
        if len(held) == len(mine) > 1 and "other" not in kinds:
            for n, spot in zip(held, mine, strict=True):
                self._give(n, self._near[spot.line, spot.start], "bredvid målet")
            return
        ticked = _ticked(cell)
        is_status = not words or "other" not in kinds
        for spot in mine:
            near = self._near[spot.line, spot.start]
            near.where = near.where or "i cellen bredvid"
            near.cells.append(cell)
            near.is_shared = near.is_shared or len(mine) > 1
            if ground is not None and (own is None or ground.rgb != own.rgb):
                near.cell_tints.append(ground)
            if ticked:
                near.said.append(Said(status_of(ticked), f"{ticked}: {words}"))
                self.taken.update(held)
            if is_status and not ticked:
                # All of them are the first goal's too, where there are more than any goal has.
                for n in held if spot is mine[0] else held[:_MOST_BESIDE]:
                    self._give(n, near, "i cellen bredvid", is_cell=True)

    def _heads(self) -> None:
        """The head of a nested table ("Mål | Status") is no free text."""
        grids = {id(c.grid): c for c in self._by_cell if c is not None and c.outer is not None}
        cells = (self.lines[n].paragraph.cell for n in self._spots)
        with_goals = {id(cell.grid) for cell in cells if cell is not None}
        for name, cell in grids.items():
            head = cell.grid.rows[0]
            is_head = all(_HEAD.match(c.text) or is_status_only(c.text) for c in head)
            if name in with_goals and is_head and not any(map(self._holds_goal, head)):
                self.heads.update(n for c in head for n in self._by_cell.get(c, ()))

    def _holds_goal(self, cell: Cell) -> bool:
        return any(n in self._spots for n in self._by_cell.get(cell, ()))

    # --- what a line gives --------------------------------------------------------------------

    def _tints(self, line: Line) -> list[Tint]:
        """The tints of a line's signs; of its letters, where it is a coloured word."""
        said = line.mark(line.start, line.end)
        return list(said.tints) or signs_alone(line.stretches())

    def _give(self, n: int, near: Near, where: str, *, is_cell: bool = False) -> None:
        line = self.lines[n]
        ground = self.grounds.of_cell(line.paragraph.cell)
        tints = [t for t in self._tints(line) if t != ground]
        (near.cell_tints if is_cell else near.tints).extend(tints)
        near.where = near.where or where
        near.signs += line.words
        near.paragraphs.append(line.paragraph)
        said, rest = said_beside(line.words)
        if said is not None:
            near.said.append(said)
        if rest and said is not None:
            return
        self.taken.add(n)


def beside_goals(lines: list[Line]) -> set[int]:
    """Lines in a cell beside a goal's, or in the head of its table: whatever colour, no goals."""
    goals = [line.paragraph.cell for line in lines if _has_goal(line)]
    held = {cell for cell in goals if cell is not None}
    rows = {id(cell.row) for cell in held}
    rows |= {id(cell.grid.rows[0]) for cell in held if cell.outer is not None and cell.row_index}
    return {
        n
        for n, line in enumerate(lines)
        if (cell := line.paragraph.cell) is not None and cell not in held and id(cell.row) in rows
    }


def _head_of(cell: Cell) -> str:
    """The status that a column of a nested table is headed by ("På god väg")."""
    head = cell.grid.rows[0]
    has_head = cell.outer is not None or cell.grid.has_head
    if not has_head or cell.row_index == 0 or cell.at >= len(head):
        return ""
    words = " ".join(head[cell.at].text.split())
    return words if words and is_status_only(words) else ""


def _ticked(cell: Cell) -> str:
    """The status that a tick or a cross in a cell stands under."""
    return _head_of(cell) if cell.text in goal_markings.CROSSES else ""


def _has_goal(line: Line) -> bool:
    return bool(line.goals or line.points)


# --- what all of it says together ----------------------------------------------------------------


@dataclass(slots=True)
class Marks:
    """What row 5 says of each goal, and what is asked where it says two things or none."""

    beside: Beside
    asking: Asking
    initiative_no: int
    _answered: dict[str, str] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    def settle(
        self, goal: Goal, spots: list[tuple[Line, int, int]], said: Mark, marked: str
    ) -> Goal:
        """The goal with its status. ``said`` is what its own letters and signs say.

        ``marked`` are its words as row 5 has them.
        """
        line, start, _ = spots[0]
        near, spot = self.beside.near(line, start)
        if len(spots) == 1:
            said = self.beside.on_shared_line(spot) or said
        said = self._with_neighbours(said, near, line, spot)
        hints = _hints(goal, line, spot, near, self.beside.heading(spot.line))
        place = line.paragraph.place
        if not said.is_colour and not said.ambiguous:
            said = self._marking(goal, place, line, spot, near) or said
        first = next((h for h in hints if h.status is not None), None)
        if first is None and hints:
            first = hints[0]
        for hint in hints:
            if hint.contradicts(said.status):
                said = self._word(goal, place, hint, said)
                break
        return replace(
            goal,
            status=said.status,
            basis=said.basis,
            basis_detail=said.detail,
            ambiguous=said.ambiguous,
            suggestion=first.status if first and not any(h.denies for h in hints) else None,
            suggestion_quote="; ".join(dict.fromkeys(h.quote for h in hints)) or None,
            status_place=place,
            marked_text=marked,
        )

    def _with_neighbours(self, said: Mark, near: Near, line: Line, spot: Spot) -> Mark:
        said = _behind_number(said, line, spot)
        if said.ambiguous and not said.is_house:
            before = _before(line, spot)
            if not before:
                return said
            said = line.mark(spot.start + before, spot.end)
            if not said.is_colour:
                said = line.mark(spot.start, spot.start + before)
        cell = by_signs(near.cell_tints, near.where)
        if said.is_colour or said.ambiguous:
            if cell.is_colour and not near.is_shared and cell.status is not said.status:
                detail = f"en färg på målet och en annan {near.where}"
                return replace(said, status=Status.UNMARKED, detail=detail, ambiguous=True)
            return said
        found = cell if cell.tints else by_signs(near.tints, near.where)
        if not found.tints:
            found = _worded(line, spot)
        if near.is_shared and found.tints:
            detail = f"färg {near.where}, som kan gälla flera mål"
            return replace(found, status=Status.UNMARKED, detail=detail, ambiguous=True)
        return found if found.tints else said

    def _marking(self, goal: Goal, place: Place, line: Line, spot: Spot, near: Near) -> Mark | None:
        """Something that may be a marking: asked once for each kind of it."""
        name = self._named(line, spot, near)
        if name is None:
            return None
        question = Question(Asks.MARKING, goal.text, place, self.initiative_no, other=name)
        answer = self._answered.get(name)
        if answer is None:
            if name in self._asked and name != _PICTURE:
                return None
            answer = self.asking.ask(question)
            self._asked.add(name)
        if answer is None:
            return None
        if name != _PICTURE:
            self._answered[name] = answer
        return _told(answer, f"{name} vid målet, tolkat av en person")

    def _named(self, line: Line, spot: Spot, near: Near) -> str | None:
        around = self.beside.lines[spot.line].words
        a, b = spot.start - line.start, spot.end - line.start
        signs = around[: a + len(around[a:b]) - len(LEADING.sub("", around[a:b]))]
        after = around[b : spot.until - line.start]
        for words, is_said in (
            (signs, False),
            (after, said_in_boxes(after) is not None),
            (near.signs, bool(near.said)),
        ):
            found = None if is_said else goal_markings.of_signs(words)
            if found is not None:
                return found
        drawn = self.beside.drawn
        return (
            self.beside.lined(line)
            or drawn(line.paragraph)
            or next((d for cell in near.cells if (d := self.beside.drawn_in(cell))), None)
            or next((d for p in near.paragraphs if (d := drawn(p))), None)
            or next((d for p in _empty_around(line.paragraph) if (d := drawn(p))), None)
        )

    def _word(self, goal: Goal, place: Place, hint: Said, said: Mark) -> Mark:
        """The colour holds until a person says that the word does."""
        question = Question(Asks.WORD, goal.text, place, self.initiative_no, other=hint.quote)
        answer = self.asking.ask(question)
        if answer is None or answer == said.status:
            return said
        return _told(answer, f"”{hint.quote}” gäller före färgen, enligt en person")


_PICTURE = "en bild"


def settle_design(
    named: list[Named], lines: list[Line], grounds: Grounds, asking: Asking, initiative_no: int
) -> None:
    """Ask once of each colour that may be the house's design, and hear what was answered."""
    doubted: dict[Colour, list[Question]] = defaultdict(list)
    for line in lines:
        for i, start, end in (*line.goals, *line.points):
            for tint in line.mark(start, end).tints:
                if tint.is_house and (tint.basis, tint.rgb) not in grounds.verdicts:
                    other = f"{tint.hue.word} {CARRIERS[tint.basis]}"
                    place = line.paragraph.place
                    doubted[tint.basis, tint.rgb].append(
                        Question(Asks.DESIGN, named[i].text, place, initiative_no, other)
                    )
    for colour, questions in doubted.items():
        known = next((a for q in questions if (a := asking.known(q)) is not None), None)
        grounds.verdicts[colour] = known or asking.ask(questions[0])
    if doubted:
        for line in lines:
            line.colours.forget()


def _told(answer: str, detail: str) -> Mark:
    status = Status(answer)
    basis = Basis.NONE if status is Status.UNMARKED else Basis.FONT
    return Mark(status, basis, detail)


def _before(line: Line, spot: Spot) -> int:
    """How many characters a status before the goal takes ("Grönt: …")."""
    words = line.words[spot.start - line.start : spot.end - line.start]
    found = status_before(words)
    return found.end() if found else 0


def _behind_number(said: Mark, line: Line, spot: Spot) -> Mark:
    """A sign between the number and the goal; a number in a colour, which is a sign itself."""
    taken = after_number(line.words[spot.start - line.start : spot.end - line.start])
    if not taken or said.is_house or said.is_colour is not said.ambiguous:
        return said
    rest = line.mark_after(spot.start + taken, spot.end, spot.until)
    if not said.ambiguous:
        return rest if rest.is_colour else said
    number = line.mark(spot.start, spot.start + taken)
    if not rest.tints and number.is_colour and not number.ambiguous:
        return by_signs(list(number.tints), "före målet")
    return said


def _worded(line: Line, spot: Spot) -> Mark:
    """A coloured word beside the goal, which is nothing but a status."""
    said, rest = said_beside(slice_of(line, spot.end, spot.until))
    if said is None or not said.is_sure or rest:
        return NO_MARK
    found = line.mark(spot.end, spot.until)
    return by_signs(list(found.tints), "efter målet") if found.is_colour else NO_MARK


def _hints(goal: Goal, line: Line, spot: Spot, near: Near, heading: Line | None) -> list[Said]:
    own = slice_of(line, spot.start, spot.end)
    beside, _ = said_beside(slice_of(line, spot.end, spot.until))
    found = [
        beside,
        said_inside(own, goal.text),
        said_before(own),
        *near.said,
    ]
    hints = [said for said in found if said is not None]
    if hints:
        return hints
    above = said_in_heading(heading.words) if heading else None
    return [above] if above else []


def _empty_around(paragraph: Paragraph) -> list[Paragraph]:
    """The paragraphs without words just before and after, where a shape may stand alone."""
    number = paragraph.place.paragraph
    if paragraph.cell is None or number is None:
        return []
    around = paragraph.cell.outermost.paragraphs[max(number - 2, 0) : number + 1]
    return [p for p in around if p.cell is paragraph.cell and not p.text]


def pictures(paragraphs: list[Paragraph], grounds: Grounds) -> list[Place]:
    """Where an answer has a picture and no words: the goals may stand in it."""
    return [
        p.place
        for p in paragraphs
        if not p.text and goal_markings.of_drawings(p, grounds) == _PICTURE
    ]
