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
