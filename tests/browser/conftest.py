"""Servers with the demo or without, and a browser whose console must stay quiet."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from sbs_data import actions
from sbs_data.actions import Delmal
from sbs_data.settings import Settings
from tests.browser.driving import Mother, Server, launch, load_demo

# Opened at /mal, Streamlit asks for /mal/_stcore/… first, to learn whether it lives under a path.
LOOKS_FOR_ITS_SERVER = re.compile(r"/[^/]+/_stcore/(?:health|host-config)$")

expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Close the tab before its server stops, else it complains of that on its console."""
    page = getattr(item, "funcargs", {}).get("page")
    if isinstance(page, Page):
        page.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; each test has its own context."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor who has never been here: Swedish, in Stockholm, on a laptop."""
    context = browser.new_context(
        locale="sv-SE",
        timezone_id="Europe/Stockholm",
        viewport={"width": 1280, "height": 900},
        color_scheme="light",
    )
    yield context
    context.close()


@pytest.fixture
def console(context: BrowserContext) -> list[str]:
    """What the browser complained of; a test that expects a complaint clears the list."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not LOOKS_FOR_ITS_SERVER.search(message.location["url"]):
            complaints.append(message.text)

    context.on("console", listen)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    return complaints


@pytest.fixture
def page(context: BrowserContext, console: list[str]) -> Iterator[Page]:
    """An open tab. The test fails when the browser complained on its console."""
    page = context.new_page()
    yield page
    page.close()
    assert console == []


@pytest.fixture(scope="session")
def mother() -> Iterator[Mother]:
    """What cold servers are born of."""
    mother = Mother()
    yield mother
    mother.end()


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a first start leaves, made once: look, don't change."""
    folder = tmp_path_factory.mktemp("nothing")
    actions.prepare(Delmal(Settings(folder, "prov")))
    return folder


@pytest.fixture
def empty_server(tmp_path: Path, mother: Mother, empty_folder: Path) -> Iterator[Server]:
    """A cold server with nothing imported."""
    shutil.copytree(empty_folder, tmp_path / "data")
    with mother.serve(tmp_path / "data") as server:
        yield server


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, loaded once: look, don't change."""
    folder = tmp_path_factory.mktemp("demo")
    load_demo(folder)
    return folder


@pytest.fixture
def demo_server(tmp_path: Path, mother: Mother, demo_folder: Path) -> Iterator[Server]:
    """A cold server with the demo, for a test that changes the data."""
    shutil.copytree(demo_folder, tmp_path / "data")
    with mother.serve(tmp_path / "data") as server:
        yield server


@pytest.fixture(scope="session")
def shared_demo_server(
    mother: Mother, demo_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server with the demo that tests share: look, don't change."""
    data_dir = tmp_path_factory.mktemp("shared") / "data"
    shutil.copytree(demo_folder, data_dir)
    with mother.serve(data_dir) as server:
        yield server


@pytest.fixture(scope="session")
def shared_empty_server(
    mother: Mother, empty_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server with nothing imported that tests share: look, don't change."""
    data_dir = tmp_path_factory.mktemp("empty") / "data"
    shutil.copytree(empty_folder, data_dir)
    with mother.serve(data_dir) as server:
        yield server
