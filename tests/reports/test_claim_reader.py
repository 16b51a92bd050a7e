"""Numbers and directions said of the pupils' results, and numbers that are none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.model import Claim, Part, Passage, Place
from sbs_data.reports.claim_reader import find_claims
from tests.reports.reading import read
from tests.reports.word import matrix, para

SEEN, WRONG, GOAL, HOPED, PROSE = (
    Part.OBSERVED_EFFECT,
    Part.PROBLEM,
    Part.GOAL,
    Part.EXPECTED_EFFECT,
    Part.SECTION,
)
ELIGIBLE, MERIT, ALL, ABSENCE = "eligible_vocational", "merit_rating", "all_subjects", "absence"


def said(text: str, part: Part = SEEN) -> list[Claim]:
    return find_claims([(part, Passage(text, Place(1, 8, 2)))])


def only(text: str, part: Part = SEEN) -> Claim:
    (claim,) = said(text, part)
    return claim


CASES: list[tuple[Part, str, dict[str, Any]]] = [
    (
        WRONG,
        "30% av eleverna i åk 9 når inte behörighet till nationella program",
        {
            "role": "problem",
            "measure": ELIGIBLE,
            "value": 30,
            "unit": "percent",
            "negated": True,
            "grades": (9,),
        },
    ),
    (
        SEEN,
        "Det satta delmålet på 80% behörighet till gymnasiet uppnåddes under VT23.",
        {
            "role": "target",
            "measure": ELIGIBLE,
            "value": 80,
            "term": "VT23",
            "school_year": "2022/23",
            "reached": True,
            "negated": False,
        },
    ),
    (
        PROSE,
        "Delmålet på 80 procents behörighet nåddes under vårterminen 2023.",
        {"role": "target", "value": 80, "term": "VT23", "reached": True},
    ),
    (
        SEEN,
        "Delmålet på 80 procent behörighet nåddes inte VT24.",
        {"role": "target", "value": 80, "term": "VT24", "reached": False, "negated": False},
    ),
    (
        SEEN,
        "Delmålet på 80 procent behörighet nåddes delvis.",
        {"role": "target", "value": 80, "reached": None},
    ),
    (
        GOAL,
        "Andelen behöriga elever ska vara minst 85 procent vårterminen 2024.",
        {
            "role": "target",
            "measure": ELIGIBLE,
            "value": 85,
            "comparator": "at_least",
            "term": "VT24",
            "reached": None,
        },
    ),
    (
        PROSE,
        "Frånvaron ska vara högst 8 procent.",
        {"role": "target", "measure": ABSENCE, "value": 8, "comparator": "at_most"},
    ),
    (
        SEEN,
        "Andelen behöriga ökade från 68 till 74 procent läsåret 2021/22.",
        {
            "role": "outcome",
            "value": 74,
            "from_value": 68,
            "direction": "up",
            "school_year": "2021/22",
            "term": None,
        },
    ),
    (
        SEEN,
        "Resultatet ökade från 68 till 74 procent läsåret 2021/22.",
        {"role": "outcome", "measure": None, "value": 74, "from_value": 68, "unit": "percent"},
    ),
    (
        SEEN,
        "Andelen gick från 68 procent VT22 till 74,5 procent VT23 och flera blev behöriga.",
        {"value": 74.5, "from_value": 68, "term": "VT23", "measure": ELIGIBLE},
    ),
    (
        SEEN,
        "Meritvärdet sjönk från 212,5 till 202,9.",
        {
            "role": "outcome",
            "measure": MERIT,
            "value": 202.9,
            "from_value": 212.5,
            "unit": "points",
            "direction": "down",
        },
    ),
    (SEEN, "Meritvärdet var 225,3 våren 2023.", {"measure": MERIT, "value": 225.3, "term": "VT23"}),
    (
        SEEN,
        "Andelen med godkänt i alla ämnen är 54 % på högstadiet.",
        {"measure": ALL, "value": 54, "grades": (7, 8, 9)},
    ),
    (
        SEEN,
        "Godkänt i samtliga ämnen har ökat VT24.",
        {"measure": ALL, "value": None, "direction": "up", "term": "VT24"},
    ),
    (
        SEEN,
        "Frånvaron i årskurs 7–9 minskade med 6 procentenheter.",
        {
            "measure": ABSENCE,
            "value": 6,
            "unit": "percentage_points",
            "direction": "down",
            "grades": (7, 8, 9),
        },
    ),
    (
        SEEN,
        "Våren 2025 var 59 av 78 elever behöriga till yrkesprogram.",
        {"measure": ELIGIBLE, "value": 59, "unit": "pupils", "term": "VT25"},
    ),
    (
        SEEN,
        "72 procent av eleverna känner sig trygga.",
        {"measure": None, "value": 72, "role": "outcome"},
    ),
    (SEEN, "Av flickorna är 71 procent behöriga.", {"gender": "girls", "value": 71}),
    (SEEN, "Över 80 procent av eleverna blev behöriga.", {"comparator": "more_than", "value": 80}),
    (SEEN, "Cirka 80 procent av eleverna blev behöriga.", {"comparator": "about", "value": 80}),
    (SEEN, "20 procent av eleverna saknar behörighet.", {"negated": True, "value": 20}),
    (
        WRONG,
        "Våren 2022 saknade 30 procent av eleverna i årskurs 9 behörighet till gymnasiet.",
        {"negated": True, "value": 30, "measure": ELIGIBLE, "term": "VT22"},
    ),
    (
        SEEN,
        "Skolfrånvaron har ökat under läsåret 22/23.",
        {"measure": ABSENCE, "value": None, "direction": "up", "school_year": "2022/23"},
    ),
    (
        PROSE,
        "80 procent behörighet till naturvetenskapliga program nåddes av eleverna.",
        {"measure": "eligible_nat_tech", "value": 80},
    ),
]


@pytest.mark.parametrize(("part", "text", "truth"), CASES, ids=[c[1][:40] for c in CASES])
def test_a_claim_in_its_parts(part: Part, text: str, truth: dict[str, Any]) -> None:
    claim = only(text, part)
    assert {name: getattr(claim, name) for name in truth} == truth
    assert claim.quote == text
    assert claim.place == Place(1, 8, 2)


def test_girls_and_boys_set_against_each_other_are_two_claims_without_a_value() -> None:
    girls, boys = said(
        "Vi ser en trend med sjunkande meritvärde för flickorna i år 7–9 medan pojkarnas har ökat.",
        PROSE,
    )
    assert (girls.measure, girls.gender, girls.direction, girls.value) == (
        MERIT,
        "girls",
        "down",
        None,
    )
    assert (boys.measure, boys.gender, boys.direction, boys.value) == (MERIT, "boys", "up", None)
    assert girls.grades == boys.grades == (7, 8, 9)


def test_girls_and_boys_with_values_of_their_own() -> None:
    girls, boys = said("Flickornas meritvärde var 225 och pojkarnas 201 våren 2024.")
    assert [(c.gender, c.value, c.term) for c in (girls, boys)] == [
        ("girls", 225, "VT24"),
        ("boys", 201, "VT24"),
    ]


def test_what_follows_a_reached_target_is_what_was_seen() -> None:
    target, pupils, share = said(
        "Delmålet 80 procent nåddes VT25: 50 av 61 elever i årskurs 9, 82 procent, blev behöriga."
    )
    assert (target.role, target.value, target.reached) == ("target", 80, True)
    assert (pupils.role, pupils.value, pupils.reached) == ("outcome", 50, None)
    assert (share.role, share.value) == ("outcome", 82)


@pytest.mark.parametrize(
    "text",
    [
        "80 procent av lärarna har deltagit i handledningen.",
        "25 personer deltog den 12 mars 2023.",
        "Andelen behöriga lärare är 75 procent.",
        "75 procent av lärarna har lärarlegitimation och behörighet i sina ämnen.",
        "Specialpedagogen arbetar 50 procent på skolan.",
        "Enkäten besvarades av 85 procent av vårdnadshavarna.",
        "Under läsåret 2021/22 hade vi fyra avstämningar i årskurs 9.",
        "En rutin för elevers frånvaro har skrivits.",
        "Vi vill främja närvaro och förebygga frånvaro.",
        "I arbetet ingår att minska frånvaron.",
        "Rektor har ansvar för F-9 och 430 elever.",
        "Elever från 12 till 16 år deltog.",
    ],
)
def test_a_number_that_is_no_claim_about_results(text: str) -> None:
    assert said(text, PROSE) == []


def test_two_sentences_give_two_claims_with_their_own_quotes() -> None:
    first, second = said("Behörigheten var 74 % VT22. Meritvärdet var 201 bl.a. VT23.")
    assert (first.quote, second.quote) == (
        "Behörigheten var 74 % VT22.",
        "Meritvärdet var 201 bl.a. VT23.",
    )
    assert (first.term, second.term) == ("VT22", "VT23")


def test_a_reports_claims_know_their_initiative() -> None:
    text = "Delmålet på 80 % behörighet nåddes VT23."
    report = read(
        matrix({8: ["Inget."]}), matrix({8: [text]}), para(f"{text} {'Vi fortsätter. ' * 20}")
    )
    assert [(c.initiative_no, c.place.table) for c in report.claims] == [(2, 2), (None, None)]


_TERMS = st.sampled_from(
    [
        ("VT23", "VT23"),
        ("VT 24", "VT24"),
        ("vårterminen 2025", "VT25"),
        ("hösten 2022", "HT22"),
        ("HT-21", "HT21"),
    ]
)
_VALUES = st.integers(1, 1000).map(lambda tenths: tenths / 10)
_SIGNS = st.sampled_from(["%", " %", " procent", "\u00a0%"])


def _swedish(value: float) -> str:
    return f"{value:g}".replace(".", ",")


@given(value=_VALUES, sign=_SIGNS, term=_TERMS)
def test_any_value_and_any_spelling_of_a_term(
    value: float, sign: str, term: tuple[str, str]
) -> None:
    written, canonical = term
    claim = only(f"Andelen behöriga elever var {_swedish(value)}{sign} {written}.")
    assert (claim.value, claim.term, claim.unit) == (value, canonical, "percent")


@given(first=_VALUES, last=_VALUES, sign=_SIGNS)
def test_from_and_to_are_one_claim(first: float, last: float, sign: str) -> None:
    claim = only(f"Behörigheten har gått från {_swedish(first)}{sign} till {_swedish(last)}{sign}.")
    assert (claim.from_value, claim.value) == (first, last)


@given(text=st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    for claim in said(f"behörig {text} 80 % {text}", PROSE):
        assert claim.quote


def test_girls_and_boys_counted_in_one_sentence_are_two_claims_of_one_measure() -> None:
    girls, boys = said("Våren 2025 blev 26 av 31 flickor och 24 av 30 pojkar behöriga.")
    assert [(c.value, c.gender, c.measure, c.term) for c in (girls, boys)] == [
        (26, "girls", ELIGIBLE, "VT25"),
        (24, "boys", ELIGIBLE, "VT25"),
    ]


def test_what_is_denied_before_a_number_is_not_the_number() -> None:
    claim = only("Vi är inte nöjda än, fast 80 procent av eleverna blev behöriga.")
    assert (claim.value, claim.negated) == (80, False)


@pytest.mark.parametrize(
    ("text", "values", "terms"),
    [
        ("Från VT22 till VT23 ökade behörigheten till 80 procent.", [80], ["VT23"]),
        ("Behörigheten var 74 procent VT22 och 78 procent VT23.", [74, 78], ["VT22", "VT23"]),
    ],
)
def test_a_number_is_of_the_period_after_it_else_of_the_last_before_it(
    text: str, values: list[float], terms: list[str]
) -> None:
    claims = said(text)
    assert ([c.value for c in claims], [c.term for c in claims]) == (values, terms)


def test_those_who_lack_are_counted_before_what_they_lack() -> None:
    claims = said("Våren 2022 saknade 18 av 60 elever, 30 procent, behörighet till gymnasiet.")
    assert [(c.value, c.unit, c.negated) for c in claims] == [
        (18, "pupils", True),
        (30, "percent", True),
    ]
