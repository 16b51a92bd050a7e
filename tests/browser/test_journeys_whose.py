"""From an empty folder to the claim beside the figure, in few clicks, whoever's folder it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import Server, settle
from tests.reports import word
from tests.statistics.exports import siris

OURS = ("Åskolan", "44444441", "Ydre", "0512", "Kommunal", "Ydre kommun", "2120000381")
NAMESAKE = ("Åskolan", "44444442", "Kinda", "0513", "Kommunal", "Kinda kommun", "2120000399")
PRIVATE = ("Friskolan Å", "44444443", "Kinda", "0513", "Enskild", "Åstiftelsen", "8020000000")
CLAIM = (
    "Målet var att minst 80 procent av eleverna i årskurs 9 skulle vara behöriga till gymnasiets "
    "yrkesprogram våren 2023, och det nåddes."
)
MOST_CLICKS = 5


@dataclass
class Hand:
    """Somebody's hand on the mouse, whose clicks are counted."""

    page: Page
    clicks: int = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1
        settle(self.page)

    def drop(self, paths: list[Path]) -> None:
        self.page.locator("input[type=file]").set_input_files(paths)
        self.clicks += 1
        expect(
            self.page.get_by_role("button", name=re.compile("^save Spara|^Spara"))
        ).to_be_visible()
        settle(self.page)

    def menu(self, section: str, title: str) -> None:
        self.click(self.page.get_by_test_id("stTopNavSection").filter(has_text=section))
        named = self.page.get_by_text(title, exact=True)
        self.click(self.page.get_by_test_id("stTopNavDropdownLink").filter(has=named))
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)
        settle(self.page)

    def import_all(self, server: Server, paths: list[Path]) -> None:
        self.page.goto(server.at("importera"))
        settle(self.page)
        self.drop(paths)
        self.click(self.page.get_by_role("button", name=re.compile("Spara")).first)
        expect(self.page.get_by_role("heading", name="Importerad statistik")).to_be_visible()
        settle(self.page)


@pytest.fixture
def national(tmp_path: Path) -> list[Path]:
    """Two years of a file that holds several kommuner, the namesake first."""
    years = {"2022/23": "80,4", "2024/25": "75,6"}
    paths = []
    for year, share in years.items():
        rows = [
            (*NAMESAKE, "69", "65,2", "82,6", "211,6"),
            (*OURS, "78" if share == "75,6" else "56", "67,9", share, "201,6"),
            (*PRIVATE, "40", "80", "90", "250"),
        ]
        path = tmp_path / f"slutbetyg-{year[:4]}.csv"
        path.write_bytes(siris(rows=rows, year=year))
        paths.append(path)
    return paths


def test_from_an_empty_folder_to_the_claim_beside_the_figure(
    page: Page, empty_server: Server, national: list[Path], tmp_path: Path
) -> None:
    report = tmp_path / "slutredovisning.docx"
    report.write_bytes(
        word.document(
            word.para(word.TITLE),
            word.para("Ydre kommun"),
            word.matrix({1: ["1. Läsning", "Åskolan"], 4: ["Alla läser."], 8: [CLAIM]}),
        )
    )
    hand = Hand(page)
    hand.import_all(empty_server, [report, *national])
    hand.menu("Resultat", "Gymnasiebehörighet")
    assert hand.clicks <= MOST_CLICKS
    expect(page.get_by_text(re.compile("^Urval: Åskolan, behöriga"))).to_be_visible()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("59 av 78 elever")
    expect(page.get_by_text(CLAIM).first).to_be_attached()
    main = page.get_by_test_id("stMain").inner_text()
    assert "80,4" in main, "what the claim says stands beside what the statistics show"
    assert "82,6" not in main, "another kommun's school has the same name"
    # Nothing is left to ask of the school.
    page.goto(empty_server.at("avgora"))
    settle(page)
    expect(page.get_by_text("Vilken skolenhet är skolan?")).to_have_count(0)


def test_a_kommun_starts_from_national_files_alone(
    page: Page, empty_server: Server, national: list[Path]
) -> None:
    hand = Hand(page)
    hand.import_all(empty_server, national)
    hand.menu("Resultat", "Gymnasiebehörighet")
    expect(page.get_by_role("heading", name="Vilken huvudman är ni?")).to_be_visible()
    hand.click(page.get_by_label("Kommun eller enskild huvudman"))
    hand.click(page.get_by_role("option", name="Ydre (0512)"))
    hand.click(page.get_by_role("button", name="Spara"))
    expect(page.get_by_role("heading", name="Vilken huvudman är ni?")).to_have_count(0)
    expect(page.get_by_text(re.compile("^Urval: Åskolan, behöriga"))).to_be_visible()
    settle(page)
    page.get_by_label("Skola eller kommun").click()
    expect(page.get_by_role("option")).to_have_count(1)
    assert hand.clicks <= MOST_CLICKS + 2


def test_an_enskild_huvudman_starts_from_national_files_alone(
    page: Page, empty_server: Server, national: list[Path]
) -> None:
    hand = Hand(page)
    hand.import_all(empty_server, national)
    hand.menu("Resultat", "Gymnasiebehörighet")
    whose = page.get_by_label("Kommun eller enskild huvudman")
    whose.fill("Åstiftelsen")
    whose.press("Enter")
    settle(page)
    hand.click(page.get_by_label("Era skolor, om ni är en enskild huvudman"))
    hand.click(page.get_by_role("option", name="Friskolan Å (44444443), Kinda"))
    page.keyboard.press("Escape")
    hand.click(page.get_by_role("button", name="Spara"))
    expect(page.get_by_text(re.compile("^Urval: Friskolan Å, behöriga"))).to_be_visible()
    settle(page)
    hand.menu("Resultat", "Skolor")
    expect(page.get_by_text(re.compile("Friskolan Å")).first).to_be_visible()
    assert "Åskolan" not in page.get_by_test_id("stMain").inner_text()
