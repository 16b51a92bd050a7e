"""One målvärde is one, however often and in whatever words it is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sbs_data.meaning.target_keys import StatedTarget, aim_key, read_otherwise, target_key

SAID = StatedTarget(
    authority="Exempelkommunen",
    measure="eligible_vocational",
    value=80.0,
    unit="percent",
    comparator=None,
    negated=False,
    gender=None,
    grades=None,
    period="VT23",
    quote="Delmålet är 80 procent.",
)


def test_a_key_is_short_and_the_same_on_every_machine() -> None:
    assert target_key(SAID) == "t-b6056c28f0"  # decisions in journals name it: never another


@pytest.mark.parametrize(
    "other",
    [
        {"comparator": "at_least"},
        {"quote": "Minst 80 % ska bli behöriga."},
        {"authority": "exempelkommunen "},
        {"value": 80},
    ],
)
def test_other_words_for_it_are_the_same_target(other: dict[str, Any]) -> None:
    assert target_key(replace(SAID, **other)) == target_key(SAID)


@pytest.mark.parametrize(
    "other",
    [
        {"comparator": "at_most"},
        {"authority": None},
        {"measure": "all_subjects"},
        {"value": 80.5},
        {"unit": "points"},
        {"negated": True},
        {"gender": "girls"},
        {"grades": "9"},
        {"period": "VT24"},
        {"period": None},
    ],
)
def test_what_is_really_another_target_has_another_key(other: dict[str, Any]) -> None:
    assert target_key(replace(SAID, **other)) != target_key(SAID)


def test_where_the_measure_is_not_known_only_the_same_words_are_the_same_target() -> None:
    unknown = replace(SAID, measure=None)
    assert target_key(unknown) == target_key(replace(unknown, quote="delmålet är 80 procent"))
    assert target_key(unknown) != target_key(replace(unknown, quote="80 procent ska trivas"))


def test_what_was_less_understood_is_known_again_by_its_words() -> None:
    fewer = replace(SAID, measure=None, period=None)
    before = target_key(fewer)
    now = [(target_key(SAID), SAID)]
    assert read_otherwise(now, [(before, SAID.quote)]) == {before: target_key(SAID)}
    assert read_otherwise(now, [(before, "Andra ord.")]) == {}
    year = target_key(replace(SAID, period="2022/23"))
    assert read_otherwise(now, [(year, SAID.quote)]) == {year: target_key(SAID)}


@pytest.mark.parametrize(
    "before",
    [
        {"value": 85.0},
        {"negated": True},
        {"gender": "girls"},
        {"period": "VT24"},
        {"authority": "B"},
    ],
)
def test_what_was_understood_as_something_else_is_not(before: dict[str, Any]) -> None:
    was = target_key(replace(SAID, **before))
    assert read_otherwise([(target_key(SAID), SAID)], [(was, SAID.quote)]) == {}


def test_words_that_are_two_targets_now_are_asked_of() -> None:
    each = [replace(SAID, gender=gender) for gender in ("girls", "boys")]
    now = [(target_key(one), one) for one in each]
    assert read_otherwise(now, [(target_key(SAID), SAID.quote)]) == {}


def test_a_key_that_is_there_now_is_no_other() -> None:
    other = replace(SAID, gender="girls")
    now = [(target_key(one), one) for one in (SAID, other)]
    assert read_otherwise(now, [(target_key(SAID), SAID.quote)]) == {}


@pytest.mark.parametrize(
    ("other", "is_alike"),
    [
        ({"value": 85.0}, True),
        ({"comparator": "at_least"}, True),
        ({"grades": "9"}, True),  # the measure is of that årskurs anyway
        ({"comparator": "at_most"}, False),
        ({"grades": "6"}, False),
        ({"gender": "girls"}, False),
        ({"period": "VT24"}, False),
        ({"negated": True}, False),
    ],
)
def test_which_numbers_can_be_above_or_below_one_another(
    other: dict[str, Any], is_alike: bool
) -> None:
    assert (aim_key(replace(SAID, **other)) == aim_key(SAID)) is is_alike


def test_an_aim_is_from_above_where_less_is_better() -> None:
    def way(**said: Any) -> str:
        return str(aim_key(replace(SAID, **said)))[:5]

    assert (way(), way(comparator="at_most"), way(negated=True)) == ("below", "above", "above")
    assert (way(measure="absence"), way(measure="absence", comparator="at_least")) == (
        "above",
        "below",
    )
    assert aim_key(replace(SAID, measure=None)) is None
