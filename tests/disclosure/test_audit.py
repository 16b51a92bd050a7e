"""Whoever knows the rule still can't tell a hidden count: see :mod:`.audit`.

The small audits run every time, the whole of them with the long tests. ``python -m
tests.disclosure.test_audit`` writes the table in docs/skyddet.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from sbs_data.disclosure import THRESHOLDS, Thresholds, rule
from sbs_data.disclosure import grid as grid_module
from sbs_data.disclosure.columns import Mask
from sbs_data.disclosure.grid import ALL, BOYS, GIRLS, NEVER, Grid
from tests.disclosure.audit import (
    LEVELS,
    Found,
    Layout,
    layouts,
    one_correction,
    one_occasion,
    two_occasions,
)

SCALED = Thresholds(smallest_group=4, fewest=3)
"""Hide under 4, a range for 1–2, keep 3: every truth of more schools and occasions can be tried."""

SIZES = (4, 9, 10, 11, 15, 18)
PARTLY = (
    ("root",),
    ("units",),
    ("root", "sexes"),
    ("root", "units"),
    ("root", "sexes", "units"),
    ("root", "units", "both"),
    ("root", "sexes", "both"),
)

Audit = Callable[[], Iterator[Found]]


def real_thresholds() -> Iterator[Found]:
    """Two schools, the real thresholds, one occasion."""
    for layout in layouts(2, SIZES):
        yield one_occasion(layout, THRESHOLDS)


def three_schools() -> Iterator[Found]:
    for layout in layouts(3, (1, 2, 3, 4, 6)):
        yield one_occasion(layout, SCALED)


def two_schools() -> Iterator[Found]:
    for layout in layouts(2, range(7)):
        yield one_occasion(layout, SCALED)


def some_levels() -> Iterator[Found]:
    for layout in layouts(2, (1, 2, 4, 6)):
        for levels in PARTLY:
            yield one_occasion(Layout(layout.schools, levels), SCALED)


def a_year_of_two_occasions() -> Iterator[Found]:
    for layout in layouts(1, range(1, 6)):
        yield two_occasions(layout, SCALED)
    for schools in PAIRS:
        yield two_occasions(Layout(schools), SCALED)
    for layout in layouts(2, (1, 3)):
        for levels in (("root", "units"), ("root", "sexes")):
            yield two_occasions(Layout(layout.schools, levels), SCALED)


PAIRS = (((2, 2), (2, 2)), ((2, 3), (3, 2)), ((4, 0), (3, 2)), ((3, 3), (0, 5)), ((4, 1), (4, 2)))


def a_correction_of_anything() -> Iterator[Found]:
    for layout in layouts(1, range(1, 6)):
        yield one_correction(layout, SCALED, is_of_one=False)
    for schools in PAIRS:
        yield one_correction(Layout(schools), SCALED, is_of_one=False)


def a_correction_of_one_group() -> Iterator[Found]:
    for layout in layouts(2, (1, 2, 3, 5)):
        yield one_correction(layout, SCALED, is_of_one=True)


def a_correction_of_a_known_group() -> Iterator[Found]:
    """The attacker is told which group it was: not of what was shown before, give or take it."""
    for layout in layouts(2, (1, 2, 3, 5)):
        yield one_correction(layout, SCALED, is_of_one=True, is_told=True)


AUDITS: dict[str, tuple[str, Audit]] = {
    "real": (
        "Två skolor, flickor och pojkar; grupper om 4, 9, 10, 11, 15 och 18; de riktiga gränserna",
        real_thresholds,
    ),
    "three": ("Tre skolor, grupper om 1–6 (utom 5); en avstämning", three_schools),
    "two": ("Två skolor, grupper om 0–6; en avstämning", two_schools),
    "some": ("Två skolor, grupper om 1–6; bara vissa uppdelningar finns", some_levels),
    "occasions": ("Två avstämningar, grupper om 1–5", a_year_of_two_occasions),
    "anything": ("En rättelse av vad som helst, grupper om 1–5", a_correction_of_anything),
    "one": (
        "En rättelse av en grupp, okänt vilken, grupper om 1–5 (utom 4)",
        a_correction_of_one_group,
    ),
    "known": (
        "En rättelse av en känd grupp, grupper om 1–5 (utom 4)",
        a_correction_of_a_known_group,
    ),
}
DOCS = Path(__file__).parents[2] / "docs" / "skyddet.md"


def audited(audit: Audit) -> Found:
    found = Found()
    for one in audit():
        found.add(one)
    return found


def holds(found: Found) -> None:
    assert found.below == 0, "\n".join(found.worst)
    assert found.hidden
    assert found.shown


@pytest.mark.long
@pytest.mark.parametrize("name", AUDITS)
def test_every_truth_keeps_the_promise(name: str) -> None:
    found = audited(AUDITS[name][1])
    holds(found)
    assert row(name, found) in DOCS.read_text("utf-8"), row(name, found)


SMALL: tuple[Audit, ...] = (
    lambda: (one_occasion(Layout(s), THRESHOLDS) for s in (((15, 4), (10, 9)), ((10, 11), (4, 4)))),
    lambda: (one_occasion(Layout(s), SCALED) for s in (((4, 4), (4, 2), (2, 3)), ((1, 5), (6, 4)))),
    lambda: (one_occasion(Layout(((6, 4), (4, 6)), levels), SCALED) for levels in PARTLY),
    lambda: (two_occasions(Layout(((4, 2), (0, 4)), LEVELS[:3]), SCALED) for _ in range(1)),
    lambda: (one_correction(Layout(((3, 2), (0, 4))), SCALED, is_of_one=False) for _ in range(1)),
    lambda: (
        one_correction(Layout(((5, 4), (1, 4))), SCALED, is_of_one=True, is_told=told)
        for told in (False, True)
    ),
)


@pytest.mark.parametrize("audit", SMALL)
def test_every_truth_of_some_tables_keeps_the_promise(audit: Audit) -> None:
    holds(audited(audit))


def test_the_table_that_told_all_four_counts_tells_none() -> None:
    """Both breakdowns of two schools with 15 girls and 15 boys each, 30 % on the sensitive side."""
    holds(audited(lambda: iter([one_occasion(Layout(((15, 15), (15, 15))), THRESHOLDS)])))


def both_breakdowns(monkeypatch: pytest.MonkeyPatch) -> Found:
    """Weak: girls and boys, and schools, each where it may be shown by itself."""
    original = rule._shown

    def shown(grid: Grid, may: Mask, thresholds: Thresholds) -> dict[rule.Level, Mask]:
        found = original(grid, may, thresholds)
        f, is_unit = grid.figures.is_safe(thresholds), ~grid.is_whole
        units = may & grid.adds_up("units") & ~grid.any(is_unit & ~f[ALL])
        sexes = may & grid.adds_up("sexes") & f[GIRLS, grid.start] & f[BOYS, grid.start]
        return {**found, rule.Level.UNITS: units, rule.Level.SEXES: sexes}

    monkeypatch.setattr(rule, "_shown", shown)
    return one_occasion(Layout(((15, 15), (15, 15))), THRESHOLDS)


def parts_that_are_nearly_all(monkeypatch: pytest.MonkeyPatch) -> Found:
    """Weak: nobody asks how many a figure has beside a part of it."""
    monkeypatch.setattr(Grid, "has_small_rest", lambda grid, _: grid.start < 0)
    return one_occasion(Layout(((6, 1),)), SCALED)


def parts_of_parts(monkeypatch: pytest.MonkeyPatch) -> Found:
    """Weak: nobody asks how many boys a school that is shown has beside its girls."""
    monkeypatch.setattr(Grid, "rest_broken_at", lambda grid, *_: np.full(len(grid.start), NEVER))
    return one_occasion(Layout(((6, 1), (4, 4))), SCALED)


def corrections_that_are_shown(monkeypatch: pytest.MonkeyPatch) -> Found:
    """Weak: what is corrected is shown as if it had not been."""
    original = grid_module._differs
    monkeypatch.setattr(grid_module, "_differs", lambda *of: original(*of) & False)
    return one_correction(Layout(((6, 2), (2, 2))), SCALED, is_of_one=True)


def a_whole_chosen_by_counts(monkeypatch: pytest.MonkeyPatch) -> Found:
    """Weak: where the schools can't be shown, girls and boys are."""
    original = rule._shown

    def shown(grid: Grid, may: Mask, thresholds: Thresholds) -> dict[rule.Level, Mask]:
        found = original(grid, may, thresholds)
        f = grid.figures.is_safe(thresholds)
        sexes = may & grid.adds_up("sexes") & f[GIRLS, grid.start] & f[BOYS, grid.start]
        instead = sexes & ~found[rule.Level.UNITS]
        return {**found, rule.Level.SEXES: found[rule.Level.SEXES] | instead}

    monkeypatch.setattr(rule, "_shown", shown)
    found = Found()
    for layout in layouts(2, (2, 4, 5, 6)):
        found.add(one_occasion(layout, SCALED))
    return found


@pytest.mark.parametrize(
    "weak",
    [
        both_breakdowns,
        parts_that_are_nearly_all,
        parts_of_parts,
        corrections_that_are_shown,
        a_whole_chosen_by_counts,
    ],
)
def test_the_audit_finds_what_is_wrong_with_a_weaker_rule(
    weak: Callable[[pytest.MonkeyPatch], Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert weak(monkeypatch).below > 0


def row(name: str, found: Found) -> str:
    """A line of the table in docs/."""
    words = AUDITS[name][0]
    numbers = (found.truths, found.tables, found.hidden, found.exempt, found.below)
    return f"| {words} | " + " | ".join(f"{n:,}".replace(",", "\u00a0") for n in numbers) + " |"


if __name__ == "__main__":
    for each in AUDITS:
        print(row(each, audited(AUDITS[each][1])), flush=True)
