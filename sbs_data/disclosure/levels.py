"""The breakdowns of a whole: by sex, by school, and by both. Each is shown whole or not at all."""

from __future__ import annotations

from enum import StrEnum

from sbs_data.disclosure.counted_figures import Figure
from sbs_data.disclosure.protection import SMALLEST_GROUP
from sbs_data.disclosure.tables import SEXES, WHOLE, Cell, Occasion, Place, Table

OrderKey = tuple[int, str, str]


class Level(StrEnum):
    """A breakdown."""

    SEXES = "sexes"
    UNITS = "units"
    BOTH = "both"


class State(StrEnum):
    """What is decided of a breakdown at one occasion.

    ``UNSAFE`` is for good: some part is, or has been, too small. ``NEAR`` is too near another
    occasion, ``INCOMPLETE`` lacks a part or doesn't add up.
    """

    OPEN = "open"
    UNSAFE = "unsafe"
    NEAR = "near"
    INCOMPLETE = "incomplete"
    ABSENT = "absent"


def level_of(place: Place) -> Level | None:
    """The breakdown a figure belongs to; ``None`` for the whole's own figure."""
    unit, gender = place
    if gender == "all":
        return None if unit == WHOLE else Level.UNITS
    return Level.SEXES if unit == WHOLE else Level.BOTH


def judge(table: Table) -> dict[OrderKey, dict[Level, State]]:
    """The state of each breakdown at each occasion, taken by itself."""
    judged: dict[OrderKey, dict[Level, State]] = {key: {} for key in table.occasions}
    for level in Level:
        for key, state in _judge_level(table, level).items():
            judged[key][level] = state
    return judged


def shown_levels(occasion: Occasion, states: dict[Level, State]) -> set[Level]:
    """The breakdowns to show, where the whole's own figure is shown as it is.

    By sex and by school cross each other: both, only if girls and boys per school are not given
    away by their sums. Otherwise the one that came first.
    """
    first, second = sorted(
        (Level.SEXES, Level.UNITS), key=lambda level: (_arrived(occasion, level), level.value)
    )
    if states[first] is State.INCOMPLETE:
        return set()  # what it will say is not known yet
    for level, other in ((first, second), (second, first)):
        if states[level] is State.ABSENT:
            return _if_open(states, other)
        if states[level] is State.UNSAFE and not _may_have_been_shown(occasion, level):
            return _if_open(states, other)
    return _crossing(occasion, states, first, second)


def _crossing(
    occasion: Occasion, states: dict[Level, State], first: Level, second: Level
) -> set[Level]:
    if all(state is State.OPEN for state in states.values()):
        return set(Level)
    is_given = states[Level.BOTH] is not State.ABSENT and _adds_up(occasion, Level.BOTH)
    if is_given and _has_room(occasion):
        return _if_open(states, first, second)
    if _had_room(occasion):
        return set()  # both may have been shown before a correction took the room away
    return _if_open(states, first)


def is_taken_back(occasion: Occasion, states: dict[Level, State], shown: set[Level]) -> bool:
    """A breakdown that may have been shown is hidden since a correction. The parts that were not
    corrected are known: the new total less those would be the part that was.
    """
    is_moved = occasion.has_moved and not _has_correction(occasion)
    for level in Level:
        if level in shown or not _has_stood(occasion, level):
            continue
        if states[level] in (State.UNSAFE, State.NEAR):
            return True
        # Or neither of two that cross is shown any more, or a part has no row.
        is_open = states[level] is State.OPEN
        if not is_moved and ((is_open and not shown) or _waits_again(occasion, states, level)):
            return True
    return False


def _has_correction(occasion: Occasion) -> bool:
    """A school that is still there has been something else."""
    return any(
        cell.current and cell.withdrawn
        for (unit, _), cell in occasion.cells.items()
        if unit != WHOLE
    )


def _waits_again(occasion: Occasion, states: dict[Level, State], level: Level) -> bool:
    """A part was taken away, or another occasion is incomplete, and the total was corrected."""
    root = occasion.root
    if states[level] is not State.INCOMPLETE or root is None or not root.withdrawn:
        return False
    is_short = any(cell.current is None for cell in _cells(occasion, level).values())
    return is_short or _adds_up(occasion, level)


def have_stood(occasion: Occasion) -> bool:
    """Some breakdown may have been shown before a correction."""
    return any(_has_stood(occasion, level) for level in Level if _cells(occasion, level))


def _has_stood(occasion: Occasion, level: Level) -> bool:
    """Every part was large enough from the start, and some part is not what it was."""
    cells = _cells(occasion, level).values()
    return any(cell.withdrawn for cell in cells) and all(
        any(f.is_safe or f.is_zero for f in cell.withdrawn or cell.versions) for cell in cells
    )


def open_levels(states: dict[Level, State]) -> set[Level]:
    """The breakdowns that may be shown by themselves."""
    return {level for level, state in states.items() if state is State.OPEN}


def _if_open(states: dict[Level, State], *levels: Level) -> set[Level]:
    return open_levels(states) & set(levels)


def _judge_level(table: Table, level: Level) -> dict[OrderKey, State]:
    """Occasion by occasion in the order they came: each must be far from all before it."""
    states = dict.fromkeys(table.occasions, State.ABSENT)
    before: list[Occasion] = []
    is_waiting = False
    for occasion in sorted(
        (o for o in table.occasions.values() if _cells(o, level)),
        key=lambda o: (_arrived(o, level), o.order),
    ):
        if not _is_safe(occasion, level):
            states[occasion.order] = State.UNSAFE
            if _has_stood(occasion, level):
                before.append(occasion)  # shown once, and so to be far from
            continue
        if is_waiting or not _adds_up(occasion, level):
            states[occasion.order] = State.INCOMPLETE
            is_waiting = True
            continue
        is_far = _is_far_from_itself(occasion, level) and all(
            _is_far(occasion, other, level) for other in before
        )
        states[occasion.order] = State.OPEN if is_far else State.NEAR
        before.append(occasion)
    return states


def _cells(occasion: Occasion, level: Level) -> dict[Place, Cell]:
    return {place: cell for place, cell in occasion.cells.items() if level_of(place) is level}


def _arrived(occasion: Occasion, level: Level) -> float:
    return min((c.arrived for c in _cells(occasion, level).values()), default=float("inf"))


def _is_safe(occasion: Occasion, level: Level) -> bool:
    """No part is, or has been, too small. Where nobody of the whole is on the sensitive side, the
    parts say nothing new.
    """
    root = occasion.root
    is_zero = root is not None and bool(root.versions) and all(f.is_zero for f in root.versions)

    def is_safe(part: Figure) -> bool:
        return part.is_safe or (is_zero and part.is_zero and part.pupils >= SMALLEST_GROUP)

    return all(
        not cell.has_unknown and all(is_safe(part) for part in cell.versions)
        for cell in _cells(occasion, level).values()
    )


def _may_have_been_shown(occasion: Occasion, level: Level) -> bool:
    """Every part has at some time been large enough, until a correction."""
    cells = _cells(occasion, level).values()
    return any(cell.withdrawn for cell in cells) and all(
        any(f.is_safe for f in cell.versions) for cell in cells if cell.current
    )


def _is_far(occasion: Occasion, other: Occasion, level: Level) -> bool:
    for place, cell in _cells(occasion, level).items():
        if cell.current is None or cell.current.is_zero or place not in other.cells:
            continue
        if not all(cell.current.is_far_from(f) for f in other.cells[place].versions):
            return False
    return True


def _is_far_from_itself(occasion: Occasion, level: Level) -> bool:
    """No school that has joined or left can be worked out from the sums by sex."""
    return level is not Level.SEXES or all(
        cell.current is None
        or all(cell.current.is_far_from(f) for f in occasion.other_wholes(place))
        for place, cell in _cells(occasion, level).items()
    )


def _adds_up(occasion: Occasion, level: Level) -> bool:
    """Every part is in the table, and the parts make the total."""
    units = {unit for (unit, _), cell in occasion.cells.items() if unit and cell.current}
    if level is Level.SEXES:
        return _is_sum(occasion, (WHOLE, "all"), [(WHOLE, sex) for sex in SEXES])
    if level is Level.UNITS:
        return _is_sum(occasion, (WHOLE, "all"), [(unit, "all") for unit in units])
    return (
        _adds_up(occasion, Level.SEXES)
        and _adds_up(occasion, Level.UNITS)
        and all(_is_sum(occasion, (u, "all"), [(u, sex) for sex in SEXES]) for u in units)
        and all(_is_sum(occasion, (WHOLE, sex), [(u, sex) for u in units]) for sex in SEXES)
    )


def _is_sum(occasion: Occasion, total: Place, parts: list[Place]) -> bool:
    whole = _figure(occasion, total)
    found = [_figure(occasion, part) for part in parts]
    if whole is None or not found or any(f is None for f in found):
        return False
    figures = [f for f in found if f is not None]
    if sum(f.pupils for f in figures) != whole.pupils:
        return False
    if whole.low is None or whole.high is None:
        return True
    return (
        sum(f.low or 0 for f in figures) <= whole.high
        and sum(f.high or 0 for f in figures) >= whole.low
    )


def _figure(occasion: Occasion, place: Place) -> Figure | None:
    cell = occasion.cells.get(place)
    return cell.current if cell else None


def _has_room(occasion: Occasion) -> bool:
    """Some school has, and always had, five on both sides among both its girls and its boys.

    A school that came after a total was corrected was not there to make up for anything before.
    """
    sums = [c for place, c in occasion.cells.items() if level_of(place) is not Level.BOTH]
    is_corrected = any(cell.withdrawn for cell in sums)
    start = min(cell.arrived for cell in occasion.cells.values())
    return any(
        all(
            cell is not None
            and cell.current is not None
            and not cell.has_unknown
            and all(f.is_safe for f in cell.versions)
            and (cell.arrived == start or not is_corrected)
            for cell in (occasion.cells.get((unit, sex)) for sex in SEXES)
        )
        for unit in occasion.units
    )


def _had_room(occasion: Occasion) -> bool:
    """Some school may have had room before something was corrected or taken away."""
    if not any(cell.withdrawn for cell in occasion.cells.values()):
        return False
    return any(
        all(
            cell is not None and any(f.is_safe for f in cell.versions)
            for cell in (occasion.cells.get((unit, sex)) for sex in SEXES)
        )
        for unit in occasion.units
    )
