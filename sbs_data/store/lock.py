"""One writer at a time, across processes and threads. A reader of the snapshot never waits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from sbs_data.errors import DelmalError
from sbs_data.store import files

WAIT_SECONDS = 60.0
"""The lock covers merge and publish, never parsing: a minute is many imports."""


@contextmanager
def writing(private: Path, wait: float | None = None) -> Iterator[None]:
    """Hold the store's only lock; says so in Swedish when somebody else keeps it too long."""
    with files.explained(private):
        files.private_folder(private)
        # The file stays: removing it would let two writers lock two different files.
        # No soft lock in its place: a crashed writer's would have to be removed by hand.
        lock = FileLock(
            private / "lock", mode=0o600, preserve_lock_file=True, fallback_to_soft=False
        )
        try:
            lock.acquire(timeout=WAIT_SECONDS if wait is None else wait)
        except Timeout as error:
            raise DelmalError(
                "En annan import eller ändring pågår just nu. Ingenting har sparats. "
                "Vänta en stund och försök igen.",
                code="locked",
            ) from error
    try:
        yield
    finally:
        lock.release()
