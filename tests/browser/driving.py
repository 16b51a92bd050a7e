"""Start the dashboard as a user does, and drive it with a real Chromium."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

from pages.parts.frame.addresses import ALL
from scripts.get_browser import find

PROJECT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
IDLE_MILLISECONDS = 30_000

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # a container's root has no user namespace to build one in
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=sv-SE",
]

# Idle: connected, the script has rested for a while, nothing is a placeholder or out of date.
# A page that looks for new data reruns a fragment every few seconds: rest, not stillness, is asked.
_IDLE = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const quiet = app
        && app.dataset.testConnectionState === 'CONNECTED'
        && app.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-testid="stAppSkeleton"], [data-testid="stSkeleton"]')
        && !document.querySelector('[data-stale="true"]');
    const now = performance.now();
    if (!quiet) { window.__quietSince = undefined; return false; }
    window.__quietSince ??= now;
    return now - window.__quietSince > 400;
}"""


@dataclass(frozen=True)
class Server:
    """A running dashboard and its data."""

    url: str
    data_dir: Path
    process: subprocess.Popen[bytes]
    log: Path

    def at(self, address: str) -> str:
        """The full address of a page."""
        return f"{self.url}/{address.lstrip('/')}"


def environment(data_dir: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """What a child process of ours sees: this test's data folder and nothing of the user's."""
    return {**os.environ, "SBS_DATA_DIR": str(data_dir), "SBS_USER": "test", **(extra or {})}


def load_demo(data_dir: Path) -> None:
    """Load the example as a user does, from the command line."""
    command = [sys.executable, "-m", "sbs_data", "demo"]
    subprocess.run(
        command,
        cwd=PROJECT,
        env=environment(data_dir),
        check=True,
        capture_output=True,
        timeout=120,
    )


@contextmanager
def running_server(data_dir: Path, main: Path | None = None) -> Iterator[Server]:
    """A cold ``streamlit run app.py`` on a free port, ready to answer; stopped afterwards."""
    port = _free_port()
    log = data_dir / "test-server.log"
    data_dir.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "streamlit", "run", str(main or PROJECT / "app.py")]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, f"--server.port={port}"],
            cwd=(main or PROJECT / "app.py").parent,
            env=environment(data_dir),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        server = Server(f"http://127.0.0.1:{port}", data_dir, process, log)
        _wait_until_ready(server)
        yield server
    finally:
        _stop(process)


def launch(playwright: Playwright) -> Browser:
    """The Chromium that ``scripts/get_browser.py`` finds, else Playwright's own."""
    path = find() or playwright.chromium.executable_path
    if not Path(path).exists():
        raise RuntimeError("no Chromium or Chrome: run scripts/get_browser.py, or set CHROME_PATH")
    return playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)


def settle(page: Page) -> None:
    """Wait until Streamlit is idle and everything on the page is drawn."""
    page.evaluate("window.__quietSince = undefined")  # how long it has rested is counted from now
    page.wait_for_function(_IDLE, timeout=IDLE_MILLISECONDS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_ready(server: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(server.at("_stcore/health"), timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{server.log.read_text(errors='replace')}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def go(page: Page, title: str) -> None:
    """Go to a page by the menu, where the window is wide enough for one."""
    section = next(address.section for address in ALL if address.title == title)
    if section:
        page.get_by_test_id("stTopNavSection").filter(has_text=section).click()
    kind = "stTopNavDropdownLink" if section else "stTopNavLink"
    named = page.get_by_text(title, exact=True)
    page.get_by_test_id(kind).filter(has=named).click()
