"""On a phone: are we reaching our goals, and where not? Five touches, no typing, no pinching."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from sbs_data.model import Status
from tests.browser.driving import Server, settle
from tests.example import truth

TOUCHES = 5
SCREEN = {"width": 390, "height": 844}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor's phone."""
    context = browser.new_context(
        locale="sv-SE",
        timezone_id="Europe/Stockholm",
        viewport={"width": SCREEN["width"], "height": SCREEN["height"]},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
    )
    yield context
    context.close()


class Finger:
    """Touches, counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.touches = 0

    def touch(self, what: Locator) -> None:
        what.scroll_into_view_if_needed()
        what.tap()
        self.touches += 1
        settle(self.page)


def test_are_we_reaching_our_goals_and_where_not(page: Page, shared_demo_server: Server) -> None:
    every, achieved = len(truth.counted()), len(truth.counted(Status.ACHIEVED))
    started = len(truth.current(status=Status.STARTED))
    page.goto(shared_demo_server.at(""))
    settle(page)
    finger = Finger(page)

    headline = page.get_by_role("heading", level=2).first
    expect(headline).to_contain_text(f"{achieved} av {every} mål uppnådda")
    box = headline.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < SCREEN["height"], "answered before any touch or scroll"

    finger.touch(page.get_by_role("link", name="Visa påbörjade"))
    expect(page.get_by_role("heading", name=f"{started} mål i urvalet")).to_be_visible()
    finger.touch(page.get_by_role("link", name="Öppna mål 1", exact=True))
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text("Påbörjat").first).to_be_visible()
    expect(main.get_by_text("Skola:")).to_be_visible()
    expect(main.get_by_role("heading", name="Vad som inte har uppnåtts")).to_be_attached()
    finger.touch(page.get_by_role("link", name="Till listan med mål"))
    assert finger.touches <= TOUCHES


def test_nothing_is_wider_than_the_phone(page: Page, shared_demo_server: Server) -> None:
    for path in ("", "mal", "insatser", "rapporter", "avgora"):
        page.goto(shared_demo_server.at(path))
        settle(page)
        width = page.get_by_test_id("stMain").evaluate("e => e.scrollWidth")
        assert width <= SCREEN["width"], path
