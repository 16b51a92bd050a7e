"""The child process that reads hostile files: ``python -m sbs_data.reports.worker``.

On its standard input, for each file: two lengths (8 bytes each, big-endian), a JSON object with
its name and what persons have told of it, and the bytes. On its standard output, for each: a
length and a JSON object with ``report`` or ``refused``. It holds no rights the reader does not
need, and ends when its input does.
"""

from __future__ import annotations

import json
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

from sbs_data.errors import Refused
from sbs_data.model import Told
from sbs_data.plain_data import from_plain, to_plain
from sbs_data.reports import limits
from sbs_data.reports.reader import read_report

HEADER = struct.Struct(">QQ")
LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class About:
    """What goes with a file's bytes."""

    file: str
    told: tuple[Told, ...]


def main() -> None:
    """Read files until the input ends."""
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers on the line
    _bound_memory()
    while header := source.read(HEADER.size):
        about_length, content_length = HEADER.unpack(header)
        about = from_plain(About, json.loads(source.read(about_length)))
        content = source.read(content_length)
        _answer(answers, _read(content, about))
        del content


def _read(content: bytes, about: About) -> dict[str, object]:
    try:
        return {"report": to_plain(read_report(content, about.file, about.told))}
    except Refused as refusal:
        return {"refused": {"message": refusal.message, "code": refusal.code}}
    except MemoryError:
        return {"fault": "memory"}
    except Exception as error:  # said to the parent; the words of the file stay here
        return {"fault": type(error).__name__}


def _answer(answers: BinaryIO, record: dict[str, object]) -> None:
    try:
        written = json.dumps(record).encode()
    except MemoryError:
        written = b'{"fault": "memory"}'
    answers.write(LENGTH.pack(len(written)))
    answers.write(written)
    answers.flush()


def _bound_memory() -> None:
    """Where the system can (not on Windows), take no more memory than an honest report needs."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(
            resource.RLIMIT_AS, (limits.WORKER_MEMORY_BYTES, limits.WORKER_MEMORY_BYTES)
        )
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
