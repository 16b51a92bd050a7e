"""What was understood of a file, in a line that can be checked against Word."""

from __future__ import annotations

import pytest

from sbs_data.model import (
    Asks,
    Basis,
    Goal,
    Initiative,
    Notice,
    Place,
    Question,
    Report,
    Role,
    Status,
)
from sbs_data.words import understood_words

AT = Place(1, 4, 1)
GREEN = Goal("a", AT, Status.ACHIEVED, Basis.FONT, "grön text")
YELLOW = Goal("b", AT, Status.ON_TRACK, Basis.HIGHLIGHT)
RED = Goal("c", AT, Status.STARTED, Basis.SHADING)
PLAIN = Goal("d", AT)
LEFT_OUT = Goal("e", AT, repeated=False)
MIXED = Goal("f", AT, basis=Basis.FONT, ambiguous=True, basis_detail="grön och röd text")
ANSWERED = Goal("g", AT, Status.ACHIEVED)


def line(*goals: Goal, unread: int = 0, asks: tuple[Asks, ...] = ()) -> str:
    report = Report(
        "a.docx",
        "0",
        Role.MATRIX,
        initiatives=(
            Initiative(None, "n", AT, goals=goals[:1]),
            Initiative(None, "m", AT, goals=goals[1:]),
        ),
        warnings=(
            Notice("no_colour", "x", AT),
            *(Notice(understood_words.UNREAD_TABLE, "x", Place(no)) for no in range(5, 5 + unread)),
        ),
        asked=tuple(Question(kind, str(no), Place(5, 1, no)) for no, kind in enumerate(asks)),
    )
    return understood_words.line(understood_words.of(report))


@pytest.mark.parametrize(
    ("goals", "told"),
    [
        ((), "Inga mål."),
        ((GREEN,), "1 mål: 1 grönt."),
        ((YELLOW,), "1 mål: 1 gult."),
        ((RED,), "1 mål: 1 rött."),
        ((GREEN, YELLOW, YELLOW, PLAIN), "4 mål: 1 grönt, 2 gula, 1 utan färg."),
        ((RED, RED, GREEN, GREEN), "4 mål: 2 gröna, 2 röda."),
        ((PLAIN, LEFT_OUT, MIXED), "3 mål: 1 utan färg, 1 med otydlig färg, 1 ej upprepat."),
        ((LEFT_OUT, LEFT_OUT), "2 mål: 2 ej upprepade."),
        ((ANSWERED, RED), "2 mål: 1 rött, 1 efter svar."),
    ],
)
def test_goals_are_counted_by_what_is_seen_in_word(goals: tuple[Goal, ...], told: str) -> None:
    assert line(*goals) == told


def test_what_was_not_read_and_what_is_asked_is_told() -> None:
    assert line(GREEN, unread=1) == "1 mål: 1 grönt; 1 tabell kunde inte läsas."
    assert line(unread=2) == "Inga mål; 2 tabeller kunde inte läsas."
    assert line(GREEN, asks=(Asks.GOAL,)) == "1 mål: 1 grönt. 1 sak frågas under Att avgöra."
    told = line(GREEN, asks=(Asks.GOAL, Asks.WORD))
    assert told == "1 mål: 1 grönt. 2 saker frågas under Att avgöra."


def test_a_table_that_is_asked_about_is_not_read_and_counts_once() -> None:
    told = line(GREEN, unread=1, asks=(Asks.MATRIX,))
    assert told == "1 mål: 1 grönt; 1 tabell kunde inte läsas. 1 sak frågas under Att avgöra."
    assert line(asks=(Asks.MATRIX,)).startswith("Inga mål; 1 tabell kunde inte läsas.")


def test_what_a_goal_rests_on_is_said() -> None:
    rests_on = understood_words.rests_on
    assert rests_on(GREEN) == "grön text"
    assert rests_on(RED) == "färg"
    assert rests_on(PLAIN) == "ingen färg"
    assert rests_on(MIXED) == "otydlig färg: grön och röd text"
    assert rests_on(LEFT_OUT) == "upprepas inte där rapporten anger hur det har gått"
    assert rests_on(ANSWERED) == "enligt ett svar"
