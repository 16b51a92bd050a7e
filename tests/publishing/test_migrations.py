"""A data folder of every earlier version opens with this one, and nothing in it is lost."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from sbs_data import actions, questions
from sbs_data.actions import Delmal
from sbs_data.publishing import publish, snapshots, standing
from sbs_data.questions import SearchSelection
from sbs_data.settings import Settings
from sbs_data.store import database, duck, journal
from tests.fixtures import make_schema

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures").glob("schema-*"))
HISTORY = ["import", "import", "answer", "undo", "undo"]
CONFIRMED = "confirm_target"
"""The act that folders have since version 2, at the end."""


SHAPE = (8, "24bd14aef5ff")
"""The version of the private database, and a digest of its tables."""


@pytest.fixture(params=FIXTURES, ids=[folder.name for folder in FIXTURES])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Delmal:
    """A copy of a folder that an older version left."""
    shutil.copytree(request.param, tmp_path / "data")
    return Delmal(Settings(tmp_path / "data", "Anna Andersson"))


def meet(old: Delmal) -> None:
    """What the first start of this version does, and its first act: it shows and looks anew."""
    (old.settings.published / publish.POINTER).unlink()
    actions.prepare(old)


def version_of(path: Path) -> int:
    with duck.reading(path, "it") as connection:
        return int(duck.rows(connection, "SELECT schema_version FROM meta")[0][0])


def test_there_is_a_folder_for_every_earlier_version() -> None:
    assert [folder.name for folder in FIXTURES] == [
        f"schema-{no}" for no in range(1, make_schema.VERSION)
    ]


def test_a_private_database_of_another_shape_is_another_version() -> None:
    plain = " ".join(re.sub(r"--.*", "", database.SCHEMA).split())
    shape = hashlib.sha256(plain.encode()).hexdigest()[:12]
    assert (database.SCHEMA_VERSION, shape) == SHAPE, (
        "sbs_data/store/private.sql has changed. With it as it was: python -m "
        "tests.fixtures.make_schema. Then raise SCHEMA_VERSION in sbs_data/store/database.py above "
        f"that folder's, and write it here with {shape}"
    )


def test_the_maker_of_such_folders_still_makes_one(tmp_path: Path) -> None:
    make_schema.main(tmp_path / "data")
    made = Delmal(Settings(tmp_path / "data", "Anna Andersson"))
    assert [act.kind for act in actions.history(made)] == [*HISTORY, CONFIRMED]
    assert snapshots.current(made.settings.published) is not None


def test_an_older_folder_opens_with_everything_in_it(old: Delmal) -> None:
    before = [act.kind for act in actions.history(old)]
    meet(old)
    pointer = snapshots.current(old.settings.published)
    assert pointer is not None
    snapshot = snapshots.open_snapshot(old.settings.published, pointer)
    reports = snapshot.query("SELECT report_id, file FROM reports")
    claims = snapshot.query("SELECT count(*) AS n FROM claims")
    targets = snapshot.query("SELECT confirmed_by FROM stated_targets WHERE confirmed_by NOTNULL")
    found = questions.search(snapshot, SearchSelection("elev"), 1).hit_count
    snapshot.close()
    assert before == [act.kind for act in actions.history(old)]
    assert before in (HISTORY, [*HISTORY, CONFIRMED])
    assert len(reports) == 2
    with duck.reading(database.path_of(old.settings.private), "private") as connection:
        standing.attach(connection, journal.read(old.settings.private))
        answers = duck.rows(connection, "SELECT answered_school FROM standing.report ORDER BY ALL")
    assert answers == [("Lillskolan",), (None,)]
    assert claims["n"][0] > 0  # what version 1 did not look for
    assert found > 0  # by an index that was another until version 5
    assert len(targets) == before.count(CONFIRMED)
    assert actions.check(old) == []


def test_a_snapshot_of_an_older_version_is_not_shown(old: Delmal) -> None:
    record = json.loads((old.settings.published / publish.POINTER).read_text())
    is_shown = snapshots.current(old.settings.published) is not None
    ours = publish.SCHEMA_VERSION, publish.SHAPE
    assert is_shown == ((record["schema_version"], record.get("shape")) == ours)
    actions.prepare(old)
    assert snapshots.current(old.settings.published) is not None


def test_the_database_from_before_is_kept_as_it_was(old: Delmal) -> None:
    path = database.path_of(old.settings.private)
    version = version_of(path)
    acts = (old.settings.private / journal.NAME).read_bytes()
    meet(old)
    if version == database.SCHEMA_VERSION:  # only what was published is older
        assert database.set_aside(path) == []
        return
    (copy,) = database.set_aside(path)
    assert copy.name == f"delmal-version-{version}.duckdb"
    assert version_of(copy) == version
    if version < 3:  # then the acts were kept there too
        with duck.reading(copy, "it") as connection:
            count = duck.rows(connection, "SELECT count(*) FROM act")
        assert count == [(len(actions.history(old)),)]
    assert version_of(path) == database.SCHEMA_VERSION
    assert (old.settings.private / journal.NAME).read_bytes() == acts


def test_a_second_migration_keeps_both_copies(old: Delmal) -> None:
    path = database.path_of(old.settings.private)
    is_older = version_of(path) < database.SCHEMA_VERSION
    shutil.copy(path, path.with_name("igen.duckdb"))
    meet(old)
    path.with_name("igen.duckdb").replace(path)
    meet(old)
    assert len(database.set_aside(path)) == (2 if is_older else 0)
    assert actions.check(old) == []
