"""Lägesbild cut to fit one A4: what is there, and in numbers what is left out.

Pure. The PDF and the Word file are set from the same cut, so they say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sbs_data.answers import overview as page
from sbs_data.answers.overview import Moved, Overview, Results, Still
from sbs_data.exports.text import lines, printable, shortened, width
from sbs_data.figures.stacked import Row
from sbs_data.model import Status
from sbs_data.words.formats import how_many, number
from sbs_data.words.movement import MOVES, new_goals
from sbs_data.words.status_totals import UNREPEATED
from sbs_data.words.statuses import STATUS

_PAGE = 70.0
"""Lines on an A4, as they are reckoned here: that is with some to spare, seen in both files."""
_LINE = 100
"""Ordinary letters on a line of running text."""
_HEADLINE = 60
"""And on a line of the headline."""
_GOAL, _NOTE, _NAME, _AREA, _TARGET, _WAITING = 180, 120, 28, 60, 180, 260
"""Letters of a goal, of a note about it, of a school, of an area, of a målvärde, of what waits."""
_MANY_SCHOOLS = 10
_SHORT_GOAL = 92
"""With more schools than that, goals are cut to a line, so that the table gets the room."""
_RESULT, _CLAIM, _SOURCE = 600, 420, 260
"""Of what the statistics say, of a claim beside them, and of their source."""
_REWORDED = "Orden är ändrade."
_SELECTION = 300

_HEADING, _ROW, _ITEM = 1.8, 1.07, 0.15
"""Lines that a heading, a row of the table and the air after an item take."""

WHOSE, ALL, LATEST = "Skola", "Alla mål", "Senaste redovisning"
AREA = "Utvecklingsområde"


@dataclass(frozen=True, slots=True)
class Item:
    """A goal in a list: its words, a status before (or none) and now, and what more is said."""

    goal: str
    lead: str
    was: Status | None
    now: Status
    tail: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: whose, how many in each status in their order, in all, what is said."""

    name: str
    counts: tuple[int, ...]
    total: int
    latest: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the A4. Texts are printable; ``""`` is nothing said."""

    title: str
    made: str
    selection: str
    headline: str
    movement: str
    own_account: str
    counts: tuple[tuple[Status, str, int], ...]
    """Status, its word and how many; what is not repeated is a word of its own."""
    waiting: str
    schools_note: str
    reading: str
    source: str
    moved: tuple[Item, ...] = ()
    moved_note: str = ""
    still: tuple[Item, ...] = ()
    still_note: str = ""
    schools: tuple[TableRow, ...] = ()
    areas: tuple[TableRow, ...] = ()
    targets: tuple[str, ...] = ()
    targets_note: str = ""
    results_title: str = ""
    results: str = ""
    claims: tuple[str, ...] = ()
    results_note: str = ""
    """What is left out, what the rest stands on, and its source; there where anything is."""


@dataclass(slots=True)
class _Room:
    """The lines that are left, and how many of each list have been given a place."""

    left: float
    given: dict[str, int] = field(default_factory=dict)

    def give(self, part: str, upto: int, cost: Callable[[int], float], there: int) -> None:
        """Place more of a list, one at a time, until there are so many or no room is left."""
        while (placed := self.given.get(part, 0)) < min(upto, there):
            price = cost(placed)
            if price > self.left:
                return
            self.left -= price
            self.given[part] = placed + 1


def cut(view: Overview) -> Sheet:
    """The sheet. Lists are filled in turns, so that none is crowded out by a longer one."""
    is_dense = len(view.schools) > _MANY_SCHOOLS
    moved = [_moved(item, is_dense) for item in view.moved]
    still = [_still(item, is_dense) for item in view.still]
    latest = _latest(view)
    schools = [_row(row, _NAME, latest.get(row.name, "")) for row in view.schools]
    areas = [_row(row, _AREA) for row in view.areas]
    targets = [shortened(printable(text), _TARGET) for text in view.targets]
    results = view.results or Results()
    claims = [shortened(printable(text), _CLAIM) for text in results.claims]
    head = _head(view)
    room = _Room(_PAGE - _fixed(view, head))
    costs: dict[str, tuple[int, Callable[[int], float]]] = {
        "moved": (len(moved), lambda no: _item_cost(moved[no])),
        "still": (len(still), lambda no: _item_cost(still[no])),
        "schools": (len(schools), lambda no: _row_cost(no, schools)),
        "areas": (len(areas), lambda no: _row_cost(no, areas)),
        "targets": (len(targets), lambda no: _text_cost(targets[no])),
        "claims": (len(claims), lambda no: _text_cost(claims[no])),
    }
    for part, upto in _turns(has_results=view.results is not None):
        there, cost = costs[part]
        room.give(part, upto, cost, there)
    given = {part: room.given.get(part, 0) for part in costs}
    for part, rows in (("schools", schools), ("areas", areas)):
        if given[part] == len(rows) - 1:
            given[part] += 1
    return replace(
        head,
        moved=tuple(moved[: given["moved"]]),
        moved_note=_moved_note(view, given["moved"]),
        still=tuple(still[: given["still"]]),
        still_note=_rest(view.still_count, given["still"], "mål", "mål"),
        schools=_with_rest(schools, given["schools"], "skola", "skolor"),
        areas=_with_rest(areas, given["areas"], "område", "områden"),
        targets=tuple(targets[: given["targets"]]),
        targets_note=_rest(view.target_count, given["targets"], "målvärde", "målvärden"),
        claims=tuple(claims[: given["claims"]]),
        results_note=_results_note(results, given["claims"]),
    )


def _turns(*, has_results: bool) -> Iterator[tuple[str, int]]:
    """What is most needed first; the school table takes most of what is left."""
    if has_results:
        yield from (("moved", 2), ("still", 1), ("claims", 1), ("schools", 6), ("areas", 3))
        yield from (("targets", 1), ("moved", 3), ("still", 2), ("schools", 9), ("claims", 2))
    else:
        yield from (("moved", 3), ("still", 2), ("schools", 9), ("areas", 3), ("targets", 1))
    yield from (("schools", 12), ("moved", 5), ("still", 3), ("schools", 40), ("targets", 3))
    yield from (("areas", 12), ("moved", 12), ("still", 8), ("targets", 6), ("claims", 6))


def _head(view: Overview) -> Sheet:
    """What is always there, the lists still empty."""
    results = view.results or Results()
    return Sheet(
        title=page.TITLE,
        made=f"Uttagen {view.made}",
        selection=shortened(printable(view.selection), _SELECTION),
        headline=printable(view.headline),
        movement=printable(view.movement),
        own_account=view.own_account,
        counts=_counts(view),
        waiting=_waiting(view),
        schools_note=printable(" ".join(filter(None, (view.shared, view.in_tables)))),
        reading=" ".join(view.reading),
        source=printable(f"Källa: {view.source}"),
        results_title=f"{shortened(printable(results.title), _TARGET)}:" if results.title else "",
        results=shortened(printable(results.headline), _RESULT),
        results_note=_results_note(results, 0),
    )


def _counts(view: Overview) -> tuple[tuple[Status, str, int], ...]:
    found = [(status, look.word, view.counted[status]) for status, look in STATUS.items()]
    if view.unrepeated:
        found.append((Status.UNMARKED, UNREPEATED, view.unrepeated))
    return tuple(found)


def _results_note(results: Results, shown: int) -> str:
    """How many claims are left out, what the comparison rests on, and the source."""
    rest = _rest(results.claim_count, shown, "jämförelse", "jämförelser")
    source = shortened(printable(results.source), _SOURCE)
    return " ".join(filter(None, (rest, results.basis if shown else "", source)))


def _fixed(view: Overview, head: Sheet) -> float:
    """Lines that what is always there takes, the notes about what is left out too."""
    running = (
        head.selection, head.movement, head.waiting, head.reading, head.source, head.schools_note,
        f"{head.results_title} {head.results}".strip(),
    )  # fmt: skip
    taken = 6.6 + sum(lines(text, _LINE) for text in running if text)
    taken += 1.7 * lines(head.headline, _HEADLINE)
    headings = 1 + sum(map(bool, (
        view.moved, view.still, view.schools, view.areas, view.targets, view.results,
    )))  # fmt: skip
    return taken + headings * _HEADING + _notes(view)


def _notes(view: Overview) -> float:
    said = lines(_moved_note(view, 0), _LINE) + 2 * bool(view.still) + bool(view.targets)
    if view.results is not None:
        said += lines(_results_note(view.results, 1), _LINE)
    return said + _ROW * (2 * bool(view.schools) + 2 * bool(view.areas))


def _item_cost(item: Item) -> float:
    return lines(item.goal, _LINE) + lines(_second_line(item), _LINE) + _ITEM


def _second_line(item: Item) -> str:
    was = f"{STATUS[item.was].word} →" if item.was else ""
    return f"{item.lead} {was} {STATUS[item.now].word} {item.tail}    "


def _row_cost(no: int, rows: Sequence[TableRow]) -> float:
    """The last has the room that is kept for the row that tells what is left out."""
    return _ROW if no < len(rows) - 1 else 0.0


def _text_cost(text: str) -> float:
    return lines(text, _LINE) + _ITEM


def _moved(item: Moved, is_dense: bool) -> Item:
    if is_dense:
        notes = _REWORDED if item.reworded else ""
    else:
        notes = shortened(printable(" ".join(item.notes)), _NOTE)
    where = shortened(printable(item.schools), _NAME)
    return Item(
        goal=shortened(printable(item.goal), _SHORT_GOAL if is_dense else _GOAL),
        lead=MOVES[item.move].word,
        was=item.was,
        now=item.now,
        tail=f"{_ended(f'{printable(item.between)}, {where}')} {notes}".strip(),
    )


def _still(item: Still, is_dense: bool) -> Item:
    where = shortened(printable(item.schools), _NAME)
    return Item(
        goal=shortened(printable(item.goal), _SHORT_GOAL if is_dense else _GOAL),
        lead="",
        was=None,
        now=item.status,
        tail=_ended(f"{printable(item.stood)}, {where}"),
    )


def _ended(text: str) -> str:
    return text if text.endswith("…") else f"{text}."


def _moved_note(view: Overview, shown: int) -> str:
    said = []
    if rest := _rest(view.moved_count, shown, "mål", "mål"):
        said.append(rest)
    if view.new_count:
        said.append(new_goals(view.new_count))
    return " ".join(said)


def _rest(in_all: int, shown: int, one: str, many: str) -> str:
    left_out = how_many(in_all - shown, one, many)
    if in_all <= shown:
        return ""
    return f"Och {left_out} till." if shown else f"{left_out} ryms inte här."


def _waiting(view: Overview) -> str:
    if not view.waiting:
        return page.NOTHING_WAITS
    said = f"{how_many(view.waiting_count, 'sak väntar', 'saker väntar')}:"
    left = view.waiting_count
    for item in view.waiting:
        longer = f"{said} {item.sentence}"
        if width(longer) > _WAITING:
            return printable(f"{said} Och {how_many(left, 'sak', 'saker')} till.")
        said, left = longer, left - item.count
    return printable(said)


def _latest(view: Overview) -> dict[str, str]:
    """The latest redovisning by school; of two schools of one name, the older."""
    latest: dict[str, str] = {}
    for fresh in view.fresh:
        latest.setdefault(fresh.school, fresh.account)
    return latest


def _row(row: Row, most: int, latest: str = "") -> TableRow:
    return TableRow(
        name=shortened(printable(row.name), most),
        counts=tuple(row.counts.get(status, 0) for status in STATUS),
        total=row.total,
        latest=shortened(printable(latest), _NAME),
    )


def _with_rest(rows: Sequence[TableRow], shown: int, one: str, many: str) -> tuple[TableRow, ...]:
    """The first rows, and those left out as one row with their numbers."""
    rest = rows[shown:]
    if not rest:
        return tuple(rows)
    counts = tuple(sum(column) for column in zip(*(row.counts for row in rest), strict=True))
    name = f"{how_many(len(rest), one, many)} till"
    return (*rows[:shown], TableRow(name, counts, sum(row.total for row in rest)))


def cells(row: TableRow) -> tuple[str, ...]:
    """A row's texts, as they stand in the table without what is said last."""
    return (row.name, *(number(count) for count in row.counts), number(row.total))
