"""Labels are known however they are printed; other lines are none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sbs_data.reports.labels import Label, area_of, is_residue, label_of, letter_of
from tests.reports.word import LABELS

BY_ROW = dict(
    zip(
        LABELS,
        (
            Label.INITIATIVE, Label.PROBLEM, Label.CAUSE, Label.GOAL, Label.STATUS, Label.UNMET,
            Label.EXPECTED_EFFECT, Label.OBSERVED_EFFECT, Label.LESSON, Label.FOLLOW_UP,
        ),
        strict=True,
    )
)  # fmt: skip


@given(
    row=st.sampled_from(sorted(LABELS)),
    letter=st.sampled_from(["", "a) ", "c. ", "(f) ", "I) "]),
    end=st.sampled_from(["", ".", ":", " ?", "  "]),
    upper=st.booleans(),
    gap=st.sampled_from([" ", "  ", "\u00a0", "\n"]),
)
def test_the_templates_questions_in_any_print(
    row: int, letter: str, end: str, upper: bool, gap: str
) -> None:
    words = LABELS[row].upper() if upper else LABELS[row]
    assert label_of(f"{letter}{gap.join(words.split())}{end}") is BY_ROW[row]


@given(st.text(max_size=600))
def test_no_text_breaks_them(text: str) -> None:
    label_of(text)
    letter_of(text)
    area = area_of(f"Välj utvecklingsområde: {text}")
    assert area is not None
    assert area == " ".join(text.split()) or not area
    if is_residue(text):
        assert len(text) < 60


@given(tail=st.integers(1, 30))
def test_a_half_deleted_prompt_is_residue_while_enough_is_left(tail: int) -> None:
    prompt = "Klicka här för att ange text."
    left = prompt[-tail:]
    assert is_residue(left) == (len(" ".join(left.split())) >= 14)


def test_ordinary_lines_are_no_residue() -> None:
    assert not is_residue("Vi har arbetat för att ange text.")
    assert not is_residue("text.")
