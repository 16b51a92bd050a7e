"""Finding a browser for the tests: what is there is used, what does not start is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts import get_browser


def program(folder: Path, name: str, says: str, code: int = 0) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with nothing but a shell, that never installs anything."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr(get_browser, "playwrights_own", lambda: None)
    monkeypatch.setattr(get_browser, "_run", lambda _: pytest.fail("would have installed"))


def test_a_browser_on_the_path_is_found(tmp_path: Path) -> None:
    chrome = program(tmp_path, "google-chrome", "Google Chrome 150")
    assert get_browser.get() == str(chrome)


def test_a_stub_that_only_tells_of_a_snap_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path, "chromium-browser", "install the snap", code=1)
    chrome = program(tmp_path, "google-chrome", "Google Chrome 150")
    assert get_browser.find() == str(chrome)


def test_a_named_browser_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "chromium", "Chromium 150")
    mine = program(tmp_path, "mine", "Chromium 151")
    monkeypatch.setenv("CHROME_PATH", str(mine))
    assert get_browser.find() == str(mine)


def test_a_named_browser_that_does_not_start_is_said_and_nothing_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(tmp_path, "chromium", "Chromium 150")
    monkeypatch.setenv("CHROME_PATH", "/nowhere/chrome")
    assert get_browser.main() == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "/nowhere/chrome, which does not start" in said.err


def test_debians_package_goes_before_playwrights_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(tmp_path, "apt-get", "")
    commands: list[list[str]] = []

    def run(command: list[str]) -> bool:
        commands.append(command)
        if "install" in command:
            program(tmp_path, "chromium", "Chromium 150")
        return True

    monkeypatch.setattr(get_browser, "_run", run)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert get_browser.main() == 0
    assert [command[:2] for command in commands] == [["apt-get", "update"], ["apt-get", "install"]]
    said = capsys.readouterr()
    assert said.out.strip() == str(tmp_path / "chromium")
    assert "Installed Debian's package chromium" in said.err


def test_without_root_playwrights_own_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "apt-get", "")
    commands: list[list[str]] = []

    def run(command: list[str]) -> bool:
        commands.append(command)
        return False

    monkeypatch.setattr(get_browser, "_run", run)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert get_browser.main() == 1
    assert [command[1:] for command in commands] == [["-m", "playwright", "install", "chromium"]]
