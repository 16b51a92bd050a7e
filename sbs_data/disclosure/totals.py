"""The figure for the whole authority, by itself and against the same figure earlier in the year."""

from __future__ import annotations

from sbs_data.disclosure.counted_figures import Figure
from sbs_data.disclosure.protection import FEWEST_ON_A_SIDE, SMALLEST_GROUP
from sbs_data.disclosure.tables import WHOLE, Table
from sbs_data.disclosure.verdicts import SHOWN, SUPPRESSED, Hidden, Verdict

OrderKey = tuple[int, str, str]


def judge(
    table: Table, taken_back: set[OrderKey], had_parts: set[OrderKey]
) -> dict[OrderKey, Verdict]:
    """The verdict on the whole's figure at each occasion that has one.

    It says nothing at the occasions ``taken_back``, where it would give away a part that has been
    shown and no longer is, and has no range where it ``had_parts`` that were shown.

    In the order they came, so that a later figure never changes what was decided of an earlier.
    """
    roots = sorted(
        ((o.root.arrived, key, o.root) for key, o in table.occasions.items() if o.root),
        key=lambda found: found[:2],
    )
    verdicts: dict[OrderKey, Verdict] = {}
    shown: list[Figure] = []
    withdrawn: list[tuple[OrderKey, Figure]] = []
    for _, key, root in roots:
        if root.row is not None:
            moved = table.occasions[key].other_wholes((WHOLE, "all"))
            others = [f for other, f in withdrawn if other != key]
            verdicts[key] = _verdict(root.current, shown, others, moved)
            has_range = verdicts[key].low is not None
            if key in taken_back or (has_range and key in had_parts):
                verdicts[key] = SUPPRESSED
            if root.current and verdicts[key] != SHOWN and (others or key in taken_back):
                # It may have been shown before the correction: others must be far from it too.
                withdrawn.append((key, root.current))
            if verdicts[key] == SHOWN and root.current is not None:
                shown.append(root.current)
        withdrawn += [(key, f) for f in root.withdrawn]
    return verdicts


def _verdict(
    current: Figure | None, shown: list[Figure], withdrawn: list[Figure], moved: list[Figure]
) -> Verdict:
    """``shown`` is what the figure can be subtracted from, ``withdrawn`` what it once could be, and
    ``moved`` what it was with other schools. Where a range could meet an older one that differs,
    there is none: two ranges together leave less than either.
    """
    if current is None:
        return SUPPRESSED
    if current.pupils < SMALLEST_GROUP:
        return Verdict(Hidden.TOO_FEW)
    if current.high is not None and current.high < FEWEST_ON_A_SIDE:
        return _few(current, moved)
    known = [f for f in (*shown, *withdrawn, *moved) if f.is_safe or f.is_zero]
    if current.is_safe and all(current.is_far_from(f) for f in known):
        return SHOWN
    return SUPPRESSED if withdrawn or moved else _near(current, shown)


def _few(current: Figure, moved: list[Figure]) -> Verdict:
    if current.is_zero:
        # Less than nobody is nobody: but what is left of a total that was shown is a school.
        is_far = all(current.is_far_from(f) for f in moved if f.is_safe)
        return SHOWN if is_far else SUPPRESSED
    is_range = (current.low or 0) > 0 and not moved
    return Verdict(Hidden.ONE_TO_FOUR, 1, FEWEST_ON_A_SIDE - 1) if is_range else SUPPRESSED


def _near(current: Figure, shown: list[Figure]) -> Verdict:
    """A range of every count that lies near a shown one: it depends on what is shown already and
    on the size of the group, never on the count itself.
    """
    values = near_values(current.pupils, shown)
    if len(values) >= FEWEST_ON_A_SIDE and current.low in values and current.high in values:
        return Verdict(Hidden.NEAR, min(values), max(values))
    return SUPPRESSED


def near_values(pupils: int, shown: list[Figure]) -> set[int]:
    """The counts that would be safe by themselves, and not far from a shown figure."""
    return {
        count
        for count in range(FEWEST_ON_A_SIDE, pupils - FEWEST_ON_A_SIDE + 1)
        if not all(Figure(pupils, count, count).is_far_from(other) for other in shown)
    }
