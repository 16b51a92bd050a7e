"""Data folders to draw pages from, and a page as a visitor meets it: through the front door."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from sbs_data import actions
from sbs_data.actions import Delmal
from sbs_data.settings import Settings
from tests.pages import three_reports
from tests.pages.made_up import OpenPage, follow_link, hostile_report, import_made_up
from tests.questions.world import HOSTILE


@pytest.fixture(autouse=True, scope="session")
def components_looked_for_once() -> Iterator[None]:
    """Each ``AppTest`` looks through every installed package for components, a server but once."""
    found = cache(manifest_scanner.scan_component_manifests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


@pytest.fixture(autouse=True, scope="session")
def waiting_at_rest() -> Iterator[None]:
    """``AppTest`` looks every millisecond whether a page is drawn, on the same processor."""
    look = local_script_runner.require_widgets_deltas

    def wait(runner: LocalScriptRunner, timeout: float = 3) -> None:
        assert runner._script_thread is not None
        runner._script_thread.join(timeout)
        look(runner, timeout)  # at once where it is drawn

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for each test, nothing in it.

    What one test drew is kept for the next, as from one visitor to another: under its own folder
    and snapshot.
    """
    monkeypatch.setenv("SBS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("SBS_USER", "prov")
    return tmp_path


@pytest.fixture
def open_page() -> OpenPage:
    """Open a page by its address, with parameters as a link has them."""
    return follow_link


@pytest.fixture(scope="session")
def three_reports_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world of ``three_reports``, imported once: look, don't change."""
    folder = tmp_path_factory.mktemp("three-reports")
    three_reports.import_them(Delmal(Settings(folder, "prov")))
    return folder


@pytest.fixture
def world(
    data_dir: Path,  # noqa: ARG001 (which would else point elsewhere)
    three_reports_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pages drawn from ``three_reports``."""
    monkeypatch.setenv("SBS_DATA_DIR", str(three_reports_folder))


@pytest.fixture(scope="session")
def demo_with_targets(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, with a målvärde for two of its schools: look, don't change."""
    folder = tmp_path_factory.mktemp("demo-with-targets")
    shutil.copytree(example_folder, folder, dirs_exist_ok=True)
    delmal = Delmal(Settings(folder, "prov"))
    for code in ("99010102", "99010201"):
        target = actions.NewTarget("eligible_vocational", "school", code, 80.0)
        actions.set_target(delmal, target, "Beslut i nämnden.")
    return folder


@pytest.fixture
def demo(
    data_dir: Path,  # noqa: ARG001 (which would else point elsewhere)
    demo_with_targets: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Pages drawn from the example with its målvärden."""
    monkeypatch.setenv("SBS_DATA_DIR", str(demo_with_targets))


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, loaded once: look, don't change."""
    folder = tmp_path_factory.mktemp("example")
    actions.load_example(Delmal(Settings(folder, "prov")))
    return folder


@pytest.fixture
def example(example_folder: Path) -> Delmal:
    """The example, loaded: a copy of its own."""
    return _copy(example_folder)


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The world of ``hostile``, imported once."""
    folder = tmp_path_factory.mktemp("hostile")
    reports = (hostile_report(text) for text in HOSTILE)
    import_made_up(Delmal(Settings(folder, "prov")), *reports)
    return folder


@pytest.fixture
def hostile(hostile_folder: Path) -> Delmal:
    """One report for each hostile text, which stands wherever a report's text can stand."""
    return _copy(hostile_folder)


def _copy(folder: Path) -> Delmal:
    delmal = Delmal.load()
    shutil.copytree(folder, delmal.settings.data_dir, dirs_exist_ok=True)
    return delmal
