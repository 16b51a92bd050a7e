"""A crash between any two steps: what was acknowledged is there, and the next start mends it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sbs_data.errors import DelmalError
from sbs_data.publishing import publish
from sbs_data.store import archive, database, journal
from tests.store.kit import Store, document

OLD = document(name="Gammal")
NEW = document(name="Ny")

MOMENTS = [
    (archive, "adopt", "before"),
    (archive, "sync", "before"),
    (database, "stage", "before"),
    (database, "commit", "before"),
    (database, "commit", "after"),
    (journal, "append", "before"),
    (journal, "append", "after"),
    (database, "swap_in", "after"),
    (publish, "build", "after"),
    (publish, "place", "after"),
    (publish, "point", "after"),
    (publish, "_sweep", "after"),
]
"""Between every two steps: after one is before the next."""
WRITTEN = MOMENTS[6:]
JOURNALLED = WRITTEN[::2]


class PowerCut(BaseException):
    """Nothing in the program may catch it."""


def cut(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, when: str) -> None:
    real = getattr(module, name)

    def broken(*args: Any, **kwargs: Any) -> Any:
        if when == "after":
            real(*args, **kwargs)
        raise PowerCut

    monkeypatch.setattr(module, name, broken)


@pytest.mark.parametrize(
    ("module", "name", "when"), MOMENTS, ids=[f"{when} {name}" for _, name, when in MOMENTS]
)
def test_the_next_start_mends_a_crash_at_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, when: str
) -> None:
    store = Store.under(tmp_path)
    store.begin(("gammal.docx", OLD))
    with monkeypatch.context() as patched:
        cut(patched, module, name, when)
        with pytest.raises(PowerCut):
            store.bring(("ny.docx", NEW))
    written = (name, when) in [(name, when) for _, name, when in WRITTEN]
    assert journal.read(store.settings.private).last_no == 1 + written
    store.prepare()
    assert store.faults() == []
    assert store.files() == (["gammal.docx", "ny.docx"] if written else ["gammal.docx"])
    store.undo(1)  # the next act takes away what no act came to name
    known = {archive.digest(content) for content in (OLD, NEW)[: 1 + written]}
    assert set(archive.kept(store.settings.private)) == known
    assert list(store.settings.private.glob("*.pagar")) == []


@pytest.mark.parametrize(("module", "name", "when"), JOURNALLED)
def test_what_is_in_the_journal_is_never_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, when: str
) -> None:
    store = Store.under(tmp_path)
    with monkeypatch.context() as patched:
        cut(patched, module, name, when)
        with pytest.raises(PowerCut):
            store.bring(("ny.docx", NEW))
    store.bring(("gammal.docx", OLD))  # the next writer, without any start between
    assert store.files() == ["ny.docx", "gammal.docx"]
    assert store.faults() == []


def test_a_line_half_written_when_the_power_went_is_set_aside(tmp_path: Path) -> None:
    store = Store.under(tmp_path)
    store.begin(("gammal.docx", OLD))
    path = store.settings.private / journal.NAME
    with path.open("ab") as file:
        file.write(b'{"no":2,"at":"2026')
    store.bring(("ny.docx", NEW))
    assert store.files() == ["gammal.docx", "ny.docx"]
    assert store.faults() == []
    aside = store.settings.private / "journal.avbruten-2"
    assert aside.read_bytes() == b'{"no":2,"at":"2026'


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.under(tmp_path)
    store.begin(("gammal.docx", OLD))
    before = sorted(p for p in tmp_path.rglob("*") if p.is_file())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(journal, "_write_line", full)
        with pytest.raises(DelmalError, match="Disken är full") as told:
            store.bring(("ny.docx", NEW))
    assert str(store.settings.private) in told.value.message
    assert sorted(p for p in tmp_path.rglob("*") if p.is_file()) == before
    assert store.files() == ["gammal.docx"]
    assert store.faults() == []


def test_an_act_that_is_saved_but_not_shown_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.under(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(publish, "build", full)
        with pytest.raises(DelmalError, match="sparad som händelse 1") as told:
            store.bring(("ny.docx", NEW))
    assert told.value.code == "saved_not_shown"
    assert any("Nästa ändring eller start" in fault for fault in store.faults())
    store.prepare()
    assert store.files() == ["ny.docx"]
