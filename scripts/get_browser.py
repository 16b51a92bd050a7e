"""Find a Chromium or Chrome for the browser tests; get one where there is none.

Prints the program's path on standard output and what it did on standard error. Getting one means
Debian's package when it may, Playwright's own otherwise.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_START_SECONDS = 60


def find() -> str | None:
    """The first browser that starts: ``CHROME_PATH``, else one on the PATH."""
    named = os.environ.get("CHROME_PATH")
    if named:
        return named if _starts(named) else None
    on_path = (shutil.which(name) for name in NAMES)
    return next((path for path in on_path if path and _starts(path)), None)


def playwrights_own() -> str | None:
    """The browser that Playwright once downloaded. Not to be asked while Playwright is running."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if _starts(path) else None


def get() -> str | None:
    """As :func:`find`, and when nothing is found, install one."""
    found = find() or (None if os.environ.get("CHROME_PATH") else playwrights_own())
    if found:
        _say(f"Using the browser that is here: {found}")
        return found
    if os.environ.get("CHROME_PATH"):
        _say(f"CHROME_PATH is {os.environ['CHROME_PATH']}, which does not start.")
        return None
    for what, install in (
        ("Debian's package chromium", _debian),
        ("Playwright's own", _playwright),
    ):
        _say(f"No Chromium or Chrome is here; trying {what}.")
        if install():
            found = find() or playwrights_own()
            if found:
                _say(f"Installed {what}: {found}")
                return found
    return None


def _starts(path: str) -> bool:
    """True when the program is there and is a browser (Ubuntu's may be a note about a snap)."""
    try:
        answer = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=_START_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and "Chrom" in answer.stdout


def _debian() -> bool:
    if shutil.which("apt-get") is None:
        return False
    rights = _rights()
    if rights is None:
        _say("apt-get needs root, and sudo asks for a password.")
        return False
    package = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    return _run([*rights, "apt-get", "update"]) and _run([*rights, *package])


def _rights() -> list[str] | None:
    """What to put before a command that needs root; None when it can't be had."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _run(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _playwright() -> bool:
    return _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _run(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, stdout=sys.stderr, env=environment, check=False)
    except OSError as error:
        _say(f"{command[0]}: {error}")
        return False
    return done.returncode == 0


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def main() -> int:
    path = get()
    if path is None:
        _say(
            "No browser could be found or installed. Install Chromium or Chrome, or say where one "
            "is: CHROME_PATH=/path/to/chrome make test"
        )
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
