"""The numbers behind the words, held against published worked examples and the Norberg series."""

from __future__ import annotations

import math
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbs_data import analysis
from sbs_data.analysis import Course, Possible, Verdict

PROJECT = Path(__file__).resolve().parents[2]

# Newcombe (1998a), Stat. Med. 17, 857–872, table I, method 3.
WILSON = [
    ((81, 263), (0.2553, 0.3662)),
    ((15, 148), (0.0624, 0.1605)),
    ((0, 20), (0.0000, 0.1611)),
    ((1, 29), (0.0061, 0.1718)),
]
# Newcombe (1998b), Stat. Med. 17, 873–890, table II, method 10.
NEWCOMBE = [
    ((56, 70, 48, 80), (0.0524, 0.3339)),
    ((9, 10, 3, 10), (0.1705, 0.8090)),
    ((5, 56, 0, 29), (-0.0381, 0.1926)),
    ((0, 10, 0, 20), (-0.1611, 0.2775)),
]
counted = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(("counted", "published"), WILSON)
def test_wilson(counted: tuple[int, int], published: tuple[float, float]) -> None:
    found = analysis.share_interval(*counted)
    assert [round(end / 100, 4) for end in found] == list(published)


@pytest.mark.parametrize(("counted", "published"), NEWCOMBE)
def test_newcombe(counted: tuple[int, int, int, int], published: tuple[float, float]) -> None:
    found = analysis.change(*counted).interval
    assert [round(end / 100, 4) for end in found] == pytest.approx(list(published), abs=1e-4)


def test_a_difference_is_the_first_share_minus_the_second() -> None:
    assert analysis.change(56, 70, 48, 80).difference == pytest.approx(20)
    assert analysis.change(48, 80, 56, 70).difference == pytest.approx(-20)


@pytest.mark.parametrize(
    ("low", "high", "is_apart"),
    [(-2, -0.1, True), (-2, 0, False), (-2, 2, False), (0, 2, False), (0.1, 2, True)],
)
def test_a_change_is_told_only_where_its_interval_leaves_nought(
    low: float, high: float, is_apart: bool
) -> None:
    assert analysis.excludes_zero(analysis.Interval(low, high)) is is_apart
    assert analysis.Change(0, analysis.Interval(low, high)).is_told_apart is is_apart


@given(counted)
def test_an_interval_holds_its_share_and_stays_within_none_and_all(
    counted: tuple[int, int],
) -> None:
    low, high = analysis.share_interval(*counted)
    share = 100 * counted[0] / counted[1]
    assert 0 <= low <= share + 1e-9
    assert share - 1e-9 <= high <= 100


@pytest.mark.parametrize("counted", [(1, 0), (0, 0), (3, 2), (-1, 4)])
def test_what_cannot_be_a_share_is_refused(counted: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="pupils"):
        analysis.share_interval(*counted)
    for one, other in ((counted, (1, 4)), ((1, 4), counted)):
        with pytest.raises(ValueError, match=f"{counted[0]} of {counted[1]} pupils"):
            analysis.change(*one, *other)


def test_the_logistic_course_of_a_published_example() -> None:
    """Agresti (2007), An Introduction to Categorical Data Analysis, section 3.2.3: snoring.

    logit = −3.87 + 0.40 x, standard error 0.05 (0.397 and 0.050); four scores, so a fifth that
    lies on the fitted line is added here and must leave the slope where it is.
    """
    fitted = 1 / (1 + math.exp(3.866 - 0.3973 * 3))
    found = analysis.course(
        [0, 2, 3, 4, 5],
        [24, 35, round(1_000_000 * fitted), 21, 30],
        [1379, 638, 1_000_000, 213, 254],
    )
    assert found is not None
    assert math.log(found.odds_ratio) == pytest.approx(0.397, abs=0.003)


def test_years_that_vary_more_than_cohorts_do_widen_the_course() -> None:
    calm = analysis.course(range(2015, 2023), [70, 71, 72, 73, 74, 75, 76, 77], [100] * 8)
    restless = analysis.course(range(2015, 2023), [60, 81, 62, 83, 64, 85, 66, 87], [100] * 8)
    assert calm is not None
    assert restless is not None
    assert calm.dispersion < 1 < restless.dispersion
    assert math.log(restless.interval.high / restless.interval.low) > 1.5 * math.log(
        calm.interval.high / calm.interval.low
    )
    assert not restless.is_told_apart


def test_a_course_is_told_apart_where_it_falls_year_after_year() -> None:
    found = analysis.course(range(2015, 2021), [90, 85, 80, 74, 70, 66], [100] * 6)
    assert found is not None
    assert found.is_told_apart
    assert found.odds_ratio < 1
    assert found.first > found.last


def test_the_same_share_every_year_is_a_level_course() -> None:
    found = analysis.course(range(2020, 2025), [40] * 5, [50] * 5)
    assert found is not None
    assert found.odds_ratio == pytest.approx(1)
    assert not found.is_told_apart
    assert found.first == pytest.approx(found.last) == pytest.approx(80)


def test_a_course_bears_one_year_that_everybody_reached() -> None:
    found = analysis.course(range(2020, 2025), [40, 50, 41, 42, 50], [50] * 5)
    assert found is not None
    assert math.isfinite(found.interval.high)


def test_a_course_is_statsmodels_own_grouped_one() -> None:
    """Against the same model fitted to shares instead of to those who did and did not."""
    import numpy as np
    from statsmodels.genmod.families import Binomial
    from statsmodels.genmod.generalized_linear_model import GLM

    years = np.arange(2021, 2026)
    counts, pupils = np.array([48, 53, 45, 37, 59]), np.array([63, 68, 56, 48, 78])
    design = np.column_stack([np.ones(5), years - years.mean()])
    grouped = GLM(np.column_stack([counts, pupils - counts]), design, family=Binomial()).fit()
    found = analysis.course(years.tolist(), counts.tolist(), pupils.tolist())
    assert found is not None
    assert math.log(found.odds_ratio) == pytest.approx(grouped.params[1])
    assert found.dispersion == pytest.approx(grouped.pearson_chi2 / grouped.df_resid)
    assert found.first == pytest.approx(100 * grouped.predict(design)[0])
    assert found.last == pytest.approx(100 * grouped.predict(design)[-1])


# The 0.975 quantile of the normal distribution, from any table of it.
_NORMAL = 1.959963984540054


@pytest.mark.parametrize(
    "counts", [[40, 41, 41, 42, 43], [48, 53, 45, 37, 59]], ids=["calm", "restless"]
)
def test_a_courses_interval_is_widened_but_never_narrowed(counts: list[int]) -> None:
    """Against the closed form of the slope's error in a regression of two parameters."""
    years, pupils = [-2, -1, 0, 1, 2], [60, 70, 60, 50, 80]
    found = analysis.course([2020 + year for year in years], counts, pupils)
    assert found is not None
    slope = math.log(found.odds_ratio)
    level = math.log(found.first / (100 - found.first)) + 2 * slope
    shares = [1 / (1 + math.exp(-level - slope * year)) for year in years]
    weights = [n * p * (1 - p) for n, p in zip(pupils, shares, strict=True)]
    middle = math.fsum(w * y for w, y in zip(weights, years, strict=True)) / math.fsum(weights)
    spread = math.fsum(w * (y - middle) ** 2 for w, y in zip(weights, years, strict=True))
    pearson = math.fsum(
        (c - n * p) ** 2 / w for c, n, p, w in zip(counts, pupils, shares, weights, strict=True)
    )
    reach = _NORMAL * math.sqrt(max(1.0, pearson / 3) / spread)
    assert found.dispersion == pytest.approx(pearson / 3)
    assert math.log(found.interval.low) == pytest.approx(slope - reach, abs=1e-6)
    assert math.log(found.interval.high) == pytest.approx(slope + reach, abs=1e-6)
    shared = analysis.course([2020 + year for year in years], counts, pupils, 2.5)
    assert shared is not None
    reach = _NORMAL * math.sqrt(2.5 / spread)
    assert shared.dispersion == found.dispersion
    assert math.log(shared.interval.low) == pytest.approx(slope - reach, abs=1e-6)
    assert math.log(shared.interval.high) == pytest.approx(slope + reach, abs=1e-6)


def test_two_courses_go_apart_where_their_slopes_differ_by_more_than_both_errors() -> None:
    """Wald's test of the interaction, from the slopes' own intervals."""
    years = list(range(2021, 2026))
    girls = analysis.course(years, [28, 27, 25, 24, 23], [30] * 5)
    boys = analysis.course(years, [20, 22, 23, 24, 26], [30] * 5)
    calm = analysis.course(years, [24, 25, 23, 25, 24], [30] * 5)
    assert girls is not None
    assert boys is not None
    assert calm is not None
    for one, other in ((girls, boys), (girls, calm), (calm, calm)):
        errors = [
            (math.log(of.interval.high) - math.log(of.interval.low)) / 2 / _NORMAL
            for of in (one, other)
        ]
        z = (math.log(one.odds_ratio) - math.log(other.odds_ratio)) / math.hypot(*errors)
        assert analysis.go_apart(one, other) is (abs(z) > _NORMAL)
    assert analysis.go_apart(girls, boys)
    assert not analysis.go_apart(calm, calm)


def test_the_dispersion_of_several_courses_is_that_of_all_their_years() -> None:
    def of(dispersion: float, freedom: int) -> Course:
        return Course(1.0, analysis.Interval(0.9, 1.1), dispersion, freedom, 70.0, 70.0)

    assert analysis.pooled_dispersion([of(2.0, 3), None, of(4.0, 1)]) == pytest.approx(2.5)
    assert analysis.pooled_dispersion([of(0.2, 3), of(0.4, 3)]) == 1.0
    assert analysis.pooled_dispersion([None]) is None
    assert analysis.pooled_dispersion([]) is None


def test_the_years_together_are_wilson_of_as_many_pupils_as_chance_leaves() -> None:
    """Wilson (1927), from the formula: 219 of 300."""
    for dispersion, pupils in ((1.0, 300.0), (0.5, 300.0), (2.0, 150.0)):
        found = analysis.pooled([(45, 60), (44, 60), (43, 60), (44, 60), (43, 60)], dispersion)
        assert found is not None
        assert (found.count, found.pupils) == (219, 300)
        assert found.share == pytest.approx(73.0)
        share, z = 0.73, _NORMAL
        middle = (share + z * z / (2 * pupils)) / (1 + z * z / pupils)
        reach = z / (1 + z * z / pupils)
        reach *= math.sqrt(share * (1 - share) / pupils + z * z / (4 * pupils * pupils))
        assert found.interval == pytest.approx((100 * (middle - reach), 100 * (middle + reach)))
    assert analysis.pooled([]) is None


@pytest.mark.parametrize(
    ("years", "counts"),
    [
        (range(2020, 2024), [40, 41, 42, 43]),
        (range(2020, 2025), [50] * 5),
        (range(2020, 2025), [0] * 5),
        (range(2020, 2025), [0, 0, 0, 50, 50]),
        (range(2020, 2025), [0, 0, 20, 50, 50]),
        ([2020, 2020, 2021, 2022, 2023], [40] * 5),
    ],
)
def test_where_no_course_can_be_told_none_is(years: list[int], counts: list[int]) -> None:
    assert analysis.course(list(years), counts, [50] * len(counts)) is None


def test_norberg_2025_needed_four_more_and_2023_hung_on_one() -> None:
    """59 of 78 and 45 of 56: Skolverket, behöriga till yrkesprogram, Centralskolan."""
    assert analysis.count_behind(75.6, 78, "school") == 59
    assert analysis.gap_in_pupils(59, 78, 80) == 4
    assert analysis.count_behind(80.4, 56, "school") == 45
    assert analysis.gap_in_pupils(45, 56, 80) == 0
    assert round(analysis.one_fewer(45, 56), 1) == 78.6


def test_a_count_is_told_where_just_one_fits_and_never_for_the_nation() -> None:
    assert analysis.count_behind(40.2, 500, "school") == 201
    assert analysis.count_behind(40.2, 1600, "school") is None  # 643 and 644
    assert analysis.count_behind(80.4, 57, "school") is None  # 45 of 57 is 78.9, 46 is 80.7
    assert analysis.count_behind(None, 56, "school") is None
    assert analysis.count_behind(80.4, None, "school") is None
    assert analysis.count_behind(80.4, 56, "nation") is None


def test_a_share_that_ends_on_the_very_half_fits() -> None:
    """5 of 80 are 6.25 per cent, which is rounded to 6.2 and to 6.3."""
    assert analysis.count_behind(6.2, 80, "school") == 5
    assert analysis.count_behind(6.3, 80, "school") == 5
    assert analysis.count_behind(0, 60, "school") == 0
    assert analysis.count_behind(100, 60, "school") == 60


@pytest.mark.parametrize(
    ("at_least", "at_most", "pupils"),
    [(40, 100, 63), (63, 63, 63), (64, 100, None), (1, 62, None), (40, 126, None), (40, 125, 63)],
)
def test_a_groups_size_is_told_where_just_one_fits(
    at_least: int, at_most: int, pupils: int | None
) -> None:
    """Norberg 2020/21; a group of twice the size has the same shares."""
    shares = [76.2, 54.0, 58.7]
    assert analysis.pupils_behind(shares, at_least=at_least, at_most=at_most) == pupils
    assert analysis.pupils_behind([], at_least=1, at_most=1) is None


def test_a_group_of_nobody_is_no_group() -> None:
    assert analysis.pupils_behind([100.0], at_least=0, at_most=1) == 1


@pytest.mark.parametrize(("count", "pupils"), [(10, 19), (4, 40), (36, 40)])
def test_a_gap_that_could_point_at_a_child_is_not_told(count: int, pupils: int) -> None:
    assert analysis.gap_in_pupils(count, pupils, 80) is None


@pytest.mark.parametrize(
    ("count", "pupils", "gap"), [(10, 20, 6), (5, 20, 11), (15, 20, 1), (5, 40, 27), (35, 40, 0)]
)
def test_twenty_pupils_and_five_either_way_are_enough(count: int, pupils: int, gap: int) -> None:
    assert analysis.gap_in_pupils(count, pupils, 80) == gap


def _between(low: float, high: float) -> Possible:
    return Possible(Fraction(str(low)), Fraction(str(high)))


def test_a_range_that_spans_the_target_decides_nothing() -> None:
    """``~100`` with eleven pupils is 64–91 %."""
    assert analysis.compare(80, _between(63.6, 90.9)) is Verdict.UNDECIDABLE
    assert analysis.compare(60, _between(63.6, 90.9)) is Verdict.REACHES
    assert analysis.compare(95, _between(63.6, 90.9)) is Verdict.FALLS_SHORT
    assert analysis.compare(80, None) is Verdict.UNDECIDABLE


@pytest.mark.parametrize(
    ("comparator", "value", "verdict"),
    [
        (None, 80, Verdict.REACHES),
        ("at_least", 79.9, Verdict.FALLS_SHORT),
        ("more_than", 80, Verdict.FALLS_SHORT),
        ("at_most", 80, Verdict.REACHES),
        ("less_than", 80, Verdict.FALLS_SHORT),
    ],
)
def test_the_comparator_is_heeded(comparator: str | None, value: float, verdict: Verdict) -> None:
    assert analysis.compare(80, _between(value, value), comparator) is verdict


@pytest.mark.parametrize(
    ("count", "pupils", "verdict"),
    [(799, 999, Verdict.FALLS_SHORT), (800, 1000, Verdict.REACHES), (4, 5, Verdict.REACHES)],
)
def test_pupils_decide_to_the_last_one(count: int, pupils: int, verdict: Verdict) -> None:
    assert analysis.compare(80, analysis.by_pupils(count, count, pupils)) is verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (80.0, Verdict.UNDECIDABLE),
        (79.95, Verdict.FALLS_SHORT),
        (80.049, Verdict.REACHES),
        (80.1, Verdict.REACHES),
        (79.9, Verdict.FALLS_SHORT),
        (80, Verdict.UNDECIDABLE),
    ],
)
def test_a_published_figure_is_as_exact_as_its_decimals(value: float, verdict: Verdict) -> None:
    assert analysis.compare(80, analysis.as_published(value)) is verdict


@given(pupils=st.integers(1, 3000), data=st.data())
def test_a_published_share_never_gets_another_verdict_than_its_pupils(
    pupils: int, data: st.DataObject
) -> None:
    """Rounded half up, as the sources do, it may decide nothing but never the wrong way."""
    count = data.draw(st.integers(0, pupils))
    target = data.draw(st.integers(0, 100))
    tenths = (2000 * count + pupils) // (2 * pupils)
    by_pupils = analysis.compare(target, analysis.by_pupils(count, count, pupils))
    published = analysis.compare(target, analysis.as_published(tenths / 10))
    assert published in (by_pupils, Verdict.UNDECIDABLE)


def test_nothing_heavy_is_imported_until_it_is_needed() -> None:
    """A page that draws no interval must not wait for statsmodels."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, sbs_data.analysis as a;"
            "import sbs_data.figures.course_grid, sbs_data.words.eligibility;"
            "print('statsmodels' in sys.modules, 'scipy' in sys.modules);"
            "a.warm_up(); print('statsmodels.genmod' in sys.modules)",
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["False", "False", "True"], told.stderr


def test_a_spread_tells_how_many_have_a_value() -> None:
    found = analysis.spread([70.0, None, 80.0, 90.0])
    assert found == analysis.Spread(80.0, 70.0, 90.0, 3, 4)
    assert analysis.spread([None, None]) is None


def test_the_moving_range_is_the_mean_of_the_steps_whichever_way_they_go() -> None:
    assert analysis.moving_range([11.3, 12.8, -22.4, -1.3]) == pytest.approx(11.95)
    assert analysis.moving_range([11.3, 12.8, -22.4]) is None
