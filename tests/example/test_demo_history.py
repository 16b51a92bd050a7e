"""The demo's goals through time: joined where the truth says so, and nowhere else."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from sbs_data import actions, questions
from sbs_data.actions import Delmal
from sbs_data.settings import Settings
from tests.example import truth

Place = tuple[str, int, int]
"""File, table and line of a goal: what the truth and the database both know."""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """Every goal of the demo as published."""
    delmal = Delmal(Settings(Path(tmp_path_factory.mktemp("demo")), "prov"))
    actions.load_example(delmal)
    at = questions.pointer(delmal.settings.published)
    assert at is not None
    snapshot = questions.open_current(delmal.settings.published, at)
    found = snapshot.query(
        "SELECT file, place_table, place_paragraph, goal_key, is_current, status FROM goals"
    )
    snapshot.close()
    return [{str(k): v for k, v in row.items()} for row in found.to_dict("records")]


def place(row: dict[str, object]) -> Place:
    return str(row["file"]), int(str(row["place_table"])), int(str(row["place_paragraph"]))


def test_the_same_goal_has_one_key_through_its_reports(rows: list[dict[str, object]]) -> None:
    joined: dict[object, set[Place]] = defaultdict(set)
    for row in rows:
        joined[row["goal_key"]].add(place(row))
    assert sorted(map(sorted, joined.values())) == sorted(
        sorted((truth.reports()[row.report].file, row.table, row.line) for row in thread)
        for thread in truth.automatic_threads()
    )


def test_the_latest_row_counts(rows: list[dict[str, object]]) -> None:
    counted = {place(row): str(row["status"]) for row in rows if row["is_current"]}
    assert counted == {
        (truth.reports()[row.report].file, row.table, row.line): row.status.value
        for row in truth.current()
    }
