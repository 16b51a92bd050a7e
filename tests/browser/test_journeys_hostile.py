"""Hostile report text on every page: seen as the characters it is, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from sbs_data.actions import Delmal
from sbs_data.settings import Settings
from tests.browser.driving import Mother, Server, settle
from tests.pages.made_up import hostile_report, import_made_up
from tests.questions.world import HOSTILE

JOINER = "\u2060"
"""Has no width; the escaping puts it where a backslash does not help."""

# What only markup could have made: of these there may be none in what a page shows.
_MADE_BY_MARKUP = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    const found = [...main.querySelectorAll('script, .katex, del, em, code, [href^="javascript"]')];
    const links = [...main.querySelectorAll('a[href]')].filter(a => a.host !== location.host);
    const coloured = [...main.querySelectorAll('[style*="color"]')]
        .filter(e => e.textContent.trim() === 'x');
    const bold = [...main.querySelectorAll('b, strong')]
        .filter(e => /^(b|fet)$/.test(e.textContent));
    return [...found, ...links, ...coloured, ...bold].map(e => e.outerHTML);
}"""


@pytest.fixture(scope="module")
def server(mother: Mother, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data_dir: Path = tmp_path_factory.mktemp("hostile")
    import_made_up(Delmal(Settings(data_dir, "prov")), *(hostile_report(text) for text in HOSTILE))
    with mother.serve(data_dir) as running:
        yield running


def _words(page: Page) -> str:
    words: str = page.evaluate("document.querySelector('[data-testid=\"stMain\"]').innerText")
    drawn: str = page.evaluate(
        "[...document.querySelectorAll('.annotation-text')].map(e => e.textContent).join('\\n')"
    )
    return f"{words}\n{drawn}".replace(JOINER, "").replace("\u00a0", " ")


@pytest.mark.parametrize("address", ["", "mal", "insatser", "rapporter", "importera"])
def test_hostile_text_is_seen_as_it_is(page: Page, server: Server, address: str) -> None:
    page.goto(server.at(address))
    settle(page)
    _open_everything(page)
    words = _words(page)
    seen = [text for text in HOSTILE if text in words]
    if address in ("mal", "insatser", "rapporter"):  # a page of them
        assert len(seen) > len(HOSTILE) / 2
    else:
        assert seen == list(HOSTILE)
    assert page.evaluate(_MADE_BY_MARKUP) == []


def test_options_of_a_filter_are_the_characters_they_are(page: Page, server: Server) -> None:
    page.goto(server.at("mal"))
    settle(page)
    page.get_by_label("Skola").click()
    page.get_by_role("option").first.wait_for()
    options = [option.inner_text() for option in page.get_by_role("option").all()]
    assert set(options) == set(HOSTILE)


def test_an_opened_goal_is_the_characters_it_is(page: Page, server: Server) -> None:
    page.goto(server.at("mal"))
    settle(page)
    page.get_by_role("link", name="Öppna mål 1", exact=True).click()
    page.get_by_role("heading", name="Lärdomar").wait_for()
    settle(page)
    heading = page.get_by_role("heading", level=1).inner_text().replace(JOINER, "")
    assert heading in {f"{text}{more}" for text in HOSTILE for more in ("", " 2")}
    assert page.evaluate(_MADE_BY_MARKUP) == []


def _open_everything(page: Page) -> None:
    page.evaluate(
        "document.querySelectorAll('details:not([open]) > summary').forEach(s => s.click())"
    )
    page.wait_for_timeout(500)
