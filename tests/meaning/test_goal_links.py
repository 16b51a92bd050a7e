"""The same goal through the reports of a school, and which row of it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.comparing import normalised
from sbs_data.meaning import goal_links
from sbs_data.meaning.goal_links import Linked, LinkGoal, Pairs, Thread, link

LONG = "Andelen elever som når målen i svenska ska öka varje läsår"


def goal(no: int, text: str = LONG, report: str = "r-1", **other: object) -> LinkGoal:
    facts: dict[str, object] = {
        "authority": "Exempelkommunen",
        "schools": ("Lillskolan",),
        "area": "Undervisning",
        "period_order": None,
        **other,
    }
    return LinkGoal(
        goal_id=f"g{no}",
        ref=f"ref{no}",
        report_id=report,
        text=text,
        order=no,
        **facts,  # type: ignore[arg-type]
    )


def thread_of(linked: Linked, no: int) -> Thread:
    (found,) = [t for t in linked.threads if any(g.goal_id == f"g{no}" for g in t.goals)]
    return found


def key(linked: Linked, no: int) -> str:
    return thread_of(linked, no).key


def current(linked: Linked) -> list[str]:
    return sorted(thread.current.goal_id for thread in linked.threads)


def suggested(linked: Linked) -> list[tuple[str, str]]:
    return [(pair.goal.goal_id, pair.earlier.goal_id) for pair in linked.suggestions]


def through_time(*texts: str) -> list[LinkGoal]:
    """One goal in each of several redovisningar, the first the oldest."""
    return [
        goal(no, text, f"r-{no}", period_order=no, redovisning=("delredovisning", f"VT{no}"))
        for no, text in enumerate(texts, start=1)
    ]


def test_case_spaces_and_punctuation_make_no_difference() -> None:
    linked = link([goal(1, "Ökad  närvaro."), goal(2, "ökad närvaro", "r-2")])
    assert key(linked, 1) == key(linked, 2)
    assert thread_of(linked, 2).links[1] == goal_links.Link("same_words", 100.0)


def test_a_nearly_equal_text_in_another_report_is_linked_with_its_score() -> None:
    linked = link([goal(1), goal(2, LONG.replace("ska öka", "skall öka"), "r-2")])
    assert key(linked, 1) == key(linked, 2)
    found = thread_of(linked, 2).links[1]
    assert found.basis == "likeness"
    assert found.score is not None
    assert 90 <= found.score < 100


@pytest.mark.parametrize(
    ("one", "other", "score", "is_one"),
    [
        ("Alla barn läser en bok", "Alla barn läser en", 90.0, True),
        ("Alla läser mera varje höst", "Alla läser varje höst", 89.4, False),
    ],
)
def test_nine_letters_of_ten_are_alike_enough(
    one: str, other: str, score: float, is_one: bool
) -> None:
    linked = link(through_time(one, other))
    assert round(goal_links.likeness(normalised(one), normalised(other)), 1) == score
    assert (key(linked, 1) == key(linked, 2)) is is_one
    assert suggested(linked) == ([] if is_one else [("g2", "g1")])


def test_another_text_is_another_goal() -> None:
    linked = link([goal(1), goal(2, "Tryggheten på rasterna ska öka", "r-2")])
    assert key(linked, 1) != key(linked, 2)
    assert current(linked) == ["g1", "g2"]
    assert suggested(linked) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{LONG} i åk 3", f"{LONG} i åk 6"),
        (f"{LONG} bland flickor", f"{LONG} bland pojkar"),
        (f"{LONG} och det syns", f"{LONG} och det syns inte"),
        (LONG, LONG.replace("svenska", "matematik")),
        (LONG, LONG.replace("svenska", "engelska")),
        ("Minst 80 % når målen", "Minst 85 % når målen"),
    ],
)
def test_another_number_sex_not_or_word_is_suggested_and_not_linked(one: str, other: str) -> None:
    linked = link(through_time(one, other))
    assert key(linked, 1) != key(linked, 2)
    assert suggested(linked) == [("g2", "g1")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Alla elever i åk 9 når behörighet till gymnasiet",
            "Fler elever i åk 9 ska bli behöriga till gymnasieskolan",
        ),
        (
            "Rektor följer upp undervisningen genom regelbundna lektionsbesök",
            "Regelbundna lektionsbesök är rektors sätt att följa upp undervisningen",
        ),
    ],
)
def test_a_reworded_goal_is_suggested(one: str, other: str) -> None:
    assert suggested(link(through_time(one, other))) == [("g2", "g1")]


def test_only_pairs_that_are_each_others_best_are_suggested() -> None:
    first = [goal(1, "Minst 80 % når målen i svenska", "r-1", period_order=1)]
    second = [
        goal(2, "Minst 85 % når målen i svenska", "r-2", period_order=2),
        goal(3, "Minst 90 % av eleverna når målen i svenska och engelska", "r-2", period_order=2),
    ]
    assert suggested(link([*first, *second])) == [("g2", "g1")]


def test_a_goal_that_goes_on_is_suggested_to_nobody() -> None:
    first = [goal(1, "Minst 80 % når målen", "r-1", period_order=1)]
    second = [
        goal(2, "Minst 80 % når målen", "r-2", period_order=2),
        goal(3, "Minst 85 % når målen", "r-2", period_order=2),
    ]
    assert suggested(link([*first, *second])) == []


def test_two_goals_that_a_later_report_tells_apart_are_no_longer_suggested() -> None:
    one, other = "Minst 80 % når målen", "Minst 85 % når målen"
    goals = through_time(one, other)
    assert suggested(link(goals)) == [("g2", "g1")]
    both = [goal(3, one, "r-3", period_order=3), goal(4, other, "r-3", period_order=3)]
    assert suggested(link([*goals, *both])) == []


def test_the_documents_of_one_redovisning_suggest_nothing_to_each_other() -> None:
    same = ("slutredovisning", "VT23")
    goals = [
        goal(1, "Minst 80 % når målen", "r-1", period_order=1, redovisning=same),
        goal(2, "Minst 85 % når målen", "r-2", period_order=1, redovisning=same),
    ]
    assert suggested(link(goals)) == []


def test_two_nearly_equal_goals_of_one_report_stay_two() -> None:
    first, second = LONG, LONG.replace("svenska", "svenskan")
    linked = link([goal(1, first), goal(2, second), goal(3, second, "r-2"), goal(4, first, "r-2")])
    assert key(linked, 1) == key(linked, 4)
    assert key(linked, 2) == key(linked, 3)
    assert key(linked, 1) != key(linked, 2)


def test_the_same_words_twice_in_one_report_count_once() -> None:
    linked = link([goal(1), goal(2)])
    assert key(linked, 1) == key(linked, 2)
    assert current(linked) == ["g1"]


def test_another_school_or_authority_is_another_goal() -> None:
    linked = link(
        [
            goal(1),
            goal(2, report="r-2", schools=("Storskolan",)),
            goal(3, report="r-3", authority="Grannkommunen"),
        ]
    )
    assert len({thread.key for thread in linked.threads}) == 3


def test_the_area_decides_where_no_school_is_named() -> None:
    linked = link(
        [
            goal(1, schools=()),
            goal(2, report="r-2", schools=()),
            goal(3, report="r-3", schools=(), area="Elevhälsa"),
        ]
    )
    assert key(linked, 1) == key(linked, 2) != key(linked, 3)


def test_the_order_of_the_schools_makes_no_difference() -> None:
    linked = link([goal(1, schools=("A", "B")), goal(2, report="r-2", schools=("B", "A"))])
    assert key(linked, 1) == key(linked, 2)


def test_the_key_of_a_goal_is_what_it_has_always_been() -> None:
    """Links to goals and other tools rest on it: made of bucket and first wording."""
    assert key(link([goal(1)]), 1) == "k-b037a9a16f3f7d9e"


def test_the_latest_period_counts_whatever_was_imported_last() -> None:
    assert current(
        link([goal(1, period_order=4046), goal(2, report="r-2", period_order=4044)])
    ) == ["g1"]


def test_a_known_period_goes_before_an_unknown_one() -> None:
    assert current(link([goal(1, period_order=4044), goal(2, report="r-2")])) == ["g1"]


def test_without_periods_the_last_import_counts() -> None:
    assert current(link([goal(1), goal(2, report="r-2")])) == ["g2"]


def test_a_rejected_link_splits_also_equal_words() -> None:
    goals = through_time(LONG, LONG, LONG)
    linked = link(goals, Pairs.of([("ref2", "ref1", False)]))
    assert key(linked, 1) != key(linked, 2)
    assert key(linked, 2) == key(linked, 3)  # the later report goes on from the nearest
    assert suggested(linked) == []
    assert len(current(linked)) == 2


def test_a_rejected_suggestion_is_not_made_again() -> None:
    goals = through_time("Minst 80 % når målen", "Minst 85 % når målen")
    assert suggested(link(goals, Pairs.of([("ref2", "ref1", False)]))) == []


def test_a_confirmed_pair_is_one_goal_whatever_the_words() -> None:
    goals = through_time("Läsning", "Trygghet på rasten", "Trygghet på rasten")
    linked = link(goals, Pairs.of([("ref2", "ref1", True)]))
    assert key(linked, 1) == key(linked, 2) == key(linked, 3)
    assert current(linked) == ["g3"]
    assert [found.basis for found in thread_of(linked, 1).links] == [
        "first",
        "person",
        "same_words",
    ]


def test_a_confirmed_pair_goes_before_equal_words() -> None:
    first = [goal(1, "Läsning", "r-1", period_order=1)]
    second = [
        goal(2, "Läsning", "r-2", period_order=2),
        goal(3, "Skrivning", "r-2", period_order=2),
    ]
    linked = link([*first, *second], Pairs.of([("ref3", "ref1", True)]))
    assert key(linked, 3) == key(linked, 1) != key(linked, 2)


def test_a_confirmed_pair_holds_across_schools_and_in_either_order() -> None:
    goals = [
        goal(1, "Läsning", "r-1", period_order=2, schools=("A", "B")),
        goal(2, "Läsförmåga", "r-2", period_order=1),
    ]
    linked = link(goals, Pairs.of([("ref1", "ref2", True)]))
    assert key(linked, 1) == key(linked, 2)
    assert current(linked) == ["g1"]


def count_of_comparisons(reports: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """For a school whose reports never say a goal twice in the same words."""
    counted = 0
    real = goal_links._scores

    def counting(texts: Sequence[str], others: Sequence[str], *rest: object) -> object:
        nonlocal counted
        counted += len(texts) * len(others)
        return real(texts, others, *rest)  # type: ignore[arg-type]

    goals = [
        goal(no * 10 + of, f"Mål {'abcdefghij'[of] * 7} {no} {of}", f"r-{no}", period_order=no)
        for no in range(reports)
        for of in range(10)
    ]
    with monkeypatch.context() as patched:
        patched.setattr(goal_links, "_scores", counting)
        link(goals)
    return counted


def test_the_comparisons_follow_the_number_of_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    fifty, hundred, two_hundred = (
        count_of_comparisons(reports, monkeypatch) for reports in (50, 100, 200)
    )
    assert fifty > 0
    assert two_hundred - hundred == 2 * (hundred - fifty)  # exactly linear once it is under way


words = st.sampled_from(["mål", "Mål.", "ökar", "åk 3", "åk 6", LONG, LONG + "!", LONG + " nu", ""])
goals = st.lists(
    st.tuples(
        words,
        st.sampled_from(["r-1", "r-2", "r-3"]),
        st.sampled_from([(), ("A",), ("A", "B")]),
    ),
    max_size=25,
)
pairs = st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24), st.booleans()), max_size=4)


def made_of(drawn: list[tuple[str, str, tuple[str, ...]]]) -> list[LinkGoal]:
    return [
        goal(no, text, report, schools=schools, period_order={"r-1": 3, "r-2": 1}.get(report))
        for no, (text, report, schools) in enumerate(drawn)
    ]


def as_sets(linked: Linked) -> dict[str, tuple[frozenset[str], str]]:
    return {
        thread.key: (frozenset(g.goal_id for g in thread.goals), thread.current.goal_id)
        for thread in linked.threads
    }


@given(goals, pairs, st.randoms(use_true_random=False))
def test_every_goal_is_in_one_thread_and_every_thread_has_a_key_of_its_own(
    drawn: list[tuple[str, str, tuple[str, ...]]],
    said: list[tuple[int, int, bool]],
    chance: object,
) -> None:
    made = made_of(drawn)
    verdicts = Pairs.of((f"ref{one}", f"ref{other}", same) for one, other, same in said)
    linked = link(made, verdicts)
    counted = Counter(g.goal_id for thread in linked.threads for g in thread.goals)
    assert counted == Counter(g.goal_id for g in made)
    assert len({thread.key for thread in linked.threads}) == len(linked.threads)
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    again = link(shuffled, verdicts)
    assert as_sets(again) == as_sets(linked)
    assert suggested(again) == suggested(linked)
    for pair in linked.suggestions:
        assert key(linked, pair.goal.order) != key(linked, pair.earlier.order)


@given(goals)
def test_unless_a_person_says_so_no_report_tells_one_goal_in_two_wordings(
    drawn: list[tuple[str, str, tuple[str, ...]]],
) -> None:
    for thread in link(made_of(drawn)).threads:
        wordings: dict[str, set[str]] = {}
        for found in thread.goals:
            wordings.setdefault(found.report_id, set()).add(normalised(found.text))
        assert all(len(texts) == 1 for texts in wordings.values())


@given(goals, st.tuples(st.integers(0, 24), st.integers(0, 24)))
def test_a_rejected_pair_is_never_one_goal(
    drawn: list[tuple[str, str, tuple[str, ...]]], said: tuple[int, int]
) -> None:
    made = made_of(drawn)
    one, other = (next((g for g in made if g.order == no), None) for no in said)
    if one is None or other is None or one.report_id == other.report_id:
        return
    linked = link(made, Pairs.of([(one.ref, other.ref, False)]))
    assert key(linked, one.order) != key(linked, other.order)
