"""Own follow-up beside what it concerns: tied by a målvärde that counts, and by nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sbs_data.answers import follow_up
from sbs_data.answers.follow_up import FollowUp, Said
from sbs_data.measures.facts import Fact
from sbs_data.words.measure_words import known

ABSENCE = replace(known()["absence"], definition="Andel elever som varit borta.")
VOCATIONAL = replace(
    known()["on_track_vocational"], name="Bedöms bli behöriga (avstämning)",
    definition="Andel elever som bedöms bli behöriga.",
)  # fmt: skip
SURVEY = replace(known()["wellbeing_survey"], name="Trivs (egen enkät)", definition="")
MEASURES = {measure.code: measure for measure in (ABSENCE, VOCATIONAL, SURVEY)}
SOURCE = "Huvudmannens egen uppföljning"
SCHOOL, OTHER = "90000001", "90000002"


def fact(measure: str = "absence", occasion: str | None = "2", **more: object) -> Fact:
    made = Fact(
        measure=measure, unit_kind="school", unit_code=SCHOOL, school_year="2024/25",
        year_order=2025, population="own", source=SOURCE, value=100 * 10 / 81, pupils=81, count=10,
        term="HT24", occasion=occasion, status="preliminary",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def said(one: Fact, place: str = "rad 3", school: str = "Almskolan") -> Said:
    return Said(one, school, "egen.csv", place)


def target(**more: object) -> dict[str, object]:
    return {
        "target_key": "t-1", "measure": "absence", "value": 5.0, "unit": "percent",
        "comparator": "at_most", "negated": False, "gender": None, "grades": None,
        "unit_kind": "school", "unit_code": SCHOOL, "unit_name": "Almskolan",
        "authority": "Provkommunen", "school_year": "2024/25", "term": "VT25",
        "measure_name": "Hög frånvaro", "measure_grade": None, "place_table": 2.0,
        "place_row": 7.0, "place_paragraph": 1.0, "is_open": False, **more,
    }  # fmt: skip


def made(targets: list[dict[str, object]], *facts: Fact) -> FollowUp:
    return follow_up.from_facts(targets, [said(one) for one in facts], MEASURES)


def test_a_year_is_told_latest_first_with_whom_it_is_of() -> None:
    [found] = made(
        [target()],
        fact(occasion="2"),
        fact(occasion="4", term="VT25", value=7.5, count=6, pupils=80),
    ).followed
    assert (found.title, found.school) == ("Hög frånvaro", "Almskolan")
    assert found.year == "läsåret 2024/25"
    assert found.occasions == (
        ("Tillfälle 4, VT25", "7,5\u00a0%, 6 av 80 elever"),
        ("Tillfälle 2, HT24", "12,3\u00a0%, 10 av 81 elever"),
    )
    assert [aim.words for aim in found.aims] == [
        "Högst 5 procent hög frånvaro vid Almskolan, VT25."
    ]
    assert found.definition == "Det som mäts: andel elever som varit borta."
    assert (found.judged, found.is_protected) == ("", False)


def test_nothing_is_tied_without_a_target_that_counts() -> None:
    found = made([target(is_open=True, unit_kind=None, unit_code=None)], fact())
    assert found.followed == ()
    assert found.waiting == ("frånvaro: högst 5\u00a0%, VT25",)
    assert found.others == ("Almskolan",)
    assert made([], fact()).waiting == ()


def test_what_there_are_no_figures_of_waits_for_nobody() -> None:
    open_ = target(is_open=True, measure="merit_rating", unit_kind=None, unit_code=None)
    assert made([open_], fact()).waiting == ()


@pytest.mark.parametrize(
    ("aim", "figure", "is_tied"),
    [
        ({}, {}, True),
        ({"measure": "merit_rating"}, {}, False),
        ({"unit_code": OTHER}, {}, False),
        ({"unit_kind": "municipality", "unit_code": "9001"}, {}, True),
        ({"unit_kind": "authority", "unit_code": "9001"}, {"unit_kind": "authority"}, True),
        ({}, {"gender": "girls"}, False),
        ({"gender": "girls"}, {"gender": "girls"}, True),
        ({"gender": "girls"}, {"gender": "all"}, True),
        ({"gender": "girls"}, {"gender": "boys"}, False),
        ({"grades": "8"}, {"grade": "7–9"}, True),
        ({"grades": "7, 8, 9"}, {"grade": "9"}, True),
        ({"grades": "3"}, {"grade": "7–9"}, False),
        ({"grades": "8"}, {"grade": None}, True),
    ],
)
def test_it_is_of_the_same_measure_school_and_pupils(
    aim: dict[str, object], figure: dict[str, object], is_tied: bool
) -> None:
    one = replace(fact(), **figure)  # type: ignore[arg-type]
    assert follow_up.concerns(target(**aim), one) is is_tied


@pytest.mark.parametrize(
    ("measure", "grade", "is_tied"),
    [
        ("on_track_vocational", "9", True),
        ("on_track_vocational", "8", False),
        ("on_track_vocational", None, False),
        ("on_track_maths", "9", False),
        ("wellbeing_survey", "9", False),
    ],
)
def test_a_judgement_is_of_the_grades_of_its_definition_alone(
    measure: str, grade: str | None, is_tied: bool
) -> None:
    aim = target(measure="eligible_vocational", grades="9", measure_grade="9")
    assert follow_up.concerns(aim, fact(measure, grade=grade)) is is_tied


def test_a_judgement_is_called_one() -> None:
    aim = target(measure="eligible_vocational", measure_grade="9", measure_name="Behöriga")
    [found] = made([aim], fact("on_track_vocational", grade="9")).followed
    assert found.judged == follow_up.JUDGED
    assert found.title == "Bedöms bli behöriga (avstämning), årskurs 9"
    own = target(measure="on_track_vocational", measure_name="Bedöms")
    [found] = made([aim, own], fact("on_track_vocational", grade="9")).followed
    assert found.judged == ""


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (fact(), "12,3\u00a0%, 10 av 81 elever"),
        (fact(count=None), "12,3\u00a0%, 81 elever"),
        (fact(count=None, pupils=None), "12,3\u00a0%"),
        (
            fact(value=None, marker="suppressed", pupils=None, count=None),
            "uppgiften visas inte, för att inga elever ska kunna kännas igen",
        ),
        (
            fact(
                value=None, marker="step", range_low=41.07, range_high=55.4, count=None,
            ),
            "visas i steg om fem elever, eftersom en annan avstämning samma läsår visas exakt, "
            "mellan 41\u00a0% och 56\u00a0%",
        ),
        (
            fact(value=None, marker="one_to_four", range_low=1.2, range_high=4.9, count=None),
            "1–4 elever ingår i ”Hög frånvaro”, mellan 1\u00a0% och 5\u00a0%",
        ),
        (
            fact(value=None, marker="missing", count=None),
            "uppgift saknas eller är inte tillämplig",
        ),
    ],
)  # fmt: skip
def test_a_figure_that_is_not_there_says_why(one: Fact, told: str) -> None:
    assert follow_up.in_words(one, ABSENCE) == told


def test_a_protected_year_says_so() -> None:
    hidden = fact(value=None, marker="suppressed", count=None)
    [found] = made([target()], hidden).followed
    assert found.is_protected
    [found] = made([target()], fact(value=None, marker="missing", count=None)).followed
    assert not found.is_protected


@pytest.mark.parametrize(
    ("measure", "occasion", "told"),
    [
        ("on_track_maths", "3", "Avstämning 3, HT24"),
        ("wellbeing_survey", "1", "Enkät 1, HT24"),
        ("absence", "4", "Tillfälle 4, HT24"),
        ("absence", "2024-11-05", "5 november 2024"),
        ("on_track_maths", "2024-11-05", "Avstämning 5 november 2024"),
        ("absence", None, "HT24"),
    ],
)
def test_an_occasion_in_words(measure: str, occasion: str | None, told: str) -> None:
    assert follow_up.when(fact(measure, occasion)) == told


def test_a_target_said_twice_is_one_with_both_places() -> None:
    twice = [target(), target(place_row=4.0, place_paragraph=3.0)]
    [found] = made(twice, fact()).followed
    assert len(found.aims) == 1
    assert found.is_of([(2, 4, 3)])
    assert found.is_of([(2, 7, 1)])
    assert not found.is_of([(2, 4, 1)])
    assert not found.is_of([])


def test_a_target_that_stands_nowhere_is_no_goals() -> None:
    nowhere = target(place_table=None, place_row=None, place_paragraph=None)
    [found] = made([nowhere], fact()).followed
    assert not found.is_of([(2, 7, 1)])


def test_what_nothing_ties_is_told_of_as_other_follow_up() -> None:
    found = made([target()], fact(), fact("wellbeing_survey", "1"))
    assert [each.title for each in found.followed] == ["Hög frånvaro"]
    assert found.others == ("Almskolan",)
    assert made([target()], fact()).others == ()
    both = made([target()], fact(), fact(gender="girls"))
    assert both.others == (), "girls and boys of the same thing are not something else"


def test_the_source_names_file_and_rows_and_a_hidden_figure_has_none() -> None:
    found = follow_up.from_facts(
        [target()],
        [said(fact(occasion="2")), said(fact(occasion="4"), "rad 9"), said(fact(occasion="3"), "")],
        MEASURES,
    )
    assert found.files == ("egen.csv: rad 9; rad 3",)
