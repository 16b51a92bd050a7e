"""Claims in words: what was said, in good Swedish, and nothing more."""

from __future__ import annotations

from typing import Any

import pytest

from sbs_data.words.claim_words import MEASURES, in_words, reached_in_words

NOTHING: dict[str, Any] = dict.fromkeys(
    (
        "measure", "value", "from_value", "unit", "comparator", "direction", "gender", "grades",
        "term", "school_year", "reached",
    )
) | {"negated": False}  # fmt: skip
YRKE = "ehöriga till gymnasiets yrkesprogram"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            {
                "measure": "eligible_vocational",
                "value": 85.0,
                "unit": "percent",
                "comparator": "at_least",
                "term": "VT24",
                "school_year": "2023/24",
            },
            f"B{YRKE}: minst 85\u00a0%, VT24",
        ),
        (
            {
                "measure": "eligible_vocational",
                "value": 30.0,
                "unit": "percent",
                "negated": True,
                "grades": "9",
            },
            f"Inte b{YRKE}: 30\u00a0%, årskurs 9",
        ),
        (
            {"measure": "eligible_vocational", "value": 26.0, "of_count": 31.0, "unit": "pupils"},
            f"B{YRKE}: 26 av 31\u00a0elever",
        ),
        (
            {"measure": "eligible_vocational", "value": 1.0, "of_count": 31.0, "unit": "pupils"},
            f"B{YRKE}: 1 av 31\u00a0elever",
        ),
        (
            {"measure": "eligible_vocational", "value": 1.0, "unit": "pupils"},
            f"B{YRKE}: 1\u00a0elev",
        ),
        *(
            (
                {
                    "measure": "merit_rating",
                    "value": 7.0,
                    "unit": "points",
                    "is_change": True,
                    "direction": direction,
                },
                f"Meritvärde: har {moved} med 7\u00a0poäng",
            )
            for direction, moved in (("up", "ökat"), ("down", "minskat"), (None, "ändrats"))
        ),
        (
            {
                "measure": "merit_rating",
                "value": 202.9,
                "from_value": 212.5,
                "unit": "points",
                "direction": "down",
            },
            "Meritvärde: har minskat från 212,5\u00a0poäng till 202,9\u00a0poäng",
        ),
        (
            {
                "measure": "merit_rating",
                "direction": "down",
                "gender": "girls",
                "grades": "7, 8, 9",
            },
            "Meritvärde: har minskat, flickor i årskurs 7–9",
        ),
        (
            {
                "measure": "absence",
                "value": 6.0,
                "unit": "percentage_points",
                "direction": "down",
                "school_year": "2022/23",
            },
            "Frånvaro: har minskat med 6\u00a0procentenheter, läsåret 2022/23",
        ),
        (
            {"value": 59.0, "unit": "pupils", "grades": "6, 9"},
            "Resultat: 59\u00a0elever, årskurs 6 och 9",
        ),
        (
            {"measure": "all_subjects", "value": 67.9, "unit": "percent"},
            "Godkända i alla ämnen: 67,9\u00a0%",
        ),
    ],
)
def test_a_claim(said: dict[str, Any], words: str) -> None:
    assert in_words(NOTHING | said) == words


def test_pupils_are_girls_or_boys_and_more_or_fewer_and_a_grade_is_said_once() -> None:
    of = {"measure": "all_subjects", "value": 26.0, "of_count": 31.0, "unit": "pupils"}
    assert _said(**of, gender="girls", grades="9") == "26 av 31 flickor, årskurs 9"
    assert _said(value=1.0, unit="pupils", gender="boys") == "1 pojke"
    assert _said(value=5.0, unit="pupils", comparator="more_than") == "fler än 5 elever"
    assert _said(value=5.0, unit="pupils", comparator="less_than") == "färre än 5 elever"
    sixth = NOTHING | {"measure": "all_subjects_grade_6", "value": 80.0, "unit": "percent"}
    assert in_words(sixth | {"grades": "6"}).count("årskurs") == 1


def _said(**more: Any) -> str:
    return in_words(NOTHING | more).replace("\u00a0", " ").partition(": ")[2]


@pytest.mark.parametrize(
    ("direction", "words", "of_a_target"),
    [
        ("up", "har ökat till 78 %", "ska öka till 78 %"),
        ("down", "har minskat till 78 %", "ska minska till 78 %"),
        ("unchanged", "ligger kvar på 78 %", "ska ligga kvar på 78 %"),
        (None, "78 %", "78 %"),
    ],
)
def test_a_level_that_was_moved_to_is_told_so(
    direction: str | None, words: str, of_a_target: str
) -> None:
    said = {"measure": "all_subjects", "value": 78.0, "unit": "percent", "direction": direction}
    assert _said(**said) == words
    assert _said(**said, role="outcome") == words
    assert _said(**said, role="target") == of_a_target


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "ska öka"),
        ({"value": 5.0, "unit": "percentage_points"}, "ska öka med 5 procentenheter"),
        ({"value": 1.0, "unit": "percentage_points"}, "ska öka med 1 procentenhet"),
        ({"value": 5.0, "unit": "points", "is_change": True}, "ska öka med 5 poäng"),
        ({"value": 85.0, "from_value": 70.0, "unit": "percent"}, "ska öka från 70 % till 85 %"),
    ],
)
def test_what_is_aimed_at_has_not_happened(more: dict[str, Any], words: str) -> None:
    assert _said(measure="merit_rating", direction="up", role="target", **more) == words
    assert _said(measure="merit_rating", direction="up", target_key="t-1", **more) == words


MISSED = {
    "eligible_vocational": "Inte b" + YRKE,
    "eligible_arts": "Inte behöriga till estetiska programmet",
    "eligible_econ_hum_soc": "Inte behöriga till ekonomi-, humanistiska och "
    "samhällsvetenskapsprogrammen",
    "eligible_nat_tech": "Inte behöriga till naturvetenskaps- och teknikprogrammen",
    "all_subjects": "Inte godkända i alla ämnen",
    "all_subjects_grade_6": "Inte godkända i alla ämnen, årskurs 6",
    "safety": "Inte trygga i skolan (Skolinspektionens enkät)",
    "safety_survey": "Inte trygga i skolan (egen enkät)",
}
OTHERS = {
    None: ("Resultat", "som inte når det"),
    "wellbeing_survey": ("Trivs i skolan (egen enkät)", "som inte trivs"),
    "calm_survey": ("Har studiero (egen enkät)", "som inte har studiero"),
}
"""Where "Inte …" before the measure's name would be no Swedish, or no truth."""


@pytest.mark.parametrize("code", [None, *MEASURES])
def test_of_those_who_do_not_by_what_the_measure_is(code: str | None) -> None:
    said = {"measure": code, "value": 10.0, "unit": "percent", "gender": "boys"}
    name = MEASURES.get(code or "", "Resultat")
    straight, turned = (
        in_words(NOTHING | said | {"negated": each}).replace("\u00a0", " ")
        for each in (False, True)
    )
    assert straight == f"{name}: 10 %, pojkar"
    if code in MISSED:
        assert turned == f"{MISSED[code]}: 10 %, pojkar"
    elif code in OTHERS:
        assert turned == "{}: 10 % {}, pojkar".format(*OTHERS[code])
    else:
        # Nobody reaches or misses a mean, or what counts those for whom it goes badly.
        assert turned == f"{name}: 10 %, sagt om motsatsen, pojkar"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"value": 5.0, "unit": "pupils"}, "5 elever som inte trivs"),
        ({"value": 5.0, "of_count": 31.0, "unit": "pupils"}, "5 av 31 elever trivs inte"),
        ({"direction": "down"}, "de som inte trivs har minskat"),
        ({"direction": "unchanged"}, "de som inte trivs har varken ökat eller minskat"),
        (
            {"direction": "down", "value": 10.0, "unit": "percent"},
            "de som inte trivs har minskat till 10 %",
        ),
        (
            {"direction": "down", "value": 10.0, "from_value": 12.0, "unit": "percent"},
            "de som inte trivs har minskat från 12 % till 10 %",
        ),
        (
            {"value": 10.0, "from_value": 12.0, "unit": "percent"},
            "från 12 % till 10 % som inte trivs",
        ),
    ],
)
def test_of_those_who_do_not_with_every_course(more: dict[str, Any], words: str) -> None:
    assert _said(measure="wellbeing_survey", negated=True, **more) == words


def test_reaching_is_the_reports_word_or_nothing() -> None:
    assert reached_in_words(NOTHING) is None
    assert reached_in_words(NOTHING | {"reached": True}) == "Rapporten säger att det har nåtts."
    assert reached_in_words(NOTHING | {"reached": False}) == "Rapporten säger att det inte nåddes."


BOTH = {
    "reached": None,
    "reached_file": "a.docx",
    "reached_place": "tabell 1, rad 8, stycke 1",
    "missed_file": "a.docx",
    "missed_place": "tabell 1, rad 6, stycke 2",
}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (
            {},
            "Rapporten säger både att det har nåtts (tabell 1, rad 8, stycke 1) och att det inte "
            "nåddes (tabell 1, rad 6, stycke 2).",
        ),
        (
            {"missed_place": "tabell 1, rad 8, stycke 1"},
            "Rapporten säger både att det har nåtts och att det inte nåddes (tabell 1, rad 8, "
            "stycke 1).",
        ),
        (
            {"missed_file": "b.docx"},
            "Rapporterna säger både att det har nåtts (a.docx, tabell 1, rad 8, stycke 1) och att "
            "det inte nåddes (b.docx, tabell 1, rad 6, stycke 2).",
        ),
        (
            {"reached_place": "", "missed_place": ""},
            "Rapporten säger både att det har nåtts och att det inte nåddes.",
        ),
    ],
)
def test_a_report_that_says_both_is_told_so_with_both_places(
    more: dict[str, Any], words: str
) -> None:
    said = NOTHING | BOTH | more
    assert reached_in_words(said) == words
    assert reached_in_words(said | {"reached": True}) == words, (
        "one quote's word is not the report's"
    )
