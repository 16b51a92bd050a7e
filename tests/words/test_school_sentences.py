"""What is said of a kommun's schools together: how far apart, for how many, never who is best."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sbs_data.measures.facts import Fact
from sbs_data.words import school_sentences
from sbs_data.words.measure_words import known
from tests.words.norberg import ELIGIBLE, counted, hidden, named, one_to_four

ALM, EK = named(counted(2025, 47, 61), "Alm"), named(counted(2025, 59, 78), "Ek")
FEW, GONE = named(one_to_four(2025, 11), "Gran"), named(hidden(2025), "Lind")


@pytest.mark.parametrize(
    ("latest", "said"),
    [
        (
            [ALM],
            "Alm, våren 2025 var 47 av 61 elever som slutade nian behöriga till gymnasiets "
            "yrkesprogram (77,0 %).",
        ),
        ([ALM, EK], "Våren 2025 var andelen behöriga mellan 75,6 % och 77,0 % på två skolor i X."),
        (
            [ALM, EK, FEW],
            "Våren 2025 var andelen behöriga mellan 75,6 % och 77,0 % på de två av tre skolor i X "
            "där uppgiften visas.",
        ),
        ([ALM, FEW], "Våren 2025 visas andelen behöriga för en av två skolor i X: Alm, 77,0 %."),
        ([FEW, GONE], "Våren 2025 visas andelen behöriga inte för någon av två skolor i X."),
        ([ALM, named(ALM, "Asp")], "Våren 2025 var andelen behöriga 77,0 % på två skolor i X."),
    ],
)
def test_the_headline_says_how_far_apart_they_are(latest: list[Fact], said: str) -> None:
    told = school_sentences.headline(latest, ELIGIBLE, "X")
    assert told.replace("\u00a0", " ") == said


def test_schools_of_an_earlier_year_are_not_counted_with_the_last() -> None:
    before = named(counted(2024, 10, 40), "Asp")
    told = school_sentences.headline([ALM, EK, before], ELIGIBLE, "X")
    assert "25,0" not in told
    assert "på två skolor i X" in told


def test_girls_are_called_girls() -> None:
    told = school_sentences.headline([ALM, EK], replace(ELIGIBLE, whose="flickor"), "X")
    assert "andelen behöriga bland flickor" in told


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (3.0, "SALSA, meritvärde: +3 poäng mot det väntade våren 2025."),
        (-1.5, "SALSA, meritvärde: −1,5 poäng mot det väntade våren 2025."),
        (0.0, "SALSA, meritvärde: ingen avvikelse mot det väntade våren 2025."),
        (None, None),
    ],
)
def test_the_deviation_has_its_sign_and_its_year(value: float | None, said: str | None) -> None:
    salsa = known()["salsa_merit_deviation"]
    fact = replace(ALM, measure=salsa.code, value=value, marker=None if value is not None else "x")
    told = school_sentences.deviation(fact, salsa)
    assert (told and told.replace("\u00a0", " ")) == said
