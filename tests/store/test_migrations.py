"""A data folder of every earlier version opens with this one, and nothing in it is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sbs_data import actions
from sbs_data.settings import Settings
from sbs_data.store import database, duck, publish, snapshots

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("schema-*"))
HISTORY = ["import", "import", "answer", "undo", "undo"]


@pytest.fixture(params=FIXTURES, ids=[folder.name for folder in FIXTURES])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """A copy of a folder that an older version left."""
    shutil.copytree(request.param, tmp_path / "data")
    return Settings(tmp_path / "data", "Anna Andersson")


def version_of(path: Path) -> int:
    with duck.writer(path, "it") as connection:
        return int(duck.rows(connection, "SELECT schema_version FROM meta")[0][0])


def test_there_is_a_folder_for_every_earlier_version() -> None:
    assert [folder.name for folder in FIXTURES] == [
        f"schema-{no}" for no in range(1, database.SCHEMA_VERSION)
    ]


def test_an_older_folder_opens_with_everything_in_it(old: Settings) -> None:
    before = [act.kind for act in actions.history(old)]
    assert snapshots.current(old.published) is None  # none that this version can show
    actions.prepare(old)
    pointer = snapshots.current(old.published)
    assert pointer is not None
    snapshot = snapshots.open_snapshot(old.published, pointer)
    reports = snapshot.query("SELECT report_id, file FROM reports")
    claims = snapshot.query("SELECT count(*) AS n FROM claims")
    snapshot.close()
    assert before == HISTORY == [act.kind for act in actions.history(old)]
    assert len(reports) == 2
    with duck.writer(database.path_of(old.private), "it") as connection:
        answers = duck.rows(connection, "SELECT answered_school FROM report ORDER BY ALL")
    assert answers == [("Lillskolan",), (None,)]
    assert claims["n"][0] > 0  # what the older version did not look for
    assert actions.check(old) == []


def test_the_database_from_before_is_kept_as_it_was(old: Settings) -> None:
    path = database.path_of(old.private)
    version = version_of(path)
    journal = (old.private / "journal.jsonl").read_bytes()
    actions.prepare(old)
    (copy,) = database.set_aside(path)
    assert copy.name == f"delmal-version-{version}.duckdb"
    assert version_of(copy) == version
    with duck.writer(copy, "it") as connection:
        assert duck.rows(connection, "SELECT count(*) FROM act") == [(len(HISTORY),)]
    assert version_of(path) == database.SCHEMA_VERSION
    assert (old.private / "journal.jsonl").read_bytes() == journal


def test_a_second_migration_keeps_both_copies(old: Settings) -> None:
    path = database.path_of(old.private)
    shutil.copy(path, path.with_name("igen.duckdb"))
    actions.prepare(old)
    path.with_name("igen.duckdb").replace(path)
    (old.published / publish.POINTER).unlink()
    actions.prepare(old)
    assert len(database.set_aside(path)) == 2
    assert actions.check(old) == []
