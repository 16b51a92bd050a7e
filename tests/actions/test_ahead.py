"""A large import works before it takes the lock: no decision waits for it, none is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sbs_data.actions import ahead
from sbs_data.publishing import ground
from sbs_data.store import database, staging
from tests.store.kit import Store, document, report_id


def of(name: str, **said: Any) -> tuple[str, bytes]:
    return f"{name}.docx", document(name=name, authority=f"{name}-kommunen", **said)


OLD, OTHER, NEW = of("gammal"), of("annan"), of("ny")


@pytest.fixture
def busy(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store where every import is worth working ahead for."""
    monkeypatch.setattr(ahead, "WORTH_IT", 1)
    store.bring(OLD)
    return store


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Somebody does something after the next import's work is done, before it has the lock."""
    real = ahead.work

    def work(*args: Any) -> Any:
        done = real(*args)
        monkeypatch.setattr(ahead, "work", real)
        act()
        return done

    monkeypatch.setattr(ahead, "work", work)


@pytest.fixture
def in_lock(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is still done of the long work in the place where everybody waits."""
    found: list[str] = []
    stage, fill = database.stage, ground.fill

    def staging_(connection: Any, *args: Any) -> None:
        found.append("stage")
        stage(connection, *args)

    def filling(base: Path, target: Path, *args: Any) -> None:
        if staging.FOLDER not in str(target):
            found.append("fill")
        fill(base, target, *args)

    monkeypatch.setattr(database, "stage", staging_)
    monkeypatch.setattr(ground, "fill", filling)
    return found


def test_under_the_lock_nothing_is_left_to_read_or_index(busy: Store, in_lock: list[str]) -> None:
    busy.bring(NEW)
    assert in_lock == ["stage"]  # once, and not for the ground that everybody waits for
    assert busy.files() == ["gammal.docx", "ny.docx"]
    assert busy.faults() == []
    assert busy.rebuild().same


@pytest.mark.parametrize(
    "act",
    [
        lambda store: store.answer(report_id(OLD[1]), period="VT23", school="Storskolan"),
        lambda store: store.undo(1),
        lambda store: store.bring(OTHER),
        lambda store: store.bring(NEW),
        lambda store: store.erase(report_id(OLD[1])),
    ],
    ids=["answer", "undo", "another import", "the same import", "erase"],
)
def test_what_somebody_does_meanwhile_counts(
    busy: Store, monkeypatch: pytest.MonkeyPatch, act: Callable[[Store], object]
) -> None:
    meanwhile(monkeypatch, lambda: act(busy))
    busy.bring(NEW)
    assert "ny.docx" in busy.files()
    assert busy.faults() == []
    assert busy.rebuild().same


def test_an_answer_meanwhile_is_shown_beside_the_import(
    busy: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, lambda: busy.answer(report_id(OLD[1]), period="VT23"))
    busy.bring(NEW)
    shown = busy.ask("SELECT file, period FROM reports ORDER BY import_no")
    assert list(shown["file"]) == ["gammal.docx", "ny.docx"]
    assert shown["period"][0] == "VT23"


class PowerCut(BaseException):
    """Nothing in the program may catch it."""


def test_work_done_ahead_by_somebody_who_died_is_swept(
    busy: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(ahead.Ahead, "put_revised", die)
        with pytest.raises(PowerCut):
            busy.bring(NEW)
    assert busy.files() == ["gammal.docx"]
    busy.bring(OTHER)
    assert busy.files() == ["gammal.docx", "annan.docx"]
    assert busy.faults() == []
    assert list((busy.settings.private / staging.FOLDER).iterdir()) == []
