"""The child process: ``python -m sbs_data.bounded.worker``.

It reads one file at a time, as ``sbs_data.bounded.wire`` says, under the bounds that came with the
file, and ends when its input does. What reads is imported when it is first asked for.
"""

from __future__ import annotations

import importlib
import json
import math
import os
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from sbs_data import limits
from sbs_data.bounded.wire import ANSWER, QUESTION, Answer, Fault, Question
from sbs_data.errors import DelmalError, Refused

_ROOM = Path(__file__).resolve().parents[1]
# What a system that doesn't tell is taken to hold before a file is read.
_UNKNOWN_BYTES = 512 * limits.MIB
# The pages that others look at meanwhile come first.
_NICER = 5


def main() -> None:
    """Read files until the input ends."""
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers on the line
    _settle()
    while len(header := source.read(QUESTION.size)) == QUESTION.size:
        asked, size = QUESTION.unpack(header)
        question: Question = json.loads(source.read(asked))
        content = source.read(size)
        if len(content) < size:
            return
        if question["path"] is not None:
            content = Path(question["path"]).read_bytes()
        _answer(answers, question, content)
        del content


def _answer(answers: BinaryIO, question: Question, content: bytes) -> None:
    module, _, name = question["task"].partition(":")
    work = getattr(importlib.import_module(module), name)
    at_rest = _held() - len(content)
    try:
        with _bounded(question):
            written = json.dumps(
                _tried(work, content, question["file"], question["options"])
            ).encode()
    except MemoryError:
        written = json.dumps(Answer(memory=True)).encode()
    # The content is still held here; beside it nothing should be.
    if _held() - len(content) > at_rest + limits.SPENT_BYTES:
        written = written[:-1] + b', "is_spent": true}'
    answers.write(ANSWER.pack(len(written)))
    answers.write(written)
    answers.flush()


def _tried(work: Any, content: bytes, file: str, options: dict[str, Any]) -> Answer:
    try:
        return {"said": work(content, file, **options)}
    except DelmalError as error:
        is_file = isinstance(error, Refused)
        return {"refused": {"message": error.message, "code": error.code, "is_file": is_file}}
    except MemoryError:
        return {"memory": True}
    except Exception as error:  # told to the parent; the words of the file stay here
        return {"fault": _fault(error)}


def _fault(error: Exception) -> Fault:
    places = [
        f"{Path(frame.filename).relative_to(_ROOM)}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_ROOM)
    ]
    return {"kind": type(error).__name__, "place": places[-1]}


def _settle() -> None:
    """Once: behind others in the queue for the processor, and no image of a crash on the disk."""
    with suppress(ImportError, OSError, ValueError, AttributeError):
        import resource

        os.nice(_NICER)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def _bounded(question: Question) -> Iterator[None]:
    """Where the system can (not on Windows), take no more than this file may."""
    try:
        import resource
    except ImportError:
        yield
        return
    of = {
        resource.RLIMIT_AS: _held() + question["memory"],
        # Its signal ends the process.
        resource.RLIMIT_CPU: math.ceil(time.process_time() + question["seconds"]),
    }
    before = {}
    for what, most in of.items():
        with suppress(OSError, ValueError):
            before[what] = resource.getrlimit(what)
            hard = before[what][1]
            soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (soft, hard))
    try:
        yield
    finally:
        for what, limit in before.items():
            with suppress(OSError, ValueError):
                resource.setrlimit(what, limit)


def _held() -> int:
    """The address space of this process, in bytes."""
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return _UNKNOWN_BYTES


if __name__ == "__main__":
    main()
