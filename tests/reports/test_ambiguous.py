"""Where the colour does not say one thing, a person decides."""

from __future__ import annotations

import pytest

from tests.reports.reading import GREEN, RED, YELLOW, A, B, goals
from tests.reports.word import coloured, highlighted, para, run

HALF = len(A) // 2

CASES = {
    "two colours": para(coloured(A[:HALF], GREEN), coloured(A[HALF:], RED)),
    "less than half coloured": para(coloured(A[:10], GREEN), A[10:]),
    "between yellow and green": para(coloured(A, "D5FF00")),
    "font and pen disagree": para(
        run(A, f'<w:color w:val="{GREEN}"/><w:highlight w:val="yellow"/>')
    ),
    "signs of two colours": para(coloured("●", GREEN), coloured("● ", RED), A),
}


@pytest.mark.parametrize("case", CASES)
def test_ambiguous(case: str) -> None:
    first, second = goals([CASES[case], para(coloured(B, GREEN))])
    assert first.ambiguous
    assert first.status == "unmarked"
    assert first.basis != "none"
    assert first.basis_detail
    assert (second.status, second.ambiguous) == ("achieved", False)


def test_more_than_half_of_the_letters_is_enough() -> None:
    first, _ = goals([para(coloured(A[:-8], YELLOW), A[-8:]), B])
    assert (first.status, first.ambiguous) == ("on_track", False)


@pytest.mark.parametrize(("plain", "ambiguous"), [(6, False), (7, True)])
def test_half_of_the_letters_is_enough_and_less_is_not(plain: int, ambiguous: bool) -> None:
    goal = "Alla läser mer."  # twelve letters
    letters = [n for n, character in enumerate(goal) if character.isalnum()]
    at = letters[plain]
    (found,) = goals([para(goal[:at], coloured(goal[at:], GREEN))], [goal])
    assert found.ambiguous is ambiguous
    assert (found.status, found.basis) == ("unmarked" if ambiguous else "achieved", "font")


def test_a_new_line_with_half_of_its_letters_coloured_is_a_goal() -> None:
    for plain, kept in (("Alla lä", True), ("Alla läs", False)):
        line = para(plain, coloured("Alla läser mer."[len(plain) :], GREEN))
        found = goals([para(coloured(A, RED)), line, para(coloured(B, RED))])
        assert (len(found) == 3) is kept


def test_font_and_pen_of_the_same_hue_agree() -> None:
    first, _ = goals([para(run(A, f'<w:color w:val="{GREEN}"/><w:highlight w:val="green"/>')), B])
    assert (first.status, first.basis, first.ambiguous) == ("achieved", "font", False)


def test_a_run_split_in_the_middle_of_a_word_is_one_goal() -> None:
    first, _ = goals(
        [para(coloured(A[:7], GREEN), coloured(A[7:9], "00B051"), coloured(A[9:], GREEN)), B]
    )
    assert (first.status, first.ambiguous) == ("achieved", False)


def test_an_editors_yellow_pen_is_recognisable_by_its_basis() -> None:
    first, _ = goals([para(highlighted(A, "yellow")), B])
    assert (first.status, first.basis) == ("on_track", "highlight")
