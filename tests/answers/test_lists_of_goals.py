"""Goals, initiatives and redovisningar in lists: what each line says."""

from __future__ import annotations

from sbs_data.answers import account_rows, goal_rows, initiative_rows
from sbs_data.answers.account_rows import AccountRow, File
from sbs_data.answers.goal_rows import GoalRow, Standing
from sbs_data.answers.initiative_rows import Account, GoalOf
from sbs_data.answers.passages import Passage
from sbs_data.model import Part, Status
from sbs_data.questions import Selection
from tests.answers.told import WHEN, reports, shown

LISTED = (
    "Status enligt skolans egen redovisning. "
    "Adressen i webbläsaren är en länk till just det här urvalet."
)
VIEWED = (
    "Varje insats visas en gång, ur den senaste redovisning där den finns. "
    "Målens status enligt skolans egen redovisning."
)


def test_a_goal_in_a_list_says_how_it_stands_and_whose_it_is() -> None:
    page = goal_rows.page(shown(reports()), Selection(period="VT23", every_account=True), 1, 20)
    assert (page.note, page.first) == (LISTED, 1)
    assert page.goals[0] == GoalRow(
        "r-2-i1-g1",
        "Alla elever läser",
        Standing(
            Status.ON_TRACK,
            "angivet av Anna",
            "var påbörjat VT22",
            page.goals[0].standing.move_icon,
        ),
        "Alm · Trygghet · Delredovisning VT23",
    )
    assert page.goals[0].standing.move_icon == ":material/north_east:"
    assert page.goals[1].standing == Standing(Status.UNMARKED, "ingen färg i rapporten")


def test_a_page_of_many_says_which_they_are() -> None:
    page = goal_rows.page(shown(reports()), Selection(every_account=True), 2, 2)
    assert page.note == f"Visar 3–4 av 5. {LISTED}"
    assert (page.first, len(page.goals)) == (3, 2)
    last = goal_rows.page(shown(reports()), Selection(every_account=True), 3, 2)
    assert last.note.startswith("Visar 5–5 av 5. ")


def test_a_hint_of_the_status_that_a_goal_has_is_not_told() -> None:
    row: dict[str, object] = {
        "status": "started", "basis": "highlight", "basis_detail": None, "decided_by": "report",
        "suggestion": "started", "suggestion_quote": "har börjat",
    }  # fmt: skip
    assert goal_rows.standing(row) == Standing(Status.STARTED, "överstrykning, enligt rapporten")
    assert goal_rows.hint(row).startswith("Orden antyder: påbörjat (”har börjat”)")
    assert goal_rows.hint({**row, "suggestion": None}) == ""


def test_what_is_not_said_of_a_goal_is_said_to_be_so() -> None:
    nothing = {"schools": "", "area": None, "kind": None, "period": None}
    assert goal_rows.where(nothing) == (
        "Skola ej angiven · Utvecklingsområde ej angivet · Redovisning utan angiven typ och period"
    )
    assert goal_rows.account(
        {"other_kind": "slutredovisning", "other_period": "VT24"}, "other_"
    ) == ("Slutredovisning VT24")


def test_an_initiative_in_a_list_has_its_tally_and_what_is_read_across() -> None:
    page = initiative_rows.page(shown(reports()), Selection(), 1, 10, (Part.PROBLEM, Part.LESSON))
    assert (page.note, page.first) == (VIEWED, 1)
    first = page.initiatives[0]
    assert (first.initiative_id, first.name) == ("r-3-i1", "Läslust")
    assert first.where == "Alm, Hela huvudmannen · Trygghet · Slutredovisning VT24"
    assert first.tally == ((Status.ACHIEVED, 1),)
    assert {part: [p.text for p in told] for part, told in first.chain.items()} == {
        Part.PROBLEM: ["För få läser."],
        Part.LESSON: ["Börja tidigt."],
    }
    assert first.met == ()


def test_a_page_of_initiatives_says_which_they_are() -> None:
    world = reports()
    world.initiative("r-3", 2, "Räknelust", "Trygghet", ("Ek",))
    page = initiative_rows.page(shown(world), Selection(), 2, 1, ())
    assert (page.note, page.first) == (f"Visar 2–2 av 2. {VIEWED}", 2)
    assert [row.name for row in page.initiatives] == ["Räknelust"]
    assert page.initiatives[0].tally == ()


def test_an_initiative_opened_has_its_facts_its_goals_and_its_other_redovisningar() -> None:
    initiative = initiative_rows.opened(shown(reports()), "r-2-i1")
    assert initiative is not None
    assert (initiative.initiative_id, initiative.name) == ("r-2-i1", "Läslust")
    assert initiative.facts == (
        ("Skola", "Alm"),
        ("Utvecklingsområde", "Trygghet"),
        ("Redovisning", "Delredovisning VT23"),
        ("Huvudman", "Provkommunen"),
        ("Fil", "r-2.docx"),
    )
    assert initiative.passage == Passage("Läslust", "r-2", "", "1.1.1")
    assert initiative.goals[1] == GoalOf(
        "r-2-i1-g2",
        Passage("Fler läser hemma", "r-2", "tabell 1, rad 4, stycke 2", "1.4.2"),
        Standing(Status.UNMARKED, "ingen färg i rapporten"),
    )
    later = Account("r-3-i1", "Slutredovisning VT24", "Läslust · r-3.docx", ((Status.ACHIEVED, 1),))
    earlier = Account("r-1-i1", "Delredovisning VT22", "Läslust · r-1.docx", ((Status.STARTED, 1),))
    assert initiative.accounts == (later, earlier)
    assert initiative.later == later


def test_the_latest_redovisning_of_an_initiative_has_none_later() -> None:
    initiative = initiative_rows.opened(shown(reports()), "r-3-i1")
    assert initiative is not None
    assert initiative.later is None
    assert [account.initiative_id for account in initiative.accounts] == ["r-2-i1", "r-1-i1"]
    assert ("Deltagare", "Alla lärare") in initiative.facts
    assert ("Skolor som nämns i texten", "Ek") in initiative.facts
    assert initiative.chain[Part.LESSON][0].text == "Börja tidigt."
    assert initiative_rows.opened(shown(reports()), "r-9-i1") is None


def test_an_initiative_of_which_little_is_said_says_so() -> None:
    world = reports()
    world.db.execute("UPDATE report SET authority = NULL")
    world.db.execute("UPDATE initiative SET area = NULL")
    world.db.execute("DELETE FROM initiative_school")
    initiative = initiative_rows.opened(shown(world), "r-1-i1")
    assert initiative is not None
    assert initiative.facts[:2] == (
        ("Skola", "Skola ej angiven"),
        ("Utvecklingsområde", "Utvecklingsområde ej angivet"),
    )
    assert ("Huvudman", "Huvudman ej angiven") in initiative.facts


def test_the_files_of_a_redovisning_stand_together_with_what_they_hold() -> None:
    world = reports()
    world.insert("notice", report_id="r-3", notice_no=1, code="x", message="Något")
    world.db.execute("UPDATE report SET period = 'VT24', kind = 'slutredovisning', period_order = 3"
                     " WHERE report_id = 'r-2'")  # fmt: skip
    page = account_rows.page(shown(world), Selection(), 1, 10)
    assert page.note == ""
    both, one = page.accounts
    assert both == AccountRow(
        "Slutredovisning VT24 · Provkommunen",
        (
            File(
                "r-2",
                "r-2.docx",
                "Alm · matriser · 1 insats · 3 mål · importerad 20 november 2026",
                ((Status.ACHIEVED, 1), (Status.ON_TRACK, 1), (Status.UNMARKED, 1)),
            ),
            File(
                "r-3",
                "r-3.docx",
                "Alm, Hela huvudmannen · matriser · 1 insats · 1 mål · "
                "1 sak som inte kunde användas · importerad 20 november 2026",
                ((Status.ACHIEVED, 1),),
            ),
        ),
    )
    assert one.title == "Delredovisning VT22 · Provkommunen"


def test_a_page_of_redovisningar_says_which_they_are() -> None:
    world = reports()
    world.db.execute("UPDATE report SET authority = NULL")
    second = account_rows.page(shown(world), Selection(), 2, 2)
    assert second.note == "Visar 3–3 av 3."
    assert [account.title for account in second.accounts] == [
        "Delredovisning VT22 · Huvudman ej angiven"
    ]
    assert account_rows.page(shown(world), Selection(), 1, 2).note == "Visar 1–2 av 3."


def test_what_is_zero_in_a_file_is_not_told() -> None:
    row: dict[str, object] = {
        "role": "narrative", "initiative_count": 0, "goal_count": 2, "notice_count": 1,
        "imported_at": WHEN,
    }  # fmt: skip
    assert account_rows.holds(row) == ["löpande text", "2 mål"]
