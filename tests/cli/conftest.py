"""The command line in this process, on a store of its own, with the stand-in for the reader."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sbs_data import logs
from sbs_data.cli import PROGRAM, cli
from sbs_data.reports import isolated
from tests.store import kit

Run = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder that the commands use."""
    folder = tmp_path / "data"
    monkeypatch.setenv("SBS_DATA_DIR", str(folder))
    monkeypatch.setenv("SBS_USER", "Anna Andersson")
    monkeypatch.setattr(isolated, "read_isolated", kit.read)
    yield folder
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, logs._LogFile)]:
        root.removeHandler(handler)
        handler.close()


@pytest.fixture
def run(data: Path) -> Run:
    """Run a command: ``run("import", path)``."""
    assert data
    return lambda *args: CliRunner().invoke(cli, [str(arg) for arg in args], prog_name=PROGRAM)


@pytest.fixture
def word(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of hand-made content: ``word("a.docx", authority="X")``."""

    def write(name: str, **said: object) -> Path:
        path = tmp_path / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(kit.document(name=name, **said))
        return path

    return write
