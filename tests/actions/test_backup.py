"""One file that everything comes back from, and that nothing else is taken for."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sbs_data import actions
from sbs_data.errors import DelmalError
from sbs_data.store import archive, journal, lock
from tests.store.kit import Store, document, report_id

ONE, TWO = document(name="Ett", claims=[{"value": 80}]), document(name="Två", schools=[])


def do_everything(store: Store) -> None:
    """Everything that is done to reports, once."""
    store.bring(("ett.docx", ONE))
    store.bring(("två.docx", TWO), period="VT23")
    store.answer(report_id(TWO), school="Lillskolan")
    store.confirm(str(store.ask("FROM stated_targets")["target_key"][0]))
    store.decide("decide_status", store.goal_id(TWO), "started", "skäl")
    store.undo(1)


@pytest.fixture
def kept(store: Store, tmp_path: Path) -> Path:
    """A backup of a store where everything has been done once."""
    store.begin_as(do_everything)
    target = tmp_path / "kopia.zip"
    assert actions.backup(store.delmal, target) == actions.Backup(acts=6, documents=2)
    return target


def test_a_backup_in_an_empty_folder_is_the_same_store(
    kept: Path, store: Store, tmp_path: Path
) -> None:
    other = Store.under(tmp_path / "annan")
    assert other.restore(kept) == actions.Backup(acts=6, documents=2)
    assert actions.history(other.delmal) == actions.history(store.delmal)
    for view in ("reports", "goals", "claims", "initiatives", "decisions", "orphaned_decisions"):
        assert other.ask(f"FROM {view} ORDER BY ALL").equals(store.ask(f"FROM {view} ORDER BY ALL"))
    assert other.faults() == []
    other.undo(6)
    assert other.files() == ["ett.docx", "två.docx"]


def test_a_backup_is_for_its_owner_alone_and_leaves_nothing_beside_it(kept: Path) -> None:
    assert kept.stat().st_mode & 0o777 == 0o600
    assert list(kept.parent.glob("*.tmp")) == []


def test_a_store_that_was_opened_and_never_used_counts_as_empty(kept: Path, tmp_path: Path) -> None:
    other = Store.under(tmp_path / "annan")
    other.prepare()
    other.restore(kept)
    assert other.files() == ["två.docx"]


def test_a_backup_is_never_written_over(kept: Path, store: Store) -> None:
    before = kept.read_bytes()
    with pytest.raises(DelmalError, match="finns redan"):
        actions.backup(store.delmal, kept)
    assert kept.read_bytes() == before


def test_no_backup_is_made_while_somebody_writes(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.begin(("ett.docx", ONE))
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.05)
    with lock.writing(store.settings.private), pytest.raises(DelmalError, match="pågår just nu"):
        actions.backup(store.delmal, tmp_path / "kopia.zip")
    assert not (tmp_path / "kopia.zip").exists()


def test_a_damaged_original_stops_the_backup(store: Store, tmp_path: Path) -> None:
    store.begin(("ett.docx", ONE))
    archive.path_of(store.settings.private, archive.digest(ONE)).write_bytes(b"x")
    with pytest.raises(DelmalError, match="skadat"):
        actions.backup(store.delmal, tmp_path / "kopia.zip")
    assert list(tmp_path.glob("kopia*")) == []


def test_nothing_is_restored_over_data(kept: Path, store: Store) -> None:
    before = actions.history(store.delmal)
    with pytest.raises(DelmalError, match="Det finns redan data"):
        store.restore(kept)
    assert actions.history(store.delmal) == before
    assert store.faults() == []


def _rewritten(kept: Path, change: dict[str, bytes | None]) -> Path:
    other = kept.with_name("ändrad.zip")
    with zipfile.ZipFile(kept) as source, zipfile.ZipFile(other, "w") as target:
        members = {name: source.read(name) for name in source.namelist()} | change
        for name, content in members.items():
            if content is not None:
                target.writestr(name, content)
    return other


def _with_changed_journal(kept: Path) -> Path:
    with zipfile.ZipFile(kept) as package:
        lines = package.read(journal.NAME)
    return _rewritten(kept, {journal.NAME: lines.replace(b"VT23", b"VT24")})


DAMAGES: dict[str, Callable[[Path], Path]] = {
    "another original": lambda kept: _rewritten(kept, {_member(ONE): b"x"}),
    "no original": lambda kept: _rewritten(kept, {_member(ONE): None}),
    "a changed journal": _with_changed_journal,
    "no journal": lambda kept: _rewritten(kept, {journal.NAME: None}),
    "a way out": lambda kept: _rewritten(kept, {"../ut.txt": b"x"}),
    "no zip": lambda kept: kept.with_name("tom.zip"),
}


def _member(content: bytes) -> str:
    sha256 = archive.digest(content)
    return f"archive/{sha256[:2]}/{sha256}.docx"


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_backup_puts_nothing_in_place(kept: Path, tmp_path: Path, damage: str) -> None:
    (tmp_path / "tom.zip").write_bytes(b"PK nej")
    other = Store.under(tmp_path / "annan")
    with pytest.raises(DelmalError):
        other.restore(DAMAGES[damage](kept))
    left = [path.name for path in (tmp_path / "annan").rglob("*") if path.is_file()]
    assert left == ["lock"]
    other.restore(kept)  # and the whole one still goes in
    assert other.faults() == []
