"""Documents that have been read and not yet merged, on the disk: their rows and their originals.

Reading is done outside the lock and takes as long as it takes, one document in memory at a time.
What was read waits here, in a folder of its own, so that the merge under the lock is short and a
thousand files take no more memory than ten.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any

import pyarrow as pa
from filelock import FileLock, Timeout

from sbs_data.model import Report
from sbs_data.store import content, database, duck, files, heard, lock, observed
from sbs_data.store.heard import Answered, Heard, Identity
from sbs_data.store.statistics_acts import ReadAs

FOLDER = "staging"
BATCH = 25
"""So many documents are held as rows before they are written."""
NOTHING = Heard(Identity(), {}, ())
"""How a document is read that asks nothing."""


class Staging:
    """A folder of documents on their way in. Closed by leaving ``with``; then it is gone.

    ``heard`` is how those were read that ask something, by SHA-256.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents: set[str] = set()
        self.heard: dict[str, Heard] = {}
        self._again: Staging | None = None
        self._is_inserted = False
        self.figures: dict[str, int] = {}
        self.read_as: dict[str, ReadAs] = {}
        """Of statistics files, by the key of their figures: how they were read."""
        self._schemas = database.schemas()
        self._waiting: dict[str, list[content.Row]] = {name: [] for name in content.CONTENT}
        self._unwritten = 0
        self._open = ExitStack()
        self._writers: dict[str, Any] = {}

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, *_: object) -> None:
        if self._again is not None:
            self._again.__exit__()
        self._open.close()

    def keep(self, sha256: str, original: bytes) -> None:
        """Keep a document's bytes, forced to the disk, until the archive takes them over."""
        with files.explained(self.folder):
            path = self.original(sha256)
            if not path.exists():
                path.touch(mode=0o600)
                with path.open("wb") as file:
                    file.write(original)
                    file.flush()
                    os.fsync(file.fileno())

    def take_in(self, pieces: Iterable[bytes]) -> str:
        """Keep a file that comes in pieces, and give its SHA-256. It is not forced to the disk.

        Raises what the pieces do; then nothing is kept.
        """
        with files.explained(self.folder):
            coming = self.folder / f"{token_hex(8)}.incoming"
            coming.touch(mode=0o600)
            try:
                sha256 = hashlib.sha256()
                with coming.open("wb") as file:
                    for piece in pieces:
                        sha256.update(piece)
                        file.write(piece)
                coming.replace(self.original(sha256.hexdigest()))
            finally:
                coming.unlink(missing_ok=True)
        return sha256.hexdigest()

    def force(self, sha256: str) -> None:
        """Force a file that was taken in to the disk."""
        with files.explained(self.folder):
            files.sync_file(self.original(sha256))

    def forget(self, sha256: str) -> None:
        """Let go of the bytes of a document that was refused."""
        if sha256 not in self.documents:
            self.original(sha256).unlink(missing_ok=True)

    def original(self, sha256: str) -> Path:
        """Where a document's bytes wait."""
        return self.folder / f"{sha256}.original"

    def add(self, report: Report, answered: Sequence[Answered] = ()) -> None:
        """Take in what a document says, once however often it comes.

        ``answered`` is what it was read with. With other answers it takes the earlier one's place.
        """
        of = heard.of_report(report, answered)
        if report.sha256 in self.documents:
            if self.heard.get(report.sha256, NOTHING).answered != of.answered:
                self._add_again(report, answered, of)
            return
        self.documents.add(report.sha256)
        if self._is_inserted:
            self._add_again(report, answered, of)
            return
        self._note(report.sha256, of)
        for table, rows in content.rows(report, answered).items():
            self._waiting[table] += rows
        self._unwritten += 1
        if self._unwritten >= BATCH:
            self._write()

    def _add_again(self, report: Report, answered: Sequence[Answered], of: Heard) -> None:
        """What is written is not written in: the later reading waits in a folder within."""
        if self._again is None:
            within = self.folder / "again"
            files.private_folder(within)
            self._again = Staging(within)
        self._again.add(report, answered)
        self._note(report.sha256, of)

    def _note(self, sha256: str, of: Heard) -> None:
        self.heard.pop(sha256, None)
        if of.keys:
            self.heard[sha256] = of

    def new_figures(self) -> Path:
        """Where the next statistics file's figures are to be written."""
        return self.folder / f"{token_hex(8)}.figures"

    def take_figures(
        self,
        key: str,
        written: Path,
        about: observed.About,
        read_as: ReadAs,
    ) -> None:
        """Take in what a statistics file says. ``figures`` has its number of rows.

        The same bytes under another name are the first one's: so the journal tells of them too.
        """
        if key in self.figures:
            written.unlink()
            return
        with files.explained(self.folder):
            path = observed.path_of(self.folder, key)
            files.private_folder(path.parent)
            written.replace(path)
        self.figures[key] = about.rows
        self.read_as[key] = read_as

    def insert(self, connection: duck.Connection, wanted: Collection[str]) -> None:
        """Put the rows of the wanted documents into the content tables."""
        self._write()
        own = set(wanted) & self.documents
        if self._again is not None:
            self._again.insert(connection, own)
            own -= self._again.documents
        # A join gathers all rows in memory: only where some of them are not wanted.
        only = "" if self.documents <= own else "SEMI JOIN wanted USING (sha256)"
        chosen = pa.table({"sha256": pa.array(sorted(own), pa.string())})
        connection.register("wanted", chosen)
        try:
            for table in content.CONTENT:
                with files.explained(self.folder), self._stored(table) as rows:
                    duck.insert(connection, table, rows, only)
        finally:
            connection.unregister("wanted")

    def _write(self) -> None:
        if not self._unwritten:
            return
        with files.explained(self.folder):
            for table, rows in self._waiting.items():
                self._writer(table).write_table(
                    pa.Table.from_pylist(rows, schema=self._schemas[table])
                )
                rows.clear()
        self._unwritten = 0

    def _writer(self, table: str) -> Any:
        if table not in self._writers:
            sink = self._open.enter_context((self.folder / f"{table}.arrows").open("wb"))
            self._writers[table] = self._open.enter_context(
                pa.ipc.new_stream(sink, self._schemas[table])
            )
        return self._writers[table]

    @contextmanager
    def _stored(self, table: str) -> Iterator[Any]:
        """The rows written so far, a batch at a time. What is added afterwards waits apart."""
        self._is_inserted = True
        self._open.close()
        path = self.folder / f"{table}.arrows"
        if not path.exists():
            yield pa.Table.from_pylist([], schema=self._schemas[table])
            return
        with path.open("rb") as source, pa.ipc.open_stream(source) as rows:
            yield rows


@contextmanager
def opened(private: Path) -> Iterator[Staging]:
    """A new folder to stage in, held while it is used. Must not be called under the lock."""
    with ExitStack() as stack:
        with lock.writing(private), files.explained(private):
            _sweep(private)
            folder = private / FOLDER / token_hex(8)
            files.private_folder(folder.parent)
            files.private_folder(folder)
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            stack.enter_context(_held(folder))
        yield stack.enter_context(Staging(folder))


def sweep(private: Path) -> None:
    """Remove what crashed imports left behind. The caller holds the lock."""
    with files.explained(private):
        _sweep(private)


def _sweep(private: Path) -> None:
    # A folder is made and held under the store's lock, so one that nobody holds is left over.
    for folder in (private / FOLDER).glob("*"):
        try:
            with _held(folder).acquire(timeout=0):
                pass
        except (Timeout, OSError):
            continue
        shutil.rmtree(folder, ignore_errors=True)


def _held(folder: Path) -> FileLock:
    return FileLock(folder / "held", preserve_lock_file=True, fallback_to_soft=False, mode=0o600)
