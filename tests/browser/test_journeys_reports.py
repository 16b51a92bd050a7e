"""Reading across the reports: search, places, initiatives, and filters that come along."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import Server, go, settle


def _open(page: Page, server: Server, address: str) -> None:
    page.goto(server.at(address))
    settle(page)


def _menu(page: Page, title: str) -> None:
    go(page, title)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    settle(page)


def _follow(page: Page, name: str | re.Pattern[str], address: str) -> None:
    page.get_by_role("link", name=name).first.click()
    page.wait_for_url(f"**/{address}*")
    settle(page)


def _count(page: Page, of_what: str) -> int:
    heading = page.get_by_role("heading", name=re.compile(rf"^\d+ {of_what}"))
    expect(heading).to_be_visible()
    return int(heading.inner_text().split()[0])


def _top(field: Locator) -> float:
    box = field.bounding_box()
    assert box is not None
    return box["y"]


def test_search_a_word_open_its_passage_and_the_goal(
    page: Page, shared_demo_server: Server
) -> None:
    _open(page, shared_demo_server, "rapporter")
    page.get_by_label("Sök i rapporterna").fill("frånvaro")
    hits = _count(page, "träffar")
    settle(page)
    page.get_by_label("Del av rapporten").click()
    page.get_by_role("option", name="Mål", exact=True).click()
    expect(page.get_by_text("delen mål")).to_be_visible()
    settle(page)
    assert 0 < _count(page, "träff") < hits
    words = page.get_by_test_id("stMain").locator("strong", has_text=re.compile("rånvaro")).first
    expect(words).to_be_visible()
    _follow(page, "Läs träff 1 i rapporten", "rapporten?rapport=r-")
    assert "plats=" in page.url
    _follow(page, re.compile(r"Öppna mål \d"), "malet?mal=r-")
    expect(page.get_by_role("heading", name="Lärdomar")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("rånvaro"))


def test_a_hit_is_left_for_the_list_as_it_was(page: Page, shared_demo_server: Server) -> None:
    _open(page, shared_demo_server, "rapporter?sok=fr%C3%A5nvaro&traffsida=2")
    _follow(page, "Läs träff 21 i rapporten", "rapporten?")
    _follow(page, "Till listan med rapporter", "rapporter?")
    expect(page.get_by_role("link", name="Läs träff 21 i rapporten")).to_be_visible()
    assert "sok=fr" in page.url


def test_filters_come_along_by_the_menu_by_a_link_and_by_the_way_back(
    page: Page, shared_demo_server: Server
) -> None:
    _open(page, shared_demo_server, "mal")
    page.get_by_label("Skola", exact=True).click()
    page.get_by_role("option").first.click()
    settle(page)
    school = page.get_by_label("Skola", exact=True).input_value()
    line = page.get_by_text(f"Urval: {school}")
    expect(line).to_be_visible()
    for title in ("Insatser", "Importera", "Rapporter", "Lägesbild"):
        _menu(page, title)
        if title != "Importera":
            expect(line).to_be_visible()
            assert "skola=" in page.url, "the address is a link to the view"
    _follow(page, re.compile("^Visa "), "mal?")
    expect(line).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lägesbild")
    settle(page)
    expect(line).to_be_visible()
    page.get_by_role("button", name="Rensa filter").click()
    expect(page.get_by_text("Urval: alla skolor")).to_be_visible()
    settle(page)
    assert "skola=" not in page.url


def test_an_initiative_is_followed_back_through_its_redovisningar(
    page: Page, shared_demo_server: Server
) -> None:
    _open(page, shared_demo_server, "insatser")
    _follow(page, "Öppna insats 1", "insatsen?insats=")
    latest = page.url
    page.get_by_role("link", name=re.compile("Öppna Delredovisning")).first.click()
    expect(page.get_by_text("En senare redovisning tar upp samma insats.")).to_be_visible()
    settle(page)
    assert page.url != latest, "an opened account has an address of its own"
    page.go_back()
    expect(page.get_by_text("En senare redovisning tar upp samma insats.")).to_have_count(0)
    settle(page)
    assert page.url == latest


def test_expected_and_seen_stand_beside_each_other_and_below_on_a_phone(
    page: Page, shared_demo_server: Server
) -> None:
    _open(page, shared_demo_server, "insatser?las=V%C3%A4ntat+och+sett")
    expected = page.get_by_text("Det här väntade man sig").first
    seen = page.get_by_text("Det här har man sett").first
    left, right = expected.bounding_box(), seen.bounding_box()
    assert left is not None
    assert right is not None
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]
    page.set_viewport_size({"width": 390, "height": 900})
    settle(page)
    above, below = expected.bounding_box(), seen.bounding_box()
    assert above is not None
    assert below is not None
    assert above["x"] == below["x"]
    assert above["y"] < below["y"]


def test_writing_in_the_search_moves_nothing(page: Page, shared_demo_server: Server) -> None:
    _open(page, shared_demo_server, "rapporter")
    field = page.get_by_label("Sök i rapporterna")
    before = _top(field)
    field.fill("frånvaro")
    _count(page, "träffar")
    settle(page)
    assert _top(field) == before
    expect(field).to_be_focused()
    field.fill("zebrafink")
    expect(page.get_by_role("heading", name="Inga träffar")).to_be_visible()
    settle(page)
    assert _top(field) == before
    expect(field).to_be_focused()
