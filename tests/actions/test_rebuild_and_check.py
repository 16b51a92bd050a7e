"""The database is what the journal and the archive say, however it came about."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from sbs_data import actions
from sbs_data.errors import DelmalError
from sbs_data.model import Report, Told
from sbs_data.publishing import publish
from sbs_data.store import archive, database, duck, journal
from tests.store.kit import Store, document, read, report_id

ONE, TWO = document(name="Ett"), document(name="Två")
DOCUMENTS = [document(name=f"Nr {no}", schools=["A"] if no % 2 else []) for no in range(4)]


class AnyOrder(RuleBasedStateMachine):
    """Imports, answers, replacements and undos in any order; the store stays what it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.under(Path(self.folder.name))
        self.store.prepare()

    def in_force(self) -> list[str]:
        return list(self.store.ask("SELECT report_id FROM reports ORDER BY report_id")["report_id"])

    def acts(self) -> list[actions.Act]:
        return actions.history(self.store.delmal)

    @rule(no=st.integers(0, 3), period=st.sampled_from([None, "VT22", "2022/23"]))
    def bring(self, no: int, period: str | None) -> None:
        before = self.in_force()
        result = self.store.bring((f"{no}.docx", DOCUMENTS[no]), period=period)
        identity = report_id(DOCUMENTS[no])
        assert bool(result.unchanged) == (identity in before)
        assert self.in_force() == sorted({*before, identity})

    @precondition(lambda self: self.in_force())
    @rule(no=st.integers(0, 3), data=st.data())
    def replace(self, no: int, data: st.DataObject) -> None:
        before = self.in_force()
        old = data.draw(st.sampled_from(before))
        identity = report_id(DOCUMENTS[no])
        self.store.bring((f"{no}.docx", DOCUMENTS[no]), replaces=old)
        expected = before if identity in before else sorted({*before, identity} - {old})
        assert self.in_force() == expected

    @precondition(lambda self: self.in_force())
    @rule(school=st.sampled_from(["Lillskolan", "Storskolan"]), data=st.data())
    def answer(self, school: str, data: st.DataObject) -> None:
        self.store.answer(data.draw(st.sampled_from(self.in_force())), school=school)

    @precondition(lambda self: self.in_force())
    @rule(what=st.sampled_from(["status", "school", "area"]), data=st.data())
    def decide(self, what: str, data: st.DataObject) -> None:
        report = data.draw(st.sampled_from(self.in_force()))
        act, *said = {
            "status": ("decide_status", f"{report}-i1-g1", "started", f"skäl {len(self.acts())}"),
            "school": ("set_initiative_schools", f"{report}-i1", [f"Skola {len(self.acts())}"]),
            "area": ("harmonise_area", "Undervisning", f"Område {len(self.acts())}"),
        }[what]
        self.store.decide(str(act), *said)
        (kept,) = self.store.rows("SELECT is_orphaned FROM decisions ORDER BY act_no DESC LIMIT 1")
        assert kept == (False,)

    @precondition(lambda self: self.acts())
    @rule(data=st.data())
    def undo_and_redo(self, data: st.DataObject) -> None:
        standing = [act.no for act in self.acts() if act.undone_by is None]
        before = self.in_force()
        no = data.draw(st.sampled_from(standing))
        self.store.undo(no)
        if data.draw(st.booleans()):
            self.store.undo(len(self.acts()))
            assert self.in_force() == before

    def teardown(self) -> None:
        """Whatever was done: the database that grew step by step is the one built at once."""
        assert self.store.faults() == []
        assert self.store.rebuild().same
        self.folder.cleanup()


AnyOrder.TestCase.settings = settings(
    max_examples=3,
    stateful_step_count=5,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
TestAnyOrder = AnyOrder.TestCase


def test_a_lost_database_is_rebuilt_and_said_to_differ(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    database.remove(database.path_of(store.settings.private))
    assert store.rebuild() == actions.RebuildResult(reports=1, same=False)
    assert store.rebuild() == actions.RebuildResult(reports=1, same=True)
    assert store.files() == ["ett.docx"]


def test_a_garbled_database_is_refused_with_a_way_out(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    database.path_of(store.settings.private).write_bytes(b"not a database at all" * 1000)
    with pytest.raises(DelmalError, match="rebuild"):
        store.bring(("två.docx", TWO))
    assert len(store.faults()) == 1
    assert store.rebuild().same is False
    assert store.faults() == []


def test_a_changed_row_is_found(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    with duck.writer(database.path_of(store.settings.private), "delmal") as connection:
        connection.execute("UPDATE goal SET status = 'started'")
    assert store.faults() == [
        "Tabellen goal i databasen stämmer inte med journalen och arkivet. Kör ”rebuild”."
    ]


def test_a_snapshot_that_differs_is_found(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    (snapshot,) = store.settings.published.glob("*.duckdb")
    with duck.writer(snapshot, "published") as connection:
        connection.execute("UPDATE goal SET report_status = 'started'")
    (damaged,) = store.faults()
    assert "snapshot-000001.duckdb är skadat" in damaged
    pointer = store.settings.published / publish.POINTER
    sha256 = archive.digest(snapshot.read_bytes())  # as if it had been published that way
    pointer.write_text(json.dumps({**json.loads(pointer.read_text()), "sha256": sha256}))
    assert store.faults() == [
        "Tabellen goal i det publicerade underlaget stämmer inte med journalen och arkivet. "
        "Kör ”rebuild”."
    ]


def test_a_missing_or_damaged_original_is_named(store: Store) -> None:
    store.bring(("ett.docx", ONE), ("två.docx", TWO))
    archive.path_of(store.settings.private, archive.digest(ONE)).unlink()
    archive.path_of(store.settings.private, archive.digest(TWO)).write_bytes(b"x")
    missing, damaged = store.faults()
    assert missing.startswith("”ett.docx”:")
    assert "saknas" in missing
    assert damaged.startswith("”två.docx”:")
    assert "skadat" in damaged
    with pytest.raises(DelmalError):
        store.rebuild()
    assert store.files() == ["ett.docx", "två.docx"]


def test_a_store_that_was_never_used_is_clean(store: Store) -> None:
    assert store.faults() == []


def test_a_journal_that_lost_acts_never_makes_the_rest_lose_them(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    store.bring(("två.docx", TWO))
    path = store.settings.private / journal.NAME
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    with pytest.raises(DelmalError, match="slutar vid händelse 1 men händelse 2"):
        store.prepare()
    assert store.files() == ["ett.docx", "två.docx"]
    assert any("förlorat händelser" in fault for fault in store.faults())
    assert store.rebuild().same is False  # said outright: the shorter one is what counts
    assert store.files() == ["ett.docx"]
    assert store.faults() == []


def test_a_newer_database_is_refused_and_left_alone(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    path = database.path_of(store.settings.private)
    with duck.writer(path, "delmal") as connection:
        connection.execute("UPDATE meta SET schema_version = 99")
    for act in (store.rebuild, lambda: store.bring(("två.docx", TWO))):
        with pytest.raises(DelmalError, match="nyare version"):
            act()
    assert len(actions.history(store.delmal)) == 1
    assert store.files() == ["ett.docx"]


def test_an_older_database_is_set_aside_and_built_anew(store: Store) -> None:
    store.bring(("ett.docx", ONE))
    path = database.path_of(store.settings.private)
    with duck.writer(path, "delmal") as connection:
        connection.execute("UPDATE meta SET schema_version = 0")
    store.bring(("två.docx", TWO))
    assert store.files() == ["ett.docx", "två.docx"]
    assert store.faults() == []
    assert (store.settings.private / "delmal-version-0.duckdb").exists()


def test_an_original_the_reader_no_longer_takes_stops_the_rebuild(store: Store) -> None:
    store.bring(("ett.docx", ONE))

    def stricter(_content: bytes, name: str, _told: tuple[Told, ...] = ()) -> Report:
        return read(b"", name)

    with pytest.raises(DelmalError, match=r"”ett.docx” i arkivet går inte längre att läsa"):
        actions.rebuild(replace(store.delmal, reader=stricter))
    assert store.files() == ["ett.docx"]
    assert store.faults() == []
