"""The children from the outside: kept warm between files, and never more than a few at once."""

from __future__ import annotations

import atexit
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from sbs_data import limits
from sbs_data.bounded.wire import ANSWER, QUESTION, Answer, Question
from sbs_data.errors import DelmalError, Refused
from sbs_data.settings import PROJECT

log = logging.getLogger(__name__)

# Memory is bounded by address space: what a library reserves ahead counts as taken.
_FRUGAL = {
    "MALLOC_ARENA_MAX": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "OMP_NUM_THREADS": "2",
    "OPENBLAS_NUM_THREADS": "1",
    "ARROW_IO_THREADS": "2",
}


class Why(StrEnum):
    """Why a file could not be read, where the reader itself could not say."""

    TOO_SLOW = "too_slow"
    TOO_MUCH_MEMORY = "too_much_memory"
    CRASH = "reader_crash"
    FAULT = "reader_fault"


class Unread(Exception):
    """The child was stopped or broke; ``seconds`` are those the file was allowed."""

    def __init__(self, why: Why, seconds: float) -> None:
        super().__init__(why)
        self.why = why
        self.seconds = seconds

    def refusal(self, file_name: str, advice: str) -> Refused:
        """What to say of the file; ``advice`` is a sentence on what to do with one of its kind."""
        what = {
            Why.TOO_SLOW: f"tog mer än {self.seconds:.0f} sekunder att läsa och lästes därför inte",
            Why.TOO_MUCH_MEMORY: "behövde mer minne än en fil får ta och lästes därför inte",
            Why.CRASH: "gick inte att läsa: filen är skadad",
            Why.FAULT: "kunde inte läsas på grund av ett fel i programmet",
        }[self.why]
        return Refused(f"”{file_name}” {what}. {advice}", code=str(self.why))


def read(
    task: str, content: bytes | Path, file_name: str, options: dict[str, Any] | None = None
) -> Any:
    """What ``task`` (``module:function``) says of a file, as plain JSON data. Safe from threads.

    A ``Path`` is a file of ours that nobody changes meanwhile: only the child holds its bytes.
    Raises :class:`Refused` or :class:`DelmalError` as the task did, :class:`Unread` where it could
    not end, and ``OSError`` where the path leads nowhere.
    """
    path, sent = (content, b"") if isinstance(content, Path) else (None, content)
    allowed = limits.allowance(len(sent) if path is None else path.stat().st_size)
    question: Question = {
        "task": task,
        "file": file_name,
        "path": None if path is None else str(path.absolute()),
        "options": options or {},
        "memory": allowed.memory,
        "seconds": allowed.seconds,
    }
    with _lent() as child:
        answer = child.ask(question, sent, allowed)
    if "said" in answer:
        return answer["said"]
    if "refused" in answer:
        refused = answer["refused"]
        kind = Refused if refused["is_file"] else DelmalError
        raise kind(refused["message"], code=refused["code"])
    if "fault" in answer:
        fault = answer["fault"]
        log.error("a reader failed in its own process: %s at %s", fault["kind"], fault["place"])
        raise Unread(Why.FAULT, allowed.seconds)
    raise Unread(Why.TOO_MUCH_MEMORY, allowed.seconds)


class _Child:
    """One process that reads one file at a time."""

    def __init__(self) -> None:
        self._is_late = False
        self.is_spent = False
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "sbs_data.bounded.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=PROJECT,
                env={**os.environ, "PYTHONPATH": str(PROJECT), **_FRUGAL},
            )
        except OSError as error:
            raise DelmalError(
                "Läsaren kunde inte startas. Datorn har troligen ont om minne: stäng andra "
                "program och försök igen.",
                code="no_worker",
            ) from error

    def ask(self, question: Question, content: bytes, allowed: limits.Allowance) -> Answer:
        """The child's answer. Raises :class:`Unread` when it is gone."""
        timer = threading.Timer(allowed.wall, self._stop)
        timer.daemon = True
        timer.start()
        try:
            answer = cast("Answer", json.loads(self._send(question, content)))
        except (OSError, ValueError, EOFError):
            raise Unread(self._why_gone(), allowed.seconds) from None
        finally:
            timer.cancel()
        self.is_spent = "memory" in answer or answer.get("is_spent", False)
        return answer

    def _send(self, question: Question, content: bytes) -> bytes:
        source, answers = self._process.stdin, self._process.stdout
        if source is None or answers is None:  # both are pipes
            raise EOFError
        asked = json.dumps(question).encode()
        source.write(QUESTION.pack(len(asked), len(content)))
        source.write(asked)
        source.write(content)
        source.flush()
        header = answers.read(ANSWER.size)
        if len(header) < ANSWER.size:
            raise EOFError
        (length,) = ANSWER.unpack(header)
        if length > limits.MAX_ANSWER_BYTES:
            return b'{"memory": true}'
        answer = answers.read(length)
        if len(answer) < length:
            raise EOFError
        return answer

    def _stop(self) -> None:
        self._is_late = True
        self.kill()

    def _why_gone(self) -> Why:
        self.kill()
        code = self._process.wait()
        is_out_of_time = code == -getattr(signal, "SIGXCPU", 0) and code != 0
        return Why.TOO_SLOW if self._is_late or is_out_of_time else Why.CRASH

    @property
    def is_alive(self) -> bool:
        """Whether it still waits: the system may have ended it meanwhile."""
        return self._process.poll() is None

    def kill(self) -> None:
        """Stop it, whatever it is doing."""
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


class _Pool:
    """The children of this process: those that wait for work, and how many may be at work."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Know no child."""
        self.idle: list[_Child] = []
        self.places = threading.BoundedSemaphore(limits.MAX_CHILDREN)
        self._lock = threading.Lock()

    def take(self) -> _Child:
        """A child that waited for work, else a new one."""
        while (child := self._next()) is not None:
            if child.is_alive:
                return child
            child.close()
        return _Child()

    def give_back(self, child: _Child) -> None:
        """Let it wait for the next file, unless enough do or it had better end."""
        with self._lock:
            if not child.is_spent and len(self.idle) < limits.MAX_IDLE:
                self.idle.append(child)
                return
        child.close()

    def empty(self) -> None:
        """End those that wait."""
        while (child := self._next()) is not None:
            child.close()

    def _next(self) -> _Child | None:
        with self._lock:
            return self.idle.pop() if self.idle else None


_pool = _Pool()


@contextmanager
def _lent() -> Iterator[_Child]:
    """A child for one file: back in the pool unless something went wrong with it."""
    with _pool.places:
        child = _pool.take()
        try:
            yield child
        except BaseException:
            child.kill()
            child.close()
            raise
        _pool.give_back(child)


@atexit.register
def close_idle() -> None:
    """End the children that are waiting for work."""
    _pool.empty()


def _forget() -> None:
    """A fork of this process has none of its children: they answer to the one that made them."""
    _not_ours.extend(_pool.idle)
    _pool.begin()


_not_ours: list[_Child] = []
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
