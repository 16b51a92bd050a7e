"""What the child is asked to do in these tests."""
# ruff: noqa: ARG001 - every task is given the bytes and the name

from __future__ import annotations

import os
import resource
import signal
import time
from typing import Any

from sbs_data.errors import DelmalError, Refused

_held: list[bytes] = []


def told(content: bytes, file_name: str, **options: Any) -> Any:
    return {"size": len(content), "file": file_name, "pid": os.getpid(), **options}


def bounds(content: bytes, file_name: str) -> Any:
    return [resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0]]


def refuse(content: bytes, file_name: str) -> Any:
    raise Refused(f"”{file_name}” är fel.", code="wrong")


def full(content: bytes, file_name: str) -> Any:
    raise DelmalError("Disken är full.", code="disk_full")


def spin(content: bytes, file_name: str) -> Any:
    while True:
        pass


def sleep(content: bytes, file_name: str) -> Any:
    time.sleep(600)


def swell(content: bytes, file_name: str) -> Any:
    return len(b"x" * (1 << 33))


def swell_slowly(content: bytes, file_name: str) -> Any:
    held = []
    while True:
        held.append(bytearray(1 << 20))


def hold(content: bytes, file_name: str, *, size: int) -> Any:
    _held.append(b"x" * size)
    return os.getpid()


def die(content: bytes, file_name: str) -> Any:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(content: bytes, file_name: str) -> Any:
    os._exit(0)


def fail(content: bytes, file_name: str, **options: Any) -> Any:
    raise ZeroDivisionError(content)


# Where a room's own reader is to fail.
look = figures = fail


def answer_at_length(content: bytes, file_name: str, *, size: int) -> Any:
    return "x" * size


def print_something(content: bytes, file_name: str) -> Any:
    print("on the line")
    return 1
