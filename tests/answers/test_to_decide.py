"""What waits for a person: its place in the list, and what is told of each kind of thing."""

from __future__ import annotations

import pytest

from sbs_data.answers import (
    school_choices,
    to_decide,
    undecided_goals,
    undecided_names,
    undecided_reports,
)
from sbs_data.answers.passages import Passage
from sbs_data.answers.to_decide import Item
from sbs_data.answers.undecided_goals import Match, Unmarked
from sbs_data.answers.undecided_names import Names, Schoolless
from sbs_data.answers.undecided_reports import About, Asked
from sbs_data.questions import Selection, Shown
from tests.answers.told import claim, reports, shown
from tests.questions.world import World

EVERY = Selection()


def waiting() -> World:
    """Something of each kind that waits."""
    world = reports()
    world.db.execute("DELETE FROM goal_match WHERE state = 'rejected'")
    world.report("r-4", kind=None, period=None, authority=None, order=None)
    world.db.execute("UPDATE report SET period_suggestion = 'HT24, VT25' WHERE report_id = 'r-4'")
    world.initiative("r-4", 1, "Insats utan skola", None)
    world.db.execute(
        "UPDATE initiative SET participants_text = 'Två lärare', mentioned_schools = 'Ek'"
        " WHERE initiative_id = 'r-4-i1'"
    )
    claim(world, 1, "target", target_key="t", reached=False)
    for school in ("Alm", "Ek", "Hela huvudmannen"):
        world.insert(
            "school", authority="Provkommunen", school=school, forms="", form_codes=[],
            spellings="", goal_count=1, latest_report_id="r-1",
        )  # fmt: skip
    for what, subject, suggestion in (
        ("school_name", "Allm", "Alm"),
        ("area_name", "Tryghet", "Trygghet"),
        ("same_period", "r-3.docx", "r-2"),
    ):
        world.insert(
            "question", item_key=f"{what}|1", what=what, report_id="r-3", subject=subject,
            hint="Två om VT24." if what == "same_period" else None, suggestion=suggestion,
        )  # fmt: skip
    return world


def of(what: str, world: World | None = None) -> tuple[Shown, Item]:
    seen = shown(world or waiting())
    item = to_decide.find(seen, None, 0, (what,), EVERY)
    assert item is not None
    return seen, item


def keys(seen: Shown) -> list[str]:
    """The things that wait, by going from each to the next."""
    found: list[str] = []
    item = to_decide.find(seen, None, 0, (), EVERY)
    while item is not None and item.key not in found:
        found.append(item.key)
        item = to_decide.find(seen, item.next_key, 0, (), EVERY) if item.next_key else None
    return found


def test_one_thing_leads_to_the_next_until_the_last() -> None:
    seen = shown(waiting())
    every = keys(seen)
    assert [key.split("|")[0] for key in every] == [
        "authority", "kind", "period", "same_period", "school", "school_name", "area_name",
        "status", "match", "match", "target",
    ]  # fmt: skip
    first = to_decide.find(seen, None, 0, (), EVERY)
    assert first is not None
    assert (first.key, first.index, first.count) == (every[0], 0, len(every))
    assert (first.what, first.subject, first.next_key) == ("authority", "r-4.docx", every[1])


def test_a_thing_is_found_by_its_key_wherever_it_is_now() -> None:
    seen = shown(waiting())
    every = keys(seen)
    moved = to_decide.find(seen, every[4], 1, (), EVERY)
    assert moved is not None
    assert (moved.key, moved.index, moved.next_key) == (every[4], 4, every[5])
    there = to_decide.find(seen, every[4], 4, (), EVERY)
    assert there == moved


def test_where_the_thing_is_gone_the_one_in_its_place_is_shown_else_the_first() -> None:
    seen = shown(waiting())
    every = keys(seen)
    gone = to_decide.find(seen, "gone", 3, (), EVERY)
    assert gone is not None
    assert (gone.key, gone.index) == (every[3], 3)
    last = to_decide.find(seen, None, len(every) - 1, (), EVERY)
    assert last is not None
    assert (last.index, last.next_key) == (len(every) - 1, None)
    beyond = to_decide.find(seen, "gone", len(every), (), EVERY)
    assert beyond is not None
    assert (beyond.key, beyond.index) == (every[0], 0)


def test_nothing_that_waits_is_none() -> None:
    assert to_decide.find(shown(reports()), None, 0, ("period",), EVERY) is None
    assert to_decide.find(shown(waiting()), None, 0, (), Selection(school="Nej")) is None


def test_a_report_says_what_is_known_of_it_and_who_it_may_be_of() -> None:
    seen, item = of("authority")
    about = About(
        "r-4", "r-4.docx", "Huvudman ej angiven · Redovisning utan angiven typ och period"
    )
    assert undecided_reports.about(item.row) == about
    assert undecided_reports.of_authority(seen, item.row) == Asked(
        about, ("Provkommunen",), ("Provkommunen",)
    )


def test_no_more_than_six_answers_are_ready() -> None:
    world = waiting()
    for no in range(7):
        world.report(f"r-x{no}", authority=f"Huvudman {no}", period=f"VT1{no}", order=no + 9)
    seen, item = of("authority", world)
    asked = undecided_reports.of_authority(seen, item.row)
    assert (len(asked.ready), len(asked.known)) == (6, 8)
    seen, item = of("period", world)
    assert len(undecided_reports.of_period(seen, item.row).ready) == 6


def test_a_period_that_the_text_names_comes_first_and_is_a_hint() -> None:
    seen, item = of("period")
    asked = undecided_reports.of_period(seen, item.row)
    assert asked.ready == ("HT24", "VT25", "VT24", "VT23", "VT22")
    assert asked.hint == "Texten nämner HT24 och VT25. Det är ett förslag, inte ett besked."
    world = waiting()
    world.db.execute("UPDATE report SET period_suggestion = NULL")
    seen, item = of("period", world)
    asked = undecided_reports.of_period(seen, item.row)
    assert (asked.ready, asked.hint) == (("VT24", "VT23", "VT22"), "")


def test_two_reports_of_a_period_are_told_the_newer_first() -> None:
    seen, item = of("same_period")
    newer, older = undecided_reports.two(seen, item.row)
    assert newer == About("r-3", "r-3.docx", "1 mål · importerad 20 november 2026")
    assert older == About("r-2", "r-2.docx", "3 mål · importerad 20 november 2026")
    gone = undecided_reports.two(seen, {**item.row, "suggestion": "r-9"})[1]
    assert gone == About("r-9", "r-9", "")


def test_an_initiative_without_school_is_told_with_what_may_tell_whose_it_is() -> None:
    seen, item = of("school")
    assert undecided_names.of_school(seen, item.row) == Schoolless(
        initiative_id="r-4-i1",
        name="Insats utan skola",
        told="Utvecklingsområde ej angivet · Redovisning utan angiven typ och period · r-4.docx",
        passage=Passage("Insats utan skola", "r-4", "tabell 1, rad 1, stycke 1", "1.1.1"),
        participants="Två lärare",
        hint="Texten nämner Ek. Det är ett förslag, inte ett besked.",
        ready=("Alm", "Ek", "Hela huvudmannen"),
        known=("Alm", "Ek", "Hela huvudmannen"),
    )


def test_of_many_schools_none_is_ready() -> None:
    world = waiting()
    for no in range(6):
        world.insert(
            "school", authority="Provkommunen", school=f"Skola {no}", forms="", form_codes=[],
            spellings="", goal_count=1, latest_report_id="r-1",
        )  # fmt: skip
    seen, item = of("school", world)
    asked = undecided_names.of_school(seen, item.row)
    assert (asked.ready, len(asked.known)) == ((), 9)


def test_an_initiative_of_which_nothing_is_known_hints_nothing() -> None:
    world = waiting()
    world.db.execute("UPDATE initiative SET participants_text = '', mentioned_schools = ''")
    seen, item = of("school", world)
    asked = undecided_names.of_school(seen, item.row)
    assert (asked.participants, asked.hint) == ("", "")
    gone = undecided_names.of_school(seen, {**item.row, "initiative_id": "r-9-i1"})
    assert (gone.participants, gone.hint) == ("", "")


def test_two_names_are_told_with_what_else_they_may_be() -> None:
    seen, item = of("school_name")
    assert undecided_names.of_school_name(seen, item.row) == Names(
        "Allm", "Alm", "Provkommunen", "r-3", "r-3.docx", ("Alm", "Ek")
    )
    seen, item = of("area_name")
    assert undecided_names.of_area_name(seen, item.row) == Names(
        "Tryghet", "Trygghet", "Provkommunen", "r-3", "r-3.docx", ("Trygghet",)
    )


def test_the_schools_of_an_authority_end_with_itself() -> None:
    seen = shown(waiting())
    assert school_choices.every(seen, "Provkommunen") == ("Alm", "Ek", "Hela huvudmannen")
    assert school_choices.every(seen, "Annanby") == ("Hela huvudmannen",)
    assert school_choices.others(seen, "Provkommunen", "Ek") == ("Alm",)


def test_a_goal_without_status_is_told_with_what_the_report_says() -> None:
    world = waiting()
    world.db.execute(
        "UPDATE goal SET report_status = 'unmarked', is_current = (goal_id = 'r-3-i1-g1')"
    )
    seen, item = of("unmarked", world)
    assert undecided_goals.of_status(seen, item.row) == Unmarked(
        goal_id="r-3-i1-g1",
        goal="Alla elever läser",
        where="Alm, Hela huvudmannen · Trygghet · Slutredovisning VT24",
        passage=Passage("Alla elever läser", "r-3", "tabell 1, rad 4, stycke 1", "1.4.1"),
        repeated="Upprepat i rapporten: ”Alla elever läser!”",
        marked=Passage("Alla elever läser!", "r-3", "tabell 1, rad 5, stycke 2", "1.5.2"),
        colour="grön överstrykning",
        hint="Orden antyder: påbörjat (”har börjat”) – ett förslag, inte ett besked.",
        told=(
            Passage("Fler lånar.", "r-3", "tabell 1, rad 5, stycke 1", "1.5.1"),
            Passage("Inte i nian.", "r-3", "tabell 1, rad 5, stycke 1", "1.5.1"),
        ),
    )


@pytest.mark.parametrize(
    ("marked", "repeated"), [("Alla  elever läser", ""), (None, ""), ("Annat", "Annat")]
)
def test_a_goal_repeated_in_its_own_words_is_not_told_twice(
    marked: str | None, repeated: str
) -> None:
    world = waiting()
    world.db.execute(
        "UPDATE goal SET report_status = 'unmarked', is_current = (goal_id = 'r-3-i1-g1'),"
        " marked_text = ?, report_basis_detail = NULL",
        [marked],
    )
    seen, item = of("unmarked", world)
    asked = undecided_goals.of_status(seen, item.row)
    assert asked.repeated == (f"Upprepat i rapporten: ”{repeated}”" if repeated else "")
    assert (asked.marked is None, asked.colour) == (marked is None, "ingen färg")


def test_a_goal_that_stands_nowhere_else_has_no_second_place() -> None:
    world = waiting()
    world.db.execute(
        "UPDATE goal SET report_status = 'unmarked', is_current = (goal_id = 'r-3-i1-g1'),"
        " status_table = NULL, status_row = NULL, status_paragraph = NULL"
    )
    seen, item = of("unmarked", world)
    assert undecided_goals.of_status(seen, item.row).marked is None


def test_two_wordings_are_told_each_with_its_redovisning_and_place() -> None:
    seen = shown(waiting())
    item = to_decide.find(seen, "match|g-r-2-i1-g2|g-r-1-i1-g1", 0, (), EVERY)
    assert item is not None
    assert undecided_goals.of_match(item.row) == Match(
        goal_id="r-2-i1-g2",
        earlier_id="r-1-i1-g1",
        earlier=Passage("Alla läser", "r-1", "tabell 1, rad 4, stycke 1", "1.4.1"),
        later=Passage("Fler läser hemma", "r-2", "tabell 1, rad 4, stycke 2", "1.4.2"),
        earlier_told="Delredovisning VT22 · Påbörjat",
        later_told="Delredovisning VT23 · Ej markerat",
        likeness="88\u00a0% lika ord. De räknas som två mål tills någon säger att de är samma.",
    )
    bare = undecided_goals.of_match({**item.row, "score": None, "status": None})
    assert bare.later_told == "Delredovisning VT23"
    assert bare.likeness.startswith(". De räknas")


def test_a_malvarde_is_told_with_every_place_that_says_it() -> None:
    seen, item = of("target")
    asked = undecided_goals.of_target(seen, item.row)
    assert (asked.key, asked.title) == (
        "t", "Behöriga till gymnasiets yrkesprogram: 80\u00a0%, VT25",
    )  # fmt: skip
    assert asked.reached == "Rapporten säger att det inte nåddes."
    assert [(quote.text, quote.file) for quote in asked.quotes] == [("Citat 1", "r-3.docx")]
    gone = undecided_goals.of_target(seen, {**item.row, "target_key": "u"})
    assert (gone.title, gone.reached, gone.quotes) == ("", "", ())
