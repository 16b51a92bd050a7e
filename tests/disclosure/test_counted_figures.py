"""What a row says of how many are on the sensitive side."""

from __future__ import annotations

import random

import numpy as np
import pytest

from sbs_data.disclosure import Protection, SensitiveSide, disclose
from sbs_data.disclosure.columns import columns_of
from sbs_data.disclosure.counted_figures import figures_of
from tests.disclosure.test_rule import PROTECTIONS, own
from tests.disclosure.world import table


def test_a_share_says_every_count_that_rounds_to_it() -> None:
    rnd = random.Random(1)
    for _ in range(300):
        pupils, decimals = rnd.randint(1, 3000), rnd.choice((0, 1, 2))
        share = round(100 * rnd.randint(0, pupils) / pupils, decimals)
        rows = table([own(None, pupils, value=share)])
        found = figures_of(columns_of(rows, None), np.array([0]), SensitiveSide.REACHED)
        # Fewer decimals than it was rounded to can't be told from it: 40.0 may be 40.
        fewest = next(d for d in (0, 1, 2) if abs(share - round(share, d)) < 1e-9)
        half = 0.5 * 10**-fewest + 1e-9
        behind = [n for n in range(pupils + 1) if abs(100 * n / pupils - share) <= half]
        assert found.is_known[0]
        assert (found.low[0], found.high[0]) == (behind[0], behind[-1])


@pytest.mark.parametrize("many", [1, 400])
def test_the_same_place_twice_is_an_error_among_many_too(many: int) -> None:
    rows = [own(10, 40, school_year=f"{2000 + n}/{(n + 1) % 100:02}") for n in range(many)]
    with pytest.raises(ValueError, match=f"same place: rows {many - 1}, {many}"):
        disclose(table([*rows, rows[-1]]), PROTECTIONS, earlier=None)
    with pytest.raises(ValueError, match="invalid literal"):
        disclose(
            table([*rows, own(10, 40, grade="nian"), own(10, 40, grade="7–9")]),
            PROTECTIONS,
            earlier=None,
        )


def test_tables_side_by_side_are_judged_each_by_itself() -> None:
    """Many authorities at once are as each alone, in whatever order."""
    rnd = random.Random(7)
    rows = []
    for no in range(60):
        whole = f"{no:04}"
        girls, boys = rnd.randint(4, 40), rnd.randint(4, 40)
        at = {"unit_code": whole, "municipality_code": whole}
        few = rnd.randint(0, girls), rnd.randint(0, boys)
        rows += [
            own(sum(few), girls + boys, **at),
            own(few[0], girls, gender="girls", **at),
            own(few[1], boys, gender="boys", **at),
            own(rnd.randint(0, girls + boys), girls + boys, occasion="2", **at),
        ]
    alone = [
        row
        for no in range(60)
        for row in disclose(table(rows[4 * no : 4 * no + 4]), PROTECTIONS, earlier=None).to_pylist()
    ]
    order = list(range(len(rows)))
    rnd.shuffle(order)
    together = disclose(table([rows[n] for n in order]), PROTECTIONS, earlier=None).to_pylist()
    assert [alone[n] for n in order] == together


def test_every_side_has_a_protection() -> None:
    assert {Protection(side).sensitive_side for side in SensitiveSide} == set(SensitiveSide)
