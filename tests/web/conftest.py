"""Real servers, born of one process: see :mod:`tests.browser.mother`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sbs_data import actions
from sbs_data.actions import Delmal
from sbs_data.settings import Settings
from tests.browser.driving import Mother


@pytest.fixture(scope="session")
def mother() -> Iterator[Mother]:
    """What cold servers are born of."""
    mother = Mother()
    yield mother
    mother.end()


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    """What a first start leaves, for a server to use."""
    folder = tmp_path / "data"
    actions.prepare(Delmal(Settings(folder, "prov")))
    return folder
