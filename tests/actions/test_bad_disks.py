"""A full disk, a folder that cannot be written, files that have been damaged: each its sentence."""

from __future__ import annotations

import errno
import logging
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest
from _pytest.mark import ParameterSet

from sbs_data import actions, logs
from sbs_data.errors import DelmalError
from sbs_data.publishing import publish, snapshots
from sbs_data.settings import Settings
from sbs_data.store import duck, journal
from tests.statistics.exports import own_csv
from tests.store.kit import Store, document, report_id

ONE, TWO = document(name="Ett"), document(name="Två")
MEGABYTES = 20


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A small disk of its own in a folder; the test is skipped where nobody may mount one."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs the right to mount a file system")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True, capture_output=True)


def fill(folder: Path, leave: int) -> None:
    """Write until only ``leave`` bytes are free."""
    space = os.statvfs(folder)
    with (folder / "fyllnad").open("wb") as file:
        file.write(b"\0" * (space.f_bavail * space.f_frsize - leave))


def big(name: str, size: int) -> bytes:
    """A document whose words take room in the archive and in every database."""
    return document(name=name, area=os.urandom(size // 2).hex())


def _long(*leave: int) -> list[ParameterSet]:
    """Each takes a minute: between the ends, `make test-all` looks."""
    return [pytest.param(each, marks=pytest.mark.long) for each in leave]


@pytest.mark.parametrize(
    "leave", [0, *_long(20_000, 200_000), 500_000, *_long(800_000, 1_100_000), 1_400_000]
)
def test_a_full_disk_is_told_wherever_it_comes_and_loses_nothing(
    tmp_path: Path, leave: int
) -> None:
    folder = tmp_path / "disk"
    with mounted(folder, f"size={MEGABYTES}m"):
        store = Store.under(folder / "data")
        store.begin(("ett.docx", ONE))
        fill(folder, leave)
        with pytest.raises(DelmalError, match="Disken är full") as told:
            store.bring(("stor.docx", big("Stor", 400_000)))
        written = len(actions.history(store.delmal))
        assert (told.value.code == "saved_not_shown") == (written == 2)
        assert store.files() == ["ett.docx"]  # what was shown is shown still
        (folder / "fyllnad").unlink()
        store.prepare()
        assert store.files() == ["ett.docx", "stor.docx"][:written]
        assert store.faults() == []
        store.bring(("två.docx", TWO))
        assert store.faults() == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    with mounted(folder, f"size={MEGABYTES}m"):
        store = Store.under(folder / "data")
        store.begin(("ett.docx", ONE))
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        for act in (
            lambda: store.bring(("två.docx", TWO)),
            store.undo,
            store.rebuild,
            lambda: store.erase("r-000000000000"),
        ):
            with pytest.raises(DelmalError, match="går inte att skriva") as told:
                act()
            assert str(folder) in told.value.message
        store.prepare()  # nothing to write, so nothing to say
        assert store.files() == ["ett.docx"]
        assert len(actions.history(store.delmal)) == 1
        subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
        assert store.faults() == []


CAUSES = {
    errno.ENOSPC: "Disken är full",
    errno.EDQUOT: "Diskkvoten är slut",
    errno.EROFS: "disken är skrivskyddad",
    errno.EACCES: "att du har rätt att skriva",
    errno.EPERM: "att du har rätt att skriva",
    errno.EMFILE: "För många filer är öppna",
    errno.EIO: "Disken svarar med ett fel",
    errno.EFBIG: "blir större än",
    errno.ENODEV: "(fel ENODEV)",
}
ACTS: dict[str, Callable[[Store, Path], object]] = {
    "import": lambda store, _: store.bring(("två.docx", TWO)),
    "statistics": lambda store, _: store.bring_statistics(("a.csv", own_csv({}))),
    "answer": lambda store, _: store.answer(report_id(ONE), period="VT23"),
    "undo": lambda store, _: store.undo(),
    "rebuild": lambda store, _: store.rebuild(),
    "erase": lambda store, _: store.erase(report_id(ONE)),
    "backup": lambda store, folder: actions.backup(store.delmal, folder / "kopia.zip"),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("number", CAUSES, ids=errno.errorcode.get)
def test_what_the_system_refuses_is_told_as_what_it_is(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, act: str
) -> None:
    store.begin(("ett.docx", ONE))

    def refused(_: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refused)
        with pytest.raises(DelmalError) as told:
            ACTS[act](store, tmp_path)
    assert CAUSES[number] in told.value.message
    assert "rebuild" not in told.value.message
    assert store.files() == ["ett.docx"]
    store.prepare()
    assert store.faults() == []


@pytest.mark.parametrize("kind", [duckdb.IOException, duckdb.FatalException])
@pytest.mark.parametrize("number", list(CAUSES)[:-1], ids=errno.errorcode.get)
def test_what_the_system_refuses_the_database_is_told_too(
    tmp_path: Path, kind: type[duckdb.Error], number: int
) -> None:
    words = f'IO Error: Could not write file "x": {os.strerror(number)}'
    with pytest.raises(DelmalError) as told, duck.explained(tmp_path / "x.duckdb"):
        raise kind(words)
    assert CAUSES[number] in told.value.message
    assert "rebuild" not in told.value.message


def test_what_fits_neither_in_memory_nor_on_the_disk_is_a_full_disk(tmp_path: Path) -> None:
    words = (
        "Out of Memory Error: failed to offload data block of size 32.0 KiB (0 bytes/0 bytes "
        "used).\nThis limit was set by the 'max_temp_directory_size' setting."
    )
    with (
        pytest.raises(DelmalError, match="Disken är full"),
        duck.explained(tmp_path / "x.duckdb"),
    ):
        raise duckdb.OutOfMemoryException(words)


@pytest.mark.parametrize("leave", [*_long(0, 100_000, 900_000), 400_000])
def test_a_full_disk_under_check_and_rebuild_is_no_damage(tmp_path: Path, leave: int) -> None:
    folder = tmp_path / "disk"
    with mounted(folder, f"size={MEGABYTES}m"):
        store = Store.under(folder / "data")
        store.begin(("stor.docx", big("Stor", 400_000)))
        fill(folder, leave)
        for fault in store.faults():
            assert "Disken är full" in fault
        with pytest.raises(DelmalError, match="Disken är full"):
            store.rebuild()
        (folder / "fyllnad").unlink()
        assert store.faults() == []
        assert store.rebuild().same


@pytest.mark.parametrize("leave", [*_long(0, 100_000, 3_000_000), 1_500_000])
def test_a_full_disk_under_restore_leaves_nothing(tmp_path: Path, leave: int) -> None:
    store = Store.under(tmp_path / "data")
    store.begin(("stor.docx", big("Stor", 400_000)))
    backup = tmp_path / "kopia.zip"
    actions.backup(store.delmal, backup)
    folder = tmp_path / "disk"
    with mounted(folder, f"size={MEGABYTES}m"):
        other = Store.under(folder / "data")
        other.prepare()
        fill(folder, leave)
        with pytest.raises(DelmalError, match="Disken är full"):
            other.restore(backup)
        assert actions.history(other.delmal) == []
        (folder / "fyllnad").unlink()
        assert other.faults() == []
        other.restore(backup)
        assert other.faults() == []


def test_a_snapshot_that_may_not_be_read_is_not_called_damaged(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.begin(("ett.docx", ONE))
    pointer = snapshots.current(store.settings.published)
    assert pointer is not None

    def refused(*_: object) -> None:
        raise duckdb.IOException(f"IO Error: Cannot open file: {os.strerror(errno.EMFILE)}")

    with monkeypatch.context() as patched:
        patched.setattr(duck, "reader", refused)
        with pytest.raises(DelmalError, match="För många filer är öppna"):
            snapshots.open_snapshot(store.settings.published, pointer)
    assert snapshots.current(store.settings.published) == pointer


def test_a_log_that_cannot_be_written_is_no_traceback(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = logs.configure(Settings(data_dir=tmp_path / "loggen", who="x"))
    assert path is not None
    (handler,) = [h for h in logging.getLogger().handlers if isinstance(h, logs._LogFile)]

    def refused(_: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(handler.stream, "write", refused)
    logging.getLogger("sbs_data.x").error("broke")
    assert "Traceback" not in capfd.readouterr().err
    logging.getLogger().removeHandler(handler)
    monkeypatch.undo()
    handler.close()


def _overwritten(path: Path) -> None:
    path.write_bytes(b"x" * path.stat().st_size)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50_000])


def _one_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [_overwritten, _cut, Path.unlink, _one_byte])
def test_a_damaged_snapshot_is_told_and_the_next_start_publishes_anew(
    store: Store, damage: Callable[[Path], None]
) -> None:
    store.begin(("ett.docx", ONE))
    pointer = snapshots.current(store.settings.published)
    assert pointer is not None
    path = store.settings.published / pointer.name
    damage(path)
    (fault,) = store.faults()
    assert "Nästa ändring eller start rättar det." in fault
    store.prepare()
    assert store.files() == ["ett.docx"]
    assert store.faults() == []
    newer = snapshots.current(store.settings.published)
    assert newer is not None
    assert newer.number == pointer.number + 1


def test_a_reader_that_meets_damage_says_so_and_is_given_another(store: Store) -> None:
    store.begin(("ett.docx", ONE))
    pointer = snapshots.current(store.settings.published)
    assert pointer is not None
    path = store.settings.published / pointer.name
    before = path.stat()
    _overwritten(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # damage leaves no date behind
    with pytest.raises(DelmalError, match="saknas eller är skadat"):
        snapshots.open_snapshot(store.settings.published, pointer)
    assert snapshots.current(store.settings.published) is None
    store.prepare()
    assert store.files() == ["ett.docx"]


def test_a_decision_is_never_built_on_a_damaged_snapshot(store: Store) -> None:
    store.begin(("ett.docx", ONE))
    (path,) = store.settings.published.glob("*.duckdb")
    _one_byte(path)
    store.answer(report_id(ONE), period="VT23")
    assert store.faults() == []


def test_a_journal_whose_last_line_is_damaged_stops_every_act_and_names_the_line(
    store: Store,
) -> None:
    store.begin(("ett.docx", ONE))
    store.bring(("två.docx", TWO))
    path = store.settings.private / journal.NAME
    whole = path.read_bytes()
    path.write_bytes(whole[:-20] + b"x" * 19 + b"\n")
    for act in (store.undo, store.rebuild, store.prepare):
        with pytest.raises(DelmalError, match="skadad på rad 2"):
            act()
    assert any("skadad på rad 2" in fault for fault in store.faults())
    assert store.files() == ["ett.docx", "två.docx"]  # readers go on
    path.write_bytes(whole)
    assert store.faults() == []


def test_what_is_private_is_for_its_owner_alone(store: Store) -> None:
    store.begin(("ett.docx", ONE))
    store.answer(report_id(ONE), period="VT23")
    assert store.settings.private.stat().st_mode & 0o777 == 0o700
    for path in store.settings.private.rglob("*"):
        mode = 0o700 if path.is_dir() else 0o600
        assert (path.name, path.stat().st_mode & 0o777) == (path.name, mode)
    assert (store.settings.published / publish.POINTER).stat().st_mode & 0o777 == 0o644
