"""Row 5: the goals again, then free text, in one cell."""

from __future__ import annotations

import pytest

from sbs_data.model import Place
from tests.reports.reading import GREEN, RED, YELLOW, A, B, goals, initiative, read, summary
from tests.reports.word import BREAK, coloured, highlighted, matrix, para, run

FREE = "Vi ser att lärarna har börjat planera lektionerna tillsammans."


def _texts(row_five: list[str]) -> list[str]:
    return [p.text for p in initiative({4: [A, B], 5: row_five}).improvements]


def test_free_text_after_a_blank_line() -> None:
    assert _texts([A, B, "", FREE, "Ett stycke till."]) == [FREE, "Ett stycke till."]


def test_free_text_without_a_blank_line() -> None:
    assert _texts([A, B, FREE]) == [FREE]


def test_free_text_on_the_goals_own_line() -> None:
    line = para(coloured(B, GREEN), run(f" {FREE}"))
    found = initiative({4: [A, B], 5: [para(coloured(A, RED)), line]})
    assert [g.status for g in found.goals] == ["started", "achieved"]
    assert [p.text for p in found.improvements] == [FREE]
    assert found.improvements[0].place == Place(1, 5, 2)


def test_all_goals_in_one_paragraph_keep_their_own_colours() -> None:
    line = para(coloured(f"{A} ", GREEN), coloured(B, YELLOW))
    assert summary(goals([line])) == [(A, "achieved", "font"), (B, "on_track", "font")]


def test_goals_on_soft_lines_keep_their_own_colours() -> None:
    line = para(coloured(A, GREEN), BREAK, coloured(B, RED), BREAK, FREE)
    found = initiative({4: [A, B], 5: [line]})
    assert [g.status for g in found.goals] == ["achieved", "started"]
    assert [p.text for p in found.improvements] == [FREE]


def test_comments_between_the_goals_are_free_text() -> None:
    found = initiative(
        {4: [A, B], 5: [para(coloured(A, GREEN)), "Kommentar ett.", para(coloured(B, RED)), "Två."]}
    )
    assert [g.status for g in found.goals] == ["achieved", "started"]
    assert [p.text for p in found.improvements] == ["Kommentar ett.", "Två."]


def test_a_comment_between_the_goals_does_not_begin_the_free_text() -> None:
    new = "Skolan har en gemensam plan för läsning."
    found = initiative(
        {
            4: [A, B],
            5: [para(coloured(A, GREEN)), FREE, para(coloured(new, RED)), para(coloured(B, GREEN))],
        }
    )
    assert summary(list(found.goals))[2:] == [(new, "started", "font")]
    assert [p.text for p in found.improvements] == [FREE]


@pytest.mark.parametrize(
    ("named", "told", "same"),
    [
        ("Alla skriver hemma", "Eleverna skriver hemma", True),  # 80.0 per cent
        ("Eleverna skriver varje dag", "Eleverna skriver hemma", False),  # 79.2
    ],
)
def test_what_is_alike_in_four_letters_of_five_is_the_same_goal(
    named: str, told: str, same: bool
) -> None:
    (found,) = read(matrix({4: [named], 5: [para(coloured(told, GREEN))]})).initiatives[0].goals
    assert (found.status == "achieved") is same  # what is less alike is asked about


def test_a_goal_that_differs_slightly_is_the_same_goal() -> None:
    changed = "Eleverna vet vad de skall lära sig"
    first, second = goals([para(coloured(A.rstrip("."), GREEN)), para(coloured(changed, RED))])
    assert (first.text, first.status) == (A, "achieved")
    assert (second.text, second.status, second.marked_text) == (B, "started", changed)
    assert (second.place, second.status_place) == (Place(1, 4, 2), Place(1, 5, 2))


def test_a_goal_with_another_number_is_another_goal() -> None:
    four, five = (
        "Minst 80 procent når målen i matematik.",
        "Minst 85 procent når målen i matematik.",
    )
    found = goals([para(coloured(five, GREEN))], [four])
    assert [(g.text, g.status, g.repeated) for g in found] == [
        (four, "unmarked", False),
        (five, "achieved", True),
    ]


def test_goals_in_another_order_and_with_numbers_before_them() -> None:
    found = goals([para(coloured(f"1. {B}", GREEN)), para(coloured(f"2) {A}", RED))])
    assert summary(found) == [(A, "started", "font"), (B, "achieved", "font")]


def test_a_goal_left_out_of_row_five_is_not_repeated() -> None:
    first, second = goals([para(coloured(A, GREEN)), FREE])
    assert (first.repeated, second.repeated) == (True, False)
    assert (second.status, second.basis, second.status_place) == ("unmarked", "none", None)


def test_a_goal_that_stands_only_in_row_five_is_kept() -> None:
    new = "Skolan har en gemensam plan för läsning."
    found = goals(
        [para(coloured(A, GREEN)), para(coloured(new, YELLOW)), para(coloured(B, RED)), FREE]
    )
    assert summary(found) == [
        (A, "achieved", "font"),
        (B, "started", "font"),
        (new, "on_track", "font"),
    ]
    assert found[2].place == Place(1, 5, 2)
    assert found[2].repeated


def test_an_empty_row_four_leaves_row_fives_coloured_goals() -> None:
    found = initiative({4: [""], 5: [para(coloured(A, GREEN)), para(coloured(B, RED)), "", FREE]})
    assert [(g.text, g.status) for g in found.goals] == [(A, "achieved"), (B, "started")]
    assert [p.text for p in found.improvements] == [FREE]


def test_colour_in_free_text_means_nothing() -> None:
    coloured_text = para(coloured("Det här är viktigt för oss alla.", RED))
    pen = para("Vi har ", highlighted("mer frånvaro", "yellow"), " än förut.")
    found = initiative({4: [A, B], 5: [para(coloured(A, GREEN)), B, "", FREE, coloured_text, pen]})
    assert [(g.text, g.status) for g in found.goals] == [(A, "achieved"), (B, "unmarked")]
    assert len(found.improvements) == 3


def test_the_legend_copied_into_the_answer_is_no_goal() -> None:
    legend = para(
        coloured("grönt - uppnått, ", GREEN),
        coloured("gult – på god väg, ", YELLOW),
        coloured("rött – påbörjat", RED),
    )
    found = goals([legend, para(coloured(A, GREEN)), para(coloured(B, GREEN))])
    assert [g.text for g in found] == [A, B]


def test_words_beside_a_goal_are_a_suggestion_and_no_status() -> None:
    first, second = goals([f"{A} (grönt)", f"{B} – påbörjat"])
    assert (first.status, first.suggestion, first.suggestion_quote) == (
        "unmarked",
        "achieved",
        "(grönt)",
    )
    assert (second.status, second.suggestion) == ("unmarked", "started")


def test_a_heading_above_the_goals_is_a_suggestion() -> None:
    first, second = goals(["Uppnått:", A, "På god väg", B])
    assert [first.suggestion, second.suggestion] == ["achieved", "on_track"]
    assert [first.status, second.status] == ["unmarked", "unmarked"]


def test_not_reached_is_no_suggestion_of_reached() -> None:
    first, _ = goals([f"{A} (inte uppnått)", B])
    assert first.suggestion is None


def test_a_colour_in_row_four_is_only_a_suggestion() -> None:
    (goal,) = goals([FREE], [para(coloured(A, GREEN))])
    assert (goal.status, goal.suggestion) == ("unmarked", "achieved")
