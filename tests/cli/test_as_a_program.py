"""The command line as its own process: real streams, a real reader, odd locales."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def run(folder: Path, *args: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "sbs_data", *(str(arg) for arg in args)],
        cwd=PROJECT,
        env={**os.environ, "SBS_DATA_DIR": str(folder / "data"), **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_a_terminal_that_lacks_a_character_still_gets_its_answer(tmp_path: Path) -> None:
    (tmp_path / "rött.docx").write_bytes(b"")
    plain = {"PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}
    told = run(tmp_path, "read", tmp_path / "rött.docx", **plain)
    assert told.returncode == 1
    assert json.loads(told.stdout)[0]["file"] == "rött.docx"
    assert json.loads(told.stdout)[0]["error"]["message"].startswith("”rött.docx”")
    assert told.stderr.startswith("?rött.docx?".encode("latin-1"))


def test_misuse_is_exit_code_2(tmp_path: Path) -> None:
    told = run(tmp_path, "import")
    assert told.returncode == 2
    assert told.stdout == b""


def test_serving_on_a_taken_port_says_so(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = run(tmp_path, "serve", "--port", taken.getsockname()[1])
    assert told.returncode == 1
    assert "Är översikten redan igång?" in told.stderr.decode()
