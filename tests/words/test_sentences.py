"""Sentences that carry numbers: read them aloud."""

from __future__ import annotations

import pytest

from sbs_data.model import Status
from sbs_data.words import sentences


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
