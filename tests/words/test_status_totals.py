"""Every state that a total of statuses can be in, and its sentence: read them aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sbs_data.model import Status
from sbs_data.words import status_totals
from sbs_data.words.status_totals import Redovisning, StatusTotal

TODAY = date(2026, 12, 1)
SLUT = Redovisning("slutredovisning", "VT25", 5)


def total(*counts: int, **more: object) -> StatusTotal:
    by_status = dict(zip(Status, counts, strict=True))
    said: dict[str, object] = {"reported": by_status, "redovisningar": (SLUT,), **more}
    return StatusTotal(by_status, **said)  # type: ignore[arg-type]


UNTOLD = "Hur det har gått framgår inte av färgen."

STATES = [
    ("all marked", total(5, 4, 3, 0), "5 av 12 mål uppnådda, 4 är på god väg och 3 är påbörjade."),
    ("one of each", total(1, 1, 1, 0), "1 av 3 mål uppnått, 1 är på god väg och 1 är påbörjat."),
    ("all reached", total(4, 0, 0, 0), "alla 4 mål uppnådda."),
    ("both begun", total(0, 0, 2, 0), "båda målen påbörjade."),
    (
        "none reached",
        total(0, 2, 2, 0),
        "inget av de 4 målen uppnått, 2 är på god väg och 2 är påbörjade.",
    ),
    (
        "some unmarked",
        total(4, 0, 1, 2),
        "4 av 7 mål uppnådda, 1 är påbörjat och 2 är inte markerade.",
    ),
    (
        "one unmarked, one not repeated",
        total(4, 0, 1, 2, unrepeated=1),
        "4 av 7 mål uppnådda, 1 är påbörjat, 1 är inte markerat och 1 är inte upprepat i svaret.",
    ),
    (
        "one of twelve marked",
        total(0, 0, 1, 11),
        "bara 1 av 12 mål markerat: påbörjat. "
        "Hur det har gått för de övriga 11 framgår inte av färgen.",
    ),
    (
        "few marked, one reached",
        total(1, 0, 2, 9),
        "bara 3 av 12 mål markerade: 1 uppnått och 2 påbörjade. "
        "Hur det har gått för de övriga 9 framgår inte av färgen.",
    ),
    (
        "most marked, none reached, one not repeated",
        total(0, 3, 0, 2, unrepeated=1),
        "3 av 5 mål markerade: på god väg. "
        "Hur det har gått för de övriga 2 framgår inte av färgen; 1 är inte upprepat i svaret.",
    ),
    ("none marked", total(0, 0, 0, 7), f"inget av de 7 målen markerat med färg. {UNTOLD}"),
    (
        "none repeated",
        total(0, 0, 0, 7, unrepeated=7),
        f"inget av de 7 målen upprepat i svaret. {UNTOLD}",
    ),
    (
        "none marked, some not repeated",
        total(0, 0, 0, 7, unrepeated=2),
        f"inget av de 7 målen markerat med färg, och 2 är inte upprepade i svaret. {UNTOLD}",
    ),
    ("one, reached", total(1, 0, 0, 0), "det enda målet uppnått."),
    ("one, unmarked", total(0, 0, 0, 1), f"det enda målet inte markerat med färg. {UNTOLD}"),
    (
        "one, not repeated",
        total(0, 0, 0, 1, unrepeated=1),
        f"det enda målet inte upprepat i svaret. {UNTOLD}",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "expected"), [pytest.param(said, words, id=name) for name, said, words in STATES]
)
def test_how_it_stands(said: StatusTotal, expected: str) -> None:
    told = status_totals.headline(said, TODAY)
    assert told == f"I slutredovisningen VT25 är {expected}"
    unmarked = said.counts[Status.UNMARKED]
    assert not (unmarked and "inget" in told and "uppnått" in told), "unmarked is not unreached"


@pytest.mark.parametrize(
    ("redovisningar", "expected"),
    [
        ([SLUT], "I slutredovisningen VT25 är"),
        ([replace(SLUT, period="2024/25")], "I slutredovisningen 2024/25 är"),
        ([replace(SLUT, period="VT23")], "I slutredovisningen VT23 var"),
        ([Redovisning("delredovisning", "HT25", 6)], "I delredovisningen HT25 är"),
        ([Redovisning(None, "VT25", 5)], "I redovisningen VT25 är"),
        ([Redovisning("delredovisning", "VT25", 5), SLUT], "I redovisningarna VT25 är"),
        ([Redovisning(None, None, -1)], "I redovisningen utan angiven period är"),
        (
            [Redovisning(None, None, -1), SLUT],
            "I skolornas senaste redovisningar (VT25 och period ej angiven) är",
        ),
        (
            [SLUT, Redovisning("delredovisning", "HT24", 4)],
            "I skolornas senaste redovisningar (HT24–VT25) är",
        ),
        (
            [Redovisning("slutredovisning", "VT21", 1), SLUT],
            "I skolornas senaste redovisningar (VT21–VT25) var",
        ),
        (
            [Redovisning("slutredovisning", "2024/25", 4), Redovisning(None, "2025/26", 6)],
            "I skolornas senaste redovisningar (2024/25 och 2025/26) är",
        ),
    ],
)
def test_the_term_stands_in_the_sentence_and_what_is_old_in_past_tense(
    redovisningar: list[Redovisning], expected: str
) -> None:
    said = total(5, 4, 3, 0, redovisningar=tuple(redovisningar))
    assert status_totals.headline(said, TODAY).startswith(f"{expected} 5 av 12 mål")


def test_an_earlier_period_that_is_asked_for_is_past() -> None:
    said = status_totals.headline(total(5, 4, 0, 0), TODAY, is_past=True)
    assert said == "I slutredovisningen VT25 var 5 av 9 mål uppnådda och 4 var på god väg."


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        ({"dropped": 3}, "Tre äldre mål nämns inte längre."),
        ({"dropped": 1}, "Ett äldre mål nämns inte längre."),
        (
            {"dropped": 3, "perhaps": 2},
            "Tre äldre mål nämns inte längre, men två av dem kan vara samma som ett nyare.",
        ),
        (
            {"dropped": 1, "perhaps": 1},
            "Ett äldre mål nämns inte längre, men det kan vara samma som ett nyare.",
        ),
        ({"undated": 2}, "Två mål i en redovisning utan angiven period räknas inte."),
    ],
)
def test_what_the_total_leaves_out_is_told(left: dict[str, int], expected: str) -> None:
    told = status_totals.headline(total(4, 0, 0, 0, **left), TODAY)
    assert told == f"I slutredovisningen VT25 är alla 4 mål uppnådda. {expected}"


def test_what_the_authority_has_set_is_told_apart_from_the_reports_own() -> None:
    reported = dict(zip(Status, (1, 4, 2, 0), strict=True))
    said = total(2, 3, 2, 0, reported=reported, changed=1)
    left_out = dict(zip(Status, (1, 3, 2, 1), strict=True))
    by_hand = total(2, 3, 2, 0, reported=left_out, changed=1, reported_unrepeated=1)
    assert status_totals.headline(by_hand, TODAY).endswith("och 1 är inte upprepat i svaret.")
    assert status_totals.headline(said, TODAY) == (
        "I slutredovisningen VT25 är 2 av 7 mål uppnådda, 3 är på god väg och 2 är påbörjade. "
        "Förvaltningen har ändrat status på 1 mål; enligt rapporten är 1 av 7 mål uppnått, "
        "4 är på god väg och 2 är påbörjade."
    )
    assert status_totals.own_account(said) == (
        "Enligt skolans egen redovisning, utom 1 mål som förvaltningen har ändrat."
    )
    assert status_totals.own_account(total(1, 1, 0, 0)) == "Enligt skolans egen redovisning."


def test_nothing_is_said_of_nothing() -> None:
    assert status_totals.headline(total(0, 0, 0, 0), TODAY) == "Rapporterna innehåller inga mål."
    gone = status_totals.headline(total(0, 0, 0, 0, dropped=2), TODAY)
    assert gone == (
        "Den senaste redovisningen innehåller inga mål. Två äldre mål nämns inte längre."
    )


def test_lists_and_tables_tell_what_is_counted_otherwise() -> None:
    assert status_totals.left_out(0) == ""
    assert status_totals.left_out(2).startswith("2 av målen står inte i skolans senaste")
    assert status_totals.unrepeated_in_tables(0) is None
    assert status_totals.unrepeated_in_tables(1) == (
        "1 mål som skolan inte har upprepat i svaret står här under Ej markerat."
    )
