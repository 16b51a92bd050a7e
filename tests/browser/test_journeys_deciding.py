"""What waits, decided without a mouse; and one goal followed through three reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sbs_data import actions, questions
from sbs_data.actions import Delmal
from sbs_data.model import Kind
from sbs_data.settings import Settings
from sbs_data.words.worklist_words import REASONS
from tests.browser.driving import Mother, Server, go, settle
from tests.example import truth
from tests.pages import waiting_world
from tests.pages.made_up import import_made_up
from tests.pages.waiting_world import waiting

GOALS = [f"Lärarna i arbetslag {no} planerar tillsammans." for no in range(1, 13)]


@pytest.fixture
def unmarked(mother: Mother, tmp_path: Path) -> Iterator[Server]:
    """A server with twelve goals that have no colour."""
    goals = [waiting_world.goal(text, no) for no, text in enumerate(GOALS, 1)]
    initiative = waiting_world.initiative("1. Planering", "Alm", "Trygghet", *goals)
    report = waiting_world.report("vt25.docx", Kind.FINAL, "VT25", initiative)
    data_dir = tmp_path / "data"
    import_made_up(Delmal(Settings(data_dir, "prov")), report)
    with mother.serve(data_dir) as server:
        yield server


def _position(page: Page, at: int, count: int) -> None:
    expect(page.get_by_text(f"{at} av {count}", exact=True)).to_be_visible()
    settle(page)


def _statuses(server: Server) -> dict[str, str]:
    delmal = Delmal(Settings(server.data_dir, "prov"))
    at = questions.pointer(delmal.settings.published)
    assert at is not None
    snapshot = questions.open_current(delmal.settings.published, at)
    rows = snapshot.query("SELECT goal, status FROM goals WHERE status_reason IS NOT NULL")
    snapshot.close()
    return dict(zip(rows["goal"], rows["status"], strict=True))


def test_ten_undecided_goals_from_the_keyboard(page: Page, unmarked: Server) -> None:
    """No mouse anywhere: the way there, the answers, a reason of one's own, a skip and an undo."""
    keys = page.keyboard
    page.goto(unmarked.url)
    settle(page)
    for _ in range(40):
        keys.press("Tab")
        at = page.evaluate("document.activeElement.closest('a')?.innerText") or ""
        if "Gå till det som ska avgöras" in at:
            break
    keys.press("Enter")
    _position(page, 1, 12)
    answers = ["1", "2", "3", "4", "1", "2", "3", "1", "2"]
    for no, answer in enumerate(answers):
        expect(page.get_by_role("heading", name=GOALS[no], exact=True)).to_be_visible()
        keys.press(answer)
        expect(page.get_by_text(re.compile(r"^Varför .*\? Skälet sparas"))).to_be_visible()
        settle(page)
        keys.press("6" if no % 2 else "5")
        expect(page.get_by_text("Sparat:")).to_contain_text(f"arbetslag {no + 1} ")
        _position(page, 1, 11 - no)
    # The tenth is passed over, then taken with a reason of one's own.
    keys.press("ArrowRight")
    _position(page, 2, 3)
    keys.press("ArrowLeft")
    _position(page, 1, 3)
    keys.press("3")
    expect(page.get_by_text("Varför påbörjat?")).to_be_visible()
    settle(page)
    keys.press("e")
    expect(page.get_by_role("dialog")).to_be_visible()
    settle(page)
    keys.press("Tab")
    keys.type("Samtal 1 maj")
    keys.press("Enter")
    _position(page, 1, 2)
    words = ["achieved", "on_track", "started", "unmarked"]
    said = {goal: words[int(key) - 1] for goal, key in zip(GOALS, [*answers, "3"], strict=False)}
    assert _statuses(unmarked) == said
    acts = actions.history(Delmal(Settings(unmarked.data_dir, "prov")))
    assert "Skäl: Samtal 1 maj" in acts[-1].sentence
    assert {act.who for act in acts[1:]} == {"test"}
    keys.press("u")
    expect(page.get_by_text("Ångrade händelse 11")).to_be_visible()
    _position(page, 1, 3)
    expect(page.get_by_role("heading", name=GOALS[9], exact=True)).to_be_visible()
    assert GOALS[9] not in _statuses(unmarked)


def test_a_field_is_left_by_escape_and_keys_in_it_are_letters(page: Page, unmarked: Server) -> None:
    keys = page.keyboard
    page.goto(unmarked.at("avgora"))
    _position(page, 1, 12)
    keys.press("1")
    expect(page.get_by_text("Varför uppnått?")).to_be_visible()
    settle(page)
    keys.press("e")
    expect(page.get_by_role("dialog")).to_be_visible()
    settle(page)
    keys.press("Tab")
    keys.type("u5e1")
    expect(page.get_by_label("Skäl")).to_have_value("u5e1")
    keys.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    settle(page)
    assert _statuses(unmarked) == {}
    keys.press("5")
    expect(page.get_by_text("Sparat:")).to_contain_text("arbetslag 1 ")


def test_a_name_and_a_match_are_answered_with_yes_and_no(
    page: Page, mother: Mother, tmp_path: Path
) -> None:
    data_dir = tmp_path / "data"
    delmal = waiting_world.load(Delmal(Settings(data_dir, "prov")))
    with mother.serve(data_dir) as server:
        page.goto(server.at("avgora?vad=Skolnamn"))
        settle(page)
        page.keyboard.press("j")
        expect(page.get_by_text("Sparat:")).to_contain_text("räknas som ”Björkskolan”")
        expect(page.get_by_text("Ingenting väntar i urvalet")).to_be_visible()
        page.goto(server.at("avgora?vad=Samma+m%C3%A5l"))
        _position(page, 1, 2)
        page.keyboard.press("n")
        _position(page, 1, 1)
        page.keyboard.press("j")
        expect(page.get_by_text("Ingenting väntar i urvalet")).to_be_visible()
        assert waiting(delmal, "match") == []
        page.close()


def test_one_goal_through_three_reports(page: Page, demo_server: Server) -> None:
    """Forward and back again, a word more on the way, a status set by hand and taken back."""
    thread = next(t for t in truth.threads() if t[0].text.startswith("Elevhälsan har"))
    assert [row.report[:4] for row in thread] == ["vt23", "vt24", "vt25"]
    page.goto(demo_server.at("mal?sok=%C3%A4rendeg%C3%A5ng"))
    settle(page)
    expect(page.get_by_text("var uppnått VT24")).to_be_visible()
    page.get_by_role("link", name="Öppna mål 1", exact=True).click()
    expect(page.get_by_text("på god väg VT23 → uppnått VT24 → på god väg VT25")).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Öppna VT23").click()
    expect(page.get_by_text("Fil: exempelkommunen-delredovisning-vt23")).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Öppna VT25").click()
    expect(page.get_by_text("Fil: exempelkommunen-slutredovisning-vt25")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Ändra status").click()
    page.get_by_test_id("stRadio").get_by_text("Uppnått").click()
    page.get_by_test_id("stPopoverBody").get_by_text(REASONS[1]).click()
    page.get_by_role("button", name="Spara statusen").click()
    expect(page.get_by_text("Satt av test ").first).to_contain_text(REASONS[1])
    expect(page.get_by_text("Uppnått sedan VT24.")).to_be_visible()
    expect(page.get_by_text("Rapporten: på god väg, gul skuggning.").first).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Ta tillbaka").click()
    expect(page.get_by_text("Satt av test ")).to_have_count(0)
    expect(page.get_by_text("uppnått VT24 → på god väg VT25")).to_be_visible()


def test_a_goal_reworded_is_confirmed_where_its_way_is_shown(
    page: Page, demo_server: Server
) -> None:
    page.goto(demo_server.at("mal?sok=l%C3%A4str%C3%A4ning"))
    settle(page)
    page.get_by_role("link", name="Öppna mål 1", exact=True).click()
    expect(page.locator("strong", has_text="alltid")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Samma mål").click()
    expect(page.get_by_text("Samma mål, enligt test.")).to_be_visible()
    settle(page)
    go(page, "Importera")
    expect(page.get_by_text(re.compile("samma mål")).first).to_be_visible()
