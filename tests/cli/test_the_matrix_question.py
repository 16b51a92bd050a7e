"""A Word file whose table may be the matrix, from the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sbs_data.reports import isolated
from tests.actions.test_asked_in_word import TWO_ROWS
from tests.reports.word import document, para
from tests.store import kit

Run = Callable[..., Any]
WHOSE = ("--authority", "Exempelby kommun", "--period", "VT23", "--school", "Lillskolan")
READ = isolated.read_isolated


def _goals(data: Path) -> list[tuple[object, ...]]:
    return list(kit.Store.under(data).rows("SELECT status FROM goals ORDER BY goal_id"))


def test_it_is_answered_undone_and_kept_in_a_new_version(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(isolated, "read_isolated", READ)  # the program's own reader
    data = Path(os.environ["SBS_DATA_DIR"])
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    first.write_bytes(document(TWO_ROWS))
    second.write_bytes(document(para("Vi har arbetat vidare."), TWO_ROWS))
    (asked,) = json.loads(run("read", first).stdout)[0]["asked"]
    assert asked["kind"] == "matrix"

    imported = run("import", first, *WHOSE)
    assert imported.exit_code == 0, imported.output
    assert "1 tabell kunde inte läsas" in imported.stdout
    ((ref,),) = kit.Store.under(data).rows("SELECT question_ref FROM asked_questions")
    assert _goals(data) == []

    told = run("decide", "question", ref, "matrix")
    assert told.exit_code == 0, told.output
    assert "är matrisen" in told.stdout
    assert _goals(data) == [("achieved",), ("started",)]

    assert run("undo").exit_code == 0
    assert _goals(data) == []
    assert run("decide", "question", ref, "matrix").exit_code == 0

    assert run("import", first, *WHOSE).exit_code == 0
    newer = run("import", second, *WHOSE, "--replaces", "a.docx")
    assert newer.exit_code == 0, newer.output
    assert _goals(data) == [("achieved",), ("started",)]
    assert run("check").exit_code == 0
    assert run("rebuild").exit_code == 0
    assert _goals(data) == [("achieved",), ("started",)]
