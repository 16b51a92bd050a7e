"""``read``: one JSON array, in the order given, and nothing imported."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from sbs_data.cli import paths
from sbs_data.store import archive

Word = Callable[..., Path]
Run = Callable[..., Any]


def test_an_object_per_file_in_order_and_the_rest_on_standard_error(
    run: Run, word: Word, tmp_path: Path, data: Path
) -> None:
    broken = tmp_path / "bild.docx"
    broken.write_bytes(b"\x89PNG")
    result = run(
        "read", word("b.docx", authority="Å"), broken, tmp_path, "nix.docx", word("a.docx")
    )
    objects = json.loads(result.stdout)
    assert [o["file"] for o in objects] == [
        "b.docx",
        "bild.docx",
        tmp_path.name,
        "nix.docx",
        "a.docx",
    ]
    assert objects[0]["authority"] == "Å"
    assert objects[0]["initiatives"][0]["goals"][0]["status"] == "achieved"
    assert objects[1] == {
        "file": "bild.docx",
        "sha256": sha256(b"\x89PNG").hexdigest(),
        "error": {"code": "not_word", "message": "”bild.docx” är ingen Word-fil."},
    }
    assert [o.get("error", {}).get("code") for o in objects] == [
        None,
        "not_word",
        "is_folder",
        "not_found",
        None,
    ]
    assert objects[3]["sha256"] is None
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 3
    assert not (data / "published").exists()
    assert not (data / "private" / "journal.jsonl").exists()


def test_good_files_alone_leave_standard_error_empty(run: Run, word: Word) -> None:
    result = run("read", word("a.docx"))
    assert result.exit_code == 0
    assert result.stderr == ""
    assert len(json.loads(result.stdout)) == 1


def test_a_file_beyond_all_limits_is_not_read_whole(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "MAX_FILE_BYTES", 10)
    big = tmp_path / "stor.docx"
    big.write_bytes(b"x" * 1000)
    assert len(paths.content_of(big)) == 11
    told = json.loads(run("read", big).stdout)
    assert told[0]["sha256"] == archive.digest(b"x" * 1000)
