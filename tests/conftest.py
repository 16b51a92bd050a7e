"""What every test has: a data folder of its own, and no way to the real one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from sbs_data import language
from sbs_data.settings import Settings, load

hypothesis_settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis_settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Quick tests first, those with a browser last: it holds the thread's event loop to the end."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(autouse=True, scope="session")
def one_dictionary() -> Iterator[None]:
    """Each import reads the dictionary and lets go of it again: here it is read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "let_go", lambda: None)
        yield


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """``SBS_DATA_DIR`` points into the test's own folder, so that no test touches ``data/``."""
    folder = tmp_path / "sbs"
    monkeypatch.setenv("SBS_DATA_DIR", str(folder))
    monkeypatch.setenv("SBS_USER", "test")
    return folder


@pytest.fixture
def settings(data_dir: Path) -> Settings:
    """Settings as they are read in this test."""
    loaded = load()
    assert loaded.data_dir == data_dir
    return loaded
