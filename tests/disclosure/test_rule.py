"""The rule, sentence by sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sbs_data.disclosure import Protection, SensitiveSide, disclose
from sbs_data.statistics import observations
from tests.disclosure.world import SEXES, WHOLE, table

PROTECTIONS = {
    "absence": Protection(SensitiveSide.REACHED),
    "on_track_maths": Protection(SensitiveSide.NOT_REACHED),
    "merit_rating": Protection(SensitiveSide.NONE, step=5),
}
A, B = "10000001", "10000002"


def own(count: int | None, pupils: int, unit: str = WHOLE, **other: Any) -> dict[str, Any]:
    """An own figure: ``count`` of ``pupils``."""
    return {
        "measure": "absence",
        "unit_kind": "authority" if unit == WHOLE else "school",
        "unit_code": unit,
        "municipality_code": WHOLE,
        "school_year": "2025/26",
        "gender": "all",
        "population": "own",
        "value": None if count is None else 100 * count / pupils,
        "pupils": pupils,
        "pupils_basis": "published",
        "count": count,
        "arrived": 1,
        "status": "preliminary",
        "source": "Egen uppföljning",
        "file": "egna.csv",
        "place": "rad 2",
        **other,
    }


def published(*rows: dict[str, Any], earlier: tuple[dict[str, Any], ...] = ()) -> Any:
    return disclose(
        table(list(rows)), PROTECTIONS, earlier=table(list(earlier)) if earlier else None
    ).to_pylist()


def markers(*rows: dict[str, Any], earlier: tuple[dict[str, Any], ...] = ()) -> list[str | None]:
    return [row["marker"] for row in published(*rows, earlier=earlier)]


def sexes(
    girls: tuple[int, int], boys: tuple[int, int], unit: str = WHOLE, **other: Any
) -> list[dict[str, Any]]:
    """The whole and its two sexes, each as (count, pupils)."""
    whole = [girls[n] + boys[n] for n in (0, 1)]
    return [
        own(whole[0], whole[1], unit, **other),
        *(
            own(*part, unit, gender=sex, **other)
            for sex, part in zip(SEXES, (girls, boys), strict=True)
        ),
    ]


@pytest.mark.parametrize(
    ("count", "pupils", "marker"),
    [
        (4, 9, "too_few"),
        (0, 9, "too_few"),
        (1, 10, "one_to_four"),
        (4, 60, "one_to_four"),
        (5, 10, None),
        (0, 10, None),
        (6, 10, "nearly_all"),
        (56, 60, "nearly_all"),
        (60, 60, "nearly_all"),
        (55, 60, None),
    ],
)
def test_a_figure_by_itself(count: int, pupils: int, marker: str | None) -> None:
    (row,) = published(own(count, pupils))
    assert row["marker"] == marker
    assert (row["value"] is None) == (marker is not None)
    assert row["count"] == (None if marker else count)
    assert row["pupils"] == (None if marker == "too_few" else pupils)


def test_a_range_is_of_the_share_the_measure_has() -> None:
    absent, on_track = published(own(2, 40), own(38, 40, measure="on_track_maths"))
    assert (absent["range_low"], absent["range_high"]) == (2.5, 10)
    assert (on_track["range_low"], on_track["range_high"]) == (90, 97.5)
    (nearly,) = published(own(38, 40))
    assert (nearly["range_low"], nearly["range_high"]) == (90, 100)


def test_the_sensitive_side_is_the_measures_own() -> None:
    reached = own(38, 40, measure="on_track_maths")
    assert markers(reached) == ["one_to_four"]
    assert markers(own(38, 40)) == ["nearly_all"]


def test_a_share_without_a_count_is_taken_at_its_worst() -> None:
    assert markers(own(None, 1200, value=0.4)) == [None]  # 5, and nothing else
    assert markers(own(None, 2000, value=0.2)) == ["suppressed"]  # 3, 4 or 5
    assert markers(own(None, 2000, value=40.0)) == [None]


def test_if_either_sex_is_hidden_both_are_and_the_total_stays() -> None:
    assert markers(*sexes((12, 40), (11, 40))) == [None, None, None]
    assert markers(*sexes((3, 40), (20, 40))) == [None, "suppressed", "suppressed"]
    assert markers(*sexes((6, 9), (20, 40))) == [None, "suppressed", "suppressed"]


def test_a_part_is_not_shown_under_a_total_that_is_not() -> None:
    assert markers(*sexes((5, 20), (0, 20)))[1:] == ["suppressed"] * 2
    assert markers(*sexes((2, 20), (2, 20))) == ["one_to_four", "suppressed", "suppressed"]


def test_a_nought_has_noughts() -> None:
    assert markers(*sexes((0, 20), (0, 20))) == [None, None, None]
    assert markers(*sexes((0, 20), (0, 9))) == [None, "suppressed", "suppressed"]


def test_schools_are_shown_all_or_none() -> None:
    whole = own(30, 120)
    assert markers(whole, own(14, 60, A), own(16, 60, B)) == [None] * 3
    assert markers(whole, own(3, 60, A), own(27, 60, B)) == [None, "suppressed", "suppressed"]


@pytest.mark.parametrize(
    "rows",
    [
        [own(14, 60, A), own(16, 60, B)],  # no total
        [own(30, 120), own(14, 60, A)],  # a school is missing
        [own(31, 120), own(14, 60, A), own(16, 60, B)],  # they don't add up
        [own(30, 121), own(14, 60, A), own(16, 60, B)],
    ],
)
def test_schools_wait_for_a_whole_that_adds_up(rows: list[dict[str, Any]]) -> None:
    schools = [row for row in published(*rows) if row["unit_code"] != WHOLE]
    assert {row["marker"] for row in schools} == {"incomplete"}
    assert not any(row["pupils"] for row in schools)


def test_the_only_school_is_the_authority() -> None:
    whole, school = sexes((12, 40), (11, 40)), sexes((12, 40), (11, 40), A)
    assert markers(*whole, *school) == [None] * 6
    few = markers(*sexes((1, 40), (2, 40)), *sexes((1, 40), (2, 40), A))
    assert few == ["one_to_four", "suppressed", "suppressed"] * 2


Parts = tuple[tuple[int, int], tuple[int, int]]


def by_both(a: Parts, b: Parts) -> list[dict[str, Any]]:
    """Two schools by sex, with every sum."""
    girls, boys = ((a[n][0] + b[n][0], a[n][1] + b[n][1]) for n in (0, 1))
    return [*sexes(girls, boys), *sexes(a[0], a[1], A), *sexes(b[0], b[1], B)]


BY_SCHOOL = [None, *["suppressed"] * 2, *[None, "suppressed", "suppressed"] * 2]
BY_SEX = [None, None, None, *["suppressed"] * 6]


def test_of_sexes_and_schools_one_is_shown_unless_every_group_is() -> None:
    some = by_both(((10, 30), (10, 30)), ((9, 30), (1, 30)))
    assert markers(*some) == BY_SCHOOL
    everything = by_both(((10, 30), (10, 30)), ((9, 30), (9, 30)))
    assert markers(*everything) == [None] * 9


def test_both_breakdowns_are_never_shown_because_one_school_has_room() -> None:
    """Girls 5 of 30, boys 10 of 30; the schools 5 and 10 of 30: all four groups would follow."""
    rows = by_both(((0, 15), (5, 15)), ((5, 15), (5, 15)))
    assert markers(*rows) == BY_SCHOOL


def test_of_sexes_and_schools_the_first_come_is_shown() -> None:
    rows = by_both(((10, 30), (4, 30)), ((9, 30), (1, 30)))
    for row in rows:
        row["arrived"] = 2 if row["unit_code"] != WHOLE else 1
    assert markers(*rows) == BY_SEX


def test_which_breakdown_is_shown_is_decided_by_sizes() -> None:
    """Whatever is counted: schools that are too small to show yield to girls and boys."""
    small = by_both(((10, 30), (10, 30)), ((2, 4), (3, 5)))
    assert markers(*small) == BY_SEX
    for count in range(16):
        rows = by_both(((10, 30), (10, 30)), ((count, 15), (6, 15)))
        assert markers(*rows)[1] == ("suppressed" if not 5 <= count <= 10 else None)


def test_a_breakdown_of_which_a_part_tells_another_is_not_shown() -> None:
    """The school's figure would say that of its girls within three."""
    whole, school = sexes((10, 40), (10, 40)), sexes((6, 20), (2, 3), A)
    rest = own(12, 57, B)
    assert [m is None for m in markers(*whole, *school, rest)] == [True] * 3 + [False] * 4
    assert markers(*sexes((6, 20), (2, 3))) == ["suppressed"] * 3


def test_what_comes_later_adds_and_never_changes_what_is_shown() -> None:
    rows = by_both(((10, 30), (4, 30)), ((9, 30), (1, 30)))
    for row in rows:
        by_sex = row["gender"] != "all"
        row["arrived"] = 1 + by_sex + (row["unit_code"] != WHOLE and by_sex)
    by_school = [row for row in rows if row["gender"] == "all"]
    assert markers(*by_school) == [None] * 3
    assert markers(*rows) == BY_SCHOOL


def test_what_came_first_is_shown_as_it_is_and_other_occasions_in_steps() -> None:
    first, second = own(12, 60, occasion="1"), own(13, 60, occasion="2", arrived=2)
    shown, step = published(first, second)
    assert shown["value"] == 20
    assert (step["marker"], step["value"], step["pupils"]) == ("step", None, 60)
    assert (step["range_low"], step["range_high"]) == (100 * 10 / 60, 100 * 14 / 60)
    assert markers({**first, "arrived": 3}, second) == ["step", None]
    assert markers(first, {**second, "arrived": 1}) == [None, "step"]
    assert markers(first, own(13, 60, school_year="2024/25")) == [None, None]
    assert markers(first, own(2, 60, occasion="2"), own(0, 60, occasion="3")) == [
        None, "one_to_four", None,
    ]  # fmt: skip


@pytest.mark.parametrize("pupils", [10, 13, 14, 15, 19, 23, 60, 101])
def test_steps_are_the_same_for_every_group_of_a_size_and_wide_enough(pupils: int) -> None:
    first = own(5, 10, occasion="1")
    said: dict[tuple[str, float, float], list[int]] = {}
    for count in range(1, pupils + 1):
        (_, row) = published(first, own(count, pupils, occasion="2", arrived=2))
        key = (row["marker"], row["range_low"], row["range_high"])
        said.setdefault(key, []).append(count)
    for (marker, low, high), counts in said.items():
        assert len(counts) >= (4 if marker == "one_to_four" else 5)
        assert (round(low * pupils / 100), round(high * pupils / 100)) == (counts[0], counts[-1])


def test_of_a_later_occasion_no_breakdown_is_shown() -> None:
    first = sexes((12, 40), (11, 40), occasion="1")
    second = sexes((19, 40), (21, 40), occasion="2", arrived=2)
    assert markers(*first, *second)[3:] == ["step", "later_occasion", "later_occasion"]


def test_what_has_been_corrected_is_not_shown_any_more() -> None:
    rows = [own(30, 120), own(14, 60, A), own(16, 60, B)]
    assert markers(*rows) == [None] * 3
    assert markers(*rows, earlier=(own(15, 60, B),)) == ["corrected"] * 3
    assert markers(*rows, earlier=(own(16, 60, B),)) == [None] * 3  # the same again
    other = own(50, 120, occasion="2", arrived=2)
    assert markers(*rows, other, earlier=(own(15, 60, B),))[3] == "step"
    assert markers(*rows, other, earlier=(own(51, 120, occasion="2"),)) == [None] * 3 + [
        "corrected"
    ]


def test_what_was_taken_away_keeps_its_turn() -> None:
    rows = by_both(((10, 30), (4, 30)), ((9, 30), (1, 30)))
    for row in rows:
        row["arrived"] = 2 if row["unit_code"] != WHOLE else 1
    girls, boys = rows[1:3]
    assert markers(rows[0], *rows[3:], earlier=(girls, boys)) == [None, *["suppressed"] * 6]


def test_more_parts_than_the_whole_hide_it_all() -> None:
    rows = [own(30, 120), own(14, 60, A), own(16, 60, B)]
    assert markers(*rows, own(5, 20, "10000009", arrived=2)) == ["incomplete"] * 4


def test_overlapping_grades_show_the_first_come_and_the_widest_of_those() -> None:
    stage, ninth = own(30, 120, grade="7–9"), own(12, 40, grade="9")
    assert markers(stage, ninth) == [None, "other_grades"]
    assert markers({**stage, "arrived": 2}, ninth) == ["other_grades", None]
    assert markers(own(12, 40, grade="8"), ninth) == [None, None]
    assert markers(own(50, 200), stage) == [None, "other_grades"]


def test_a_mean_has_groups_and_breakdowns_and_is_rounded() -> None:
    mean: dict[str, Any] = {"measure": "merit_rating", "value": 211.5}
    assert markers(own(None, 9, **mean)) == ["too_few"]
    first, second = published(own(None, 40, **mean), own(None, 41, occasion="2", **mean))
    assert (first["value"], second["value"], second["marker"]) == (210, None, "later_occasion")
    parts = [own(None, n, gender=sex, **mean) for n, sex in ((8, "girls"), (32, "boys"))]
    assert markers(own(None, 40, **mean), *parts) == [None, "suppressed", "suppressed"]
    assert markers(own(None, 40, **mean), earlier=(own(None, 40, **{**mean, "value": 211}),)) == [
        "corrected"
    ]


@pytest.mark.parametrize("pupils", [10, 20, 67])
def test_a_mean_and_another_source_with_a_pupil_more_leave_that_pupil_many_values(
    pupils: int,
) -> None:
    """20 pupils with 210 and 21 with 204.5 are one with 94.5: now it may be any of many."""
    other, values = 204.5, np.arange(0, 340.1, 2.5)
    means = (other * (pupils + 1) - values) / pupils
    left: dict[float, list[float]] = {}
    for value, mean in zip(values, means, strict=True):
        (row,) = published(own(None, pupils, measure="merit_rating", value=mean))
        left.setdefault(row["value"], []).append(value)
    inside = [of for of in left.values() if 0 not in of and 340 not in of]
    assert min(map(len, inside or left.values())) >= 10


def test_a_rows_own_marker_is_kept() -> None:
    (row,) = published(own(None, 40, marker="missing"))
    assert (row["marker"], row["value"], row["pupils"]) == ("missing", None, None)


def test_columns_order_and_types_are_kept() -> None:
    rows = [own(4, 9, occasion=str(n)) for n in (3, 1, 2)]
    result = disclose(table(rows), PROTECTIONS, earlier=None)
    assert result.schema == observations.SCHEMA
    assert result["occasion"].to_pylist() == ["3", "1", "2"]


def test_nothing_at_all_is_published_of_nothing() -> None:
    assert published() == []


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([own(5, 20, unit_kind="county")], "county"),
        ([own(5, 20, measure="posts")], "posts"),
        ([own(5, 20, gender="women")], "women"),
        ([own(5, 20), own(6, 20)], "same place"),
        ([own(5, 20), own(5, 20, population="other", occasion="2")], "populations"),
    ],
)
def test_what_can_be_no_own_figure_is_an_error(rows: list[dict[str, Any]], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        published(*rows)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ValueError, match="arrived"):
        disclose(table([own(5, 20)]).drop_columns(["arrived"]), PROTECTIONS, earlier=None)
