"""Reading what is published. Never waits for a writer, and is never changed under its reader."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from sbs_data.errors import DelmalError
from sbs_data.publishing import publish
from sbs_data.store import duck, files

_ALIAS = "published"


@dataclass(frozen=True, slots=True)
class Pointer:
    """The published snapshot's file name and running number."""

    name: str
    number: int


def current(published: Path) -> Pointer | None:
    """The snapshot that is shown now; ``None`` when there is none that this version can show.

    That is so before anything is published, after an upgrade, and when the file was found to be
    damaged: ``prepare`` then publishes anew.
    """
    shown = publish.read_pointer(published)
    if shown is None:
        return None
    _refuse_newer(shown.schema_version)
    if not shown.is_ours or publish.is_distrusted(published / shown.name):
        return None
    return Pointer(shown.name, shown.number)


def open_snapshot(published: Path, pointer: Pointer) -> Snapshot:
    """Open a snapshot, locked down to that one file. It stays readable when newer ones come."""
    path = published / pointer.name
    try:
        if not path.is_file():  # ATTACH in read-only mode would say so in English
            raise _damaged(path)
        connection = duck.reader(path, _ALIAS)
    except (duck.Error, OSError) as error:
        raise _unreadable(path, error) from error
    snapshot = Snapshot(pointer, connection, path)
    try:
        version = snapshot.query("SELECT schema_version FROM snapshot")
        _refuse_newer(int(version["schema_version"].iloc[0]))
    except (duck.Error, IndexError) as error:
        snapshot.close()
        raise _unreadable(path, error) from error
    except BaseException:
        snapshot.close()
        raise
    return snapshot


class Snapshot:
    """One published snapshot, open. Safe to ask from many threads at once."""

    def __init__(self, pointer: Pointer, connection: duck.Connection, path: Path) -> None:
        self.pointer = pointer
        self._path = path
        self._connection = connection
        self._guard = threading.Lock()
        self._asking = 0
        self._closed = False

    def query(self, sql: str, params: Mapping[str, object] | None = None) -> pd.DataFrame:
        """The answer to one question. Parameters are ``$name`` in the SQL, never put in it."""
        with self._guard:
            if self._closed:
                raise DelmalError(
                    "Underlaget har bytts ut mot ett nyare. Ladda om sidan.", code="closed"
                )
            self._asking += 1
            cursor = self._connection.cursor()  # its own: shared ones mix their answers up
        try:
            cursor.execute(f"USE {_ALIAS}")
            return cursor.execute(sql, dict(params or {})).df()
        except duck.Damaged as error:
            raise _unreadable(self._path, error) from error
        finally:
            cursor.close()
            with self._guard:
                self._asking -= 1
                self._close_when_idle()

    def close(self) -> None:
        """Let go of the file, after the questions that are being answered right now."""
        with self._guard:
            self._closed = True
            self._close_when_idle()

    def _close_when_idle(self) -> None:
        if self._closed and self._asking == 0:
            self._connection.close()


def _refuse_newer(schema_version: int) -> None:
    if schema_version > publish.SCHEMA_VERSION:
        raise DelmalError(
            "Det publicerade underlaget är skapat av en nyare version av programmet. "
            "Uppdatera programmet och försök igen.",
            code="newer_snapshot",
        )


def _unreadable(path: Path, error: Exception) -> DelmalError:
    """What the system refused, else that the file is damaged."""
    refused = duck.refusal(error)
    return _damaged(path) if refused is None else files.disk_error(refused, path.parent)


def _damaged(path: Path) -> DelmalError:
    """Says so, and sees to it that the next ``prepare`` publishes another."""
    publish.distrust(path)
    return DelmalError(
        f"Det publicerade underlaget {path} saknas eller är skadat. Ladda om sidan: då skapas "
        "det på nytt. Hjälper det inte, kör ”python -m sbs_data rebuild”.",
        code="snapshot_damaged",
    )
