"""Every sentence the figures can say, rendered in a wide world and held against what may be said.

A template that the world does not render fails the first test, so that none goes unread.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.analysis import spread
from sbs_data.answers import claims_against, follow_up, school_rows, sexes
from sbs_data.measures import catalogue, facts
from sbs_data.measures.facts import Fact, facts_of
from sbs_data.words import eligibility, measure_words, school_sentences, unsaid
from sbs_data.words.measure_words import Measure
from tests.answers.test_claims_against import MERIT_CLAIM, OUTCOME, TARGET
from tests.answers.test_follow_up import fact as follow_up_fact
from tests.answers.test_follow_up import target as follow_up_target
from tests.answers.test_sexes import kommun
from tests.words.norberg import (
    ABSENCE,
    ALL_SUBJECTS,
    CRITERIA,
    ELIGIBLE,
    MERIT,
    MERIT_FRAME,
    NATION,
    PANDEMIC,
    SAFETY,
    SCHOOL,
    counted,
    hidden,
    named,
    one_to_four,
    row,
)

MODULES = (
    claims_against, eligibility, facts, follow_up, measure_words, school_rows, school_sentences,
    sexes, unsaid,
)  # fmt: skip
MERITS = facts_of(MERIT_FRAME)
PRELIMINARY = replace(counted(2025, 61, 78), status="preliminary")
OWN = "Huvudmannens egen uppföljning"
EMPTY = [
    hidden(2025),
    hidden(2025, source="Kolada"),
    hidden(2025, source=OWN),
    *(
        replace(hidden(2025, source=OWN), marker=marker)
        for marker in ("step", "later_occasion", "corrected")
    ),
    *(replace(hidden(2025), marker=marker) for marker in ("missing", "not_applicable", "dash")),
    one_to_four(2025, 11),
    one_to_four(2025, 40),
    one_to_four(2025, None),
]
UNKNOWN_PUPILS: dict[str, Any] = {"pupils": None, "pupils_basis": None, "count": None}
COURSES: list[tuple[Fact, ...]] = [
    SCHOOL,
    NATION,
    SCHOOL[:4],
    (PRELIMINARY,),
    (counted(2024, 60, 78), PRELIMINARY),
    (counted(2022, 60, 78), PRELIMINARY),
    (counted(2024, 20, 80), counted(2025, 70, 80)),
    (counted(2024, 70, 80), counted(2025, 20, 80)),
    (counted(2024, 70, 80), counted(2025, 70, 80)),
    tuple(counted(2020 + no, 40 + 8 * no, 100) for no in range(6)),
    tuple(counted(2020 + no, 90 - 8 * no, 100) for no in range(6)),
    tuple(replace(fact, pupils=None) for fact in SCHOOL),
    (SCHOOL[0], *(replace(fact, pupils=None) for fact in SCHOOL[1:])),
    tuple(counted(2024 + no, n, 12) for no, n in enumerate((9, 8))),
    (counted(2025, 34, 34),),
    (one_to_four(2024, 50), counted(2025, 30, 50)),
    (counted(2024, 799, 999), replace(SCHOOL[-1], value=80.0, **UNKNOWN_PUPILS)),
    (replace(SCHOOL[-1], value=79.95, **UNKNOWN_PUPILS),),
    (replace(SCHOOL[-1], value=5.04, **UNKNOWN_PUPILS),),
    (counted(2025, 0, 34),),
    (counted(2025, 45, 56),),
    (replace(counted(2025, 30, 40), term="HT24"),),
    (replace(counted(2025, 30, 40), term=None),),
    *((SCHOOL[3], empty) for empty in EMPTY),
    *((empty,) for empty in EMPTY),
    (),
]
PUPILS_SAID = (ELIGIBLE, ALL_SUBJECTS, SAFETY, ABSENCE)


@cache
def corpus() -> tuple[str, ...]:
    """Every sentence or passage, once, as it is shown."""
    every = [
        *_alone(), *_of_sexes(), *_of_claims(), *_of_schools(), *_beside_each_other(),
        *_of_follow_up(),
    ]  # fmt: skip
    return tuple(dict.fromkeys(every))


def _alone() -> Iterator[str]:
    for course, measure, target in product(COURSES, PUPILS_SAID, (None, 5.0, 60.0, 80.0, 95.0)):
        yield eligibility.headline(course, measure, target)
        yield from _course(course, measure)
    for measure in measure_words.known().values():
        if measure.phrases is not None:
            yield eligibility.headline(SCHOOL, measure, 80)
            yield from (eligibility.stands(empty, measure) for empty in EMPTY)
    for target in (None, 210.0, 240.0):
        yield eligibility.headline(MERITS, MERIT, target)
    yield from _course(MERITS, MERIT)
    yield from _course((MERITS[0], replace(MERITS[0], year_order=2022)), MERIT)
    values = [71.0, None, 88.2]
    yield eligibility.alike(spread(values), "Liknande kommuner 2024", ELIGIBLE, "VT25")
    yield eligibility.alike(spread([71.0]), "Liknande kommuner 2024", ELIGIBLE, "VT25")
    yield eligibility.alike(None, "Liknande kommuner 2024", ELIGIBLE, "VT25")
    for measure in (*PUPILS_SAID, MERIT):
        yield from eligibility.reading(measure, has_band=measure.is_share)


def _course(course: tuple[Fact, ...], measure: Measure) -> Iterator[str]:
    said = [
        eligibility.over_the_years(course, measure, [PANDEMIC, CRITERIA]),
        *(eligibility.pooled_years(course, measure, aim) for aim in (None, 5.0, 60.0, 80.0, 95.0)),
        eligibility.published(course, measure, date(2026, 5, 1)),
        eligibility.published(course, measure, date(2026, 12, 1)),
    ]
    for fact in course:
        said.append(eligibility.beside(fact, measure, "i riket", "samtliga elever i riket"))
        said.append(eligibility.counted(fact))
    said += [eligibility.since(before, after, measure) for before, after in pairwise(course)]
    yield from (each for each in said if each)


def _of_sexes() -> Iterator[str]:
    known = {"unit_kind": "municipality", "unit_name": "K"}
    worlds = [
        kommun(3.5, 2.0, 6.5, 2.0, 6.5),
        kommun(-3.5, -2.0, -6.5, -2.0, -6.5),
        kommun(0.0),
        kommun(2.0, None),
        kommun(3.0, 4.0, 5.0, unit_kind="school", source="Skolverket"),
        kommun(2.0, 3.0)[:3],
        kommun(27.2, 3.0, 2.0, 1.0, -5.8),
        [
            counted(2021 + no, count, 30, gender=gender)
            for gender, every in (("girls", (28, 27, 25, 24, 23)), ("boys", (20, 22, 23, 24, 26)))
            for no, count in enumerate(every)
        ],
        [
            counted(2021 + no, count, 30, gender=gender)
            for gender, every in (("girls", (24, 25, 23, 25, 24)), ("boys", (22, 21, 23, 22, 23)))
            for no, count in enumerate(every)
        ],
        kommun(1.0, 2.0, 3.0, 2.0, 3.0, every=2),
        *(
            [
                counted(2025, 400, 500, gender="girls", **known),
                counted(2025, boys, 500, gender="boys", **known),
            ]
            for boys in (300, 390)
        ),
    ]
    for world, measure in product(worlds, (ELIGIBLE, ALL_SUBJECTS, SAFETY, MERIT)):
        yield from sexes.sentences(world, measure)
    for measure, level in product((ELIGIBLE, MERIT), ("school", "municipality", "nation")):
        yield sexes.not_published(measure, level)
    yield sexes.not_published(MERIT, "group")


def _of_claims() -> Iterator[str]:
    few, none = [*SCHOOL[:2], one_to_four(2023, 11)], [*SCHOOL[:2], hidden(2023)]
    own = [replace(fact, source=OWN) for fact in SCHOOL]
    rounded = [*SCHOOL[:2], replace(SCHOOL[2], value=80.0, unit_kind="county", **UNKNOWN_PUPILS)]
    claims = [
        *(TARGET | {"reached": reached, "value": value}
          for reached, value in product((True, False, None), (60.0, 80.0, 85.0))),
        *(OUTCOME | {"value": value, "comparator": comparator, "negated": negated}
          for value, comparator, negated in product(
              (20.0, 80.0, 95.0), (None, "at_least", "less_than", "about"), (True, False))),
        *(OUTCOME | {"value": 80.0} | other for other in (
            {"term": "HT22"}, {"term": None, "school_year": None}, {"grades": "7, 8, 9"},
            {"gender": "girls"}, {"unit": "pupils"}, {"unit": "percentage_points"},
            {"unit": "points"}, {"term": "VT19", "school_year": "2018/19"},
            {"term": None})),
        OUTCOME | {"direction": "up", "value": None, "unit": None},
        OUTCOME | {"direction": "up", "value": None, "unit": None, "term": "VT21",
                   "school_year": "2020/21"},
    ]  # fmt: skip
    for claim, world in product(claims, (SCHOOL, few, none, own, rounded, ())):
        yield " ".join(claims_against.meet(claim, world, ELIGIBLE).sentences)
    girls = MERIT_CLAIM | {"direction": "up", "unit": None, "gender": "girls"}
    yield " ".join(claims_against.meet(girls, MERITS, MERIT).sentences)
    for direction in ("up", "down"):
        said = MERIT_CLAIM | {"direction": direction, "unit": None}
        yield " ".join(claims_against.meet(said, MERITS, MERIT).sentences)
    yield " ".join(claims_against.meet(OUTCOME | {"measure": None}, SCHOOL, None).sentences)
    pupils = TARGET | {"unit": "pupils", "value": 45.0}
    yield " ".join(claims_against.meet(pupils, SCHOOL, ELIGIBLE).sentences)
    autumn = replace(ELIGIBLE, term_rule="HT")
    yield " ".join(claims_against.meet(OUTCOME | {"value": 80.0}, SCHOOL, autumn).sentences)
    kommun_wide = [replace(fact, unit_kind="municipality") for fact in SCHOOL]
    girls = OUTCOME | {"value": 80.0, "gender": "girls"}
    yield " ".join(claims_against.meet(girls, kommun_wide, ELIGIBLE).sentences)
    first = {"value": 76.0, "term": "VT21", "school_year": "2020/21"}
    for said in ({"value": 80.0}, {"value": 80.0, "from_value": 70.0}, first):
        for direction, turned in product(("up", "down", "unchanged"), (False, True)):
            value = 100 - float(str(said["value"])) if turned else said["value"]
            claim = OUTCOME | said | {"value": value, "direction": direction, "negated": turned}
            yield " ".join(claims_against.meet(claim, SCHOOL, ELIGIBLE).sentences)
    places = {"reached_file": "a", "reached_place": "1", "missed_file": "a", "missed_place": "2"}
    yield " ".join(claims_against.meet(TARGET | places, SCHOOL, ELIGIBLE).sentences)
    absent = OUTCOME | {"measure": "absence", "value": 92.0, "negated": True}
    yield " ".join(claims_against.meet(absent, SCHOOL, ABSENCE).sentences)
    yield claims_against.IN_A_LIST
    yield claims_against.in_short(claims_against.meet(TARGET, SCHOOL, ELIGIBLE), "Alm")
    for gender in ("girls", "boys"):
        of = [replace(fact, gender=gender) for fact in SCHOOL]
        claim = OUTCOME | {"value": 80.0, "gender": gender}
        yield " ".join(claims_against.meet(claim, of, ELIGIBLE).sentences)


def _of_schools() -> Iterator[str]:
    for measure in (ELIGIBLE, SAFETY):
        rows = school_rows.rows(SCHOOL, measure)
        yield school_rows.only_one(rows, measure) or ""
        yield school_rows.without(["Åsen", "Alm"], measure) or ""
    two = school_rows.rows([SCHOOL[4], named(SCHOOL[3], "Alm")], ELIGIBLE)
    yield school_rows.not_the_same_year(two) or ""


def _beside_each_other() -> Iterator[str]:
    yield from (school_sentences.ALPHABETICAL, school_sentences.SALSA, school_sentences.COUNTED)
    alm, ek = named(SCHOOL[4], "Alm"), named(counted(2025, 47, 61), "Ek")
    few, gone = named(one_to_four(2025, 11), "Gran"), named(hidden(2025), "Lind")
    worlds: list[list[Fact]] = [
        [], [alm], [gone], [alm, ek], [alm, few], [few, gone], [alm, ek, few, gone],
        [alm, replace(alm, unit_name="Asp")],
    ]  # fmt: skip
    for latest, whose in product(worlds, ("elever", "flickor", "pojkar")):
        yield school_sentences.headline(latest, replace(ELIGIBLE, whose=whose), "kommunen")
        yield school_sentences.headline(latest, replace(MERIT, whose=whose), "kommunen")
    for code, value in product(catalogue.deviations(), (3.0, -1.5, 0.0)):
        apart = replace(SCHOOL[4], measure=code, value=value)
        yield school_sentences.deviation(apart, measure_words.known()[code]) or ""


def _of_follow_up() -> Iterator[str]:
    yield from (
        follow_up.SHOWN_BECAUSE, follow_up.NOTHING_TIES, follow_up.OF_THE_INITIATIVE,
        follow_up.JUDGED, follow_up.SOURCE,
    )  # fmt: skip
    for school, is_all in product(("", "Alm"), (True, False)):
        yield f"{follow_up.elsewhere(school, is_all=is_all)}."
    for fact in (*EMPTY, replace(SCHOOL[4], count=59)):
        own = replace(fact, source=OWN)
        yield f"Tillfälle 2, HT24: {follow_up.in_words(own, ABSENCE)}."
    aims = [follow_up_target(), follow_up_target(is_open=True)]
    absence = replace(ABSENCE, definition="Andel elever som varit borta.")
    found = follow_up.from_facts(
        aims, [follow_up.Said(follow_up_fact(), "Alm", "egen.csv", "rad 3")], {"absence": absence}
    )
    for followed in found.followed:
        yield from (followed.definition, *(aim.words for aim in followed.aims))
    yield from (f"Målvärdet: {target}." for target in found.waiting)


CELLS = {
    # Words of cells, labels and lists, not of sentences.
    *(phrase for look in claims_against.LOOKS.values() for phrase in (look.word,)),
    "Kan inte avgöras", "till hade behövts", "ingen skillnad", "annat år", "1–4 ",
    "1–4 elever", "Det här målet", "Egen uppföljning",
    "inte behöriga", "inte godkända i alla ämnen", "andelen",
}  # fmt: skip


def templates(module: ModuleType) -> set[str]:
    """The Swedish words in a module: literals with a space in them that are no docstrings."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    raised = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        for part in ast.walk(node)
    }
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings | raised
        and " " in node.value
        and len(re.findall(r"[a-zåäöA-ZÅÄÖ]{2,}", node.value)) >= 2
    }


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.split(".")[-1])
def test_every_template_is_rendered_here(module: ModuleType) -> None:
    said = " ".join(corpus()).casefold()
    unread = {
        words
        for words in templates(module)
        if words.strip(" .,:").casefold() not in said
        and not any(cell in words for cell in CELLS)
        and ":material/" not in words
    }
    # What tables and figures say of a school or a year is read in their own tests.
    unread -= {"Flickor och pojkar", "visas inte", "gäller inte", "ingen uppgift"}
    assert unread == set()


def test_every_phrase_of_a_measure_is_rendered_here() -> None:
    said = " ".join(corpus()).casefold()
    every = [m.phrases for m in measure_words.known().values() if m.phrases is not None]
    assert len(every) > 5
    for of in every:
        for words in (f"{of.who} {of.what}", of.one_fewer, of.missed, of.share):
            assert words.casefold() in said


NEVER = re.compile(
    r"felmarginal|signifika|konfidens|prognos|delmål|missat|missade|misslyck|dålig|rött|röd\b|"
    r"grön|könsgap|urval(?!et\.)|stickprov|\bNone\b|\bnan\b|  | \.|\.\.|,,|\?",
    re.IGNORECASE,
)


def test_no_sentence_says_what_must_not_be_said() -> None:
    assert [said for said in corpus() if NEVER.search(said)] == []


def test_every_sentence_begins_and_ends_as_one() -> None:
    for said in corpus():
        assert said.endswith("."), said
        assert said[0].isupper() or said[0].isdigit() or said[0] == "”", said
        for sentence in re.split(r"(?<=[a-zåäö%)])\. ", said):
            assert sentence[0].isupper() or sentence[0].isdigit() or sentence[0] == "”", said


def test_a_difference_between_shares_is_in_procentenheter() -> None:
    wrong = re.compile(
        r"\d\u00a0% (?:högre|lägre|mer|fler|färre|under|över)|med \d+(?:,\d)?\u00a0%"
    )
    assert [said for said in corpus() if wrong.search(said)] == []


def test_no_number_breaks_from_its_per_cent_and_none_has_a_point() -> None:
    for said in corpus():
        assert not re.search(r"\d ?%", said), said
        assert not re.search(r"\d\.\d", said), said
        assert not re.search(r"(?<![\w–])-\d", said), said


def test_a_numerator_that_was_worked_out_says_so_outside_the_headline() -> None:
    for fact in (SCHOOL[2], SCHOOL[4]):
        assert "(beräknat)" in unsaid.in_words(fact, ELIGIBLE)
        assert "beräknat" in (eligibility.counted(fact) or "")


counts = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts, counts)
def test_two_years_are_never_called_a_change(one: tuple[int, int], other: tuple[int, int]) -> None:
    before, after = counted(2024, *other), counted(2025, *one)
    said = eligibility.since(before, after, ELIGIBLE) or ""
    assert not re.search(r"öka|minska|slump|vanlig|säker", said)


@given(counts, st.integers(1, 99))
def test_no_number_of_pupils_points_at_a_child(counted_: tuple[int, int], target: int) -> None:
    count, pupils = counted_
    said = eligibility.headline([counted(2025, count, pupils)], ELIGIBLE, target)
    if pupils < 20 or min(count, pupils - count) < 5:
        assert "hade det behövts" not in said
        assert "färre hade gett" not in said


@given(st.integers(5, 200), st.integers(1, 100))
def test_a_range_is_over_or_under_only_where_all_of_it_is(pupils: int, target: int) -> None:
    fact = one_to_four(2025, pupils)
    said = eligibility.against_target(fact, ELIGIBLE, target) or ""
    low, high = 100 * (pupils - 4) / pupils, 100 * (pupils - 1) / pupils
    assert ("kan inte avgöras" in said) is (low < target <= high)


def test_of_riket_there_are_no_pupils_no_band_and_no_chance() -> None:
    sized = [
        replace(fact, pupils=110_000, pupils_basis="published", count=92_000) for fact in NATION
    ]
    said = [eligibility.headline(sized, ELIGIBLE, 85), *_course(tuple(sized), ELIGIBLE)]
    for each in said:
        assert "beräknat" not in each
        assert "variation" not in each
        assert "behövts" not in each
        assert "000" not in each


def test_girls_come_first_and_no_school_is_alarmed() -> None:
    for said in _of_sexes():
        girls, boys = said.casefold().find("flick"), said.casefold().find("pojk")
        if min(girls, boys) >= 0:
            assert girls < boys, said
    school = kommun(9.0, 9.0, 9.0, 9.0, unit_kind="school", source="Skolverket")
    assert not any("varje år" in said for said in sexes.sentences(school, ELIGIBLE))


def test_missing_cells_are_read_as_nothing() -> None:
    """NULL comes as None, NaN or NaT, as the frame's column has it."""
    frame = pd.DataFrame(
        [
            {
                "measure": "x", "unit_kind": "school", "unit_code": "00000001", "unit_name": "A",
                "school_year": "2024/25", "year_order": 2025.0, "population": "own",
                "source": "s", "value": float("nan"), "marker": "too_few", "pupils": float("nan"),
                "published_on": pd.NaT, "term": None, "other_column": 1,
            }
        ]
    )  # fmt: skip
    (fact,) = facts_of(frame)
    assert (fact.value, fact.pupils, fact.published_on, fact.term) == (None, None, None, None)
    assert (fact.year_order, fact.unit_code, fact.when) == (2025, "00000001", "2024/25")


def test_a_day_is_a_day_however_the_frame_has_it() -> None:
    for day in (date(2025, 9, 25), pd.Timestamp(2025, 9, 25)):
        frame = pd.DataFrame([row(2025, 75.6, published_on=day)])
        assert facts_of(frame)[0].published_on == date(2025, 9, 25)
