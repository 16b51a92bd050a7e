"""Every measure there is, walked through every page that shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sbs_data.actions import Delmal
from sbs_data.measures import catalogue
from sbs_data.settings import Settings
from tests.pages import measure_walk


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every measure, imported from the sources that have it."""
    folder = tmp_path_factory.mktemp("every-measure")
    measure_walk.import_all(Delmal(Settings(folder, "prov")))
    return folder


@pytest.mark.parametrize("code", catalogue.measures())
def test_a_measure_is_shown_wherever_it_belongs(
    code: str, imported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SBS_DATA_DIR", str(imported))
    measure_walk.walk(code)
