"""What has room on an A4, and how it says what has not."""

from __future__ import annotations

from sbs_data.exports.one_page import Sheet, TableRow, cut
from sbs_data.exports.text import printable
from sbs_data.words.movement import ONE_ACCOUNT
from tests.answers.overviews import crowded, found, goal, goals, results, table, view


def test_a_small_view_is_there_whole() -> None:
    sheet = cut(view(moved=goals([goal(0), goal(3)], 2)))
    assert [item.goal for item in sheet.moved] == [goal(0)["goal"], goal(3)["goal"]]
    assert (sheet.moved_note, sheet.still_note, sheet.targets_note) == ("", "", "")
    assert [row.name for row in sheet.schools] == ["Alm"]
    assert sheet.schools[0].latest == "Slutredovisning VT25"


def test_what_is_left_out_is_there_in_numbers() -> None:
    whole = crowded()
    sheet = cut(whole)
    assert f"Och {200 - len(sheet.moved)} mål till." in sheet.moved_note
    assert sheet.still_note == f"Och {200 - len(sheet.still)} mål till."
    *named, rest = sheet.schools
    assert rest.name == f"{30 - len(named)} skolor till"
    assert len(named) >= 9
    for at in range(4):
        assert sum(row.counts[at] for row in sheet.schools) == 30 * (11 + at)
    assert sum(row.total for row in sheet.areas) == sum(row.total for row in whole.areas)


def test_no_list_crowds_out_another() -> None:
    sheet = cut(crowded())
    assert len(sheet.moved) >= 3
    assert len(sheet.still) >= 2
    assert len(sheet.areas) >= 2
    assert sheet.waiting.startswith("840 saker väntar:")
    assert sheet.waiting.endswith(" saker till.")
    assert len(sheet.waiting) < 350


def test_more_room_is_used_when_a_list_is_short() -> None:
    few, many = cut(crowded(schools=2)), cut(crowded(schools=300))
    assert few.schools[-1].name.endswith("01"), "no row for the rest"
    assert len(few.moved) >= len(many.moved)
    assert many.schools[-1] == TableRow(
        f"{300 - len(many.schools) + 1} skolor till",
        tuple(n * (300 - len(many.schools) + 1) for n in (11, 12, 13, 14)),
        50 * (300 - len(many.schools) + 1),
    )


def test_with_one_account_there_is_no_empty_heading() -> None:
    nothing = found().dropped
    sheet = cut(view(moves={"first": 12}, moved=nothing, still=nothing))
    assert sheet.movement == ONE_ACCOUNT
    assert (sheet.moved, sheet.still, sheet.moved_note) == ((), (), "")


def test_a_school_that_nobody_has_named_has_its_row() -> None:
    sheet = cut(view(by_school=table(["Alm", ""])))
    assert [row.name for row in sheet.schools] == ["Alm", "Skola ej angiven"]


def test_without_figures_there_is_no_section_of_them() -> None:
    sheet = cut(view())
    assert (sheet.results, sheet.claims, sheet.results_note) == ("", (), "")


def test_the_figures_and_the_claims_beside_them_are_there_whole() -> None:
    whole = results()
    sheet = cut(view(results=whole))
    assert sheet.results_title == "Behöriga till yrkesprogram, Almskolan:"
    assert sheet.results == printable(whole.headline)
    assert sheet.claims == tuple(map(printable, whole.claims))
    assert sheet.results_note == f"{whole.basis} {whole.source}"


def test_figures_of_nobody_are_claims_alone() -> None:
    sheet = cut(view(results=results(title="", headline="")))
    assert (sheet.results_title, sheet.results) == ("", "")
    assert len(sheet.claims) == 1


def test_claims_that_have_no_room_are_told_in_number() -> None:
    sheet = cut(crowded(results=results(40)))
    assert 1 <= len(sheet.claims) < 6
    assert sheet.results_note.startswith(f"Och {40 - len(sheet.claims)} jämförelser till.")
    assert len(sheet.moved) >= 2
    assert len(sheet.still) >= 1
    assert len(sheet.schools) >= 6
    assert len(sheet.areas) >= 2


def test_no_row_says_that_one_row_is_left_out() -> None:
    for schools in range(1, 20):
        sheet = cut(crowded(schools=schools, results=results(3)))
        assert not any(row.name.startswith("1 ") for row in (*sheet.schools, *sheet.areas))


def said(sheet: Sheet) -> list[str]:
    """Every text of a sheet, in order of its fields: what both files must say."""
    texts = [
        sheet.title, sheet.made, sheet.selection, sheet.headline, sheet.movement,
        sheet.own_account, sheet.waiting, sheet.schools_note, sheet.moved_note, sheet.still_note,
        sheet.targets_note, sheet.reading, sheet.source, *sheet.targets, sheet.results_title,
        sheet.results, sheet.results_note, *sheet.claims,
    ]  # fmt: skip
    for item in (*sheet.moved, *sheet.still):
        texts += [item.goal, item.lead, item.tail]
    for row in (*sheet.schools, *sheet.areas):
        texts += [row.name, row.latest, *(str(n) for n in row.counts)]
    return [text for text in texts if text]
