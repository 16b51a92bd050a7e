"""Simple tables are judged together, in columns: the same verdicts as one by one."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sbs_data.disclosure import Hidden, Protection, SensitiveSide, bulk, disclose, publish
from sbs_data.disclosure.columns import columns_of
from sbs_data.disclosure.counted_figures import figures_of
from sbs_data.disclosure.parts import Part
from sbs_data.disclosure.verdicts import REASONS
from tests.disclosure.world import SEXES, table

PROTECTIONS = {side.value: Protection(side) for side in SensitiveSide}
SEEDS = st.integers(0, 2**32).map(random.Random)
"""Quicker by far than random numbers one by one, and a table is no easier to read when small."""

Rows = list[dict[str, Any]]


def one_by_one(own: pa.Table, earlier: pa.Table | None) -> pa.Table:
    """Every table by the path for those that are not simple."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Part, "is_simple", lambda part: np.zeros(len(part), np.bool_))
        return disclose(own, PROTECTIONS, earlier=earlier)


def a_group(rnd: random.Random) -> tuple[int, int]:
    """The count and the pupils: more often large enough than by chance, and at the edges."""
    size = rnd.choice((rnd.randint(1, 12), rnd.randint(9, 11), rnd.randint(12, 40)))
    few = rnd.choice((0, 0, rnd.randint(0, 6)))
    if rnd.random() < 0.7 and size >= 10:
        return rnd.randint(5, size - 5), size
    return min(rnd.choice((few, size - few, rnd.randint(0, size))), size), size


def a_family(rnd: random.Random, measure: str, whole: str, year: str) -> Rows:
    """A table: some of the whole, the sexes, the schools and both, with what can be wrong."""
    units = [f"{whole}000{n}" for n in range(rnd.choice((0, 1, 1, 2, 2, 3)))]
    is_large, is_nought, is_tiny = rnd.random() < 0.4, rnd.random() < 0.1, rnd.random() < 0.05
    is_vast = rnd.random() < 0.05
    atoms = {}
    for unit in units or ["-"]:
        for sex in SEXES:
            count, size = a_group(rnd)
            if is_tiny:
                count, size = rnd.choice(((0, 1), (1, 3), (2, 2)))
            elif is_large:
                size = rnd.randint(14, 40)
                count = rnd.randint(5, size - 5)
            if is_vast:  # so large that a rounded share says little
                count, size = rnd.randint(0, 3), rnd.randint(200, 900)
            atoms[unit, sex] = (0 if is_nought else count, size)
    levels = [level for level in ("all", "sexes", "units", "both") if rnd.random() < 0.85]
    came = {level: rnd.choice((1, 1, 2)) for level in ("all", "sexes", "units", "both")}
    rows = []
    is_swapped = len(units) > 1 and rnd.random() < 0.1
    wrong = rnd.choice(units) if units and rnd.random() < 0.05 else None
    for unit in [whole, *units]:
        for gender in ("all", *SEXES):
            level = ("all", "sexes") if unit == whole else ("units", "both")
            if (name := level[gender != "all"]) not in levels or rnd.random() < 0.01:
                continue
            parts = [
                atom
                for (of, sex), atom in atoms.items()
                if (unit in (whole, of) or unit == wrong) and gender in ("all", sex)
            ]
            count, pupils = (sum(part[n] for part in parts) for n in (0, 1))
            if is_swapped and gender == "girls" and unit in units[:2]:
                count += 1 if unit == units[0] else -min(count, 1)  # the sums by sex still hold
            rows.append(
                a_row(rnd, measure, whole, year, unit, gender, count, pupils)
                | {"arrived": came[name]}
            )
    return rows


def a_row(
    rnd: random.Random, measure: str, whole: str, year: str, unit: str, gender: str, *of: int
) -> dict[str, Any]:
    count, pupils = of
    odd = rnd.random()
    if odd < 0.01:
        count = min(count + 1, pupils)
    value: float | None = 100 * count / pupils
    row: dict[str, Any] = {
        "measure": measure,
        "unit_kind": "authority" if unit == whole else "school",
        "unit_code": unit,
        "municipality_code": whole if rnd.random() < 0.99 else None,
        "school_year": year,
        "gender": gender,
        "population": "own",
        "value": value,
        "pupils": pupils,
        "pupils_basis": "published",
        "count": count,
        "status": "preliminary",
        "source": "Egen uppföljning",
        "file": "egna.csv",
        "place": "rad 2",
    }
    if measure == SensitiveSide.NONE:
        row |= {"value": 210.5, "count": None}
    elif 0.01 < odd < 0.06 or (pupils > 200 and odd > 0.5):
        row |= {"value": round(100 * count / pupils, rnd.choice((0, 1, 2, 5))), "count": None}
    if 0.06 < odd < 0.075:
        row |= {"marker": "missing", "value": None, "count": None}
    elif 0.075 < odd < 0.085:
        row |= {"pupils": None, "pupils_basis": None}
    return row


def some_tables(rnd: random.Random) -> tuple[pa.Table, pa.Table | None]:
    """Own figures and earlier ones: most tables simple, some with occasions, grades or a past."""
    own: Rows = []
    earlier: Rows = []
    for whole in ("1998", "1999")[: rnd.choice((1, 2))]:
        for measure in PROTECTIONS:
            for year in ("2024/25", "2025/26"):
                kind = rnd.random()
                over: list[dict[str, str | None]] = [{}]
                if kind < 0.1:
                    over = [{"occasion": "1"}, {"occasion": "2", "term": "VT26"}]
                elif kind < 0.2:
                    over = [{"grade": "7–9"}, {"grade": rnd.choice(("9", "4–6"))}]
                elif kind < 0.4:
                    over = [{"occasion": ""}]
                elif kind < 0.5:
                    over = [{"term": "HT25", "occasion": "2", "grade": "9"}]
                for keys in over:
                    family = a_family(rnd, measure, whole, year)
                    own += [row | keys for row in family]
                    if family and keys == {"occasion": ""}:  # as good as none
                        own[-1] |= {"occasion": None}
                    if rnd.random() < 0.1:
                        before = [row | keys for row in a_family(rnd, measure, whole, year)]
                        earlier += [row for row in before if rnd.random() < 0.5]
    rnd.shuffle(own)
    past = table(earlier) if earlier else None
    if rnd.random() < 0.5 and own:  # as it comes from a file: in chunks, each with its own codes
        cut = rnd.randrange(len(own) + 1)
        return pa.concat_tables([table(own[:cut]), table(own[cut:])]), past
    return table(own), past


@given(SEEDS)
@settings(max_examples=150)
def test_together_is_as_one_by_one(rnd: random.Random) -> None:
    own, earlier = some_tables(rnd)
    assert disclose(own, PROTECTIONS, earlier=earlier).to_pylist() == (
        one_by_one(own, earlier).to_pylist()
    )


@pytest.mark.long
@given(SEEDS)
@settings(max_examples=4000)
def test_together_is_as_one_by_one_however_long_one_tries(rnd: random.Random) -> None:
    own, earlier = some_tables(rnd)
    assert disclose(own, PROTECTIONS, earlier=earlier).to_pylist() == (
        one_by_one(own, earlier).to_pylist()
    )


def test_the_tables_that_are_compared_meet_every_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is judged together has every verdict in it, and both paths are taken."""
    judged: Counter[str] = Counter()
    original = bulk.judge

    def watched(part: Part, verdicts: Any) -> None:
        original(part, verdicts)
        judged.update(str(code) for code in verdicts.codes[part.rows].tolist())

    monkeypatch.setattr(bulk, "judge", watched)
    slow = publish._judge_one_by_one

    def also_watched(*args: Any) -> None:
        judged["one by one"] += 1
        slow(*args)

    monkeypatch.setattr(publish, "_judge_one_by_one", also_watched)
    for seed in range(160):
        own, earlier = some_tables(random.Random(seed))
        disclose(own, PROTECTIONS, earlier=earlier)
    simple = set(Hidden) - {Hidden.NEAR, Hidden.OTHER_GRADES}
    codes = {str(REASONS.index(hidden)) for hidden in simple} | {"-1"}
    assert judged.keys() == codes | {"one by one"}
    assert min(judged.values()) >= 10, judged


def test_a_share_says_every_count_that_rounds_to_it() -> None:
    rnd = random.Random(1)
    for _ in range(300):
        pupils, decimals = rnd.randint(1, 3000), rnd.choice((0, 1, 2))
        share = round(100 * rnd.randint(0, pupils) / pupils, decimals)
        row = a_row(rnd, "reached", "1999", "2025/26", "1999", "all", 0, 1)
        own = table([row | {"value": share, "pupils": pupils, "count": None, "arrived": 1}])
        (found,) = [figures_of(columns_of(own, None), np.array([0]), SensitiveSide.REACHED).at(0)]
        # Fewer decimals than it was rounded to can't be told from it: 40.0 may be 40.
        fewest = next(d for d in (0, 1, 2) if abs(share - round(share, d)) < 1e-9)
        half = 0.5 * 10**-fewest + 1e-9
        behind = [n for n in range(pupils + 1) if abs(100 * n / pupils - share) <= half]
        assert found is not None
        assert (found.low, found.high) == (behind[0], behind[-1])


@pytest.mark.parametrize("many", [1, 400])
def test_the_same_place_twice_is_an_error_among_many_too(many: int) -> None:
    rows = [
        a_row(random.Random(3), "reached", "1999", f"{2000 + n}", "1999", "all", 10, 40)
        | {"arrived": 1}
        for n in range(many)
    ]
    with pytest.raises(ValueError, match=f"same place: rows {many - 1}, {many}"):
        disclose(table([*rows, rows[-1]]), PROTECTIONS, earlier=None)
    with pytest.raises(ValueError, match=f"same place: rows {many - 1}, {many}"):
        one_by_one(table([*rows, rows[-1]]), None)
    with pytest.raises(ValueError, match="invalid literal"):
        disclose(table([*rows, rows[-1] | {"grade": "nian"}]), PROTECTIONS, earlier=None)
