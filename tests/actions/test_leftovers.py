"""What was killed on the way is taken away by the next, and nothing that is anybody else's."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from sbs_data import actions
from sbs_data.errors import DelmalError
from sbs_data.store import archive, files, journal, leftovers, observed
from tests.actions.test_a_crash_loses_nothing import NEW, OLD, PowerCut, cut
from tests.statistics.exports import own_csv
from tests.store.kit import Store

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.endurance.worker"])
STRANGER = b"an original that no journal names"


@pytest.fixture
def killed(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with one report, and an import that was killed before its line."""
    store.begin(("gammal.docx", OLD))
    kill_an_import(store, monkeypatch)
    assert archive.digest(NEW) in originals(store)
    return store


def kill_an_import(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        cut(patched, journal, "append", "before")
        with pytest.raises(PowerCut):
            store.bring(("ny.docx", NEW))


def originals(store: Store) -> list[str]:
    return archive.kept(store.settings.private)


def stranger(store: Store) -> str:
    """Somebody's original, that was there before."""
    sha256 = archive.digest(STRANGER)
    archive.put(store.settings.private, sha256, STRANGER)
    return sha256


def test_the_next_act_takes_what_a_killed_import_left(killed: Store) -> None:
    mine = stranger(killed)
    killed.undo(1)
    assert sorted(originals(killed)) == sorted([archive.digest(OLD), mine])
    assert list(killed.settings.private.glob("*.pagar")) == []


def test_so_do_a_backup_and_a_rebuild(killed: Store, tmp_path: Path) -> None:
    mark = (killed.settings.private / leftovers.IMPORT_MARK).read_bytes()
    actions.backup(killed.delmal, tmp_path / "kopia.zip")
    assert originals(killed) == [archive.digest(OLD)]
    archive.put(killed.settings.private, archive.digest(NEW), NEW)
    (killed.settings.private / leftovers.IMPORT_MARK).write_bytes(mark)
    killed.rebuild()
    assert originals(killed) == [archive.digest(OLD)]


def test_a_check_changes_nothing(killed: Store) -> None:
    assert killed.faults() == []
    assert archive.digest(NEW) in originals(killed)


def test_the_same_file_can_be_imported_afterwards(killed: Store) -> None:
    killed.bring(("ny.docx", NEW))
    assert killed.files() == ["gammal.docx", "ny.docx"]
    assert killed.faults() == []


def test_an_original_that_was_there_before_the_killed_act_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.begin(("gammal.docx", OLD))
    archive.put(store.settings.private, archive.digest(NEW), NEW)
    kill_an_import(store, monkeypatch)
    store.undo(1)
    assert archive.digest(NEW) in originals(store)


def test_what_a_later_journal_names_stays(killed: Store) -> None:
    mark = (killed.settings.private / leftovers.IMPORT_MARK).read_bytes()
    killed.bring(("ny.docx", NEW))
    (killed.settings.private / leftovers.IMPORT_MARK).write_bytes(mark)
    killed.undo(2)
    assert archive.digest(NEW) in originals(killed)
    assert killed.faults() == []


def test_nothing_goes_by_a_mark_of_another_journal(killed: Store) -> None:
    path = killed.settings.private / leftovers.IMPORT_MARK
    said = json.loads(path.read_bytes())
    path.write_text(json.dumps(said | {"sum": "0" * 64}))
    killed.undo(1)
    assert archive.digest(NEW) in originals(killed)
    assert not path.exists()


@pytest.mark.parametrize(
    "said",
    [
        b"", b"[", b"7", b"{}", b'{"after": 1}', b"\xff", b"[" * 100_000,
        b'{"originals": [["../../../x", ".docx"], [7, 8], "x", ["", "", ""]], "after": 1}',
        b'{"files": ["/etc/passwd", 7, "x.00000000.tmp", "/tmp/\\u0000.00000000.tmp"]}',
    ],
)  # fmt: skip
def test_a_mark_that_says_nothing_sensible_is_no_harm(killed: Store, said: bytes) -> None:
    for name in (leftovers.IMPORT_MARK, leftovers.BACKUP_MARK):
        (killed.settings.private / name).write_bytes(said)
    killed.undo(1)
    assert killed.faults() == []
    assert list(killed.settings.private.glob("*.pagar")) == []


def test_a_mark_leads_to_nothing_but_originals(killed: Store, tmp_path: Path) -> None:
    known = journal.read(killed.settings.private)
    outside = killed.settings.private / "x.docx"
    outside.write_bytes(b"x")
    record = {
        "after": known.last_no,
        "sum": known.checksum,
        "originals": [["../x", ".docx"], [archive.digest(OLD), ".docx"], ["x" * 64, ".docx"]],
    }
    (killed.settings.private / leftovers.IMPORT_MARK).write_text(json.dumps(record))
    victim = tmp_path / "viktig.zip"
    victim.write_bytes(b"x")
    (killed.settings.private / leftovers.BACKUP_MARK).write_text(
        json.dumps({"files": [str(victim), str(tmp_path / "viktig.tmp")]})
    )
    killed.undo(1)
    assert outside.exists()
    assert victim.exists()
    assert archive.digest(OLD) in originals(killed)


def test_figures_of_a_killed_import_go_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.begin(("gammal.docx", OLD))
    with monkeypatch.context() as patched:
        cut(patched, journal, "append", "before")
        with pytest.raises(PowerCut):
            store.bring_statistics(("egna.csv", own_csv({})))
    private = store.settings.private
    assert len(archive.kept(private, archive.STATISTICS)) == 1
    store.undo(1)
    assert archive.kept(private, archive.STATISTICS) == []
    assert list((private / observed.FOLDER).glob("*.parquet")) == []


def test_an_act_that_fails_leaves_no_mark(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.begin(("gammal.docx", OLD))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(journal, "_write_line", full)
        with pytest.raises(DelmalError, match="Disken är full"):
            store.bring(("ny.docx", NEW))
    assert originals(store) == [archive.digest(OLD)]
    assert list(store.settings.private.glob("*.pagar")) == []


def test_a_first_import_that_was_killed_is_in_no_restores_way(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Store.under(tmp_path / "annan")
    other.bring(("gammal.docx", OLD))
    actions.backup(other.delmal, tmp_path / "kopia.zip")
    kill_an_import(store, monkeypatch)
    store.restore(tmp_path / "kopia.zip")
    assert store.files() == ["gammal.docx"]
    assert originals(store) == [archive.digest(OLD)]


def test_what_somebody_put_there_is_still_in_a_restores_way(store: Store, tmp_path: Path) -> None:
    other = Store.under(tmp_path / "annan")
    other.bring(("gammal.docx", OLD))
    actions.backup(other.delmal, tmp_path / "kopia.zip")
    mine = stranger(store)
    with pytest.raises(DelmalError, match="Det finns original"):
        store.restore(tmp_path / "kopia.zip")
    assert originals(store) == [mine]


# A backup.


def back_up_and_die(folder: Path, target: Path) -> None:
    store = Store.under(folder)
    real = archive.get

    def last(*args: object) -> bytes:
        os.kill(os.getpid(), signal.SIGKILL)
        return real(*args)  # type: ignore[arg-type]

    archive.get = last  # type: ignore[assignment]
    actions.backup(store.delmal, target)


def kill_a_backup(store: Store, target: Path) -> Path:
    """What it left beside the target."""
    process = FORKS.Process(target=back_up_and_die, args=(store.settings.data_dir, target))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    (half,) = target.parent.glob(f"{target.name}.*.tmp")
    return half


def test_the_next_backup_takes_what_a_killed_one_left(store: Store, tmp_path: Path) -> None:
    store.begin(("gammal.docx", OLD))
    folder = tmp_path / "kopior"
    folder.mkdir()
    half = kill_a_backup(store, folder / "ett.zip")
    others = folder / "ett.zip.0a0a0a0a.tmp"  # another store's, as far as anybody knows
    others.write_bytes(b"x")
    actions.backup(store.delmal, folder / "två.zip")
    assert not half.exists()
    assert sorted(folder.iterdir()) == sorted([others, folder / "två.zip"])
    assert list(store.settings.private.glob("*.pagar")) == []


def test_so_does_the_next_act(store: Store, tmp_path: Path) -> None:
    store.begin(("gammal.docx", OLD))
    half = kill_a_backup(store, tmp_path / "ett.zip")
    store.undo(1)
    assert not half.exists()


def test_one_on_a_disk_that_is_away_goes_when_it_is_back(store: Store, tmp_path: Path) -> None:
    store.begin(("gammal.docx", OLD))
    folder, away = tmp_path / "usb", tmp_path / "borta"
    folder.mkdir()
    half = kill_a_backup(store, folder / "ett.zip")
    folder.rename(away)
    store.undo(1)
    actions.backup(store.delmal, tmp_path / "två.zip")
    away.rename(folder)
    assert half.exists()
    store.undo(2)
    assert not half.exists()


def test_a_backup_is_made_where_nothing_can_be_noted(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.begin(("gammal.docx", OLD))

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "write_whole", full)
    assert actions.backup(store.delmal, tmp_path / "ett.zip").documents == 1


def test_half_written_files_of_ours_go_and_others_stay(store: Store) -> None:
    store.begin(("gammal.docx", OLD))
    private = store.settings.private
    half, other = private / f"{journal.NAME}.4711.tmp", private / "anteckningar.tmp"
    half.write_bytes(b"x")
    other.write_bytes(b"x")
    store.undo(1)
    assert (half.exists(), other.exists()) == (False, True)
