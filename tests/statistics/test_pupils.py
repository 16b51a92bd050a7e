"""How many pupils a share stands for: Norberg's published figures, and the arithmetic of it.

Källa: Skolverket (Planned Educations API v4 and SIRIS rapport 139), Regionfakta for 2023/24.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.statistics.pupils import (
    count_behind,
    counts_behind,
    pupils_behind,
    range_of_one_to_four,
)

# Centralskolan i Norberg: läsår, pupils, eligible (%), all subjects (%), and the counts.
NORBERG = [
    ("2020/21", 63, 76.2, 54.0, 48, 34),
    ("2021/22", 68, 77.9, 69.1, 53, 47),
    ("2022/23", 56, 80.4, 67.9, 45, 38),
    ("2023/24", 48, 77.1, 54.2, 37, 26),
    ("2024/25", 78, 75.6, 67.9, 59, 53),
]


@pytest.mark.parametrize(("year", "pupils", "share", "all_subjects", "eligible", "passed"), NORBERG)
def test_one_whole_number_fits_each_share_of_norberg(
    year: str, pupils: int, share: float, all_subjects: float, eligible: int, passed: int
) -> None:
    assert count_behind(share, pupils, "school") == eligible, year
    assert count_behind(all_subjects, pupils, "school") == passed, year


@pytest.mark.parametrize(
    ("shares", "pupils"),
    [
        ((76.2, 54.0, 71.4, 58.7), 63),
        ((77.9, 69.1, 75.0), 68),
        ((80.4, 67.9, 75.0, 71.4, 69.6), 56),
        ((75.6, 67.9, 74.4, 73.1), 78),
    ],
)
def test_the_group_can_be_worked_out_from_several_shares(
    shares: tuple[float, ...], pupils: int
) -> None:
    assert pupils_behind(shares, at_least=10, at_most=100) == pupils


def test_twice_the_group_fits_as_well_so_wide_bounds_say_nothing() -> None:
    assert pupils_behind((76.2, 54.0, 58.7), at_least=10, at_most=200) is None
    assert pupils_behind((), at_least=10, at_most=10) is None


def test_no_count_is_said_for_riket_or_for_an_unknown_group() -> None:
    assert count_behind(85.2, 100, "nation") is None
    assert count_behind(80.4, None, "school") is None
    assert count_behind(None, 56, "school") is None
    assert count_behind(80.4, 0, "school") is None


def test_no_count_is_said_where_none_or_several_fit() -> None:
    assert count_behind(80.5, 56, "school") is None
    assert count_behind(75.6, 2_000, "municipality") is None


def test_one_to_four_not_eligible_is_a_range() -> None:
    assert range_of_one_to_four(11) == pytest.approx((63.636, 90.909), abs=1e-3)
    assert range_of_one_to_four(3) == pytest.approx((0, 66.667), abs=1e-3)
    assert range_of_one_to_four(None) is None


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_count_a_share_was_made_of_is_never_another_one(pair: tuple[int, int]) -> None:
    count, pupils = pair
    share = round(100 * count / pupils, 1)
    assert count_behind(share, pupils, "school") in (count, None)
    found, none_fits = counts_behind(np.array([share]), np.array([float(pupils)]))
    assert np.isnan(found[0]) or found[0] == count
    assert not none_fits[0]


def test_a_whole_percent_is_read_with_the_precision_it_was_written_with() -> None:
    found, none_fits = counts_behind(np.array([76.0, 76.4, 0.756]), np.array([78.0, 78.0, 78.0]))
    assert found[0] == 59
    assert none_fits.tolist() == [False, True, True]
