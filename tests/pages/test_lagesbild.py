"""Lägesbild: the demo, one redovisning, nothing at all, a selection, a damaged snapshot."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame.addresses import ATT_AVGORA, LAGESBILD
from sbs_data import kept, questions
from sbs_data.actions import Delmal
from sbs_data.answers import overview, status_total
from sbs_data.clock import stockholm_today
from sbs_data.model import Basis, Kind, Report, Status
from sbs_data.questions import Selection, records
from sbs_data.words import escaped, movement, status_totals
from sbs_data.words.statuses import STATUS
from tests.pages.made_up import OpenPage, hostile_report, import_made_up, links, say
from tests.questions.world import HOSTILE


@pytest.fixture
def snapshot(example: Delmal) -> questions.Snapshot:
    at = questions.pointer(example.settings.published)
    assert at is not None
    return questions.open_current(example.settings.published, at)


@pytest.fixture
def counts(snapshot: questions.Snapshot) -> dict[Status, int]:
    """The example's goals, counted by another road than the page's: one by one."""
    goals = records(snapshot.query("SELECT * FROM goals JOIN goal_schools USING (goal_id)"))
    latest: dict[object, int] = {}
    for goal in goals:
        order = int(str(goal["period_order"]))
        latest[goal["school"]] = max(order, latest.get(goal["school"], 0))
    told = {
        str(goal["goal_id"]): str(goal["status"])
        for goal in goals
        if goal["is_current"] and goal["period_order"] == latest[goal["school"]]
    }
    found = Counter(told.values())
    return {status: found[status.value] for status in Status}


def told_twice(text: str) -> tuple[Report, Report]:
    """The same goals in two redovisningar: one has moved, one stands still, all of them text."""

    def told(period: str, first: Status) -> Report:
        report = hostile_report(text)
        initiative, rest = report.initiatives
        one, other = initiative.goals
        goals = (
            replace(one, status=first),
            replace(other, status=Status.STARTED, basis=Basis.FONT),
        )
        file = f"{period} {report.file}"
        return replace(
            report, file=file, sha256=hashlib.sha256(file.encode()).hexdigest(), period=period,
            kind=Kind.INTERIM, initiatives=(replace(initiative, goals=goals), rest),
        )  # fmt: skip

    return told("VT24", Status.ACHIEVED), told("VT25", Status.ON_TRACK)


def headings(page: AppTest) -> list[str]:
    return [element.value for element in page.subheader]


def notes(page: AppTest) -> str:
    return "\n".join(str(element.value) for element in page.markdown)


def test_the_headline_and_the_four_numbers_are_the_examples(
    open_page: OpenPage, counts: dict[Status, int]
) -> None:
    page = open_page(LAGESBILD)
    said = str(page.header[0].value)
    assert said.startswith("I skolornas senaste redovisningar (VT23–VT25) var ")
    assert f"{counts[Status.ACHIEVED]} av {sum(counts.values())} mål uppnådda" in said
    assert "Tre äldre mål nämns inte längre" in said
    shown = [metric.value for metric in page.metric]
    assert shown == [str(counts[status]) for status in Status]
    assert all(counts.values()), "the example shows all four statuses"


def test_it_is_read_in_the_order_of_a_monday(
    open_page: OpenPage,
    example: Delmal,  # noqa: ARG001
) -> None:
    assert headings(open_page(LAGESBILD)) == [
        "Vad har rört sig", "Vad har stått still längst", "Vad väntar på beslut",
        "Hur färska är redovisningarna", "Mål per skola", "Mål per utvecklingsområde",
        "Det här säger rapporterna om elevernas resultat",
        "Det här visar statistiken om elevernas resultat",
        "Rapporternas målvärden mot statistiken", "Så kan siffrorna läsas",
        "Ta med till nämnden", "Källa",
    ]  # fmt: skip


def test_what_has_moved_is_what_the_statuses_of_the_two_last_accounts_say(
    open_page: OpenPage, snapshot: questions.Snapshot
) -> None:
    """Counted from the goals themselves, not from the view that the page asks."""
    rows = snapshot.query(
        "SELECT goal_key, status, period_order FROM goals ORDER BY goal_key, period_order"
    )
    latest = rows["period_order"].max()
    steps = {"started": 1, "on_track": 2, "achieved": 3}
    up = down = 0
    for _, every in rows.groupby("goal_key"):
        told = every.drop_duplicates("period_order", keep="last")
        if len(told) < 2 or told["period_order"].iloc[-1] != latest:
            continue
        before, now = (steps.get(status) for status in told["status"].iloc[-2:])
        if before and now:
            up, down = up + (now > before), down + (now < before)
    assert (up, down) == (10, 1), "the example has goals that move both ways"
    assert f"har {up} mål gått framåt och {down} bakåt" in say(open_page(LAGESBILD))


def test_the_moved_come_worst_first_each_with_both_badges_and_a_door(
    open_page: OpenPage, snapshot: questions.Snapshot
) -> None:
    page = open_page(LAGESBILD)
    first = questions.moved(snapshot, 1).iloc[0]
    line = next(m.value for m in page.markdown if "**Bakåt**" in m.value)
    assert ":green-badge[:material/check_circle: Uppnått] → :yellow-badge[" in line
    assert "VT24 → VT25" in line
    assert str(first["goal"]) in say(page)
    doors = [
        link.proto.query_string for link in page.get("page_link")
        if link.proto.label == "Öppna målet"
    ]  # fmt: skip
    assert f"mal={first['goal_id']}" in doors
    assert len(doors) == 4 + 3 + 3, "the moved, the still and the left out, some at a time"


def test_a_long_list_is_turned_page_by_page(
    open_page: OpenPage, snapshot: questions.Snapshot
) -> None:
    rows = questions.moved(snapshot, 60)
    page = open_page(LAGESBILD)
    assert str(rows["goal"].iloc[4]) not in say(page)
    page.session_state[f"sida Moved {len(rows)}"] = 2
    page.run()
    assert str(rows["goal"].iloc[4]) in say(page)


def test_every_door_keeps_the_selection(
    open_page: OpenPage,
    example: Delmal,  # noqa: ARG001
) -> None:
    found = links(open_page(LAGESBILD, skola="Björkskolan"))
    for status in Status:
        assert f"status={STATUS[status].word}" in found.get(
            f"Visa {STATUS[status].plural}", f"status={STATUS[status].word}"
        )
    assert "skola=Björkskolan" in found["Visa uppnådda"]
    assert found["Målen: Björkskolan"].startswith("mal?")
    assert ATT_AVGORA.path in found["Gå till det som ska avgöras"]


def test_a_selection_holds_for_every_number(
    open_page: OpenPage, snapshot: questions.Snapshot
) -> None:
    school = Selection(school="Björkskolan")
    page = open_page(LAGESBILD, skola="Björkskolan")
    expected = status_total.from_rows(questions.status_total(snapshot, school))
    assert page.header[0].value == status_totals.headline(expected, stockholm_today())
    assert expected.goals < status_total.from_rows(questions.status_total(snapshot)).goals
    moves = questions.moves(snapshot, school)
    assert movement.movement(moves) in say(page)
    others = {"Förskolan Tallkotten", "Kvarnbäckskolan"}
    assert not others & set(page.table[0].value["Skola"])
    assert not any(other in notes(page) for other in others)


def test_an_empty_selection_says_why_and_still_what_waits(
    open_page: OpenPage,
    example: Delmal,  # noqa: ARG001
) -> None:
    page = open_page(LAGESBILD, skola="Förskolan Tallkotten", skolform="Årskurs 7–9")
    assert page.header[0].value == "Inga mål i urvalet"
    assert "skolan och skolformen" in say(page)
    assert "Vad har rört sig" not in headings(page)
    assert len(page.metric) == 0


def test_with_one_redovisning_it_says_that_nothing_can_have_moved(open_page: OpenPage) -> None:
    import_made_up(Delmal.load(), hostile_report("en"))
    page = open_page(LAGESBILD)
    assert movement.ONE_ACCOUNT in say(page)
    assert not {overview.MOVED, overview.STILL} & set(headings(page))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_moved_goals_words_are_shown_as_they_are(open_page: OpenPage, text: str) -> None:
    import_made_up(Delmal.load(), *told_twice(text))
    page = open_page(LAGESBILD)
    assert {overview.MOVED, overview.STILL} <= set(headings(page))
    assert "har 1 mål gått bakåt. 1 står kvar." in say(page)
    assert text in say(page)
    lines = [m.value for m in page.markdown if "-badge[" in m.value and "VT24" in m.value]
    assert len(lines) == 2, "one has moved, one stands still"
    for line in lines:
        assert line.endswith(f" · {escaped.markdown(text)}]]")


def test_what_waits_is_told_in_numbers_with_one_door(
    open_page: OpenPage, snapshot: questions.Snapshot
) -> None:
    page = open_page(LAGESBILD)
    waiting = questions.waiting(snapshot)
    listed = next(m.value for m in page.markdown if m.value.startswith("- 1 skolnamn"))
    assert len(listed.splitlines()) == len(waiting)
    assert f"- {waiting['match']} mål liknar mål i en tidigare redovisning" in listed


def test_each_school_says_how_fresh_it_is_oldest_first(
    open_page: OpenPage, snapshot: questions.Snapshot
) -> None:
    page = open_page(LAGESBILD)
    lines = [m.value for m in page.markdown if ", importerad " in m.value]
    names = list(questions.freshness(snapshot)["school"])
    assert [line.split(" :small")[0] for line in lines] == names
    assert "Delredovisning VT23" in lines[0]


def test_it_can_be_taken_along_and_nothing_is_made_before_it_is_asked_for(
    open_page: OpenPage,
    example: Delmal,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: object) -> bytes:
        raise AssertionError("made without being asked for")

    monkeypatch.setattr("sbs_data.exports.to_pdf", fail)
    monkeypatch.setattr("sbs_data.exports.to_word", fail)
    page = open_page(LAGESBILD)
    assert [b.proto.label for b in page.get("download_button")] == ["Hämta PDF", "Hämta Word"]


def test_many_schools_come_some_at_a_time(open_page: OpenPage) -> None:
    import_made_up(Delmal.load(), *(hostile_report(f"skola {no:02}") for no in range(23)))
    page = open_page(LAGESBILD)
    assert any("23 rader i bokstavsordning" in m.value for m in page.markdown)
    first = page.table[0].value
    assert next(iter(first["Skola"])) == "skola 00"
    assert len(first) == 12
    assert any("23 skolor" in m.value for m in page.markdown)


def test_selection_comes_first_and_it_says_whose_account_it_is(
    open_page: OpenPage,
    example: Delmal,  # noqa: ARG001
) -> None:
    page = open_page(LAGESBILD)
    assert page.text[0].value.startswith("Urval: ")
    assert any("enligt skolans egen redovisning" in m.value.lower() for m in page.markdown)


def test_the_tables_hold_the_figures_numbers(
    open_page: OpenPage, counts: dict[Status, int]
) -> None:
    page = open_page(LAGESBILD)
    areas = page.table[1].value
    for status, look in STATUS.items():
        assert areas[look.word].astype(int).sum() == counts[status]
    assert list(page.table[0].value["Skola"]) == sorted(page.table[0].value["Skola"])


def test_every_page_says_that_the_example_is_one(
    open_page: OpenPage,
    example: Delmal,  # noqa: ARG001
) -> None:
    page = open_page(LAGESBILD)
    assert any("Exempelkommunen är påhittad" in m.value for m in page.markdown)


def test_nothing_imported_says_what_to_do_first(open_page: OpenPage) -> None:
    page = open_page(LAGESBILD)
    assert "Här är det tomt än." in say(page)
    assert [button.label for button in page.button] == ["Importera en rapport", "Läs in exemplet"]
    assert not any("påhittad" in m.value for m in page.markdown)


def test_the_example_is_loaded_with_one_click(open_page: OpenPage) -> None:
    page = open_page(LAGESBILD)
    page.button("load_example").click().run(timeout=60)
    assert page.header[0].value.startswith("I skolornas senaste redovisningar")


def test_a_damaged_snapshot_is_a_sentence(
    open_page: OpenPage, example: Delmal, data_dir: Path
) -> None:
    open_page(LAGESBILD)
    at = questions.pointer(example.settings.published)
    assert at is not None
    (data_dir / "published" / at.name).write_bytes(b"no database")
    kept.forget()
    page = open_page(LAGESBILD)
    assert "rebuild" in page.error[0].value
