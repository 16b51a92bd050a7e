"""How much memory this process and its children take together, as Linux counts it."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType

_PAGE = os.sysconf("SC_PAGE_SIZE")
_EVERY = 0.05


def taken() -> int:
    """Resident bytes of this process and its direct children, pages shared with files left out."""
    pids = [os.getpid(), *_children(os.getpid())]
    return sum(_resident(pid) for pid in pids)


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):
            found += [int(child) for child in (task / "children").read_text().split()]
    return found


def _resident(pid: int) -> int:
    """Resident less shared: what the process has of its own."""
    with suppress(OSError, ValueError):
        _, resident, shared, *_ = Path(f"/proc/{pid}/statm").read_text().split()
        return (int(resident) - int(shared)) * _PAGE
    return 0


def numbers(count: int) -> range:
    """The seeds of a long run: the first ``count``, or those that ``FUZZ_SEEDS`` names."""
    first, _, last = os.environ.get("FUZZ_SEEDS", "").partition(":")
    return range(int(first), int(last)) if first and last else range(count)


class Watch:
    """Remembers the most that was taken while it looked on."""

    def __init__(self) -> None:
        self.most = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def _look(self) -> None:
        while not self._done.wait(_EVERY):
            self.most = max(self.most, taken())

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        self._thread.join()
