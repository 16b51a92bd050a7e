"""The same goal through the reports of a school, and which row of it counts."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sbs_data.store.goal_keys import GoalKey, KeyedGoal, assign, normalised

LONG = "Andelen elever som når målen i svenska ska öka varje läsår"


def goal(no: int, text: str = LONG, report: str = "r-1", **other: object) -> KeyedGoal:
    facts: dict[str, object] = {
        "authority": "Exempelkommunen",
        "schools": ("Lillskolan",),
        "area": "Undervisning",
        "period_order": None,
        **other,
    }
    return KeyedGoal(goal_id=f"g{no}", report_id=report, text=text, order=no, **facts)  # type: ignore[arg-type]


def key(keys: dict[str, GoalKey], no: int) -> str:
    return keys[f"g{no}"].key


def current(keys: dict[str, GoalKey]) -> list[str]:
    return [goal_id for goal_id, found in keys.items() if found.is_current]


def test_case_spaces_and_punctuation_make_no_difference() -> None:
    keys = assign([goal(1, "Ökad  närvaro."), goal(2, "ökad närvaro", "r-2")])
    assert key(keys, 1) == key(keys, 2)


def test_a_nearly_equal_text_in_another_report_is_the_same_goal() -> None:
    keys = assign([goal(1), goal(2, LONG.replace("ska öka", "skall öka"), "r-2")])
    assert key(keys, 1) == key(keys, 2)


def test_another_text_is_another_goal() -> None:
    keys = assign([goal(1), goal(2, "Tryggheten på rasterna ska öka", "r-2")])
    assert key(keys, 1) != key(keys, 2)
    assert current(keys) == ["g1", "g2"]


def test_a_goal_that_differs_in_a_number_a_sex_or_a_not_is_another_goal() -> None:
    for one, other in [
        (f"{LONG} i åk 3", f"{LONG} i åk 6"),
        (f"{LONG} bland flickor", f"{LONG} bland pojkar"),
        (f"{LONG} och det syns", f"{LONG} och det syns inte"),
    ]:
        keys = assign([goal(1, one), goal(2, other, "r-2")])
        assert key(keys, 1) != key(keys, 2)


def test_two_nearly_equal_goals_of_one_report_stay_two() -> None:
    first, second = LONG, LONG.replace("svenska", "svenskan")
    keys = assign([goal(1, first), goal(2, second), goal(3, second, "r-2"), goal(4, first, "r-2")])
    assert key(keys, 1) == key(keys, 4)
    assert key(keys, 2) == key(keys, 3)
    assert key(keys, 1) != key(keys, 2)


def test_the_same_words_twice_in_one_report_count_once() -> None:
    keys = assign([goal(1), goal(2)])
    assert key(keys, 1) == key(keys, 2)
    assert current(keys) == ["g1"]


def test_another_school_or_authority_is_another_goal() -> None:
    keys = assign(
        [
            goal(1),
            goal(2, report="r-2", schools=("Storskolan",)),
            goal(3, report="r-3", authority="Grannkommunen"),
        ]
    )
    assert len({k.key for k in keys.values()}) == 3


def test_the_area_decides_where_no_school_is_named() -> None:
    keys = assign(
        [
            goal(1, schools=()),
            goal(2, report="r-2", schools=()),
            goal(3, report="r-3", schools=(), area="Elevhälsa"),
        ]
    )
    assert key(keys, 1) == key(keys, 2) != key(keys, 3)


def test_the_order_of_the_schools_makes_no_difference() -> None:
    keys = assign(
        [goal(1, schools=("A", "B")), goal(2, report="r-2", schools=("B", "A"))],
    )
    assert key(keys, 1) == key(keys, 2)


def test_the_latest_period_counts_whatever_was_imported_last() -> None:
    keys = assign(
        [goal(1, period_order=4046), goal(2, report="r-2", period_order=4044)],
    )
    assert current(keys) == ["g1"]


def test_a_known_period_goes_before_an_unknown_one() -> None:
    keys = assign([goal(1, period_order=4044), goal(2, report="r-2")])
    assert current(keys) == ["g1"]


def test_without_periods_the_last_import_counts() -> None:
    assert current(assign([goal(1), goal(2, report="r-2")])) == ["g2"]


words = st.sampled_from(["mål", "Mål.", "ökar", "åk 3", "åk 6", LONG, LONG + "!", LONG + " nu", ""])
goals = st.lists(
    st.tuples(
        words,
        st.sampled_from(["r-1", "r-2", "r-3"]),
        st.sampled_from([(), ("A",), ("A", "B")]),
    ),
    max_size=25,
)


@given(goals, st.randoms(use_true_random=False))
def test_each_key_has_exactly_one_current_row(
    drawn: list[tuple[str, str, tuple[str, ...]]], chance: object
) -> None:
    made = [
        goal(no, text, report, schools=schools, period_order={"r-1": 3, "r-2": 1}.get(report))
        for no, (text, report, schools) in enumerate(drawn)
    ]
    keys = assign(made)
    assert keys.keys() == {g.goal_id for g in made}
    assert Counter(k.key for k in keys.values() if k.is_current) == Counter(
        {k.key for k in keys.values()}
    )
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assign(shuffled) == keys
    for one in made:
        for other in made:
            if (
                one.report_id == other.report_id
                and keys[one.goal_id].key == keys[other.goal_id].key
            ):
                assert normalised(one.text) == normalised(other.text)
