"""A goal opened: whose, how it stands, its way, and its words where they stand."""

from __future__ import annotations

import pytest

from sbs_data.answers import goal_opened
from sbs_data.answers.goal_history import History, Match, Tie
from sbs_data.answers.goal_opened import Opened, School
from sbs_data.answers.goal_rows import Decided, Standing
from sbs_data.answers.passages import Passage, Quote
from sbs_data.model import Part, Status
from sbs_data.words.word_diff import Piece
from tests.answers.told import reports, shown


def opened(goal_id: str) -> Opened:
    found = goal_opened.of_goal(shown(reports()), goal_id)
    assert found is not None
    return found


def history(goal_id: str = "r-3-i1-g1") -> History:
    return opened(goal_id).history


def test_a_goal_that_is_not_there_is_none() -> None:
    assert goal_opened.of_goal(shown(reports()), "r-9-i1-g1") is None


def test_it_says_whose_it_is_and_where_it_stands() -> None:
    goal = opened("r-3-i1-g1")
    assert (goal.goal, goal.initiative_id, goal.initiative) == (
        "Alla elever läser", "r-3-i1", "Läslust",
    )  # fmt: skip
    assert goal.authority == "Provkommunen"
    assert goal.schools == (
        School("Provkommunen", "Alm", "Alm"),
        School("Provkommunen", "Hela huvudmannen", "Hela huvudmannen"),
    )
    assert [school.is_name for school in goal.schools] == [True, False]
    assert goal.schools_told == "Alm och Hela huvudmannen"
    assert goal.facts == (
        ("Utvecklingsområde", "Trygghet"),
        ("Insats", "Läslust"),
        ("Redovisning", "Slutredovisning VT24"),
        ("Huvudman", "Provkommunen"),
        ("Fil", "r-3.docx"),
    )
    assert goal.passage == Passage("Alla elever läser", "r-3", "tabell 1, rad 4, stycke 1", "1.4.1")
    assert goal.marked == Passage("Alla elever läser!", "r-3", "tabell 1, rad 5, stycke 2", "1.5.2")
    assert (goal.is_repeated, goal.is_current) == (True, True)
    assert goal.colour == "grön överstrykning"
    assert goal.places == ((1, 4, 1), (1, 5, 2))
    assert goal.chain[Part.PROBLEM][0].text == "För få läser."


def test_what_is_not_said_is_said_to_be_so() -> None:
    world = reports()
    world.db.execute("UPDATE report SET authority = NULL, kind = NULL, period = NULL")
    world.db.execute("UPDATE initiative SET area = NULL")
    world.db.execute("DELETE FROM initiative_school")
    goal = goal_opened.of_goal(shown(world), "r-1-i1-g1")
    assert goal is not None
    assert dict(goal.facts) == {
        "Utvecklingsområde": "Utvecklingsområde ej angivet",
        "Insats": "Läslust",
        "Redovisning": "Redovisning utan angiven typ och period",
        "Huvudman": "Huvudman ej angiven",
        "Fil": "r-1.docx",
    }
    assert (goal.schools, goal.schools_told) == ((), "Skola ej angiven")
    assert (goal.marked, goal.colour, goal.places) == (None, "ingen färg", ((1, 4, 1),))
    assert not goal.is_current


def test_a_school_that_a_person_chose_is_no_name_of_the_reports() -> None:
    assert not School(None, "Alm", None).is_name


def test_a_person_s_status_is_told_with_the_report_s_own() -> None:
    goal = opened("r-2-i1-g1")
    assert goal.standing == Standing(Status.ON_TRACK, "angivet av Anna")
    assert goal.decided == Decided(
        "Satt av Anna 21 november 2026: uppgift från rektor.",
        "Rapporten: påbörjat, röd överstrykning.",
    )
    assert goal.report_status is Status.STARTED
    assert opened("r-3-i1-g1").decided is None


def test_what_the_words_hint_is_told_where_it_is_something_else() -> None:
    standing = opened("r-3-i1-g1").standing
    assert standing == Standing(
        Status.ACHIEVED,
        "grön överstrykning, enligt rapporten",
        hint="Orden antyder: påbörjat (”har börjat”) – ett förslag, inte ett besked.",
    )


def test_its_way_is_told_from_the_first_redovisning_to_the_last() -> None:
    told = history().told
    assert history().headline == (
        "Uppnått sedan VT24. Vägen dit: påbörjat VT22 → på god väg VT23 → uppnått VT24."
    )
    assert [(t.goal_id, t.account, t.status) for t in told] == [
        ("r-1-i1-g1", "Delredovisning VT22", Status.STARTED),
        ("r-2-i1-g1", "Delredovisning VT23", Status.ON_TRACK),
        ("r-3-i1-g1", "Slutredovisning VT24", Status.ACHIEVED),
    ]
    assert [(t.step, bool(t.step_icon), t.open_it) for t in told] == [
        ("Första redovisningen med målet", False, "Öppna VT22"),
        ("Framåt, från påbörjat", True, "Öppna VT23"),
        ("Framåt, från på god väg", True, "Öppna VT24"),
    ]
    assert [t.text for t in told] == ["Alla läser", "", ""]
    assert [t.pieces for t in told] == [
        (),
        (Piece("same", "Alla"), Piece("added", "elever"), Piece("same", "läser")),
        (),
    ]
    assert [t.decided is not None for t in told] == [False, True, False]
    assert told[1].quote == Quote(
        Passage("Alla elever läser", "r-2", "tabell 1, rad 4, stycke 1", "1.4.1"), "r-2.docx"
    )


def test_why_it_is_the_same_goal_is_told_where_the_words_do_not() -> None:
    first, second, third = (told.tie for told in history().told)
    assert first is None
    assert second == Tie(
        ("r-2-i1-g1", "r-1-i1-g1"),
        "Kopplat till förra redovisningen: 91\u00a0% lika ord. Samma mål?",
        is_answered=False,
    )
    assert third == Tie(("r-3-i1-g1", "r-2-i1-g1"), "Samma mål, enligt Bo.", is_answered=True)


def test_what_may_be_the_same_is_told_once_the_earlier_words_first() -> None:
    assert history().matches == (
        Match(
            "r-2-i1-g2",
            "Delredovisning VT23",
            Status.UNMARKED,
            "Öppna VT23",
            (
                Piece("removed", "Alla"),
                Piece("added", "Fler"),
                Piece("same", "läser"),
                Piece("added", "hemma"),
            ),
            Tie(
                ("r-2-i1-g2", "r-1-i1-g1"),
                "88\u00a0% lika ord. De räknas som två mål tills någon säger att de är samma. "
                "Samma mål?",
                is_answered=False,
            ),
        ),
        Match(
            "r-2-i1-g3",
            "Delredovisning VT23",
            Status.ACHIEVED,
            "Öppna VT23",
            (
                Piece("removed", "Fler"),
                Piece("added", "Alla elever"),
                Piece("same", "läser"),
                Piece("removed", "högt"),
            ),
            Tie(("r-3-i1-g1", "r-2-i1-g3"), "Olika mål, enligt Bo.", is_answered=True),
        ),
    )


@pytest.mark.parametrize("period", ["VT23", None])
def test_a_goal_of_one_redovisning_has_no_way(period: str | None) -> None:
    world = reports()
    world.db.execute("DELETE FROM goal_move")
    world.db.execute("UPDATE report SET period = ? WHERE report_id = 'r-1'", [period])
    goal = goal_opened.of_goal(shown(world), "r-2-i1-g2")
    assert goal is not None
    assert (goal.history.headline, goal.history.told) == ("", ())
    (match,) = goal.history.matches
    assert match.open_it == ("Öppna VT23" if period else "Öppna redovisningen")
