"""How many pupils stand behind a share whose source does not say: Norberg's, to the pupil.

Källa: Skolverket (Planned Educations API v4; SIRIS rapport 139 for 2024/25).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from sbs_data.answers import pupils_behind
from sbs_data.measures.facts import Fact, facts_of
from sbs_data.publishing import measure_tables
from sbs_data.statistics import read_statistics
from sbs_data.words import eligibility, measure_words
from tests.words.norberg import ELIGIBLE, YEARS, row

SHARES = {
    "eligible_vocational": (76.2, 77.9, 80.4, 77.1, 75.6),
    "eligible_arts": (71.4, 77.9, 75.0, 75.0, 75.6),
    "eligible_econ_hum_soc": (58.7, 75.0, 71.4, 70.8, 74.4),
    "eligible_nat_tech": (71.4, 77.9, 69.6, 75.0, 73.1),
    "all_subjects": (54.0, 69.1, 67.9, 54.2, 67.9),
}
API = [
    row(year, value, measure=measure)
    for measure, values in SHARES.items()
    for year, value in zip(YEARS, values, strict=True)
]
EXPORT = row(2025, 75.6, pupils=78, pupils_basis="published", source="Skolverket")


def facts(*more: dict[str, object]) -> tuple[Fact, ...]:
    return facts_of(pd.DataFrame([*API, *more]))


def course(found: tuple[Fact, ...]) -> list[Fact]:
    return [f for f in found[: len(API)] if f.measure == "eligible_vocational"]


def test_norbergs_cohorts_are_found_again() -> None:
    found = course(pupils_behind.known(facts(EXPORT)))
    assert [(f.pupils, f.reached, f.pupils_basis) for f in found] == [
        (63, 48, "worked_out"),
        (68, 53, "worked_out"),
        (56, 45, "worked_out"),
        # 96 fits too, and that is within what a cohort can be.
        (None, None, None),
        (78, 59, "published"),
    ]
    assert eligibility.headline(found, ELIGIBLE, 80).replace("\u00a0", " ") == (
        "Våren 2025 var 59 av 78 elever som slutade nian behöriga till gymnasiets yrkesprogram "
        "(75,6 %). För 80 % hade det behövts fyra till. Våren 2023 nåddes 80 % med knapp marginal: "
        "en behörig elev färre hade gett 78,6 %. Det är olika elever varje år."
    )


def test_without_any_published_size_nothing_is_known() -> None:
    """Twice a number that fits does so too."""
    assert pupils_behind.known(facts()) == facts()


def test_a_size_that_could_be_several_is_not_told() -> None:
    found = course(pupils_behind.known(facts({**EXPORT, "pupils": 780, "value": 75.6})))
    assert [f.pupils for f in found[:4]] == [None] * 4


def test_a_share_that_is_no_whole_number_of_the_published_pupils_stands_alone() -> None:
    found = course(pupils_behind.known(facts({**EXPORT, "pupils": 77})))
    assert (found[4].pupils, found[4].reached) == (None, None)


def test_sources_that_differ_on_how_many_say_nothing() -> None:
    other = {**EXPORT, "pupils": 79, "value": 75.9}
    assert course(pupils_behind.known(facts(EXPORT, other)))[4].pupils is None


def test_two_shares_are_too_few() -> None:
    few = [fact for fact in facts(EXPORT) if fact.measure in list(SHARES)[:2]]
    assert all(fact.pupils is None for fact in pupils_behind.known(few) if fact.year_order < 2025)


@pytest.mark.parametrize("kind", ["municipality", "nation"])
def test_only_a_schools_pupils_are_worked_out(kind: str) -> None:
    every = [replace(fact, unit_kind=kind) for fact in facts()]
    assert pupils_behind.known(every) == tuple(every)


def test_what_is_hidden_and_what_has_pupils_are_left_alone() -> None:
    hidden = replace(facts()[0], value=None, marker="too_few")
    other = replace(facts()[1], pupils=48, pupils_basis="other_level")
    assert pupils_behind.known([hidden, other]) == (hidden, other)


DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.mark.skipif(not DATA.exists(), reason="no real files beside this checkout")
def test_the_real_files_give_the_same_to_the_decimal() -> None:
    rows = []
    for name in (
        "skolverket_api_v4/statistics_gr_NORBERG_Centralskolan_22347371.json",
        "skolverket_slutbetyg_ak9_2025_utdrag.csv",
    ):
        path = DATA / name
        rows += read_statistics(path.read_bytes(), path.name).table.to_pylist()
    frame = pd.DataFrame([r for r in rows if r["unit_code"] == "22347371"])
    frame["year_order"] = frame["school_year"].str[:4].astype(int) + 1
    found = [f for f in pupils_behind.known(facts_of(frame)) if f.measure == "eligible_vocational"]
    by_year = {f.year_order: (f.value, f.reached, f.pupils) for f in found}
    assert by_year == {
        2021: (76.2, 48, 63),
        2022: (77.9, 53, 68),
        2023: (80.4, 45, 56),
        2024: (77.1, None, None),
        2025: (75.6, 59, 78),
    }


PUBLISHED = measure_tables.measures().to_pylist()


@pytest.mark.parametrize("is_known", [True, False], ids=["known", "no longer known"])
@pytest.mark.parametrize("published", PUBLISHED, ids=lambda r: r["measure"])
def test_every_measure_there_is_can_be_spoken_of(
    published: dict[str, object], is_known: bool
) -> None:
    gone = {} if is_known else {"measure": "gone"}
    measure = measure_words.measure_of(published | gone)
    for name in ("is_share", "higher_is_better", "is_own", "term_rule", "grade", "denominator"):
        assert getattr(measure, name) == published[name]
    fact = facts_of(pd.DataFrame([row(2025, 75.6, measure=measure.code)]))[0]
    said = eligibility.headline([fact], measure)
    assert "75,6" in said or "76" in said
    assert "None" not in said
    told = "; ".join(eligibility.reading(measure, has_band=measure.is_share))
    assert measure.definition in told
