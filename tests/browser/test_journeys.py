"""What people do, from the first start to a shared link, in a real browser on a real server."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from sbs_data import example
from sbs_data.model import Status
from tests.browser.driving import PROJECT, Server, environment, go, running_server, settle
from tests.example import truth
from tests.reports import word

PRESCHOOL = "Förskolan Tallkotten"
GOAL = "Alla elever läser varje dag."


def _bilaga(path: Path) -> Path:
    """A report that names neither huvudman, period nor school."""
    answers = {
        1: ["1. Läsning i alla ämnen", "Deltagare: lärare"],
        4: [GOAL],
        5: [word.para(word.coloured(GOAL, "00B050"))],
    }
    path.write_bytes(word.document(word.matrix(answers)))
    return path


def _open(page: Page, server: Server, address: str = "") -> None:
    page.goto(server.at(address))
    settle(page)


def _go(page: Page, title: str) -> None:
    go(page, title)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    settle(page)


def _goals(page: Page, count: int) -> None:
    expect(page.get_by_role("heading", name=f"{count} mål i urvalet")).to_be_visible()


@pytest.fixture
def new_server(tmp_path: Path) -> Iterator[Server]:
    """What ``make run`` starts, where nothing was before."""
    with running_server(tmp_path / "data") as server:
        yield server


def test_first_start(page: Page, new_server: Server) -> None:
    _open(page, new_server)
    expect(page.get_by_text("Här är det tomt än.")).to_be_visible()
    page.get_by_role("button", name="Läs in exemplet").click()
    headline = f"{len(truth.counted(Status.ACHIEVED))} av {len(truth.counted())} mål uppnådda"
    achieved = len(truth.current(status=Status.ACHIEVED))
    expect(page.get_by_role("heading", level=2)).to_contain_text(
        headline,
        timeout=60_000,  # five seconds of reading, on a machine that may be busy
    )
    expect(page.get_by_text("Exempelkommunen är påhittad").first).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Visa uppnådda").click()
    _goals(page, achieved)
    assert "status=Uppn" in page.url
    page.get_by_role("link", name="Öppna mål 1", exact=True).click()
    expect(page.get_by_role("heading", name="Lärdomar")).to_be_visible()
    settle(page)
    assert "/malet?mal=r-" in page.url, "an opened goal is a link too"
    page.get_by_role("link", name="Till listan med mål").click()
    _goals(page, achieved)
    settle(page)
    assert "status=Uppn" in page.url, "the list is as it was filtered"
    _go(page, "Importera")
    page.get_by_role("button", name="Ta bort exemplet").click()
    expect(page.get_by_role("button", name="Läs in exemplet")).to_be_visible()


def test_drop_two_reports_answer_save_and_find_a_goal(
    page: Page, empty_server: Server, tmp_path: Path
) -> None:
    name, content = example.documents()[0]
    other = tmp_path / name
    other.write_bytes(content)
    _open(page, empty_server)
    page.get_by_role("button", name="Importera en rapport").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Importera")
    page.locator("input[type=file]").set_input_files([_bilaga(tmp_path / "bilaga.docx"), other])
    expect(page.get_by_role("button", name="Spara 2 rapporter")).to_be_visible()
    settle(page)
    _answer(page, "Vilken huvudman?", "Provkommunen")
    _answer(page, "Vilken skola?", "Provskolan")
    period = page.get_by_label("Vilken termin eller vilket läsår?")
    period.fill("våren 2023")
    period.press("Enter")
    settle(page)
    page.get_by_role("button", name="Spara 2 rapporter").click()
    goals = 1 + len(truth.rows_of("vt23-bjorkskolan"))
    expect(page.get_by_text(f"2 rapporter är sparade, med {goals} mål.")).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Till målen").click()
    _goals(page, goals)
    search = page.get_by_label("Sök i målen")
    search.fill("läser varje")
    _goals(page, 1)
    settle(page)  # the heading is there before the list
    page.get_by_role("link", name="Öppna mål 1", exact=True).click()
    expect(page.get_by_text("Skola: Provskolan")).to_be_visible()
    expect(page.get_by_text("Redovisning: Slutredovisning VT23")).to_be_visible()
    expect(page.get_by_text("tabell 1, rad 4, stycke 1")).to_be_visible()


def _answer(page: Page, question: str, text: str) -> None:
    field = page.get_by_label(question)
    field.click()
    field.fill(text)
    field.press("Enter")
    settle(page)


def test_share_a_filtered_view_by_its_link(
    page: Page, context: BrowserContext, shared_demo_server: Server
) -> None:
    _open(page, shared_demo_server, "mal")
    page.get_by_label("Skola").click()
    page.get_by_role("option", name=PRESCHOOL).click()
    _goals(page, len(truth.current(PRESCHOOL)))
    settle(page)
    page.get_by_role("button", name="Påbörjat").click()
    started = len(truth.current(PRESCHOOL, Status.STARTED))
    _goals(page, started)
    settle(page)
    link = page.url
    # Somebody else: another browser profile, the same server.
    browser = context.browser
    assert browser is not None
    other = browser.new_context(locale="sv-SE").new_page()
    other.goto(link)
    _goals(other, started)
    expect(other.get_by_text(f"Urval: {PRESCHOOL}")).to_be_visible()
    expect(other.get_by_label("Skola")).to_have_value(PRESCHOOL)
    other.context.close()


def test_deep_link_on_a_cold_server(page: Page, demo_folder: Path, tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    shutil.copytree(demo_folder, data_dir)
    with running_server(data_dir) as server:
        _open(page, server, "mal?skola=Bj%C3%B6rkskolan&status=Uppn%C3%A5tt&finnsinte=1")
        _goals(page, len(truth.current("Björkskolan", Status.ACHIEVED)))
        expect(page.get_by_text("Urval: Björkskolan")).to_be_visible()
        page.close()


def test_an_address_that_asks_for_what_is_not_there_says_so(
    page: Page, shared_demo_server: Server
) -> None:
    _open(page, shared_demo_server, "mal?skola=Borta&status=Klart&sida=77")
    expect(page.get_by_text("Adressen frågar efter ”Borta” och ”Klart”")).to_be_visible()
    _goals(page, len(truth.current()))


def test_import_by_command_line_shows_by_itself_on_an_open_page(
    page: Page, empty_server: Server, tmp_path: Path
) -> None:
    _open(page, empty_server)
    expect(page.get_by_text("Här är det tomt än.")).to_be_visible()
    command = [sys.executable, "-m", "sbs_data", "import", str(_bilaga(tmp_path / "ny.docx"))]
    subprocess.run(
        command, cwd=PROJECT, env=environment(empty_server.data_dir), check=True,
        capture_output=True,
    )  # fmt: skip
    expect(page.get_by_role("heading", level=2)).to_have_text(
        "I slutredovisningen utan angiven period är det enda målet uppnått.",
        timeout=30_000,  # a busy machine is no fault
    )


def test_undo_by_hand(page: Page, demo_server: Server, tmp_path: Path) -> None:
    _open(page, demo_server, "importera")
    page.locator("input[type=file]").set_input_files(_bilaga(tmp_path / "bilaga.docx"))
    page.get_by_text("Ta bort exemplet när rapporterna sparas").click()
    settle(page)
    page.get_by_role("button", name="Spara 1 rapport").click()
    expect(page.get_by_text("1 rapport är sparad, med 1 mål.")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Ångra händelse 6").click()
    expect(page.get_by_text("Ångrade händelse 6:")).to_be_visible()
    _go(page, "Mål")
    _goals(page, len(truth.current()))
