"""What has room on an A4, and how it says what has not."""

from __future__ import annotations

from sbs_data.exports.one_page import Sheet, TableRow, cut
from sbs_data.figures.movement import ONE_ACCOUNT
from tests.figures.overviews import crowded, found, goal, goals, table, view


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


def said(sheet: Sheet) -> list[str]:
    """Every text of a sheet, in order of its fields: what both files must say."""
    texts = [
        sheet.title, sheet.made, sheet.selection, sheet.headline, sheet.movement,
        sheet.own_account, sheet.waiting, sheet.schools_note, sheet.moved_note, sheet.still_note,
        sheet.targets_note, sheet.reading, sheet.source, *sheet.targets,
    ]  # fmt: skip
    for item in (*sheet.moved, *sheet.still):
        texts += [item.goal, item.lead, item.tail]
    for row in (*sheet.schools, *sheet.areas):
        texts += [row.name, row.latest, *(str(n) for n in row.counts)]
    return [text for text in texts if text]
