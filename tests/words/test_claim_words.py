"""Claims in words: what was said, in good Swedish, and nothing more."""

from __future__ import annotations

from typing import Any

import pytest

from sbs_data.words.claim_words import in_words, reached_in_words

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
                f"Meritvärde: {moved} med 7\u00a0poäng",
            )
            for direction, moved in (("up", "ökat"), ("down", "minskat"), (None, "ändrat"))
        ),
        (
            {
                "measure": "merit_rating",
                "value": 202.9,
                "from_value": 212.5,
                "unit": "points",
                "direction": "down",
            },
            "Meritvärde: från 212,5\u00a0poäng till 202,9\u00a0poäng",
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
            "Frånvaro: minskat med 6\u00a0procentenheter, läsåret 2022/23",
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


def test_reaching_is_the_reports_word_or_nothing() -> None:
    assert reached_in_words(NOTHING) is None
    assert reached_in_words(NOTHING | {"reached": True}) == "Rapporten säger att det har nåtts."
    assert reached_in_words(NOTHING | {"reached": False}) == "Rapporten säger att det inte nåddes."
