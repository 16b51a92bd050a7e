"""A store of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.kit import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.under(tmp_path / "data")
