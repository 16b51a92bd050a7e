"""The rule, sentence by sentence."""

from __future__ import annotations

from typing import Any

import pytest

from sbs_data.disclosure import Protection, SensitiveSide, disclose
from sbs_data.statistics import observations
from tests.disclosure.world import SEXES, WHOLE, table

PROTECTIONS = {
    "absence": Protection(SensitiveSide.REACHED),
    "on_track_maths": Protection(SensitiveSide.NOT_REACHED),
    "merit_rating": Protection(SensitiveSide.NONE),
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
        (6, 10, "suppressed"),
        (56, 60, "suppressed"),
        (60, 60, "suppressed"),
        (55, 60, None),
    ],
)
def test_a_figure_by_itself(count: int, pupils: int, marker: str | None) -> None:
    (row,) = published(own(count, pupils))
    assert row["marker"] == marker
    assert (row["value"] is None) == (marker is not None)
    assert row["count"] == (None if marker else count)
    assert row["pupils"] == (pupils if marker in (None, "one_to_four") else None)


def test_a_range_is_of_the_share_the_measure_has() -> None:
    absent, on_track = published(own(2, 40), own(38, 40, measure="on_track_maths"))
    assert (absent["range_low"], absent["range_high"]) == (2.5, 10)
    assert (on_track["range_low"], on_track["range_high"]) == (90, 97.5)


def test_the_sensitive_side_is_the_measures_own() -> None:
    reached = own(38, 40, measure="on_track_maths")
    assert markers(reached) == ["one_to_four"]
    assert markers(own(38, 40)) == ["suppressed"]


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


def test_sexes_and_schools_at_once_need_room() -> None:
    room = by_both(((10, 30), (10, 30)), ((9, 30), (1, 30)))
    assert markers(*room) == [
        None,
        None,
        None,
        None,
        *["suppressed"] * 2,
        None,
        *["suppressed"] * 2,
    ]
    none = by_both(((10, 30), (4, 30)), ((9, 30), (1, 30)))
    by_sex = [None, None, None, *["suppressed"] * 6]
    assert markers(*none) == by_sex
    everything = by_both(((10, 30), (10, 30)), ((9, 30), (9, 30)))
    assert markers(*everything) == [None] * 9


def test_of_sexes_and_schools_the_first_come_is_shown() -> None:
    rows = by_both(((10, 30), (4, 30)), ((9, 30), (1, 30)))
    for row in rows:
        row["arrived"] = 1 if row["gender"] == "all" else 2
    shown = [row["gender"] == "all" for row in rows]
    assert [m is None for m in markers(*rows)] == shown


def test_sexes_stay_hidden_beside_schools_that_a_correction_made_too_small() -> None:
    rows = by_both(((10, 30), (4, 30)), ((9, 30), (1, 30)))
    for row in rows:
        row["arrived"] = 1 if row["gender"] == "all" else 2
    corrected = [*rows[:3], *sexes((10, 30), (4, 30), A), own(4, 60, B, arrived=1)]
    corrected[0] = own(18, 120, arrived=1)
    corrected[1:3] = [own(c, 60, gender=g, arrived=2) for c, g in zip((13, 5), SEXES, strict=True)]
    # By school was shown, with 10 at B. By sex as well would leave one way to fill the table.
    assert markers(*corrected)[1:3] == [None, None]
    before = (own(24, 120), own(10, 60, B))
    assert markers(*corrected, earlier=before)[1:3] == ["suppressed"] * 2


def test_both_directions_are_hidden_when_a_correction_takes_the_room_away() -> None:
    now = by_both(((10, 30), (4, 30)), ((9, 30), (1, 30)))
    assert markers(*now)[1:3] == [None, None]
    before = (own(25, 120), own(10, 60, gender="boys"), own(20, 60, A))
    took_away = own(9, 30, A, gender="boys")
    assert markers(*now, earlier=(*before, took_away))[1:3] == ["suppressed"] * 2


def test_a_near_figure_later_in_the_year_is_a_range_round_the_first() -> None:
    first, second = own(12, 60, occasion="1"), own(13, 60, occasion="2", arrived=2)
    shown, near = published(first, second)
    assert shown["value"] == 20
    assert (near["marker"], near["value"], near["pupils"]) == ("near_earlier", None, 60)
    assert (near["range_low"], near["range_high"]) == (100 * 8 / 60, 100 * 16 / 60)
    # The range is the same whatever the count is: it says nothing of where in it.
    ranges = {
        (r["range_low"], r["range_high"])
        for n in range(8, 17)
        for r in published(first, own(n, 60, occasion="2", arrived=2))[1:]
    }
    assert len(ranges) == 1


def test_what_came_first_is_shown_whatever_its_occasion() -> None:
    late, early = own(13, 60, occasion="2", arrived=1), own(12, 60, occasion="1", arrived=2)
    assert markers(late, early) == [None, "near_earlier"]


def test_a_far_figure_is_shown_and_another_year_is_never_near() -> None:
    assert markers(own(12, 60, occasion="1"), own(17, 60, occasion="2")) == [None, None]
    assert markers(own(12, 60), own(13, 60, school_year="2024/25")) == [None, None]


def test_parts_too_near_an_earlier_occasion_are_hidden_together() -> None:
    first = sexes((12, 40), (11, 40), occasion="1")
    second = sexes((19, 40), (12, 40), occasion="2", arrived=2)
    assert markers(*first, *second) == [None, None, None, None, "suppressed", "suppressed"]


def test_what_was_too_small_stays_hidden() -> None:
    rows = [own(30, 120), own(14, 60, A), own(16, 60, B)]
    assert markers(*rows) == [None] * 3
    assert markers(*rows, earlier=(own(3, 60, B),)) == [None, "suppressed", "suppressed"]


def test_a_nought_is_not_shown_where_it_leaves_a_school_that_has_left() -> None:
    now = own(0, 23)
    assert markers(now, own(0, 23, A)) == [None, None]
    before = (own(16, 40), own(16, 17, B))
    assert markers(now, own(0, 23, A), earlier=before)[0] == "suppressed"


def test_a_total_is_hidden_with_the_part_that_a_correction_made_too_small() -> None:
    rows = [own(23, 120), own(20, 60, A), own(3, 60, B)]
    assert markers(*rows) == [None, "suppressed", "suppressed"]
    assert markers(*rows, earlier=(own(40, 120), own(20, 60, B))) == ["suppressed"] * 3
    # Parts that never were shown hide no total, corrected or not.
    assert markers(*rows, earlier=(own(24, 120), own(4, 60, B))) == [None, *["suppressed"] * 2]


def test_a_total_near_one_that_was_taken_back_is_hidden_too() -> None:
    rows = [own(23, 120), own(20, 60, A), own(3, 60, B)]
    before = (own(40, 120), own(20, 60, B))
    near, far = (own(count, 120, occasion="2", arrived=2) for count in (25, 30))
    assert markers(*rows, near, earlier=before) == ["suppressed"] * 4
    assert markers(*rows, far, earlier=before) == [*["suppressed"] * 3, None]


def test_overlapping_grades_show_the_first_come_and_the_widest_of_those() -> None:
    stage, ninth = own(30, 120, grade="7–9"), own(12, 40, grade="9")
    assert markers(stage, ninth) == [None, "other_grades"]
    assert markers({**stage, "arrived": 2}, ninth) == ["other_grades", None]
    assert markers(own(12, 40, grade="8"), ninth) == [None, None]
    assert markers(own(50, 200), stage) == [None, "other_grades"]


def test_what_was_there_before_a_correction_is_what_came_first() -> None:
    """A place has its turn from its first figure, not from the last."""
    rows = by_both(((10, 30), (4, 30)), ((9, 30), (1, 30)))
    for row in rows:
        row["arrived"] = 3 if row["unit_code"] != WHOLE and row["gender"] == "all" else 2
    schools = (own(26, 120), own(15, 60, A), own(11, 60, B))
    assert [m is None for m in markers(*rows)][1:4] == [True, True, False]
    assert [m is None for m in markers(*rows, earlier=schools)][1:4] == [False, False, True]

    one, two = own(12, 60, occasion="1", arrived=3), own(13, 60, occasion="2", arrived=2)
    assert markers(one, two) == ["near_earlier", None]
    assert markers(one, two, earlier=(own(20, 60, occasion="1"),)) == [None, "suppressed"]

    stage, ninth = own(30, 120, grade="7–9", arrived=3), own(12, 40, grade="9", arrived=2)
    assert markers(stage, ninth) == ["other_grades", None]
    assert markers(stage, ninth, earlier=(own(35, 120, grade="7–9"),)) == [None, "other_grades"]


def test_a_mean_has_groups_and_breakdowns_and_no_ranges() -> None:
    mean: dict[str, Any] = {"measure": "merit_rating", "value": 210.5}
    assert markers(own(None, 9, **mean)) == ["too_few"]
    assert markers(own(None, 40, **mean), own(None, 41, occasion="2", **mean)) == [None, None]
    parts = [own(None, n, gender=sex, **mean) for n, sex in ((8, "girls"), (32, "boys"))]
    assert markers(own(None, 40, **mean), *parts) == [None, "suppressed", "suppressed"]


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
