"""Sentences that carry numbers: read them aloud."""

from __future__ import annotations

import pytest

from sbs_data.model import Status
from sbs_data.words import sentences


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((5, 4, 3, 1), "5 av 13 mål är uppnådda, 4 är på god väg och 3 har påbörjats. "
                       "1 mål är inte markerat i rapporterna."),
        ((1, 1, 1, 0), "1 av 3 mål är uppnått, 1 är på god väg och 1 har påbörjats."),
        ((2, 3, 0, 2), "2 av 7 mål är uppnådda och 3 är på god väg. "
                       "2 mål är inte markerade i rapporterna."),
        ((2, 0, 1, 0), "2 av 3 mål är uppnådda och 1 har påbörjats."),
        ((0, 2, 2, 0), "Inget av de 4 målen är uppnått, 2 är på god väg och 2 har påbörjats."),
        ((4, 0, 0, 0), "Alla 4 mål är uppnådda."),
        ((4, 0, 0, 1), "4 av 5 mål är uppnådda. 1 mål är inte markerat i rapporterna."),
        ((1, 0, 0, 0), "Det enda målet är uppnått."),
        ((0, 0, 1, 0), "Det enda målet är påbörjat."),
        ((0, 0, 0, 1), "Inget mål är markerat med färg i rapporterna."),
        ((0, 0, 0, 7), "Inget av de 7 målen är markerat med färg i rapporterna."),
        ((0, 0, 0, 0), "Rapporterna innehåller inga mål."),
        ((1000, 234, 0, 0), "1\u00a0000 av 1\u00a0234 mål är uppnådda och 234 är på god väg."),
    ],
)  # fmt: skip
def test_headline(counts: tuple[int, int, int, int], expected: str) -> None:
    assert sentences.headline(dict(zip(Status, counts, strict=True))) == expected


def test_status_words_leave_out_what_is_zero_and_bend_the_word() -> None:
    assert (
        sentences.status_words({Status.ACHIEVED: 1, Status.STARTED: 2}) == "1 uppnått · 2 påbörjade"
    )


@pytest.mark.parametrize(
    ("kind", "period", "expected"),
    [
        ("slutredovisning", "VT23", "Slutredovisning VT23"),
        ("delredovisning", None, "Delredovisning, period ej angiven"),
        (None, "2022/23", "Redovisning 2022/23"),
        (None, None, "Redovisning utan angiven typ och period"),
    ],
)
def test_redovisning_says_its_gaps(kind: str | None, period: str | None, expected: str) -> None:
    assert sentences.redovisning(kind, period) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("achieved", "highlight", "grön överstrykning", "report"),
         "grön överstrykning, enligt rapporten"),
        (("started", "font", None, "report"), "textens färg, enligt rapporten"),
        (("unmarked", "none", None, None), "ingen färg i rapporten"),
        (("unmarked", "font", "röd och grön text", None), "ingen entydig färg i rapporten"),
        (("achieved", "person", None, "Kim"), "angivet av Kim"),
    ],
)  # fmt: skip
def test_basis(arguments: tuple[str, str, str | None, str | None], expected: str) -> None:
    assert sentences.basis(*arguments) == expected


def test_a_suggestion_is_never_said_as_a_fact() -> None:
    assert sentences.suggestion("started", "har börjat") == (
        "Orden antyder: påbörjat (”har börjat”) – ett förslag, inte ett besked."
    )
