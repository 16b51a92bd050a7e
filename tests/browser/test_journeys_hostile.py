"""Hostile report text on every page: seen as the characters it is, and nothing more."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sbs_data.actions import Delmal
from sbs_data.settings import Settings
from tests.browser.driving import Mother, Server, settle
from tests.pages.made_up import hostile_report, import_made_up
from tests.questions.world import HOSTILE
from tests.statistics import hostile
from tests.web.tabs import drawn, tab

_MOST_SECONDS = 10.0
"""A page for another visitor on a busy machine; on an idle one it takes less than one."""

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


BLOWS = (
    *("a far corner in small letters", "eight digits", "a part in other letters", "no data"),
    *("two parts of one name", "two sheets of one name", "a long text in many cells"),
)


def _files_that_hurt(folder: Path) -> list[Path]:
    made = {
        **{f"{name}.xlsx": hostile.WORKBOOKS[name]() for name in BLOWS},
        "en rad.csv": b";" * 20_000_000,
        "tomma rader.csv": b"\n" * 20_000_000,
        "djup.json": b"[" * 5_000_000,
        "år.json": hostile.kolada(period=99999999999999999999),
        "djup.docx": b"PK\x03\x04" + b"\0" * 5_000_000,
    }
    paths = []
    for name, content in made.items():
        paths.append(folder / name)
        paths[-1].write_bytes(content)
    return paths


def test_files_made_to_hurt_are_refused_and_other_visitors_are_served_meanwhile(
    page: Page, empty_server: Server, tmp_path: Path
) -> None:
    files = _files_that_hurt(tmp_path)
    done = threading.Event()
    waited: list[float] = []

    def visit() -> None:
        while not done.is_set():
            began = time.monotonic()
            with tab(empty_server) as socket:
                drawn(socket)
            waited.append(time.monotonic() - began)
            time.sleep(0.2)

    page.goto(empty_server.at("importera"))
    settle(page)
    with ThreadPoolExecutor(1) as beside:
        visiting = beside.submit(visit)
        try:
            page.locator("input[type=file]").set_input_files(files)
            refusals = page.get_by_test_id("stAlert")
            expect(refusals).to_have_count(len(files), timeout=60_000)
            told = refusals.all_inner_texts()
        finally:
            done.set()
        visiting.result()
    for file in files:
        assert any(f"”{file.name}”" in words for words in told), told
    assert not [words for words in told if "fel i programmet" in words]
    assert len(waited) > 1
    assert max(waited) < _MOST_SECONDS
