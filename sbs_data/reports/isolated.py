"""Reading in child processes with bounds on memory and time, kept warm between files.

A file that makes the reader crash, hang or swell takes its child with it and nothing else: the
file is refused and the next one gets a new child.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, LifoQueue

from sbs_data.errors import DelmalError, Refused
from sbs_data.model import Report, Told
from sbs_data.plain_data import from_plain, to_plain
from sbs_data.reports import limits
from sbs_data.reports.worker import HEADER, LENGTH, About
from sbs_data.settings import PROJECT

log = logging.getLogger(__name__)


class _Child:
    """One process that reads one file at a time."""

    def __init__(self) -> None:
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "sbs_data.reports.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=PROJECT,
                env={**os.environ, "PYTHONPATH": str(PROJECT), "MALLOC_ARENA_MAX": "1"},
            )
        except OSError as error:
            raise DelmalError(
                "Läsaren kunde inte startas. Datorn har troligen ont om minne: stäng andra "
                "program och försök igen.",
                code="no_worker",
            ) from error

    def read(self, content: bytes, about: About) -> Report:
        """Raises :class:`Refused` for the file, ``BrokenPipeError`` when the child is gone."""
        timer = threading.Timer(limits.READ_SECONDS, self.kill)
        timer.daemon = True
        timer.start()
        try:
            answer = self._ask(content, about)
        finally:
            timer.cancel()
        record = json.loads(answer)
        if "report" in record:
            return from_plain(Report, record["report"])
        if "refused" in record:
            raise Refused(record["refused"]["message"], code=record["refused"]["code"])
        log.error("the reader failed in its own process: %s", record["fault"])
        raise BrokenPipeError

    def _ask(self, content: bytes, about: About) -> bytes:
        source, answers = self._process.stdin, self._process.stdout
        if source is None or answers is None:  # both are pipes
            raise BrokenPipeError
        said = json.dumps(to_plain(about)).encode()
        source.write(HEADER.pack(len(said), len(content)))
        source.write(said)
        source.write(content)
        source.flush()
        header = answers.read(LENGTH.size)
        if len(header) < LENGTH.size:
            raise BrokenPipeError
        (length,) = LENGTH.unpack(header)
        answer = answers.read(length)
        if len(answer) < length:
            raise BrokenPipeError
        return answer

    def kill(self) -> None:
        self._process.kill()

    def close(self) -> None:
        """End the child and collect it; safe to call for one already dead."""
        with suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


_idle: LifoQueue[_Child] = LifoQueue()


def read_isolated(content: bytes, file_name: str, told: tuple[Told, ...] = ()) -> Report:
    """:func:`sbs_data.reports.read_report`, in a child of its own. Safe from many threads."""
    if not content or len(content) > limits.MAX_FILE_BYTES:
        from sbs_data.reports.reader import read_report

        return read_report(content, file_name, told)  # refused by its size, before it is opened
    child = _take()
    try:
        report = child.read(content, About(file_name, told))
    except Refused:
        _idle.put(child)
        raise
    except (OSError, ValueError, TypeError, KeyError):
        child.kill()
        child.close()
        raise Refused(
            f"”{file_name}” gick inte att läsa: dokumentet är skadat eller för stort för minnet. "
            "Öppna det i Word, spara en ny kopia och försök igen.",
            code="reader_fault",
        ) from None
    except BaseException:
        child.kill()
        child.close()
        raise
    _idle.put(child)
    return report


def read_all(files: Iterable[tuple[str, bytes]]) -> Iterator[Report | Refused]:
    """Read many files, in order, on as many children as there are cores (two at most).

    Only a handful of files is held at a time, however many there are.
    """
    workers = max(1, min(limits.MAX_WORKERS, os.cpu_count() or 1))
    with ThreadPoolExecutor(workers, thread_name_prefix="reading") as pool:
        waiting: list[Future[Report | Refused]] = []
        for name, content in files:
            waiting.append(pool.submit(_read_or_refuse, content, name))
            if len(waiting) > 2 * workers:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


def _read_or_refuse(content: bytes, file_name: str) -> Report | Refused:
    try:
        return read_isolated(content, file_name)
    except Refused as refusal:
        return refusal


def _take() -> _Child:
    try:
        return _idle.get_nowait()
    except Empty:
        return _Child()


@atexit.register
def close_idle() -> None:
    """End the children that are waiting for work."""
    while True:
        try:
            _idle.get_nowait().close()
        except Empty:
            return
