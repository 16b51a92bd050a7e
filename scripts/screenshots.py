"""Take a picture of every page: light and dark, phone, laptop and big screen, demo and empty.

``python -m scripts.screenshots FOLDER``
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from pages.parts.frame.addresses import ALL
from tests.browser.driving import Server, launch, load_demo, running_server, settle

WIDTHS = (390, 1024, 1600)
SCHEMES = ("light", "dark")
HEIGHT = 900


def main(folder: Path) -> None:
    """All pictures, into the folder: ``demo-mal-dark-390.png``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = launch(playwright)
        for name in ("demo", "empty"):
            data_dir = Path(temporary) / name
            if name == "demo":
                load_demo(data_dir)
            with running_server(data_dir) as server:
                _take(browser, server, folder, name)
        browser.close()


def _take(browser: Browser, server: Server, folder: Path, name: str) -> None:
    for scheme in SCHEMES:
        for width in WIDTHS:
            context = browser.new_context(
                locale="sv-SE",
                timezone_id="Europe/Stockholm",
                viewport={"width": width, "height": HEIGHT},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page = context.new_page()
            for address in ALL:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                page.goto(server.at(address.path))
                settle(page)
                # Streamlit scrolls inside the page: as tall a window as the content shows it all.
                tall = page.get_by_test_id("stMain").evaluate("e => e.scrollHeight")
                page.set_viewport_size({"width": width, "height": max(HEIGHT, int(tall))})
                settle(page)
                file = folder / f"{name}-{address.path}-{scheme}-{width}.png"
                page.screenshot(path=file, full_page=True)
                print(file)
            context.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m scripts.screenshots FOLDER")
    main(Path(sys.argv[1]))
