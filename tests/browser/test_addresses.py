"""Every address works on a server that has just started, and passes the front door first."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from pages.parts.frame.addresses import ALL, LAGESBILD
from tests.browser.driving import Server, settle

MENU = [LAGESBILD.title, *dict.fromkeys(address.section for address in ALL if address.section)]
_ENTRIES = '[data-testid="stTopNavLink"], [data-testid="stTopNavSection"]'


def menu_of(page: Page) -> list[str]:
    entries = page.get_by_test_id("stTopNav").locator(_ENTRIES).all_inner_texts()
    return [words.strip().splitlines()[-1] for words in entries]


def opened(page: Page, section: str) -> list[str]:
    """The pages of a section, once it has been opened."""
    page.get_by_test_id("stTopNavSection").filter(has_text=section).click()
    links = page.get_by_test_id("stTopNavDropdownLink")
    expect(links.first).to_be_visible()
    return [words.strip().splitlines()[-1] for words in links.all_inner_texts()]


@pytest.mark.parametrize("path", ["", *(address.path for address in ALL)])
def test_a_cold_server_opens_the_page_that_was_asked_for(
    path: str, page: Page, empty_server: Server
) -> None:
    asked = next((address for address in ALL if address.path == path), LAGESBILD)
    page.goto(empty_server.at(f"{path}?kvar=ja"))
    settle(page)
    # The menu is drawn by the front door and by nothing else.
    assert menu_of(page) == MENU
    if asked.in_menu:
        if asked.section:
            assert opened(page, asked.section) == [
                other.title for other in ALL if other.section == asked.section and other.in_menu
            ]
        expect(page.locator("[aria-current=page]")).to_contain_text(asked.title)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert "kvar=ja" in page.url


def test_the_start_pages_own_name_leads_to_it_with_its_view(
    page: Page, shared_empty_server: Server
) -> None:
    page.goto(shared_empty_server.at("lagesbild?skola=x"))
    settle(page)
    assert page.url == shared_empty_server.at("?skola=x")


def test_an_unknown_address_says_so_in_swedish_and_leads_to_the_start_page(
    page: Page, console: list[str], shared_empty_server: Server
) -> None:
    answer = page.goto(shared_empty_server.at("finns-inte?skola=x"))
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Sidan finns inte")
    assert [words for words in console if "404" not in words] == []
    console.clear()
    page.get_by_role("link", name="Till startsidan").click()
    settle(page)
    assert menu_of(page) == MENU
