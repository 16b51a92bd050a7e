"""What of figures and claims belongs to a selection, and what is said of the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sbs_data.answers import until_year
from sbs_data.answers.claims_against import Meeting, Outcome
from sbs_data.answers.claims_met import Met
from sbs_data.answers.figure_units import Unit
from sbs_data.answers.unit_facts import Figures
from sbs_data.measures.facts import Fact
from sbs_data.questions import Selection


def _fact(year: int, value: float = 80.0, **more: str) -> Fact:
    base = Fact(
        "merit_rating", "school", "1", f"{year - 1}/{year % 100:02d}", year, "all_at_school", "x",
        value=value,
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


def _met(fact: Fact | None, gender: str = "all") -> Met:
    meeting = Meeting(Outcome.AGREES, "a", "b", "c", fact)
    return Met(meeting, "x", (), is_target=False, is_confirmed=False, gender=gender)


COURSE = tuple(_fact(year) for year in (2021, 2022, 2024))


@pytest.mark.parametrize(
    ("year", "spoken_of", "told"),
    [
        (None, COURSE, ()),
        ("2023/24", COURSE, ()),
        ("2021/22", COURSE[:2], (until_year.LATER,)),
        (
            "2022/23",
            COURSE[:2],
            (
                "Uppgift för läsåret 2022/23 saknas: den senaste före det visas.",
                until_year.LATER,
            ),
        ),
        ("2019/20", (), (until_year.LATER,)),
    ],
)
def test_what_is_left_out_is_said(
    year: str | None, spoken_of: tuple[Fact, ...], told: tuple[str, ...]
) -> None:
    assert until_year.about(year, COURSE, spoken_of) == told


def test_claims_of_later_figures_are_not_spoken_of() -> None:
    early, late, none = _met(_fact(2022)), _met(_fact(2024)), _met(None)
    assert until_year.until([early, late, none], None) == (early, late, none)
    assert until_year.until([early, late, none], 2023) == (early, none)


def test_claims_are_of_the_selected_measure_and_pupils() -> None:
    girls, other = _met(_fact(2022), "girls"), _met(_fact(2022, measure="all_subjects"))
    every = [girls, other, _met(None)]
    assert until_year.within(every, Selection()) == (girls, other)
    assert until_year.within(every, Selection(gender="girls")) == (girls,)
    assert until_year.within(every, Selection(measure="all_subjects")) == (other,)
    assert until_year.within(every, Selection(measure="all_subjects", gender="girls")) == ()


def test_whose_pupils_are_whose_is_known_from_every_year() -> None:
    unit = Unit("1", "school", "1", "all_at_school", "Alm", "Alm", "9001")
    of_school = ("school", "1", "all_at_school", "merit_rating", "all")
    of_kommun = ("municipality", "9001", "municipal", "merit_rating", "all")
    whole = Figures({of_school: COURSE, of_kommun: COURSE}, {}, {}, {}, (), None)
    assert [fact.year_order for fact in whole.own(unit, "merit_rating")] == [2021, 2022, 2024]
    then = whole.up_to(2021)
    assert [fact.year_order for fact in then.own(unit, "merit_rating")] == [2021]
    # One year alike could be chance.
    assert then.are_the_same_pupils(unit)
    assert whole.up_to(None) is whole
