"""Text cut in words, each with its place."""

from __future__ import annotations

import pytest

from sbs_data.language import forms, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Frånvaron ökar.", ["frånvaron", "ökar"]),
        ("SBS-insatsen, VT23 och 2022/23", ["sbs", "insatsen", "vt", "23", "och", "2022", "23"]),
        ("75,6\u00a0% i åk 7–9", ["75", "6", "i", "åk", "7", "9"]),
        ("La\u0308rare A\u030aR", ["lärare", "år"]),
        ("skol\u00adfrånvaro", ["skolfrånvaro"]),
        ("idé_bank ²", ["idé", "bank"]),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_or_digits_in_lower_case(text: str, expected: list[str]) -> None:
    assert forms(text) == expected
    assert [token.form for token in tokens(text)] == expected


def test_a_place_is_in_the_text_as_it_is_written() -> None:
    text = "Om la\u0308sning: skol\u00adbok"
    assert [text[t.start : t.end] for t in tokens(text)] == ["Om", "la\u0308sning", "skol\u00adbok"]
