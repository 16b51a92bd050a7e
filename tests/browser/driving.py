"""Start the dashboard as a user does, and drive it with a real Chromium."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

from pages.parts.frame.addresses import ALL
from scripts.get_browser import find

PROJECT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
STOP_SECONDS = 10
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
    log: Path
    pid: int = 0

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
    port, main = _free_port(), main or PROJECT / "app.py"
    server = _server(data_dir, port)
    command = [sys.executable, "-m", "streamlit", *_arguments(main, port)]
    with server.log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=main.parent,
            env=environment(data_dir),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server = replace(server, pid=process.pid)
    try:
        _wait_until_ready(server, lambda: process.poll() is not None)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Mother:
    """A process that servers are born of, soon and cold: see :mod:`tests.browser.mother`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.mother"],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @contextmanager
    def serve(
        self,
        data_dir: Path,
        main: Path | None = None,
        *,
        options: Sequence[str] = (),
        extra: Mapping[str, str] | None = None,
        descriptors: int | None = None,
        base: str = "",
    ) -> Iterator[Server]:
        """As :func:`running_server`, with no module left to import.

        ``options`` are Streamlit's, ``extra`` is set in the environment, and ``descriptors`` is
        the most that the server may have. Raises ``RuntimeError`` with its log if it ends.
        """
        port, main = _free_port(), main or PROJECT / "app.py"
        server = _server(data_dir, port, base)
        wanted = {
            "folder": str(main.parent),
            "environment": environment(data_dir, extra),
            "log": str(server.log),
            "arguments": [*_arguments(main, port), *options],
            "descriptors": descriptors,
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(wanted) + "\n")
        self._process.stdin.flush()
        pid = int(self._process.stdout.readline())
        child = os.pidfd_open(pid)
        server = replace(server, pid=pid)
        try:
            _wait_until_ready(server, lambda: _has_ended(child, seconds=0))
            yield server
        finally:
            for end in (signal.SIGTERM, signal.SIGKILL):
                if not _has_ended(child, seconds=0):
                    signal.pidfd_send_signal(child, end)
                    _has_ended(child, seconds=STOP_SECONDS)
            os.close(child)

    def end(self) -> None:
        """No more servers."""
        self._process.communicate()


def _server(data_dir: Path, port: int, base: str = "") -> Server:
    data_dir.mkdir(parents=True, exist_ok=True)
    return Server(f"http://127.0.0.1:{port}{base}", data_dir, data_dir / "test-server.log")


def _arguments(main: Path, port: int) -> list[str]:
    return ["run", str(main), f"--server.port={port}"]


def _has_ended(child: int, seconds: float) -> bool:
    return bool(select.select([child], [], [], seconds)[0])


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


def _wait_until_ready(server: Server, has_ended: Callable[[], bool]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not has_ended():
        try:
            with urllib.request.urlopen(server.at("_stcore/health"), timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{server.log.read_text(errors='replace')}")


def go(page: Page, title: str) -> None:
    """Go to a page by the menu, where the window is wide enough for one."""
    section = next(address.section for address in ALL if address.title == title)
    if section:
        page.get_by_test_id("stTopNavSection").filter(has_text=section).click()
    kind = "stTopNavDropdownLink" if section else "stTopNavLink"
    named = page.get_by_text(title, exact=True)
    page.get_by_test_id(kind).filter(has=named).click()
