"""Reading what is published: locked down, thread by thread, and unmoved by newer snapshots."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sbs_data.errors import DelmalError
from sbs_data.publishing import publish, snapshots
from sbs_data.publishing.columns import VIEWS
from sbs_data.store import duck
from tests.store.kit import Store, document


def opened(store: Store) -> snapshots.Snapshot:
    pointer = snapshots.current(store.settings.published)
    assert pointer is not None
    return snapshots.open_snapshot(store.settings.published, pointer)


def test_nothing_is_published_before_the_first_use(store: Store) -> None:
    assert snapshots.current(store.settings.published) is None


ALWAYS_THERE = {"measures", "measure_breaks", "municipalities", "populations"}
"""What the figures can be of stands there before any figure does."""


def test_an_empty_store_publishes_every_view_empty_and_only_once(store: Store) -> None:
    store.prepare()
    store.prepare()
    pointer = snapshots.current(store.settings.published)
    assert pointer == snapshots.Pointer("snapshot-000001.duckdb", 1)
    for view in set(VIEWS) - ALWAYS_THERE:
        assert store.ask(f"FROM {view}").empty, view
    assert not store.ask("SELECT has_example FROM snapshot")["has_example"].any()


def test_an_open_snapshot_keeps_its_answers_while_many_newer_ones_come(store: Store) -> None:
    store.bring(("0.docx", document(name="0")))
    snapshot = opened(store)
    for no in range(1, 5):
        store.bring((f"{no}.docx", document(name=str(no))))
    assert not (store.settings.published / snapshot.pointer.name).exists()
    assert list(snapshot.query("SELECT file FROM reports")["file"]) == ["0.docx"]
    assert len(store.files()) == 5
    snapshot.close()


def test_the_newest_three_are_kept_and_nothing_half_built(store: Store) -> None:
    store.prepare()
    (store.settings.published / "snapshot-000009.duckdb.tmp").write_bytes(b"x")
    for no in range(4):
        store.bring((f"{no}.docx", document(name=str(no))))
    assert sorted(path.name for path in store.settings.published.iterdir()) == [
        "current.json",
        *(f"snapshot-00000{no}.duckdb" for no in (3, 4, 5)),
    ]


def test_a_snapshot_that_cannot_be_removed_stops_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.name == "snapshot-000001.duckdb":
            raise PermissionError(13, "held open")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    for no in range(4):
        store.bring((f"{no}.docx", document(name=str(no))))
    assert len(store.files()) == 4
    assert (store.settings.published / "snapshot-000001.duckdb").exists()


def test_many_threads_get_their_own_answers(store: Store) -> None:
    store.bring(("a.docx", document()))
    snapshot = opened(store)
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(
                lambda n: snapshot.query("SELECT $n + count(*) AS n FROM goals", {"n": n})["n"][0],
                range(200),
            )
        )
    assert answers == [n + 1 for n in range(200)]
    snapshot.close()


def test_a_window_over_next_to_nothing_never_fails(store: Store) -> None:
    """With two threads this breaks the instance about once in a thousand: duckdb issue 22352."""
    store.prepare()
    snapshot = opened(store)
    sql = """
        WITH one AS (SELECT i FROM range(1) t(i)),
        either AS (
            FROM one WHERE i >= 5 UNION ALL
            FROM one WHERE NOT EXISTS (FROM one WHERE i >= 5))
        SELECT i, count(*) OVER () AS of FROM either ORDER BY i LIMIT 5"""
    assert {snapshot.query(sql)["of"].item() for _ in range(3000)} == {1}
    snapshot.close()


def test_closing_waits_for_the_question_being_answered(store: Store) -> None:
    store.prepare()
    snapshot = opened(store)
    question = "SELECT count(*) AS n FROM range(30_000_000) t(i) WHERE i % 7 = 0"
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(snapshot.query, question)
        while not snapshot._asking and not answer.done():
            time.sleep(0.001)
        snapshot.close()
        assert answer.result()["n"][0] == 4_285_715
    with pytest.raises(DelmalError, match="Ladda om"):
        snapshot.query("FROM goals")


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH '/tmp/other.duckdb'",
        "COPY goals TO '/tmp/out.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '10GB'",
        "DELETE FROM report",
    ],
)
def test_sql_reaches_nothing_but_the_snapshot(store: Store, sql: str) -> None:
    store.prepare()
    snapshot = opened(store)
    with pytest.raises(duck.Error):
        snapshot.query(sql)
    snapshot.close()


def test_a_missing_or_damaged_snapshot_says_what_to_do(store: Store) -> None:
    store.prepare()
    pointer = snapshots.current(store.settings.published)
    assert pointer is not None
    path = store.settings.published / pointer.name
    path.write_bytes(b"x" * 100_000)
    with pytest.raises(DelmalError, match="rebuild"):
        snapshots.open_snapshot(store.settings.published, pointer)
    path.unlink()
    with pytest.raises(DelmalError, match="rebuild"):
        snapshots.open_snapshot(store.settings.published, pointer)
    store.prepare()
    assert store.ask("FROM goals").empty


def test_a_newer_snapshot_is_refused(store: Store) -> None:
    store.prepare()
    path = store.settings.published / publish.POINTER
    path.write_text(json.dumps({**json.loads(path.read_text()), "schema_version": 99}))
    with pytest.raises(DelmalError, match="nyare version"):
        snapshots.current(store.settings.published)


def test_a_snapshot_without_a_column_that_has_come_since_is_published_anew(store: Store) -> None:
    store.bring(("a.docx", document()))
    path = store.settings.published / publish.POINTER
    path.write_text(json.dumps({**json.loads(path.read_text()), "shape": "another"}))
    assert snapshots.current(store.settings.published) is None
    store.prepare()
    assert snapshots.current(store.settings.published) == snapshots.Pointer(
        "snapshot-000002.duckdb", 2
    )
    assert store.faults() == []


@pytest.mark.parametrize("said", ["", "{", "[]", '{"name": "../../etc/passwd"}'])
def test_a_garbled_pointer_is_written_anew(store: Store, said: str) -> None:
    store.bring(("a.docx", document()))
    (store.settings.published / publish.POINTER).write_text(said)
    assert snapshots.current(store.settings.published) is None
    store.prepare()
    assert store.files() == ["a.docx"]


def test_a_path_with_quotes_and_spaces_works(tmp_path: Path) -> None:
    store = Store.under(tmp_path / "Anna's data å")
    store.bring(("a.docx", document()))
    assert store.files() == ["a.docx"]
