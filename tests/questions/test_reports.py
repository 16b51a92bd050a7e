"""Reports by redovisning, and one of them put together again as it was read."""

from __future__ import annotations

import pytest

from sbs_data import questions
from sbs_data.model import Part, Place
from sbs_data.questions import Selection
from tests.questions.world import World, three_schools


def _read() -> World:
    """One report: a matrix with a marked goal, running text, and three notices."""
    world = World()
    world.report("r-1")
    own = world.initiative("r-1", 1, "Insats", "Område", ("Alm",))
    world.goal(
        own, 1, "Alla läser", "achieved", marked_text="Alla läser.", place_table=1, place_row=4,
        place_paragraph=1, status_table=1, status_row=5, status_paragraph=1,
    )  # fmt: skip
    world.passage(own, 1, "problem", "Få läser.", 2)
    world.passage(own, 2, "goal", "Alla läser", 4)
    world.passage(own, 3, "lesson", "Vi lärde oss.", 9)
    for no, (heading, text, is_template) in enumerate(
        (("Likvärdighet", "Lika för alla.", False), ("Mallen", "Skriv här.", True)), 4
    ):
        world.insert(
            "passage", report_id="r-1", passage_no=no, part="section", heading=heading, text=text,
            is_template=is_template, place_paragraph=no,
        )  # fmt: skip
    for no, place in enumerate(((1, 4, 1), (None, None, None), (None, None, 4)), 1):
        table, row, paragraph = place
        world.insert(
            "notice", report_id="r-1", notice_no=no, code="x", message=f"notis {no}",
            place_table=table, place_row=row, place_paragraph=paragraph,
        )  # fmt: skip
    return world


def test_a_report_is_chapters_rows_and_paragraphs() -> None:
    text = questions.chapters(_read(), "r-1")
    matrix, running = text.chapters
    assert (matrix.title, matrix.area, matrix.schools) == ("Insats", "Område", "Alm")
    assert [row.part for row in matrix.rows] == [
        Part.PROBLEM, Part.GOAL, Part.IMPROVEMENT, Part.LESSON,
    ]  # fmt: skip
    assert [row.heading for row in running.rows] == ["Likvärdighet", "Mallen"]
    assert running.rows[1].paragraphs[0].is_template


def test_a_goal_stands_where_it_is_written_and_where_it_is_marked() -> None:
    matrix = questions.chapters(_read(), "r-1").chapters[0]
    written, marked = matrix.rows[1].paragraphs[0], matrix.rows[2].paragraphs[0]
    assert (written.text, written.place, written.is_mark) == ("Alla läser", Place(1, 4, 1), False)
    assert (marked.text, marked.place, marked.is_mark) == ("Alla läser.", Place(1, 5, 1), True)
    for paragraph in (written, marked):
        assert paragraph.goal is not None
        assert paragraph.goal["status"] == "achieved"


def test_notices_stand_in_their_chapter_or_over_the_report() -> None:
    text = questions.chapters(_read(), "r-1")
    assert [n.message for n in text.chapters[0].notices] == ["notis 1"]
    assert [n.message for n in text.chapters[1].notices] == ["notis 3"]
    assert [n.message for n in text.notices] == ["notis 2"]


def test_a_place_is_found_in_its_chapter() -> None:
    text = questions.chapters(_read(), "r-1")
    assert text.find(Place(1, 5, 1)) == text.chapters[0]
    assert text.find(Place(None, None, 4)) == text.chapters[1]
    assert text.find(Place(9, 9, 9)) is None


def test_a_report_without_text_has_no_chapters() -> None:
    world = World()
    world.report("r-1")
    assert questions.chapters(world, "r-1").chapters == ()
    assert questions.report(world, "r-2' OR 1=1") is None


def test_the_files_of_one_redovisning_have_one_number() -> None:
    world = World()
    world.report("r-a", period="VT23", order=1, kind="delredovisning")
    world.report("r-b", period="VT24", order=2)
    world.report("r-c", period="VT24", order=2)
    world.report("r-d", period="VT24", order=2, authority="Annan kommun")
    world.report("r-e", period=None, order=None)
    world.report("r-f", period=None, order=None)
    page = questions.account_page(world, Selection(), 1, 10)
    numbers = dict(zip(page.reports["report_id"], page.reports["account_no"], strict=True))
    assert numbers["r-b"] == numbers["r-c"] != numbers["r-d"]
    assert numbers["r-a"] > numbers["r-b"], "the latest first"
    assert numbers["r-e"] != numbers["r-f"], "what is unsaid puts nothing together"
    assert (page.account_count, page.report_count) == (5, 6)


def test_a_page_holds_whole_redovisningar() -> None:
    world = World()
    for order in range(1, 8):
        for half in "ab":
            world.report(f"r-{order}{half}", period=f"VT1{order}", order=order)
    pages = [questions.account_page(world, Selection(), no, 3) for no in (1, 2, 3, 9)]
    assert [len(page.reports) for page in pages] == [6, 6, 2, 2]
    assert pages[3].page == 3
    seen = [str(r) for page in pages[:3] for r in page.reports["report_id"]]
    assert len(set(seen)) == 14


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), ["r-gap", "r-new", "r-old"]),
        (Selection(school="Ö-skolan"), ["r-new"]),
        (Selection(school=questions.NONE_SAID), ["r-gap"]),
        (Selection(area="Trygghet"), ["r-new", "r-old"]),
        (Selection(period="VT22"), ["r-old"]),
        (Selection(school="Finns inte"), []),
    ],
)
def test_a_selection_finds_its_reports(selection: Selection, expected: list[str]) -> None:
    page = questions.account_page(three_schools(), selection, 1, 10)
    assert sorted(page.reports["report_id"]) == expected
    assert questions.account_count(three_schools(), selection)[1] == len(expected)
