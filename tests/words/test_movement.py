"""What has moved, in sentences: read them aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.words import movement


@pytest.mark.parametrize(
    ("moves", "expected"),
    [
        ({"up": 3, "down": 1, "same": 5},
         "Sedan förra redovisningen har 3 mål gått framåt och 1 bakåt. 5 står kvar."),
        ({"up": 1, "first": 4}, "Sedan förra redovisningen har 1 mål gått framåt."),
        ({"down": 2, "same": 1},
         "Sedan förra redovisningen har 2 mål gått bakåt. 1 står kvar."),
        ({"unmarked": 1, "marked": 2, "same": 3},
         "Sedan förra redovisningen har inget mål gått framåt eller bakåt. "
         "1 mål är inte längre markerat. 2 mål som inte var markerade har fått en status. "
         "3 står kvar."),
        ({"same": 9, "first": 2}, "Inget mål har bytt status sedan förra redovisningen."),
        ({"first": 7}, movement.ONE_ACCOUNT),
        ({}, ""),
    ],
)  # fmt: skip
def test_movement(moves: dict[str, int], expected: str) -> None:
    assert movement.movement(moves) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Alla elever läser.", "alla elever läser", None),
        ("Alla elever läser.", "Alla elever läser varje dag.", "Nya ord i målet: ”varje dag”."),
        ("Elever får det alltid inom två veckor.", "Elever får det inom två veckor.",
         "Borttaget ur målet: ”alltid”."),
        ("Minst 80 procent läser.", "Minst 85 procent läser.", "”80” har blivit ”85”."),
        ("Minst 80 procent läser.", "Minst 85 procent läser varje dag.",
         "”80” har blivit ”85”; nya ord i målet: ”varje dag”."),
        ("Vi har en plan för läsning.", "Alla lärare samtalar om böcker med sina elever i veckan.",
         "Målet är omskrivet. Förut stod: ”Vi har en plan för läsning.”"),
        (None, "Alla elever läser.", None),
    ],
)  # fmt: skip
def test_what_changed_in_words(before: str | None, after: str, expected: str | None) -> None:
    assert movement.reworded(before, after) == expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_told_apart_or_are_the_same(before: str, after: str) -> None:
    said = movement.reworded(before, after)
    assert (said is None) == (movement._words(before) == movement._words(after))
    assert said is None or said.endswith((".", "”"))


def test_a_guess_says_that_nobody_has_confirmed_it() -> None:
    assert "88\u00a0% lika" in movement.guessed(88.2)
    assert "Ingen har bekräftat" in movement.guessed(None)


def test_every_move_has_a_word_and_a_symbol_of_its_own() -> None:
    assert set(movement.MOVES) == {"up", "down", "marked", "unmarked"}
    assert len({look.word for look in movement.MOVES.values()}) == 4
    assert len({look.icon for look in movement.MOVES.values()}) == 4


def test_one_and_many_bend() -> None:
    assert movement.stood("VT23", 3) == "i 3 redovisningar, sedan VT23"
    assert movement.stood(None, 2) == "i 2 redovisningar"
    assert movement.between(None, "VT25") == "period ej angiven → VT25"
