"""What the reader asks: each answer has its words, its key, and how it is told."""

from __future__ import annotations

import pytest

from sbs_data.model import ANSWERS, Asks
from sbs_data.words import asked_words, decision_words

TAKEN = {"U", "E", "Left", "Right", "Esc"}
"""Keys that the list itself has."""


@pytest.mark.parametrize("asks", Asks)
def test_every_answer_has_words_and_a_key_of_its_own(asks: Asks) -> None:
    choices = asked_words.CHOICES[asks]
    assert {of.value for of in choices} == set(ANSWERS[asks])
    keys = [of.shortcut for of in choices]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & TAKEN
    assert len({of.label for of in choices}) == len(choices)
    for of in choices:
        told = decision_words.act(f"asked_{asks}", "”Alla läser”", of.value, "")
        assert told.startswith("Bestämde att ")
        assert told.endswith(f"{of.told}.")
        assert decision_words.sentence(f"asked_{asks}", "Alla läser", of.value).endswith(of.told)
        assert asked_words.saved(asks, "”Alla läser”", of.value).endswith("läst på nytt.")


def test_the_order_is_what_most_else_hangs_on_first() -> None:
    order = list(asked_words.ASKINGS)
    assert set(order) == set(Asks)
    assert order[:2] == [Asks.MATRIX, Asks.LABEL]
    assert order.index(Asks.SAME_GOAL) < order.index(Asks.MARKING)


def test_what_it_stands_against_is_said() -> None:
    assert asked_words.against(Asks.DESIGN, "röd text") == "Färgen: röd text"
    assert asked_words.against(Asks.MARKING, "ett hjärta") == "Vid målet: ett hjärta"
    assert asked_words.against(Asks.SAME_GOAL, "en rad") == ""
    assert asked_words.against(Asks.WORD, None) == ""


def test_how_far_an_answer_reaches_is_said_where_it_is_for_several() -> None:
    assert asked_words.in_many(1) == ""
    assert "3 rapporter" in asked_words.in_many(3)


def test_a_pair_is_told_as_two() -> None:
    told = decision_words.sentence("asked_same_goal", "Alla läser | Läsning", "same")
    assert told == "Samma mål i rapporten: ”Alla läser” och ”Läsning” – är samma mål"
