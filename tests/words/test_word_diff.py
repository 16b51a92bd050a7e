"""What changed between two wordings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.words.word_diff import Piece, compare, is_changed, merged

WORDS = st.lists(st.sampled_from(["alla", "elever", "läser", "80", "75", "–", "Läser.", "inte"]))


def test_each_wording_shows_its_own() -> None:
    before, after = compare("Minst 75 procent läser.", "Minst 80 procent läser varje dag.")
    assert [piece.text for piece in before if piece.kind == "removed"] == ["75"]
    assert [piece.text for piece in after if piece.kind == "added"] == ["80", "varje dag."]


def test_a_word_put_in_is_added_and_nothing_is_removed() -> None:
    pieces = merged("Elever får det inom två veckor.", "Elever får det alltid inom två veckor.")
    assert pieces == (
        Piece("same", "Elever får det"),
        Piece("added", "alltid"),
        Piece("same", "inom två veckor."),
    )


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("Alla läser.", "alla  läser", False),
        ("Alla läser – varje dag", "Alla läser varje dag", False),
        ("Alla läser.", "Alla läser inte.", True),
        ("", "Alla", True),
        ("", "", False),
    ],
)
def test_case_signs_and_spaces_are_no_change(before: str, after: str, changed: bool) -> None:
    assert is_changed(before, after) is changed
    assert any(p.kind != "same" for p in merged(before, after)) is changed


@given(WORDS, WORDS)
def test_the_pieces_are_the_wordings(before: list[str], after: list[str]) -> None:
    first, second = compare(" ".join(before), " ".join(after))
    assert " ".join(piece.text for piece in first) == " ".join(before)
    assert " ".join(piece.text for piece in second) == " ".join(after)
    both = merged(" ".join(before), " ".join(after))
    assert " ".join(p.text for p in both if p.kind != "removed") == " ".join(after)
