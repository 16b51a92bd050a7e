"""Why there is no value: by sign, level and year, as the exports' own footnotes say."""

from __future__ import annotations

import pytest

from sbs_data.model import SchoolYear
from sbs_data.statistics.markers import (
    SIGNS,
    WORDS,
    Marker,
    explain,
    fewest_shown,
    footnote_differs,
)
from tests.statistics.exports import FOOTNOTES_2025


def test_every_marker_has_words_and_every_sign_its_own_marker() -> None:
    assert set(WORDS) == set(Marker)
    assert len(set(SIGNS.values())) == len(SIGNS)


@pytest.mark.parametrize(
    ("unit_kind", "year", "fewest"),
    [
        ("school", 2024, 10),
        ("school", 2019, 10),
        ("municipality", 2024, 5),
        ("municipality", 2023, 5),
        ("municipality", 2022, 10),
        ("nation", 2022, 10),
    ],
)
def test_the_smallest_group_shown_depends_on_level_and_year(
    unit_kind: str, year: int, fewest: int
) -> None:
    assert fewest_shown(unit_kind, SchoolYear(year)) == fewest


def test_hidden_for_one_sex_may_be_because_of_the_other() -> None:
    year = SchoolYear(2024)
    assert "andra könet" in explain(Marker.TOO_FEW, "school", year, "girls")
    assert "andra könet" not in explain(Marker.TOO_FEW, "school", year, "all")
    assert "färre än 5" in explain(Marker.TOO_FEW, "municipality", year, "all")


def test_footnotes_that_agree_are_silent_and_others_are_told_of() -> None:
    notes = " ".join(FOOTNOTES_2025)
    assert footnote_differs(notes, "school", SchoolYear(2024)) is None
    assert footnote_differs(notes, "municipality", SchoolYear(2024)) is None
    assert footnote_differs("", "school", SchoolYear(2024)) is None
    changed = footnote_differs("baseras på färre än 20 elever", "school", SchoolYear(2026))
    assert changed is not None
    assert "färre än 20" in changed
